//! Formats in two files: an answer in JSON, and the text that it is about, which is often a file of its own.

use crate::error::ImportError;
use crate::file::{Content, Given};
use crate::format::Format;
use crate::json::Json;

/// An answer, and its text if it is given.
#[derive(Clone, Copy)]
pub(super) struct Pair<'g> {
    pub(super) answer: &'g Given,
    pub(super) text: Option<&'g Given>,
}

/// One JSON file that is like an answer, alone or with one of text.
pub(super) fn pair<'g>(files: &'g [Given], is_answer: impl Fn(&Json) -> bool) -> Option<Pair<'g>> {
    let is_text = |it: &&Given| matches!(it.content, Content::Text);
    let answers = || files.iter().filter(|it| it.first_json().is_some());
    let answer = answers().find(|it| any(it, &is_answer)).or_else(|| answers().next())?;
    let text = files.iter().find(is_text);
    (files.len() == 1 + usize::from(text.is_some())).then_some(Pair { answer, text })
}

/// Whether the files are such a pair.
pub(super) fn is_pair(files: &[Given], is_answer: impl Fn(&Json) -> bool) -> bool {
    pair(files, &is_answer).is_some_and(|it| any(it.answer, &is_answer))
}

fn any(file: &Given, is_answer: impl Fn(&Json) -> bool) -> bool {
    match &file.content {
        Content::Json(json) => is_answer(json),
        Content::Lines(lines) => lines.iter().any(|(_, json)| is_answer(json)),
        Content::Text => false,
    }
}

/// What to say where the text is not given.
pub(super) fn missing_text(format: Format) -> ImportError {
    ImportError::MissingFile { format, what: "the .txt file with the text it is about" }
}
