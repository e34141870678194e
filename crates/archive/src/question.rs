//! What is asked of all stories, and the answer.

use std::ops::Range;

use crate::key::Key;
use crate::month::Month;

/// What is asked of all stories; what is empty asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Words that each must have, the last of them maybe only begun.
    pub words: String,
    /// Entities that each must have.
    pub entities: Vec<Key>,
    /// A type of which each must have an entity.
    pub kind: Option<String>,
    /// Its rubric.
    pub section: Option<String>,
    /// The first month.
    pub from: Option<Month>,
    /// The last month.
    pub to: Option<Month>,
    /// In which order they come.
    pub sort: Sort,
}

/// In which order stories come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// Those first whose headlines have the words; of equals, the newest.
    Best,
}

/// The stories that answer a question: their numbers, in the order that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found(pub(crate) Numbers);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// All from one to another, the oldest first or last.
    All(Range<u32>, bool),
    These(Vec<u32>),
}

impl Found {
    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Numbers::All(range, _) => range.len(),
            Numbers::These(numbers) => numbers.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers of those from one place in the order to another.
    pub fn numbers(&self, places: Range<usize>) -> Vec<u32> {
        match &self.0 {
            Numbers::All(range, true) => {
                range.clone().skip(places.start).take(places.len()).collect()
            }
            Numbers::All(range, false) => {
                range.clone().rev().skip(places.start).take(places.len()).collect()
            }
            Numbers::These(numbers) => {
                numbers.iter().skip(places.start).take(places.len()).copied().collect()
            }
        }
    }
}
