//! Choosing, switching off, and the hint.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use leptos::prelude::{document, window};
use support::{Page, two_frames};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::CssStyleSheet;

wasm_bindgen_test_configure!(run_in_browser);

/// "Anna met Bob of ACME in ACME City", with ACME City a place around the organization.
const STORY: &str = r#""headline": "Anna", "offset_unit": "codepoint", "blocks": [
    {"type": "paragraph", "text": "Anna met Bob of ACME in ACME City on Monday"}],
    "entities": [{"id": "anna", "type": "person", "name": "Anna Adams", "aliases": ["Anna", "adams", "AA"], "role": "mayor"},
        {"id": "bob", "type": "person", "name": "Bob"}, {"id": "acme", "type": "organization", "name": "ACME"},
        {"id": "city", "type": "place", "name": "ACME City"}, {"id": "boat", "type": "vessel", "name": "Boat"},
        {"id": "nobody", "type": "person", "name": "Nobody"}],
    "mentions": [{"entity": "anna", "block": "headline", "start": 0, "end": 4},
        {"entity": "anna", "block": 0, "start": 0, "end": 4}, {"entity": "bob", "block": 0, "start": 9, "end": 12},
        {"entity": "acme", "block": 0, "start": 16, "end": 20}, {"entity": "city", "block": 0, "start": 24, "end": 33},
        {"entity": "acme", "block": 0, "start": 24, "end": 28}, {"entity": "boat", "block": 0, "start": 13, "end": 15},
        {"type": "date", "block": 0, "start": 37, "end": 43}]"#;

/// The rules that are in force.
fn rules() -> Vec<String> {
    let sheets = document().adopted_style_sheets();
    let sheet: CssStyleSheet = sheets.get(0).unchecked_into();
    let rules = sheet.css_rules().unwrap();
    (0..rules.length()).map(|at| rules.get(at).unwrap().css_text()).collect()
}

/// Those for what is chosen.
fn chosen_rules() -> String {
    rules().into_iter().filter(|it| !it.starts_with("[data-off~=")).collect()
}

fn pressed(page: &Page) -> Vec<String> {
    page.attrs("[data-cast] [aria-pressed='true']", "data-entity")
}

#[wasm_bindgen_test]
async fn the_cast_lists_who_is_mentioned_by_type() {
    let page = Page::story(STORY).await;
    assert_eq!(
        page.texts("[data-cast] h3 .typed"),
        ["People", "Organizations", "Places", "vessel"]
    );
    assert_eq!(
        page.attrs("[data-cast] button[data-entity]", "data-entity"),
        ["anna", "bob", "acme", "city", "boat"]
    );
    assert_eq!(page.text("button[data-entity='anna']"), "Anna Adams2 mentionsmayoralso AA");
}

