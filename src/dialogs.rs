//! The dialogs: comfort, share, keys. One at a time.

mod comfort;
mod keys;
mod share;

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::dialogs::share::Selected;
use crate::el::{El, button, el, follow};
use crate::loaded::Reading;
use crate::location::Location;
use crate::state::{Choices, Dialog};

/// The open dialog, if one is. Without a `location` nothing leads to the story.
pub(crate) fn dialogs(reading: Reading, choices: Choices, location: Option<Location>) -> El {
    let place = el("div").class("dialogs");
    let shown = place.clone();
    let selected = Selected::follow();
    let mut last: Option<El> = None;
    follow(move || {
        if let Some(last) = last.take() {
            // Closed before it goes: then the browser gives the focus back to where it came from.
            dialog(&last).close();
            last.node().remove();
        }
        let Some(kind) = choices.overlays.dialog() else { return };
        let new = match kind {
            Dialog::Comfort => {
                shell("comfort", "Comfort", choices).child(comfort::comfort(choices))
            }
            Dialog::Share => shell("share", "Share", choices).child(share::share(
                &reading,
                choices,
                selected.take(),
                location.is_some(),
            )),
            Dialog::Keys => shell("keys", "Keys", choices).child(keys::keys(choices, location)),
        };
        let new = new.child(heard(choices));
        let _ = shown.node().append_child(new.node());
        let _ = dialog(&new).show_modal();
        last = Some(new);
    });
    place
}

/// A dialog with its heading. × and Escape close it, and so does a click beside it.
fn shell(name: &'static str, title: &str, choices: Choices) -> El {
    let close = button("×").attr("data-close", "").attr("aria-label", "Close");
    // The heading takes the focus: who opens a dialog with a key is to hear what it is, and who opened it with the
    // pointer sees no ring.
    let heading = el("h2").attr("id", "dialog-title").attr("tabindex", "-1").text(title);
    let head = el("div")
        .class("dialog-head")
        .child(heading.attr("autofocus", ""))
        .child(close.on("click", move |_| drop(choices.overlays.close_dialog())));
    el("dialog")
        .attr("data-dialog", name)
        .attr("aria-labelledby", "dialog-title")
        .child(head)
        .on("close", move |_| drop(choices.overlays.close_dialog()))
        .on("click", move |event| {
            // What is in the dialog covers it: only its backdrop is the dialog itself.
            let is_beside = event.target() == event.current_target();
            if is_beside {
                choices.overlays.close_dialog();
            }
        })
}

/// What is said while the dialog is open: the page's own live region lies behind it, and is not heard.
fn heard(choices: Choices) -> El {
    let is_open = Cell::new(false);
    el("p").class("unseen").attr("role", "status").bind_text(move || {
        // What was said before is no news.
        let words = choices.live.words();
        if is_open.replace(true) { words } else { String::new() }
    })
}

fn dialog(it: &El) -> &HtmlDialogElement {
    it.node().unchecked_ref()
}
