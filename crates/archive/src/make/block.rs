//! Blocks: so many stories as fit into memory, sorted.

use std::collections::BTreeMap;
use std::io::{self, Read};

use serde::{Deserialize, Serialize};

use super::frames;
use crate::entry::{Entry, Member, Naming, When};
use crate::story::Story;

/// What a block has: each a run of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The stories, in their order, with how they name their casts.
    Stories,
    /// The words, in their order, each with the stories that have it.
    Words,
    /// What is said of each entity of each story.
    Cast,
}

impl Section {
    /// All of them, in the order of [`Block::sections`].
    pub const ALL: [Section; 3] = [Section::Stories, Section::Words, Section::Cast];
}

/// Where blocks are kept while an index is made of them.
pub trait Blocks {
    /// How many there are.
    fn count(&self) -> usize;

    /// Opens a section of a block.
    ///
    /// # Errors
    ///
    /// That it can't be read.
    fn open(&self, block: usize, section: Section) -> io::Result<Box<dyn Read + Send + '_>>;

    /// Keeps a run that was made of a block.
    ///
    /// # Errors
    ///
    /// That it can't be written.
    fn keep(&mut self, block: usize, run: Vec<u8>) -> io::Result<()>;

    /// Opens what was kept of a block.
    ///
    /// # Errors
    ///
    /// That it can't be read.
    fn kept(&self, block: usize) -> io::Result<Box<dyn Read + Send + '_>>;
}

/// A story of a block.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoryRow {
    pub(super) when: When,
    pub(super) story: Story,
    pub(super) cast: Vec<NamedRow>,
}

/// An entity of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NamedRow {
    pub(super) id: String,
    pub(super) naming: Naming,
}

/// A word of a block: the stories, by their number in the block, and whether their headlines have it.
pub(super) type WordRow = (String, Vec<(u32, bool)>);

/// What is said of an entity in the story with this number in the block.
pub(super) type CastRow = (u32, Member);

/// Stories, gathered until they are enough for a block.
#[derive(Debug, Default)]
pub struct Block {
    entries: Vec<Entry>,
    n_bytes: usize,
}

impl Block {
    /// Adds a story.
    pub fn add(&mut self, entry: Entry) {
        self.n_bytes += weight(&entry);
        self.entries.push(entry);
    }

    /// About how many bytes it holds in memory.
    pub fn n_bytes(&self) -> usize {
        self.n_bytes
    }

    /// Whether no story is in it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Its sections, in the order of [`Section::ALL`].
    ///
    /// # Errors
    ///
    /// A record of more than 4 GiB.
    pub fn sections(mut self) -> io::Result<[Vec<u8>; 3]> {
        self.entries.sort_by(|a, b| a.when.cmp(&b.when));
        let (mut stories, mut words, mut cast) = (Vec::new(), Vec::new(), Vec::new());
        let mut all: BTreeMap<String, Vec<(u32, bool)>> = BTreeMap::new();
        for (nth, entry) in (0..).zip(self.entries) {
            let named = entry
                .cast
                .iter()
                .map(|it| NamedRow { id: it.id.clone(), naming: it.naming.clone() });
            let row = StoryRow { when: entry.when, story: entry.story, cast: named.collect() };
            frames::write(&mut stories, &row)?;
            for member in entry.cast {
                let row: CastRow = (nth, member);
                frames::write(&mut cast, &row)?;
            }
            for (word, is_in_headline) in entry.words {
                all.entry(word).or_default().push((nth, is_in_headline));
            }
        }
        for row in all {
            let row: WordRow = row;
            frames::write(&mut words, &row)?;
        }
        Ok([stories, words, cast])
    }
}

/// About how many bytes a story takes: its texts, and what stands around each.
fn weight(entry: &Entry) -> usize {
    let words: usize = entry.words.keys().map(|it| it.len() + 40).sum();
    let said = |it: &Member| {
        let texts = it.sentences.iter().map(|it| it.text.len() + 80);
        texts.chain(it.quotes.iter().map(|it| it.text.len() + 80)).sum::<usize>() + 300
    };
    words + entry.cast.iter().map(said).sum::<usize>() + entry.story.headline.len() + 400
}
