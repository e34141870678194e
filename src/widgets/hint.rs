//! The one hint of a first visit: it stands over the first name and moves nothing.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::dom;
use crate::el::{Bound, El, button, el, set_attribute};
use crate::state::Hint;

/// The width of the hint where there is room for it, and of half its tip, as in `style/story.css`.
const WIDTH: i32 = 300;
const TIP: i32 = 8;

/// A small note near the first mark, until it is closed.
pub(crate) fn hint(hint: Hint) -> El {
    el("div; class=hint-place").slot(move || hint.is_open().then(|| note(hint)))
}

fn note(hint: Hint) -> El {
    let close = button("×").label("Close the hint").on("click", move |_| hint.close());
    let says = el("p").say("Choose any name to see it everywhere");
    let note = el("div; class=hint; data-hint; role=note; hidden");
    let note = note.child(says).child(close);
    // After layout, and again when fonts or the window have moved the words; by then the page may be gone.
    let placed = note.clone();
    let place = move || {
        let note = placed.clone();
        request_animation_frame(move || {
            let _ = put_over_first_mark(&note);
        });
    };
    place();
    let again = place.clone();
    let resized = window_event_listener(ev::resize, move |_| again());
    on_cleanup(move || resized.remove());
    spawn_local(async move {
        if let Ok(fonts) = document().fonts().ready() {
            let _ = JsFuture::from(fonts).await;
            place();
        }
    });
    note
}

/// Puts `note` over the block of the first name, its tip at the name, and shows it.
fn put_over_first_mark(note: &El) -> Option<()> {
    let mark = dom::find(".body mark:not([data-entity='.'])")?;
    let block = mark.closest("[data-block]").ok()??.get_bounding_client_rect();
    // A cell of the grid at the top of the text: whatever opens above the text moves both.
    let place = note.node().parent_element()?.get_bounding_client_rect();
    // Its first line: a name may break over two.
    let name = mark.get_client_rects().item(0)?.left() as i32;
    // The hint begins with its text and ends with it: on a phone it is as wide as that.
    let (start, end) = (block.left() as i32, block.right() as i32);
    let left = start.max(name.min(end - WIDTH));
    note.style("left", left - place.left() as i32);
    note.style("top", (block.top() - place.top()) as i32);
    note.style("--toward", name - left + TIP);
    set_attribute(note.node(), "hidden", None);
    Some(())
}
