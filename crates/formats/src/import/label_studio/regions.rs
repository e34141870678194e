//! The labelled regions of a task.

use super::Version;
use crate::draft::DraftMention;
use crate::json::{Json, Object, short};
use crate::labels::type_of;
use crate::note::{Notes, Reason};

/// Where the regions of a task lie.
pub(super) struct Regions<'j> {
    /// Whether the text has a backslash before an n, and means it.
    has_backslash_n: bool,
    is_html: bool,
    key: Option<&'j str>,
    data: Option<&'j Json>,
}

impl<'j> Regions<'j> {
    pub(super) fn new(text: &str, key: Option<&'j str>, data: Option<&'j Json>) -> Regions<'j> {
        let has_backslash_n = text.contains("\\n");
        let is_html = text.contains("</") || text.contains("/>");
        Regions { has_backslash_n, is_html, key, data }
    }

    pub(super) fn of(&self, version: &Version<'_>, notes: &mut Notes) -> Vec<DraftMention> {
        let mut mentions = Vec::new();
        let Some(mut object) = Object::new(version.json, version.place.as_str(), notes) else {
            return mentions;
        };
        let model = object.text("model_version", notes);
        let by = match version.is_prediction {
            true => model.filter(|it| !it.is_empty()).map(|it| format!("model:{}", short(it))),
            false => Some("human".to_owned()),
        };
        for (place, region) in object.items("result", notes).unwrap_or_default() {
            for mention in self.region(region, &place, notes) {
                mentions.push(DraftMention { by: by.clone(), ..mention });
            }
        }
        mentions
    }

    fn region(&self, json: &Json, place: &str, notes: &mut Notes) -> Vec<DraftMention> {
        let Some(mut region) = Object::new(json, place, notes) else { return Vec::new() };
        let kind = region.text("type", notes).unwrap_or_default();
        let to_name = region.text("to_name", notes);
        let is_elsewhere = to_name.is_some_and(|to| {
            Some(to) != self.key && self.data.is_some_and(|it| it.get(to).is_some())
        });
        let is_label = matches!(kind, "labels" | "hypertextlabels");
        if !is_label || is_elsewhere {
            // Choices, relations, boxes, ratings; or labels of another text.
            notes.push(place, Reason::NotCarried);
            return Vec::new();
        }
        let Some(value) = region.object("value", notes) else {
            notes.push(place, Reason::Missing("value"));
            return Vec::new();
        };
        let score = region.number("score", notes);
        region.skip(&["id", "from_name", "origin", "readonly", "hidden", "parentID", "locked"]);
        region.rest(notes);
        let mentions = if kind == "labels" {
            self.labels(value, notes)
        } else {
            self.hypertext_labels(value, notes)
        };
        mentions.into_iter().map(|it| DraftMention { score, ..it }).collect()
    }

    pub(super) fn labels(&self, mut value: Object<'_>, notes: &mut Notes) -> Vec<DraftMention> {
        let start = offset(&mut value, "start", notes);
        let end = offset(&mut value, "end", notes);
        self.labelled(value, "labels", start, end, notes)
    }

    fn hypertext_labels(&self, mut value: Object<'_>, notes: &mut Notes) -> Vec<DraftMention> {
        let path = value.text("start", notes);
        let is_one_node = path == value.text("end", notes) && path == Some("/text()[1]");
        let own = (value.offset("startOffset", notes), value.offset("endOffset", notes));
        let global = value
            .object("globalOffsets", notes)
            .map(|mut it| (it.offset("start", notes), it.offset("end", notes)));
        match global.or(is_one_node.then_some(own)) {
            Some((start, end)) if !self.is_html => {
                self.labelled(value, "hypertextlabels", start, end, notes)
            }
            _ => {
                notes.push(value.place(), Reason::NotMarked("lies in a page of HTML"));
                Vec::new()
            }
        }
    }

    /// A mention for each label of a region.
    fn labelled(
        &self,
        mut value: Object<'_>,
        key: &str,
        start: Option<u64>,
        end: Option<u64>,
        notes: &mut Notes,
    ) -> Vec<DraftMention> {
        // Line ends were once written as two characters.
        let words = value
            .text("text", notes)
            .map(|it| if self.has_backslash_n { it.to_owned() } else { it.replace("\\n", "\n") });
        let mut labels: Vec<Option<&str>> = Vec::new();
        for (place, label) in value.items(key, notes).unwrap_or_default() {
            match label.as_str() {
                Some(label) => labels.push(Some(label)),
                None => {
                    let found = label.found();
                    notes.push(place, Reason::WrongType { wanted: "a string", found });
                }
            }
        }
        if labels.is_empty() {
            labels.push(None);
        }
        // Nobody gives a region a hundred labels; whoever does shall not have its words a hundred times.
        let words = words.filter(|_| labels.len() <= 100);
        let mention = |label: Option<&str>| DraftMention {
            place: value.place().to_owned(),
            kind: Some(label.map_or_else(|| "other".to_owned(), type_of)),
            start,
            end,
            text: words.clone(),
            label: label.map(str::to_owned),
            ..DraftMention::default()
        };
        let mentions = labels.into_iter().map(mention).collect();
        value.rest(notes);
        mentions
    }
}

/// An offset, which the documentation calls a string and the tool writes as a number.
fn offset(value: &mut Object<'_>, key: &str, notes: &mut Notes) -> Option<u64> {
    match value.take(key, notes)? {
        Json::String(digits) if digits.parse::<u64>().is_ok() => digits.parse().ok(),
        json => {
            if json.as_offset().is_none() {
                let (wanted, found) = ("a whole number from 0 on", json.found());
                notes.push(value.place_of(key), Reason::WrongType { wanted, found });
            }
            json.as_offset()
        }
    }
}
