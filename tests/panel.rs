//! The panel: names with filter, order, groups and rugs; quotes; contents; the sheet.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use support::{Page, settle, two_frames};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit};

wasm_bindgen_test_configure!(run_in_browser);

/// Zoë three times, first of all Ben; a place; two quotes of Ben, one of nobody; two headings.
const STORY: &str = r#""headline": "News of Zoë", "published": "2024-11-25", "source": {"name": "The Paper"},
    "blocks": [
        {"type": "paragraph", "text": "Ben came. Zoë met Ben in Herat. “Yes,” he said."},
        {"type": "heading", "level": 2, "text": "After", "id": "after"},
        {"type": "paragraph", "text": "Zoë said nothing. They agreed, some say."},
        {"type": "heading", "level": 4, "text": "Later"},
        {"type": "paragraph", "text": "It rained."}],
    "entities": [{"id": "zoe", "type": "person", "name": "Zoë Adams", "aliases": ["ZA"], "role": "mayor"},
        {"id": "ben", "type": "person", "name": "Ben"}, {"id": "herat", "type": "place", "name": "Herat"}],
    "mentions": [{"entity": "zoe", "block": "headline", "start": 8, "end": 11},
        {"entity": "ben", "block": 0, "start": 0, "end": 3}, {"entity": "zoe", "block": 0, "start": 10, "end": 13},
        {"entity": "ben", "block": 0, "start": 18, "end": 21}, {"entity": "herat", "block": 0, "start": 25, "end": 30},
        {"entity": "zoe", "block": 2, "start": 0, "end": 3}],
    "quotes": [{"kind": "indirect", "parts": [{"block": 2, "start": 18, "end": 29}], "by": "model:m@1"},
        {"speaker": "ben", "kind": "direct", "parts": [{"block": 0, "start": 32, "end": 38}], "by": "human"}]"#;

/// The rows that are shown, in the order of the document.
fn shown(page: &Page) -> Vec<String> {
    page.attrs(
        "[data-group]:not([hidden]) ul:not([hidden]) > li:not([hidden]) > [data-entity]",
        "data-entity",
    )
}

fn pressed(page: &Page) -> Vec<String> {
    page.attrs("[data-cast] [data-entity][aria-pressed='true']", "data-entity")
}

/// Gives a field a value, as a reader would.
async fn put(page: &Page, selector: &str, event: &str, value: &str) {
    let field = page.one(selector);
    js_sys::Reflect::set(&field, &"value".into(), &value.into()).unwrap();
    let init = EventInit::new();
    init.set_bubbles(true);
    field.dispatch_event(&Event::new_with_event_init_dict(event, &init).unwrap()).unwrap();
    settle().await;
}

/// Dispatches what `script` makes of `it`; returns what it returns.
fn run(it: &Element, script: &str) -> JsValue {
    js_sys::Function::new_with_args("it", script).call1(&JsValue::NULL, it).unwrap()
}

fn value(page: &Page, selector: &str) -> String {
    run(&page.one(selector), "return it.value").as_string().unwrap()
}

fn has_focus(page: &Page, selector: &str) -> bool {
    run(&page.one(selector), "return document.activeElement === it").is_truthy()
}

#[wasm_bindgen_test]
async fn heads_count_names_and_rows_mentions() {
    let page = Page::story(STORY).await;
    assert_eq!(page.texts("h3 > [aria-expanded]"), ["People 2 names", "Places 1 name"]);
    assert_eq!(page.text("[data-entity='herat'] .count"), "1 mention");
    assert_eq!(
        page.text("[data-cast] button[data-entity='zoe']"),
        "Zoë Adams3 mentionsmayoralso ZA"
    );
}

#[wasm_bindgen_test]
async fn names_are_ordered_within_their_groups() {
    let page = Page::story(STORY).await;
    assert_eq!(shown(&page), ["zoe", "ben", "herat"]);
    put(&page, "[data-order]", "input", "name").await;
    assert_eq!(shown(&page), ["ben", "zoe", "herat"]);
    put(&page, "[data-order]", "input", "first").await;
    assert_eq!(shown(&page), ["zoe", "ben", "herat"]);
    put(&page, "[data-order]", "input", "name").await;
    put(&page, "[data-order]", "input", "count").await;
    assert_eq!(shown(&page), ["zoe", "ben", "herat"]);
}

