//! Organizations whose name says which is meant.

use std::{collections::BTreeMap, path::Path};

use dateline_recognizer::class;

use super::{Found, Known, PLACE, borders::Borders, id_of, index::Item, put};
use crate::{
    knowledge::Knowledge,
    lists::entries,
    spelling::is_capitals,
    texts::{files, read},
};

/// What of a name in the index may be meant by it alone, and not by a namesake that the index does not have.
pub(super) fn organizations(
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
