//! What a story is about and what it mentions: schema.org's things as entities.

use std::collections::HashMap;

use super::graph::{self, Graph};
use crate::draft::{DraftEntity, DraftGeo};
use crate::html_text;
use crate::json::{Json, Object};
use crate::labels::type_of;
use crate::links::{complete, is_wikipedia, wikidata_item};
use crate::note::{Notes, Reason};

/// The cast, each once.
#[derive(Default)]
pub(super) struct Cast {
    entities: Vec<DraftEntity>,
    /// By `@id`, or by type and name.
    known: HashMap<String, usize>,
}

impl Cast {
    pub(super) fn into_entities(self) -> Vec<DraftEntity> {
        self.entities
    }

    /// Adds a thing: a description, a reference to one, or just a name.
    pub(super) fn add(&mut self, value: &Json, place: &str, graph: &Graph<'_>, notes: &mut Notes) {
        if let Json::Object(fields) = value
            && let ([_], Some(Json::String(id))) = (fields.as_slice(), value.get("@id"))
            && self.known.contains_key(id)
        {
            return;
        }
        let mut given = Vec::new();
        if let Some(name) = value.as_str() {
            given.push((String::new(), named(name, place)));
        } else if let Some(node) = graph.node(value) {
            given.extend(thing(node, place, graph, notes));
        } else {
            let id = value.get("@id").and_then(Json::as_str).unwrap_or_default();
            notes.push(place, Reason::Dangling(id.to_owned()));
        }
        for (id, entity) in given {
            if entity.name.trim().is_empty() || complete(&entity.name).is_some() {
                notes.push(place, Reason::Missing("name"));
                continue;
            }
            let key = if id.is_empty() { format!("{} {}", entity.kind, entity.name) } else { id };
            let n = self.entities.len();
            let idx = *self.known.entry(key).or_insert(n);
            match self.entities.get_mut(idx) {
                // Both what the story is about and what it mentions: said twice.
                Some(known) => merge(known, entity),
                None => self.entities.push(DraftEntity { id: format!("e{}", n + 1), ..entity }),
            }
        }
    }
}

fn named(name: &str, place: &str) -> DraftEntity {
    let (name, kind) = (html_text::words(name), "other".to_owned());
    DraftEntity { place: place.to_owned(), kind, name, ..DraftEntity::default() }
}

fn merge(known: &mut DraftEntity, other: DraftEntity) {
    for alias in other.aliases {
        if known.aliases.len() < MAX_ALIASES
            && !known.aliases.contains(&alias)
            && alias != known.name
        {
            known.aliases.push(alias);
        }
    }
    known.role = known.role.take().or(other.role);
    known.description = known.description.take().or(other.description);
    known.url = known.url.take().or(other.url);
    known.geo = known.geo.or(other.geo);
    if known.ids.is_empty() {
        known.ids = other.ids;
    }
}

/// A described thing and its `@id`.
fn thing(
    node: &Json,
    place: &str,
    graph: &Graph<'_>,
    notes: &mut Notes,
) -> Option<(String, DraftEntity)> {
    let mut thing = Object::new(node, place, notes)?;
    let label = graph::types(node).next().map(str::to_owned);
    let kind = label.as_deref().map_or_else(|| "other".to_owned(), kind_of);
    thing.skip(&["@type", "@context"]);
    let id = thing.text("@id", notes).unwrap_or_default().to_owned();
    let mut names = graph::words(&mut thing, "name", graph, notes).into_iter();
    let name = names.next().map(|it| html_text::words(&it)).unwrap_or_default();
    let mut aliases: Vec<String> = names.collect();
    for key in ["alternateName", "legalName", "familyName"] {
        aliases.extend(graph::words(&mut thing, key, graph, notes));
    }
    // Part of the name, and too common to be looked for.
    thing.skip(&["givenName"]);
    let mut seen = vec![name.clone()];
    aliases.retain(|it| {
        let is_new = seen.len() <= MAX_ALIASES && !seen.contains(it);
        if is_new {
            seen.push(it.clone());
        }
        is_new
    });
    let mut entity = DraftEntity {
        place: place.to_owned(),
        kind,
        label,
        name,
        aliases,
        role: graph::word(&mut thing, "jobTitle", graph, notes),
        description: description(&mut thing, graph, notes),
        url: graph::address(&mut thing, "url", notes),
        geo: geo(&mut thing, notes),
        ..DraftEntity::default()
    };
    same_as(&mut thing, &id, &mut entity, notes);
    thing.rest(notes);
    Some((id, entity))
}

