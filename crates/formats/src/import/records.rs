//! Formats that have a story in each record: an item of an array, a line, or the one object of the file.

use crate::draft::Draft;
use crate::error::ImportError;
use crate::file::{Content, Given};
use crate::format::Format;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

/// Makes a draft of a record that stands at a place; `None`, and a note, if there is nothing to show of it.
pub(super) type Story = fn(&Json, &str, &mut Notes) -> Option<Draft>;

/// Whether any record of the one file is like that; broken ones are looked over.
pub(super) fn any(files: &[Given], is_like: impl Fn(&Json) -> bool) -> bool {
    let [file] = files else { return false };
    match &file.content {
        Content::Json(Json::Array(items)) => items.iter().any(is_like),
        Content::Json(json) => is_like(json),
        Content::Lines(lines) => lines.iter().any(|(_, json)| is_like(json)),
        Content::Text => false,
    }
}

/// The stories of the one file.
pub(super) fn read(
    files: &[Given],
    format: Format,
    story: Story,
    notes: &mut Notes,
) -> Result<Vec<(Draft, Notes)>, ImportError> {
    let mut drafts = Vec::new();
    for (place, json) in files.first().map(Given::records).unwrap_or_default() {
        let mut own = Notes::default();
        match story(json, &place, &mut own) {
            Some(draft) => drafts.push((draft, own)),
            None => notes.append(own),
        }
    }
    if drafts.is_empty() { Err(ImportError::NoText { format, field: "text" }) } else { Ok(drafts) }
}

/// Takes the text that a record is about; a record without one is noted.
pub(super) fn text<'j>(
    record: &mut Object<'j>,
    key: &'static str,
    notes: &mut Notes,
) -> Option<&'j str> {
    let value = record.take(key, notes);
    let text = value.and_then(Json::as_str);
    match (text, value) {
        (Some(text), _) => return Some(text),
        (None, Some(value)) => {
            let found = value.found();
            notes.push(record.place_of(key), Reason::WrongType { wanted: "a string", found });
        }
        (None, None) => notes.push(record.place(), Reason::Missing(key)),
    }
    None
}

/// Takes an id, a word or a number.
pub(super) fn id(record: &mut Object<'_>, key: &str, notes: &mut Notes) -> Option<String> {
    match record.take(key, notes)? {
        Json::String(id) => Some(id.clone()).filter(|it| !it.is_empty()),
        Json::Number(id) => Some(id.to_string()),
        other => {
            let found = other.found();
            notes.push(record.place_of(key), Reason::WrongType { wanted: "an id", found });
            None
        }
    }
}