#[wasm_bindgen_test]
async fn choosing_presses_the_row_and_marks_the_text_with_one_rule() {
    let page = Page::story(STORY).await;
    assert_eq!((pressed(&page), chosen_rules()), (vec![], String::new()));
    page.click("button[data-entity='anna']").await;
    assert_eq!(pressed(&page), ["anna"]);
    assert_eq!(page.text("[data-live]"), "Anna Adams, 2 mentions");
    assert!(chosen_rules().starts_with(r#"mark[data-entity~="anna"]"#), "{}", chosen_rules());
    page.click("button[data-entity='bob']").await;
    assert_eq!(pressed(&page), ["bob"]);
    page.click("button[data-entity='bob']").await;
    assert_eq!((pressed(&page), chosen_rules()), (vec![], String::new()));
    assert_eq!(page.text("[data-live]"), "Nothing chosen");
}

#[wasm_bindgen_test]
async fn a_mark_chooses_its_entity_the_innermost_first() {
    let page = Page::story(STORY).await;
    let nested = "mark[data-entity='city acme']";
    page.click(nested).await;
    assert_eq!(pressed(&page), ["acme"]);
    page.click(nested).await;
    assert_eq!(pressed(&page), ["city"]);
    page.click(nested).await;
    assert_eq!(pressed(&page), Vec::<String>::new());
    page.click("mark[data-entity='.']").await;
    assert_eq!(pressed(&page), Vec::<String>::new());
    page.click("[data-block='0'] mark[data-entity='anna']").await;
    assert_eq!(pressed(&page), ["anna"]);
    assert!(page.text(".handle").contains("Anna Adams"), "the sheet's handle says who is chosen");
}

#[wasm_bindgen_test]
async fn escape_closes_the_hint_then_the_choice() {
    forget_hint();
    let page = Page::story(STORY).await;
    page.click("button[data-entity='anna']").await;
    page.press("Escape").await;
    assert_eq!(pressed(&page), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn the_legend_counts_mentions_and_switches_types() {
    let page = Page::story(STORY).await;
    let legend = page.attrs("[data-legend] button", "data-type");
    assert_eq!(legend, ["person", "organization", "place", "date", "vessel"]);
    assert_eq!(page.text("[data-legend] button[data-type='person']"), "People 3 mentions");
    assert_eq!(page.attr("[data-story]", "data-off"), None);
    page.click("[data-legend] [data-type='person'] .count").await;
    page.click("[data-legend] button[data-type='vessel']").await;
    assert_eq!(page.attr("[data-story]", "data-off").as_deref(), Some("person vessel"));
    assert_eq!(
        page.attrs("[data-legend] button", "aria-pressed"),
        ["false", "true", "true", "true", "false"]
    );
    page.click("[data-legend] button[data-type='person']").await;
    assert_eq!(page.attr("[data-story]", "data-off").as_deref(), Some("vessel"));
}

#[wasm_bindgen_test]
async fn switching_a_type_is_one_attribute_and_no_rule() {
    let page = Page::story(STORY).await;
    let before = rules();
    assert!(
        before.concat().contains(r#"[data-off~="vessel"]"#),
        "of a custom type, too: {before:?}"
    );
    page.click("[data-legend] button[data-type='vessel']").await;
    assert_eq!(rules(), before);
}

#[wasm_bindgen_test]
async fn of_very_many_types_those_that_are_off_have_rules() {
    let mention = |n: usize| format!(r#"{{"type": "t{n}", "block": 0, "start": 0, "end": 1}}"#);
    let mentions = (0..40).map(mention).collect::<Vec<_>>().join(",");
    let blocks = r#""headline": "H", "blocks": [{"type": "paragraph", "text": "text"}]"#;
    let page = Page::story(&format!(r#"{blocks}, "mentions": [{mentions}]"#)).await;
    let of_the_last = || rules().concat().contains(r#"[data-off~="t9"]"#);
    assert!(rules().len() < 60 && !of_the_last(), "{:?}", rules());
    page.click("[data-legend] button[data-type='t9']").await;
    assert!(of_the_last(), "{:?}", rules());
}

#[wasm_bindgen_test]
async fn where_the_reader_stands_all_marks_of_the_mention_say_so() {
    let page = Page::story(STORY).await;
    let here = || page.texts("[data-here]");
    page.click("button[data-entity='city']").await;
    assert_eq!(here(), Vec::<String>::new());
    page.press("n").await;
    assert_eq!(here(), ["ACME", " City"]);
    page.click("button[data-entity='bob']").await;
    assert_eq!(here(), Vec::<String>::new(), "another name is chosen");
    page.press("n").await;
    assert_eq!(here(), ["Bob"]);
}

#[wasm_bindgen_test]
async fn a_mark_that_is_switched_off_can_not_be_chosen() {
    let page = Page::story(STORY).await;
    page.click("[data-legend] button[data-type='organization']").await;
    page.click("mark[data-entity='acme']").await;
    assert_eq!(pressed(&page), Vec::<String>::new());
    page.click("mark[data-entity='city acme']").await;
    assert_eq!(pressed(&page), ["city"]);
}

#[wasm_bindgen_test]
async fn a_story_that_is_left_leaves_no_rule() {
    let page = Page::story(STORY).await;
    page.click("button[data-entity='anna']").await;
    drop(page);
    assert_eq!(rules(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_story_without_names_says_so() {
    let page = Page::story(
        r#""headline": "H", "blocks": [{"type": "paragraph", "text": "t"}], "mentions": []"#,
    )
    .await;
    assert!(!page.has("[data-legend]") && !page.has("mark"));
    assert_eq!(page.text("[data-cast] .empty"), "No names are marked in this story.");
}

#[wasm_bindgen_test]
async fn the_sheet_opens_and_closes_by_its_handle() {
    let page = Page::story(STORY).await;
    assert_eq!(page.attr(".handle-open", "aria-expanded").as_deref(), Some("false"));
    page.click(".handle-open").await;
    assert_eq!(page.attr(".handle-open", "aria-expanded").as_deref(), Some("true"));
    assert!(page.has("[data-cast][data-open]"));
}

fn forget_hint() {
    window().local_storage().unwrap().unwrap().clear().unwrap();
}

#[wasm_bindgen_test]
async fn the_hint_is_shown_once() {
    forget_hint();
    let first = Page::story(STORY).await;
    two_frames().await;
    assert!(first.has("[data-hint]"));
    assert!(!first.has("[data-story] [data-hint]"), "it is no part of the story");
    first.click("[data-hint] button").await;
    assert!(!first.has("[data-hint]"));
    drop(first);
    let second = Page::story(STORY).await;
    two_frames().await;
    assert!(!second.has("[data-hint]"));
}

#[wasm_bindgen_test]
async fn who_has_chosen_needs_no_hint() {
    forget_hint();
    let page = Page::story(STORY).await;
    two_frames().await;
    page.click("button[data-entity='bob']").await;
    assert!(!page.has("[data-hint]"));
}

#[wasm_bindgen_test]
async fn where_storage_is_refused_everything_works() {
    let script = "const get = Object.getOwnPropertyDescriptor(window, 'localStorage');\
        Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('no') }});\
        return () => Object.defineProperty(window, 'localStorage', get);";
    let restore =
        js_sys::Function::new_no_args(script).call0(&wasm_bindgen::JsValue::NULL).unwrap();
    let page = Page::story(STORY).await;
    two_frames().await;
    assert!(page.has("[data-hint]"));
    page.click("[data-hint] button").await;
    assert!(!page.has("[data-hint]"));
    page.click("button[data-entity='bob']").await;
    assert_eq!(pressed(&page), ["bob"]);
    restore.unchecked_into::<js_sys::Function>().call0(&wasm_bindgen::JsValue::NULL).unwrap();
}
