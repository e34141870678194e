//! Moving through a story: the roving order, jumps and the way back, find.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use leptos::prelude::{document, window};
use support::{Page, settle};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

const STORY: &str = r#""headline": "Zoë", "offset_unit": "codepoint", "blocks": [
    {"type": "paragraph", "text": "Zoë read a letter. Ana ZOE?", "styles": [
        {"kind": "link", "start": 11, "end": 17, "href": "https://a.example/"}]}],
    "entities": [{"id": "zoe", "type": "person", "name": "Zoë Z."}, {"id": "ana", "type": "place", "name": "Ana"}],
    "mentions": [{"entity": "zoe", "block": "headline", "start": 0, "end": 3},
        {"entity": "zoe", "block": 0, "start": 0, "end": 3}, {"entity": "ana", "block": 0, "start": 19, "end": 22}]"#;

const FIRST: &str = "[data-block='headline'] mark";
const SECOND: &str = "[data-block='0'] mark[data-entity='zoe']";

fn forget() {
    window().local_storage().unwrap().unwrap().clear().unwrap();
    document().document_element().unwrap().remove_attribute("data-comfort").unwrap();
}

fn focus(page: &Page, selector: &str) {
    page.one(selector).unchecked_into::<HtmlElement>().focus().unwrap();
}

/// The words that have the focus.
fn focused() -> String {
    document().active_element().unwrap().text_content().unwrap()
}

#[wasm_bindgen_test]
async fn the_story_is_one_tab_stop_and_arrows_go_over_marks_and_links() {
    forget();
    let page = Page::story(STORY).await;
    assert_eq!(page.attrs("[data-story] a", "tabindex"), ["-1"]);
    assert_eq!(page.attrs("[data-story] mark", "tabindex"), ["0", "-", "-"]);
    focus(&page, FIRST);
    let mut way = Vec::new();
    for key in ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"] {
        page.press_on("[data-story] :focus", key).await;
        way.push(focused());
    }
    assert_eq!(way, ["Zoë", "letter", "Ana", "Ana", "letter", "Zoë"]);
    assert_eq!(page.all("[data-story] [tabindex='0']").len(), 1);
    assert_eq!(page.attr(SECOND, "role").as_deref(), Some("button"));
    assert_eq!(page.attr(SECOND, "aria-description").as_deref(), Some("Zoë Z., person"));
    assert_eq!(page.attr(FIRST, "role"), None, "only the one that is told of has a role");
}

#[wasm_bindgen_test]
async fn what_is_switched_off_is_no_stop() {
    forget();
    let page = Page::story(STORY).await;
    page.click("[data-legend] button[data-type='place']").await;
    focus(&page, "[data-story] a");
    page.press_on("[data-story] a", "ArrowRight").await;
    assert_eq!(focused(), "letter");
}

#[wasm_bindgen_test]
async fn n_and_p_go_through_the_mentions_of_what_is_chosen_and_say_so() {
    forget();
    let page = Page::story(STORY).await;
    page.press("n").await;
    assert_eq!(page.text("[data-live]"), "Choose a name first");
    page.click("[data-cast] button[data-entity='zoe']").await;
    page.press("n").await;
    assert_eq!(page.text("[data-live]"), "Zoë Z., 1 of 2");
    assert_eq!(document().active_element().as_ref(), Some(&page.one(FIRST)));
    page.press("n").await;
    assert_eq!(page.text("[data-live]"), "Zoë Z., 2 of 2");
    page.press("p").await;
    assert_eq!(page.text("[data-live]"), "Zoë Z., 1 of 2");
    page.press("Escape").await;
    assert_eq!(page.text("[data-live]"), "Back where you were");
    assert_eq!(
        page.attrs("[data-cast] [aria-pressed='true'][data-entity]", "data-entity"),
        ["zoe"]
    );
    page.press("Escape").await;
    assert!(!page.has("[data-cast] [aria-pressed='true'][data-entity]"));
}

#[wasm_bindgen_test]
async fn find_counts_whatever_the_case_and_the_accents_and_goes_round() {
    forget();
    let page = Page::story(STORY).await;
    page.press("/").await;
    assert!(page.has("[data-find] input:focus"));
    type_in(&page, "zoe").await;
    assert_eq!(page.text("[data-find-count]"), "3 matches");
    let mut counts = Vec::new();
    for button in ["next", "next", "next", "next", "previous"] {
        page.click(&format!("[data-find-{button}]")).await;
        counts.push(page.text("[data-find-count]"));
    }
    assert_eq!(counts, ["1 of 3", "2 of 3", "3 of 3", "1 of 3", "3 of 3"]);
    assert_eq!((painted("find"), painted("find-here")), (3, 1));
    type_in(&page, "nobody").await;
    assert_eq!((page.text("[data-find-count]").as_str(), painted("find")), ("No match", 0));
    page.press("Escape").await;
    assert!(!page.has("[data-find]"));
}

#[wasm_bindgen_test]
async fn a_story_that_is_left_leaves_no_hits() {
    forget();
    let page = Page::story(STORY).await;
    page.press("/").await;
    type_in(&page, "zoe").await;
    assert_eq!(painted("find"), 3);
    drop(page);
    assert_eq!(painted("find"), 0);
}

async fn type_in(page: &Page, words: &str) {
    page.one("[data-find] input").unchecked_into::<HtmlInputElement>().set_value(words);
    page.event("[data-find] input", "input").await;
    settle().await;
}

/// How many ranges the browser draws under this name.
fn painted(name: &str) -> usize {
    let script = format!("return CSS.highlights.get('{name}')?.size ?? 0");
    let size = js_sys::Function::new_no_args(&script).call0(&wasm_bindgen::JsValue::NULL);
    size.unwrap().as_f64().unwrap() as usize
}
