//! What goes wrong, by cause: what stands in a name's place, and what the missed and the invented look like.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::sets::{Found, Kind, Name, Text};

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) name: Name,
    /// Whether it is marked and not found; else it is found and not marked.
    pub(crate) is_missed: bool,
    pub(crate) cause: &'static str,
}

/// All mistakes in one text. A name that is found with a wrong type or wrong bounds is counted once, as marked.
pub(crate) fn mistakes(text: &Text, found: &Found) -> Vec<Mistake> {
    let missed = text.marked.iter().filter(|it| !found.names.contains(it)).map(|name| Mistake {
        name: *name,
        is_missed: true,
        cause: why_missed(text, found, name),
    });
    let invented =
        found.names.iter().filter(|it| !text.marked.iter().any(|gold| overlap(it, gold)));
    let invented = invented.map(|name| Mistake {
        name: *name,
        is_missed: false,
        cause: looks(
            text,
            name,
            [
                "invented: in small letters",
                "invented: all capitals",
                "invented: begins a sentence",
                "invented: one capitalized word",
                "invented: several words",
            ],
        ),
    });
    missed.chain(invented).collect()
}

fn overlap(a: &Name, b: &Name) -> bool {
    a.block == b.block && a.start < b.end && b.start < a.end
}

fn why_missed(text: &Text, found: &Found, name: &Name) -> &'static str {
    let same_span = |it: &Name| (it.block, it.start, it.end) == (name.block, name.start, name.end);
    let over = |it: &&Name| overlap(it, name);
    if let Some(other) = found.names.iter().find(|it| same_span(it)) {
        return match other.kind {
            Kind::Person => "taken for a person",
            Kind::Organization => "taken for an organization",
            Kind::Place => "taken for a place",
        };
    }
    let others =
        found.others.iter().find(|it| it.0 == name.block && it.1 < name.end && name.start < it.2);
    if found.names.iter().any(|it| over(&it) && it.kind == name.kind) {
        "other bounds"
    } else if found.names.iter().any(|it| over(&it)) {
        "other bounds and type"
    } else if others.is_some() {
        "taken for something that is not counted"
    } else {
        looks(
            text,
            name,
            [
                "missed: in small letters",
                "missed: all capitals",
                "missed: begins a sentence",
                "missed: one capitalized word",
                "missed: several words",
            ],
        )
    }
}

/// Which of five words fits how the name looks.
fn looks(text: &Text, name: &Name, words: [&'static str; 5]) -> &'static str {
    let block: Vec<char> =
        text.blocks.get(name.block).map_or(Vec::new(), |it| it.chars().collect());
    let chars = block.get(name.start..name.end).unwrap_or_default();
    let before = block.get(..name.start).unwrap_or_default();
    let has_lower = chars.iter().any(|it| it.is_lowercase());
    let has_upper = chars.iter().any(|it| it.is_uppercase());
    let last = before.iter().rev().find(|it| !it.is_whitespace() && !"\"'“‘(".contains(**it));
    let begins = last.is_none_or(|it| ".!?…:".contains(*it));
    match (has_upper, has_lower) {
        (false, _) => words[0],
        (true, false) if 1 < chars.len() => words[1],
        _ if begins => words[2],
        _ if !chars.iter().any(|it| it.is_whitespace()) => words[3],
        _ => words[4],
    }
}

/// Mistakes by cause and kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally(BTreeMap<&'static str, [usize; 3]>);

impl Tally {
    pub(crate) fn add(&mut self, mistake: &Mistake) {
        self.0.entry(mistake.cause).or_default()[mistake.name.kind as usize] += 1;
    }

    /// A table, the most frequent cause first.
    pub(crate) fn table(&self) -> String {
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
        let mut table =
            "| cause | person | organization | place |\n| --- | ---: | ---: | ---: |\n".to_owned();
        for (cause, [person, organization, place]) in rows {
            // Writing into a string can't fail.
            let _ = writeln!(table, "| {cause} | {person} | {organization} | {place} |");
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `marked` and `found` are (words, kind); the first occurrence in `text` is meant.
    fn check(text: &str, marked: &[(&str, Kind)], found: &[(&str, Kind)], expected: &[&str]) {
        let names = |all: &[(&str, Kind)]| -> Vec<Name> {
            let name = |(words, kind): &(&str, Kind)| {
                let start = text.split(words).next().unwrap_or_default().chars().count();
                Name { block: 0, start, end: start + words.chars().count(), kind: *kind }
            };
            all.iter().map(name).collect()
        };
        let gold = Text { blocks: vec![text.to_owned()], marked: names(marked), ..Text::default() };
        let found = Found { names: names(found), others: vec![(0, 0, 2, "group".to_owned())] };
        let causes: Vec<_> = mistakes(&gold, &found).iter().map(|it| it.cause).collect();
        assert_eq!(causes, expected, "{text}");
    }

    #[test]
    fn each_mistake_has_one_cause() {
        use Kind::{Organization, Person, Place};
        let text = "He met Ann Lee of ACME in paris. Bonn was far, Old Rome and Oslo too.";
        check(text, &[("Ann Lee", Person)], &[("Ann Lee", Person)], &[]);
        check(text, &[("Ann Lee", Person)], &[("Ann Lee", Place)], &["taken for a place"]);
        check(text, &[("Ann Lee", Person)], &[("Ann", Person)], &["other bounds"]);
        check(text, &[("Ann Lee", Person)], &[("Lee of ACME", Place)], &["other bounds and type"]);
        check(text, &[("He", Person)], &[], &["taken for something that is not counted"]);
        check(text, &[("paris", Place)], &[], &["missed: in small letters"]);
        check(text, &[("ACME", Organization)], &[], &["missed: all capitals"]);
        check(text, &[("Bonn", Place)], &[], &["missed: begins a sentence"]);
        check(text, &[("Oslo", Place)], &[], &["missed: one capitalized word"]);
        check(text, &[], &[("Old Rome", Place)], &["invented: several words"]);
        check(
            text,
            &[],
            &[("Oslo", Place), ("far", Place)],
            &["invented: one capitalized word", "invented: in small letters"],
        );
    }

    #[test]
    fn the_most_frequent_cause_comes_first() {
        let mistake = |kind, cause| Mistake {
            name: Name { block: 0, start: 0, end: 1, kind },
            is_missed: true,
            cause,
        };
        let mut tally = Tally::default();
        for it in
            [mistake(Kind::Person, "a"), mistake(Kind::Place, "b"), mistake(Kind::Person, "b")]
        {
            tally.add(&it);
        }
        assert!(
            tally.table().ends_with("| b | 1 | 0 | 1 |\n| a | 1 | 0 | 0 |\n"),
            "{}",
            tally.table()
        );
    }
}
