//! Dateline in the browser: opens a story in `dateline/1` and draws it with its cast.
//!
//! [`link`] says which page the address means, [`net`] brings its bytes, `dateline_article` makes a story of
//! them, [`pages`] draw it. [`story`] and [`cast`] never import each other: they meet in [`state`].

#![allow(
    unreachable_pub,
    reason = "`#[component]` writes a public struct of props beside each function"
)]

mod address;
mod app;
mod card;
mod cast;
mod citation;
mod clipboard;
mod comfort;
mod commands;
mod dates;
mod desk;
mod dialogs;
mod dom;
mod el;
mod failure;
mod find;
mod focus;
mod frames;
mod keys;
mod link;
mod listen;
mod loaded;
mod location;
mod marking;
mod moving;
mod net;
mod pages;
mod place;
mod print;
mod reading;
mod roving;
mod safe_url;
mod sheet;
mod source;
mod spotlight;
mod state;
mod storage;
mod story;
pub mod testing;
mod types;
mod watched;
mod widgets;

use leptos::prelude::*;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Mounts the app into `#app`, in place of what the page shows until then.
pub fn start() {
    dom::report_panics();
    let Some(place) = dom::by_id("app") else { return };
    place.set_text_content(None);
    leptos::mount::mount_to(place, || view! { <app::App /> }).forget();
}