/// Nobody has more names; a file that says so would cost time that grows with their square.
const MAX_ALIASES: usize = 50;

fn description(thing: &mut Object<'_>, graph: &Graph<'_>, notes: &mut Notes) -> Option<String> {
    let description = graph::word(thing, "description", graph, notes)
        .or_else(|| graph::word(thing, "disambiguatingDescription", graph, notes))?;
    Some(html_text::words(&description))
}

/// The other addresses of a thing: its item in Wikidata, its article in Wikipedia, pages about it.
fn same_as(thing: &mut Object<'_>, id: &str, entity: &mut DraftEntity, notes: &mut Notes) {
    if let Some(item) = wikidata_item(id) {
        entity.ids.push(("wikidata".to_owned(), item.to_owned()));
    }
    for (place, value) in graph::values(thing, "sameAs", notes) {
        let address = value.as_str().or_else(|| value.get("@id").and_then(Json::as_str));
        let Some(address) = address else {
            notes.push(place, Reason::WrongType { wanted: "a string", found: value.found() });
            continue;
        };
        match wikidata_item(address) {
            Some(item) if entity.ids.is_empty() => {
                entity.ids.push(("wikidata".to_owned(), item.to_owned()));
            }
            Some(item) if entity.ids.iter().any(|(_, id)| id == item) => {}
            None if entity.url.is_none() || is_wikipedia(address) => {
                let replaced = entity.url.replace(address.to_owned());
                if replaced.is_some() {
                    notes.push(place, Reason::NotCarried);
                }
            }
            _ => notes.push(place, Reason::NotCarried),
        }
    }
}

fn geo(thing: &mut Object<'_>, notes: &mut Notes) -> Option<DraftGeo> {
    // A place may have the coordinates itself.
    let own = degrees(thing, "latitude", notes).zip(degrees(thing, "longitude", notes));
    let given = graph::values(thing, "geo", notes).into_iter().next();
    let within = given.and_then(|(place, json)| {
        let mut geo = Object::new(json, place.as_str(), notes)?;
        geo.skip(&["@type", "@id", "@context"]);
        let found = degrees(&mut geo, "latitude", notes).zip(degrees(&mut geo, "longitude", notes));
        geo.rest(notes);
        if found.is_none() {
            notes.push(place, Reason::Missing("latitude and longitude"));
        }
        found
    });
    within.or(own).map(|(lat, lon)| DraftGeo { lat, lon })
}

/// A number, or a string that is one: schema.org allows both.
fn degrees(object: &mut Object<'_>, key: &str, notes: &mut Notes) -> Option<f64> {
    let place = object.place_of(key);
    let wanted = "a number of degrees";
    match object.take(key, notes)? {
        Json::Number(it) => Some(*it),
        Json::String(text) => {
            let number = text.trim().parse::<f64>().ok().filter(|it| it.is_finite());
            if number.is_none() {
                let found = text.chars().take(40).collect();
                notes.push(place, Reason::WrongValue { wanted, found });
            }
            number
        }
        other => {
            notes.push(place, Reason::WrongType { wanted, found: other.found() });
            None
        }
    }
}

/// The type in `dateline/1`; schema.org has hundreds, most of which say by their ending what they are.
fn kind_of(word: &str) -> String {
    let kind = match word {
        "NGO"
        | "Airline"
        | "PoliticalParty"
        | "SportsTeam"
        | "SportsClub"
        | "MusicGroup"
        | "CollegeOrUniversity"
        | "School"
        | "Hospital"
        | "LocalBusiness"
        | "Consortium"
        | "FundingAgency" => "organization",
        "State"
        | "Landform"
        | "Mountain"
        | "BodyOfWater"
        | "RiverBodyOfWater"
        | "SeaBodyOfWater"
        | "LakeBodyOfWater"
        | "Airport"
        | "CivicStructure"
        | "LandmarksOrHistoricalBuildings"
        | "TouristAttraction"
        | "Residence"
        | "Continent" => "place",
        "Legislation" => "law",
        "Periodical"
        | "Newspaper"
        | "TVSeries"
        | "Painting"
        | "SoftwareApplication"
        | "Dataset"
        | "WebSite" => "work",
        "Intangible" | "DefinedTerm" => "other",
        "Project" | "ResearchProject" => "project",
        it if it.ends_with("Organization") || it.ends_with("Business") => "organization",
        it if it.ends_with("Event") => "event",
        it if it.ends_with("Article") || it.ends_with("Work") => "work",
        it => return type_of(it),
    };
    kind.to_owned()
}
