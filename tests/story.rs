//! The story in the document: exact texts, marks, lists, headings, links, pictures.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use support::Page;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const BUNDLED: &str = include_str!("../public/articles/kabul-delegation.json");

#[wasm_bindgen_test]
async fn the_bundled_story_is_there_with_every_mention() {
    let page = Page::open(BUNDLED).await;
    assert_eq!(page.text("h1"), "Senior Russian delegation visits Kabul");
    assert_eq!(page.attr("h1", "data-block").as_deref(), Some("headline"));
    assert_eq!(page.texts(".kicker"), ["Afghanistan"]);
    assert!(
        page.marks().iter().any(|it| it.starts_with("Shoigu[person|shoigu|")),
        "{:?}",
        page.marks()
    );
    assert_eq!(page.all("[data-story]").len(), 1);
    assert!(!page.has("[data-notes]") && !page.has("[data-newer]"));
}

#[wasm_bindgen_test]
async fn every_block_holds_its_text_and_nothing_else() {
    let page = Page::story(
        r#""headline": "Ünïcode 🕊", "standfirst": " spaces  kept ", "blocks": [
            {"type": "paragraph", "text": "a\u00a0b\r\nc 👩‍👩‍👧 é e\u0301"},
            {"type": "heading", "level": 2, "text": "H"},
            {"type": "list_item", "text": "outer"}, {"type": "list_item", "depth": 2, "text": "inner"},
            {"type": "blockquote", "text": "quoted", "cite": "who"},
            {"type": "figure", "src": "x.png", "alt": "alt", "credit": "credit", "text": "caption"}],
            "mentions": [{"type": "date", "block": 0, "start": 0, "end": 1}]"#,
    )
    .await;
    let expected = [
        ("headline", "Ünïcode 🕊"),
        ("standfirst", " spaces  kept "),
        ("0", "a\u{a0}b\r\nc 👩\u{200d}👩\u{200d}👧 é e\u{301}"),
        ("1", "H"),
        ("2", "outer"),
        ("3", "inner"),
        ("4", "quoted"),
        ("5", "caption"),
    ];
    assert_eq!(page.blocks(), expected.map(|(block, text)| (block.to_owned(), text.to_owned())));
}

/// A paragraph "abcdef" with mentions of entities a (person), b (place), c (organization).
async fn marks(mentions: &str) -> Vec<String> {
    let page = Page::story(&format!(
        r#""offset_unit": "codepoint", "blocks": [{{"type": "paragraph", "text": "abcdef"}}], "entities": [
            {{"id": "a", "type": "person", "name": "A"}}, {{"id": "b", "type": "place", "name": "B"}},
            {{"id": "c", "type": "organization", "name": "C"}}], "mentions": [{mentions}]"#
    ))
    .await;
    assert_eq!(page.text("[data-block='0']"), "abcdef");
    assert!(!page.has("mark mark"), "marks never nest");
    page.marks()
}

fn mention(entity: &str, start: usize, end: usize) -> String {
    format!(r#"{{"entity": "{entity}", "block": 0, "start": {start}, "end": {end}}}"#)
}

#[wasm_bindgen_test]
async fn marks_say_what_covers_them_from_the_outside_in() {
    let all = |list: &[(&str, usize, usize)]| {
        list.iter()
            .map(|(entity, start, end)| mention(entity, *start, *end))
            .collect::<Vec<_>>()
            .join(",")
    };
    // Nested.
    let nested = marks(&all(&[("c", 0, 6), ("a", 2, 4)])).await;
    assert_eq!(
        nested,
        ["ab[organization|c|0]", "cd[organization person|c a|0 1]", "ef[organization|c|0]"]
    );
    // Crossing.
    let crossing = marks(&all(&[("a", 0, 4), ("b", 2, 6)])).await;
    assert_eq!(crossing, ["ab[person|a|0]", "cd[person place|a b|0 1]", "ef[place|b|1]"]);
    // Equal, and three deep.
    let equal = marks(&all(&[("a", 1, 3), ("b", 1, 3)])).await;
    assert_eq!(equal, ["bc[person place|a b|0 1]"]);
    let deep = marks(&all(&[("a", 0, 6), ("b", 1, 5), ("c", 2, 4)])).await;
    assert_eq!(deep[2], "cd[person place organization|a b c|0 1 2]");
    // Adjacent ones stay apart, and one without an entity has a dot.
    let date = r#"{"type": "date", "block": 0, "start": 3, "end": 6}"#;
    let adjacent = marks(&format!("{}, {date}", mention("a", 0, 3))).await;
    assert_eq!(adjacent, ["abc[person|a|0]", "def[date|.|1]"]);
}

#[wasm_bindgen_test]
async fn neighbouring_items_become_nested_lists() {
    let page = Page::story(
        r#""blocks": [
            {"type": "list_item", "text": "1"}, {"type": "list_item", "depth": 2, "text": "1a"},
            {"type": "list_item", "depth": 4, "text": "1a-gap"}, {"type": "list_item", "text": "2"},
            {"type": "list_item", "ordered": true, "text": "n1"}, {"type": "paragraph", "text": "p"},
            {"type": "list_item", "depth": 3, "text": "alone"},
            {"type": "list_item", "depth": 2, "text": "beside"}]"#,
    )
    .await;
    assert_eq!(page.texts("ul > li > ul > li > ul > li"), ["1a-gap"]);
    assert_eq!(page.texts(".section > ul:first-child > li > [data-block], .section > ul:first-child > li[data-block]"), [
        "1", "2"
    ]);
    assert_eq!(page.texts(".section > ol > li"), ["n1"]);
    assert_eq!(page.texts(".section > p + ul > li"), ["alone", "beside"]);
}

