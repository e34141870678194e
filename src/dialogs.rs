//! The dialogs of an open story: comfort and share. One at a time.

mod comfort;
mod share;

pub(crate) use share::remember_selection;

use dateline_words::{en, tr};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement};

use crate::address;
use crate::clipboard;
use crate::desk;
use crate::el::{El, button, el, follow};
use crate::location::Location;
use crate::place::closest;
use crate::print;
use crate::reading::Reading;
use crate::state::{Choices, Dialog};

/// The open dialog, if one is. Without a `location` nothing leads to the story.
pub(crate) fn dialogs(reading: Reading, choices: Choices, location: Option<Location>) -> El {
    let place = el("div; class=dialogs");
    let shown = place.clone();
    let told = reading.clone();
    let mut last: Option<El> = None;
    follow(move || {
        if let Some(last) = last.take() {
            // Closed before it goes: then the browser gives the focus back to where it came from.
            dialog(&last).close();
            last.node().remove();
            share::forget_selection();
        }
        let Some(kind) = choices.overlays.dialog() else { return };
        let new = match kind {
            Dialog::Comfort => shell("comfort", en("Comfort")).child(comfort::comfort()),
            Dialog::Share => {
                // It follows the reader with a short delay: for those that share it, at once.
                if let Some(location) = location {
                    address::write(&told, choices, location);
                }
                shell("share", en("Share"))
                    .child(share::share(&told, location.is_some() && !told.is_local()))
            }
        };
        // Not when it comes from a dialog that has gone.
        let it = new.node().clone();
        let new = new.on("close", move |_| {
            if it.is_connected() {
                choices.overlays.close_dialog();
            }
        });
        shown.add(new.clone());
        let _ = dialog(&new).show_modal();
        last = Some(new);
    });
    place.on_each(&["click", "change"], move |event| {
        if event.type_() == "change" {
            let _ = comfort::change(choices.comfort, &event);
        } else if let Some(button) = closest(&event, "button") {
            press(&button, &reading, choices);
        } else if is_beside(&event) {
            choices.overlays.close_dialog();
        }
    })
}

/// A dialog with its heading.
fn shell(name: &str, title: &'static str) -> El {
    // The heading takes the focus: who opens a dialog with a key is to hear what it is.
    let heading = el("h2; id=dialog-title; tabindex=-1").say(title);
    let close = button("×").attr("data-close", "").label("Close");
    let head = el("div; class=dialog-head").child(heading.attr("autofocus", "")).child(close);
    el("dialog")
        .attr("data-dialog", name)
        .attr("aria-labelledby", "dialog-title")
        // The page has the story's direction; these are our words.
        .ours()
        .child(head)
}

/// Does what a button is for.
fn press(button: &Element, reading: &Reading, choices: Choices) {
    let is = |name| button.has_attribute(name);
    if is("data-close") {
        choices.overlays.close_dialog();
    } else if is("data-comfort-reset") {
        choices.comfort.reset();
        clipboard::tell(choices, tr("All settings reset"));
    } else if is("data-comfort-language") {
        choices.overlays.close_dialog();
        desk::ask("language", &[]);
    } else if let Some(how) = button.get_attribute("data-print") {
        choices.overlays.close_dialog();
        print::print(how);
    } else if is("data-share-save") {
        choices.overlays.close_dialog();
        reading.ask(choices, "save", None);
    } else if is("data-share-link") {
        clipboard::copy(share::address(), choices, tr("Link copied"));
    } else if is("data-share-device") {
        let _ = share::by_device(&reading.article.headline);
    } else if let Some(words) = share::selection(&reading.article) {
        clipboard::copy(words, choices, tr("Words copied"));
    }
}

/// Whether a click was beside the dialog: what is in it covers it, and only its backdrop is the dialog itself.
fn is_beside(event: &Event) -> bool {
    event.target().is_some_and(|it| it.is_instance_of::<HtmlDialogElement>())
}

fn dialog(it: &El) -> &HtmlDialogElement {
    it.node().unchecked_ref()
}
