//! The keys: one table, by which they act and by which they are explained.

use web_sys::{Element, HtmlElement, KeyboardEvent};

use wasm_bindgen::JsCast;

/// What a single key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Next,
    Previous,
    Find,
    Names,
    Quotes,
    Contents,
    Spotlight,
    Comfort,
    Marks,
    CopyLink,
    Correct,
    Keys,
}

/// Each key, what it does, and how that is explained.
pub(crate) const KEYS: [(&str, Command, &str); 12] = [
    ("n", Command::Next, "Next mention of the chosen name"),
    ("p", Command::Previous, "Previous mention"),
    ("s", Command::Spotlight, "Spotlight: only the sentences with it; again for the whole story"),
    ("/", Command::Find, "Find in the story"),
    ("c", Command::Names, "Names: the cast of the story"),
    ("q", Command::Quotes, "Quotes: who said what"),
    ("o", Command::Contents, "Contents"),
    ("m", Command::Marks, "Marks: full, underlined, off"),
    ("a", Command::Comfort, "Comfort: text, colours and marks"),
    ("l", Command::CopyLink, "Copy a link to where you are"),
    ("e", Command::Correct, "Correct the name here, or mark the selected words as one"),
    ("?", Command::Keys, "These keys"),
];

/// The command of a key that was pressed by itself, and not into a field.
pub(crate) fn command(event: &KeyboardEvent) -> Option<Command> {
    let is_combined = event.ctrl_key() || event.alt_key() || event.meta_key();
    if is_combined || event.default_prevented() || event.is_composing() || types(event) {
        return None;
    }
    let key = event.key();
    // Caps Lock changes nothing; Shift does, but for what can't be typed without it.
    let key = if event.shift_key() { key } else { key.to_ascii_lowercase() };
    KEYS.iter().find(|(it, _, _)| *it == key).map(|(_, command, _)| *command)
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
