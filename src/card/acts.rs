//! What opens and closes a card: pointer, focus, click, tap, long press.

use std::cell::Cell;
use std::time::Duration;

use dateline_article::{EntityIdx, MentionIdx, QuoteIdx};
use dateline_words::tr;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use crate::address;
use crate::card::leaving;
use crate::clipboard;
use crate::dom;
use crate::el::El;
use crate::focus;
use crate::keys::is_combined;
use crate::moving;
use crate::place;
use crate::reading::Reading;
use crate::roving;
use crate::state::{Choices, Opened, View};
use crate::watched::at_end;

/// How long the pointer rests on a mark before that is meant, in milliseconds.
const INTENT: u64 = 350;
/// How long the focus stays on a mark before its card opens: whoever goes on by arrow keys sees none.
const FOCUS: u64 = 300;
/// How long the pointer may take from mark to card.
const GRACE: u64 = 300;
/// How long a press is long.
const LONG_PRESS: u64 = 500;
/// How far a finger may tremble, in CSS pixels.
const TREMBLE: i32 = 10;

thread_local! {
    /// The one thing that is to happen after a while, and whether a long press has just happened.
    static LATER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    static WAS_LONG: Cell<bool> = const { Cell::new(false) };
    static PRESSED_AT: Cell<(i32, i32)> = const { Cell::new((0, 0)) };
    /// The mention under the pointer, until the pointer moves on it: the page may have moved instead.
    static BENEATH: Cell<Option<MentionIdx>> = const { Cell::new(None) };
}

/// Does `act` after a while, unless something else is planned or the plan is dropped before.
fn later(milliseconds: u64, act: impl FnOnce() + 'static) {
    never();
    LATER.set(set_timeout_with_handle(act, Duration::from_millis(milliseconds)).ok());
}

fn never() {
    BENEATH.set(None);
    if let Some(handle) = LATER.take() {
        handle.clear();
    }
}

/// Listens to the story: one listener, none for a mark.
pub(crate) fn attach(story: El, reading: Reading, choices: Choices) -> El {
    at_end(never);
    let events = [
        "click",
        "keydown",
        "pointerover",
        "pointerout",
        "focusin",
        "focusout",
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "contextmenu",
    ];
    story.on_each(&events, move |event| match event.type_().as_str() {
        "click" => click(&reading, choices, &event),
        "pointerover" => over(&reading, choices, &event),
        "pointerout" => out(choices, &event),
        "focusin" => focused(&reading, choices, &event),
        "focusout" => {
            never();
            if !goes_into_card(&event) {
                choices.card.close_if(Opened::Focus);
            }
        }
        "keydown" => key(&reading, choices, &event),
        "pointerdown" => press(&reading, choices, &event),
        "pointermove" if !is_touch(&event) => moved(choices),
        "pointermove" if !has_moved(&event) => {}
        "contextmenu" if WAS_LONG.get() => event.prevent_default(),
        "contextmenu" => {}
        _ if is_touch(&event) => never(),
        _ => {}
    })
}

/// Listens to the card: its buttons, Tab at its ends, and the pointer, over which it stays open a little longer.
pub(crate) fn attach_card(card: El, reading: Reading, choices: Choices) -> El {
    let events = ["pointerenter", "pointerleave", "keydown", "click"];
    card.on_each(&events, move |event| match event.type_().as_str() {
        "pointerenter" => never(),
        "pointerleave" if is_touch(&event) => {}
        "pointerleave" => later(GRACE, move || choices.card.close_if(Opened::Hover)),
        "keydown" => leaving::keep_focus_near(&event, &reading, choices),
        _ => pressed(&reading, choices, &event),
    })
}

/// What a button of the card does.
fn pressed(reading: &Reading, choices: Choices, event: &Event) {
    let Some(button) = place::closest(event, "button") else { return };
    let has = |name: &str| button.has_attribute(name);
    let number = |name: &str| button.get_attribute(name)?.parse().ok();
    let here = choices.card.now().map(|it| it.mention);
    let whose = here.and_then(|it| reading.entity_of(it));
    if let Some(mention) = number("data-also") {
        return pin(reading, choices, MentionIdx(mention));
    }
    if has("data-card-next") || has("data-card-previous") {
        return moving::step(reading, choices, has("data-card-next"));
    }
    if has("data-correct") {
        return reading.ask(choices, "correct", here);
    }
    if has("data-card-copy") {
        if let Some(link) = here.and_then(|it| address::link_to(reading, it)) {
            clipboard::copy(link, choices, tr("Link copied"));
        }
        return;
    }
    if has("data-card-close") {
        leaving::close(reading, choices);
        return;
    }
    // Everything else leads away from here.
    choices.card.close();
    if let Some(mention) = number("data-go") {
        moving::go_to_mention(reading, choices, MentionIdx(mention));
    } else if let Some(quote) = number("data-quote-go") {
        moving::go_to_quote(reading, choices, QuoteIdx(quote));
    } else if has("data-card-quotes") {
        choices.views.show(View::Quotes);
        moving::open_sheet(choices);
    } else if let Some(entity) = whose {
        match number("data-with") {
            Some(other) => choices.selection.choose_pair(entity, EntityIdx(other)),
            None => choices.selection.choose(entity),
        }
        choices.views.show(View::Spotlight);
    }
}

