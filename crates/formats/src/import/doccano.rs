//! doccano's JSON Lines: a text with triples in `label`, or with `entities` and `relations`; older exports have
//! `annotations`.
//!
//! Offsets: its page counts UTF-16 units (`text.length` of JavaScript), or graphemes where a project says so, which its
//! export does not repeat: the offsets decide. Half-open. Source: <https://github.com/doccano/doccano>,
//! `backend/data_export`, `frontend/pages/projects/create.vue`, and `v-annotator`.

use dateline_article::OffsetUnit;

use super::{Drafts, Importer, records};
use crate::draft::{Draft, DraftMention, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object};
use crate::labels::type_of;
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::Doccano, recognises, read };

/// Where labels stand, in one version or another.
const LABELS: [&str; 4] = ["label", "labels", "entities", "annotations"];

fn recognises(files: &[Given]) -> bool {
    records::any(files, |json| {
        let is_labelled = LABELS.into_iter().any(|key| {
            let labels = json.get(key).and_then(Json::as_array);
            labels.is_some_and(|it| it.first().map_or(is_bare(json, key), is_label))
        });
        text_key(json).is_some() && is_labelled
    })
}

/// Which field has the text.
fn text_key(json: &Json) -> Option<&'static str> {
    let is_text = |key: &&str| json.get(key).is_some_and(|it| it.as_str().is_some());
    ["text", "data"].into_iter().find(is_text)
}

/// Whether a record with an empty list of labels is doccano's: others have a word of their own beside it.
fn is_bare(json: &Json, labels: &str) -> bool {
    let known =
        ["id", "text", "data", "label", "entities", "relations", "meta", "metadata", "Comments"];
    let Json::Object(fields) = json else { return false };
    labels != "annotations"
        && fields.iter().all(|(key, _)| key == labels || known.contains(&key.as_str()))
}

fn is_label(json: &Json) -> bool {
    match json {
        Json::Array(items) => {
            matches!(items.as_slice(), [Json::Number(_), Json::Number(_), Json::String(_), ..])
        }
        json => json.has("start_offset") && json.has("end_offset"),
    }
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let has_relations = records::any(files, |json| json.has("entities"));
    let drafts = records::read(files, Format::Doccano, story, notes)?;
    Ok(Drafts { variant: if has_relations { "entities" } else { "labels" }, drafts })
}

fn story(json: &Json, place: &str, notes: &mut Notes) -> Option<Draft> {
    let mut story = Object::new(json, place, notes)?;
    let key = text_key(json).unwrap_or("text");
    let text = records::text(&mut story, key, notes)?;
    let mut draft = Draft::whole_text(text, Unit::Usual(OffsetUnit::Utf16), story.place_of(key));
    draft.id = records::id(&mut story, "id", notes);
    for key in LABELS {
        for (place, item) in story.items(key, notes).unwrap_or_default() {
            let mention = match item {
                Json::Array(items) => triple(items, &place, notes),
                item => entity(item, &place, notes),
            };
            draft.mentions.get_or_insert_default().extend(mention);
        }
    }
    story.rest(notes);
    Some(draft)
}

/// `[3, 9, "PER"]`
fn triple(items: &[Json], place: &str, notes: &mut Notes) -> Option<DraftMention> {
    let [start, end, label] = items else {
        let wanted = "a start, an end and a label";
        notes.push(place, Reason::WrongValue { wanted, found: format!("{} values", items.len()) });
        return None;
    };
    let (Some(start), Some(end)) = (start.as_offset(), end.as_offset()) else {
        let found = if start.as_offset().is_some() { end.found() } else { start.found() };
        notes.push(place, Reason::WrongType { wanted: "whole numbers from 0 on", found });
        return None;
    };
    Some(mention(Some(start), Some(end), word(label), place))
}

fn entity(json: &Json, place: &str, notes: &mut Notes) -> Option<DraftMention> {
    let mut entity = Object::new(json, place, notes)?;
    let start = entity.offset("start_offset", notes);
    let end = entity.offset("end_offset", notes);
    let label = entity.take("label", notes).and_then(word);
    // Who made it and when, and the number that relations know it by.
    entity.skip(&["id", "user", "created_at", "updated_at", "prob", "manual"]);
    entity.rest(notes);
    Some(mention(start, end, label, place))
}

/// A label, which older exports give by its number.
fn word(label: &Json) -> Option<String> {
    match label {
        Json::String(word) if !word.is_empty() => Some(word.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn mention(
    start: Option<u64>,
    end: Option<u64>,
    label: Option<String>,
    place: &str,
) -> DraftMention {
    let is_number = |it: &String| it.bytes().all(|it| it.is_ascii_digit());
    let named = label.as_ref().filter(|it| !is_number(it));
    DraftMention {
        place: place.to_owned(),
        kind: Some(named.map_or_else(|| "other".to_owned(), |it| type_of(it))),
        start,
        end,
        label,
        ..DraftMention::default()
    }
}
