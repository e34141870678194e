//! What the keys do while a story is open.

use dateline_words::tr;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::address::{self, NO_LINK};
use crate::card;
use crate::clipboard;
use crate::desk;
use crate::dom;
use crate::find;
use crate::focus;
use crate::frames::soon;
use crate::keys::{self, Command};
use crate::listen::listen;
use crate::moving;
use crate::reading::Reading;
use crate::state::{Choices, Dialog, View};

/// Listens to the keys until the owner is cleaned up.
pub(crate) fn follow_keys(reading: Reading, choices: Choices) {
    let handle = move |event: Event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        // A dialog has the keys to itself, and closes by Escape of its own; one of the desk, too. The browser says some time
        // later that it has closed one: a key pressed meanwhile is meant for the story.
        if dom::find("dialog[open]").is_some() || event.default_prevented() {
            return;
        }
        if event.key() == "Escape" {
            return escape(&reading, choices, event);
        }
        if event.key() == "F3" && choices.find.is_open_now() {
            event.prevent_default();
            return find::go(&reading, choices, !event.shift_key());
        }
        if let Some(command) = keys::command(event).filter(|_| choices.comfort.has_keys_now()) {
            event.prevent_default();
            act(&reading, choices, command);
        }
    };
    listen(window().into(), &["keydown"], Box::new(handle));
}

/// One step back: what was opened last, then the way the reader came, then the choice.
fn escape(reading: &Reading, choices: Choices, event: &KeyboardEvent) {
    if card::close(reading, choices) {
        // A field that has the focus would be emptied by it, too.
        return event.prevent_default();
    }
    let _ = close_find(reading, choices)
        || choices.close_sheet()
        || choices.views.leave_spotlight()
        || moving::go_back(choices)
        || choices.hint.dismiss()
        || choices.selection.clear();
}

fn close_find(reading: &Reading, choices: Choices) -> bool {
    let was_open = find::close(reading, choices);
    if was_open && choices.moves.has_origin() {
        clipboard::tell(choices, tr("Escape again: back to where you were"));
    }
    was_open
}

fn act(reading: &Reading, choices: Choices, command: Command) {
    match command {
        Command::Next => moving::step(reading, choices, true),
        Command::Previous => moving::step(reading, choices, false),
        Command::Find => {
            choices.find.open();
            focus_soon("[data-find] input");
        }
        Command::Names => show(choices, View::Names, "[data-name-filter]"),
        Command::Quotes if reading.article.quotes.is_empty() => {
            choices.live.say(tr("No quotes are marked in this story").to_owned());
        }
        Command::Quotes => show(choices, View::Quotes, "[data-view-switch='quotes']"),
        Command::Contents if dom::find("[data-view-switch='contents']").is_none() => {
            choices.live.say(tr("This story has no headings").to_owned());
        }
        Command::Contents => show(choices, View::Contents, "[data-contents] a"),
        Command::Spotlight => {
            if choices.selection.now().is_none() && choices.views.now() != View::Spotlight {
                let Some(entity) = moving::entity_here(reading, choices) else {
                    return choices.notice.tell(tr("Choose a name first"));
                };
                choices.selection.choose(entity);
            }
            choices.card.close();
            choices.views.toggle(View::Spotlight);
        }
        Command::Correct => {
            reading.ask(choices, "correct", moving::mention_here(reading, choices));
        }
        Command::Comfort => choices.overlays.open(Dialog::Comfort),
        Command::Keys => desk::ask("keys", &[]),
        Command::Marks => choices.live.say(choices.comfort.cycle_marks().to_owned()),
        Command::CopyLink if reading.is_local() => choices.notice.tell(tr(NO_LINK)),
        Command::CopyLink => {
            let here = moving::mention_here(reading, choices);
            let link = here.and_then(|it| address::link_to(reading, it));
            if let Some(link) = link.or_else(|| address::here(reading, choices)) {
                clipboard::copy(link, choices, tr("Link copied"));
            }
        }
    }
}

/// Shows a view of the panel and goes there.
fn show(choices: Choices, view: View, place: &'static str) {
    choices.views.show(view);
    moving::open_sheet(choices);
    focus_soon(place);
}

/// What the focus goes to may only be drawn after this.
fn focus_soon(selector: &'static str) {
    soon(move || {
        if let Some(place) = dom::find(selector) {
            focus::quietly(&place);
            // What was typed before is not in the way of what is typed now.
            if let Some(field) = place.dyn_ref::<HtmlInputElement>() {
                field.select();
            }
        }
    });
}
