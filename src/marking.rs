//! Names found automatically: a story that nobody has marked is looked through at once, another one when the reader asks
//! for it. The desk finds them and says so in a line of its own; here its marks come into the open story.

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Element, Event};

use crate::card;
use crate::desk;
use crate::el::{El, button, el};
use crate::listen::listen;
use crate::loaded::{Reading, ReadingParts};
use crate::roving;
use crate::state::Choices;
use crate::story::{left_flag, redraw};

/// Whether nobody has marked it, in the language that names are found in; where no language is stated, that is tried.
fn is_bare(story: &ReadingParts) -> bool {
    let article = &story.article;
    article.mentions.is_empty() && article.lang.as_ref().is_none_or(|it| it.starts_with("en"))
}

/// Where it is said what is found in a story that nobody has marked.
pub(crate) fn line(reading: &Reading) -> Option<El> {
    is_bare(reading).then(|| el("div; class=marking; data-marking").child(el("p; role=status")))
}

/// The same for any other story, with a button to ask for it.
pub(crate) fn offer(reading: &Reading) -> Option<El> {
    let file = reading.file.clone();
    let ask = button("Also mark names automatically").attr("aria-pressed", "false");
    // From then on the button is the desk's.
    let ask = ask.on("click", move |_| file.ask("mark"));
    let place = el("div; class=marking; data-marking").child(ask).child(el("p; role=status"));
    (!is_bare(reading)).then_some(place)
}

/// Has names looked for in a story that nobody has marked.
pub(crate) fn look(reading: &Reading) {
    if is_bare(reading.given()) {
        reading.given().file.ask("names");
    }
}

/// Shows the marks that the desk brings, or takes them away, until the owner is cleaned up.
pub(crate) fn follow_marks(reading: Reading, choices: Choices, story: &El) {
    let (story, is_left) = (story.node().clone(), left_flag());
    let handle = move |event: Event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        let bytes: Option<Uint8Array> = desk::field(&detail, "bytes").dyn_into().ok();
        let chosen: Vec<String> = choices
            .selection
            .all_now()
            .into_iter()
            .filter_map(|it| Some(reading.article.entity(it)?.id.clone()))
            .collect();
        card::close(choices);
        reading.put(bytes.as_ref());
        // Numbers of mentions and of the cast are others now.
        choices.moves.stand(None);
        let chosen = chosen.iter().filter_map(|it| reading.entity_by_id(it));
        choices.selection.restore(chosen.collect());
        choices.marking.set(bytes.is_some());
        let (story, is_left, whole) = (story.clone(), is_left.clone(), reading.clone());
        spawn_local(async move {
            let dress = |part: &Element| roving::dress(part, &whole, choices);
            redraw(&story, &whole, &is_left, &dress).await;
            // What was found in the story is drawn on its old words.
            choices.find.hits().change(|_| ());
        });
    };
    listen(window().into(), &["dateline:marks"], Box::new(handle));
}