#[wasm_bindgen_test]
async fn the_filter_folds_and_knows_aliases_and_says_what_it_leaves() {
    let page = Page::story(STORY).await;
    put(&page, "[data-name-filter]", "input", "ZOE").await;
    assert_eq!(shown(&page), ["zoe"]);
    assert_eq!(page.text(".found"), "1 of 3 names");
    assert_eq!(page.text("[data-live]"), "1 of 3 names");
    assert_eq!(page.text("[data-group='person'] .tally"), "1 of 2 names");
    put(&page, "[data-name-filter]", "input", "za").await;
    assert_eq!(shown(&page), ["zoe"]);
    put(&page, "[data-name-filter]", "input", "nobody").await;
    assert_eq!((shown(&page), page.text(".found")), (vec![], "None of 3 names".to_owned()));
    put(&page, "[data-name-filter]", "input", "  ").await;
    assert_eq!(shown(&page).len(), 3);
    assert!(page.has(".found[hidden]"));
}

#[wasm_bindgen_test]
async fn in_the_filter_escape_empties_and_enter_chooses() {
    let page = Page::story(STORY).await;
    put(&page, "[data-name-filter]", "input", "he").await;
    let key = "return it.dispatchEvent(new KeyboardEvent('keydown', {key: KEY, bubbles: true, cancelable: true}))";
    let field = page.one("[data-name-filter]");
    run(&field, &key.replace("KEY", "'Enter'"));
    settle().await;
    assert_eq!(pressed(&page), ["herat"]);
    assert_eq!(value(&page, "[data-name-filter]"), "", "what was asked is answered");
    assert!(has_focus(&page, "[data-names] [data-entity='herat']"), "n goes on from here");
    put(&page, "[data-name-filter]", "input", "he").await;
    let is_left = run(&field, &key.replace("KEY", "'Escape'"));
    settle().await;
    assert!(is_left.is_falsy(), "nobody else acts on it");
    assert_eq!((value(&page, "[data-name-filter]"), shown(&page).len()), (String::new(), 3));
    assert_eq!(pressed(&page), ["herat"]);
    assert!(
        run(&field, &key.replace("KEY", "'Escape'")).is_truthy(),
        "an empty box leaves it to others"
    );
}

