//! Generated stories of four sizes, for the benches: the same in each run, with mentions that nest and cross, and with
//! characters of every length.
//!
//! Words are random, so that a story compresses worse than real prose does.

mod chance;
mod json;
mod overlaps;
mod words;

use std::ops::Range;

pub use crate::chance::Chance;

use crate::words::{joint, name, word};

/// How long a story is, and how much of it is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// What it is called in tables.
    pub name: &'static str,
    /// About so many characters.
    pub n_characters: usize,
    /// Exactly so many mentions.
    pub n_mentions: usize,
    /// Exactly so many entities.
    pub n_entities: usize,
}

/// The sizes that everything is measured with, the smallest first.
pub const SIZES: [Size; 4] = [
    Size { name: "S", n_characters: 3_600, n_mentions: 80, n_entities: 20 },
    Size { name: "M", n_characters: 100_000, n_mentions: 2_000, n_entities: 200 },
    Size { name: "L", n_characters: 1_000_000, n_mentions: 20_000, n_entities: 1_500 },
    Size { name: "XL", n_characters: 10_000_000, n_mentions: 200_000, n_entities: 8_000 },
];

/// The types of the entities, in turn.
pub const TYPES: [&str; 5] = ["person", "organization", "place", "date", "event"];

/// The id of the entity that is mentioned once: to jump to.
pub const FAR: &str = "far";
/// Where in the story that is.
const FAR_AT: f64 = 0.77;

/// A fifth of the mentions lie over others.
const OVERLAPPING: f64 = 0.2;
/// Paragraphs have so many bytes, about.
const PARAGRAPH: Range<u64> = 300..900;
const SEED: u64 = 1;

/// A generated story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The texts of its paragraphs.
    pub paragraphs: Vec<String>,
    /// Who and what is in it.
    pub entities: Vec<Entity>,
    /// In reading order, the longer first.
    pub mentions: Vec<Mention>,
}

/// Who or what is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Unique in the story.
    pub id: String,
    /// One of [`TYPES`].
    pub kind: &'static str,
    /// Its full name.
    pub name: String,
}

/// A mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// An index into the entities.
    pub entity: usize,
    /// An index into the paragraphs.
    pub paragraph: usize,
    /// In bytes of that text.
    pub span: Range<usize>,
}

impl Story {
    /// The story of this size.
    pub fn new(size: Size) -> Story {
        let mut chance = Chance::new(SEED);
        let entities = entities(size.n_entities, &mut chance);
        let mut writer = Writer { entities, ..Writer::default() };
        writer.write(size, &mut chance);
        let Writer { entities, paragraphs, mut mentions, .. } = writer;
        overlaps::add(&mut mentions, &paragraphs, size, &mut chance);
        mentions.sort_by_key(|it| (it.paragraph, it.span.start, std::cmp::Reverse(it.span.end)));
        Story { paragraphs, entities, mentions }
    }

    /// The words of a mention.
    pub fn words(&self, mention: &Mention) -> &str {
        let paragraph = self.paragraphs.get(mention.paragraph);
        paragraph.and_then(|it| it.get(mention.span.clone())).unwrap_or_default()
    }

    /// All texts, a line each.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n")
    }
}

/// The last one is the one that is mentioned once.
fn entities(n: usize, chance: &mut Chance) -> Vec<Entity> {
    let entity = |idx: usize| {
        let kind = TYPES[idx % TYPES.len()];
        let id = if idx + 1 == n { FAR.to_owned() } else { format!("e{idx}") };
        Entity { id, kind, name: name(kind, chance) }
    };
    (0..n).map(entity).collect()
}

/// Writes paragraphs, with mentions at even distances that never overlap.
#[derive(Debug, Default)]
struct Writer {
    entities: Vec<Entity>,
    paragraphs: Vec<String>,
    mentions: Vec<Mention>,
    /// The paragraph that is being written.
    text: String,
    /// How many words its last sentence has.
    n_words: usize,
    /// How many bytes the paragraphs before it have.
    n_before: usize,
}

impl Writer {
    fn write(&mut self, size: Size, chance: &mut Chance) {
        let n_mentions = overlaps::n_without(size);
        let distance = size.n_characters as f64 / n_mentions as f64;
        let far_at = (n_mentions as f64 * FAR_AT) as usize;
        let mut next_at = distance * chance.share();
        let mut end = chance.within(PARAGRAPH);
        while self.n_bytes() < size.n_characters || self.mentions.len() < n_mentions {
            if next_at <= self.n_bytes() as f64 && self.mentions.len() < n_mentions {
                let others = self.entities.len().saturating_sub(1);
                let is_far = self.mentions.len() == far_at;
                self.mention(if is_far { others } else { chance.below(others as u64) as usize });
                next_at = distance * (self.mentions.len() as f64 + 0.9 * chance.share());
            } else {
                let word = word(self.n_words == 0, chance);
                self.text.push_str(&word);
            }
            self.n_words += 1;
            let joint = joint(self.n_words, chance);
            if joint == ". " {
                self.n_words = 0;
            }
            self.text.push_str(joint);
            if end < self.text.len() as u64 {
                self.end_paragraph();
                end = chance.within(PARAGRAPH);
            }
        }
        self.end_paragraph();
    }

    fn n_bytes(&self) -> usize {
        self.n_before + self.text.len()
    }

    fn mention(&mut self, entity: usize) {
        let start = self.text.len();
        if let Some(it) = self.entities.get(entity) {
            self.text.push_str(&it.name);
        }
        let paragraph = self.paragraphs.len();
        self.mentions.push(Mention { entity, paragraph, span: start..self.text.len() });
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_end_matches([' ', ',', '.']);
        if !text.is_empty() {
            self.n_before += text.len();
            self.paragraphs.push(format!("{text}."));
        }
        self.n_words = 0;
    }
}

#[cfg(test)]
mod tests;
