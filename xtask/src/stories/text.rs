//! The words of made-up stories.

use dateline_bench_stories::Chance;

use super::Ranks;
use super::cast::Member;

/// How many words there are.
const N_WORDS: usize = 30_000;

/// The words that English has most of, in about this order.
const COMMON: [&str; 60] = [
    "the",
    "of",
    "to",
    "and",
    "a",
    "in",
    "that",
    "for",
    "on",
    "is",
    "was",
    "with",
    "he",
    "as",
    "at",
    "by",
    "it",
    "from",
    "be",
    "said",
    "has",
    "his",
    "an",
    "have",
    "not",
    "are",
    "but",
    "were",
    "had",
    "they",
    "who",
    "will",
    "which",
    "more",
    "their",
    "she",
    "its",
    "would",
    "about",
    "been",
    "one",
    "after",
    "new",
    "or",
    "her",
    "this",
    "when",
    "there",
    "than",
    "people",
    "all",
    "two",
    "out",
    "over",
    "could",
    "into",
    "year",
    "them",
    "other",
    "government",
];
const BEGINNINGS: [&str; 30] = [
    "con", "re", "in", "pro", "de", "un", "com", "dis", "ex", "per", "trans", "inter", "pre",
    "sub", "st", "tr", "gr", "pl", "br", "cl", "m", "s", "t", "f", "w", "l", "h", "b", "g", "k",
];
const MIDDLES: [&str; 36] = [
    "a", "e", "i", "o", "u", "ate", "ent", "ist", "ort", "ess", "ind", "act", "ock", "amp", "ell",
    "orm", "ing", "aul", "eat", "ound", "ard", "ick", "ull", "ance", "ider", "oma", "ave", "ese",
    "uti", "ope", "era", "ima", "olo", "ute", "ari", "enti",
];
const ENDINGS: [&str; 28] = [
    "", "s", "ed", "ing", "er", "ers", "ly", "ment", "tion", "tions", "al", "ity", "ness", "able",
    "ive", "ous", "ful", "ist", "ism", "ance", "ant", "ish", "ward", "hood", "ship", "en", "y",
    "le",
];

/// All words, the most used first.
pub(super) struct Vocabulary {
    words: Vec<String>,
    ranks: Ranks,
}

impl Vocabulary {
    pub(super) fn new() -> Vocabulary {
        let mut words: Vec<String> = COMMON.map(str::to_owned).to_vec();
        // A number that shares no factor with that of all words reaches each once.
        let n_all = BEGINNINGS.len() * MIDDLES.len() * ENDINGS.len();
        let made = (0..).map(|it: usize| it * 7919 % n_all).map(|it| {
            let (end, rest) = (it % ENDINGS.len(), it / ENDINGS.len());
            let (middle, begin) = (rest % MIDDLES.len(), rest / MIDDLES.len());
            format!("{}{}{}", BEGINNINGS[begin], MIDDLES[middle], ENDINGS[end])
        });
        words.extend(made.take(N_WORDS - COMMON.len()));
        Vocabulary { ranks: Ranks::new(words.len(), 2.7), words }
    }

    fn word(&self, chance: &mut Chance) -> &str {
        &self.words[self.ranks.draw(chance)]
    }

    /// A sentence of `least` words and some more.
    pub(super) fn sentence(&self, chance: &mut Chance, least: u64, most: u64) -> String {
        let n = least + chance.below(most - least + 1);
        let words: Vec<&str> = (0..n).map(|_| self.word(chance)).collect();
        let text = words.join(" ");
        let mut chars = text.chars();
        let first = chars.next().map(|it| it.to_ascii_uppercase());
        first.into_iter().chain(chars).chain(['.']).collect()
    }
}

/// What a story has been given so far, as JSON.
#[derive(Default)]
pub(super) struct Told {
    pub(super) blocks: Vec<String>,
    pub(super) mentions: Vec<String>,
    pub(super) quotes: Vec<String>,
    pub(super) n_words: usize,
    /// How many of the cast have been named.
    n_named: usize,
}

impl Told {
    /// Adds a paragraph that names some of the cast, and may quote one of them.
    pub(super) fn paragraph(&mut self, words: &Vocabulary, cast: &[Member], chance: &mut Chance) {
        let mut text = String::new();
        for _ in 0..1 + chance.below(3) {
            let sentence = words.sentence(chance, 6, 14);
            let head = sentence.trim_end_matches('.');
            self.put(&mut text, &format!("{head} "));
            self.name(&mut text, cast, chance);
            let tail = words.sentence(chance, 3, 9).to_lowercase();
            self.put(&mut text, &format!(" {tail} "));
        }
        if chance.below(4) == 0 {
            let at = text.chars().count();
            let said = words.sentence(chance, 6, 16);
            self.put(&mut text, &format!("“{}” said ", said.replace('.', ",")));
            let end = at + said.chars().count() + 2;
            if let Some(speaker) = self.name(&mut text, cast, chance).filter(|it| it.is_person()) {
                let (block, id) = (self.blocks.len(), speaker.id());
                self.quotes.push(format!(
                    "{{\"speaker\":\"{id}\",\"kind\":\"direct\",\"parts\":[{{\"block\":{block},\"start\":{at},\"end\":{end}}}]}}"
                ));
            }
            self.put(&mut text, ".");
        }
        self.blocks.push(format!("{{\"type\":\"paragraph\",\"text\":\"{}\"}}", text.trim_end()));
    }

    fn put(&mut self, text: &mut String, more: &str) {
        self.n_words += more.split_ascii_whitespace().count();
        text.push_str(more);
    }

    /// Names the next of the cast; once all have been, one of the first again, as stories do.
    fn name<'a>(
        &mut self,
        text: &mut String,
        cast: &'a [Member],
        chance: &mut Chance,
    ) -> Option<&'a Member> {
        let again = chance.below(3) == 0 && 0 < self.n_named || cast.len() <= self.n_named;
        let nth = if again {
            chance.below(self.n_named.div_ceil(2) as u64) as usize
        } else {
            self.n_named += 1;
            self.n_named - 1
        };
        let member = cast.get(nth)?;
        let name = if again { &member.short } else { &member.name };
        let (start, len) = (text.chars().count(), name.chars().count());
        self.mentions.push(format!(
            "{{\"entity\":\"{}\",\"block\":{},\"start\":{start},\"end\":{}}}",
            member.id(),
            self.blocks.len(),
            start + len
        ));
        self.put(text, name);
        Some(member)
    }
}
