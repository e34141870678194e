//! Heading levels without gaps, from 2: the headline is the page's only level 1.

use crate::article::{Block, BlockIdx, BlockKind};

/// The headings of a story, with the levels at which they are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    headings: Vec<(BlockIdx, u8)>,
}

impl Outline {
    /// Looks at the headings of a whole story.
    pub fn new(blocks: &[Block]) -> Outline {
        let mut open: Vec<u8> = Vec::new();
        let mut headings = Vec::new();
        for (idx, block) in (0..).map(BlockIdx).zip(blocks) {
            let BlockKind::Heading { level } = block.kind else { continue };
            while open.last().is_some_and(|above| level <= *above) {
                open.pop();
            }
            open.push(level);
            // Given levels are 1 to 6, so `open` has at most six.
            headings.push((idx, (1 + open.len() as u8).min(6)));
        }
        Outline { headings }
    }

    /// The headings in order, each with its level, 2 to 6; none lies more than one below the one before it.
    pub fn headings(&self) -> &[(BlockIdx, u8)] {
        &self.headings
    }

    /// The level of the heading `block`; 0 if it is none.
    pub fn level(&self, block: BlockIdx) -> u8 {
        let at = self.headings.partition_point(|(idx, _)| *idx < block);
        self.headings.get(at).filter(|(idx, _)| *idx == block).map_or(0, |(_, level)| *level)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::testing::read;

    /// A story with headings of these levels; a paragraph where the level is 0.
    fn blocks(given: &[u8]) -> Vec<Block> {
        let block = |level: &u8| match level {
            0 => json!({"type": "paragraph", "text": "x"}),
            level => json!({"type": "heading", "level": level, "text": "x"}),
        };
        let blocks: Vec<_> = given.iter().map(block).collect();
        read(&json!({"format": "dateline/1", "blocks": blocks})).article.blocks
    }

    fn check(given: &[u8], expected: &[u8]) {
        let outline = Outline::new(&blocks(given));
        let levels: Vec<_> =
            (0..given.len() as u32).map(|it| outline.level(BlockIdx(it))).collect();
        assert_eq!(levels, expected);
        let headings = (0..).map(BlockIdx).zip(levels).filter(|(_, level)| 0 < *level);
        assert_eq!(outline.headings(), headings.collect::<Vec<_>>());
        assert_eq!(outline.level(BlockIdx(given.len() as u32)), 0);
    }

    #[test]
    fn gaps_are_closed() {
        check(&[], &[]);
        check(&[0, 0], &[0, 0]);
        check(&[2, 3, 2], &[2, 3, 2]);
        check(&[1, 0, 4, 6, 0, 4, 2], &[2, 0, 3, 4, 0, 3, 3]);
        check(&[4, 2, 3], &[2, 2, 3]);
        check(&[1, 2, 3, 4, 5, 6], &[2, 3, 4, 5, 6, 6]);
    }

    proptest! {
        #[test]
        fn levels_begin_at_2_and_leave_no_gap(given in prop::collection::vec(0_u8..7, 0..12)) {
            let mut above = 1;
            for (_, level) in Outline::new(&blocks(&given)).headings() {
                prop_assert!((2..=6).contains(level) && *level <= above + 1);
                above = *level;
            }
        }
    }
}
