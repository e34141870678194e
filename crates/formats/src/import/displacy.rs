//! displaCy's input and output: a text with `ents` by character, or `spans` by token.
//!
//! Offsets of `ents`: code points as spaCy writes them (a slice of a Python `str`; `spacy/displacy/render.py`), UTF-16
//! as displacy-ent.js did, half-open. The documentation says only “character offset”, so the offsets decide.
//! `spans` count tokens, half-open. Source: <https://spacy.io/usage/visualizers>, “Rendering data manually”.

use dateline_article::OffsetUnit;

use super::tokens::{self, Tokens};
use super::{Drafts, Importer};
use crate::draft::{Draft, DraftMention, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object};
use crate::labels::type_of;
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::Displacy, recognises, read };

fn recognises(files: &[Given]) -> bool {
    let [file] = files else { return false };
    file.records().iter().any(|(_, json)| json.has("text") && (is_ents(json) || is_spans(json)))
}

/// spaCy's own `Doc.to_json` has tokens beside its entities.
fn is_ents(json: &Json) -> bool {
    json.has("ents") && !json.has("tokens")
}

fn is_spans(json: &Json) -> bool {
    let has_token_spans =
        |spans: &[Json]| spans.iter().all(|it| it.has("start_token")) && json.has("tokens");
    json.get("spans").and_then(Json::as_array).is_some_and(has_token_spans)
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let records = files.first().map(Given::records).unwrap_or_default();
    let is_by_token = records.iter().any(|(_, json)| is_spans(json));
    let mut drafts = Vec::new();
    for (place, json) in records {
        let mut own = Notes::default();
        match story(json, &place, &mut own) {
            Some(draft) => drafts.push((draft, own)),
            None => notes.append(own),
        }
    }
    if drafts.is_empty() {
        return Err(ImportError::NoText { format: Format::Displacy, field: "text" });
    }
    Ok(Drafts { variant: if is_by_token { "spans" } else { "entities" }, drafts })
}

/// One text with its entities; `None`, and a note, without a text.
fn story(json: &Json, place: &str, notes: &mut Notes) -> Option<Draft> {
    let mut story = Object::new(json, place, notes)?;
    let Some(text) = story.text("text", notes) else {
        notes.push(place, Reason::Missing("text"));
        return None;
    };
    let mut draft =
        Draft::whole_text(text, Unit::Usual(OffsetUnit::Codepoint), story.place_of("text"));
    draft.headline = story.text("title", notes).map(str::to_owned);
    let tokens = tokens::found_in(text, &mut story, notes);
    if is_spans(json) {
        draft.unit = Unit::Stated(OffsetUnit::Utf8);
        for (place, item) in story.items("spans", notes).unwrap_or_default() {
            draft.mentions.get_or_insert_default().extend(span(item, &place, &tokens, notes));
        }
    }
    for (place, item) in story.items("ents", notes).unwrap_or_default() {
        draft.mentions.get_or_insert_default().extend(ent(item, &place, notes));
    }
    // How displaCy draws, and not what it draws.
    story.skip(&["settings"]);
    story.rest(notes);
    Some(draft)
}

fn ent(json: &Json, place: &str, notes: &mut Notes) -> Option<DraftMention> {
    let mut ent = Object::new(json, place, notes)?;
    let start = ent.offset("start", notes);
    let end = ent.offset("end", notes);
    let mention = labelled(&mut ent, notes);
    ent.rest(notes);
    Some(DraftMention { start, end, ..mention })
}

fn span(json: &Json, place: &str, tokens: &Tokens, notes: &mut Notes) -> Option<DraftMention> {
    let mut span = Object::new(json, place, notes)?;
    let first = span.offset("start_token", notes);
    let end = span.offset("end_token", notes);
    let mention = labelled(&mut span, notes);
    span.rest(notes);
    let bytes = first.zip(end).and_then(|(first, end)| tokens.bytes(first, end));
    let Some([start, end]) = bytes else {
        notes.push(
            place,
            Reason::WrongValue {
                wanted: "tokens of the text",
                found: format!("{first:?} to {end:?}"),
            },
        );
        return None;
    };
    Some(DraftMention { start: Some(start), end: Some(end), ..mention })
}

/// What entities and spans have in common.
fn labelled(object: &mut Object<'_>, notes: &mut Notes) -> DraftMention {
    // displacy-ent.js says `type`, and so did spaCy 1.
    let label = object.text("label", notes).or_else(|| object.text("type", notes));
    object.skip(&["text"]);
    DraftMention {
        place: object.place().to_owned(),
        kind: Some(type_of(label.unwrap_or_default())),
        label: label.map(str::to_owned),
        ..DraftMention::default()
    }
}
