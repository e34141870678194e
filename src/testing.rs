//! Doors for the tests in `tests/`: single parts of the app, drawn into a given element.

use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

pub use leptos::mount::UnmountHandle;

use crate::el::{El, View};
use crate::loaded::{self, Origin};
use crate::pages::opened;

/// A part of the app in the document, until it is dropped.
pub type Drawn = UnmountHandle<Element>;

/// Draws the story that `json` holds into `place`; an error is what the reader would be told.
pub fn open(place: HtmlElement, json: &str) -> Result<Drawn, String> {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let origin = Origin { base, foreign_host: None };
    let reading = loaded::read(json.as_bytes(), origin).map_err(|failure| failure.to_string())?;
    Ok(draw(place, move || opened(reading)))
}

fn draw(place: HtmlElement, view: impl FnOnce() -> El + 'static) -> Drawn {
    leptos::mount::mount_to(place, move || View::new(view()))
}
