//! Moving the focus: without scrolling, and without that opening anything.

use std::cell::Cell;

use dateline_article::MentionIdx;
use leptos::prelude::*;
use web_sys::{FocusOptions, HtmlElement};

use crate::comfort::Say;
use crate::dom;
use crate::el::set_attribute;
use crate::place;
use crate::state::Choices;

thread_local! {
    /// Whether the focus is being moved by the program: that opens no card.
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Gives a mark the focus without scrolling, and without opening its card. Where marks are to say nothing, none has it.
pub(crate) fn to_mark(mark: &HtmlElement, choices: Choices) {
    if choices.comfort.say_now() == Say::Nothing {
        return;
    }
    if !mark.has_attribute("tabindex") {
        set_attribute(mark, "tabindex", Some("-1"));
    }
    quietly(mark);
}

/// Gives an element the focus without scrolling, and without opening a card.
pub(crate) fn quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    IS_QUIET.set(true);
    let _ = element.focus_with_options(&options);
    IS_QUIET.set(false);
}

/// Whether the program is moving the focus.
pub(crate) fn is_quiet() -> bool {
    IS_QUIET.get()
}

/// The innermost mention of the mark that has the focus.
pub(crate) fn mention() -> Option<MentionIdx> {
    let mark = dom::closest(&document().active_element()?, "mark")?;
    place::mentions_of(&mark).first().copied()
}

/// Whether it is in what `selector` finds, or on it.
pub(crate) fn is_in(selector: &str) -> bool {
    let active = document().active_element();
    active.is_some_and(|it| dom::closest(&it, selector).is_some())
}
