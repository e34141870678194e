//! The desk: opening stories from the device, names found automatically and corrected by the reader, the load report, saving
//! in other formats, what the keys do, the language, and what is kept for reading offline.
//!
//! `boot.js` brings this module when the app first asks for one of these, with the event `dateline:desk`. What comes of
//! it goes back as events too: `dateline:story` brings a story in `dateline/1` with what is to be said of it. The work
//! on bytes is done in a worker, so that the page answers meanwhile.

mod correcting;
mod dialog;
mod files;
mod keys;
mod language;
mod marking;
mod notes;
mod offline;
mod opening;
mod page;
mod report;
mod saving;
mod shown;
mod trouble;
mod worker;

use dateline_values::{field, items, list, object, text};
use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit};

use crate::files::Given;

/// What is done once, when the module arrives.
pub fn start() {
    report_panics();
    dialog::follow_back();
    correcting::follow_page();
}

/// Makes a panic an event that `boot.js` shows; the text on the page stays.
fn report_panics() {
    std::panic::set_hook(Box::new(|panic| tell("dateline:crash", &panic.to_string().into())));
}

/// Does what the app asks for: `detail.act` says what, its other fields with what. `program` says where the worker's
/// program lies: `{script, module}`.
#[wasm_bindgen]
pub fn act(detail: &JsValue, program: &JsValue) {
    worker::set_program(program);
    let wanted = text(detail, "act");
    if wanted == "renew" {
        // Nobody has asked for it.
        return offline::offer();
    }
    // Whoever wants something else does not want that.
    opening::decline();
    match wanted.as_str() {
        "take" => match items(detail, "files") {
            files if files.is_empty() => opening::open_text(&text(detail, "text")),
            files => opening::open_files(files.into_iter().map(JsCast::unchecked_into).collect()),
        },
        "story" => fetched(detail, true),
        "list" => fetched(detail, false),
        "names" | "mark" => marking::begin(detail),
        "report" => report::show(detail),
        "save" => saving::show(detail),
        "correct" => correcting::show(detail),
        "keys" => keys::show(),
        "language" => language::show(),
        "offline" => offline::show(),
        _ => opening::show(),
    }
}

/// A story or the list of them that the app has fetched and can't read: what it is otherwise goes to `detail.reply`.
fn fetched(detail: &JsValue, is_story: bool) {
    let Ok(reply) = field(detail, "reply").dyn_into::<Function>() else { return };
    let given = Given { name: text(detail, "name"), bytes: field(detail, "bytes").into() };
    spawn_local(opening::fetched(given, is_story, reply));
}

/// Tells the app, or `boot.js`.
pub(crate) fn tell(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init)
        && let Some(window) = web_sys::window()
    {
        let _ = window.dispatch_event(&event);
    }
}

/// Gives the app a story to show.
pub(crate) fn give(story: &JsValue) {
    tell("dateline:story", story);
}

/// Files as the worker takes them.
pub(crate) fn as_files(given: &[Given]) -> JsValue {
    list(
        given.iter().map(|it| {
            object(&[("name", it.name.as_str().into()), ("bytes", it.bytes.clone().into())])
        }),
    )
}
