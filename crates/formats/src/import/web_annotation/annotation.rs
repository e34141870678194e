//! One annotation: what it says, and which words it says it of.

use super::{id_of, one_or_many};
use crate::import::groups::Said;
use crate::json::{Json, Object};
use crate::links::{ids_of, url_of};
use crate::note::{Notes, Reason};

/// What an annotation says, and of which words.
#[derive(Debug, Default)]
pub(super) struct Annotation {
    pub(super) place: String,
    /// The id of the text, or the text itself.
    pub(super) source: Option<String>,
    /// At least one.
    pub(super) selections: Vec<Selection>,
    pub(super) label: Option<String>,
    pub(super) said: Said,
}

/// A run of text, by offsets, by words, or by both.
#[derive(Debug, Default)]
pub(super) struct Selection {
    pub(super) position: Option<[u64; 2]>,
    pub(super) exact: Option<String>,
    pub(super) prefix: String,
    pub(super) suffix: String,
}

/// Reads an annotation; `None`, and a note, if it selects nothing.
pub(super) fn read(json: &Json, place: &str, notes: &mut Notes) -> Option<Annotation> {
    let mut object = Object::new(json, place, notes)?;
    let mut annotation = Annotation { place: place.to_owned(), ..Annotation::default() };
    // What it is, and what Hypothesis says of the page and of who may read it.
    object.skip(&[
        "@context",
        "id",
        "@id",
        "type",
        "@type",
        "uri",
        "links",
        "permissions",
        "document",
    ]);
    let motivation = object.take("motivation", notes).and_then(last_word);
    if let Some(target) = object.take("target", notes) {
        for (place, target) in one_or_many(target, &object.place_of("target")) {
            let selection = selection(target, &place, notes);
            let source = target.get("source").and_then(|it| {
                let text = || it.get("value").or_else(|| it.get("text"))?.as_str();
                id_of(it).or_else(text)
            });
            annotation.source = annotation.source.or(source.map(str::to_owned));
            annotation.selections.extend(selection);
        }
    } else {
        notes.push(place, Reason::Missing("target"));
    }
    if let Some(bodies) = object.take("body", notes) {
        for (place, json) in one_or_many(bodies, &object.place_of("body")) {
            body(json, &place, motivation.as_deref(), &mut annotation, notes);
        }
    }
    if let Some(Json::Array(tags)) = object.take("tags", notes) {
        for (idx, tag) in tags.iter().enumerate() {
            let place = format!("{}[{idx}]", object.place_of("tags"));
            tagged(tag.as_str(), place, &mut annotation, notes);
        }
    }
    object.rest(notes);
    (!annotation.selections.is_empty()).then_some(annotation)
}

/// The words that a target selects; `None`, and a note, without any.
fn selection(target: &Json, place: &str, notes: &mut Notes) -> Option<Selection> {
    let given = target.get("selector").map(|it| one_or_many(it, &format!("{place}.selector")));
    let mut selection = Selection::default();
    for (place, json) in given.unwrap_or_default() {
        let Some(mut selector) = Object::new(json, place, notes) else { continue };
        let kind = selector.take("type", notes).or_else(|| selector.take("@type", notes));
        match kind.and_then(last_word).as_deref() {
            Some("TextPositionSelector") => {
                let (start, end) = (selector.offset("start", notes), selector.offset("end", notes));
                selection.position = start.zip(end).map(|(start, end)| [start, end]);
                if selection.position.is_none() {
                    notes.push(selector.place(), Reason::Missing("start and end"));
                }
            }
            Some("TextQuoteSelector") => {
                selection.exact = selector.text("exact", notes).map(str::to_owned);
                selection.prefix = selector.text("prefix", notes).unwrap_or_default().to_owned();
                selection.suffix = selector.text("suffix", notes).unwrap_or_default().to_owned();
                if selection.exact.is_none() {
                    notes.push(selector.place(), Reason::Missing("exact"));
                }
            }
            // RFC 5147, “char=2,8”: characters.
            Some("FragmentSelector") => {
                let value = selector.text("value", notes).unwrap_or_default();
                let range = value.strip_prefix("char=").and_then(|it| it.split_once(','));
                let range = range.map(|(start, end)| (start.parse().ok(), end.parse().ok()));
                if let Some((Some(start), Some(end))) = range {
                    selection.position = Some([start, end]);
                }
            }
            // Others say the same in other words, for pages and pictures.
            _ => {}
        }
        if selector.take("refinedBy", notes).is_some() {
            notes.push(selector.place_of("refinedBy"), Reason::NotCarried);
        }
    }
    if selection.position.is_none() && selection.exact.is_none() {
        notes.push(place, Reason::Missing("TextPositionSelector or TextQuoteSelector"));
        return None;
    }
    Some(selection)
}

/// A body: a tag, an identity, or something that has no place.
fn body(
    json: &Json,
    place: &str,
    motivation: Option<&str>,
    annotation: &mut Annotation,
    notes: &mut Notes,
) {
    let own_purpose = json.get("purpose").and_then(last_word);
    let purpose = own_purpose.as_deref().or(motivation).unwrap_or_default();
    let resource = json.get("source").unwrap_or(json);
    let value = json.get("value").and_then(Json::as_str);
    let iri = id_of(resource).filter(|_| value.is_none());
    let name = resource.get("label").or_else(|| json.get("label")).and_then(Json::as_str);
    match (purpose, value, iri) {
        ("tagging" | "classifying" | "highlighting", Some(value), _) => {
            tagged(Some(value), place.to_owned(), annotation, notes);
        }
        ("classifying", None, Some(iri)) => {
            let word = iri.rsplit(['/', '#', ':']).next();
            tagged(name.or(word), place.to_owned(), annotation, notes);
        }
        ("identifying", Some(value), _) if id_like(value).is_none() => {
            annotation.said.name.get_or_insert_with(|| value.to_owned());
        }
        ("identifying" | "linking" | "tagging", value, iri) if value.or(iri).is_some() => {
            let iri = value.or(iri).unwrap_or_default();
            let said = &mut annotation.said;
            said.keys.push(iri.to_owned());
            let ids = ids_of(None, Some(iri));
            if ids.is_empty() && said.url.is_none() {
                said.url = url_of(Some(iri));
            }
            said.ids.extend(ids);
            if let Some(name) = name {
                said.name.get_or_insert_with(|| name.to_owned());
            }
        }
        ("describing", Some(value), _) => {
            annotation.said.description.get_or_insert_with(|| value.to_owned());
        }
        _ => notes.push(place, Reason::NotCarried),
    }
}

/// The first tag is the type; a mention has no more than one.
fn tagged(tag: Option<&str>, place: String, annotation: &mut Annotation, notes: &mut Notes) {
    match tag.map(str::trim).filter(|it| !it.is_empty()) {
        Some(tag) if annotation.label.is_none() => annotation.label = Some(tag.to_owned()),
        Some(tag) if annotation.label.as_deref() == Some(tag) => {}
        Some(_) => notes.push(place, Reason::NotCarried),
        None => notes.push(place, Reason::Missing("tag")),
    }
}

/// A value that is an address.
fn id_like(value: &str) -> Option<&str> {
    (value.contains("://") || value.starts_with("urn:")).then_some(value)
}

/// `oa:tagging`, `http://www.w3.org/ns/oa#tagging` and `tagging` are one word; of several, the first.
fn last_word(json: &Json) -> Option<String> {
    let word = match json {
        Json::Array(items) => items.first()?.as_str()?,
        one => one.as_str()?,
    };
    word.rsplit([':', '#', '/']).next().map(str::to_owned)
}
