//! Files as a whole: what is fatal, and what is not.

use crate::load_error::LoadError;
use crate::testing::issues;

fn check(bytes: &[u8], expected: &str) {
    let found = match crate::read(bytes) {
        Ok(loaded) => format!("{} blocks, {}", loaded.article.blocks.len(), issues(&loaded).trim()),
        Err(err) => err.to_string(),
    };
    let shown: String = String::from_utf8_lossy(bytes).chars().take(200).collect();
    assert_eq!(found, expected, "{shown}");
}

#[test]
fn only_bytes_that_are_no_json_or_have_no_blocks_are_fatal() {
    check(b"", "The file is empty");
    check(b" \r\n\t", "The file is empty");
    check(b"\xef\xbb\xbf", "The file is empty");
    check(b"<!doctype html>", "This is a web page, not an article file");
    check(b"\xff\xfe{\0}\0", "The file is UTF-16 text, and JSON is UTF-8");
    check(
        b"{\"blocks\": [\"\xc3\x28\"]}",
        "The file is not UTF-8 text: byte 13 does not belong there",
    );
    check(b"\xef\xbb\xbf{\"\xc3", "The file is not UTF-8 text: byte 5 does not belong there");
    check(
        b"{\n\"blocks\": [}",
        "The file is not valid JSON: line 2, column 12: “}” does not belong here",
    );
    check(
        b"{\"blocks\": [",
        "The file is not valid JSON: line 1, column 12: the file ends too early",
    );
    check(
        b"{\"blocks\": []} x",
        "The file is not valid JSON: line 1, column 16: “x” does not belong here",
    );
    for json in [
        "null",
        "[]",
        "7",
        "\"text\"",
        "{}",
        r#"{"blocks": 7}"#,
        r#"{"blocks": null}"#,
        r#"{"blocks": [7]}"#,
    ] {
        check(json.as_bytes(), "The file is JSON, but has no readable “blocks”");
    }
}

#[test]
fn every_error_says_what_to_do() {
    let not_json = LoadError::NotJson { line: 1, column: 1, reason: String::new() };
    let errors = [
        LoadError::Empty,
        LoadError::NotUtf8 { offset: 0 },
        LoadError::Utf16,
        LoadError::WebPage,
        not_json,
        LoadError::Unreadable { field: "blocks" },
    ];
    for error in errors {
        assert!(20 < error.remedy().len(), "{error}");
        assert!(!error.remedy().ends_with('.') && !error.to_string().ends_with('.'));
    }
}

#[test]
fn a_mark_at_the_start_is_no_text() {
    check(
        b"\xef\xbb\xbf{\"format\": \"dateline/1\", \"blocks\": [\"a\"]}",
        "1 blocks, Repaired blocks[0] is text alone; shown as a paragraph",
    );
}

#[test]
fn half_a_character_and_a_huge_number_cost_themselves() {
    check(
        br#"{"format": "dateline/1", "headline": "\ud83d", "blocks": []}"#,
        "0 blocks, Repaired line 1, column 39 half a character; shown as \u{fffd}",
    );
    check(
        br#"{"format": "dateline/1", "headline": "\ude00\ud83d\ude00\\ud83d", "blocks": []}"#,
        "0 blocks, Repaired line 1, column 39 half a character; shown as \u{fffd}",
    );
    check(
        b"{\"format\": \"dateline/1\",\n\"blocks\": [],\n\"a\": {\"b\": 1e999}}",
        "0 blocks, Lost line 3, column 12 is too large a number; left out\nNote a is not a field of the format; ignored",
    );
    check(b"{\"format\": \"dateline/1\", \"entities\": [\n{\"id\": \"a\", \"type\": \"place\", \"name\": \"A\", \"geo\": {\"lat\": -1e999, \"lon\": 1}}], \"blocks\": []}",
        "0 blocks, Lost line 2, column 58 is too large a number; left out");
    let loaded =
        crate::read(br#"{"format": "dateline/1", "headline": "a\ud800b", "blocks": []}"#).unwrap();
    assert_eq!(loaded.article.headline, "a\u{fffd}b");
}

#[test]
fn depth_is_no_danger() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    check(
        format!(
            r#"{{"format": "dateline/1", "blocks": [], "x_deep": {deep}, "headline": {deep}}}"#
        )
        .as_bytes(),
        "0 blocks, Lost headline is an array, where the format has a string; left out",
    );
    check(
        format!(r#"{{"blocks": {deep}}}"#).as_bytes(),
        "The file is JSON, but has no readable “blocks”",
    );
    check(
        "[".repeat(100_000).as_bytes(),
        "The file is not valid JSON: line 1, column 100000: the file ends too early",
    );
}

#[test]
fn over_the_limits_the_text_is_shown_as_far_as_it_goes() {
    let paragraph = "a".repeat(1_000_000);
    let blocks: Vec<_> = (0..17).map(|_| paragraph.as_str()).collect();
    let story = serde_json::json!({"format": "dateline/1", "blocks": blocks, "headline": "h"});
    let loaded = crate::testing::read(&story);
    let n: usize = loaded.article.blocks.iter().map(|it| it.text.len()).sum();
    assert_eq!(n + 1, crate::LIMITS.characters);
    assert!(issues(&loaded).contains("has 17000001 characters; the first 16000000 are shown"));
}

#[test]
fn a_file_over_the_limit_is_read_as_far_as_it_goes() {
    let mut file = br#"{"format": "dateline/1", "blocks": [{"type": "paragraph", "text": "Kept."}, {"type": "paragraph", "text": ""#.to_vec();
    file.resize(crate::LIMITS.file_bytes + 10, b'a');
    let loaded = crate::read(&file).unwrap();
    assert_eq!(loaded.article.blocks[0].text, "Kept.");
    let expected = format!("has {} bytes; the first 67108864 are shown", file.len());
    assert!(issues(&loaded).contains(&expected), "{}", issues(&loaded));
}

#[test]
fn mentions_over_the_limit_are_counted() {
    let mention = serde_json::json!({"type": "other", "block": 0, "start": 0, "end": 1});
    let mentions = vec![mention; 400_002];
    let story = serde_json::json!({"format": "dateline/1", "offset_unit": "utf8", "blocks": [{"type": "paragraph", "text": "ab"}], "mentions": mentions});
    let loaded = crate::testing::read(&story);
    assert_eq!(loaded.article.mentions.len(), 400_000);
    assert_eq!(loaded.report.tally.left_out, 2);
    assert_eq!(issues(&loaded), "Lost mentions has 400002 mentions; the first 400000 are shown\n");
}

#[test]
fn issues_over_the_limit_are_still_counted() {
    let story =
        serde_json::json!({"format": "dateline/1", "blocks": ["a"], "mentions": vec![7; 5_000]});
    let loaded = crate::testing::read(&story);
    assert_eq!(loaded.report.issues().len(), 1_000);
    assert_eq!(loaded.report.count(crate::Severity::Lost), 5_000);
}
