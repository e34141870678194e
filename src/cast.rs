//! Who and what is in the story: the legend of types and the list of names.

mod handle;
mod legend;
mod list;

pub(crate) use legend::legend;
pub(crate) use list::cast;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::el::{El, el};

/// A name under the line of its type.
fn typed(kind: &str, name: &str) -> El {
    el("bdi").class("typed").attr("data-type", kind).text(name)
}

/// Which of `buttons` an event comes from: one listener serves them all.
fn pressed(event: &Event, buttons: &[El]) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("button").ok()??;
    buttons.iter().position(|it| *it.node() == button)
}
