//! Heading levels without gaps, from 2: the headline is the page's only level 1.

use dateline_article::{Block, BlockKind};

/// The level at which each heading is drawn.
pub(crate) struct Outline {
    /// By block index; 0 for what is no heading.
    levels: Vec<u8>,
}

impl Outline {
    /// Looks at the headings of a whole story.
    pub(crate) fn new(blocks: &[Block]) -> Outline {
        let mut open: Vec<u8> = Vec::new();
        let level = |block: &Block| {
            let BlockKind::Heading { level } = block.kind else { return 0 };
            while open.last().is_some_and(|above| level <= *above) {
                open.pop();
            }
            open.push(level);
            // Given levels are 1 to 6, so `open` has at most six.
            (1 + open.len() as u8).min(6)
        };
        Outline { levels: blocks.iter().map(level).collect() }
    }

    /// The level of the heading at block `idx`.
    pub(crate) fn level(&self, idx: usize) -> u8 {
        self.levels.get(idx).copied().unwrap_or_default()
    }
}
