//! The one hint of a first visit: it stands over the first name and moves nothing.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::dom;
use crate::el::{El, button, el};
use crate::state::Hint;

/// The width of the hint where there is room for it, and of half its tip, as in `style/story.css`.
const WIDTH: i32 = 300;
const TIP: i32 = 8;

/// Where the hint stands, in pixels from the corner of the page's grid.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    left: i32,
    top: i32,
    /// How far inside the hint its tip is.
    toward: i32,
}

/// A small note near the first mark, until it is closed.
pub(crate) fn hint(hint: Hint) -> El {
    let place = RwSignal::new(None);
    // After layout, and again when fonts or the window have moved the words; by then the page may be gone.
    let find = move || {
        request_animation_frame(move || {
            let _ = place.try_set(first_mark());
        });
    };
    if hint.is_open_now() {
        find();
        let resized = window_event_listener(ev::resize, move |_| find());
        on_cleanup(move || resized.remove());
        spawn_local(async move {
            if let Ok(fonts) = document().fonts().ready() {
                let _ = JsFuture::from(fonts).await;
                find();
            }
        });
    }
    el("div").slot(move || {
        let Place { left, top, toward } = place.get().filter(|_| hint.is_open())?;
        let close = button("×").attr("aria-label", "Close the hint");
        let note = el("div")
            .class("hint")
            .attr("data-hint", "")
            .attr("role", "note")
            .style("left", &pixels(left))
            .style("top", &pixels(top))
            .style("--toward", &pixels(toward))
            .child(el("p").text("Choose any name to see it everywhere"))
            .child(close.on("click", move |_| hint.close()));
        Some(note)
    })
}

fn pixels(n: i32) -> String {
    format!("{n}px")
}

/// Over the block of the first name, at the name.
fn first_mark() -> Option<Place> {
    let mark = dom::find(".body mark:not([data-entity='.'])")?;
    let block = mark.closest("[data-block]").ok()??.get_bounding_client_rect();
    let page = dom::find(".page")?.get_bounding_client_rect();
    // Its first line: a name may break over two.
    let name = mark.get_client_rects().item(0)?.left() as i32;
    // The hint begins with its text and ends with it: on a phone it is as wide as that.
    let (start, end) = (block.left() as i32, block.right() as i32);
    let left = start.max(name.min(end - WIDTH));
    Some(Place {
        left: left - page.left() as i32,
        top: (block.top() - page.top()) as i32,
        toward: name - left + TIP,
    })
}
