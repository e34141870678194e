//! Answers of Google's Natural Language API: `analyzeEntities`, `analyzeEntitySentiment`, `annotateText`, v1 and v2.
//!
//! Offsets: what the caller asked for by `encodingType` (UTF8, UTF16, UTF32), which the answer does not repeat; by NONE,
//! -1: the words of each mention decide. The text is in its sentences, or in a file of its own.
//! Source: <https://cloud.google.com/natural-language/docs/reference/rest/v1/Entity> and `…/EncodingType`.

mod sentences;
mod unit;

use dateline_article::OffsetUnit;

use super::cast::Cast;
use super::pair::{self, Pair};
use super::{Drafts, Importer, records};
use crate::draft::{Draft, DraftEntity, DraftMention, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object, short};
use crate::labels::type_of;
use crate::links::{ids_of, url_of};
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::GoogleLanguage, recognises, read };

fn recognises(files: &[Given]) -> bool {
    pair::is_pair(files, is_answer)
}

fn is_answer(json: &Json) -> bool {
    let Some(entities) = json.get("entities").and_then(Json::as_array) else { return false };
    let is_entity = |it: &Json| {
        let mentions = it.get("mentions").and_then(Json::as_array);
        it.has("name") && mentions.is_some_and(|it| it.iter().all(|it| it.has("text")))
    };
    let has_language = json.has("language") || json.has("languageCode") || json.has("sentences");
    entities.iter().any(is_entity) || (entities.is_empty() && has_language)
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let Some(Pair { answer, text }) = pair::pair(files, is_answer) else {
        return Err(ImportError::UnrelatedFiles);
    };
    let records = answer.records();
    let [(place, json)] = records.as_slice() else {
        let place = records.get(1).map_or_else(String::new, |(place, _)| place.clone());
        let format = Format::GoogleLanguage;
        let reason = "there is more than one answer, and no way to tell their texts".to_owned();
        return Err(ImportError::Malformed { format, place, reason });
    };
    let mut own = Notes::default();
    let Some(mut object) = Object::new(json, place.as_str(), notes) else {
        return Err(ImportError::Unrecognised);
    };
    let mut draft = text_of(&mut object, text, &starts(json), &mut own)
        .ok_or_else(|| pair::missing_text(Format::GoogleLanguage))?;
    draft.lang = object.text("language", &mut own).map(str::to_owned);
    draft.lang = object.text("languageCode", &mut own).map(str::to_owned).or(draft.lang);
    entities(&mut object, &mut draft, &mut own);
    object.skip(&["languageSupported"]);
    object.rest(&mut own);
    Ok(Drafts { variant: "", drafts: vec![(draft, own)] })
}

/// The text: of its own file, of the request kept with the answer, or of the sentences.
fn text_of(
    object: &mut Object<'_>,
    text: Option<&Given>,
    starts: &[(u64, &str)],
    notes: &mut Notes,
) -> Option<Draft> {
    let unit = match object.text("encodingType", notes) {
        Some("UTF8") => Unit::Stated(OffsetUnit::Utf8),
        Some("UTF16") => Unit::Stated(OffsetUnit::Utf16),
        Some("UTF32") => Unit::Stated(OffsetUnit::Codepoint),
        _ => Unit::Usual(OffsetUnit::Utf8),
    };
    let place = object.place_of("sentences");
    let sentences = object.items("sentences", notes).unwrap_or_default();
    let request = object.object("document", notes);
    let place_of_request = object.place_of("document.content");
    let content = request.and_then(|mut it| {
        it.skip(&["type", "language", "languageCode"]);
        let content = it.text("content", notes);
        it.rest(notes);
        content
    });
    if let Some(text) = text {
        return Some(Draft::whole_text(text.text.as_str(), unit, text.name.as_str()));
    }
    if let Some(content) = content {
        return Some(Draft::whole_text(content, unit, place_of_request));
    }
    if sentences.is_empty() {
        return None;
    }
    let (text, unit) = sentences::text(&sentences, starts, notes);
    notes.push(place.as_str(), Reason::SpaceGuessed);
    Some(Draft::whole_text(text, Unit::Usual(unit), place))
}

/// Where which words begin, sorted: they tell the unit.
fn starts(json: &Json) -> Vec<(u64, &str)> {
    fn list<'j>(json: &'j Json, key: &str) -> &'j [Json] {
        json.get(key).and_then(Json::as_array).unwrap_or_default()
    }
    let mut starts = Vec::new();
    for entity in list(json, "entities") {
        for mention in list(entity, "mentions") {
            let start = |text: &Json| text.get("beginOffset")?.as_offset();
            let text = mention.get("text");
            let words = text.and_then(|it| it.get("content")?.as_str());
            starts.extend(text.and_then(start).zip(words));
        }
    }
    starts.sort_unstable();
    starts
}

