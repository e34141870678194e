//! The bar over every page but the front page.

use leptos::prelude::*;

use crate::link::Page;
use crate::location::Location;

/// The way home, where the story comes from, and the way to the about page.
#[component]
pub(crate) fn Bar(
    /// The host of a story from another site; no story can hide it.
    source: Signal<Option<String>>,
) -> impl IntoView {
    let location = Location::expect();
    let source = move || {
        source
            .get()
            .map(|host| view! { <p class="bar-source">"From " <bdi data-source>{host}</bdi></p> })
    };
    view! {
        <header class="bar">
            <a class="brand" href=location.to(&Page::Library)>"Dateline"</a>
            {source}
            <a data-about href=location.to(&Page::About)>"About"</a>
        </header>
    }
}
