//! Elements of which a story has very many: each is a copy of one that was made before.
//!
//! A copy takes one call and no words, where a new mark takes four calls and seven words; words between module and browser
//! are what drawing a story costs most.

use std::cell::RefCell;

use dateline_article::{Article, EntityIdx};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::el::{El, el};

/// Not more of the types of several mentions are kept: a story may have any, and each mark looks for its own.
const N_TYPES: usize = 64;
/// Types whose words, in bytes, are more are seldom those of another mark.
const LONGEST_TYPES: usize = 100;

thread_local! {
    /// An empty mark of each entity of the story.
    static OF_ENTITIES: RefCell<Vec<Option<Element>>> = const { RefCell::new(Vec::new()) };
    /// An empty mark of several mentions, by their types.
    static OF_TYPES: RefCell<Vec<(String, Element)>> = const { RefCell::new(Vec::new()) };
    /// Elements without anything, by tag: those that hold the blocks' texts.
    static BLANK: RefCell<Vec<(&'static str, Element)>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    type Pattern;

    /// A copy of an element of ours, which can't be refused.
    #[wasm_bindgen(method, js_name = cloneNode)]
    fn copy(this: &Pattern) -> Element;
}

/// Begins a story.
pub(crate) fn begin() {
    OF_ENTITIES.with_borrow_mut(Vec::clear);
    OF_TYPES.with_borrow_mut(Vec::clear);
}

/// An empty mark of one mention of an entity.
pub(crate) fn mark_of(article: &Article, EntityIdx(idx): EntityIdx) -> El {
    OF_ENTITIES.with_borrow_mut(|all| {
        let at = idx as usize;
        if all.len() <= at {
            all.resize(at + 1, None);
        }
        let new = || match article.entity(EntityIdx(idx)) {
            Some(it) => mark_of_types(it.kind.as_str()).attr("data-entity", &it.id),
            None => el("mark"),
        };
        match all.get_mut(at) {
            Some(place) => copy(place.get_or_insert_with(|| new().node().clone())),
            None => new(),
        }
    })
}

/// An empty mark of mentions of these types, by their words.
pub(crate) fn mark_of_types(types: &str) -> El {
    OF_TYPES.with_borrow_mut(|all| {
        if let Some((_, pattern)) = all.iter().find(|it| it.0 == types) {
            return copy(pattern);
        }
        let mark = el("mark").attr("data-type", types);
        if all.len() < N_TYPES && types.len() <= LONGEST_TYPES {
            all.push((types.to_owned(), copy(mark.node()).node().clone()));
        }
        mark
    })
}

/// A new, empty element.
pub(crate) fn blank(tag: &'static str) -> El {
    BLANK.with_borrow_mut(|all| {
        if let Some((_, pattern)) = all.iter().find(|it| it.0 == tag) {
            return copy(pattern);
        }
        let new = el(tag);
        all.push((tag, copy(new.node()).node().clone()));
        new
    })
}

fn copy(pattern: &Element) -> El {
    El::of(pattern.unchecked_ref::<Pattern>().copy())
}
