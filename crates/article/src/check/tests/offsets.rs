//! Offsets: verified by the words, moved where that is safe, left out where it is not.

use serde_json::{Value, json};

use crate::offsets::OffsetUnit;
use crate::report::{Tally, UnitSource};
use crate::testing::{issues, mentions, read};

const TEXT: &str = "🕊 Shoigu flew to Kabul. 👩\u{200d}👧 Kabul";

/// Mentions of `TEXT` as `(start, end, words)`.
fn check(unit: Option<&str>, given: &[(u64, u64, Option<&str>)], expected: &str) {
    let mention = |&(start, end, words): &(u64, u64, Option<&str>)| json!({"type": "other", "block": 0, "start": start, "end": end, "text": words});
    let story = json!({
        "format": "dateline/1", "offset_unit": unit,
        "blocks": [{"type": "paragraph", "text": TEXT}],
        "mentions": given.iter().map(mention).collect::<Vec<_>>(),
    });
    let loaded = read(&story);
    let Tally { exact, repaired, left_out } = loaded.report.tally;
    assert_eq!(exact + repaired + left_out, given.len(), "every mention is counted once");
    let found = format!(
        "{} {:?}, {exact} exact, {repaired} repaired, {left_out} left out\n{}{}",
        loaded.report.unit.as_str(),
        loaded.report.unit_source,
        mentions(&loaded.article).replace("0: a other ", ""),
        issues(&loaded),
    );
    let expected: Vec<_> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(found.trim().lines().collect::<Vec<_>>(), expected);
}

const SHOIGU: Option<&str> = Some("Shoigu");
const KABUL: Option<&str> = Some("Kabul");

#[test]
fn each_unit_is_recognised_by_the_words() {
    check(
        None,
        &[(2, 8, SHOIGU), (17, 22, KABUL), (28, 33, KABUL)],
        "codepoint Verified, 3 exact, 0 repaired, 0 left out\n“Shoigu”\n“Kabul”\n“Kabul”",
    );
    check(
        Some("utf16"),
        &[(3, 9, SHOIGU), (18, 23, KABUL)],
        "utf16 Verified, 2 exact, 0 repaired, 0 left out\n“Shoigu”\n“Kabul”",
    );
    check(
        Some("utf8"),
        &[(5, 11, SHOIGU)],
        "utf8 Verified, 1 exact, 0 repaired, 0 left out\n“Shoigu”",
    );
    // Only after the family do graphemes differ from code points.
    check(
        Some("grapheme"),
        &[(26, 31, KABUL)],
        "grapheme Verified, 1 exact, 0 repaired, 0 left out\n“Kabul”",
    );
}

#[test]
fn a_wrong_unit_is_told() {
    check(
        Some("codepoint"),
        &[(3, 9, SHOIGU), (18, 23, KABUL)],
        "utf16 Verified, 2 exact, 0 repaired, 0 left out
        “Shoigu”
        “Kabul”
        Repaired offset_unit the offsets fit as utf16, not as codepoint; read so",
    );
    check(
        None,
        &[(5, 11, SHOIGU)],
        "utf8 Verified, 1 exact, 0 repaired, 0 left out
        “Shoigu”
        Repaired offset_unit the offsets fit as utf8, not as codepoint; read so",
    );
}

#[test]
fn on_a_tie_the_declared_unit_holds() {
    check(
        Some("utf8"),
        &[(2, 8, SHOIGU), (5, 11, SHOIGU)],
        "utf8 Verified, 1 exact, 1 repaired, 0 left out
        “Shoigu”
        “Shoigu”
        Repaired mentions[0] found 2 characters further right; moved there",
    );
}

#[test]
fn a_mention_moves_to_the_only_place_close_by() {
    check(
        None,
        &[(2, 8, SHOIGU), (4, 10, SHOIGU)],
        "codepoint Verified, 1 exact, 1 repaired, 0 left out
        “Shoigu”
        “Shoigu”
        Repaired mentions[1] found 2 characters further left; moved there",
    );
    check(
        None,
        &[(2, 7, SHOIGU)],
        "codepoint Verified, 0 exact, 1 repaired, 0 left out
        “Shoigu”
        Repaired mentions[0] its length was wrong; set by its text",
    );
    check(
        None,
        &[(21, 26, KABUL)],
        "codepoint Verified, 0 exact, 0 repaired, 1 left out
        Lost mentions[0] “Kabul” is not at its place and more than once near it; left out",
    );
    check(
        None,
        &[(2, 8, Some("Baradar"))],
        "codepoint Verified, 0 exact, 0 repaired, 1 left out
        Lost mentions[0] “Baradar” is not at its place nor near it; left out",
    );
}