/// The mark that an event is about, with its mentions.
fn marked(reading: &Reading, choices: Choices, event: &Event) -> Option<(HtmlElement, MentionIdx)> {
    let mark = place::closest(event, "mark")?;
    let first = roving::shown_mentions(reading, choices, &mark).first().copied()?;
    Some((mark, first))
}

fn click(reading: &Reading, choices: Choices, event: &Event) {
    never();
    if WAS_LONG.replace(false) {
        return event.prevent_default();
    }
    let follows_link = place::closest(event, "a").is_some();
    let selects_text = window().get_selection().ok().flatten().is_some_and(|it| !it.is_collapsed());
    let Some(mark) = place::closest(event, "mark").filter(|_| !follows_link && !selects_text)
    else {
        return;
    };
    let mentions = roving::shown_mentions(reading, choices, &mark);
    let pinned = choices.card.now().filter(|it| it.opened == Opened::Pinned);
    let at = pinned.and_then(|open| mentions.iter().position(|it| *it == open.mention));
    // The innermost, then what lies around it, then nothing.
    match mentions.get(at.map_or(0, |at| at + 1)) {
        Some(&mention) => pin(reading, choices, mention),
        None if at.is_some() => {
            choices.card.close();
            choices.selection.clear();
            choices.moves.stand(None);
        }
        None => {}
    }
    roving::make_current(reading, choices, &mark);
}

/// Opens the card of `mention` for good, and chooses whose it is.
pub(crate) fn pin(reading: &Reading, choices: Choices, mention: MentionIdx) {
    choices.hint.close();
    if let Some(entity) = reading.entity_of(mention) {
        choices.selection.choose(entity);
        choices.moves.stand(Some(mention));
        choices.live.say(reading.whereabouts(mention));
    }
    choices.card.open(mention, Opened::Pinned);
}

fn over(reading: &Reading, choices: Choices, event: &Event) {
    if is_touch(event) {
        return;
    }
    let Some((_, mention)) = marked(reading, choices, event) else { return };
    match choices.card.now() {
        Some(open) if open.mention == mention => never(),
        Some(open) if open.opened == Opened::Pinned => {}
        _ => BENEATH.set(Some(mention)),
    }
}

/// Who reads or types while the pointer lies about has not asked for what comes to lie under it.
fn moved(choices: Choices) {
    if let Some(mention) = BENEATH.take() {
        later(INTENT, move || choices.card.open(mention, Opened::Hover));
    }
}

fn out(choices: Choices, event: &Event) {
    if is_touch(event) || place::closest(event, "mark").is_none() {
        return;
    }
    never();
    if choices.card.now().is_some_and(|it| it.opened == Opened::Hover) {
        later(GRACE, move || choices.card.close_if(Opened::Hover));
    }
}

fn focused(reading: &Reading, choices: Choices, event: &Event) {
    let Some((mark, mention)) = marked(reading, choices, event) else { return };
    let is_by_keyboard = mark.matches(":focus-visible").unwrap_or(false);
    if is_by_keyboard
        && !leaving::was_dismissed(mention)
        && !focus::is_quiet()
        && choices.card.now().is_none()
    {
        later(FOCUS, move || choices.card.open(mention, Opened::Focus));
    }
}

fn press(reading: &Reading, choices: Choices, event: &Event) {
    WAS_LONG.set(false);
    if !is_touch(event) {
        return;
    }
    let Some((_, mention)) = marked(reading, choices, event) else { return };
    PRESSED_AT.set(point(event));
    let reading = reading.clone();
    later(LONG_PRESS, move || {
        WAS_LONG.set(true);
        pin(&reading, choices, mention);
    });
}

fn is_touch(event: &Event) -> bool {
    event.dyn_ref::<PointerEvent>().is_some_and(|it| it.pointer_type() == "touch")
}

fn has_moved(event: &Event) -> bool {
    let ((x, y), (from_x, from_y)) = (point(event), PRESSED_AT.get());
    TREMBLE < (x - from_x).abs() || TREMBLE < (y - from_y).abs()
}

fn point(event: &Event) -> (i32, i32) {
    event.dyn_ref::<PointerEvent>().map_or((0, 0), |it| (it.client_x(), it.client_y()))
}

fn goes_into_card(event: &Event) -> bool {
    let to = event.dyn_ref::<web_sys::FocusEvent>().and_then(|it| it.related_target());
    let to: Option<Element> = to.and_then(|it| it.dyn_into().ok());
    to.is_some_and(|it| dom::closest(&it, "[data-card]").is_some())
}

/// Enter on a mark, as on any button: its card, and the focus into it.
fn key(reading: &Reading, choices: Choices, event: &Event) {
    let is_act =
        |it: &KeyboardEvent| matches!(it.key().as_str(), "Enter" | " ") && !is_combined(it);
    if !event.dyn_ref().is_some_and(is_act) {
        return;
    }
    let Some(mark) = place::closest(event, "mark") else { return };
    event.prevent_default();
    never();
    let mentions = roving::shown_mentions(reading, choices, &mark);
    if let Some(&mention) = mentions.first() {
        pin(reading, choices, mention);
        leaving::enter();
    }
}
