//! The cast: entities with their ids, types and names.

use crate::article::{Entity, EntityType, Geo};
use crate::check::place::decimal;
use crate::check::{Checker, Place};
use crate::issue::{Problem, Report};
use crate::wire::{self, Field, List, Number, Text};

impl Checker {
    /// Takes the entities.
    pub(super) fn entities(
        &mut self,
        entities: Field<'_, List<'_, wire::Entity<'_>>>,
        root: &Place<'_>,
    ) {
        let list = root.field("entities");
        let entities = self.report.take(entities, root, "entities").unwrap_or_default();
        for (idx, entity) in entities.into_iter().enumerate() {
            let place = list.item(idx);
            let entity = self.report.take_item(entity, &place);
            if let Some(entity) = entity.and_then(|it| self.entity(it, &place)) {
                self.article.entities.push(entity);
            }
        }
    }

    fn entity(&mut self, entity: wire::Entity<'_>, place: &Place<'_>) -> Option<Entity> {
        let Checker { report, entity_ids, .. } = self;
        let given_id = report.text(entity.id, place, "id");
        let given_name = report.text(entity.name, place, "name").filter(|it| !it.trim().is_empty());
        let (id, name) = match (given_id, given_name) {
            (Some(id), Some(name)) => (id, name),
            (Some(id), None) => {
                report.push(place.key("name"), Problem::Missing { instead: "its id stands in" });
                (id.clone(), id)
            }
            (None, Some(name)) => {
                report.push(place.key("id"), Problem::Missing { instead: "its name stands in" });
                (name.clone(), name)
            }
            (None, None) => {
                report.push(place.to_string(), Problem::EmptyBlock);
                return None;
            }
        };
        let idx = self.article.entities.len() as u32;
        let id = entity_ids.add(id, idx, report, place);
        let word = report.text(entity.kind, place, "type");
        if word.is_none() {
            report.push(place.key("type"), Problem::Missing { instead: "read as “other”" });
        }
        let (kind, own_word) = entity_type(report, word, place);
        Some(Entity {
            id,
            kind,
            label: report.text(entity.label, place, "label").or(own_word),
            name,
            aliases: report.texts(entity.aliases, place, "aliases"),
            role: report.text(entity.role, place, "role"),
            description: report.text(entity.description, place, "description"),
            ids: foreign_ids(report, entity.ids, place),
            url: report.text(entity.url, place, "url"),
            geo: geo(report, entity.geo, place),
            extra: report.rest(entity.rest, place),
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
    report.push(place.key("type"), Problem::UnknownType(super::shortened(&word)));
    (EntityType::Other, Some(word))
}

/// Ids elsewhere, in the order of the file.
pub(crate) fn foreign_ids(
    report: &mut Report,
    field: Field<'_, wire::Ids<'_>>,
    place: &Place<'_>,
) -> Vec<(String, String)> {
    let Some(ids) = report.take(field, place, "ids") else { return Vec::new() };
    let place = place.field("ids");
    let take = |(authority, id): (std::borrow::Cow<'_, str>, Field<'_, Text<'_>>)| {
        let id = report.text(id, &place, &authority)?;
        Some((authority.into_owned(), id))
    };
    ids.0.into_iter().filter_map(take).collect()
}

fn geo(report: &mut Report, field: Field<'_, wire::Geo<'_>>, place: &Place<'_>) -> Option<Geo> {
    let geo = report.take(field, place, "geo")?;
    let place = place.field("geo");
    let lat = degrees(report, geo.lat, &place, "lat", 90.0, "-90 to 90");
    let lon = degrees(report, geo.lon, &place, "lon", 180.0, "-180 to 180");
    report.rest(geo.rest, &place);
    Some(Geo { lat: lat?, lon: lon? })
}

fn degrees(
    report: &mut Report,
    field: Field<'_, Number>,
    place: &Place<'_>,
    key: &str,
    most: f64,
    wanted: &'static str,
) -> Option<f64> {
    let Number(given) = report.take(field, place, key)?;
    if (-most..=most).contains(&given) {
        return Some(given);
    }
    report.wrong_value(place, key, wanted, &decimal(given));
    None
}
