//! Sections: some two dozen blocks that the browser lays out only when they come near.

use std::ops::Range;

use dateline_article::{Block, BlockIdx, BlockKind};
use leptos::prelude::*;

use crate::loaded::Reading;
use crate::story::block::block;
use crate::story::list::{Item, list};
use crate::story::outline::Outline;

/// How many blocks a section has, unless that would cut where nothing may be cut.
const SIZE: usize = 24;

/// Cuts the blocks into sections: never inside a list, never right after a heading.
pub(crate) fn sections(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for end in 1..blocks.len() {
        if SIZE <= end - start && may_cut(&blocks[end - 1].kind, &blocks[end].kind) {
            cuts.push(start..end);
            start = end;
        }
    }
    if start < blocks.len() {
        cuts.push(start..blocks.len());
    }
    cuts
}

fn may_cut(before: &BlockKind, after: &BlockKind) -> bool {
    let is_item = |kind: &BlockKind| matches!(kind, BlockKind::ListItem { .. });
    !matches!(before, BlockKind::Heading { .. }) && !(is_item(before) && is_item(after))
}

/// Draws the blocks of one section.
pub(crate) fn section(reading: &Reading, outline: &Outline, blocks: Range<usize>) -> AnyView {
    let mut views = Vec::new();
    let mut items = Vec::new();
    let given = reading.article.blocks.iter().enumerate().skip(blocks.start).take(blocks.len());
    for (idx, given) in given {
        if let BlockKind::ListItem { ordered, depth } = given.kind {
            items.push(Item { idx, ordered, depth });
            continue;
        }
        views.extend(list(reading, &items));
        items.clear();
        views.push(block(reading, BlockIdx(idx as u32), outline.level(idx)));
    }
    views.extend(list(reading, &items));
    view! { <div class="section">{views}</div> }.into_any()
}
