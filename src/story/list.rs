//! Lists: neighbouring items become nested lists by their depth.

use dateline_article::{BlockIdx, TextRef};
use leptos::prelude::*;

use crate::loaded::Reading;
use crate::story::block::{direction, language};
use crate::story::run::runs;

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
pub(crate) fn list(reading: &Reading, items: &[Item]) -> Vec<AnyView> {
    nested(reading, items, 1)
}

/// Draws `items` as a list at `depth`. An item that lies deeper than its list's depth without an item above it
/// is drawn at that depth: a gap in the depths is no nesting.
fn nested(reading: &Reading, items: &[Item], depth: u8) -> Vec<AnyView> {
    let mut lists = Vec::new();
    let mut rest = items;
    while let Some((first, _)) = rest.split_first() {
        let ordered = first.ordered;
        let mut views = Vec::new();
        while let Some((item, after)) = rest.split_first() {
            if item.ordered != ordered {
                break;
            }
            let n_inner = match depth < DEEPEST {
                true => {
                    after.iter().take_while(|it| depth < it.depth && item.depth < it.depth).count()
                }
                false => 0,
            };
            let (inner, next) = after.split_at(n_inner);
            views.push(list_item(reading, item.idx, nested(reading, inner, depth + 1)));
            rest = next;
        }
        lists.push(match ordered {
            true => view! { <ol>{views}</ol> }.into_any(),
            false => view! { <ul>{views}</ul> }.into_any(),
        });
    }
    lists
}

/// The text sits in an element of its own where a list follows inside the same item.
fn list_item(reading: &Reading, idx: usize, inner: Vec<AnyView>) -> AnyView {
    let article = &reading.article;
    let text = runs(article, TextRef::Block(BlockIdx(idx as u32)));
    let (id, dir) = (idx.to_string(), direction(article));
    let lang = article.blocks.get(idx).and_then(language);
    if inner.is_empty() {
        view! { <li data-block=id dir=dir lang=lang>{text}</li> }.into_any()
    } else {
        view! { <li><p data-block=id dir=dir lang=lang>{text}</p>{inner}</li> }.into_any()
    }
}
