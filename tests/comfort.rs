//! Comfort: each setting dresses the page and is remembered; what is stored is not trusted; how far one has read.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use leptos::prelude::{document, window};
use support::{Page, run, settle, two_frames, whole};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Storage};

wasm_bindgen_test_configure!(run_in_browser);

const STORY: &str = r#""headline": "Anna", "blocks": [{"type": "paragraph", "text": "Anna met Bob"}],
    "entities": [{"id": "anna", "type": "person", "name": "Anna"}],
    "mentions": [{"entity": "anna", "block": 0, "start": 0, "end": 4}]"#;

/// Every value that the dialog offers, and the default.
const OFFERED: [(&str, &[&str], &str); 7] = [
    ("theme", &["system", "light", "sepia", "dark"], "system"),
    ("size", &["1", "2", "3", "4", "5"], "2"),
    ("measure", &["narrow", "normal", "wide"], "normal"),
    ("leading", &["tight", "normal", "loose"], "normal"),
    ("face", &["serif", "sans", "system"], "serif"),
    ("marks", &["full", "underlined", "off"], "full"),
    ("say", &["nothing", "focus", "type", "name"], "focus"),
];

fn storage() -> Storage {
    window().local_storage().unwrap().unwrap()
}

fn root() -> Element {
    document().document_element().unwrap()
}

/// The tokens that dress the page.
fn tokens() -> String {
    root().get_attribute("data-comfort").unwrap_or_default()
}

/// A story on a device that holds `stored`.
async fn story(stored: &str) -> Page {
    root().remove_attribute("data-comfort").unwrap();
    storage().set_item("dateline:comfort", stored).unwrap();
    Page::story(STORY).await
}

/// A press as a browser makes it, which changes a field.
async fn choose(page: &Page, name: &str, value: &str) {
    press(page, &format!("input[name='{name}'][value='{value}']")).await;
}

async fn press(page: &Page, selector: &str) {
    run(&page.one(selector), "it.click()");
    settle().await;
}

fn checked(page: &Page) -> Vec<String> {
    page.attrs("input:checked", "value")
}

#[wasm_bindgen_test]
async fn each_value_is_a_token_unless_it_is_the_default() {
    let page = story("").await;
    page.click("[data-action=comfort]").await;
    for (name, values, default) in OFFERED {
        let offered = page.attrs(&format!("input[type=radio][name={name}]"), "value");
        assert_eq!(offered, values, "{name}");
        for value in values {
            choose(&page, name, value).await;
            let expected =
                if *value == default { String::new() } else { format!("{name}-{value}") };
            assert_eq!(tokens(), expected);
            assert_eq!(storage().get_item("dateline:comfort").unwrap(), Some(expected));
        }
        choose(&page, name, default).await;
    }
}

#[wasm_bindgen_test]
async fn what_is_stored_is_shown_and_can_be_reset() {
    let page = story("theme-dark size-9 size-5 <b> say-name keys-off").await;
    assert_eq!(tokens(), "theme-dark size-5 say-name keys-off");
    page.click("[data-action=comfort]").await;
    assert_eq!(checked(&page), ["dark", "5", "normal", "normal", "serif", "full", "name"]);
    press(&page, "[data-comfort-reset]").await;
    assert_eq!(tokens(), "");
    let defaults = ["system", "2", "normal", "normal", "serif", "full", "focus", "-"];
    assert_eq!(checked(&page), defaults, "the keys are on again, too");
    assert_eq!(page.text("[data-live]"), "All settings reset");
}

#[wasm_bindgen_test]
async fn the_next_story_is_dressed_alike() {
    let page = story("").await;
    page.click("[data-action=comfort]").await;
    choose(&page, "leading", "loose").await;
    drop(page);
    root().remove_attribute("data-comfort").unwrap();
    let _next = Page::story(STORY).await;
    assert_eq!(tokens(), "leading-loose");
}

#[wasm_bindgen_test]
async fn where_storage_is_refused_settings_last_and_the_dialog_says_how_long() {
    drop(story("").await);
    let restore = js_sys::Function::new_no_args(
        "const get = Object.getOwnPropertyDescriptor(window, 'localStorage');\
        Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('no') }});\
        return () => Object.defineProperty(window, 'localStorage', get);",
    );
    let restore = restore.call0(&wasm_bindgen::JsValue::NULL).unwrap();
    let page = Page::story(STORY).await;
    page.click("[data-action=comfort]").await;
    assert!(page.text("[data-dialog] .aside").contains("for this visit"));
    choose(&page, "theme", "sepia").await;
    drop(page);
    let _next = Page::story(STORY).await;
    assert_eq!(tokens(), "theme-sepia");
    restore.unchecked_into::<js_sys::Function>().call0(&wasm_bindgen::JsValue::NULL).unwrap();
}

#[wasm_bindgen_test]
async fn m_goes_through_the_marks_and_says_which() {
    let page = story("").await;
    for (expected, said) in
        [("marks-underlined", "Marks underlined"), ("marks-off", "Marks off"), ("", "Marks full")]
    {
        page.press("m").await;
        assert_eq!((tokens().as_str(), page.text("[data-live]").as_str()), (expected, said));
    }
}

#[wasm_bindgen_test]
async fn single_keys_can_be_switched_off_and_on_again() {
    let page = story("").await;
    page.click("[data-action=comfort]").await;
    press(&page, "input[name=keys]").await;
    assert_eq!(tokens(), "keys-off");
    page.click("[data-close]").await;
    page.press("m").await;
    assert_eq!(tokens(), "keys-off", "m does nothing");
    page.click("[data-action=comfort]").await;
    press(&page, "input[name=keys]").await;
    assert_eq!(tokens(), "");
    page.click("[data-close]").await;
}

#[wasm_bindgen_test]
async fn the_browsers_frame_has_the_colour_of_a_chosen_paper() {
    let page = story("").await;
    let pinned = || document().query_selector_all("meta[data-pinned]").unwrap().length();
    assert_eq!(pinned(), 0);
    page.click("[data-action=comfort]").await;
    for theme in ["dark", "sepia"] {
        choose(&page, "theme", theme).await;
        assert_eq!(pinned(), 1, "{theme}");
    }
    let first = document().query_selector("meta[name=theme-color]").unwrap().unwrap();
    assert!(first.has_attribute("data-pinned"), "the first one counts");
    choose(&page, "theme", "system").await;
    assert_eq!(pinned(), 0);
}

#[wasm_bindgen_test]
async fn how_far_one_has_read_is_measured_on_the_body() {
    let text = "<p>".repeat(40);
    let block = format!(r#"{{"type": "paragraph", "text": "{text}"}}"#);
    let blocks = vec![block; 200].join(",");
    let page = Page::story(&format!(r#""headline": "H", "blocks": [{blocks}]"#)).await;
    whole().await;
    for (top, expected) in [(0.0, "0"), (1e6, "100")] {
        window().scroll_to_with_x_and_y(0.0, top);
        two_frames().await;
        assert_eq!(page.attr("[data-progress]", "value").as_deref(), Some(expected));
    }
    // Half of the way that the body's end has to the window's.
    let script = "scrollTo(0, (it.getBoundingClientRect().bottom + scrollY - innerHeight) / 2)";
    run(&page.one(".body"), script);
    two_frames().await;
    let half: u32 = page.attr("[data-progress]", "value").unwrap().parse().unwrap();
    assert!((49..=50).contains(&half), "{half}");
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