#[wasm_bindgen_test]
async fn heading_levels_have_no_gaps() {
    let headings = [3, 6, 6, 2, 4, 1, 5];
    let blocks = headings
        .map(|level| format!(r#"{{"type": "heading", "level": {level}, "text": "h"}}"#))
        .join(",");
    let page = Page::story(&format!(r#""headline": "H", "blocks": [{blocks}]"#)).await;
    let tags: Vec<_> = page.all(".body [data-block]").iter().map(|it| it.tag_name()).collect();
    assert_eq!(tags, ["H2", "H3", "H3", "H2", "H3", "H2", "H3"]);
    assert_eq!(page.all("h1").len(), 1);
}

#[wasm_bindgen_test]
async fn a_link_is_one_link_and_an_unsafe_one_is_text() {
    let page = Page::story(
        r#""blocks": [{"type": "paragraph", "text": "one two three", "styles": [
            {"kind": "link", "start": 0, "end": 7, "href": "https://a.example/"},
            {"kind": "link", "start": 8, "end": 13, "href": "java\nscript:alert(1)"},
            {"kind": "emphasis", "start": 2, "end": 5}, {"kind": "strong", "start": 4, "end": 6}]}],
            "mentions": [{"type": "person", "block": 0, "start": 4, "end": 13}]"#,
    )
    .await;
    assert_eq!(page.texts(".body a"), ["one two"]);
    assert_eq!(page.attr(".body a", "rel").as_deref(), Some("noopener noreferrer nofollow ugc"));
    assert_eq!(page.attr(".body a", "referrerpolicy").as_deref(), Some("no-referrer"));
    assert_eq!(page.attr(".body a", "target").as_deref(), Some("_blank"));
    assert_eq!(page.texts("a mark").concat(), "two");
    assert_eq!(page.texts("mark").concat(), "two three");
    assert_eq!(page.texts("em").concat(), "e t");
    assert_eq!(page.texts("strong").concat(), "tw");
    assert_eq!(page.text("[data-block='0']"), "one two three");
}

#[wasm_bindgen_test]
async fn pictures_of_the_site_are_shown_and_others_told_of() {
    let page = Page::story(
        r#""blocks": [
            {"type": "figure", "src": "a.png", "alt": "own", "width": 4, "height": 3, "text": "c"},
            {"type": "figure", "src": "https://b.example/b.png", "alt": "theirs", "text": "c"},
            {"type": "figure", "src": "javascript:1", "alt": "none", "text": "c"},
            {"type": "figure", "text": "no picture"}]"#,
    )
    .await;
    assert_eq!(page.attrs("img", "alt"), ["own"]);
    assert_eq!(
        (page.attrs("img", "width"), page.attrs("img", "loading")),
        (vec!["4".into()], vec!["lazy".into()])
    );
    assert_eq!(page.texts(".told-picture .alt"), ["theirs", "none"]);
    assert_eq!(
        page.all(".told-picture").len(),
        2,
        "without a word about it there is nothing to tell"
    );
    assert_eq!(page.attrs(".told-picture a", "href"), ["https://b.example/b.png"]);
    assert!(page.text(".told-picture p:not(.alt)").contains("b.example"));
}

#[wasm_bindgen_test]
async fn foreign_scripts_keep_their_direction() {
    let stated = Page::story(
        r#""dir": "rtl", "lang": "fa", "headline": "کابل", "blocks": [{"type": "paragraph", "text": "کابل"}]"#,
    );
    let stated = stated.await;
    assert_eq!(stated.attr("[data-story]", "dir").as_deref(), Some("rtl"));
    assert_eq!(stated.attr("[data-story]", "lang").as_deref(), Some("fa"));
    assert_eq!(stated.attrs("[data-block]", "dir"), ["-", "-"]);
    let unstated = Page::story(
        r#""headline": "a", "blocks": [{"type": "paragraph", "lang": "fa", "text": "کابل"}]"#,
    )
    .await;
    assert_eq!(unstated.attrs("[data-block]", "dir"), ["auto", "auto"]);
    assert_eq!(unstated.attrs("[data-block]", "lang"), ["-", "fa"]);
}

