//! Sections: a few blocks that the browser lays out only when they come near.

use std::ops::Range;

use dateline_article::{Block, BlockIdx, BlockKind, Outline};

use crate::el::{El, el};
use crate::reading::Reading;
use crate::story::block::block;
use crate::story::list::{Item, list};

/// How many blocks a section has at the most, unless that would cut where nothing may be cut.
const MOST: usize = 24;
/// How long its text is, in bytes: some three windows. What is in sight is laid out by whole sections, and at a jump too.
const LENGTH: usize = 6_000;

/// Cuts the blocks from `start` on into sections: never inside a list, never right after a heading. Unless the story `is_whole`,
/// nobody knows yet where its last section ends: that one is left out.
pub(crate) fn sections(blocks: &[Block], mut start: usize, is_whole: bool) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut n_bytes = 0;
    let pairs = blocks.iter().zip(blocks.iter().skip(1));
    for (before, (last, next)) in pairs.enumerate().skip(start) {
        let end = before + 1;
        n_bytes += last.text.len();
        let is_full = MOST <= end - start || LENGTH <= n_bytes;
        if is_full && may_cut(&last.kind, &next.kind) {
            cuts.push(start..end);
            (start, n_bytes) = (end, 0);
        }
    }
    if is_whole && start < blocks.len() {
        cuts.push(start..blocks.len());
    }
    cuts
}

/// Whether these blocks, with which a story begins, have a section that can be drawn.
pub(crate) fn has_section(blocks: &[Block]) -> bool {
    !sections(blocks, 0, false).is_empty()
}

fn may_cut(before: &BlockKind, after: &BlockKind) -> bool {
    let is_item = |kind: &BlockKind| matches!(kind, BlockKind::ListItem { .. });
    let is_in_list = is_item(before) && is_item(after);
    let is_after_heading = matches!(before, BlockKind::Heading { .. });
    !is_in_list && !is_after_heading
}

/// Draws the blocks of one section.
pub(crate) fn section(reading: &Reading, outline: &Outline, blocks: Range<usize>) -> El {
    let mut view = el("div; class=section");
    let mut items = Vec::new();
    for idx in blocks {
        let Some(given) = reading.article.blocks.get(idx) else { break };
        if let BlockKind::ListItem { ordered, depth } = given.kind {
            items.push(Item { idx, ordered, depth });
            continue;
        }
        view = view.children(list(reading, &items));
        items.clear();
        let idx = BlockIdx(idx as u32);
        view = view.child(block(reading, given, idx, outline.level(idx)));
    }
    view.children(list(reading, &items))
}
