//! Draws the texts of an open story anew, each in its place, after other words of it have been marked.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::dom;
use crate::el::El;
use crate::focus;
use crate::frames::Slice;
use crate::loaded::Reading;
use crate::place;
use crate::story::hidden;
use crate::story::run::runs;

/// Draws every text of `story` anew, from the first one on; `dress` is called with each. The focus stays on a link that
/// has it.
pub(crate) async fn redraw(
    story: &Element,
    reading: &Reading,
    is_left: &Cell<bool>,
    dress: &dyn Fn(&Element),
) {
    hidden::begin();
    let mut slice = Slice::begin();
    for holder in dom::all(story, "[data-block]") {
        slice.pause_if_over().await;
        if is_left.get() {
            return;
        }
        let Some(text_ref) = place::text_ref_of(&holder) else { continue };
        let active = document().active_element();
        let links = || dom::all(&holder, "a[href]");
        let focused = links().iter().position(|it| Some(it) == active.as_ref());
        // The direction last, as when it was drawn first.
        let dir = holder.get_attribute("dir");
        let _ = holder.remove_attribute("dir");
        holder.set_text_content(None);
        let _ = runs(El::of(holder.clone()), &reading.article, text_ref, &reading.origin)
            .attr_if("dir", dir.as_deref());
        dress(&holder);
        if let Some(link) = focused.and_then(|it| links().into_iter().nth(it)) {
            focus::quietly(link.unchecked_ref());
        }
    }
}
