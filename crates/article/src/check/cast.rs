//! The cast: entities with their ids, types and names.

use crate::article::{Entity, Geo};
use crate::check::{Checker, Place};
use crate::entity_type::EntityType;
use crate::issue::{Problem, told};
use crate::report::Report;
use crate::wire::{self, Json, Key, Kind, List, Number, Object, Text};

impl Checker {
    /// Takes the entities.
    pub(super) fn entities(&mut self, entities: List<'_, wire::Entity>, root: &Place<'_>) {
        let list = root.field("entities");
        for (idx, entity) in entities.into_items().enumerate() {
            let place = list.item(idx);
            let entity = self.report.item(entity, &place);
            if let Some(entity) = entity.and_then(|it| self.entity(it, &place)) {
                self.article.entities.push(entity);
            }
        }
    }

    fn entity(
        &mut self,
        mut entity: Object<'_, wire::Entity>,
        place: &Place<'_>,
    ) -> Option<Entity> {
        let Checker { report, entity_ids, .. } = self;
        let given_id = report.text(&mut entity, place, wire::Entity::ID);
        let given_name =
            report.text(&mut entity, place, wire::Entity::NAME).filter(|it| !it.trim().is_empty());
        let (id, name) = match (given_id, given_name) {
            (Some(id), Some(name)) => (id, name),
            (Some(id), None) => {
                place.note(report, "name", Problem::Missing { instead: "its id stands in" });
                (id.clone(), id)
            }
            (None, Some(name)) => {
                place.note(report, "id", Problem::Missing { instead: "its name stands in" });
                (name.clone(), name)
            }
            (None, None) => {
                place.note(report, "", Problem::EmptyBlock);
                return None;
            }
        };
        let idx = self.article.entities.len() as u32;
        let id = entity_ids.add(id, idx, report, place);
        let word = report.text(&mut entity, place, wire::Entity::TYPE);
        if word.is_none() {
            place.note(report, "type", Problem::Missing { instead: "read as “other”" });
        }
        let (kind, own_word) = entity_type(report, word, place);
        Some(Entity {
            id,
            kind,
            label: report.text(&mut entity, place, wire::Entity::LABEL).or(own_word),
            name,
            aliases: report.texts(&mut entity, place, wire::Entity::ALIASES),
            role: report.text(&mut entity, place, wire::Entity::ROLE),
            description: report.text(&mut entity, place, wire::Entity::DESCRIPTION),
            ids: foreign_ids(report, &mut entity, place, wire::Entity::IDS),
            url: report.text(&mut entity, place, wire::Entity::URL),
            geo: geo(report, &mut entity, place),
            extra: report.rest(entity, place),
        })
    }
}

/// The type of that word, and the word itself where the type can't keep it.
pub(crate) fn entity_type(
    report: &mut Report,
    word: Option<String>,
    place: &Place<'_>,
) -> (EntityType, Option<String>) {
    let Some(word) = word else { return (EntityType::Other, None) };
    if let Some(kind) = EntityType::parse(&word) {
        return (kind, None);
    }
    place.note(report, "type", Problem::UnknownType(told(&word)));
    (EntityType::Other, Some(word))
}

/// Ids elsewhere, in the order of the file.
pub(crate) fn foreign_ids<O>(
    report: &mut Report,
    object: &mut Object<'_, O>,
    place: &Place<'_>,
    key: Key<O, wire::Ids>,
) -> Vec<(String, String)> {
    let Some(given) = report.take(object, place, key) else { return Vec::new() };
    let place = place.field("ids");
    let mut ids = Vec::with_capacity(given.len());
    for (authority, id) in given {
        match id {
            Json::String(id) => ids.push((authority.into_owned(), id.into_owned())),
            Json::Null => {}
            other => report.wrong_type(&place, &authority, Text::WANTED, other.found()),
        }
    }
    ids
}

fn geo(
    report: &mut Report,
    entity: &mut Object<'_, wire::Entity>,
    place: &Place<'_>,
) -> Option<Geo> {
    let mut geo = report.take(entity, place, wire::Entity::GEO)?;
    let place = place.field("geo");
    let lat = degrees(report, &mut geo, &place, wire::Geo::LAT, 90.0, "-90 to 90");
    let lon = degrees(report, &mut geo, &place, wire::Geo::LON, 180.0, "-180 to 180");
    report.rest(geo, &place);
    Some(Geo { lat: lat?, lon: lon? })
}

fn degrees(
    report: &mut Report,
    geo: &mut Object<'_, wire::Geo>,
    place: &Place<'_>,
    key: Key<wire::Geo, Number>,
    most: f64,
    wanted: &'static str,
) -> Option<f64> {
    let name = key.name;
    let given = report.take(geo, place, key)?;
    if (-most..=most).contains(&given) {
        return Some(given);
    }
    report.wrong_number(place, name, wanted, given);
    None
}
