//! The spotlight: only the sentences with what is chosen, in place of the story.

mod heading;
mod passage;

use std::cell::Cell;
use std::rc::Rc;

use dateline_article::{MentionIdx, passages};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::cast;
use crate::citation::headline;
use crate::dom;
use crate::el::{Bound, El, button, el, follow};
use crate::focus;
use crate::moving;
use crate::place;
use crate::reading::Reading;
use crate::spotlight::heading::heading;
use crate::spotlight::passage::list;
use crate::state::{Choices, View};

/// A sibling of the story, which is hidden while this stands in its place.
pub(crate) fn spotlight(reading: Reading, choices: Choices) -> El {
    let left = follow_opening(choices);
    el("div; class=spotlight-place").slot(move || {
        choices.marking.get();
        let is_open = choices.views.get() == View::Spotlight;
        is_open.then(|| opened(reading.clone(), choices, left.clone()))
    })
}

/// Where the reader was in the story: its scroll position, and what had the focus.
#[derive(Default)]
struct Left {
    top: Cell<f64>,
    focus: Cell<Option<HtmlElement>>,
}

/// The spotlight takes page and focus, and gives them back.
fn follow_opening(choices: Choices) -> Rc<Left> {
    let left: Rc<Left> = Rc::default();
    let kept = left.clone();
    let mut was_open = false;
    follow(move || {
        let is_open = choices.views.get() == View::Spotlight;
        if std::mem::replace(&mut was_open, is_open) == is_open {
            return;
        }
        if is_open {
            kept.top.set(window().scroll_y().unwrap_or(0.0));
            let focus = document().active_element().and_then(|it| it.dyn_into().ok());
            kept.focus.set(focus);
            request_animation_frame(begin);
        } else {
            let was_inside = dom::find("[data-spotlight] :focus").is_some();
            let (top, focus) = (kept.top.get(), kept.focus.take());
            // The story is there again when this effect and the others are over; whoever goes to a place in it
            // does so in the next frame.
            queue_microtask(move || {
                window().scroll_to_with_x_and_y(0.0, top);
                if let Some(focus) = focus.filter(|_| was_inside) {
                    focus::quietly(&focus);
                }
            });
        }
    });
    left
}

/// Where a spotlight begins, the page does.
fn begin() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus_heading();
}

fn opened(reading: Reading, choices: Choices, left: Rc<Left>) -> El {
    let close = button("Back to the story").attrs("class=back; data-spotlight-close");
    let (content, whole) = (reading.clone(), reading.clone());
    // The page keeps its heading while the one of the story is hidden.
    let headline = el("h1; dir=auto").text(headline(&reading.article));
    el("section; data-spotlight")
        .label("Spotlight")
        .child(el("div; class=spotlight-head").child(headline).child(close))
        .child(el("div").slot(move || Some(chosen(&content, choices))))
        .on("click", move |event| {
            let _ = act(&whole, choices, &left, &event);
        })
}

/// The sentences with what is chosen now.
fn chosen(reading: &Reading, choices: Choices) -> El {
    let entities = choices.selection.all();
    let view = el("div");
    if entities.is_empty() {
        let heading = el("h2; tabindex=-1").say("Choose a name first");
        return view.child(heading);
    }
    let found = passages(&reading.article, &reading.index, &entities, dateline_unicode::BROWSER);
    let view = view.child(heading(reading, choices, &entities, found.len()));
    match found.len() {
        0 => view.child(el("p; class=empty").say("No sentence names both of them.")),
        _ => view.child(list(reading, &entities, &found)),
    }
}

fn act(reading: &Reading, choices: Choices, left: &Left, event: &web_sys::Event) -> Option<()> {
    let button = place::closest(event, "button")?;
    if let Some(mention) = button.get_attribute("data-passage") {
        // From where the reader was in the story, not in here.
        choices.moves.leave(left.top.get());
        moving::go_to_mention(reading, choices, MentionIdx(mention.parse().ok()?));
    } else if button.has_attribute("data-spotlight-close") {
        let _ = choices.views.leave_spotlight();
    } else if let Some(id) = button.get_attribute("data-drop") {
        choices.selection.drop(reading.entity_by_id(&id)?);
        request_animation_frame(focus_heading);
    } else {
        cast::act(reading, choices, &button)?;
        request_animation_frame(focus_heading);
    }
    Some(())
}

/// What was pressed is gone: the heading says what there is now.
fn focus_heading() {
    if let Some(heading) = dom::find("[data-spotlight] h2") {
        focus::quietly(&heading);
    }
}
