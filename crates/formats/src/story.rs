//! What comes of a foreign file.

use dateline_article::{Article, OffsetUnit, Tally, UnitSource};

use crate::note::Notes;

/// A checked story out of a foreign file.
#[derive(Debug)]
pub struct Story {
    /// The story.
    pub article: Article,
    /// What was noted, repaired or left out, in places of the file.
    pub notes: Notes,
    /// What became of its mentions.
    pub tally: Tally,
    /// The unit that its offsets were in.
    pub unit: OffsetUnit,
    /// How the unit was found.
    pub unit_source: UnitSource,
    /// Whether its author says that it is not to be published yet.
    pub is_draft: bool,
}
