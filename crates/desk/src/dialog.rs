//! One dialog at a time, over whatever page the app shows.

use std::cell::RefCell;

use dateline_elements::{El, button, el};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlDialogElement, HtmlElement};

use crate::tell;
use crate::trouble::Trouble;

thread_local! {
    static OPEN: RefCell<Option<El>> = const { RefCell::new(None) };
}

/// Opens a dialog with this heading in place of the one that is open; `closed` is called when the reader closes it.
pub(crate) fn show(name: &str, title: &str, body: El, closed: impl Fn() + 'static) {
    close();
    // The heading takes the focus: who opens a dialog with a key is to hear what it is.
    let heading = el("h2; id=desk-title; tabindex=-1; autofocus").text(title);
    let close_button = button("×").attr("data-close", "").label("Close");
    let head = el("div; class=dialog-head").child(heading).child(close_button);
    let dialog = el("dialog; class=desk; aria-labelledby=desk-title")
        .ours()
        .attr("data-desk", name)
        .child(head)
        .child(body);
    let it = dialog.node().clone();
    let dialog = dialog
        .on("close", move |event| {
            // Not when it comes from one that has gone for another.
            if event.target().as_ref() == Some(it.as_ref()) && it.is_connected() {
                close();
                closed();
            }
        })
        .on("click", |event| {
            let on_close = event.target().is_some_and(|it| {
                it.dyn_ref::<HtmlElement>().is_some_and(|it| it.has_attribute("data-close"))
            });
            if on_close || is_beside(&event) {
                native(&event);
            }
        });
    let Some(body) = web_sys::window().and_then(|it| it.document()?.body()) else { return };
    let _ = body.append_child(dialog.node());
    let shown: &HtmlDialogElement = dialog.node().unchecked_ref();
    let _ = shown.show_modal();
    OPEN.set(Some(dialog));
    tell("dateline:over", &JsValue::TRUE);
}

/// Opens one that says only why there is nothing to show.
pub(crate) fn alert(name: &str, title: &str, trouble: &Trouble) {
    let words = trouble.paragraph().attr("role", "alert");
    show(name, title, el("div; class=dialog-body").child(words), || ());
}

/// Closes the dialog that is open; the focus goes back to where it came from.
pub(crate) fn close() {
    if let Some(dialog) = OPEN.take() {
        let it: HtmlDialogElement = dialog.node().clone().unchecked_into();
        it.close();
        it.remove();
        tell("dateline:over", &JsValue::FALSE);
    }
}

/// Closes it as Escape does: its listener does the rest.
fn native(event: &Event) {
    let target = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let dialog = target.and_then(|it| it.closest("dialog").ok().flatten());
    if let Some(dialog) = dialog {
        dialog.unchecked_ref::<HtmlDialogElement>().close();
    }
}

/// Whether a click was beside the dialog: what is in it covers it, and only its backdrop is the dialog itself.
fn is_beside(event: &Event) -> bool {
    event.target().is_some_and(|it| it.is_instance_of::<HtmlDialogElement>())
}

/// Closes what is open when the app asks for it, because the reader went back.
pub(crate) fn follow_back() {
    let handle: Closure<dyn FnMut()> = Closure::new(|| {
        // By its listener as ever, but at once, where a browser takes its time to say that a dialog has closed: the app
        // asks next whether anything still lies over the page.
        if let Some(dialog) = OPEN.with_borrow(Clone::clone)
            && let Ok(event) = Event::new("close")
        {
            let _ = dialog.node().dispatch_event(&event);
        }
    });
    if let Some(window) = web_sys::window() {
        let handle = handle.into_js_value();
        let _ = window.add_event_listener_with_callback("dateline:close", handle.unchecked_ref());
    }
}

/// Calls `act` after the browser has had its turn.
pub(crate) fn later(act: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(act);
    if let Some(window) = web_sys::window() {
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 0);
    }
}
