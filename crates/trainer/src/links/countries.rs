//! What countries and unions are called, and which is meant by each name.

use std::path::Path;

use dateline_recognizer::link_key;
use serde_json::Value;

use super::{
    Found, Known, PLACE,
    borders::{Borders, countries_of, id_in},
    put,
};

/// What else countries are called in news: our own words, whose ids are those that the gazetteers give the second.
pub(super) const CALLED: [(&str, &str); 18] = [
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

/// Names in order of how directly they are told; a name keeps the first that it gets.
pub(super) fn countries(
    found: &mut Found,
    borders: &Borders,
    packages: &Path,
) -> Result<(), String> {
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
