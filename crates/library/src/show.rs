//! What the address asks, shown: the library or a dossier.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::address::Asked;
use crate::dossier;
use crate::form::Form;
use crate::page::{AGAIN, Page, Turn};

thread_local! {
    static SHOWN: RefCell<Option<Page>> = const { RefCell::new(None) };
    static FOLLOWS: Cell<bool> = const { Cell::new(false) };
}

/// Shows, in `place`, what the address asks, now and whenever it changes.
pub(crate) fn show(place: Element, title: &str) {
    SHOWN.set(Some(Page::new(place, title)));
    if !FOLLOWS.replace(true) {
        let again: Closure<dyn FnMut()> = Closure::new(draw);
        if let Some(window) = web_sys::window() {
            let again = again.into_js_value();
            let _ = window.add_event_listener_with_callback(AGAIN, again.unchecked_ref());
            let key: Closure<dyn FnMut(KeyboardEvent)> = Closure::new(to_search);
            let key = key.into_js_value();
            let _ = window.add_event_listener_with_callback("keydown", key.unchecked_ref());
        }
    }
    draw();
}

/// The key `/` leads to the search, as in a story.
fn to_search(event: KeyboardEvent) {
    let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_elsewhere = target.is_none_or(|it| {
        it.closest("input,select,textarea,dialog,[contenteditable]").is_ok_and(|it| it.is_none())
    });
    let document = web_sys::window().and_then(|it| it.document());
    let field =
        document.and_then(|it| it.query_selector("[data-archive-form] [type=search]").ok()?);
    if event.key() == "/"
        && is_plain
        && is_elsewhere
        && let Some(field) = field.and_then(|it| it.dyn_into::<HtmlElement>().ok())
    {
        event.prevent_default();
        let _ = field.focus();
    }
}

fn draw() {
    let page = SHOWN.with_borrow(Clone::clone);
    // Another page may be shown by now.
    let Some(page) = page.filter(Page::is_there) else { return };
    let turn = Turn::next();
    match Asked::now() {
        Asked::Stories(question) => {
            page.title("");
            page.set_view("library");
            Form::show(&page, question, turn);
        }
        Asked::Dossier(key) => {
            page.set_view("dossier");
            dossier::show(page, key, turn);
        }
    }
}
