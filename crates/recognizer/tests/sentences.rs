//! A hundred short sentences of news with Afghan, Russian, Chinese and Arabic names, and names in other scripts.
//!
//! They were marked by hand and are in no training text. `[P Name]` is a person, O an organization, L a place; groups,
//! events and other names are marked too, but not measured.

mod support;

use std::collections::BTreeSet;

use dateline_article::EntityType;
use support::MODEL;

type Found = (usize, usize, &'static str);

/// The text of a line, and its people, organizations and places.
fn marked(line: &str) -> (String, BTreeSet<Found>) {
    let mut plain = String::new();
    let mut names = BTreeSet::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('[') {
        plain.push_str(before);
        let (name, after) = behind.split_once(']').unwrap_or((behind, ""));
        let (kind, name) = name.split_once(' ').unwrap_or(("", name));
        let start = plain.len();
        plain.push_str(name);
        let kind = match kind {
            "P" => Some("person"),
            "O" => Some("organization"),
            "L" => Some("place"),
            _ => None,
        };
        names.extend(kind.map(|kind| (start, plain.len(), kind)));
        rest = after;
    }
    plain.push_str(rest);
    (plain, names)
}

fn found(text: &str) -> BTreeSet<Found> {
    let all = MODEL.recognize(&[text], None).mentions.into_iter();
    all.filter_map(|it| {
        let kind = match it.kind {
            EntityType::Person => "person",
            EntityType::Organization => "organization",
            EntityType::Place => "place",
            _ => return None,
        };
        Some((it.start, it.end, kind))
    })
    .collect()
}

#[test]
fn nearly_all_of_their_names_are_found() {
    let lines: Vec<&str> =
        include_str!("sentences.txt").lines().filter(|it| !it.is_empty()).collect();
    assert_eq!(lines.len(), 100);
    let (mut n_right, mut n_found, mut n_marked) = (0, 0, 0);
    for line in lines {
        let (text, marked) = marked(line);
        let found = found(&text);
        let words = |it: &Found| format!("{} ({})", &text[it.0..it.1], it.2);
        let missed: Vec<String> = marked.difference(&found).map(words).collect();
        let wrong: Vec<String> = found.difference(&marked).map(words).collect();
        if !missed.is_empty() || !wrong.is_empty() {
            eprintln!("{text}\n   missed {missed:?}, wrong {wrong:?}");
        }
        n_right += found.intersection(&marked).count();
        n_found += found.len();
        n_marked += marked.len();
    }
    let f1 = 200 * n_right / (n_found + n_marked);
    eprintln!("{n_right} right, {n_found} found, {n_marked} marked: F1 {f1}");
    assert!(85 <= f1, "F1 {f1}: {n_right} right of {n_found} found and {n_marked} marked");
}
