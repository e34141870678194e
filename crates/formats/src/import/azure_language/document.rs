//! One document of an answer: its entities, and those that are linked to Wikipedia.

use std::collections::HashMap;

use crate::draft::{Draft, DraftEntity, DraftMention, Unit};
use crate::import::cast::Cast;
use crate::json::{Json, Object, short};
use crate::labels::type_of;
use crate::links::url_of;
use crate::note::{Notes, Reason};

/// A document, and what is found in it so far.
pub(super) struct Document {
    draft: Draft,
    notes: Notes,
    cast: Cast,
    /// The linked entity of each place, by its words too: other units would move it.
    linked: HashMap<(u64, String), String>,
}

impl Document {
    pub(super) fn new(id: &str, text: &str, place: String, unit: Unit) -> Document {
        let mut draft = Draft::whole_text(text, unit, place);
        draft.id = Some(id.to_owned()).filter(|it| !it.is_empty());
        let (notes, cast, linked) = (Notes::default(), Cast::default(), HashMap::new());
        Document { draft, notes, cast, linked }
    }

    /// Adds what one task found.
    pub(super) fn add(&mut self, json: &Json, place: &str) {
        let notes = &mut self.notes;
        let Some(mut document) = Object::new(json, place, notes) else { return };
        document.skip(&["id", "text", "statistics"]);
        let language = document.text("language", notes);
        self.draft.lang = language.map(str::to_owned).or(self.draft.lang.take());
        for (place, json) in document.items("entities", notes).unwrap_or_default() {
            let Some(entity) = Object::new(json, place, notes) else { continue };
            if json.has("matches") {
                let mut group = Group { cast: &mut self.cast, linked: &mut self.linked };
                let mentions = group.mentions(entity, notes);
                self.draft.mentions.get_or_insert_default().extend(mentions);
            } else {
                self.draft.mentions.get_or_insert_default().push(single(entity, notes));
            }
        }
        document.rest(notes);
    }

    pub(super) fn finish(mut self) -> (Draft, Notes) {
        self.draft.entities = self.cast.into_entities();
        // A name that one task found and another linked is one mention.
        let mut labels: HashMap<String, String> = HashMap::new();
        let linked = &self.linked;
        if let Some(mentions) = &mut self.draft.mentions {
            mentions.retain(|it| {
                let at = it.start.zip(it.text.clone());
                let Some(id) = at.and_then(|it| linked.get(&it)) else { return true };
                let is_single = it.entity.is_none();
                if let Some(label) = it.label.as_ref().filter(|_| is_single) {
                    labels.entry(id.clone()).or_insert_with(|| label.clone());
                }
                !is_single
            });
        }
        for entity in &mut self.draft.entities {
            if let Some(label) = labels.remove(&entity.id).filter(|_| entity.label.is_none()) {
                entity.kind = type_of(&label);
                entity.label = Some(label);
            }
        }
        let labels: HashMap<&str, &str> = self
            .draft
            .entities
            .iter()
            .filter_map(|it| Some((it.id.as_str(), it.label.as_deref()?)))
            .collect();
        for mention in self.draft.mentions.iter_mut().flatten() {
            let label = mention.entity.as_deref().and_then(|it| labels.get(it));
            mention.label = mention.label.take().or_else(|| label.map(|it| (*it).to_owned()));
        }
        (self.draft, self.notes)
    }
}

/// Entities with all their places: linked ones, and every one of v2.
struct Group<'d> {
    cast: &'d mut Cast,
    linked: &'d mut HashMap<(u64, String), String>,
}

impl Group<'_> {
    fn mentions(&mut self, mut entity: Object<'_>, notes: &mut Notes) -> Vec<DraftMention> {
        let name = entity.text("name", notes).unwrap_or_default();
        let label = entity.text("type", notes).filter(|it| !it.is_empty()).map(short);
        let wikipedia = entity.text("url", notes).or_else(|| entity.text("wikipediaUrl", notes));
        let bing = entity.text("bingId", notes).filter(|it| !it.is_empty());
        let place = entity.place().to_owned();
        let key = wikipedia.or(bing).map_or_else(|| place.clone(), str::to_owned);
        let id = self.cast.id_of(&key, || DraftEntity {
            place,
            kind: label.map_or_else(|| "other".to_owned(), type_of),
            label: label.map(str::to_owned),
            name: name.to_owned(),
            ids: bing.map(|it| ("bing".to_owned(), it.to_owned())).into_iter().collect(),
            url: url_of(wikipedia),
            ..DraftEntity::default()
        });
        let mut mentions = Vec::new();
        for (place, json) in entity.items("matches", notes).unwrap_or_default() {
            let Some(mut found) = Object::new(json, place, notes) else { continue };
            let mut mention = placed(&mut found, notes);
            found.rest(notes);
            mention.entity = Some(id.clone());
            mention.label = label.map(str::to_owned);
            if let Some(words) = &mention.text {
                self.cast.alias(&key, words);
                if let Some(start) = mention.start.filter(|_| wikipedia.is_some()) {
                    self.linked.insert((start, words.clone()), id.clone());
                }
            }
            mentions.push(mention);
        }
        // Wikipedia's words for the same page.
        entity.skip(&["id", "language", "dataSource", "wikipediaId", "wikipediaLanguage"]);
        entity.rest(notes);
        mentions
    }
}

/// One place of one name.
fn single(mut entity: Object<'_>, notes: &mut Notes) -> DraftMention {
    let mention = placed(&mut entity, notes);
    let label = entity.text("category", notes).or_else(|| entity.text("type", notes)).map(short);
    let value = entity.items("resolutions", notes).unwrap_or_default();
    let value = match value.as_slice() {
        [(_, one)] => one.get("value").and_then(Json::as_str).filter(|_| is_day(one)),
        _ => None,
    };
    // A closer word for the category, in three versions of the service.
    entity.skip(&["type", "subcategory", "tags", "subType", "metadata"]);
    entity.rest(notes);
    DraftMention {
        kind: Some(label.map_or_else(|| "other".to_owned(), type_of)),
        label: label.map(str::to_owned),
        value: value.map(str::to_owned),
        ..mention
    }
}

fn is_day(resolution: &Json) -> bool {
    resolution.get("dateTimeSubKind").and_then(Json::as_str) == Some("Date")
}

/// Where words stand, and how sure that is.
fn placed(object: &mut Object<'_>, notes: &mut Notes) -> DraftMention {
    let start = object.offset("offset", notes);
    let length = object.offset("length", notes);
    let text = object.text("text", notes).map(str::to_owned);
    let score = object.number("confidenceScore", notes);
    let score = score.or_else(|| object.number("score", notes));
    let score = score.or_else(|| object.number("entityTypeScore", notes));
    object.skip(&["wikipediaScore"]);
    if start.is_some() && length.is_none() {
        notes.push(object.place(), Reason::Missing("length"));
    }
    DraftMention {
        place: object.place().to_owned(),
        start,
        end: start.zip(length).and_then(|(start, length)| start.checked_add(length)),
        text,
        score,
        ..DraftMention::default()
    }
}
