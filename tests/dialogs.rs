//! The dialogs: opened and closed in every way; what they share, copy and print.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use js_sys::Function;
use leptos::prelude::{document, window};
use support::{Page, run, settle, two_frames};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Event;

wasm_bindgen_test_configure!(run_in_browser);

const STORY: &str = r#""headline": "Anna", "published": "2024-02-29", "url": "https://a.example/1",
    "source": {"name": "The Paper"}, "blocks": [{"type": "heading", "level": 2, "text": "Who came"},
        {"type": "paragraph", "id": "first", "text": "Anna met Bob"}, {"type": "paragraph", "text": "Bob left"},
        {"type": "paragraph", "text": "Bob came back"}, {"type": "paragraph", "text": "Anna slept"}],
    "entities": [{"id": "anna", "type": "person", "name": "Anna Adams", "role": "mayor"},
        {"id": "acme", "type": "organization", "name": "ACME"}, {"id": "bob", "type": "person", "name": "Bob"}],
    "mentions": [{"entity": "anna", "block": "headline", "start": 0, "end": 4},
        {"entity": "anna", "block": 1, "start": 0, "end": 4}, {"entity": "bob", "block": 1, "start": 9, "end": 12},
        {"entity": "bob", "block": 2, "start": 0, "end": 3}, {"entity": "bob", "block": 3, "start": 0, "end": 3},
        {"entity": "anna", "block": 4, "start": 0, "end": 4}]"#;

const DIALOGS: [&str; 2] = ["comfort", "share"];

/// What a script returns that has no element.
fn script(script: &str) -> JsValue {
    Function::new_no_args(script).call0(&JsValue::NULL).unwrap()
}

fn is_true(condition: &str) -> bool {
    script(&format!("return {condition}")).is_truthy()
}

/// Opens a dialog as a reader does, by its button, which has the focus then.
async fn open(page: &Page, name: &str) {
    run(&page.one(&format!("[data-action={name}]")), "it.focus(); it.click()");
    settle().await;
    assert_eq!(page.attrs("dialog", "data-dialog"), [name]);
}

/// Selects what a text holds.
fn select(page: &Page, block: &str) {
    run(&page.one(&format!("[data-block='{block}']")), "getSelection().selectAllChildren(it)");
}

/// Runs `test` with a clipboard that takes what is written to it, into `copied`, or not.
fn set_clipboard(script_of_it: &str) {
    script(&format!(
        "window.copied = []; Object.defineProperty(navigator, 'clipboard', \
         {{configurable: true, value: {script_of_it}}})"
    ));
}

