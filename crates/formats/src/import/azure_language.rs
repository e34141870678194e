//! Answers of Azure's Language service and of Text Analytics v2 and v3: entities and linked entities, synchronous or of
//! a job.
//!
//! Offsets: graphemes (`TextElement_V8`) unless the caller asked for code points or UTF-16 units by `stringIndexType`,
//! which only the request repeats: the words of each entity decide. Start and length. The text is in the request's
//! `documents`, or in a file of its own. Source:
//! <https://learn.microsoft.com/azure/ai-services/language-service/concepts/multilingual-emoji-support> and
//! <https://learn.microsoft.com/rest/api/language/text-analysis-runtime/analyze-text>.

mod document;

use std::collections::HashMap;

use dateline_article::OffsetUnit;

use super::{Drafts, Importer};
use crate::draft::Unit;
use crate::error::ImportError;
use crate::file::{Content, Given};
use crate::format::Format;
use crate::json::{Json, short};
use crate::note::{Notes, Reason};
use document::Document;

pub(super) const IMPORTER: Importer = Importer { format: Format::AzureLanguage, recognises, read };

fn recognises(files: &[Given]) -> bool {
    let is_pair = matches!(files.len(), 1 | 2);
    is_pair && files.iter().filter_map(of_one).any(is_answer)
}

fn of_one(file: &Given) -> Option<&Json> {
    match &file.content {
        Content::Json(json) => Some(json),
        _ => None,
    }
}

/// Whether any of its documents has entities of this shape.
fn is_answer(json: &Json) -> bool {
    let mut documents = Vec::new();
    documents_in(json, "", MAX_DEPTH, &mut documents);
    documents.iter().any(|(_, document)| {
        let Some(entities) = document.get("entities").and_then(Json::as_array) else {
            return false;
        };
        let is_entity = |it: &Json| {
            it.has("matches") || it.has("bingId") || (it.has("offset") && it.has("category"))
        };
        entities.first().map_or_else(|| document.has("id"), is_entity)
    })
}

/// How deep documents lie in the answer to a job: `tasks.items[0].results.documents[0]`.
const MAX_DEPTH: usize = 6;

