//! Lists: neighbouring items become nested lists by their depth.

use dateline_article::BlockIdx;

use crate::el::{El, el};
use crate::reading::Reading;
use crate::story::block::text_of;

/// Deeper items are drawn at this depth: no reader could tell them apart, and nesting has its price.
const DEEPEST: u8 = 6;

/// A list item and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Item {
    pub(crate) idx: usize,
    pub(crate) ordered: bool,
    pub(crate) depth: u8,
}

/// The lists of neighbouring items: one, unless bullets and numbers meet at the same depth.
pub(crate) fn list(reading: &Reading, items: &[Item]) -> Vec<El> {
    nested(reading, items, 1)
}

/// Draws `items` as lists at `depth`. An item that lies deeper than that without an item above it is drawn at
/// `depth`: a gap in the depths is no nesting.
fn nested(reading: &Reading, items: &[Item], depth: u8) -> Vec<El> {
    let mut lists: Vec<El> = Vec::new();
    let mut last_ordered = None;
    let mut rest = items;
    while let Some((item, after)) = rest.split_first() {
        let is_inner = |it: &&Item| depth < DEEPEST && depth < it.depth && item.depth < it.depth;
        let n_inner = after.iter().take_while(is_inner).count();
        let (inner, next) = after.split_at(n_inner);
        let row = list_item(reading, item.idx, nested(reading, inner, depth + 1));
        if last_ordered != Some(item.ordered) {
            lists.push(el(if item.ordered { "ol" } else { "ul" }));
            last_ordered = Some(item.ordered);
        }
        if let Some(list) = lists.last() {
            list.add(row);
        }
        rest = next;
    }
    lists
}

/// The text sits in an element of its own where a list follows inside the same item.
fn list_item(reading: &Reading, idx: usize, inner: Vec<El>) -> El {
    let Some(block) = reading.article.blocks.get(idx) else { return el("li") };
    let text = |tag| text_of(reading, block, BlockIdx(idx as u32), tag);
    if inner.is_empty() { text("li") } else { el("li").child(text("p")).children(inner) }
}
