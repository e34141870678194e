//! The texts of an item: its body, its descriptions, its headline, each in several shapes.

use crate::draft::DraftBlock;
use crate::html_text::{self, HtmlText};
use crate::import::ninjs::either;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};
use crate::repeats;

/// A text in one of its shapes.
struct Version {
    place: String,
    /// `main`, `caption`; in generation 1 what follows `body_`.
    role: String,
    shape: Shape,
    value: String,
}

/// What a text is written in; the best to read comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Html,
    Text,
    /// NITF and other XML: its words could be read, but not told from its metadata.
    Other,
}

/// The body: of several the best to read, the first of its kind; the others are noted.
pub(super) fn body(item: &mut Object<'_>, notes: &mut Notes) -> HtmlText {
    let mut versions = versions(item, "bodies", "body_", notes);
    let best = versions.iter().map(|it| it.shape).min();
    let Some(shape) = best else { return HtmlText::default() };
    let main = versions.iter().position(|it| it.shape == shape && it.role == "main");
    let chosen = main.or(versions.iter().position(|it| it.shape == shape));
    let Some(idx) = chosen else { return HtmlText::default() };
    let body = read(versions.remove(idx), notes);
    note_others(versions, &body.blocks, notes);
    body
}

/// Notes versions of a text that say something else than the one that was read.
fn note_others(others: Vec<Version>, blocks: &[DraftBlock], notes: &mut Notes) {
    for other in others {
        let words = html_text::words(&other.value);
        if other.shape == Shape::Other || !repeats::is_beginning(&words, blocks) {
            notes.push(other.place, Reason::NotCarried);
        }
    }
}

/// The first description that is no caption of something else.
pub(super) fn descriptions(item: &mut Object<'_>, notes: &mut Notes) -> Vec<DraftBlock> {
    let mut versions = versions(item, "descriptions", "description_", notes);
    // In generation 1 the same words as text and as XHTML; here plain text is enough.
    versions.sort_by_key(|it| match it.shape {
        Shape::Text => 0,
        Shape::Html => 1,
        Shape::Other => 2,
    });
    let is_credit = |it: &Version| it.role == "writer" || it.role == "byline";
    let chosen = versions.iter().position(|it| !is_credit(it));
    let blocks = match chosen {
        Some(idx) => read(versions.remove(idx), notes).blocks,
        None => Vec::new(),
    };
    note_others(versions, &blocks, notes);
    blocks
}

/// The headline: the one that is main, or the first.
pub(super) fn headline(item: &mut Object<'_>, notes: &mut Notes) -> Option<String> {
    let own = either(item, &["headline"], notes);
    let versions = versions(item, "headlines", "headline_", notes);
    let main =
        versions.iter().position(|it| it.role == "main").or((!versions.is_empty()).then_some(0));
    let chosen = if own.is_some() { None } else { main };
    let mut headline = own;
    for (idx, version) in versions.into_iter().enumerate() {
        if Some(idx) == chosen {
            headline = Some(version.value);
        } else {
            notes.push(version.place, Reason::NotCarried);
        }
    }
    headline.map(|it| html_text::words(&it))
}

fn read(version: Version, notes: &mut Notes) -> HtmlText {
    match version.shape {
        Shape::Html => html_text::read(&version.value, &version.place, notes),
        // Of XML only the words between its tags are certain.
        Shape::Other => html_text::read(&version.value, &version.place, notes),
        Shape::Text => {
            let blocks = html_text::blocks_of(&version.value, &version.place, notes);
            HtmlText { title: None, blocks }
        }
    }
}

/// Takes `bodies` and whatever begins with `body_`, or the same of another text; empty ones are left out.
fn versions(item: &mut Object<'_>, list: &str, prefix: &str, notes: &mut Notes) -> Vec<Version> {
    let mut versions = Vec::new();
    for (place, json) in item.items(list, notes).unwrap_or_default() {
        versions.extend(version(json, place, notes));
    }
    for key in item.keys_with(prefix) {
        let place = item.place_of(&key);
        let Some(value) = item.text(&key, notes) else { continue };
        let role = key.strip_prefix(prefix).unwrap_or_default().to_owned();
        let shape = match role.as_str() {
            it if it.contains("html") => Shape::Html,
            it if it.contains("xml") || it.contains("nitf") => Shape::Other,
            _ => Shape::Text,
        };
        versions.push(Version { place, role, shape, value: value.to_owned() });
    }
    versions.retain(|it| !it.value.trim().is_empty());
    versions
}

fn version(json: &Json, place: String, notes: &mut Notes) -> Option<Version> {
    let mut object = Object::new(json, place, notes)?;
    let role = either(&mut object, &["role"], notes).unwrap_or_default();
    let media_type = either(&mut object, &["contenttype", "contentType"], notes);
    let value = object.text("value", notes);
    object.skip(&["charcount", "wordcount", "charCount", "wordCount"]);
    let place = object.place().to_owned();
    object.rest(notes);
    let Some(value) = value else {
        notes.push(place, Reason::Missing("value"));
        return None;
    };
    let shape = match media_type.as_deref() {
        Some(it) if it.contains("html") => Shape::Html,
        Some(it) if it.contains("xml") || it.contains("json") => Shape::Other,
        _ => Shape::Text,
    };
    Some(Version { place, role, shape, value: value.to_owned() })
}
