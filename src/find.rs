//! Find in story: the bar, and going from hit to hit.

mod paint;

use dateline_article::{Query, Span, TextRef};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::dom;
use crate::el::{El, button, el, follow};
use crate::loaded::Reading;
use crate::moving;
use crate::roving;
use crate::state::Choices;
use crate::unicode;

/// Where the words stand, in reading order.
type Hits = Memo<Vec<(TextRef, Span)>>;

/// The bar; it is there while it is open.
pub(crate) fn find_bar(reading: Reading, choices: Choices) -> El {
    let found = reading.clone();
    let hits: Hits = Memo::new(move |_| {
        if !choices.find.is_open() {
            return Vec::new();
        }
        match Query::new(&choices.find.words(), unicode::BROWSER) {
            Some(mut query) => dateline_article::find(&found.article, &mut query),
            None => Vec::new(),
        }
    });
    let painted = reading.clone();
    follow(move || {
        // What is looked for at once, by a link, is drawn when the words are there.
        if choices.moves.is_whole() {
            paint::all(&painted.article, &hits.read());
        }
    });
    let painted = reading.clone();
    follow(move || {
        let here = choices.find.at().and_then(|at| hits.read().get(at).copied());
        paint::here(&painted.article, here);
    });
    on_cleanup(paint::nothing);
    el("div")
        .class("find-place")
        .slot(move || choices.find.is_open().then(|| bar(reading.clone(), choices, hits)))
}

fn bar(reading: Reading, choices: Choices, hits: Hits) -> El {
    let came_from = document().active_element();
    let go = move |is_forward| go(&reading, choices, hits, is_forward);
    let (typed, next, previous) = (go.clone(), go.clone(), go);
    let words = choices.find.words_now();
    let input = el("input")
        .attr("type", "search")
        .attr("aria-label", "Find in the story")
        .attr("placeholder", "Find in the story")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("value", &words)
        .on("input", move |event| {
            if let Some(input) =
                event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
            {
                choices.find.look_for(input.value());
            }
        })
        .on("keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                typed(!event.shift_key());
            }
        });
    let field = input.clone();
    request_animation_frame(move || {
        roving::focus_quietly(field.html());
        if let Some(field) = field.node().dyn_ref::<HtmlInputElement>() {
            field.select();
        }
    });
    // Whoever closes the bar goes on where they were, unless they have gone elsewhere.
    on_cleanup({
        let came_from = send_wrapper::SendWrapper::new(came_from);
        move || give_back(came_from.take())
    });
    let count = el("span")
        .attr("data-find-count", "")
        .attr("role", "status")
        .bind_text(move || count(choices, &hits.read()));
    let step = |sign, name, data| button(sign).attr("aria-label", name).attr(data, "");
    el("div")
        .class("find")
        .attr("role", "search")
        .attr("data-find", "")
        .child(input)
        .child(count)
        .child(
            step("‹", "Previous match", "data-find-previous").on("click", move |_| previous(false)),
        )
        .child(step("›", "Next match", "data-find-next").on("click", move |_| next(true)))
        .child(
            step("×", "Close", "data-find-close").on("click", move |_| drop(choices.find.close())),
        )
}

/// "3 of 12", "12 matches", "No match", or nothing where nothing is looked for.
fn count(choices: Choices, hits: &[(TextRef, Span)]) -> String {
    if choices.find.words().trim().is_empty() {
        return String::new();
    }
    match (hits.len(), choices.find.at()) {
        (0, _) => "No match".to_owned(),
        (n, Some(at)) => format!("{} of {n}", at + 1),
        (1, None) => "1 match".to_owned(),
        (n, None) => format!("{n} matches"),
    }
}

/// Goes to the next hit or the one before; round at the ends. The first is the one after what is in view.
fn go(reading: &Reading, choices: Choices, hits: Hits, is_forward: bool) {
    let hits = hits.read_untracked();
    let n = hits.len();
    if n == 0 {
        return;
    }
    let at = match choices.find.at_now() {
        Some(at) if is_forward => (at + 1) % n,
        Some(at) => (at + n - 1) % n,
        None if is_forward => 0,
        None => n - 1,
    };
    choices.find.go(at);
    if let Some(&(text_ref, span)) = hits.get(at) {
        moving::go_to_words(reading, choices, text_ref, span);
    }
}

fn give_back(came_from: Option<web_sys::Element>) {
    // The bar is still there while it is being cleaned up: only a focus in it is to be given back.
    let is_here = dom::find("[data-find] :focus").is_some();
    let place = came_from.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(place) = place.filter(|it| is_here && it.is_connected()) {
        roving::focus_quietly(&place);
    }
}
