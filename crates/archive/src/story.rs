//! A story, as the index lists it.

use dateline_article::Date;
use serde::{Deserialize, Serialize};

use crate::key::Key;

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// The address of its file, relative to the site.
    pub src: String,
    /// Its headline; may be empty.
    pub headline: String,
    /// Its rubric.
    pub section: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Whom and what it is about, the most mentioned first.
    pub cast: Vec<Leading>,
}

/// An entity that leads the cast of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leading {
    /// What it is known by in all stories.
    pub key: Key,
    /// Its id in this one.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// What it is called here.
    pub name: String,
}
