//! The panel as a sheet, on small screens: it never hides the sentence that is being read.

use std::time::Duration;

use dateline_article::sentence_around;
use leptos::prelude::*;
use web_sys::DomRect;

use crate::cast::chosen::scroll_list_to;
use crate::dom;
use crate::el::follow;
use crate::listen::listen;
use crate::loaded::Reading;
use crate::moving::{free_height, mention_here};
use crate::place;
use crate::roving;
use crate::state::Choices;

/// The air between the sentence and the sheet, and the height of a line where no sentence is known, in CSS pixels.
const AIR: f64 = 12.0;
const LINE: f64 = 32.0;

/// How long after a tap its click may come.
const CLICK: Duration = Duration::from_millis(60);

/// Keeps page and list in step with the sheet, until the owner is cleaned up.
pub(super) fn follow_sheet(reading: Reading, choices: Choices) {
    let mut was_open = false;
    follow(move || {
        let is_open = choices.overlays.sheet();
        if is_open && !was_open {
            let (top, bottom) = free_height();
            let reading = reading.clone();
            request_animation_frame(move || opened(&reading, choices, (top, bottom)));
        } else if was_open && !is_open {
            give_focus_back();
        }
        was_open = is_open;
    });
    let tapped = move |event| {
        let is_inside = place::closest(&event, "[data-cast]").is_some();
        if choices.overlays.sheet_now() && !is_inside {
            // After the click that follows, which means a mark or a link and must find it where it was.
            let close = move || {
                let _ = choices.overlays.set_sheet(false);
            };
            set_timeout(close, CLICK);
        }
    };
    listen(window().into(), &["pointerup"], Box::new(tapped));
}

/// `free` is what was free of the window before the sheet was there.
fn opened(reading: &Reading, choices: Choices, free: (f64, f64)) {
    if let Some(row) = dom::find("[data-names] [aria-pressed='true'][data-entity]")
        && let Some(item) = row.parent_element()
    {
        scroll_list_to(&item, true);
    }
    let sheet = free_height().1;
    let middle = (free.0 + free.1) / 2.0;
    let read = read_sentence(reading, choices)
        .filter(|it| free.0 <= it.bottom() && it.top() <= free.1)
        .map_or((middle, middle + LINE), |it| (it.top(), it.bottom()));
    let overlap = read.1 + AIR - sheet;
    let most = read.0 - free.0;
    if 0.0 < overlap.min(most) {
        window().scroll_by_with_x_and_y(0.0, overlap.min(most));
    }
}

/// Where the sentence is that the reader was led to, or has asked about.
fn read_sentence(reading: &Reading, choices: Choices) -> Option<DomRect> {
    let mention = reading.article.mention(mention_here(choices)?)?;
    let sentence = sentence_around(&reading.article, mention.text_ref, mention.span)?;
    let range = place::range_of(&reading.article, mention.text_ref, sentence)?;
    Some(range.get_bounding_client_rect())
}

/// What had the focus in the list can't keep it when the list goes.
fn give_focus_back() {
    let is_inside = dom::find("#cast-list :focus").is_some();
    if is_inside && let Some(handle) = dom::find(".handle-open") {
        roving::focus_quietly(&handle);
    }
}
