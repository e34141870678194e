//! Which key is a command; the table of them is in `crates/keys`.

pub(crate) use dateline_keys::Command;

use dateline_keys::ACTING;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// Whether a key is held that gives others, or a click, another meaning.
pub(crate) fn is_combined(event: &Event) -> bool {
    // Both kinds of events say it in the same words.
    let event: &KeyboardEvent = event.unchecked_ref();
    event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key()
}

/// The command of a key that was pressed by itself, and not into a field.
pub(crate) fn command(event: &KeyboardEvent) -> Option<Command> {
    let is_combined = event.ctrl_key() || event.alt_key() || event.meta_key();
    if is_combined || event.default_prevented() || event.is_composing() || types(event) {
        return None;
    }
    let key = event.key();
    // Caps Lock changes nothing; Shift does, but for what can't be typed without it.
    let key = if event.shift_key() { key } else { key.to_ascii_lowercase() };
    ACTING.iter().find(|(it, _)| *it == key).map(|(_, command)| *command)
}

/// Whether the event goes to where the reader writes or chooses.
fn types(event: &KeyboardEvent) -> bool {
    let target: Option<HtmlElement> = event.target().and_then(|it| it.dyn_into().ok());
    let is_field = |it: &HtmlElement| {
        it.is_content_editable()
            || Element::matches(it, "input:not([type=radio],[type=checkbox]),textarea")
                .unwrap_or(false)
    };
    target.as_ref().is_some_and(is_field)
}
