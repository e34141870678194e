//! The card: who this is, where they have appeared so far, with whom, and what they say.
//!
//! One element in the top layer. It opens by hover with intent, by focus, by Enter, click, tap and long press
//! ([`acts`], [`leaving`]), stands where it hides nothing that is being read ([`position`]), and is built anew for each mention
//! ([`content`]).

mod acts;
mod content;
mod leaving;
mod position;

pub(crate) use acts::attach;
pub(crate) use leaving::close;

use leptos::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use crate::dom;
use crate::el::{El, el, follow, set_attribute};
use crate::focus;
use crate::listen::listen;
use crate::place;
use crate::reading::Reading;
use crate::state::{Choices, OpenCard};

/// The place of the card; it is shown while one is open.
pub(crate) fn card(reading: Reading, choices: Choices) -> El {
    // `manual`: what closes it is up to us, because a hover's card must not take others down with it.
    let view = el("div; class=card; data-card; popover=manual");
    let view = view.attrs("role=dialog; tabindex=-1");
    let view = acts::attach_card(view, reading.clone(), choices);
    let shown = view.clone();
    let mut last = None;
    let about = reading.clone();
    follow(move || {
        let now = choices.card.get();
        let card = shown.html();
        match now {
            // Only how it was opened has changed: what the reader is looking at stays as it is.
            Some(now) if last == Some(now.mention) => position::put(card, &about, now),
            Some(now) => show(&shown, &about, now),
            None if last.is_some() => hide(card),
            None => {}
        }
        last = now.map(|it| it.mention);
    });
    // Its place is relative to words that move when the page does.
    let card = view.clone();
    let handle = move |event: Event| match choices.card.now() {
        Some(open) if event.type_() != "pointerdown" => {
            position::put(card.html(), &reading, open);
        }
        // A mark's own click decides about the card.
        Some(_) if place::closest(&event, "[data-card],mark,[data-find],dialog").is_none() => {
            choices.card.close();
        }
        _ => {}
    };
    listen(window().into(), &["scroll", "resize", "pointerdown"], Box::new(handle));
    view
}

fn show(place: &El, reading: &Reading, open: OpenCard) {
    let card = place.html();
    // The button that was pressed is built anew: the focus goes to its successor.
    let pressed = focus::is_in("[data-card]").then(|| document().active_element()).flatten();
    let pressed = pressed.as_ref().and_then(step_button);
    place.clear();
    content::fill_card(place, reading, open.mention);
    // Refused where there is no top layer: then it is only a positioned element.
    set_attribute(card, "data-open", Some(""));
    let _ = card.show_popover();
    position::put(card, reading, open);
    position::make_room(card, reading, open);
    card.set_scroll_top(0);
    if let Some(selector) = pressed {
        match dom::find_in(card, selector) {
            Some(button) => focus::quietly(&button),
            None => focus::quietly(card),
        }
    }
}

/// What to look for in the card that follows, so that the focus stays; any other button's place is the card itself.
fn step_button(active: &Element) -> Option<&'static str> {
    ["[data-card-next]", "[data-card-previous]", "[data-card]"]
        .into_iter()
        .find(|it| dom::closest(active, it).is_some())
        .map(|it| if it == "[data-card]" { "[data-none]" } else { it })
}

fn hide(card: &HtmlElement) {
    set_attribute(card, "data-docked", None);
    set_attribute(card, "data-open", None);
    let _ = card.hide_popover();
}
