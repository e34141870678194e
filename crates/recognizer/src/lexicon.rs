//! What is known of words and names before a text is read: classes of phrases, clusters of words.
//!
//! Phrases are kept by a hash of 64 bits of their words, not as an automaton: sorted and front-coded they travel in 40 %
//! fewer bytes than an FST of them (368 KB against 667 KB with brotli, 107 000 names), and a phrase is looked up by the
//! hashes that its words have already. That two of a million phrases meet in one hash has odds of one in 37 million.

use crate::hash::Hash;
use crate::table::Table;

/// Kinds of knowledge about a word or a phrase; a set of them is one `u32`.
pub mod class {
    /// Countries, unions, territories.
    pub const COUNTRY: u32 = 1;
    /// Cities over 100 000 people, capitals.
    pub const CITY: u32 = 1 << 1;
    /// Smaller towns.
    pub const TOWN: u32 = 1 << 2;
    /// Provinces, regions, rivers, mountains, buildings, and whatever else has a place.
    pub const PLACE: u32 = 1 << 3;
    /// Organizations.
    pub const ORGANIZATION: u32 = 1 << 4;
    /// Brands and operators.
    pub const BRAND: u32 = 1 << 5;
    /// People known to the news, by their whole name or one that is theirs alone.
    pub const PERSON: u32 = 1 << 6;
    /// Given names.
    pub const GIVEN: u32 = 1 << 7;
    /// Surnames.
    pub const SURNAME: u32 = 1 << 8;
    /// Nationalities, peoples, faiths, political families.
    pub const GROUP: u32 = 1 << 9;
    /// Events.
    pub const EVENT: u32 = 1 << 10;
    /// Products, works, laws and other names.
    pub const OTHER: u32 = 1 << 11;
    /// Teams, and the towns that stand for them.
    pub const TEAM: u32 = 1 << 12;
    /// Words before a person's name.
    pub const TITLE: u32 = 1 << 13;
    /// Words for what somebody is.
    pub const ROLE: u32 = 1 << 14;
    /// Words that organizations are named with.
    pub const ORG_HEAD: u32 = 1 << 15;
    /// Words that end the name of a company.
    pub const ORG_SUFFIX: u32 = 1 << 16;
    /// Words that places are named with.
    pub const PLACE_HEAD: u32 = 1 << 17;
    /// Verbs of saying.
    pub const SAY: u32 = 1 << 18;
    /// Written with a capital, but no name.
    pub const CAPITALISED: u32 = 1 << 19;
    /// Only so in capital letters: an acronym.
    pub const CAPITALS: u32 = 1 << 20;

    /// Those of names, which want a capital.
    pub const NAMES: u32 = TITLE - 1;
    /// How many there are.
    pub const COUNT: u32 = 21;
}

/// Set beside the classes where longer phrases begin with these words.
const GOES_ON: u32 = 1 << 31;

/// The longest phrase that is looked for, in tokens.
pub const LONGEST: usize = 8;

/// What is known of a word beside its classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The Brown cluster, from 1; 0 if it has none.
    pub cluster: u16,
    /// How often it is written with a capital: 1 never to 7 always; 0 if it is not known.
    pub casing: u8,
}

/// A phrase that was found at some token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// How many tokens it has.
    pub len: usize,
    /// What it is.
    pub classes: u32,
}

/// Words and names, ready to be asked.
#[derive(Debug)]
pub struct Lexicon {
    names: Table,
    words: Table,
    /// For each cluster its path in the tree of clusters, from the root, with a leading 1.
    paths: Vec<u32>,
}

/// The hash that a word goes into phrases with. Acronyms go in as they are, all else in lower case.
pub(crate) fn word_hash(word: &str) -> u64 {
    Hash::new(3).with_text(word).raw()
}

const PHRASE: Hash = Hash::new(5);

impl Lexicon {
    /// Of `names`, each its words joined by a space, with its classes; and of `words` with their clusters.
    pub fn new<'t>(
        names: impl Iterator<Item = (&'t str, u32)> + Clone,
        words: impl ExactSizeIterator<Item = (&'t str, Word)>,
        paths: Vec<u32>,
    ) -> Lexicon {
        // Beginnings of phrases are entries too; those that a name shares with the one before are there already.
        let mut before = "";
        let new_words = names.clone().map(|(name, _)| {
            let last = std::mem::replace(&mut before, name);
            let shared = name.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
            1 + name.bytes().skip(shared).filter(|it| *it == b' ').count()
        });
        let mut table = Table::with_room(new_words.sum());
        for (name, classes) in names {
            let mut hash = PHRASE;
            let mut rest = name;
            // Names are short: to look at each byte is faster than the search of `split`.
            while let Some(end) = rest.bytes().position(|it| it == b' ') {
                hash = hash.with(word_hash(&rest[..end]));
                *table.entry(hash.finish()) |= GOES_ON;
                rest = &rest[end + 1..];
            }
            *table.entry(hash.with(word_hash(rest)).finish()) |= classes;
        }
        let mut clusters = Table::with_room(words.len());
        for (word, it) in words {
            *clusters.entry(word_hash(word)) = u32::from(it.cluster) | u32::from(it.casing) << 16;
        }
        Lexicon { names: table, words: clusters, paths }
    }

    /// What is known of a word, by its hash as it is written and in lower case.
    pub(crate) fn word(&self, written: u64, lower: u64) -> Word {
        let written = self.words.get(written).unwrap_or_default();
        let lower = self.words.get(lower).unwrap_or_default();
        let cluster = if written as u16 == 0 { lower as u16 } else { written as u16 };
        Word { cluster, casing: (lower >> 16) as u8 }
    }

    /// The first `bits` of the path to `cluster`, with a leading 1; 0 if it has none.
    pub fn path(&self, cluster: u16, bits: u32) -> u32 {
        let path = self.paths.get(cluster as usize).copied().unwrap_or_default();
        let len = 31_u32.saturating_sub(path.leading_zeros());
        if len > bits { path >> (len - bits) } else { path }
    }

    /// Looks for phrases that begin with the first of `words`, given by their hashes: all of them, shortest first.
    pub(crate) fn phrases(&self, words: impl Iterator<Item = u64>, mut found: impl FnMut(Match)) {
        let mut hash = PHRASE;
        for (at, word) in words.take(LONGEST).enumerate() {
            hash = hash.with(word);
            let Some(bits) = self.names.get(hash.finish()) else { return };
            if bits & !GOES_ON != 0 {
                found(Match { len: at + 1, classes: bits & !GOES_ON });
            }
            if bits & GOES_ON == 0 {
                return;
            }
        }
    }
}
