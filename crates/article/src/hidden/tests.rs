use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::testing::{any_text, read};

fn count(text: &str) -> (usize, usize) {
    let article = Article { headline: text.to_owned(), ..Article::default() };
    let HiddenCount { direction, invisible } = count_hidden(&article);
    (direction, invisible)
}

fn check(text: &str, direction: usize, invisible: usize) {
    assert_eq!(count(text), (direction, invisible), "{text:?}");
}

#[test]
fn what_turns_text_around_is_counted() {
    for c in "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}".chars() {
        check(&format!("a{c}b"), 1, 0);
        check(&format!("سلام{c}"), 1, 0);
    }
}

#[test]
fn what_takes_no_room_is_counted() {
    for c in "\u{0}\u{8}\u{1b}\u{7f}\u{80}\u{85}\u{9f}\u{ad}\u{34f}\u{180e}\u{200b}\u{2060}\u{2064}\u{206a}\u{3164}\u{feff}\u{fff9}\u{e0001}\u{e0041}".chars() {
        check(&format!("a{c}b"), 0, 1);
        check(&format!("{c}"), 0, 1);
        check(&format!("می{c}شود"), 0, 1);
    }
}

#[test]
fn what_can_be_seen_or_ends_a_line_is_not() {
    for text in [
        "",
        "Kabul\t1\r\n2\n",
        "é e\u{301} ß 上海",
        "a\u{a0}b\u{202f}c\u{3000}d",
        "“…” – ‘’",
        "كابل",
        "क्षि",
        "한",
        "\u{fffd}",
    ] {
        check(text, 0, 0);
    }
}

#[test]
fn a_joiner_counts_only_where_it_joins_nothing() {
    for at_work in ["می‌شود", "کتاب‌ها", "👩‍👩‍👧", "🏳️‍🌈", "👩🏽‍⚕️", "❤️‍🔥", "क्‍ष", "क्‍ ", "ശ്രീ‍"]
    {
        check(at_work, 0, 0);
    }
    check("pay\u{200d}pal", 0, 1);
    check("pay\u{200c}pal", 0, 1);
    check("\u{200d}", 0, 1);
    check("می\u{200c} شود", 0, 1);
    check("می\u{200c}\u{200c}شود", 0, 2);
    check("🕊\u{200d}", 0, 1);
}

#[test]
fn a_variation_selector_counts_only_out_of_place() {
    for at_work in ["❤️", "1️⃣", "#️⃣", "©️", "‼️", "🏔️", "葛\u{e0100}", "ᠠ\u{180b}", "∩\u{fe00}"]
    {
        check(at_work, 0, 0);
    }
    check("a\u{fe0f}b", 0, 1);
    check("\u{fe0f}", 0, 1);
    check("🕊\u{fe0f}\u{fe01}\u{e0101}", 0, 2);
}

#[test]
fn tags_count_but_for_the_flags_that_are_made_of_them() {
    check("🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}", 0, 0);
    check("🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e0061}\u{e0061}\u{e007f}", 0, 2);
    check("🕊\u{e0067}\u{e0062}", 0, 2);
}

#[test]
fn labels_lose_what_nobody_sees_and_texts_keep_it() {
    let mut article = read(&json!({
        "format": "dateline/1", "headline": "A\u{202e}b", "standfirst": "\u{200b}", "section": "S\u{202e}",
        "byline": ["B\u{200b}y"], "source": {"name": "\u{2066}N"}, "blocks": [
            {"type": "blockquote", "text": "\u{feff}t", "cite": "c\u{202c}"},
            {"type": "figure", "text": "x", "alt": "\u{200f}a", "credit": "c\u{ad}"}],
        "entities": [{"id": "e", "type": "person", "name": "\u{202e}n", "aliases": ["\u{200b}m"], "role": "r\u{2069}"}]
    }))
    .article;
    let before = count_hidden(&article);
    clean_labels(&mut article);
    assert_eq!(count_hidden(&article), before);
    assert_eq!(before, HiddenCount { direction: 1, invisible: 2 });
    let entity = &article.entities[0];
    let labels = [
        article.section.as_deref().unwrap(),
        &article.byline[0],
        &entity.name,
        &entity.aliases[0],
        entity.role.as_deref().unwrap(),
    ];
    assert_eq!(labels, ["S", "By", "n", "m", "r"]);
    assert_eq!(article.source.unwrap().name, "N");
    assert_eq!(article.blocks[0].kind, BlockKind::Blockquote { cite: Some("c".to_owned()) });
    let BlockKind::Figure(figure) = &article.blocks[1].kind else { panic!("no figure") };
    assert_eq!((figure.alt.as_deref(), figure.credit.as_deref()), (Some("a"), Some("c")));
}

proptest! {
    /// What is left has nothing to hide, unless what was taken out was all that parted two others.
    #[test]
    fn nothing_visible_is_ever_taken(text in any_text()) {
        let shown = visible(&text);
        let (direction, invisible) = count(&text);
        prop_assert_eq!(shown.chars().count() + direction + invisible, text.chars().count());
        let mut rest = text.chars();
        prop_assert!(shown.chars().all(|c| rest.any(|it| it == c)));
        prop_assert_eq!(count(&shown).0, 0);
    }
}
