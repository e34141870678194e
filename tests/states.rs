//! Loading, failed with each reason, and files that need mending.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use dateline_web::testing::{self, LoadFailure, file_limit};
use leptos::prelude::document;
use support::Page;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn page_state() -> Option<String> {
    document().document_element().unwrap().get_attribute("data-state")
}

#[wasm_bindgen_test]
async fn loading_says_whom_it_waits_for_and_how_much_has_come() {
    let page = Page::wait(0).await;
    assert_eq!(page.text("[data-loading] [role=status]"), "Fetching the story from news.example");
    assert_eq!(page_state().as_deref(), Some("loading"));
    let page = Page::wait(1_300_000).await;
    assert_eq!(page.text("[role=status]"), "Fetching the story from news.example: 1.2 MB so far");
    assert!(page.has("[data-cancel]"));
}

/// Checks that the reader is told `cause`, and whether they may try again.
async fn check(why: LoadFailure, cause: &str, can_retry: bool) {
    let page = Page::fail(why).await;
    assert_eq!(page.text("[data-failure][role=alert] .cause"), cause);
    assert_eq!(page.has("[data-retry]"), can_retry, "{cause}");
    assert_eq!(page.all("h1").len(), 1);
    assert_eq!(page_state().as_deref(), Some("failed"));
    let said = page.text("[data-failure]");
    assert!(
        said.contains("a/b.json") && 2 < said.matches('.').count(),
        "where and what to do: {said}"
    );
}

#[wasm_bindgen_test]
async fn each_failure_says_what_happened() {
    let host = || "h.example".to_owned();
    let address = || "h t".to_owned();
    check(LoadFailure::BadAddress { address: address() }, "“h t” is not an address.", false).await;
    check(LoadFailure::OnlyHttps { address: address() }, "“h t” is not a secure address.", false)
        .await;
    let refused = LoadFailure::RefusedHost { host: host() };
    check(refused, "h.example is not a public host that may be asked.", false).await;
    check(LoadFailure::Offline, "You are offline.", true).await;
    check(LoadFailure::NoAnswer { host: host() }, "No answer from h.example.", true).await;
    let not_allowed = LoadFailure::NotAllowed { host: host() };
    check(not_allowed, "h.example does not allow other sites to read this file.", true).await;
    let sent_on = LoadFailure::SentOn { host: host() };
    check(sent_on, "h.example sends on to another address, which this page may not read.", true)
        .await;
    let gone = LoadFailure::Status { code: 404, host: host() };
    check(gone, "h.example has no such file (status 404).", true).await;
    let broken = LoadFailure::Status { code: 503, host: host() };
    check(broken, "h.example answered with an error (status 503).", true).await;
    let silent = LoadFailure::TimedOut { host: host(), after: 0 };
    check(silent, "h.example took too long to answer.", true).await;
    let stalled = LoadFailure::TimedOut { host: host(), after: 2048 };
    check(stalled, "h.example stopped sending after 2 kB.", true).await;
    let cut = LoadFailure::BrokenOff { host: host(), after: 1 };
    check(cut, "The connection to h.example broke off after 1 byte.", true).await;
    check(LoadFailure::Cancelled, "You stopped loading this story.", true).await;
}

/// The desk says more; its words are tested on the built site.
#[wasm_bindgen_test]
async fn a_file_that_is_no_story_is_not_shown_as_one() {
    for file in ["", "<!doctype html><p>hello", "{\"format\": \"dateline/1\"}", "[1, 2]"] {
        let place = document().create_element("div").unwrap().unchecked_into();
        let why = testing::open(place, file).err().unwrap();
        let page = Page::fail(why).await;
        assert_eq!(page.text(".cause"), "The file is not in Dateline’s own format.", "{file}");
    }
}

#[wasm_bindgen_test]
async fn what_was_mended_or_lost_is_said_in_one_line() {
    let page = Page::story(
        r#""headline": "H", "blocks": [{"type": "paragraph", "text": "ab cd ab"}],
            "entities": [{"id": "a", "type": "person", "name": "A"}], "mentions": [
            {"entity": "a", "block": 0, "start": 0, "end": 2, "text": "ab"},
            {"entity": "a", "block": 0, "start": 4, "end": 6, "text": "cd"},
            {"entity": "\u202enobody", "block": 0, "start": 3, "end": 5}]"#,
    )
    .await;
    assert_eq!(
        page.text("[data-notes] p:first-child"),
        "2 notes on this file: 1 repaired, 1 left out."
    );
    let acts = page.texts("[data-notes] [data-desk-act]");
    let expected = ["Load report", "Save as…", "Also mark names automatically", "Correct names…"];
    assert_eq!(acts, expected);
}

#[wasm_bindgen_test]
async fn a_newer_format_is_shown_with_a_banner() {
    let page =
        Page::open(r#"{"format": "dateline/7", "blocks": [{"type": "paragraph", "text": "t"}]}"#)
            .await;
    assert!(page.text("[data-newer]").contains("dateline/7"));
    assert_eq!(page.text("[data-block='0']"), "t");
}

#[wasm_bindgen_test]
async fn names_of_any_length_and_script_are_drawn() {
    let name = "N".repeat(300);
    let page = Page::story(&format!(
        r#""headline": "{name}", "blocks": [{{"type": "paragraph", "text": "{name} 🕊"}}], "entities": [
            {{"id": "n", "type": "person", "name": "{name}"}}, {{"id": "d", "type": "other", "name": "🕊"}}]"#
    ))
    .await;
    assert_eq!(page.texts("[data-cast] .name"), [name.as_str(), "🕊"]);
    assert_eq!(page.texts(".body mark"), [name.as_str(), "🕊"]);
    assert!(page.has("h1.long"));
}

#[wasm_bindgen_test]
async fn the_title_of_the_tab_is_the_headline_without_what_could_turn_it() {
    let _page = Page::story(
        r#""headline": "a\u202eb\u0007c", "blocks": [{"type": "paragraph", "text": "t"}]"#,
    )
    .await;
    assert_eq!(document().title(), "abc");
}

#[wasm_bindgen_test]
async fn the_about_page_names_every_library_and_limit() {
    let about = include_str!("../public/about.json");
    let page = Page::open(about).await;
    assert!(!page.has("[data-notes]"));
    let said = page.texts("[data-block]").join("\n");
    let manifests = [
        include_str!("../Cargo.toml"),
        include_str!("../crates/article/Cargo.toml"),
        include_str!("../crates/formats/Cargo.toml"),
        include_str!("../crates/desk/Cargo.toml"),
        include_str!("../crates/worker/Cargo.toml"),
    ];
    for manifest in manifests {
        let mut section = "";
        for line in manifest.lines() {
            if line.starts_with('[') {
                section = line;
            }
            let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
            let is_library = section == "[dependencies]"
                && line.contains('=')
                && !line.starts_with(['#', ' ', ']']);
            assert!(
                !is_library || name.starts_with("dateline-") || said.contains(name),
                "{name} has no credit"
            );
        }
    }
    let limits = [
        format!("{} MB", file_limit() / 1024 / 1024),
        format!("{} million characters", dateline_article::LIMITS.characters / 1_000_000),
        format!("{} thousand mentions", dateline_article::LIMITS.mentions / 1_000),
    ];
    assert!(limits.iter().all(|it| said.contains(it)), "{limits:?}");
    assert_eq!(page.all(".body a[href*='LICENSE']").len(), 2, "both fonts' licences are linked");
}
