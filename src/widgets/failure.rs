//! What went wrong, where, and what to do about it.

use dateline_words::tr;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::{self, PageState};
use crate::el::{El, bdi, button, el};
use crate::failure::LoadFailure;
use crate::focus;
use crate::frames::soon;
use crate::link::Page;
use crate::location::Location;
use crate::watched::Watched;

/// Asks for another attempt.
#[derive(Clone, Copy)]
pub(crate) struct Retry(Watched<usize>);

impl Retry {
    /// Before the first attempt.
    pub(crate) fn new() -> Retry {
        Retry(Watched::new(0))
    }

    /// Whoever calls this runs again with each attempt.
    pub(crate) fn track(self) {
        self.0.with(|_| ());
    }

    /// Whether this is not the first one.
    fn is_again(self) -> bool {
        self.0.peek(|n| 0 < *n)
    }

    /// Begins another attempt.
    pub(crate) fn again(self) {
        self.0.change(|n| *n += 1);
    }
}

/// Says that the reader can't have `what`, and `why`; `place` is the address that was tried. With a
/// `location` it is a page, else a part of one.
pub(crate) fn failure(
    what: &'static str,
    why: &LoadFailure,
    place: &str,
    retry: Retry,
    location: Option<Location>,
) -> El {
    dom::set_page_state(PageState::Failed);
    dom::set_title(&[tr(what), " – ", &dom::site_name()].concat());
    if *why == LoadFailure::Offline {
        let online = window_event_listener(ev::online, move |_| retry.again());
        on_cleanup(move || online.remove());
    }
    let again = why.can_retry().then(|| {
        let button = button("Try again").attr("data-retry", "");
        if retry.is_again() {
            // The button that was pressed has gone with the last attempt.
            let again = button.clone();
            soon(move || focus::quietly(again.html()));
        }
        button.on("click", move |_| retry.again())
    });
    let place = (!place.is_empty())
        .then(|| el("p; class=place").say_with("Address: {address}", &[("address", &bdi(place))]));
    let is_page = location.is_some();
    let library = location.map(|location| {
        spawn_local(async move {
            location.arrived(true);
        });
        el("a").attr("href", &location.to(&Page::Library)).say("All stories")
    });
    let message = el("div; class=failure; data-failure; role=alert")
        .child(el(if is_page { "h1" } else { "h2" }).say(what))
        .child(el("p; class=cause; dir=auto").text(&(why.to_string() + ".")))
        .child(el("p").text(&why.remedy()))
        .child_if(place)
        .child(el("p; class=ways").child_if(again).child_if(library));
    if is_page { el("main; class=prose").child(message) } else { message }
}
