//! A reader's corrections: what `changes` of the format say, and the story that comes of them.
//!
//! A correction names entities by their ids and words by themselves, and is applied to what those before it have left. One
//! that does not fit, because an earlier one was taken back or the story is another, changes nothing and says why. Texts
//! never change.

mod apply;
mod occurrences;
mod read;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

use crate::article::Article;
use crate::entity_type::EntityType;
use crate::unicode::Unicode;

/// A story with corrections applied.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// The story, which has no `changes` any more.
    pub article: Article,
    /// What became of each correction, in their order.
    pub outcomes: Vec<Result<Done, Unfit>>,
}

/// What a correction did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What it was.
    pub kind: ChangeKind,
    /// What was corrected: the name of an entity before the correction, or words.
    pub name: String,
    /// What they are now, where that is another: a name, or the word for a type.
    pub now: Option<String>,
    /// How many mentions are concerned.
    pub n_mentions: usize,
}

/// The kinds of corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Mentions that are none.
    Hide,
    /// Two entities that are one.
    Merge,
    /// Mentions of somebody else.
    Split,
    /// An entity that is something else.
    Retype,
    /// A name that nobody has marked.
    Add,
}

/// Why a correction changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no object, or a value that it needs is missing or of another type.
    Incomplete,
    /// It is of a kind that the format does not have.
    UnknownKind(String),
    /// No entity has that id.
    NoEntity(String),
    /// There is no such place in the story, or other words stand there.
    NotThere(String),
    /// Nothing is marked there.
    NoMention,
    /// It is so already.
    Already,
    /// Only so many corrections are taken.
    OverLimit,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::Incomplete => f.write_str("does not say what it corrects"),
            Unfit::UnknownKind(word) => write!(f, "“{word}” is no kind of correction"),
            Unfit::NoEntity(id) => write!(f, "no entity has the id “{id}”"),
            Unfit::NotThere(words) if words.is_empty() => {
                f.write_str("there is no such place in the story")
            }
            Unfit::NotThere(words) => write!(f, "“{words}” does not stand there"),
            Unfit::NoMention => f.write_str("nothing is marked there"),
            Unfit::Already => f.write_str("it is so already"),
            Unfit::OverLimit => f.write_str("there are too many corrections before it"),
        }
    }
}

/// Applies `changes`, an array of corrections as JSON, to a story; what it has in its own `changes` is not looked at.
pub fn corrected(article: &Article, changes: &str, unicode: &'static Unicode) -> Corrected {
    apply::all(article, &read::changes(changes), unicode)
}

impl Article {
    /// The story as its own `changes` have it.
    pub fn as_corrected(&self, unicode: &'static Unicode) -> Cow<'_, Article> {
        match &self.changes {
            Some(changes) => Cow::Owned(corrected(self, changes, unicode).article),
            None => Cow::Borrowed(self),
        }
    }
}

/// One correction.
#[derive(Clone, Debug, PartialEq)]
enum Change {
    Hide(Those),
    Merge { entity: String, into: String },
    Split { these: Those, into: Target },
    Retype { these: Those, kind: EntityType },
    Add { words: Words, is_everywhere: bool, into: Target },
}

/// Mentions that are there: of an entity, with some words, or both.
#[derive(Clone, Debug, PartialEq)]
struct Those {
    entity: Option<String>,
    words: Option<Words>,
}

/// Words of the story.
#[derive(Clone, Debug, PartialEq)]
enum Words {
    At(At),
    Everywhere(String),
}

/// A place; offsets in code points.
#[derive(Clone, Debug, PartialEq)]
struct At {
    block: Block,
    start: u64,
    end: u64,
    text: Option<String>,
}

/// The text that a place lies in.
#[derive(Clone, Debug, PartialEq)]
enum Block {
    Index(u64),
    Id(String),
}

/// An entity that is there or is made.
#[derive(Clone, Debug, PartialEq)]
struct Target {
    id: Option<String>,
    name: Option<String>,
    kind: Option<EntityType>,
}
