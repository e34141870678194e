//! What the recognizer finds in a text, as one line: the same function natively and in wasm, so that the lines of both
//! can be compared.

use dateline_recognizer::{Mention, Model};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// A recognizer with its model.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Recognizer {
    model: Model,
}

/// The shape that the peers write too, and all that was found in words beside it.
#[derive(Serialize)]
struct Line {
    /// Index of the block, first code point, one past the last, type.
    names: Vec<(usize, usize, usize, String)>,
    whole: String,
}

/// Has the browser compile the recognizer before there is a model, as the app does while the model is on its way.
#[wasm_bindgen]
pub fn warm_up() {
    dateline_recognizer::warm_up();
}

#[wasm_bindgen]
impl Recognizer {
    /// Reads the model's file; the error is a sentence.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &[u8]) -> Result<Recognizer, String> {
        let model = Model::read(file).map_err(|err| err.to_string())?;
        Ok(Recognizer { model })
    }

    /// The names found in `blocks`, which are those of one text, as a line of JSON.
    pub fn line(&self, blocks: Vec<String>) -> Result<String, String> {
        let texts: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let found = self.model.recognize(&texts, None);
        let names = found.mentions.iter().filter_map(|it| name(&texts, it)).collect();
        let line = Line { names, whole: format!("{found:?}") };
        serde_json::to_string(&line).map_err(|err| err.to_string())
    }

    /// How many names are found in `blocks`: for the clock, without the line's own work.
    pub fn count(&self, blocks: Vec<String>) -> usize {
        let texts: Vec<&str> = blocks.iter().map(String::as_str).collect();
        self.model.recognize(&texts, None).mentions.len()
    }
}

fn name(texts: &[&str], mention: &Mention) -> Option<(usize, usize, usize, String)> {
    let text = texts.get(mention.text)?;
    let start = text.get(..mention.start)?.chars().count();
    let length = text.get(mention.start..mention.end)?.chars().count();
    Some((mention.text, start, start + length, mention.kind.as_str().to_owned()))
}
