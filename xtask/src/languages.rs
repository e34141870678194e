//! The languages of the interface beside English: `languages/*.ftl`, and whether each has words for all that is said.

mod spoken;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, fingerprint, place::Place, step};

/// Where each language is one file.
pub(crate) const FOLDER: &str = "languages";

/// A language as the page gets it.
#[derive(Debug)]
pub(crate) struct Language {
    /// BCP 47.
    pub(crate) tag: String,
    /// `ltr` or `rtl`.
    pub(crate) dir: String,
    /// What it calls itself.
    pub(crate) name: String,
    /// As `dateline_words::Words` reads it.
    pub(crate) catalogue: String,
}

/// All languages, in the order of their files.
pub(crate) fn all(place: &Place) -> Result<Vec<Language>, Failure> {
    files(place)?.iter().map(|it| read(it)).collect()
}

/// Asks every language for every text of the interface.
pub(crate) fn check(place: &Place) -> Result<(), Failure> {
    let begun = step::say("Languages: each has words for all that the interface says");
    let spoken = spoken::in_sources(&place.root)?;
    let mut wrong = Vec::new();
    for file in files(place)? {
        let language = read(&file)?;
        wrong.extend(compared(&spoken, &language.catalogue).map(|it| {
            let name = file.strip_prefix(&place.root).unwrap_or(&file).display();
            format!("{name} {it}")
        }));
    }
    if wrong.is_empty() {
        step::done(begun);
        return Ok(());
    }
    Err(Failure::new(wrong.join("\n")))
}

fn files(place: &Place) -> Result<Vec<PathBuf>, Failure> {
    let mut files = fingerprint::files(&place.root, &[FOLDER])?;
    files.retain(|it| it.extension().is_some_and(|it| it == "ftl"));
    Ok(files)
}

fn read(file: &Path) -> Result<Language, Failure> {
    let ftl = fs::read_to_string(file).map_err(Failure::io(file.display()))?;
    let catalogue = dateline_words::compile(&ftl).map_err(|errors| {
        Failure::new(format!("{} can’t be used:\n  {}", file.display(), errors.join("\n  ")))
    })?;
    let mut head = catalogue.lines().next().unwrap_or_default().split('\t').map(str::to_owned);
    let mut next = || head.next().unwrap_or_default();
    let (tag, dir, name) = (next(), next(), next());
    Ok(Language { tag, dir, name, catalogue })
}

/// What a catalogue lacks, as messages to fill in, and what it has in vain.
fn compared(spoken: &BTreeSet<String>, catalogue: &str) -> Option<String> {
    let known: BTreeSet<&str> =
        catalogue.lines().skip(1).filter_map(|it| it.split(['\t', '\u{1f}']).next()).collect();
    let missing: Vec<String> = spoken
        .iter()
        .filter(|it| !known.contains(it.as_str()))
        .map(|it| {
            format!("{} =\n    .en = {}\n", id(it), it.replace('{', "{ $").replace('}', " }"))
        })
        .collect();
    let unused: Vec<&str> = known.into_iter().filter(|it| !spoken.contains(*it)).collect();
    let mut says = String::new();
    if !missing.is_empty() {
        says += &format!("lacks {} texts:\n\n{}", missing.len(), missing.concat());
    }
    if !unused.is_empty() {
        says += &format!("has {} that nobody says:\n  {}", unused.len(), unused.join("\n  "));
    }
    (!says.is_empty()).then_some(says)
}

/// A name for a message, of its first words.
fn id(english: &str) -> String {
    let words = english.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    words.take(6).collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spoken: &[&str], rows: &str, expected: Option<&str>) {
        let spoken = spoken.iter().map(|it| (*it).to_owned()).collect();
        let says = compared(&spoken, &format!("x\tltr\tX\n{rows}"));
        assert_eq!(says.as_deref(), expected);
    }

    #[test]
    fn a_language_has_what_is_said_and_nothing_else() {
        check(&[], "", None);
        check(&["A"], "A\tb\n", None);
        check(&["{n} names"], "{n} names\tb\n{n} names\u{1f}one\tc\n", None);
        check(
            &["{n} of your names, please"],
            "",
            Some(
                "lacks 1 texts:\n\nn-of-your-names-please =\n    .en = { $n } of your names, please\n",
            ),
        );
        check(&[], "A\tb\n", Some("has 1 that nobody says:\n  A"));
    }
}
