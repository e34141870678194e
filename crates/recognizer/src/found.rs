//! What is found in a text, in words of its own: names, mentions, entities, quotes.

use dateline_article::{EntityType, Geo, QuoteKind};

use crate::labels::Kind;

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Index of the text.
    pub(crate) text: usize,
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// How sure the model is, in percent: of the least sure of its tokens.
    pub(crate) sure: u8,
    /// Whether it is known as a country's or a city's, whatever it was taken for.
    pub(crate) is_country_or_city: bool,
}

/// Something found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Index of the text.
    pub text: usize,
    /// First byte; always on a `char` boundary.
    pub start: usize,
    /// One past the last byte; always on a `char` boundary.
    pub end: usize,
    /// What it is.
    pub kind: EntityType,
    /// How sure the recognizer is, in percent.
    pub sure: u8,
    /// Index into [`Recognition::entities`]; dates, times and amounts have none.
    pub entity: Option<usize>,
    /// A resolved date (EDTF) or amount.
    pub value: Option<String>,
}

/// Mentions of one thing in the world, as far as the recognizer can tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityType,
    /// Its longest name in the text.
    pub name: String,
    /// Its other names in the text, by first occurrence.
    pub aliases: Vec<String>,
    /// Its Wikidata id, where a gazetteer confirms it.
    pub wikidata: Option<String>,
    /// Where it lies, where a gazetteer says so.
    pub geo: Option<Geo>,
}

/// Words said, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Index into [`Recognition::entities`].
    pub speaker: Option<usize>,
    /// Word for word, or not.
    pub kind: QuoteKind,
    /// The words: index of the text, first byte, one past the last.
    pub parts: Vec<(usize, usize, usize)>,
    /// How sure the recognizer is of the speaker, in percent.
    pub sure: u8,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognition {
    /// By text and place; they do not overlap.
    pub mentions: Vec<Mention>,
    /// By first mention.
    pub entities: Vec<Entity>,
    /// By place.
    pub quotes: Vec<Quote>,
}

/// The word of the format for a kind.
pub(crate) fn type_of(kind: Kind) -> EntityType {
    match kind {
        Kind::Person => EntityType::Person,
        Kind::Organization => EntityType::Organization,
        Kind::Place => EntityType::Place,
        Kind::Group => EntityType::Group,
        Kind::Event => EntityType::Event,
        Kind::Other => EntityType::Other,
    }
}
