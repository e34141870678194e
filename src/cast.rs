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

use crate::dom;
use crate::el::{El, el, set_attribute};

/// After a number of mentions, for those who don't see that it is one.
fn mentions(count: usize) -> El {
    el("span; class=unseen").text(" ").text(&tr_n(count, "mention", "mentions"))
}

/// Which of `buttons` an event comes from: one listener serves them all.
fn pressed(event: &Event, buttons: &[El]) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = dom::closest(&target, "button")?;
    buttons.iter().position(|it| it.node() == button.as_ref())
}

/// Shows or hides an element.
fn set_hidden(it: &El, is_hidden: bool) {
    set_attribute(it.node(), "hidden", is_hidden.then_some(""));
}

/// Sets the state of a button: `aria-pressed` or `aria-expanded`.
fn set_state(it: &El, name: &str, is_on: bool) {
    set_attribute(it.node(), name, Some(if is_on { "true" } else { "false" }));
}
