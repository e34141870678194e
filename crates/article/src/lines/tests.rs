use proptest::prelude::*;

use super::*;
use crate::testing::{issues, mentions};

const HEAD: &str = r#"{"format": "dateline-lines/1", "headline": "Shoigu in Kabul", "offset_unit": "utf16", "entities": [{"id": "shoigu", "type": "person", "name": "Shoigu"}], "mentions": [{"entity": "shoigu", "block": "headline", "start": 0, "end": 6, "text": "Shoigu"}]}"#;
const FIRST: &str = r#"{"block": {"type": "paragraph", "text": "🕊 Shoigu flew."}, "mentions": [{"entity": "shoigu", "start": 3, "end": 9, "text": "Shoigu"}], "quotes": [{"kind": "direct", "speaker": "shoigu", "parts": [{"start": 0, "end": 15}]}]}"#;
const SECOND: &str = r#"{"block": {"type": "paragraph", "text": "No one."}}"#;
const END: &str = r#"{"end": true, "blocks": 2}"#;

fn check(lines: &[&str], expected_mentions: &str, expected_issues: &str) {
    let loaded = crate::read(lines.join("\n").as_bytes()).unwrap();
    assert_eq!(mentions(&loaded.article), expected_mentions);
    assert_eq!(issues(&loaded), expected_issues);
}

const BOTH: &str = "headline: shoigu “Shoigu”\n0: shoigu “Shoigu”\n";

#[test]
fn a_story_comes_line_by_line() {
    check(&[HEAD, FIRST, SECOND, END], BOTH, "");
    check(&["", HEAD, "", FIRST, SECOND, END, "", ""], BOTH, "");
}

#[test]
fn a_story_that_is_cut_off_says_so() {
    check(&[HEAD, FIRST], BOTH, "Lost  the file ends before its last line: the story is cut off\n");
    check(&[HEAD, FIRST, END], BOTH, "Lost line 3: blocks the file announces 2 blocks and has 1\n");
}

#[test]
fn a_bad_line_costs_itself() {
    check(
        &[HEAD, FIRST, "{\"block\":", SECOND, END],
        BOTH,
        "Lost line 3: line is not JSON (column 9: the file ends too early); left out\n",
    );
    check(
        &[HEAD, FIRST, SECOND, END, SECOND],
        BOTH,
        "Lost line 5: line is not JSON (it comes after the end); left out\n",
    );
}

#[test]
fn issues_name_their_line() {
    let line = r#"{"block": {"type": "paragraph", "text": "Shoigu"}, "mentions": [{"entity": "shoigu", "start": 0, "end": 6, "text": "Baradar"}]}"#;
    check(
        &[HEAD, line, SECOND, END],
        "headline: shoigu “Shoigu”\n",
        "Lost line 2: mentions[0] “Baradar” is not at its place nor near it; left out\n",
    );
}

#[test]
fn a_unit_that_nothing_tells_is_called_guessed() {
    let head = r#"{"format": "dateline-lines/1", "mentions": []}"#;
    let line = r#"{"block": {"type": "paragraph", "text": "Shoigu"}, "mentions": [{"type": "person", "start": 0, "end": 6}]}"#;
    let guessed = "Note offset_unit is not stated and can’t be checked; guessed\n";
    check(&[head, line, SECOND, END], "0: a person “Shoigu”\n", guessed);
}

#[test]
fn without_any_mentions_names_are_looked_for() {
    let head = r#"{"format": "dateline-lines/1", "entities": [{"id": "shoigu", "type": "person", "name": "Shoigu"}]}"#;
    let line = r#"{"block": {"type": "paragraph", "text": "Shoigu"}}"#;
    check(&[head, line, SECOND, END], "0: shoigu “Shoigu”\n", "");
}

#[test]
fn an_article_that_speaks_of_lines_is_none() {
    let article = "{\"x_was\": \"dateline-lines/1\",\n\"blocks\": [\"Text\"]}";
    assert_eq!(crate::read(article.as_bytes()).unwrap().article.blocks.len(), 1);
}

proptest! {
    #[test]
    fn the_pieces_may_be_cut_anywhere(cuts in prop::collection::vec(0_usize..900, 0..8)) {
        let file = [HEAD, FIRST, SECOND, END].join("\n");
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|it| *it < file.len()).collect();
        cuts.sort();
        let mut reader = LinesReader::new(crate::Unicode::TABLES);
        let mut from = 0;
        for cut in cuts.into_iter().chain([file.len()]) {
            reader.push(&file.as_bytes()[from..cut]).unwrap();
            from = cut;
        }
        let loaded = reader.finish().unwrap();
        prop_assert_eq!(mentions(&loaded.article), BOTH);
        prop_assert!(loaded.report.is_clean());
    }
}

#[test]
fn a_file_of_lines_is_told_by_its_beginning() {
    let may_read = |it: &str| LinesReader::may_read(it.as_bytes());
    assert!(may_read(HEAD));
    assert!(may_read(&HEAD[..30]));
    assert!(!may_read(&HEAD[..10]));
    assert!(!may_read(""));
    assert!(!may_read("{\n\"format\": \"dateline-lines/1\"}"));
    assert!(!may_read(&["{\"headline\": \"", &"x".repeat(80), "dateline-lines/"].concat()));
}

#[test]
fn what_comes_later_changes_no_number_of_what_is_there() {
    let file = [HEAD, FIRST, SECOND, FIRST, END].join("\n");
    let whole = crate::read(file.as_bytes()).unwrap().article;
    assert_eq!((whole.blocks.len(), whole.mentions.len(), whole.quotes.len()), (3, 3, 2));
    for end in HEAD.len() + FIRST.len() + 1..file.len() {
        let so_far = crate::read(&file.as_bytes()[..end]).unwrap().article;
        assert!(!so_far.blocks.is_empty());
        is_beginning(&so_far.blocks, &whole.blocks);
        is_beginning(&so_far.mentions, &whole.mentions);
        is_beginning(&so_far.quotes, &whole.quotes);
        is_beginning(&so_far.entities, &whole.entities);
    }
}

fn is_beginning<T: std::fmt::Debug>(some: &[T], all: &[T]) {
    assert_eq!(format!("{some:?}"), format!("{:?}", &all[..some.len()]));
}
