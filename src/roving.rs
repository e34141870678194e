//! The story is one tab stop: its marks and links share one roving order.

use dateline_article::MentionIdx;
use leptos::prelude::*;
use web_sys::{FocusOptions, HtmlElement};

use crate::place;
use crate::state::Choices;

/// Gives a mark the focus without scrolling, and makes it the story's tab stop.
pub(crate) fn focus(mark: &HtmlElement, _choices: Choices) {
    focus_quietly(mark);
}

/// Gives an element the focus without scrolling.
pub(crate) fn focus_quietly(element: &HtmlElement) {
    let quietly = FocusOptions::new();
    quietly.set_prevent_scroll(true);
    let _ = element.focus_with_options(&quietly);
}

/// The innermost mention of the mark that has the focus.
pub(crate) fn focused_mention() -> Option<MentionIdx> {
    let mark = document().active_element()?.closest("mark").ok()??;
    place::mentions_of(&mark).first().copied()
}
