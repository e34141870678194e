//! The tools of an open story: find, comfort, share, keys, and how far it has been read.

use std::cell::Cell;
use std::rc::Rc;

use dateline_words::en;
use leptos::prelude::*;

use crate::desk;
use crate::dialogs::remember_selection;
use crate::dom;
use crate::el::{El, button, el};
use crate::listen::listen;
use crate::place::closest;
use crate::state::{Choices, Dialog};

/// The buttons of the bar while a story is open, and the line at its lower edge.
pub(crate) fn tools(choices: Choices) -> El {
    let tool = |action, word| {
        let word = el("span; class=word").say(word);
        button("").class("tool").attr("data-action", action).child(word)
    };
    // "Aa" is what printers call it: those who hear it are told more.
    let comfort = tool("comfort", "Aa")
        .child(el("span; class=unseen").text(" ").say("Comfort: text, colours, marks"));
    el("div; class=tools")
        .child(tool("find", en("Find")))
        .child(comfort.attr("aria-haspopup", "dialog"))
        .child(tool("share", en("Share")).attr("aria-haspopup", "dialog"))
        .child(tool("keys", en("Keys")).attr("aria-haspopup", "dialog"))
        .child(progress())
        .on_each(&["click", "pointerdown"], move |event| {
            let pressed = closest(&event, "button").and_then(|it| it.get_attribute("data-action"));
            let Some(action) = pressed else { return };
            if event.type_() == "pointerdown" {
                return remember_selection();
            }
            match action.as_str() {
                "find" => choices.find.open(),
                "comfort" => choices.overlays.open(Dialog::Comfort),
                "share" => choices.overlays.open(Dialog::Share),
                _ => desk::ask("keys", &[]),
            }
        })
}

/// How much of the story's body has passed, in whole percents: some screen readers tell of every change.
fn progress() -> El {
    let line = el("progress; data-progress").label("Read");
    let line = line.attrs("max=100; value=0");
    let is_asked = Rc::new(Cell::new(false));
    let drawn = line.clone();
    let ask = move || {
        if is_asked.replace(true) {
            return;
        }
        let (is_asked, line) = (is_asked.clone(), drawn.clone());
        request_animation_frame(move || {
            is_asked.set(false);
            if let Some(percent) = percent_read() {
                let _ = line.attr("value", &percent.to_string());
            }
        });
    };
    ask();
    listen(window().into(), &["scroll", "resize"], Box::new(move |_| ask()));
    line
}

/// Nothing at the top of the page; all when the end of the body comes into the window.
fn percent_read() -> Option<u32> {
    let body = dom::find("[data-story] .body")?;
    let height = window().inner_height().ok()?.as_f64()?;
    let top = window().scroll_y().ok()?;
    let way = top + body.get_bounding_client_rect().bottom() - height;
    Some(if top < way { (top * 100.0 / way) as u32 } else { 100 })
}
