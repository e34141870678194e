//! The desk: what is loaded only when it is asked for, and the stories that it brings from the device.
//!
//! `boot.js` brings it on the event `dateline:desk`. Nothing that comes from the device is stored: the stories live in
//! this tab, and go with it.

use std::cell::{Cell, RefCell};

use dateline_article::MentionIdx;
use dateline_values::{object, set};
use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, CustomEvent, CustomEventInit, DragEvent, Element, Event};

use crate::dom;
use crate::el::{El, follow, set_attribute};
use crate::link::Page;
use crate::listen::listen;
use crate::location::{Location, Return};

pub(crate) use dateline_values::{field, number, text};

thread_local! {
    /// What was opened from the device in this tab, by number: in `dateline/1`, as the desk gives it.
    static LOCAL: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
}

/// Asks the desk to do something, with these values.
pub(crate) fn ask(act: &str, values: &[(&str, JsValue)]) {
    let detail = object(values);
    set(&detail, "act", &act.into());
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("dateline:desk", &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Asks the part that knows all stories of the site to fill `place`, if the site has an index of them.
pub(crate) fn ask_library(act: &str, place: &El, values: &[(&str, JsValue)]) {
    if has_index() {
        let place = ("place", place.node().into());
        ask(act, &[&[("part", "stories".into()), place], values].concat());
    }
}

/// Whether the site has an index of its stories.
pub(crate) fn has_index() -> bool {
    dom::find("[data-index]").is_some()
}

/// What the desk makes of a story that was fetched and is not in the program's own format.
pub(crate) async fn made_of(bytes: &[u8], name: &str) -> JsValue {
    let bytes = Uint8Array::from(bytes);
    answer("story", &[("bytes", bytes.into()), ("name", name.into())]).await
}

/// What is answered to a question: `null`, what was asked for, or `{cause, remedy}`.
pub(crate) async fn answer(act: &str, values: &[(&str, JsValue)]) -> JsValue {
    let promise = Promise::new(&mut |reply: Function, _| {
        ask(act, &[values, &[("reply", reply.into())]].concat());
    });
    JsFuture::from(promise).await.unwrap_or(JsValue::NULL)
}

/// A story from the device, by its number; none after a reload.
pub(crate) fn local(nth: usize) -> Option<JsValue> {
    LOCAL.with_borrow(|it| it.get(nth).cloned())
}

/// Closes the dialog of the desk, if one is open.
pub(crate) fn close(location: Location) -> bool {
    let is_open = untrack(|| location.has_desk());
    if is_open {
        tell("dateline:close");
    }
    is_open
}

fn tell(what: &str) {
    if let Ok(event) = CustomEvent::new(what) {
        let _ = window().dispatch_event(&event);
    }
}

/// Back closes what the desk lays over a page that lays nothing over itself.
pub(crate) fn close_by_back(location: Location) {
    follow(move || location.set_over(location.has_desk()));
    location.on_return(move |what| {
        if matches!(what, Return::CloseOver) {
            close(location);
        } else {
            // Whoever shows there what the address asks.
            tell("dateline:address");
        }
    });
}

/// Shows what the desk brings, and takes to it what is dropped and pasted anywhere on the page.
pub(crate) fn follow_desk(location: Location) {
    // What is dragged out of the page itself is no file of the reader's.
    let is_own = Cell::new(false);
    let handle = move |event: Event| match event.type_().as_str() {
        "dateline:story" => {
            let story = event.unchecked_ref::<CustomEvent>().detail();
            let nth = LOCAL.with_borrow_mut(|all| {
                all.push(story);
                all.len() - 1
            });
            location.open(&Page::Local(nth));
        }
        "dateline:over" => {
            location.set_desk(event.unchecked_ref::<CustomEvent>().detail().is_truthy());
        }
        "dragstart" => is_own.set(true),
        "dragend" => is_own.set(false),
        "paste" => paste(&event),
        _ if is_own.get() => {}
        kind => drag(kind, &event),
    };
    let events = &[
        "dateline:story",
        "dateline:over",
        "paste",
        "dragstart",
        "dragend",
        "dragover",
        "dragleave",
        "drop",
    ];
    listen(window().into(), events, Box::new(handle));
}

fn paste(event: &Event) {
    let is_field = |it: Element| it.matches("input,textarea,[contenteditable]").unwrap_or(false);
    if event.target().and_then(|it| it.dyn_into().ok()).is_some_and(is_field) {
        return;
    }
    take(event.unchecked_ref::<ClipboardEvent>().clipboard_data());
}

/// Something is carried over the page, away from it, or let go on it.
fn drag(kind: &str, event: &Event) {
    let Some(root) = document().document_element() else { return };
    let drag: &DragEvent = event.unchecked_ref();
    match kind {
        "dragleave" if drag.related_target().is_some() => return,
        "dragleave" => {}
        _ => event.prevent_default(),
    }
    set_attribute(&root, "data-drag", (kind == "dragover").then_some(""));
    if kind == "drop" {
        take(drag.data_transfer());
    }
}

fn take(transfer: Option<web_sys::DataTransfer>) {
    let Some(transfer) = transfer else { return };
    let words = transfer.get_data("text/plain").unwrap_or_default();
    // A list of our own: some browsers empty theirs when the event is over, and the desk may be on its way still.
    let files = transfer.files().map(|it| Array::from(&it));
    ask("take", &[("files", files.into()), ("text", words.into())]);
}

/// The file of an open story: its bytes as they came, kept by the browser and not in the program's own memory, and
/// what the desk said of it, if it came through the desk.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    bytes: JsValue,
    about: JsValue,
}

impl File {
    /// A file as it came, in parts.
    pub(crate) fn of(parts: &Array) -> File {
        let blob = web_sys::Blob::new_with_u8_array_sequence(parts);
        File { bytes: blob.map_or(JsValue::UNDEFINED, JsValue::from), about: JsValue::UNDEFINED }
    }

    /// A story as the desk gave it.
    pub(crate) fn given(story: &JsValue) -> File {
        File { bytes: field(story, "bytes"), about: story.clone() }
    }

    /// The same story with other marks.
    pub(crate) fn with(&self, bytes: &Uint8Array) -> File {
        File { bytes: bytes.into(), about: self.about.clone() }
    }

    /// Whether these are its bytes.
    pub(crate) fn is(&self, bytes: &Uint8Array) -> bool {
        self.bytes == *AsRef::<JsValue>::as_ref(bytes)
    }

    /// What the desk said of it.
    pub(crate) fn about(&self) -> Option<&JsValue> {
        self.about.is_object().then_some(&self.about)
    }

    /// Asks the desk to do something with it, and with that mention of it, if there is one.
    pub(crate) fn ask(&self, act: &str, mention: Option<MentionIdx>) {
        let mention = mention.map(|it| it.0.into()).unwrap_or_default();
        let values =
            [("bytes", self.bytes.clone()), ("about", self.about.clone()), ("mention", mention)];
        ask(act, &values);
    }
}
