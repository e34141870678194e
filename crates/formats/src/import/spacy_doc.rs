//! What spaCy's `Doc.to_json` writes: a text with `ents`, `sents`, `tokens`, groups of `spans`.
//!
//! Offsets: code points (`ent.start_char`, an index into a Python `str`), half-open; the documentation says only
//! “character offset”, so the offsets decide. Source: <https://spacy.io/api/doc#to_json>.

use std::collections::HashSet;

use dateline_article::OffsetUnit;

use super::cast::Cast;
use super::{Drafts, Importer, labelled, records};
use crate::draft::{Draft, DraftMention, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object, short};
use crate::labels::type_of;
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::SpacyDoc, recognises, read };

fn recognises(files: &[Given]) -> bool {
    records::any(files, |json| {
        let is_list = |key| json.get(key).is_some_and(|it| it.as_array().is_some());
        let has_groups = matches!(json.get("spans"), Some(Json::Object(_)));
        json.has("text") && is_list("tokens") && (is_list("ents") || is_list("sents") || has_groups)
    })
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let drafts = records::read(files, Format::SpacyDoc, story, notes)?;
    Ok(Drafts { variant: "", drafts })
}

fn story(json: &Json, place: &str, notes: &mut Notes) -> Option<Draft> {
    let mut doc = Object::new(json, place, notes)?;
    let text = records::text(&mut doc, "text", notes)?;
    let mut draft =
        Draft::whole_text(text, Unit::Usual(OffsetUnit::Codepoint), doc.place_of("text"));
    let mut cast = Cast::default();
    let mut seen = HashSet::new();
    for (group, place, spans) in groups(&mut doc, notes) {
        if group.starts_with("coref") {
            notes
                .push(place, Reason::NotMarked("says who is meant by “he” or “it”, without names"));
            continue;
        }
        for (idx, item) in spans.iter().enumerate() {
            let mention = span(item, &format!("{place}[{idx}]"), Some(group), &mut cast, notes);
            if let Some(mention) = mention.filter(|it| seen.insert(key(it))) {
                draft.mention(mention);
            }
        }
    }
    // The same entities stand in a group often, and only there with their links.
    for (place, item) in doc.items("ents", notes).unwrap_or_default() {
        let mention = span(item, &place, None, &mut cast, notes);
        if let Some(mention) = mention.filter(|it| seen.insert(key(it))) {
            draft.mention(mention);
        }
    }
    draft.entities = cast.into_entities();
    doc.rest(notes);
    Some(draft)
}

/// The groups of spans: name, place, spans.
fn groups<'j>(doc: &mut Object<'j>, notes: &mut Notes) -> Vec<(&'j str, String, &'j [Json])> {
    let place = doc.place_of("spans");
    let groups = match doc.take("spans", notes) {
        None => return Vec::new(),
        Some(Json::Object(groups)) => groups,
        Some(other) => {
            notes.push(place, Reason::WrongType { wanted: "an object", found: other.found() });
            return Vec::new();
        }
    };
    let mut listed = Vec::new();
    for (name, spans) in groups {
        let name = short(name);
        let place = format!("{place}.{name}");
        match spans.as_array() {
            Some(spans) => listed.push((name, place, spans)),
            None => {
                let found = spans.found();
                notes.push(place, Reason::WrongType { wanted: "an array", found });
            }
        }
    }
    listed
}

/// Where a mention stands, and as what.
fn key(mention: &DraftMention) -> (Option<u64>, Option<u64>, Option<String>) {
    (mention.start, mention.end, mention.label.clone())
}

fn span(
    json: &Json,
    place: &str,
    group: Option<&str>,
    cast: &mut Cast,
    notes: &mut Notes,
) -> Option<DraftMention> {
    let mut span = Object::new(json, place, notes)?;
    let mut mention = labelled::span(&mut span, cast, notes);
    // Spans without a label are told apart by their group.
    if let Some(group) = group.filter(|_| mention.label.is_none()) {
        mention.kind = Some(type_of(group));
        mention.label = Some(group.to_owned());
    }
    // The same span by tokens.
    span.skip(&["start_token", "end_token", "token_start", "token_end"]);
    let text = span.text("text", notes).map(str::to_owned);
    span.rest(notes);
    Some(DraftMention { text, ..mention })
}
