//! Doors for the tests in `tests/`: parts of the app, drawn into a given element.

use dateline_article::LIMITS;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

pub use crate::failure::LoadFailure;
pub use leptos::mount::UnmountHandle;

use crate::el::{El, View, el};
use crate::loaded;
use crate::location::Location;
use crate::pages::opened;
use crate::reading::Origin;
use crate::state::Choices;
use crate::watched::Watched;
use crate::widgets::{self, Retry};

/// A part of the app in the document, until it is dropped.
pub type Drawn = UnmountHandle<Element>;

/// Draws the story that `json` holds into `place`; an error is what the reader would be told.
pub fn open(place: HtmlElement, json: &str) -> Result<Drawn, LoadFailure> {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let origin = Origin { base, foreign_host: None };
    let file = Array::of1(&Uint8Array::from(json.as_bytes()));
    let reading = loaded::read(json.as_bytes(), origin, &file)?;
    Ok(draw(place, move || {
        let choices = Choices::new();
        // With its tools, but without the bar, which leads to other pages.
        el("div").child(widgets::tools(choices)).child(opened(reading, choices, None))
    }))
}

/// Draws what a reader sees while `host` is sending.
pub fn wait(place: HtmlElement, host: &'static str, received: usize) -> Drawn {
    draw(place, move || widgets::loading(host, Watched::new(received), || ()))
}

/// Draws a failure as a page of its own.
pub fn fail(place: HtmlElement, why: LoadFailure) -> Drawn {
    draw(place, move || {
        widgets::failure(
            "This story can’t be opened",
            &why,
            "a/b.json",
            Retry::new(),
            Some(Location::follow_address()),
        )
    })
}

/// The largest file, in bytes.
pub fn file_limit() -> usize {
    LIMITS.file_bytes
}

fn draw(place: HtmlElement, view: impl FnOnce() -> El + 'static) -> Drawn {
    leptos::mount::mount_to(place, move || View::new(view()))
}