/// The documents of an answer or a request, wherever its version has them, with their places.
fn documents_in<'j>(
    json: &'j Json,
    place: &str,
    depth: usize,
    found: &mut Vec<(String, &'j Json)>,
) {
    if depth == 0 {
        return;
    }
    match json {
        Json::Array(items) => {
            for (idx, item) in items.iter().enumerate() {
                documents_in(item, &format!("{place}[{idx}]"), depth - 1, found);
            }
        }
        Json::Object(fields) => {
            for (key, value) in fields {
                let key = short(key);
                let place =
                    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
                match (key, value) {
                    ("documents", Json::Array(items)) => {
                        let item = |(idx, item)| (format!("{place}[{idx}]"), item);
                        found.extend(items.iter().enumerate().map(item));
                    }
                    (_, Json::Array(_) | Json::Object(_)) => {
                        documents_in(value, &place, depth - 1, found);
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let answer = files.iter().filter_map(of_one).find(|it| is_answer(it));
    let answer = answer.or_else(|| files.iter().find_map(of_one));
    let Some(answer) = answer else { return Err(ImportError::Unrecognised) };
    let mut given = Vec::new();
    documents_in(answer, "", MAX_DEPTH, &mut given);
    errors_in(answer, "", MAX_DEPTH, notes);
    let texts = Texts::of(files, answer, &given);
    let mut documents: Vec<Document> = Vec::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (place, json) in given {
        let id = json.get("id").and_then(Json::as_str).unwrap_or_default();
        // A document comes again with each task.
        let idx = match by_id.get(id) {
            Some(idx) => *idx,
            None => match texts.of_document(json, id) {
                Some((text, of_text)) => {
                    documents.push(Document::new(id, text, of_text, texts.unit));
                    by_id.insert(id, documents.len() - 1);
                    documents.len() - 1
                }
                None => {
                    notes.push(place, Reason::Missing("text in the request"));
                    continue;
                }
            },
        };
        if let Some(document) = documents.get_mut(idx) {
            document.add(json, &place);
        }
    }
    if documents.is_empty() {
        let what = "the .txt file or the request (JSON) with the text it is about";
        return Err(ImportError::MissingFile { format: Format::AzureLanguage, what });
    }
    Ok(Drafts { variant: "", drafts: documents.into_iter().map(Document::finish).collect() })
}

/// Notes the errors that stand in place of documents.
fn errors_in(json: &Json, place: &str, depth: usize, notes: &mut Notes) {
    let Json::Object(fields) = json else { return };
    for (key, value) in fields {
        let key = short(key);
        let place = if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
        match (key, value) {
            ("errors", Json::Array(errors)) => {
                for (idx, error) in errors.iter().enumerate() {
                    let error = error.get("error").unwrap_or(error);
                    let words = error.get("message").and_then(Json::as_str).unwrap_or_default();
                    let why = Reason::ServiceFailed(words.to_owned());
                    notes.push(format!("{place}[{idx}]"), why);
                }
            }
            (_, Json::Object(_)) if 0 < depth => errors_in(value, &place, depth - 1, notes),
            (_, Json::Array(items)) if 0 < depth && key != "documents" => {
                for (idx, item) in items.iter().enumerate() {
                    errors_in(item, &format!("{place}[{idx}]"), depth - 1, notes);
                }
            }
            _ => {}
        }
    }
}

/// The texts that were sent, and the unit that was asked for.
struct Texts<'g> {
    by_id: HashMap<&'g str, (String, &'g Json)>,
    /// A file of text, if the answer is about one document.
    file: Option<&'g Given>,
    unit: Unit,
}

impl<'g> Texts<'g> {
    fn of(files: &'g [Given], answer: &'g Json, given: &[(String, &'g Json)]) -> Texts<'g> {
        let mut by_id = HashMap::new();
        let mut unit = Unit::Usual(OffsetUnit::Grapheme);
        for json in files.iter().filter_map(of_one) {
            let asked = json.get("parameters").and_then(|it| it.get("stringIndexType"));
            unit = asked.or_else(|| json.get("stringIndexType")).and_then(unit_of).unwrap_or(unit);
            if std::ptr::eq(json, answer) {
                continue;
            }
            let mut documents = Vec::new();
            documents_in(json, "", MAX_DEPTH, &mut documents);
            for (place, document) in documents {
                if let Some(id) = document.get("id").and_then(Json::as_str) {
                    by_id.insert(id, (place, document));
                }
            }
        }
        let is_text = |it: &&Given| matches!(it.content, Content::Text);
        let ids = || given.iter().map(|(_, it)| it.get("id").and_then(Json::as_str));
        let is_one = ids().all(|it| Some(it) == ids().next());
        let file = files.iter().find(is_text).filter(|_| is_one);
        Texts { by_id, file, unit }
    }

    /// The text of a document, and where it stands.
    fn of_document(&self, json: &'g Json, id: &str) -> Option<(&'g str, String)> {
        if let Some(text) = json.get("text").and_then(Json::as_str) {
            return Some((text, "text".to_owned()));
        }
        if let Some((place, document)) = self.by_id.get(id) {
            let text = document.get("text").and_then(Json::as_str)?;
            return Some((text, format!("{place}.text")));
        }
        self.file.map(|it| (it.text.as_str(), it.name.clone()))
    }
}

fn unit_of(json: &Json) -> Option<Unit> {
    match json.as_str()? {
        "TextElements_v8" | "TextElement_V8" | "TextElements_V8" => {
            Some(Unit::Stated(OffsetUnit::Grapheme))
        }
        "UnicodeCodePoint" => Some(Unit::Stated(OffsetUnit::Codepoint)),
        "Utf16CodeUnit" => Some(Unit::Stated(OffsetUnit::Utf16)),
        _ => None,
    }
}
