//! The one hint of a first visit: it stands over the first name and moves nothing.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::dom;
use crate::state::Hint;

/// Where the hint points, in pixels from the corner of the page's grid.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    left: f64,
    top: f64,
    /// How far inside the hint its tip is.
    toward: f64,
}

/// The width of the hint where there is room for it, and of half its tip, as in `style/story.css`.
const WIDTH: f64 = 300.0;
const TIP: f64 = 8.0;

/// A small note near the first mark, until it is closed.
#[component]
pub(crate) fn HintNote(hint: Hint) -> impl IntoView {
    let place = RwSignal::new(None);
    // After layout, and again when fonts or the window have moved the words.
    let find = move || {
        request_animation_frame(move || {
            // The page may be gone by then.
            let _ = place.try_set(first_mark());
        })
    };
    if hint.is_open_now() {
        Effect::new(find);
        let resized = window_event_listener(ev::resize, move |_| find());
        on_cleanup(move || resized.remove());
        spawn_local(async move {
            if let Ok(fonts) = document().fonts().ready() {
                let _ = JsFuture::from(fonts).await;
                find();
            }
        });
    }
    move || {
        let Place { left, top, toward } = place.get().filter(|_| hint.is_open())?;
        Some(view! {
            <div class="hint" data-hint role="note" style:left=format!("{left}px") style:top=format!("{top}px")
                style=("--toward", format!("{toward}px"))>
                <p>"Choose any name to see it everywhere"</p>
                <button type="button" aria-label="Close the hint" on:click=move |_| hint.close()>"×"</button>
            </div>
        })
    }
}

/// Over the block of the first name, at the name.
fn first_mark() -> Option<Place> {
    let mark = dom::find(".body mark:not([data-entity='.'])")?;
    let block = mark.closest("[data-block]").ok()??;
    let page = dom::find(".page")?.get_bounding_client_rect();
    let name = mark.get_bounding_client_rect();
    let block = block.get_bounding_client_rect();
    // The hint begins with its text and ends with it: on a phone it is as wide as that.
    let left = block.left().max(name.left().min(block.right() - WIDTH));
    let toward = name.left() - left + TIP;
    Some(Place { left: left - page.left(), top: block.top() - page.top(), toward })
}
