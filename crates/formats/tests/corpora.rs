//! Files that news agencies wrote themselves, where they are at hand: `../shared/corpora` beside the repository.

#![allow(clippy::unwrap_used, reason = "a test that can’t go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use dateline_article::Unicode;
use dateline_formats::{Encoding, File, Format, import};
use serde_json::Value;

/// Every JSON file below a folder of the corpora, in order; none, and said so, if the folder is not there.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora").join(folder);
    let mut files = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.extension().and_then(|it| it.to_str()) {
                Some("json") => files.push(path),
                _ if path.is_dir() => folders.push(path),
                _ => {}
            }
        }
    }
    if files.is_empty() {
        eprintln!("left out: {} is not there", folder.display());
    }
    files.sort();
    files
}

/// The letters and digits of a text without its tags.
fn words(html: &str) -> Vec<String> {
    let mut text = String::new();
    for (idx, piece) in html.split('<').enumerate() {
        let words = if idx == 0 { Some(piece) } else { piece.split_once('>').map(|it| it.1) };
        text.push_str(words.unwrap_or(piece));
        text.push(' ');
    }
    text.split(|it: char| !it.is_alphanumeric())
        .map(str::to_owned)
        .filter(|it| 3 < it.len())
        .collect()
}

fn strings<'v>(value: &'v Value, keys: &[&str], field: &str) -> Vec<&'v str> {
    let lists = keys.iter().filter_map(|it| value[it].as_array());
    lists.flatten().filter_map(|it| it[field].as_str()).collect()
}

/// The bodies of an item of any generation.
fn bodies(item: &Value) -> Vec<&str> {
    let mut bodies = strings(item, &["bodies"], "value");
    let own = item.as_object().into_iter().flatten();
    bodies
        .extend(own.filter(|(key, _)| key.starts_with("body_")).filter_map(|(_, it)| it.as_str()));
    bodies
}

#[test]
fn every_ninjs_example_with_a_body_opens_with_its_text_and_its_people() {
    let mut n_opened = 0;
    for path in files("ninjs/examples") {
        let bytes = fs::read(&path).unwrap();
        let item: Value = serde_json::from_slice(&bytes).unwrap();
        let bodies = bodies(&item);
        if bodies.is_empty() {
            continue;
        }
        let file = File { name: "example.json", bytes: &bytes };
        let imported = import(&[file], Encoding::Strict, Unicode::TABLES).unwrap();
        let place = path.display();
        assert_eq!(imported.format, Format::Ninjs, "{place}");
        let [story] = imported.stories.as_slice() else { panic!("{place}: not one story") };
        let article = &story.article;
        let text: Vec<_> = article.text_refs().filter_map(|it| article.text(it)).collect();
        let text = text.join(" ");
        let is_there = |body: &&str| {
            let words = words(body);
            let n_there = words.iter().filter(|it| text.contains(it.as_str())).count();
            0 < n_there && words.len() * 9 < n_there * 10
        };
        assert!(bodies.iter().any(is_there), "{place}: {text}");
        let keys = ["person", "people", "organisation", "organisations", "place", "places"];
        for name in strings(&item, &keys, "name") {
            assert!(
                article.entities.iter().any(|it| it.name == name),
                "{place}: {name} is missing"
            );
        }
        n_opened += 1;
    }
    eprintln!("{n_opened} examples with a body");
}