#[test]
fn thirty_two_characters_are_close_and_thirty_three_are_not() {
    let case = |gap: usize, at: u64| {
        let text = format!("Ann{}Bob", "é".repeat(gap));
        let loaded = read(&json!({
            "format": "dateline/1", "offset_unit": "codepoint", "blocks": [{"type": "paragraph", "text": text}],
            "mentions": [{"type": "person", "block": 0, "start": at, "end": at + 3, "text": if at == 0 { "Bob" } else { "Ann" }}],
        }));
        loaded.article.mentions.len()
    };
    assert_eq!((case(29, 0), case(30, 0)), (1, 0), "to the right");
    assert_eq!((case(40, 32), case(40, 33)), (1, 0), "to the left");
    assert_eq!(case(20, 1_000_000), 1, "from past the end");
}

#[test]
fn overlapping_places_are_two_places() {
    let loaded = read(&json!({
        "format": "dateline/1", "blocks": [{"type": "paragraph", "text": "aaa"}],
        "mentions": [{"type": "other", "block": 0, "start": 9, "end": 11, "text": "aa"}],
    }));
    assert_eq!(mentions(&loaded.article), "");
}

#[test]
fn without_words_the_declared_unit_is_believed() {
    check(
        Some("utf16"),
        &[(3, 9, None)],
        "utf16 Declared, 1 exact, 0 repaired, 0 left out\n“Shoigu”",
    );
    check(
        None,
        &[(2, 8, None)],
        "codepoint Guessed, 1 exact, 0 repaired, 0 left out
        “Shoigu”
        Note offset_unit is not stated and can’t be checked; guessed",
    );
    check(
        Some("utf8"),
        &[(1, 9, None), (5, 5, None), (9, 5, None), (5, 999, None)],
        "utf8 Declared, 0 exact, 0 repaired, 4 left out
        Lost mentions[0] does not lie in its block’s text; left out
        Lost mentions[1] covers no text; left out
        Lost mentions[2] does not lie in its block’s text; left out
        Lost mentions[3] does not lie in its block’s text; left out",
    );
    check(
        None,
        &[(2, 8, Some(""))],
        "codepoint Guessed, 0 exact, 0 repaired, 1 left out
        Note offset_unit is not stated and can’t be checked; guessed
        Lost mentions[0] covers no text; left out",
    );
}

#[test]
fn the_unit_holds_for_styles_and_quotes_alike() {
    let loaded = read(&json!({
        "format": "dateline/1", "offset_unit": "codepoint",
        "blocks": [{"type": "paragraph", "text": TEXT, "styles": [{"kind": "emphasis", "start": 3, "end": 9}]}],
        "mentions": [{"type": "person", "block": 0, "start": 3, "end": 9, "text": "Shoigu"}],
        "quotes": [{"kind": "direct", "parts": [{"block": 0, "start": 18, "end": 23}, {"block": 0, "start": 3, "end": 9}]}],
    }));
    assert_eq!(loaded.report.unit, OffsetUnit::Utf16);
    let block = &loaded.article.blocks[0];
    assert_eq!(block.styles[0].span.of(&block.text), "Shoigu");
    let parts: Vec<_> =
        loaded.article.quotes[0].parts.iter().map(|(_, it)| it.of(&block.text)).collect();
    assert_eq!(parts, ["Shoigu", "Kabul"]);
}

#[test]
fn parts_are_sorted_joined_and_verified() {
    let check = |parts: Value, words: Option<&str>, expected: &str| {
        let loaded = read(&json!({
            "format": "dateline/1", "blocks": [{"type": "paragraph", "text": "North and South Korea"}],
            "mentions": [{"type": "place", "block": 0, "parts": parts, "text": words}],
        }));
        assert_eq!(mentions(&loaded.article).trim(), expected);
    };
    check(json!([[0, 5], [16, 21]]), None, "0: a place “North…Korea”");
    check(json!([[16, 21], [0, 5]]), Some("North Korea"), "0: a place “North…Korea”");
    check(json!([[0, 5], [16, 21]]), Some("NorthKorea"), "0: a place “North…Korea”");
    check(json!([[0, 5], [16, 21]]), Some("North and South Korea"), "0: a place “North…Korea”");
    check(json!([[0, 5], [5, 9], [7, 10]]), None, "0: a place “North and ”");
    check(json!([[0, 5], [16, 21]]), Some("South Korea"), "");
    check(json!([[0, 5], [16, 99]]), None, "");
    check(json!([[0, 5], [16]]), None, "");
    check(json!([]), None, "");
}

#[test]
fn nothing_to_place_leaves_nothing_to_guess() {
    let loaded =
        read(&json!({"format": "dateline/1", "blocks": [{"type": "paragraph", "text": "a"}]}));
    assert_eq!(loaded.report.unit_source, UnitSource::Declared);
    assert!(loaded.report.issues().is_empty());
}
