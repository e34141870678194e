//! From places in a story to places in the document, and back: here alone UTF-16 is counted.

use dateline_article::{Article, BlockIdx, MentionIdx, Span, TextRef};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Node, Range};

use crate::dom;

/// `NodeFilter.SHOW_TEXT`.
const SHOW_TEXT: u32 = 4;

/// The element that holds a text.
pub(crate) fn element_of(text_ref: TextRef) -> Option<HtmlElement> {
    let name = match text_ref {
        TextRef::Headline => "headline".to_owned(),
        TextRef::Standfirst => "standfirst".to_owned(),
        TextRef::Block(BlockIdx(idx)) => idx.to_string(),
    };
    dom::find(&["[data-story] [data-block=\"", &name, "\"]"].concat())
}

/// The first mark of a mention. By its text, because there are many more marks than texts to look through.
pub(crate) fn mark_of(article: &Article, mention: MentionIdx) -> Option<HtmlElement> {
    let holder = element_of(article.mention(mention)?.text_ref)?;
    dom::find_in(&holder, &marks(mention))
}

/// All marks of a mention: one for each piece of it that is covered by the same others.
pub(crate) fn marks_of(article: &Article, mention: MentionIdx) -> Vec<Element> {
    let holder = article.mention(mention).and_then(|it| element_of(it.text_ref));
    holder.map(|it| dom::all(&it, &marks(mention))).unwrap_or_default()
}

fn marks(MentionIdx(idx): MentionIdx) -> String {
    ["mark[data-mention~=\"", &idx.to_string(), "\"]"].concat()
}

/// The mentions that a mark stands for, the innermost first.
pub(crate) fn mentions_of(mark: &Element) -> Vec<MentionIdx> {
    let indexes = mark.get_attribute("data-mention").unwrap_or_default();
    indexes.split(' ').rev().filter_map(|it| it.parse().ok()).map(MentionIdx).collect()
}

/// Words of a text as they stand in the document.
pub(crate) fn range_of(article: &Article, text_ref: TextRef, span: Span) -> Option<Range> {
    let text = article.text(text_ref)?;
    let start = utf16_len(text.get(..span.start())?);
    let end = start + utf16_len(span.of(text));
    let holder = element_of(text_ref)?;
    range_in(holder.as_ref(), start, end)
}

/// Several of them, in the order of the story: each text is looked up once.
pub(crate) fn ranges_of(article: &Article, words: &[(TextRef, Span)]) -> Vec<Range> {
    let mut words = words.iter().peekable();
    let mut ranges = Vec::new();
    let Some(story) = dom::find("[data-story]") else { return ranges };
    for holder in dom::all(&story, "[data-block]") {
        let Some(here) = text_ref_of(&holder) else { continue };
        while let Some(&(text_ref, span)) = words.next_if(|(text_ref, _)| *text_ref <= here) {
            let text = article.text(text_ref).filter(|_| text_ref == here);
            let range = text.and_then(|text| {
                let start = utf16_len(text.get(..span.start())?);
                range_in(&holder, start, start + utf16_len(span.of(text)))
            });
            ranges.extend(range);
        }
    }
    ranges
}

/// Which text an element holds.
pub(crate) fn text_ref_of(holder: &Element) -> Option<TextRef> {
    match holder.get_attribute("data-block")?.as_str() {
        "headline" => Some(TextRef::Headline),
        "standfirst" => Some(TextRef::Standfirst),
        idx => idx.parse().ok().map(|idx| TextRef::Block(BlockIdx(idx))),
    }
}

/// The UTF-16 units from `start` to `end` of what `holder` holds.
fn range_in(holder: &Node, start: u32, end: u32) -> Option<Range> {
    let range = document().create_range().ok()?;
    let walker = document().create_tree_walker_with_what_to_show(holder, SHOW_TEXT).ok()?;
    let mut before = 0;
    let mut has_start = false;
    while let Some(node) = walker.next_node().ok()? {
        let len = utf16_len(&node.node_value().unwrap_or_default());
        // The start lies before the first character, the end behind the last: so no empty edge is taken along.
        if !has_start && start < before + len {
            range.set_start(&node, start - before).ok()?;
            has_start = true;
        }
        if has_start && end <= before + len {
            range.set_end(&node, end - before).ok()?;
            return Some(range);
        }
        before += len;
    }
    None
}

fn utf16_len(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// The element that an event is about: the nearest around its target that `selector` fits.
pub(crate) fn closest(event: &web_sys::Event, selector: &str) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    dom::closest(&target, selector)
}

/// What bar and sheet leave free of the window, from its top, in CSS pixels. In a frame as high as its story, the window is
/// the part of it that is in sight.
pub(crate) fn free_height() -> (f64, f64) {
    let edge = |selector, of: fn(&DomRect) -> f64| {
        dom::find(selector).map(|it| of(&it.get_bounding_client_rect()))
    };
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(0.0);
    let height = edge("[data-seen]", |it| it.bottom()).unwrap_or(height);
    let top = edge("[data-seen]", |it| it.top()).unwrap_or(0.0);
    let top = edge(".bar", |it| it.bottom()).unwrap_or(0.0).max(top);
    let top = edge("[data-find]", |it| it.bottom()).unwrap_or(0.0).max(top);
    // The panel is a sheet where it lies at the bottom.
    let sheet = edge(".handle", |it| it.top()).filter(|it| 0.0 < *it).unwrap_or(height);
    (top, sheet.min(height))
}