#[wasm_bindgen_test]
async fn a_long_story_is_drawn_whole_in_sections_that_cut_nothing() {
    let block = |at: usize| match at % 25 {
        23 => format!(r#"{{"type": "heading", "level": 2, "text": "h{at}"}}"#),
        20..23 => format!(r#"{{"type": "list_item", "text": "i{at}"}}"#),
        _ => format!(r#"{{"type": "paragraph", "text": "p{at}"}}"#),
    };
    let blocks = (0..300).map(block).collect::<Vec<_>>().join(",");
    let page = Page::story(&format!(r#""headline": "H", "blocks": [{blocks}]"#)).await;
    support::two_frames().await;
    support::two_frames().await;
    assert_eq!(page.blocks().len(), 301);
    let order: Vec<_> = page
        .blocks()
        .into_iter()
        .skip(1)
        .map(|(block, _)| block.parse::<usize>().unwrap())
        .collect();
    assert!(order.is_sorted());
    assert!(10 < page.all(".section").len());
    assert!(!page.has(".section > :is(h2, ul):last-child:not(.section:last-child > *)"));
}

#[wasm_bindgen_test]
async fn the_head_tells_who_where_when() {
    let page = Page::story(
        r#""section": "World", "headline": "H", "byline": ["A", "B", "C"], "location": "Kabul",
            "published": "2024-11-25", "modified": "2024-11-25T18:00:00Z", "correction": "It was B.",
            "source": {"name": "S", "url": "javascript:1"}, "license": "CC0",
            "blocks": [{"type": "paragraph", "text": "t"}]"#,
    )
    .await;
    assert_eq!(page.text(".byline"), "By A, B and C");
    assert_eq!(page.attrs(".head time", "datetime"), ["2024-11-25", "2024-11-25T18:00:00.000Z"]);
    assert_eq!(page.texts(".head .meta li").len(), 5);
    assert_eq!(page.text(".correction"), "Correction: It was B.");
    assert!(!page.has(".head a, .colophon a"), "an unsafe address is no link");
}

#[wasm_bindgen_test]
async fn a_link_has_its_host_beside_it_unless_its_words_are_that() {
    let page = Page::story(
        r#""headline": "H", "source": {"name": "S", "url": "https://s.example/"}, "blocks": [
            {"type": "paragraph", "text": "a.example or b or c", "styles": [
                {"kind": "link", "start": 0, "end": 9, "href": "https://a.example/x"},
                {"kind": "link", "start": 13, "end": 14, "href": "https://b.example:8443/"},
                {"kind": "link", "start": 18, "end": 19, "href": "https://бank.example/"}]}]"#,
    )
    .await;
    let links = "[data-block] a";
    assert_eq!(
        page.attrs(links, "data-host"),
        ["-", "b.example:8443", "xn--ank-9cd.example ⚠"],
        "{:?}",
        page.attrs(links, "href")
    );
    assert_eq!(page.attrs(".colophon a", "data-host"), ["s.example"]);
    assert_eq!(page.text("[data-block='0']"), "a.example or b or c");
    assert!(page.attrs(links, "title")[2].contains("look just like others"));
}

#[wasm_bindgen_test]
async fn hidden_characters_have_elements_of_their_own_and_are_counted() {
    let page = Page::story(
        r#""headline": "A\u202Eb", "byline": ["\u2066W"], "blocks": [
            {"type": "paragraph", "text": "x\u200B\u200By می‌شود"}]"#,
    )
    .await;
    assert_eq!(page.attrs("[data-hidden]", "data-hidden"), ["202e", "200b", "200b"]);
    assert_eq!(page.texts("[data-block]"), ["A\u{202e}b", "x\u{200b}\u{200b}y می‌شود"]);
    assert_eq!(page.text(".byline"), "By W");
    assert_eq!(
        page.text("[data-hidden-count]"),
        "1 hidden direction mark and 2 invisible characters in this text. Reveal"
    );
    page.click("[data-reveal]").await;
    assert!(page.has("[data-story][data-revealed]"));
    assert_eq!(page.attr("[data-reveal]", "aria-pressed").as_deref(), Some("true"));
    page.click("[data-reveal]").await;
    assert!(!page.has("[data-revealed]"));
    assert!(!page.has("[data-seal]"), "what is not so is not said");
}
