//! The panel as a sheet, on small screens: it never hides the sentence that is being read.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use dateline_article::sentence_around;
use leptos::prelude::*;
use web_sys::DomRect;

use crate::cast::chosen::scroll_list_to;
use crate::dom;
use crate::el::follow;
use crate::focus;
use crate::listen::listen;
use crate::moving::mention_here;
use crate::place;
use crate::place::free_height;
use crate::reading::Reading;
use crate::state::Choices;

/// The air between the sentence and the sheet, and the height of a line where no sentence is known, in CSS pixels.
const AIR: f64 = 12.0;
const LINE: f64 = 32.0;

/// How long after a tap its click may come.
const CLICK: Duration = Duration::from_millis(60);

/// Keeps page and list in step with the sheet, until the owner is cleaned up.
pub(super) fn follow_sheet(reading: Reading, choices: Choices) {
    let mut was_open = false;
    let moved = Rc::new(Cell::new((0.0, 0.0)));
    follow(move || {
        let is_open = choices.overlays.sheet();
        if is_open && !was_open {
            let (reading, moved) = (reading.clone(), moved.clone());
            request_animation_frame(move || {
                moved.set(opened(&reading, choices).unwrap_or_default());
            });
        } else if was_open && !is_open {
            give_focus_back();
            // Back by as much, unless the reader has gone elsewhere or asks about what is there.
            let (by, top) = moved.take();
            if top == window().scroll_y().unwrap_or(0.0) && choices.card.now().is_none() {
                window().scroll_by_with_x_and_y(0.0, -by);
            }
        }
        was_open = is_open;
    });
    let tapped = move |event| {
        let is_inside = place::closest(&event, "[data-cast]").is_some();
        if choices.overlays.sheet_now() && !is_inside {
            // After the click that follows, which means a mark or a link and must find it where it was.
            let close = move || {
                choices.close_sheet();
            };
            set_timeout(close, CLICK);
        }
    };
    listen(window().into(), &["pointerup"], Box::new(tapped));
}

/// The list begins at the chosen row, and the page moves by what the sheet would hide of the sentence: says by how
/// much, and where it is then.
fn opened(reading: &Reading, choices: Choices) -> Option<(f64, f64)> {
    let handle = dom::find(".handle")?.get_bounding_client_rect();
    if handle.height() == 0.0 {
        // It stands beside the story.
        return None;
    }
    if let Some(row) = dom::find("[data-names] [aria-pressed='true'][data-entity]") {
        scroll_list_to(&row.parent_element()?, true);
    }
    // What was free until now: all but the handle.
    let (top, sheet) = free_height();
    let bottom = window().inner_height().ok()?.as_f64()? - handle.height();
    let middle = (top + bottom) / 2.0;
    let (start, end) = read_sentence(reading, choices)
        .map(|it| (it.top(), it.bottom()))
        .filter(|(start, end)| top <= *end && *start <= bottom)
        .unwrap_or((middle, middle + LINE));
    // Never so far that its beginning is lost.
    let by = (end + AIR - sheet).min(start - top).max(0.0).round();
    window().scroll_by_with_x_and_y(0.0, by);
    Some((by, window().scroll_y().ok()?))
}

/// Where the sentence is that the reader was led to, or has asked about.
fn read_sentence(reading: &Reading, choices: Choices) -> Option<DomRect> {
    let mention = reading.article.mention(mention_here(reading, choices)?)?;
    let sentence = sentence_around(
        &reading.article,
        mention.text_ref,
        mention.span,
        dateline_unicode::BROWSER,
    )?;
    let range = place::range_of(&reading.article, mention.text_ref, sentence)?;
    Some(range.get_bounding_client_rect())
}

/// What had the focus in the list can't keep it when the list goes.
fn give_focus_back() {
    let is_inside = dom::find("#cast-list :focus").is_some();
    if is_inside && let Some(handle) = dom::find(".handle-open") {
        focus::quietly(&handle);
    }
}
