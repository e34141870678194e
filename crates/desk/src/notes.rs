//! What the worker says of files and formats: in English, whatever the language around.

use dateline_elements::{El, bdi, el};
use dateline_values::text;
use wasm_bindgen::JsValue;

/// A few words of it.
pub(crate) fn english(words: &str) -> El {
    el("span; lang=en; dir=ltr").text(words)
}

/// Notes, `{place, words}`, as a list.
pub(crate) fn list<'a>(notes: impl Iterator<Item = &'a JsValue>) -> El {
    notes.fold(el("ul; lang=en; dir=ltr"), |list, note| list.child(row(note)))
}

fn row(note: &JsValue) -> El {
    let (row, place) = (el("li"), text(note, "place"));
    // What is said of the file as a whole names it itself.
    let row = match place.is_empty() {
        true => row,
        false => row.child(el("code").child(bdi(&place))).text(" "),
    };
    row.child(bdi(&text(note, "words")))
}
