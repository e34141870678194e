//! The stories of a site together: the front page's list, search and filters of the library, dossiers, and on a card, in how many other stories
//! somebody is.
//!
//! `boot.js` brings this module when the app first asks for one of these, with the event `dateline:library`. It reads the
//! index that `dateline publish` has made, file by file as questions ask; nothing of what is asked leaves the page.

mod address;
mod card;
mod dossier;
mod files;
mod form;
mod front;
mod keeping;
mod links;
mod page;
mod results;
mod show;
mod stories;
mod strip;
mod words;

use dateline_values::{field, text};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// What is done once, when the module arrives.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        page::tell("dateline:crash", &panic.to_string().into());
    }));
}

/// Does what the app asks for: `detail.act` says what, its other fields with what.
#[wasm_bindgen]
pub fn act(detail: &JsValue, _: &JsValue) {
    let place = || field(detail, "place").dyn_into::<Element>();
    match (text(detail, "act").as_str(), place()) {
        ("index-files", _) => keeping::index_files(detail),
        ("addresses", _) => keeping::addresses(detail),
        ("card", Ok(place)) => card::fill(place, detail),
        ("list", Ok(place)) => front::fill(place, detail),
        (_, Ok(place)) => show::show(place, &text(detail, "title")),
        _ => {}
    }
}
