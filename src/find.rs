//! Find in story: the bar, and going from hit to hit.

mod paint;

use dateline_article::Query;
use dateline_words::{tr, tr_n};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::dom;
use crate::el::{Bound, El, button, el, follow};
use crate::focus;
use crate::frames::soon;
use crate::moving;
use crate::place;
use crate::reading::{Reading, nth_of};
use crate::state::Choices;
use crate::watched::at_end;

/// Looks for `words` in the story; what is looked for already keeps its place.
pub(crate) fn look_for(reading: &Reading, choices: Choices, words: &str) {
    if choices.find.words_now() != words {
        look(reading, choices, words);
    }
}

/// Looks once more, because there is more of the story than there was.
pub(crate) fn look_again(reading: &Reading, choices: Choices) {
    look(reading, choices, &choices.find.words_now());
}

fn look(reading: &Reading, choices: Choices, words: &str) {
    let hits = match Query::new(words, dateline_unicode::BROWSER) {
        Some(mut query) => dateline_article::find(&reading.article, &mut query),
        None => Vec::new(),
    };
    choices.find.found(words.to_owned(), hits);
}

/// The bar; it is there while it is open.
pub(crate) fn find_bar(reading: Reading, choices: Choices) -> El {
    let painted = reading.clone();
    follow(move || {
        // What is looked for at once, by a link, is drawn when the words are there.
        if choices.find.is_open() && choices.moves.is_whole() {
            choices.find.hits().with(|hits| paint::all(&painted.article, hits));
        } else {
            paint::nothing();
        }
    });
    let painted = reading.clone();
    follow(move || {
        let here = choices.find.at().filter(|_| choices.find.is_open());
        let here = here.and_then(|at| choices.find.hits().with(|hits| hits.get(at).copied()));
        paint::here(&painted.article, here);
    });
    at_end(paint::nothing);
    el("div; class=find-place")
        .slot(move || choices.find.is_open().then(|| bar(reading.clone(), choices)))
}

fn bar(reading: Reading, choices: Choices) -> El {
    let came_from = document().active_element();
    let input = el("input; type=search; autocomplete=off; spellcheck=false; enterkeyhint=search")
        .label("Find in the story")
        .hint("Find in the story")
        .attr("value", &choices.find.words_now());
    let field = input.clone();
    soon(move || {
        focus::quietly(field.html());
        if let Some(field) = field.node().dyn_ref::<HtmlInputElement>() {
            field.select();
        }
    });
    // Whoever closes the bar goes on where they were, unless they have gone elsewhere.
    at_end(move || {
        if choices.find.at_now().is_none() {
            give_back(came_from);
        }
    });
    let count = el("span; data-find-count; role=status").bind_text(move || count(choices));
    let step = |sign, data| button(sign).attr(data, "");
    let (typed, acted) = (reading.clone(), reading);
    el("div; class=find; role=search; data-find")
        .child(input)
        .child(count)
        .child(step("‹", "data-find-previous").label("Previous match"))
        .child(step("›", "data-find-next").label("Next match"))
        .child(step("×", "data-find-close").label("Close"))
        .on("input", move |event| {
            if let Some(input) =
                event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
            {
                look_for(&typed, choices, &input.value());
            }
        })
        .on_each(&["click", "keydown"], move |event| act(&acted, choices, &event))
}

/// A button of the bar, or Enter in its field.
fn act(reading: &Reading, choices: Choices, event: &Event) {
    let is_on = |selector| place::closest(event, selector).is_some();
    match event.dyn_ref::<KeyboardEvent>() {
        Some(key) if key.key() == "Enter" && !key.is_composing() && is_on("input") => {
            event.prevent_default();
            go(reading, choices, !key.shift_key());
        }
        Some(_) => {}
        None if is_on("[data-find-next]") => go(reading, choices, true),
        None if is_on("[data-find-previous]") => go(reading, choices, false),
        None if is_on("[data-find-close]") => {
            close(reading, choices);
        }
        None => {}
    }
}

/// Closes the bar; whoever has gone to a hit goes on from there, by Tab too. Returns whether it was open.
pub(crate) fn close(reading: &Reading, choices: Choices) -> bool {
    let at = choices.find.at_now();
    let here = at.and_then(|at| choices.find.hits().peek(|hits| hits.get(at).copied()));
    let was_open = choices.find.close();
    if let Some((text_ref, span)) = here.filter(|_| was_open) {
        paint::select(place::range_of(&reading.article, text_ref, span).as_ref());
        if let Some(holder) = place::element_of(text_ref) {
            moving::focus_block(&holder);
        }
    }
    was_open
}

/// "3 of 12", "12 matches", "No match", or nothing where nothing is looked for.
fn count(choices: Choices) -> String {
    if choices.find.words().trim().is_empty() {
        return String::new();
    }
    match (choices.find.hits().with(Vec::len), choices.find.at()) {
        (0, _) => tr("No match").to_owned(),
        (n, Some(at)) => nth_of(at, n),
        (n, None) => tr_n(n, "{n} match", "{n} matches"),
    }
}

/// Goes to the next hit or the one before; round at the ends. The first is the one after what is in view.
pub(crate) fn go(reading: &Reading, choices: Choices, is_forward: bool) {
    let n = choices.find.hits().peek(Vec::len);
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
    if let Some((text_ref, span)) = choices.find.hits().peek(|hits| hits.get(at).copied()) {
        moving::go_to_words(reading, choices, text_ref, span);
    }
}

fn give_back(came_from: Option<web_sys::Element>) {
    // The bar is still there while it is being cleaned up: only a focus in it is to be given back.
    let is_here = dom::find("[data-find] :focus").is_some();
    let place = came_from.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(place) = place.filter(|it| is_here && it.is_connected()) {
        focus::quietly(&place);
    }
}