fn entities(object: &mut Object<'_>, draft: &mut Draft, notes: &mut Notes) {
    let mut cast = Cast::default();
    let mut mentions = Vec::new();
    let mut has_offsets = false;
    for (place, json) in object.items("entities", notes).unwrap_or_default() {
        let Some(mut entity) = Object::new(json, place, notes) else { continue };
        let found = Found::take(&mut entity, &mut cast, notes);
        for (place, json) in entity.items("mentions", notes).unwrap_or_default() {
            if let Some((mention, is_proper)) = mention(json, &place, &found, notes) {
                has_offsets |= mention.start.is_some();
                if let Some(words) = mention.text.as_deref().filter(|_| is_proper) {
                    cast.alias(&found.key, words);
                }
                mentions.push(mention);
            }
        }
        // How much the text is about it, and how it speaks of it.
        entity.skip(&["salience", "sentiment"]);
        entity.rest(notes);
    }
    draft.entities = cast.into_entities();
    draft.mentions = Some(mentions);
    let is_any = draft.mentions.as_ref().is_some_and(|it| !it.is_empty());
    if is_any && !has_offsets {
        draft.mentions = None;
        notes.push("", Reason::FoundByName);
    }
    unit::settle(draft, notes);
}

/// What is known of an entity before its mentions.
struct Found {
    key: String,
    id: String,
    label: Option<String>,
    value: Option<String>,
}

impl Found {
    fn take(entity: &mut Object<'_>, cast: &mut Cast, notes: &mut Notes) -> Found {
        let name = entity.text("name", notes).unwrap_or_default();
        let label = entity.take("type", notes).and_then(word_of_type);
        let kind = label.as_deref().map_or_else(|| "other".to_owned(), type_of);
        let metadata = entity.object("metadata", notes);
        let (mut mid, mut url, mut value) = (None, None, None);
        if let Some(mut metadata) = metadata {
            mid = metadata.text("mid", notes);
            url = metadata.text("wikipedia_url", notes);
            value = resolved(&mut metadata, notes);
            metadata.rest(notes);
        }
        // v2 lists an entity once for each mention.
        let key = mid.map_or_else(|| format!("{kind}\n{name}"), str::to_owned);
        let id = cast.id_of(&key, || DraftEntity {
            place: entity.place().to_owned(),
            kind,
            label: label.clone(),
            name: name.to_owned(),
            ids: ids_of(mid, url),
            url: url_of(url),
            ..DraftEntity::default()
        });
        Found { key, id, label, value }
    }
}

/// A type, which client libraries write as its number.
fn word_of_type(json: &Json) -> Option<String> {
    const TYPES: [&str; 14] = [
        "UNKNOWN",
        "PERSON",
        "LOCATION",
        "ORGANIZATION",
        "EVENT",
        "WORK_OF_ART",
        "CONSUMER_GOOD",
        "OTHER",
        "",
        "PHONE_NUMBER",
        "ADDRESS",
        "DATE",
        "NUMBER",
        "PRICE",
    ];
    let word = json.as_str();
    let by_number = || TYPES.get(usize::try_from(json.as_offset()?).ok()?).copied();
    word.or_else(by_number).filter(|it| !it.is_empty()).map(|it| short(it).to_owned())
}

/// A date in EDTF, an amount of money, or a number.
fn resolved(metadata: &mut Object<'_>, notes: &mut Notes) -> Option<String> {
    let mut number =
        |key| metadata.text(key, notes).filter(|it| it.len() <= 20 && it.parse::<f64>().is_ok());
    let (year, month, day) = (number("year"), number("month"), number("day"));
    let (value, currency) = (number("value"), metadata.text("currency", notes));
    let two = |it: &str| format!("{it:0>2}");
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => {
            Some(format!("{year:0>4}-{}-{}", two(month), two(day)))
        }
        (Some(year), Some(month), None) => Some(format!("{year:0>4}-{}", two(month))),
        (Some(year), None, _) => Some(format!("{year:0>4}")),
        (None, ..) => {
            let currency = currency.map_or_else(String::new, |it| format!(" {}", short(it)));
            value.map(|it| format!("{it}{currency}"))
        }
    }
}

/// A mention, and whether it is a name; without a start where the file has -1.
fn mention(
    json: &Json,
    place: &str,
    found: &Found,
    notes: &mut Notes,
) -> Option<(DraftMention, bool)> {
    let mut mention = Object::new(json, place, notes)?;
    let Some(mut text) = mention.object("text", notes) else {
        notes.push(place, Reason::Missing("text"));
        return None;
    };
    let words = records::text(&mut text, "content", notes)?;
    let start = begin(&mut text, notes);
    text.rest(notes);
    let score = mention.number("probability", notes);
    let kind = mention.take("type", notes);
    let is_common =
        kind.is_some_and(|it| it.as_str() == Some("COMMON") || it.as_offset() == Some(2));
    mention.skip(&["sentiment"]);
    mention.rest(notes);
    let mention = DraftMention {
        place: place.to_owned(),
        entity: Some(found.id.clone()),
        start,
        text: Some(words.to_owned()),
        label: found.label.clone(),
        score,
        value: found.value.clone(),
        ..DraftMention::default()
    };
    Some((mention, !is_common))
}

/// Where words begin; `None` for -1. A 0 is often left out, as protocol buffers do.
fn begin(text: &mut Object<'_>, notes: &mut Notes) -> Option<u64> {
    let given = text.take("beginOffset", notes).or_else(|| text.take("begin_offset", notes));
    match given {
        None => Some(0),
        Some(Json::Number(it)) if *it == -1.0 => None,
        Some(json) => {
            if json.as_offset().is_none() {
                let (wanted, found) = ("a whole number from 0 on, or -1", json.found());
                notes.push(text.place_of("beginOffset"), Reason::WrongType { wanted, found });
            }
            json.as_offset()
        }
    }
}
