//! The annotations of a file, and the texts that they are about.

use std::collections::HashMap;

use super::annotation::Annotation;
use super::{id_of, is_of_type, one_or_many};
use crate::file::{Content, Given};
use crate::json::Json;
use crate::links::url_of;
use crate::note::{Notes, Reason};

/// What a file holds.
#[derive(Default)]
pub(super) struct Gathered<'j> {
    /// With their places; without those that only carry a text.
    pub(super) annotations: Vec<(String, &'j Json)>,
    pub(super) texts: Vec<Text<'j>>,
    /// The title of the collection.
    pub(super) label: Option<String>,
    by_source: HashMap<&'j str, usize>,
    /// The text of annotations whose source has none.
    default: Option<usize>,
}

/// A text that annotations are about.
pub(super) struct Text<'j> {
    pub(super) place: String,
    pub(super) text: &'j str,
    pub(super) lang: Option<String>,
    pub(super) url: Option<String>,
}

/// Whether a file holds annotations.
pub(super) fn is_annotations(file: &Given) -> bool {
    match &file.content {
        Content::Json(Json::Array(items)) => items.iter().any(is_any),
        Content::Json(json) => is_any(json),
        Content::Lines(lines) => lines.iter().any(|(_, json)| is_any(json)),
        Content::Text => false,
    }
}

fn is_any(json: &Json) -> bool {
    let types = ["Annotation", "AnnotationPage", "AnnotationCollection"];
    let context = json.get("@context");
    let is_context = |it: &Json| it.as_str().is_some_and(|it| it.contains("/ns/anno.jsonld"));
    let has_rows =
        json.get("rows").and_then(Json::as_array).is_some_and(|it| it.iter().any(has_target));
    types.iter().any(|it| is_of_type(json, it))
        || context.is_some_and(|it| one_or_many(it, "").iter().any(|(_, it)| is_context(it)))
        || has_target(json)
        || has_rows
}

/// Hypothesis leaves the type out.
fn has_target(json: &Json) -> bool {
    let targets = json.get("target").map(|it| one_or_many(it, "")).unwrap_or_default();
    targets.iter().any(|(_, it)| it.has("selector") && it.has("source"))
}

impl<'j> Gathered<'j> {
    /// All of a file; `text` is given beside it.
    pub(super) fn of(file: &'j Given, text: Option<&'j str>, notes: &mut Notes) -> Gathered<'j> {
        let mut gathered = Gathered::default();
        match &file.content {
            Content::Json(Json::Array(_)) | Content::Lines(_) | Content::Text => {}
            Content::Json(root) => {
                gathered.label = text_or_only_value(root.get("label"));
                if let Some(text) =
                    root.get("text").and_then(Json::as_str).filter(|_| !has_target(root))
                {
                    gathered.default = gathered.add("text".to_owned(), text, None, None);
                }
            }
        }
        if let Some(text) = text {
            gathered.default = gathered.add(String::new(), text, None, None);
        }
        for (place, json) in file.records() {
            gathered.node(json, &place, notes);
        }
        gathered.carriers();
        gathered
    }

    /// Which text an annotation is about.
    pub(super) fn text_of(&self, annotation: &Annotation) -> Option<usize> {
        let own = annotation.source.as_deref().and_then(|it| self.by_source.get(it));
        own.copied().or(self.default)
    }

    fn add(
        &mut self,
        place: String,
        text: &'j str,
        lang: Option<String>,
        url: Option<String>,
    ) -> Option<usize> {
        self.texts.push(Text { place, text, lang, url });
        Some(self.texts.len() - 1)
    }

    /// An annotation, or something that holds annotations.
    fn node(&mut self, json: &'j Json, place: &str, notes: &mut Notes) {
        let at = |key: &str| match place {
            "" => key.to_owned(),
            place => format!("{place}.{key}"),
        };
        let mut is_list = false;
        for key in ["items", "rows", "@graph"] {
            let Some(items) = json.get(key).and_then(Json::as_array) else { continue };
            is_list = true;
            for (idx, item) in items.iter().enumerate() {
                self.node(item, &format!("{}[{idx}]", at(key)), notes);
            }
        }
        for key in ["first", "next"] {
            match json.get(key) {
                Some(page @ Json::Object(_)) => {
                    is_list = true;
                    self.node(page, &at(key), notes);
                }
                // A page elsewhere can't be had: a file is all that there is.
                Some(Json::String(_)) => {
                    is_list = true;
                    notes.push(at(key), Reason::Missing("page in this file"));
                }
                _ => {}
            }
        }
        let is_collection =
            ["AnnotationPage", "AnnotationCollection"].iter().any(|it| is_of_type(json, it));
        if !is_list && !is_collection {
            self.annotations.push((place.to_owned(), json));
        }
    }

    /// Finds the texts in the annotations, and takes out the annotations that only carry one.
    fn carriers(&mut self) {
        for (place, json) in std::mem::take(&mut self.annotations) {
            if let Some((body, text)) = carried(json) {
                let target = json.get("target").and_then(id_of);
                let lang = text_or_only_value(body.get("language"));
                let idx = self.add(format!("{place}.body.value"), text, lang, url_of(target));
                for id in id_of(body).into_iter().chain(target) {
                    self.by_source.extend(idx.map(|it| (id, it)));
                }
                continue;
            }
            let targets = json.get("target").map(|it| one_or_many(it, "")).unwrap_or_default();
            for (_, target) in targets {
                let Some(source) = target.get("source") else { continue };
                let text =
                    source.get("value").or_else(|| source.get("text")).and_then(Json::as_str);
                let Some(text) = text else { continue };
                let id = id_of(source).unwrap_or(text);
                if !self.by_source.contains_key(id) {
                    let lang = text_or_only_value(source.get("language"));
                    let idx =
                        self.add(format!("{place}.target.source"), text, lang, url_of(Some(id)));
                    self.by_source.extend(idx.map(|it| (id, it)));
                }
            }
            self.annotations.push((place, json));
        }
    }
}

/// The body and the text of an annotation that only carries a text: it has an id to be a target by, and selects nothing.
fn carried(json: &Json) -> Option<(&Json, &str)> {
    let body = json.get("body").filter(|it| is_of_type(it, "TextualBody"))?;
    id_of(body)?;
    let selects = json
        .get("target")
        .is_some_and(|it| one_or_many(it, "").iter().any(|(_, it)| it.has("selector")));
    let is_describing = json.get("motivation").and_then(Json::as_str) == Some("describing");
    let text = body.get("value").and_then(Json::as_str)?;
    (!selects && is_describing).then_some((body, text))
}

/// A text, or the only one of an array.
fn text_or_only_value(json: Option<&Json>) -> Option<String> {
    let json = json?;
    match json.as_array() {
        Some([only]) => only.as_str(),
        _ => json.as_str(),
    }
    .map(str::to_owned)
}
