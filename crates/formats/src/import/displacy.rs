//! displaCy's input and output: a text with `ents` by character, or `spans` by token.
//!
//! Offsets of `ents`: code points as spaCy writes them (a slice of a Python `str`; `spacy/displacy/render.py`), UTF-16
//! as displacy-ent.js did, half-open. The documentation says only “character offset”, so the offsets decide.
//! `spans` count tokens, half-open. Source: <https://spacy.io/usage/visualizers>, “Rendering data manually”.

use dateline_article::OffsetUnit;

use super::cast::Cast;
use super::tokens::{self, Tokens};
use super::{Drafts, Importer, labelled, records};
use crate::draft::{Draft, DraftMention, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::Displacy, recognises, read };

fn recognises(files: &[Given]) -> bool {
    records::any(files, |json| json.has("text") && (is_ents(json) || is_spans(json)))
}

/// spaCy's own `Doc.to_json` has tokens beside its entities.
fn is_ents(json: &Json) -> bool {
    json.has("ents") && !json.has("tokens")
}

/// Prodigy's tokens and spans are objects with their characters.
fn is_spans(json: &Json) -> bool {
    let items = |key| json.get(key).and_then(Json::as_array);
    let (Some(spans), Some(tokens)) = (items("spans"), items("tokens")) else { return false };
    let is_words = tokens.first().is_some_and(|it| it.as_str().is_some());
    is_words && spans.iter().all(|it| !it.has("start") || it.has("start_token"))
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let is_by_token = records::any(files, is_spans);
    let drafts = records::read(files, Format::Displacy, story, notes)?;
    Ok(Drafts { variant: if is_by_token { "spans" } else { "entities" }, drafts })
}

/// One text with its entities; `None`, and a note, without a text.
fn story(json: &Json, place: &str, notes: &mut Notes) -> Option<Draft> {
    let mut story = Object::new(json, place, notes)?;
    let text = records::text(&mut story, "text", notes)?;
    let mut draft =
        Draft::whole_text(text, Unit::Usual(OffsetUnit::Codepoint), story.place_of("text"));
    draft.headline = story.text("title", notes).map(str::to_owned);
    let mut cast = Cast::default();
    if is_spans(json) {
        draft.unit = Unit::Stated(OffsetUnit::Utf8);
        let tokens = tokens::found_in(text, &mut story, notes);
        for (place, item) in story.items("spans", notes).unwrap_or_default() {
            let span = token_span(item, &place, &tokens, &mut cast, notes);
            draft.mentions.get_or_insert_default().extend(span);
        }
    } else {
        for (place, item) in story.items("ents", notes).unwrap_or_default() {
            draft.mentions.get_or_insert_default().extend(ent(item, &place, &mut cast, notes));
        }
    }
    draft.entities = cast.into_entities();
    // How displaCy draws, and not what it draws.
    story.skip(&["settings"]);
    story.rest(notes);
    Some(draft)
}

fn ent(json: &Json, place: &str, cast: &mut Cast, notes: &mut Notes) -> Option<DraftMention> {
    let mut ent = Object::new(json, place, notes)?;
    let mention = labelled::span(&mut ent, cast, notes);
    let text = ent.text("text", notes).map(str::to_owned);
    ent.rest(notes);
    Some(DraftMention { text, ..mention })
}

fn token_span(
    json: &Json,
    place: &str,
    tokens: &Tokens,
    cast: &mut Cast,
    notes: &mut Notes,
) -> Option<DraftMention> {
    let mut span = Object::new(json, place, notes)?;
    let first = span.offset("start_token", notes);
    let end = span.offset("end_token", notes);
    let mention = labelled::labelled(&mut span, cast, notes);
    // spaCy writes the characters beside the tokens.
    span.skip(&["start", "end", "text"]);
    span.rest(notes);
    let (Some(first), Some(end)) = (first, end) else {
        notes.push(place, Reason::Missing("start_token and end_token"));
        return None;
    };
    let Some([start, end]) = tokens.bytes(first, end) else {
        let found = format!("{first} to {end}");
        notes.push(place, Reason::WrongValue { wanted: "tokens of the text", found });
        return None;
    };
    Some(DraftMention { start: Some(start), end: Some(end), ..mention })
}