#[wasm_bindgen_test]
async fn a_group_closes_and_a_choice_in_the_text_opens_it() {
    let page = Page::story(STORY).await;
    page.click("[data-group='person'] h3 > button").await;
    assert_eq!(
        page.attr("[data-group='person'] h3 > button", "aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(shown(&page), ["herat"]);
    page.click("[data-block='0'] mark[data-entity='zoe']").await;
    assert_eq!(
        (pressed(&page), shown(&page)),
        (vec!["zoe".to_owned()], vec!["zoe".to_owned(), "ben".into(), "herat".into()])
    );
}

#[wasm_bindgen_test]
async fn a_choice_in_the_text_takes_the_words_away_that_hide_it() {
    let page = Page::story(STORY).await;
    put(&page, "[data-name-filter]", "input", "herat").await;
    page.click("[data-block='0'] mark[data-entity='zoe']").await;
    assert_eq!((value(&page, "[data-name-filter]"), shown(&page).len()), (String::new(), 3));
}

#[wasm_bindgen_test]
async fn the_rug_has_a_stroke_for_each_place_and_leads_to_the_nearest() {
    let page = Page::story(STORY).await;
    let rugs = page.attrs("[data-rug]", "data-rug");
    assert_eq!(rugs, ["zoe", "ben"], "who is mentioned once has none");
    let strokes = page.attr("[data-rug='zoe'] .rug-strokes", "d").unwrap();
    assert_eq!(strokes.matches('M').count(), 3, "{strokes}");
    let rug = page.one("[data-rug='zoe']");
    assert_eq!(rug.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    // The last mention stands at three quarters of the story.
    run(
        &rug,
        "const box = it.getBoundingClientRect(); it.dispatchEvent(new MouseEvent('click', \
         {clientX: box.left + box.width * 0.9, clientY: box.top, bubbles: true}))",
    );
    two_frames().await;
    assert!(has_focus(&page, "[data-block='2'] mark[data-entity='zoe']"));
    assert_eq!(pressed(&page), ["zoe"]);
    page.click("button[data-entity='herat']").await;
    assert_eq!(
        page.attrs("[data-rug]", "data-rug"),
        ["zoe", "ben", "herat"],
        "the chosen one has it"
    );
    page.click("button[data-entity='herat']").await;
    assert_eq!(page.attrs("[data-rug]", "data-rug"), ["zoe", "ben"]);
}

#[wasm_bindgen_test]
async fn the_chosen_row_leads_from_mention_to_mention() {
    let page = Page::story(STORY).await;
    page.click("button[data-entity='zoe']").await;
    assert!(
        page.text(".step-line > .unseen").contains("headline, 1, 3"),
        "the rug, for who can't see it"
    );
    page.click(".more [data-step='first']").await;
    two_frames().await;
    assert_eq!(page.text(".more .ordinal"), "1 of 3");
    page.click(".more [data-step='next']").await;
    two_frames().await;
    assert_eq!(page.text(".more .ordinal"), "2 of 3");
    assert!(has_focus(&page, "[data-block='0'] mark[data-entity='zoe']"));
    page.click("button[data-entity='herat']").await;
    assert_eq!(page.all(".more").len(), 1);
    assert!(page.has("li > button[data-entity='herat'] ~ .more"));
    page.click("button[data-entity='herat']").await;
    assert!(!page.has(".more"));
}

#[wasm_bindgen_test]
async fn company_makes_a_pair_and_a_row_lets_go_of_its_own() {
    let page = Page::story(STORY).await;
    page.click("button[data-entity='zoe']").await;
    assert_eq!(page.texts(".more [data-pair]"), ["Ben 1 sentence", "Herat 1 sentence"]);
    page.click(".more [data-pair='ben']").await;
    assert_eq!(pressed(&page), ["zoe", "ben"]);
    assert!(page.has("[data-spotlight]"));
    page.click("button[data-entity='zoe']").await;
    assert_eq!(pressed(&page), ["ben"]);
}

#[wasm_bindgen_test]
async fn types_that_are_switched_off_say_so_in_the_list() {
    let page = Page::story(STORY).await;
    page.click("[data-legend] button[data-type='person']").await;
    assert_eq!(page.attrs("[data-switched-off]", "data-group"), ["person"]);
    assert_eq!(page.texts(".tally"), ["2 names, switched off", "1 name"]);
    page.click("[data-legend] button[data-type='person']").await;
    assert!(!page.has("[data-switched-off]"));
    assert_eq!(page.texts(".tally"), ["2 names", "1 name"]);
}

#[wasm_bindgen_test]
async fn very_many_names_come_in_slices_and_all_of_them_come() {
    let many = 0..240;
    let text: Vec<String> = many.clone().map(|it| format!("P{it:03}")).collect();
    let entity = |it| format!(r#"{{"id": "e{it}", "type": "person", "name": "P{it:03}"}}"#);
    let entities: Vec<String> = many.clone().map(entity).collect();
    let mention = |it| {
        let (start, end) = (it * 5, it * 5 + 4);
        format!(r#"{{"entity": "e{it}", "block": 0, "start": {start}, "end": {end}}}"#)
    };
    let mentions: Vec<String> = many.map(mention).collect();
    let [words, entities, mentions] = [text.join(" "), entities.join(","), mentions.join(",")];
    let page = Page::story(&format!(
        r#""headline": "H", "blocks": [{{"text": "{words}"}}], "entities": [{entities}], "mentions": [{mentions}]"#
    ))
    .await;
    for _ in 0..20 {
        if page.has("[data-names]") {
            break;
        }
        support::two_frames().await;
    }
    assert_eq!(page.texts(".groups .name"), text);
    page.click("[data-legend] button[data-type='person']").await;
    assert_eq!(page.texts(".tally"), ["240 names, switched off"]);
    page.click("button[data-entity='e200']").await;
    assert_eq!(pressed(&page), ["e200"]);
}

#[wasm_bindgen_test]
async fn the_switch_offers_what_there_is() {
    let page = Page::story(STORY).await;
    let views = || page.attrs("[data-view-switch][aria-pressed='true']", "data-view-switch");
    assert_eq!(page.texts("[data-view-switch]"), ["Names", "Quotes 2", "Contents"]);
    assert_eq!(views(), ["names"]);
    page.click("[data-view-switch='quotes']").await;
    assert_eq!(views(), ["quotes"]);
    assert!(page.has("[data-names][hidden]") && page.has("[data-quotes]"));
    page.click("[data-legend-quotes]").await;
    assert_eq!(views(), ["names"]);
    assert!(!page.has("[data-names][hidden]") && !page.has("[data-quotes]"));
    drop(page);
    let plain = r#""headline": "H", "mentions": [], "blocks": [{"type": "heading", "level": 2, "text": "One"}]"#;
    let page = Page::story(plain).await;
    assert!(!page.has("[data-view-switch]"), "one view needs no switch");
    assert_eq!(page.texts("[data-contents] a"), ["One"]);
}

#[wasm_bindgen_test]
async fn quotes_are_listed_by_speaker_nobody_last() {
    let page = Page::story(STORY).await;
    page.click("[data-view-switch='quotes']").await;
    assert_eq!(page.attrs("[data-speaker-group]", "data-speaker-group"), ["ben", ""]);
    assert_eq!(page.texts("[data-quotes] h3"), ["Ben", "No speaker given"]);
    assert_eq!(page.texts("[data-quote-go]"), ["“Yes,”", "They agreed"]);
    assert_eq!(
        page.texts(".quote-foot span"),
        ["Word for word", "In the writer’s words, found automatically"]
    );
}

#[wasm_bindgen_test]
async fn a_quote_is_copied_with_its_source() {
    let page = Page::story(STORY).await;
    page.click("[data-view-switch='quotes']").await;
    let place = js_sys::global();
    js_sys::Function::new_no_args(
        "Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {\
         writeText(it) { globalThis.copied = it; return Promise.resolve() }}})",
    )
    .call0(&JsValue::NULL)
    .unwrap();
    page.click("[data-quote-copy='0']").await;
    let copied = js_sys::Reflect::get(&place, &"copied".into()).unwrap().as_string().unwrap();
    let (words, address) = copied.rsplit_once(". ").unwrap();
    assert!(
        words.starts_with("“Yes,” — Ben, quoted in News of Zoë, The Paper, ")
            && words.ends_with("2024"),
        "{copied}"
    );
    assert!(address.ends_with("#b=0"), "{copied}");
}

#[wasm_bindgen_test]
async fn contents_are_links_by_level_and_lead_to_their_place() {
    let page = Page::story(STORY).await;
    page.click("[data-view-switch='contents']").await;
    assert_eq!(page.attrs("[data-contents] a", "href"), ["#b=after", "#b=3"]);
    assert_eq!(page.attrs("[data-contents] li", "data-level"), ["2", "3"]);
    page.click("[data-contents] a[href='#b=3']").await;
    two_frames().await;
    assert!(has_focus(&page, "[data-block='3']"));
}

#[wasm_bindgen_test]
async fn a_tap_outside_closes_the_sheet_and_a_tap_inside_does_not() {
    let page = Page::story(STORY).await;
    let tap = "it.dispatchEvent(new PointerEvent('pointerup', {bubbles: true}))";
    page.click(".handle-open").await;
    run(&page.one(".cast-head"), tap);
    wait_for_click().await;
    assert!(page.has("[data-cast][data-open]"));
    run(&page.one("[data-block='0']"), tap);
    wait_for_click().await;
    assert!(!page.has("[data-cast][data-open]"));
}

/// As long as the sheet waits for the click of a tap.
async fn wait_for_click() {
    let pause = js_sys::Promise::new(&mut |resolve, _| {
        let run = js_sys::Function::new_with_args("done", "setTimeout(done, 120)");
        run.call1(&JsValue::NULL, &resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(pause).await.unwrap();
    settle().await;
}

#[wasm_bindgen_test]
async fn who_is_in_the_list_when_the_sheet_goes_is_at_its_handle() {
    let page = Page::story(STORY).await;
    page.click(".handle-open").await;
    run(&page.one("button[data-entity='zoe']"), "it.focus()");
    page.press("Escape").await;
    assert!(!page.has("[data-cast][data-open]"));
    assert!(has_focus(&page, ".handle-open"));
}
