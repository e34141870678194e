//! Who and what is in the story: the legend of types, and the panel with names, quotes and contents.

mod chosen;
mod contents;
mod handle;
mod legend;
mod list;
mod names;
mod panel;
mod quotes;
mod row;
mod rug;
mod sheet;
mod switch;

pub(crate) use chosen::{act, block_name, told_company};
pub(crate) use legend::legend;
pub(crate) use panel::cast;
pub(crate) use row::Rows;

use dateline_words::tr_n;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::el::{El, el};

/// After a number of mentions, for those who don't see that it is one.
fn mentions(count: usize) -> El {
    el("span; class=unseen").text(" ").text(&tr_n(count, "mention", "mentions"))
}

/// Which of `buttons` an event comes from: one listener serves them all.
fn pressed(event: &Event, buttons: &[El]) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("button").ok()??;
    buttons.iter().position(|it| *it.node() == button)
}

/// Shows or hides an element.
fn set_hidden(it: &El, is_hidden: bool) {
    let _ = it.node().toggle_attribute_with_force("hidden", is_hidden);
}

/// Sets the state of a button: `aria-pressed` or `aria-expanded`.
fn set_state(it: &El, name: &str, is_on: bool) {
    let _ = it.node().set_attribute(name, if is_on { "true" } else { "false" });
}
