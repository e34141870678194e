//! The way into a card and out of it again.

use std::cell::Cell;

use dateline_article::MentionIdx;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, Node};

use crate::dom;
use crate::focus;
use crate::frames::soon;
use crate::place;
use crate::reading::Reading;
use crate::state::Choices;

thread_local! {
    /// The mention whose card the reader has closed: it opens by focus only when another has had it.
    static DISMISSED: Cell<Option<MentionIdx>> = const { Cell::new(None) };
}

/// Moves the focus into the open card.
pub(crate) fn enter() {
    soon(|| {
        if let Some(card) = dom::find("[data-card]") {
            focus::quietly(&card);
        }
    });
}

/// Closes the card; the focus that was in it goes back to its mark. Returns whether it was open.
pub(crate) fn close(reading: &Reading, choices: Choices) -> bool {
    let Some(open) = choices.card.now() else { return false };
    DISMISSED.set(Some(open.mention));
    if focus::is_in("[data-card]")
        && let Some(mark) = place::mark_of(&reading.article, open.mention)
    {
        focus::to_mark(&mark, choices);
    }
    choices.card.close()
}

/// Whether the reader has closed the card of `mention` and had the focus nowhere else since.
pub(crate) fn was_dismissed(mention: MentionIdx) -> bool {
    let was_it = DISMISSED.get() == Some(mention);
    if !was_it {
        DISMISSED.set(None);
    }
    was_it
}

/// Tab past either end leads back to the mark: the card is a station on the way, no trap.
pub(crate) fn keep_focus_near(event: &Event, reading: &Reading, choices: Choices) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|it| it.key() == "Tab") else {
        return;
    };
    let Some(card) = dom::find("[data-card]") else { return };
    let Ok(stops) = card.query_selector_all("button,a,summary") else { return };
    let end = if event.shift_key() { 0 } else { stops.length().saturating_sub(1) };
    let active: Option<Node> = document().active_element().map(Into::into);
    let is_at_start = event.shift_key() && active.as_ref() == Some(card.as_ref());
    if is_at_start || stops.item(end) == active {
        event.prevent_default();
        close(reading, choices);
    }
}
