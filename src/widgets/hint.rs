//! The one hint of a first visit: it stands over the first name and moves nothing.

use leptos::ev;
use leptos::prelude::*;

use crate::dom;
use crate::state::Hint;

/// Where the hint points, in pixels from the corner of the page's grid.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    left: f64,
    top: f64,
}

/// A small note near the first mark, until it is closed.
#[component]
pub(crate) fn HintNote(hint: Hint) -> impl IntoView {
    let place = RwSignal::new(None);
    // After layout, and again when fonts or the window have moved the words.
    let find = move || request_animation_frame(move || {
        // The page may be gone by then.
        let _ = place.try_set(first_mark());
    });
    if hint.is_open() {
        Effect::new(find);
        let resized = window_event_listener(ev::resize, move |_| find());
        let fonts = window_event_listener_untyped("dateline:fonts", move |_| find());
        on_cleanup(move || {
            resized.remove();
            fonts.remove();
        });
    }
    move || {
        let Place { left, top } = place.get().filter(|_| hint.is_open())?;
        Some(view! {
            <div class="hint" data-hint role="note" style:left=format!("{left}px") style:top=format!("{top}px")>
                <p>"Names are marked. Choose one, here or in the list, to see it wherever it appears."</p>
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
    let left = mark.get_bounding_client_rect().left() - page.left();
    let top = block.get_bounding_client_rect().top() - page.top();
    Some(Place { left, top })
}
