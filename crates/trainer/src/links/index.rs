//! The entries of the index of names: brands, operators, flags.

use serde_json::Value;

/// An entry of the index: its kind (`brands/amenity/bank`) and its tags.
pub(super) struct Item<'v> {
    pub(super) kind: &'v str,
    pub(super) tags: &'v Value,
    where_used: Vec<&'v str>,
    /// Its name in the index.
    pub(super) shown: &'v str,
}

impl Item<'_> {
    /// Whether it is found in the country, or everywhere.
    pub(super) fn is_in(&self, code: Option<&str>) -> bool {
        let here = code.map(str::to_lowercase);
        self.where_used.iter().any(|it| *it == "001" || Some(*it) == here.as_deref())
    }
}

pub(super) fn items(index: &Value) -> Vec<Item<'_>> {
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
