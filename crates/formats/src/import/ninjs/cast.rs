//! The people, organisations, places, events and objects of an item as entities.

use crate::draft::{DraftEntity, DraftGeo};
use crate::html_text;
use crate::import::ninjs::{either, items};
use crate::json::{Json, Object};
use crate::links::{is_wikipedia, wikidata_item};
use crate::note::{Notes, Reason};

/// What the lists are called in generation 2 and 3, in generation 1, and the type of what they hold.
const LISTS: [([&str; 2], &str); 5] = [
    (["people", "person"], "person"),
    (["organisations", "organisation"], "organization"),
    (["places", "place"], "place"),
    (["events", "event"], "event"),
    // “Something material, excluding persons.”
    (["objects", "object"], "other"),
];

/// The cast, in the order of these lists.
pub(super) fn cast(item: &mut Object<'_>, notes: &mut Notes) -> Vec<DraftEntity> {
    let mut entities: Vec<DraftEntity> = Vec::new();
    for (keys, kind) in LISTS {
        for (place, json) in items(item, &keys, notes) {
            if let Some(entity) = entity(json, place, kind, notes) {
                let id = format!("e{}", entities.len() + 1);
                entities.push(DraftEntity { id, ..entity });
            }
        }
    }
    entities
}

fn entity(json: &Json, place: String, kind: &str, notes: &mut Notes) -> Option<DraftEntity> {
    let mut object = Object::new(json, place, notes)?;
    let Some(name) = either(&mut object, &["name"], notes) else {
        notes.push(object.place(), Reason::Missing("name"));
        return None;
    };
    let literal = either(&mut object, &["literal"], notes);
    let scheme = either(&mut object, &["scheme"], notes);
    let code = either(&mut object, &["code"], notes);
    let uri = either(&mut object, &["uri"], notes).or_else(|| Some(scheme? + code.as_deref()?));
    let mut entity = DraftEntity {
        place: object.place().to_owned(),
        kind: kind.to_owned(),
        name: html_text::words(&name),
        geo: geo(&mut object, notes),
        ..DraftEntity::default()
    };
    let mut id = |authority: &str, id: &str| entity.ids.push((authority.to_owned(), id.to_owned()));
    match (uri.as_deref(), literal.as_deref()) {
        (Some(uri), _) if wikidata_item(uri).is_some() => {
            id("wikidata", wikidata_item(uri).unwrap_or_default());
        }
        (Some(uri), _) if is_wikipedia(uri) => entity.url = Some(uri.to_owned()),
        (Some(uri), _) => id("uri", uri),
        (None, Some(literal)) => id("literal", literal),
        (None, None) => {}
    }
    for symbol in items(&mut object, &["symbols"], notes) {
        let ticker = ["symbol", "ticker"].into_iter().find_map(|it| symbol.1.get(it)?.as_str());
        match ticker {
            Some(ticker) => {
                let exchange = symbol.1.get("exchange").and_then(Json::as_str);
                entity.ids.push((exchange.unwrap_or("ticker").to_owned(), ticker.to_owned()));
            }
            None => notes.push(symbol.0, Reason::Missing("symbol")),
        }
    }
    // “about” or “mentions”: a story has no other things.
    object.skip(&["rel"]);
    object.rest(notes);
    Some(entity)
}

/// GeoJSON: a point, or the first of a feature's.
fn geo(object: &mut Object<'_>, notes: &mut Notes) -> Option<DraftGeo> {
    let mut keys = vec!["geojson".to_owned(), "geoJSON".to_owned()];
    keys.extend(object.keys_with("geometry_"));
    let mut found = None;
    for key in keys {
        let Some(json) = object.take(&key, notes) else { continue };
        let geometry = json.get("geometry").unwrap_or(json);
        let is_point = geometry.get("type").and_then(Json::as_str) == Some("Point");
        match geometry.get("coordinates").and_then(Json::as_array) {
            // Longitude comes first.
            Some([Json::Number(lon), Json::Number(lat), ..]) if is_point && found.is_none() => {
                found = Some(DraftGeo { lat: *lat, lon: *lon });
            }
            _ => notes.push(object.place_of(&key), Reason::NotCarried),
        }
    }
    found
}
