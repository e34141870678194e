//! The worker: foreign files become stories, stories become files, off the page's own thread.
//!
//! It is started as a `blob:` worker, so that the page's policy binds it: it can reach nothing but the site it came
//! from. It gets bytes and gives bytes in `dateline/1`, with words for the reader; the page's program knows no other
//! format.

mod corrected;
mod opened;
mod recognized;
mod saved;

use std::cell::RefCell;

use dateline_article::Unicode;
use dateline_formats::{Encoding, File, Imported, import};
use dateline_values::{field, text};
use js_sys::{Array, Function, Object, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// What was opened last: its stories are asked for one by one.
    static OPENED: RefCell<Option<Imported>> = const { RefCell::new(None) };
}

/// Makes a panic an error that the page is told of, with its own words.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Opens files that belong together, `[{name, bytes}]`, whatever their format; see [`opened`] for the answer.
#[wasm_bindgen]
pub fn open(files: &Array, lossy: bool) -> Object {
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|file| (text(&file, "name"), Uint8Array::new(&field(&file, "bytes")).to_vec()))
        .collect();
    let given: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let encoding = if lossy { Encoding::Lossy } else { Encoding::Strict };
    match import(&given, encoding, Unicode::TABLES) {
        Ok(imported) => {
            let answer = opened::answer(&imported);
            OPENED.set(Some(imported));
            answer
        }
        Err(error) => opened::refused(&error),
    }
}

/// The story with this number among those opened last, in `dateline/1`, with what is to be said of it.
#[wasm_bindgen]
pub fn story(nth: usize) -> Option<Object> {
    OPENED.with_borrow(|it| opened::story(it.as_ref()?, nth))
}

/// Writes a story, given in `dateline/1`, in the format of that word, with these corrections listed or, if the format or the
/// reader has it so, made; see [`saved`] for the answer.
#[wasm_bindgen]
pub fn save(story: &[u8], format: &str, changes: &str, are_listed: bool) -> Object {
    saved::answer(story, format, changes, are_listed)
}

/// What stands in the file of a story beside its text; see [`corrected`].
#[wasm_bindgen]
pub fn noted(story: &[u8]) -> Option<Object> {
    corrected::noted(story)
}

/// The story with a reader's corrections, an array as JSON; see [`corrected`] for the answer.
#[wasm_bindgen]
pub fn correct(story: &[u8], changes: &str) -> Option<Object> {
    corrected::answer(story, changes)
}

/// Who is in a story, and what is marked at its mention of that number; see [`corrected`] for the answer.
#[wasm_bindgen]
pub fn cast(story: &[u8], mention: Option<u32>) -> Option<Object> {
    corrected::cast(story, mention)
}

/// Whether the recognizer's model is here already: else [`take_model`] waits for it.
#[wasm_bindgen]
pub fn has_model() -> bool {
    recognized::has_model()
}

/// Has the browser compile the recognizer: while the model is on its way, nobody waits for that.
#[wasm_bindgen]
pub fn warm_up() {
    dateline_recognizer::warm_up();
}

/// Takes the recognizer's model; what is wrong with it, if something is.
#[wasm_bindgen]
pub fn take_model(bytes: &[u8]) -> Option<String> {
    recognized::take_model(bytes)
}

/// Marks the names in a story, given in `dateline/1`: beside its own marks if they are to be kept. `progress` is called
/// with percents; see [`recognized`] for the answer.
#[wasm_bindgen]
pub fn recognize(story: &[u8], keep: bool, progress: &Function) -> Object {
    recognized::answer(story, keep, progress)
}

/// The formats that stories are saved in: `[{word, name}]`.
#[wasm_bindgen]
pub fn formats() -> Array {
    saved::formats()
}