fn copied() -> Vec<String> {
    let copied: js_sys::Array = script("return copied").unchecked_into();
    copied.iter().map(|it| it.as_string().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn a_dialog_is_modal_has_a_name_and_gives_the_focus_back() {
    let page = Page::story(STORY).await;
    for name in DIALOGS {
        for close in [
            "it.querySelector('[data-close]').click()",
            "it.click()",
            // As by Escape.
            "it.close()",
        ] {
            open(&page, name).await;
            assert!(is_true("document.querySelector('dialog').matches(':modal')"), "{name}");
            assert!(is_true("document.activeElement.closest('dialog') !== null"), "{name}");
            let label = page.attr("dialog", "aria-labelledby").unwrap();
            assert!(!page.text(&format!("dialog #{label}")).is_empty(), "{name}");
            run(&page.one("dialog"), close);
            two_frames().await;
            assert!(!page.has("dialog"), "{name}, {close}");
            let focused = "document.activeElement.getAttribute('data-action')";
            assert_eq!(script(&format!("return {focused}")).as_string().as_deref(), Some(name));
        }
    }
}

#[wasm_bindgen_test]
async fn a_click_inside_closes_nothing() {
    let page = Page::story(STORY).await;
    for name in DIALOGS {
        open(&page, name).await;
        run(&page.one("dialog h2"), "it.click()");
        run(&page.one(".dialog-body"), "it.click()");
        settle().await;
        assert!(page.has("dialog"), "{name}");
        page.click("[data-close]").await;
    }
}

#[wasm_bindgen_test]
async fn one_dialog_at_a_time() {
    let page = Page::story(STORY).await;
    for name in DIALOGS {
        open(&page, name).await;
    }
    two_frames().await;
    assert_eq!(
        page.attrs("dialog", "data-dialog"),
        ["share"],
        "the old ones' end closes no new one"
    );
}

#[wasm_bindgen_test]
async fn a_story_without_an_address_offers_no_link_and_says_why() {
    let page = Page::story(STORY).await;
    open(&page, "share").await;
    assert!(!page.has("[data-share-link]") && !page.has("[data-share-device]"));
    assert!(page.text("dialog .aside").contains("no link leads to it"));
}

#[wasm_bindgen_test]
async fn selected_words_are_copied_with_their_source() {
    set_clipboard("{writeText: async (it) => void copied.push(it)}");
    let page = Page::story(STORY).await;
    script("getSelection().removeAllRanges()");
    open(&page, "share").await;
    assert!(!page.has("[data-share-selection]"), "nothing is selected");
    page.click("[data-close]").await;
    for (block, address) in [("1", "#b=first"), ("2", "#b=2"), ("headline", "")] {
        select(&page, block);
        let words = page.text(&format!("[data-block='{block}']"));
        open(&page, "share").await;
        page.click("[data-share-selection]").await;
        let [text]: [String; 1] = copied().try_into().unwrap();
        let from = format!("“{words}” — Anna, The Paper, ");
        assert!(text.starts_with(&from) && text.contains("2024"), "{text}");
        assert!(text.ends_with(address) && text.contains("://"), "{text}");
        assert_eq!(page.text("[data-live]").trim_end(), "Words copied");
        assert_eq!(page.text("dialog .said[role=alert]"), "Words copied");
        script("copied.length = 0");
        page.click("[data-close]").await;
    }
}

#[wasm_bindgen_test]
async fn a_press_that_lets_go_of_the_selection_loses_nothing() {
    set_clipboard("{writeText: async (it) => void copied.push(it)}");
    let page = Page::story(STORY).await;
    select(&page, "2");
    let down = "it.dispatchEvent(new Event('pointerdown', {bubbles: true}));\
        getSelection().removeAllRanges()";
    run(&page.one("[data-action=share]"), down);
    open(&page, "share").await;
    page.click("[data-share-selection]").await;
    assert!(copied().concat().starts_with("“Bob left”"));
    page.click("[data-close]").await;
    open(&page, "share").await;
    assert!(!page.has("[data-share-selection]"), "it was for that one time");
}

#[wasm_bindgen_test]
async fn words_outside_of_the_story_are_not_offered() {
    let page = Page::story(STORY).await;
    run(&page.one("[data-cast]"), "getSelection().selectAllChildren(it)");
    open(&page, "share").await;
    assert!(!page.has("[data-share-selection]"));
}

#[wasm_bindgen_test]
async fn where_the_clipboard_is_refused_the_older_way_is_tried_then_the_readers_hand() {
    let command = "const real = document.execCommand; window.restore = () => document.execCommand = real;\
        document.execCommand = (it) => { \
            copied.push(it + ':' + document.activeElement.value); return window.allows; };";
    for clipboard in ["undefined", "{writeText: () => Promise.reject(new Error('no'))}"] {
        set_clipboard(clipboard);
        script(command);
        for allows in [true, false] {
            script(&format!("window.allows = {allows}; copied.length = 0"));
            let page = Page::story(STORY).await;
            select(&page, "2");
            open(&page, "share").await;
            page.click("[data-share-selection]").await;
            two_frames().await;
            let [tried]: [String; 1] = copied().try_into().unwrap();
            assert!(tried.starts_with("copy:“Bob left”"), "{tried}");
            assert_eq!(page.has("[data-notice]"), !allows, "{clipboard}");
            assert_eq!(page.has("dialog"), allows, "a dialog lies over what is to be selected");
            if allows {
                assert_eq!(page.text("[data-live]"), "Words copied");
            } else {
                assert!(page.text("[data-notice]").contains("“Bob left” — Anna"));
            }
        }
        script("restore()");
    }
}

#[wasm_bindgen_test]
async fn the_desk_is_asked_what_the_keys_do_by_the_button_and_by_the_key() {
    script(
        "window.asked = []; addEventListener('dateline:desk', (it) => asked.push(it.detail.act))",
    );
    let page = Page::story(STORY).await;
    page.click("[data-action=keys]").await;
    page.press("?").await;
    assert_eq!(script("return asked.join()").as_string().as_deref(), Some("keys,keys"));
    assert!(!page.has("dialog"), "it is the desk's");
}

/// What the browser says before and after it prints.
fn tell(event: &str) {
    window().dispatch_event(&Event::new(event).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn the_index_is_there_while_printing_and_says_who_is_where() {
    let page = Page::story(STORY).await;
    assert!(!page.has("[data-print-index]"));
    tell("beforeprint");
    // At once: the browser waits for nothing.
    assert_eq!(page.texts("[data-print-index] h3"), ["People"], "who is not mentioned is no part");
    assert_eq!(
        page.texts("[data-print-index] li"),
        ["Anna Adams, mayor 2, 5", "Bob 2–4"],
        "blocks are counted from 1"
    );
    tell("afterprint");
    assert!(!page.has("[data-print-index]"));
}

#[wasm_bindgen_test]
async fn the_two_ways_of_printing_say_on_the_root_which_it_is() {
    script(
        "window.printed = []; \
         window.print = () => printed.push(document.documentElement.dataset.print)",
    );
    let page = Page::story(STORY).await;
    for how in ["marks", "plain"] {
        open(&page, "share").await;
        page.click(&format!("[data-print={how}]")).await;
        assert!(!page.has("dialog"), "it is no part of the paper");
        two_frames().await;
        let printed = script("return printed.pop()").as_string();
        assert_eq!(printed.as_deref(), Some(how));
        tell("beforeprint");
        tell("afterprint");
        let root = document().document_element().unwrap();
        assert!(!root.has_attribute("data-print"), "afterwards the page is as it was");
    }
}
