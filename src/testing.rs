//! Doors for the tests in `tests/`: single parts of the app, drawn into a given element.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::HtmlElement;

use crate::loaded::{self, Origin};
use crate::pages::Opened;

pub use leptos::mount::UnmountHandle;

/// Draws the story that `json` holds into `place`; an error is what the reader would be told.
pub fn open(place: HtmlElement, json: &str) -> Result<UnmountHandle<AnyViewState>, String> {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let origin = Origin { base, foreign_host: None };
    let reading = loaded::read(json.as_bytes(), origin).map_err(|failure| failure.to_string())?;
    Ok(leptos::mount::mount_to(place, || view! { <Opened reading /> }.into_any()))
}
