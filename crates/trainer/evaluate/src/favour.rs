//! The peers' names, read in their favour: a difference of custom about where a name begins and ends is no mistake.

use std::collections::HashSet;

use crate::sets::{Found, Kind, Name, Text};

const TITLES: [&str; 34] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "vice",
    "prime",
    "minister",
    "chancellor",
    "senator",
    "sen",
    "rep",
    "governor",
    "gov",
    "mayor",
    "judge",
    "justice",
    "general",
    "gen",
    "colonel",
    "captain",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
];

/// What a peer found in `text`, each name as it is marked there if any reading of it is, else in its shortest reading.
pub(crate) fn read(text: &Text, found: &Found) -> Vec<Name> {
    let blocks: Vec<Vec<char>> = text.blocks.iter().map(|it| it.chars().collect()).collect();
    let marked: HashSet<Name> = text.marked.iter().copied().collect();
    let mut names = Vec::new();
    for name in &found.names {
        // Offsets of somebody else's are not to be trusted.
        let Some(chars) = blocks.get(name.block).and_then(|it| it.get(name.start..name.end)) else {
            continue;
        };
        if marked.contains(name) {
            names.push(*name);
            continue;
        }
        for part in parts(chars) {
            names.extend(reading(*name, chars, part, &marked));
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// "Kabul, Afghanistan" is one place to some, and two in all of the data sets.
fn parts(chars: &[char]) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, char) in chars.iter().enumerate() {
        if *char == ',' {
            parts.push((start, at));
            start = at + 1;
        }
    }
    parts.push((start, chars.len()));
    parts
}

fn reading(
    name: Name,
    chars: &[char],
    (from, to): (usize, usize),
    marked: &HashSet<Name>,
) -> Option<Name> {
    let starts = starts(chars, from, to, name.kind);
    let ends = ends(chars, from, to);
    let made = |start: usize, end: usize| Name {
        start: name.start + start,
        end: name.start + end,
        ..name
    };
    let all = starts.iter().flat_map(|start| ends.iter().map(|end| made(*start, *end)));
    let shortest = made(*starts.last()?, *ends.last()?);
    all.filter(|it| it.start < it.end)
        .find(|it| marked.contains(it))
        .or_else(|| (shortest.start < shortest.end).then_some(shortest))
}

/// Where the name may begin: as given, behind quotation marks, behind "the", behind titles.
fn starts(chars: &[char], from: usize, to: usize, kind: Kind) -> Vec<usize> {
    let mut at = from;
    while at < to && !chars[at].is_alphanumeric() {
        at += 1;
    }
    let mut starts = vec![from, at];
    while let Some((word, next)) = word(chars, at, to) {
        let is_title = kind == Kind::Person && TITLES.contains(&word.as_str());
        if word != "the" && !is_title {
            break;
        }
        at = next;
        starts.push(at);
    }
    starts
}

/// The word at `at` in small letters, and where the next one begins; `None` for the last one, which stays.
fn word(chars: &[char], at: usize, to: usize) -> Option<(String, usize)> {
    let length = chars.get(at..to)?.iter().position(|it| it.is_whitespace())?;
    let word: String = chars[at..at + length].iter().flat_map(|it| it.to_lowercase()).collect();
    let mut next = at + length;
    while next < to && chars[next].is_whitespace() {
        next += 1;
    }
    (next < to).then(|| (word.trim_end_matches('.').to_owned(), next))
}

/// Where the name may end: as given, before punctuation, before 's.
fn ends(chars: &[char], from: usize, to: usize) -> Vec<usize> {
    let trimmed = |mut at: usize| {
        while from < at && !chars[at - 1].is_alphanumeric() {
            at -= 1;
        }
        at
    };
    let plain = trimmed(to);
    let mut ends = vec![to, plain];
    if let [.., '\'' | '’', 's' | 'S'] = chars[from..plain] {
        ends.push(trimmed(plain - 2));
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` is what the peer found, `marked` what is marked in it, `expected` what is counted.
    fn check(kind: Kind, text: &str, marked: &[&str], expected: &[&str]) {
        let span = |it: &str| {
            let start = text.split(it).next().unwrap_or_default().chars().count();
            Name { block: 0, start, end: start + it.chars().count(), kind }
        };
        let gold = Text {
            blocks: vec![text.to_owned()],
            marked: marked.iter().map(|it| span(it)).collect(),
            ..Text::default()
        };
        let found = Found { names: vec![span(text)], others: Vec::new() };
        let expected: Vec<_> = expected.iter().map(|it| span(it)).collect();
        assert_eq!(read(&gold, &found), expected, "{text}");
    }

    #[test]
    fn the_shortest_reading_counts_unless_a_longer_one_is_marked() {
        check(Kind::Person, "“President Barack Obama’s", &[], &["Barack Obama"]);
        check(Kind::Person, "Mr. John Smith's", &["John Smith"], &["John Smith"]);
        check(Kind::Person, "Mr. John Smith", &["Mr. John Smith"], &["Mr. John Smith"]);
        check(Kind::Person, "Queen", &[], &["Queen"]);
        check(Kind::Organization, "the European Union.", &[], &["European Union"]);
        check(Kind::Organization, "The Hague", &["The Hague"], &["The Hague"]);
        check(Kind::Organization, "Acme Inc.", &["Acme Inc."], &["Acme Inc."]);
        // A title is part of an organization's name.
        check(Kind::Organization, "General Motors", &[], &["General Motors"]);
        check(Kind::Place, "Kabul, Afghanistan.", &[], &["Kabul", "Afghanistan"]);
        check(Kind::Place, "Kabul, Afghanistan", &["Kabul, Afghanistan"], &["Kabul, Afghanistan"]);
        check(Kind::Place, "ساحل", &[], &["ساحل"]);
        check(Kind::Place, "!?", &[], &[]);
    }

    #[test]
    fn offsets_outside_of_the_text_are_left_out() {
        let text = Text { blocks: vec!["ab".to_owned()], ..Text::default() };
        let name = |block, start, end| Name { block, start, end, kind: Kind::Place };
        let found =
            Found { names: vec![name(0, 0, 9), name(4, 0, 1), name(0, 2, 1)], others: Vec::new() };
        assert_eq!(read(&text, &found), []);
    }
}
