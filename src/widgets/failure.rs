//! What went wrong, where, and what to do about it.

use leptos::ev;
use leptos::prelude::*;

use crate::dom::{self, PageState};
use crate::failure::LoadFailure;
use crate::link::Page;
use crate::location::Location;

/// Asks for another attempt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Retry(RwSignal<u32>);

impl Retry {
    /// Before the first attempt.
    pub(crate) fn new() -> Retry {
        Retry(RwSignal::new(0))
    }

    /// Whoever calls this runs again with each attempt.
    pub(crate) fn track(self) {
        self.0.track();
    }

    /// Begins another attempt.
    pub(crate) fn again(self) {
        self.0.update(|n| *n += 1);
    }
}

/// A failure as a page, or as a part of one.
#[component]
pub(crate) fn Failure(
    /// What the reader can't have, as a headline.
    what: &'static str,
    /// Why.
    failure: LoadFailure,
    /// The address that was tried.
    place: String,
    /// For another attempt.
    retry: Retry,
    /// Whether it is the page's only content.
    #[prop(default = true)]
    is_page: bool,
) -> impl IntoView {
    dom::set_page_state(PageState::Failed);
    dom::set_title(&format!("{what} – Dateline"));
    if failure == LoadFailure::Offline {
        let online = window_event_listener(ev::online, move |_| retry.again());
        on_cleanup(move || online.remove());
    }
    let again = failure.can_retry().then(|| {
        view! { <button type="button" data-retry on:click=move |_| retry.again()>"Try again"</button> }
    });
    let library = use_context::<Location>().filter(|_| is_page).map(|location| {
        Effect::new(move || location.arrived(true));
        view! { <a href=location.to(&Page::Library)>"All stories"</a> }
    });
    let heading = match is_page {
        true => view! { <h1>{what}</h1> }.into_any(),
        false => view! { <h2>{what}</h2> }.into_any(),
    };
    let message = view! {
        <div class="failure" data-failure role="alert">
            {heading}
            <p class="cause" dir="auto">{failure.to_string()}"."</p>
            <p>{failure.remedy()}</p>
            <p class="place">"Address: "<bdi>{place}</bdi></p>
            <p class="ways">{again}{library}</p>
        </div>
    };
    match is_page {
        true => view! { <main class="prose">{message}</main> }.into_any(),
        false => message.into_any(),
    }
}
