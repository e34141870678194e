//! The W3C's Web Annotation in JSON-LD: annotations, pages and collections of them, and the text that they are about.
//!
//! Offsets of a TextPositionSelector: code points, stated (“in terms of unicode code points”), half-open; Hypothesis and
//! Recogito write UTF-16, which the quotes beside them tell. Source: <https://www.w3.org/TR/annotation-model/>, 4.2.4 and
//! 4.2.5.
//!
//! The text is one of these:
//! - a `.txt` that is given together with the annotations;
//! - what this program writes itself: an annotation whose body is a TextualBody with an `id` (3.2.4) and the text as its
//!   `value`; the others have that id as the `source` of their targets, in an AnnotationCollection with one page:
//!   ```json
//!   {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "label": "the headline",
//!    "first": {"type": "AnnotationPage", "items": [
//!      {"type": "Annotation", "motivation": "describing", "target": "https://example.org/story",
//!       "body": {"id": "urn:x-dateline:text", "type": "TextualBody", "format": "text/plain", "value": "the text"}},
//!      {"type": "Annotation", "motivation": "identifying",
//!       "body": [{"type": "TextualBody", "purpose": "tagging", "value": "PERSON"},
//!                {"type": "SpecificResource", "purpose": "identifying",
//!                 "source": {"id": "https://www.wikidata.org/entity/Q…", "label": "Sergei Shoigu"}}],
//!       "target": {"source": "urn:x-dateline:text", "selector": [
//!         {"type": "TextQuoteSelector", "exact": "Shoigu"},
//!         {"type": "TextPositionSelector", "start": 2, "end": 8}]}}]}}
//!   ```
//! - `value` or `text` in a target's `source`, or `text` beside the annotations.

mod anchor;
mod annotation;
mod gather;

use dateline_article::OffsetUnit;

use self::anchor::Anchors;
use self::annotation::Annotation;
use self::gather::Gathered;
use super::groups;
use super::{Drafts, Importer};
use crate::draft::{Draft, Unit};
use crate::error::ImportError;
use crate::file::{Content, Given};
use crate::format::Format;
use crate::json::Json;
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::WebAnnotation, recognises, read };

fn recognises(files: &[Given]) -> bool {
    match files {
        [file] => gather::is_annotations(file),
        [a, b] => {
            (gather::is_annotations(a) && is_text(b)) || (gather::is_annotations(b) && is_text(a))
        }
        _ => false,
    }
}

fn is_text(file: &Given) -> bool {
    matches!(file.content, Content::Text) || file.stem_and_ending().1 == "txt"
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let Some(annotations) = files.iter().find(|it| !matches!(it.content, Content::Text)) else {
        return Err(ImportError::Unrecognised);
    };
    let text = files.iter().find(|it| !std::ptr::eq(*it, annotations));
    let mut gathered = Gathered::of(annotations, text.map(|it| it.text.as_str()), notes);
    if gathered.texts.is_empty() {
        let what = "the .txt file";
        return Err(ImportError::MissingFile { format: Format::WebAnnotation, what });
    }
    let mut stories: Vec<(Vec<Annotation>, Notes)> = Vec::new();
    stories.resize_with(gathered.texts.len(), Default::default);
    for (place, json) in std::mem::take(&mut gathered.annotations) {
        let mut own = Notes::default();
        let Some(annotation) = annotation::read(json, &place, &mut own) else {
            notes.append(own);
            continue;
        };
        let idx = gathered.text_of(&annotation);
        match idx.and_then(|it| stories.get_mut(it)) {
            Some((annotations, notes)) => {
                annotations.push(annotation);
                notes.append(own);
            }
            None => {
                own.push(place, Reason::Dangling(annotation.source.unwrap_or_default()));
                notes.append(own);
            }
        }
    }
    let mut drafts = Vec::new();
    for (text, (annotations, mut own)) in gathered.texts.into_iter().zip(stories) {
        let mut draft =
            Draft::whole_text(text.text, Unit::Stated(OffsetUnit::Codepoint), text.place);
        draft.url = text.url;
        draft.lang = text.lang;
        // Where the text begins with its headline, the headline is there already.
        draft.headline =
            gathered.label.clone().filter(|it| !text.text.trim_start().starts_with(it.as_str()));
        let mut said = Vec::new();
        let mut anchors = Anchors::new(text.text, &annotations);
        for annotation in annotations {
            if let Some((mention, it)) = anchors.mention(annotation, &mut own) {
                draft.mention(mention);
                said.push(it);
            }
        }
        groups::group(&mut draft, said);
        drafts.push((draft, own));
    }
    Ok(Drafts { variant: "", drafts })
}

/// A value that may be given alone or in an array, with places.
fn one_or_many<'j>(json: &'j Json, place: &str) -> Vec<(String, &'j Json)> {
    match json {
        Json::Array(items) => {
            items.iter().enumerate().map(|(idx, it)| (format!("{place}[{idx}]"), it)).collect()
        }
        Json::Null => Vec::new(),
        one => vec![(place.to_owned(), one)],
    }
}

/// The id of a node, given as `id`, as `@id` or as the node itself.
fn id_of(json: &Json) -> Option<&str> {
    json.as_str().or_else(|| json.get("id").or_else(|| json.get("@id"))?.as_str())
}

/// Whether a node is of a type, given as `type` or `@type`, alone or among others, with or without its namespace.
fn is_of_type(json: &Json, wanted: &str) -> bool {
    let given = json.get("type").or_else(|| json.get("@type"));
    let is_it =
        |it: &Json| it.as_str().is_some_and(|it| it.rsplit([':', '#', '/']).next() == Some(wanted));
    given.is_some_and(|it| match it {
        Json::Array(items) => items.iter().any(is_it),
        one => is_it(one),
    })
}
