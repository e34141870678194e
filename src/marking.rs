//! Names found automatically: a story without marks goes to the desk, which finds them and says so in a line of its own;
//! here its marks come into the open story, and go again.

use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event};

use crate::card;
use crate::desk;
use crate::el::El;
use crate::listen::listen;
use crate::reading::Reading;
use crate::roving;
use crate::state::Choices;
use crate::story::redraw;

/// Has names looked for in a story without marks, and corrections made in one with them; marks that had to be left out
/// were marks.
pub(crate) fn look(reading: &Reading) {
    let article = &reading.article;
    if article.changes.as_deref().is_some_and(|it| it != "[]")
        || article.mentions.is_empty() && reading.report.tally.left_out == 0
    {
        reading.file.ask("names", None);
    }
}

/// Shows the marks that the desk brings, or takes them away, until the owner is cleaned up: `{bytes, at}`, where `at` says
/// which of the texts are drawn now, so that a long story is drawn in slices.
pub(crate) fn follow_marks(reading: Reading, choices: Choices, story: &El) {
    let story = story.node().clone();
    let handle = move |event: Event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        let at = desk::number(&detail, "at");
        if at == 0 {
            let marked = desk::field(&detail, "bytes").dyn_into::<Uint8Array>().ok();
            card::close(&reading, choices);
            // Numbers of mentions are others now.
            choices.moves.stand(None);
            let ids = chosen(&reading, choices);
            reading.put(marked.as_ref());
            let those = ids.iter().filter_map(|it| reading.entity_by_id(it));
            choices.selection.restore(those.collect());
            choices.marking.set(marked.is_some());
        }
        redraw(&story, &reading, at, &|part| roving::dress(part, &reading, choices));
        // What was found in the story was drawn on its old words.
        choices.moves.complete();
    };
    listen(window().into(), &["dateline:marks"], Box::new(handle));
}

/// Whose number may be another among other names.
fn chosen(reading: &Reading, choices: Choices) -> Vec<String> {
    let all = choices.selection.all_now();
    all.iter().filter_map(|it| Some(reading.article.entity(*it)?.id.clone())).collect()
}
