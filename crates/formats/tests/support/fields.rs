//! Where the strings of a file lie.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use dateline_formats::Format;
use serde_json::{Value, json};

/// A story that has every field of the format.
pub(crate) fn full_story() -> Value {
    json!({
        "format": "dateline/1", "id": "a", "url": "https://a.example/", "lang": "en", "dir": "ltr", "section": "World",
        "headline": "Visit", "standfirst": "What happened", "byline": ["Ann"], "location": "Kabul",
        "published": "2024-11-25", "modified": "2024-11-26", "correction": "None", "keywords": ["a"],
        "source": {"name": "The Example", "url": "https://a.example/"}, "license": "CC0", "offset_unit": "codepoint",
        "blocks": [
            {"type": "paragraph", "id": "lead", "text": "Ann flew to Kabul.", "lang": "en", "styles": [
                {"kind": "link", "start": 0, "end": 3, "href": "https://a.example/"}, {"kind": "strong", "start": 4, "end": 8}]},
            {"type": "heading", "level": 2, "text": "More"},
            {"type": "list_item", "ordered": true, "depth": 1, "text": "One"},
            {"type": "blockquote", "text": "Said", "cite": "Ann"},
            {"type": "figure", "src": "https://a.example/1.png", "alt": "A", "width": 1, "height": 1, "credit": "B", "text": "C"},
        ],
        "entities": [{"id": "ann", "type": "person", "name": "Ann", "aliases": ["Annie"], "role": "R", "description": "D",
            "ids": {"wikidata": "Q1"}, "url": "https://a.example/", "label": "PER", "geo": {"lat": 1, "lon": 2}, "x_own": "E"}],
        "mentions": [{"entity": "ann", "block": "lead", "start": 0, "end": 3, "text": "Ann", "label": "PER", "score": 0.5,
            "by": "human", "value": "V", "parts": [[0, 1], [2, 3]]},
            {"type": "place", "block": 0, "start": 12, "end": 17}],
        "quotes": [{"speaker": "ann", "kind": "direct", "by": "human", "parts": [{"block": "lead", "start": 0, "end": 3}]}],
        "changes": [{"kind": "split", "entity": "ann", "block": "lead", "start": 0, "end": 3, "text": "Ann", "into": "b",
            "name": "B", "type": "person"},
            {"kind": "add", "block": 0, "start": 12, "end": 17, "text": "Kabul", "everywhere": true}],
        "x_own": {"a": ["b"]},
    })
}

/// Where the strings of a document lie: each place once, whichever item of a list it is in.
pub(crate) fn places(json: &Value) -> BTreeMap<String, String> {
    fn collect(json: &Value, general: &str, pointer: &str, places: &mut BTreeMap<String, String>) {
        match json {
            Value::String(_) => {
                places.entry(general.to_owned()).or_insert(pointer.to_owned());
            }
            Value::Array(items) => {
                for (idx, item) in items.iter().enumerate() {
                    collect(item, &format!("{general}[]"), &format!("{pointer}/{idx}"), places);
                }
            }
            Value::Object(fields) => {
                for (key, value) in fields {
                    let step = key.replace('~', "~0").replace('/', "~1");
                    collect(
                        value,
                        &format!("{general}.{key}"),
                        &format!("{pointer}/{step}"),
                        places,
                    );
                }
            }
            _ => {}
        }
    }
    let mut places = BTreeMap::new();
    collect(json, "", "", &mut places);
    places
}

/// Some cells of a file that is not JSON: of each line of another beginning, what tabs and spaces part.
pub(crate) fn cells(text: &str, format: Format, seen: &mut BTreeSet<String>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let first: String = line.chars().take(2).collect();
        for (idx, cell) in line.trim_end().split(['\t', ' ']).enumerate().take(8) {
            let start = at + cell.as_ptr() as usize - line.as_ptr() as usize;
            if !cell.is_empty()
                && seen.insert(format!("{} {first} {idx}", format.word()))
                && cells.len() < 6
            {
                cells.push(start..start + cell.len());
            }
        }
        at += line.len();
    }
    cells
}
