//! Draws hits over the text without touching it: by the CSS Custom Highlight API, else by selecting the present one.

use dateline_article::{Article, Span, TextRef};
use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

use crate::place;

/// The names that `style/find.css` knows.
const ALL: &str = "find";
const HERE: &str = "find-here";

/// Not more than this are drawn: nobody tells five thousand from more, and each costs the browser a little.
const MOST: usize = 5000;

/// Draws all hits.
pub(crate) fn all(article: &Article, hits: &[(TextRef, Span)]) {
    let hits = hits.get(..MOST.min(hits.len())).unwrap_or_default();
    set(ALL, place::ranges_of(article, hits));
}

/// Draws the hit the reader is at.
pub(crate) fn here(article: &Article, hit: Option<(TextRef, Span)>) {
    let range = hit.and_then(|(text_ref, span)| place::range_of(article, text_ref, span));
    let ranges: Vec<Range> = range.into_iter().collect();
    if !set(HERE, ranges.clone()) {
        select(ranges.first());
    }
}

/// Takes all of it away.
pub(crate) fn nothing() {
    set(ALL, Vec::new());
    set(HERE, Vec::new());
}

/// `CSS.highlights.set(name, new Highlight(...ranges))`; `false` where there is no such thing.
fn set(name: &str, ranges: Vec<Range>) -> bool {
    try_set(name, ranges).is_some()
}

fn try_set(name: &str, ranges: Vec<Range>) -> Option<()> {
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
    let registry = get(&get(&window(), "CSS")?, "highlights")?;
    if ranges.is_empty() {
        let delete: Function = get(&registry, "delete")?.dyn_into().ok()?;
        return delete.call1(&registry, &name.into()).ok().map(drop);
    }
    let maker: Function = get(&window(), "Highlight")?.dyn_into().ok()?;
    let highlight = Reflect::construct(&maker, &ranges.iter().collect::<Array>()).ok()?;
    let set: Function = get(&registry, "set")?.dyn_into().ok()?;
    set.call2(&registry, &name.into(), &highlight).ok().map(drop)
}

/// Selects the words, from which Tab then goes on; or nothing.
pub(crate) fn select(range: Option<&Range>) {
    let Ok(Some(selection)) = window().get_selection() else { return };
    let _ = selection.remove_all_ranges();
    if let Some(range) = range {
        let _ = selection.add_range(range);
    }
}
