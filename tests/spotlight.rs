//! The spotlight: only the sentences with what is chosen.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use leptos::prelude::document;
use support::{Page, two_frames};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Anna in five sentences of eight, Bob in two of them, Carl in none of those.
const STORY: &str = r#""headline": "Anna left", "blocks": [
        {"type": "paragraph", "text": "Anna met Bob. She sang. It rained."},
        {"type": "paragraph", "text": "Carl stayed. Anna and Bob: Anna won."},
        {"type": "paragraph", "text": "Anna won again."}],
    "entities": [{"id": "anna", "type": "person", "name": "Anna Adams"}, {"id": "bob", "type": "person", "name": "Bob"},
        {"id": "carl", "type": "person", "name": "Carl"}],
    "mentions": [{"entity": "anna", "block": "headline", "start": 0, "end": 4},
        {"entity": "anna", "block": 0, "start": 0, "end": 4}, {"entity": "bob", "block": 0, "start": 9, "end": 12},
        {"entity": "anna", "block": 0, "start": 14, "end": 17}, {"entity": "carl", "block": 1, "start": 0, "end": 4},
        {"entity": "anna", "block": 1, "start": 13, "end": 17}, {"entity": "bob", "block": 1, "start": 22, "end": 25},
        {"entity": "anna", "block": 1, "start": 27, "end": 31}, {"entity": "anna", "block": 2, "start": 0, "end": 4}]"#;

async fn spotlight_on(entity: &str) -> Page {
    let page = Page::story(STORY).await;
    page.click(&format!("[data-cast] button[data-entity='{entity}']")).await;
    page.click("[data-row-spotlight]").await;
    two_frames().await;
    page
}

#[wasm_bindgen_test]
async fn the_sentences_are_in_order_with_their_blocks() {
    let page = spotlight_on("anna").await;
    assert_eq!(page.attr("main", "data-view").as_deref(), Some("spotlight"));
    assert_eq!(page.text("[data-spotlight] h2"), "Anna Adams");
    assert_eq!(page.text(".share"), "5 of 7 sentences");
    assert_eq!(
        page.texts("[data-passage]"),
        [
            "headline Anna left",
            "1 Anna met Bob.",
            "1 She sang.",
            "2 Anna and Bob: Anna won.",
            "3 Anna won again."
        ]
    );
    assert_eq!(
        page.attrs("[data-spotlight] li:has([data-passage])", "data-gap"),
        ["-", "-", "-", "", "-"]
    );
    assert_eq!(page.texts(".lit"), ["Anna", "Anna", "She", "Anna", "Anna", "Anna"]);
    assert!(page.all("[data-spotlight] :is(mark, [data-mention])").is_empty());
}

#[wasm_bindgen_test]
async fn the_story_is_not_touched() {
    let page = Page::story(STORY).await;
    page.click("[data-cast] button[data-entity='anna']").await;
    let before = page.one("[data-story]").inner_html();
    page.click("[data-row-spotlight]").await;
    assert_eq!(page.one("[data-story]").inner_html(), before);
    page.click("[data-spotlight-close]").await;
    assert_eq!((page.has("[data-spotlight]"), page.attr("main", "data-view")), (false, None));
}

#[wasm_bindgen_test]
async fn a_pair_shows_the_sentences_with_both() {
    let page = spotlight_on("anna").await;
    assert_eq!(page.texts("[data-spotlight] [data-pair]"), ["Bob 2 sentences"]);
    page.click("[data-spotlight] [data-pair]").await;
    assert_eq!(page.text("[data-spotlight] h2"), "Anna Adams× with Bob×");
    assert_eq!(page.texts("[data-passage]"), ["1 Anna met Bob.", "2 Anna and Bob: Anna won."]);
    assert_eq!(page.texts(".lit"), ["Anna", "Bob", "Anna", "Bob", "Anna"]);
    page.click("[data-drop='anna']").await;
    assert_eq!(page.text("[data-spotlight] h2"), "Bob");
    assert_eq!(page.all("[data-passage]").len(), 2);
}

#[wasm_bindgen_test]
async fn a_sentence_brings_the_story_back_at_its_place() {
    let page = spotlight_on("anna").await;
    page.click("[data-passage]:not([data-passage='0'])").await;
    two_frames().await;
    assert!(!page.has("[data-spotlight]"));
    let here = document().active_element().unwrap();
    assert_eq!(here.get_attribute("data-mention").as_deref(), Some("1"));
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_heading_and_back() {
    let page = Page::story(STORY).await;
    page.click("[data-cast] button[data-entity='anna']").await;
    let row: web_sys::HtmlElement =
        wasm_bindgen::JsCast::unchecked_into(page.one("[data-cast] button[data-entity='anna']"));
    row.focus().unwrap();
    page.press("s").await;
    two_frames().await;
    let here = document().active_element().unwrap();
    assert_eq!(here.text_content().as_deref(), Some("Anna Adams"));
    assert_eq!(here.tag_name(), "H2");
    assert!(page.text("[data-live]").starts_with("Anna Adams, 5 of 7 sentences"));
    page.press("s").await;
    two_frames().await;
    assert_eq!(
        document().active_element().unwrap(),
        page.one("[data-cast] button[data-entity='anna']")
    );
}

#[wasm_bindgen_test]
async fn without_a_choice_it_asks_for_one() {
    let page = spotlight_on("carl").await;
    assert_eq!(page.texts("[data-passage]"), ["2 Carl stayed."]);
    page.click("[data-cast] button[data-entity='carl']").await;
    assert_eq!(page.text("[data-spotlight] h2"), "Choose a name first");
    assert!(!page.has("[data-passage]"));
}
