//! The card: what it says, what opens and closes it, and where its buttons lead.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use leptos::prelude::document;
use support::{Page, settle};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// Anna in four sentences of three blocks, Bob in two of them, ACME inside of ACME City.
const STORY: &str = r#""headline": "Anna", "offset_unit": "codepoint", "blocks": [
    {"type": "paragraph", "text": "Anna met Bob. Anna left ACME City."},
    {"type": "paragraph", "text": "Bob waited for Anna. “I am late,” she said."}],
    "entities": [{"id": "anna", "type": "person", "name": "Anna Adams", "aliases": ["Anna"], "role": "mayor",
            "description": "Led it.", "ids": {"wikidata": "Q1", "x": "y"}, "url": "https://anna.example/a?b",
            "geo": {"lat": 34.5, "lon": 69.25}},
        {"id": "bob", "type": "person", "name": "Bob"}, {"id": "acme", "type": "organization", "name": "ACME"},
        {"id": "city", "type": "place", "name": "ACME City"}],
    "mentions": [{"entity": "anna", "block": "headline", "start": 0, "end": 4},
        {"entity": "anna", "block": 0, "start": 0, "end": 4}, {"entity": "bob", "block": 0, "start": 9, "end": 12},
        {"entity": "anna", "block": 0, "start": 14, "end": 18}, {"entity": "city", "block": 0, "start": 24, "end": 33},
        {"entity": "acme", "block": 0, "start": 24, "end": 28}, {"entity": "bob", "block": 1, "start": 0, "end": 3},
        {"entity": "anna", "block": 1, "start": 15, "end": 19}, {"type": "date", "block": 1, "start": 27, "end": 31,
            "value": "2024-11-25", "by": "model:m@1"}],
    "quotes": [{"speaker": "anna", "kind": "direct", "parts": [{"block": 1, "start": 21, "end": 33}]}]"#;

/// Anna's last mention, with three sentences before it.
const LAST: &str = "[data-block='1'] mark[data-entity='anna']";

async fn card_of(mark: &str) -> Page {
    let page = Page::story(STORY).await;
    page.click(mark).await;
    page
}

#[wasm_bindgen_test]
async fn it_says_who_this_is() {
    let page = card_of(LAST).await;
    assert_eq!(page.attr("[data-card]", "data-entity").as_deref(), Some("anna"));
    assert_eq!(page.text("[data-card-name]"), "Anna Adams");
    assert_eq!(page.text("[data-card-type]"), "Person");
    assert_eq!(page.text("[data-card] .role"), "mayor");
    assert_eq!(page.text("[data-card] .description"), "Led it.");
    assert_eq!(page.text("[data-card-count]"), "4 of 4");
    let links = page.texts("[data-card-links] > *");
    assert_eq!(links, ["wikidata.org", "x y", "anna.example", "34.50, 69.25 on a map"]);
    let addresses = page.attrs("[data-card-links] a", "href");
    assert_eq!(
        addresses,
        ["https://www.wikidata.org/wiki/Q1", "https://anna.example/a?b", "geo:34.50,69.25"]
    );
}

#[wasm_bindgen_test]
async fn so_far_are_the_sentences_before_this_one_the_newest_first() {
    let page = card_of(LAST).await;
    let sentences = ["Anna left ACME City.", "Anna met Bob.", "Anna"];
    assert_eq!(page.texts("[data-so-far] button"), sentences);
    page.click("[data-block='headline'] mark").await;
    assert!(!page.has("[data-so-far]") && page.has("[data-card] [data-first]"));
}

#[wasm_bindgen_test]
async fn it_says_who_is_there_too_and_what_is_said() {
    let page = card_of(LAST).await;
    assert_eq!(page.texts("[data-card] [data-with] button"), ["Bob2", "ACME1", "ACME City1"]);
    assert_eq!(page.texts("[data-says] button"), ["“I am late,”"]);
    page.click("[data-card] [data-with] button[data-entity='bob']").await;
    assert!(page.has("[data-spotlight]"), "a companion leads to the sentences with both");
    assert_eq!(page.texts("[data-spotlight] [data-passage]").len(), 2);
}

#[wasm_bindgen_test]
async fn where_mentions_overlap_the_innermost_opens_and_the_other_is_one_step_away() {
    let page = card_of("mark[data-entity='city acme']").await;
    assert_eq!(page.text("[data-card-name]"), "ACME");
    page.click("[data-also-here] button").await;
    assert_eq!(page.text("[data-card-name]"), "ACME City");
    assert_eq!(page.texts("[data-also-here] button"), ["ACME"]);
}

#[wasm_bindgen_test]
async fn a_mention_of_nobody_tells_its_type_and_what_a_program_made_of_it() {
    let page = card_of("mark[data-entity='.']").await;
    assert_eq!(page.text("[data-card-name]"), "late");
    assert_eq!(page.text("[data-card-type]"), "Date");
    assert!(page.text("[data-card]").contains("Stands for 2024-11-25"));
    assert!(page.text("[data-card]").contains("Found automatically"));
    assert!(!page.has("[data-card-count]"));
}

#[wasm_bindgen_test]
async fn its_steps_go_through_the_mentions_and_round() {
    let page = card_of(LAST).await;
    page.click("[data-card-next]").await;
    assert_eq!(page.text("[data-card-count]"), "1 of 4");
    page.click("[data-card-previous]").await;
    assert_eq!(page.text("[data-card-count]"), "4 of 4");
    assert_eq!(page.text("[data-live]"), "Anna Adams, 4 of 4");
}

#[wasm_bindgen_test]
async fn enter_opens_it_and_goes_in_and_escape_gives_the_focus_back() {
    let page = Page::story(STORY).await;
    let mark: HtmlElement = page.one(LAST).unchecked_into();
    mark.set_attribute("tabindex", "0").unwrap();
    mark.focus().unwrap();
    page.press_on(LAST, "Enter").await;
    assert!(page.has("[data-card][data-open]:focus"));
    page.press_on("[data-card]", "Escape").await;
    assert!(!page.has("[data-card][data-open]"));
    let active = document().active_element();
    assert_eq!(active.as_ref(), Some(page.one(LAST).as_ref()));
}

#[wasm_bindgen_test]
async fn a_click_elsewhere_closes_it_and_so_does_its_button() {
    let page = card_of(LAST).await;
    page.event("[data-block='0']", "pointerdown").await;
    assert!(!page.has("[data-card][data-open]"));
    page.click(LAST).await;
    page.event("[data-card-name]", "pointerdown").await;
    assert!(page.has("[data-card][data-open]"), "a press inside is none of that");
    page.click("[data-card-close]").await;
    assert!(!page.has("[data-card][data-open]"));
}

#[wasm_bindgen_test]
async fn what_is_switched_off_opens_no_card() {
    let page = Page::story(STORY).await;
    page.click("[data-legend] button[data-type='person']").await;
    page.click(LAST).await;
    settle().await;
    assert!(!page.has("[data-card][data-open]"));
}
