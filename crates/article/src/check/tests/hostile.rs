//! Input made to break readers: nothing panics, nothing hangs, no character is lost.

use std::io::Write;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::testing::any_text;

/// A few of the shapes that break JSON readers, for machines without the whole collection.
const FILES: &[&[u8]] = &[
    b"[",
    b"{",
    b"{\"a\"",
    b"\"",
    b"\\",
    b"-",
    b"1e",
    b"tru",
    b"nul",
    b"[1,]",
    b"{,}",
    b"{\"a\":}",
    b"\0",
    b"\xff",
    b"[\"\\u\"]",
    b"[\"\\uD8\"]",
    b"[\"\\ud800\\u\"]",
    b"[\"\\ud800\\\"",
    b"{\"blocks\":[{\"text\":\"\\ud800",
    b"123e99999",
    b"-1e99999",
    b"[1e99999",
    b"\"\\",
    b"\xef\xbb",
    b"{\"blocks\":[\"\\uDFFF\"]}",
    b"{\"blocks\":[{}]}",
    b"{\"\\ud800\":1}",
];

fn check(bytes: &[u8]) {
    let _ = crate::read(bytes);
    let _ = crate::read_library(bytes);
    let mut lines = br#"{"format": "dateline-lines/1"}"#.to_vec();
    lines.push(b'\n');
    lines.extend_from_slice(bytes);
    let _ = crate::read(&lines);
}

/// Puts `bytes` where each field of a story has its value.
fn check_as_field_values(bytes: &[u8]) {
    let story = json!({
        "format": "", "dir": "", "byline": [""], "published": "", "source": {"url": ""}, "offset_unit": "", "x_own": "",
        "blocks": [{"type": "", "id": "", "text": "", "level": "", "width": "", "styles": [{"kind": "", "start": "", "end": ""}]}],
        "entities": [{"id": "", "type": "", "name": "", "aliases": [""], "ids": {"wikidata": ""}, "geo": {"lat": ""}}],
        "mentions": [{"entity": "", "block": "", "start": "", "end": "", "parts": [["", ""]], "text": "", "score": ""}],
        "quotes": [{"speaker": "", "kind": "", "parts": [{"block": "", "start": ""}]}], "changes": "", "else": "",
    })
    .to_string();
    let pieces: Vec<&str> = story.split("\"\"").collect();
    for hole in 1..pieces.len() {
        let (before, after) = pieces.split_at(hole);
        let file = [before.join("\"\"").as_bytes(), bytes, after.join("\"\"").as_bytes()].concat();
        check(&file);
    }
}

#[test]
fn broken_files_do_not_panic() {
    for file in FILES {
        check(file);
        check_as_field_values(file);
    }
}

#[test]
fn the_json_test_suite_does_not_panic() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let folder = root.join("shared/corpora/json-test-suite/test_parsing");
    let Ok(files) = std::fs::read_dir(&folder) else {
        // Straight to the stream: what a passing test prints is not shown.
        let _ = writeln!(std::io::stderr(), "left out: JSONTestSuite is not beside the project");
        return;
    };
    let mut n_files = 0;
    for file in files {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        check(&bytes);
        check_as_field_values(&bytes);
        // What must parse does, as the value of an unknown field.
        if path.file_name().unwrap().to_string_lossy().starts_with("y_") {
            let story =
                [br#"{"format": "dateline/1", "blocks": [], "x": "#, bytes.as_slice(), b"}"]
                    .concat();
            assert!(crate::read(&story).is_ok(), "{}", path.display());
        }
        n_files += 1;
    }
    assert_eq!(n_files, 318);
}

/// Any JSON, with the format's own words as keys more often than not.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0_i64..20).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
        prop::sample::select(KEYS).prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 80, 6, |inner| {
        let key = prop::sample::select(KEYS).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6)
                .prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

const KEYS: &[&str] = &[
    "format",
    "headline",
    "standfirst",
    "blocks",
    "type",
    "text",
    "id",
    "styles",
    "kind",
    "link",
    "href",
    "start",
    "end",
    "entities",
    "name",
    "aliases",
    "mentions",
    "entity",
    "block",
    "parts",
    "quotes",
    "speaker",
    "offset_unit",
    "utf16",
    "grapheme",
    "paragraph",
    "heading",
    "list_item",
    "figure",
    "x_own",
    "geo",
    "lat",
    "ids",
    "published",
    "a",
    "b",
];

proptest! {
    #[test]
    fn any_json_is_read_without_a_panic(
        blocks in prop::collection::vec(any_json(), 0..5),
        entities in prop::collection::vec(any_json(), 0..4),
        mentions in prop::collection::vec(any_json(), 0..6),
        quotes in any_json(),
    ) {
        let story = json!({"blocks": blocks, "entities": entities, "mentions": mentions, "quotes": quotes});
        check(story.to_string().as_bytes());
    }
}

proptest! {
    #![proptest_config(crate::testing::often())]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn no_text_is_lost_or_changed(texts in prop::collection::vec(any_text(), 1..6), mentions in prop::collection::vec((0_usize..6, 0_u64..30, 0_u64..9), 0..12)) {
        let blocks: Vec<_> = texts.iter().map(|it| json!({"type": "paragraph", "text": it})).collect();
        let mentions: Vec<_> = mentions
            .iter()
            .map(|(block, start, len)| json!({"type": "other", "block": block, "start": start, "end": start + len}))
            .collect();
        let story = json!({"format": "dateline/1", "blocks": blocks, "mentions": mentions});
        let loaded = crate::testing::read(&story);
        let found: Vec<_> = loaded.article.blocks.iter().map(|it| it.text.clone()).collect();
        prop_assert_eq!(found, texts);
        let tally = loaded.report.tally;
        prop_assert_eq!(tally.exact + tally.repaired + tally.left_out, mentions.len());
        prop_assert!(loaded.article.mentions.is_sorted_by_key(|it| (it.text_ref, it.span.start())));
    }
}
