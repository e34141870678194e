use proptest::prelude::*;
use serde_json::json;

use crate::testing::{any_text, issues, mentions, read};

/// The words found in `text` for entities with these names; the first name of each is its id.
fn check(cast: &[&[&str]], text: &str, expected: &[&str]) {
    let entity = |names: &&[&str]| json!({"id": names[0], "type": "person", "name": names[0], "aliases": names[1..]});
    let loaded = read(&json!({
        "format": "dateline/1",
        "blocks": [{"type": "paragraph", "text": text}],
        "entities": cast.iter().map(entity).collect::<Vec<_>>(),
    }));
    let expected: String = expected.iter().map(|it| format!("0: {it}\n")).collect();
    assert_eq!(mentions(&loaded.article), expected, "{text}");
}

#[test]
fn whole_words_only() {
    let cast: &[&[&str]] = &[&["Iran"]];
    check(cast, "Iran and Iranian and aIran.", &["Iran “Iran”"]);
    check(cast, "Iran’s Iran's (Iran) Iran", &["Iran “Iran”"; 4]);
    check(cast, "Iran2 2Iran IRAN iran", &[]);
    check(cast, "Iran\u{301} Ira\u{301}n", &[]);
    check(cast, "Iran-Iraq", &["Iran “Iran”"]);
    check(cast, "", &[]);
}

#[test]
fn the_longest_name_takes_its_words_first() {
    let cast: &[&[&str]] = &[&["York"], &["NYT", "New York Times"], &["NY", "New York"]];
    check(
        cast,
        "New York Times, New York, York",
        &["NYT “New York Times”", "NY “New York”", "York “York”"],
    );
    // Longest, not leftmost: but what is left of the other is still looked at.
    let cast: &[&[&str]] = &[&["ab", "a b", "a"], &["bcd", "b c d"]];
    check(cast, "a b c d", &["ab “a”", "bcd “b c d”"]);
}

#[test]
fn names_may_end_in_signs() {
    check(&[&["US", "U.S."]], "the U.S., U.S.", &["US “U.S.”", "US “U.S.”"]);
}

#[test]
fn a_script_without_spaces_has_no_word_edges() {
    check(&[&["Shanghai", "上海"]], "在上海合作", &["Shanghai “上海”"]);
    check(&[&["SCO"]], "上海SCO合作", &["SCO “SCO”"]);
    // Arabic script has spaces: a longer word is another word.
    check(&[&["Kabul", "کابل"]], "در کابل، کابلی", &["Kabul “کابل”"]);
}

#[test]
fn aliases_are_one_entity() {
    let cast: &[&[&str]] = &[&["Shoigu", "Sergei Shoigu", " ", ""]];
    check(cast, "Sergei Shoigu … Shoigu", &["Shoigu “Sergei Shoigu”", "Shoigu “Shoigu”"]);
}

#[test]
fn a_shared_name_is_noted() {
    let loaded = read(&json!({
        "format": "dateline/1",
        "blocks": [{"type": "paragraph", "text": "Karzai spoke."}],
        "entities": [
            {"id": "hamid", "type": "person", "name": "Hamid Karzai", "aliases": ["Karzai"]},
            {"id": "hekmat", "type": "person", "name": "Hekmat Karzai", "aliases": ["Karzai"]},
        ],
    }));
    assert_eq!(mentions(&loaded.article), "0: hamid “Karzai”\n");
    assert_eq!(
        issues(&loaded),
        "Note entities “Karzai” names more than one entity; the first is taken\n"
    );
}

#[test]
fn an_empty_list_means_none() {
    let loaded = read(&json!({
        "format": "dateline/1",
        "blocks": [{"type": "paragraph", "text": "Iran"}],
        "entities": [{"id": "iran", "type": "place", "name": "Iran"}],
        "mentions": [],
    }));
    assert_eq!(mentions(&loaded.article), "");
}

proptest! {
    #[test]
    fn matches_are_names_in_order_and_apart(text in any_text(), name in any_text(), alias in any_text()) {
        let loaded = read(&json!({
            "format": "dateline/1",
            "blocks": [{"type": "paragraph", "text": text}],
            "entities": [{"id": "e", "type": "person", "name": name, "aliases": [alias, "a", "Kabul", "上海"]}],
        }));
        let mut end = 0;
        for mention in &loaded.article.mentions {
            prop_assert!(end <= mention.span.start());
            end = mention.span.end();
            prop_assert!(!mention.span.is_empty());
        }
    }
}
