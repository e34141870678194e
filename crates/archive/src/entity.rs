//! An entity across all stories.

use dateline_article::Date;
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::month::Month;

/// Who an entity is, and what can be said of it in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// What it is known by.
    pub key: Key,
    /// Its type: the one most stories give it.
    pub kind: String,
    /// What it is called: by most stories.
    pub name: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// Its role and description, each as the newest story has it that has one.
    pub role: Option<String>,
    /// See `role`.
    pub description: Option<String>,
    /// In how many stories it is.
    pub n_stories: u32,
    /// How often these mention it.
    pub n_mentions: u32,
    /// How much of what it says they quote.
    pub n_quotes: u32,
    /// How often it is mentioned month by month, in order; `None` where stories have no date.
    pub months: Vec<(Option<Month>, u32)>,
    /// Who is in most of these stories too, with their number; not all of them.
    pub company: Vec<(Known, u32)>,
    /// Whom else its name may mean, where the stories don't say: they are kept apart.
    pub maybe: Vec<Known>,
}

/// An entity, as others name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// What it is known by.
    pub key: Key,
    /// Its type.
    pub kind: String,
    /// What it is called.
    pub name: String,
}

/// What goes by a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maybe {
    /// What it is.
    pub known: Known,
    /// In how many stories it is.
    pub n_stories: u32,
    /// Whether the name is one of its own, and not only the end of one.
    pub is_whole: bool,
}

/// Where the stories of one segment mention an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passages {
    /// Story by story, the oldest first.
    pub stories: Vec<Told>,
}

/// What a story says of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The address of the story's file, relative to the site.
    pub src: String,
    /// Its headline; may be empty.
    pub headline: String,
    /// When it was published.
    pub published: Option<Date>,
    /// The entity's id in it.
    pub id: String,
    /// How often it is mentioned.
    pub n_mentions: u32,
    /// The sentences that mention it, in their order.
    pub sentences: Vec<Sentence>,
    /// What it says, in the order of the story.
    pub quotes: Vec<Said>,
}

/// A sentence that mentions an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its text; of a long one, what stands around the mention.
    pub text: String,
    /// Where in `text` the entity is mentioned: bytes, on character boundaries.
    pub marks: Vec<(u32, u32)>,
    /// Which mention of the entity in its story is the first in it, from 1.
    pub n: u32,
}

/// Words that an entity says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The words; long ones are cut at a word.
    pub text: String,
    /// The block that they stand in: its id or its number.
    pub block: String,
    /// Whether a program has tied them to who said them.
    pub is_automatic: bool,
}
