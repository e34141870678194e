//! The app: one page at a time.

use leptos::prelude::*;

use crate::link::Page;
use crate::location::Location;
use crate::pages::{AboutPage, LibraryCache, LibraryPage, ReaderPage};

/// Shows the page that the address means; another story is another [`ReaderPage`], so two never mix.
#[component]
pub(crate) fn App() -> impl IntoView {
    let location = Location::provide();
    LibraryCache::provide();
    move || match location.page() {
        Page::Library => view! { <LibraryPage /> }.into_any(),
        Page::Story(src) => view! { <ReaderPage src /> }.into_any(),
        Page::About => view! { <AboutPage /> }.into_any(),
    }
}
