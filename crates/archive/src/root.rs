//! Where an index begins.

use serde::{Deserialize, Serialize};

use crate::month::Month;
use crate::tree::Tree;

/// The first file of an index: what lies where, and what is said of all stories together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// How this is written; [`Root::VERSION`] is what this program knows.
    pub version: u8,
    /// How many stories each segment has: [`crate::segments_of`].
    pub segments: Vec<u32>,
    /// The stories, the oldest first, by number: [`crate::Story`].
    pub stories: Tree,
    /// For each segment, by word, which of its stories have it.
    pub words: Vec<Tree>,
    /// Entities by key, and names by their words.
    pub entities: Tree,
    /// By entity and segment, where it is mentioned and what it says.
    pub passages: Tree,
    /// How many stories each month has, in order; `None` are those without a date, the oldest.
    pub months: Vec<(Option<Month>, u32)>,
    /// The rubrics and how many stories each has, the most used first.
    pub sections: Vec<(String, u32)>,
    /// The types of entities and in how many stories each is, the most used first.
    pub kinds: Vec<(String, u32)>,
}

impl Root {
    /// The version that this program writes and reads.
    pub const VERSION: u8 = 2;

    /// Reads one; none if it is none, or of a version that this program does not know.
    pub fn read(bytes: &[u8]) -> Option<Root> {
        postcard::from_bytes(bytes).ok().filter(|it: &Root| it.version == Root::VERSION)
    }

    /// How many stories there are.
    pub fn n_stories(&self) -> u32 {
        self.segments.iter().fold(0, |sum, it| sum.saturating_add(*it))
    }

    /// The numbers of the stories from one month to another, both included.
    pub fn within(&self, from: Option<Month>, to: Option<Month>) -> std::ops::Range<u32> {
        let (mut start, mut end, mut n) = (0, 0, 0_u32);
        for (month, len) in &self.months {
            let is_before = from.is_some_and(|from| month.is_none_or(|it| it < from));
            // Who asks for a span of time does not want what has none.
            let is_after = to.is_some_and(|to| month.is_none_or(|it| to < it));
            n = n.saturating_add(*len);
            if is_before || (month.is_none() && is_after) {
                start = n;
            }
            if !is_after {
                end = n;
            }
        }
        start..end.max(start)
    }
}
