//! The app: one page at a time.

use leptos::prelude::*;

use crate::comfort::Comfort;
use crate::desk::follow_desk;
use crate::el::{Bound, View, el};
use crate::link::Page;
use crate::location::Location;
use crate::pages::{LibraryCache, Wanted, library_page, reader_page};

/// The about page is a story too: the app explains itself in its own format.
const ABOUT: &str = "about.json";

/// Shows the page that the address means; another story is another page, so two never mix.
#[component]
pub(crate) fn App() -> impl IntoView {
    let location = Location::follow_address();
    follow_desk(location);
    let cache = LibraryCache::new();
    // Pages without a story are dressed too.
    let _ = Comfort::stored();
    View::new(el("div").slot(move || {
        Some(match location.page() {
            Page::Library => library_page(location, cache),
            Page::Story(src) => reader_page(location, Wanted::Src(src)),
            Page::Local(nth) => reader_page(location, Wanted::Local(nth)),
            Page::About => {
                let about = Wanted::Src(ABOUT.to_owned());
                reader_page(location, about).class("about")
            }
        })
    }))
}
