//! Names found automatically, as they come into an open story and go out of it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Object, Reflect, Uint8Array};
use leptos::prelude::{window, window_event_listener_untyped};
use support::{Page, settle};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, CustomEventInit};

wasm_bindgen_test_configure!(run_in_browser);

const BARE: &str = r#""blocks": ["Ann met Ben.", "Rain."]"#;

/// The same with Ben, of whom a program is sure, and Ann, of whom it is not.
const MARKED: &str = r#""blocks": ["Ann met Ben.", "Rain."],
    "entities": [{"id": "ann", "type": "person", "name": "Ann"}, {"id": "ben", "type": "person", "name": "Ben"}],
    "mentions": [{"entity": "ann", "block": 0, "start": 0, "end": 3, "by": "model:m@1", "score": 0.59},
        {"entity": "ben", "block": 0, "start": 8, "end": 11, "by": "model:m@1", "score": 0.6}]"#;

/// The desk brings a story with these fields, or takes the marks away.
async fn bring(fields: Option<&str>) {
    let init = CustomEventInit::new();
    if let Some(fields) = fields {
        let story = format!(r#"{{"format": "dateline/1", {fields}}}"#);
        let detail = Object::new();
        Reflect::set(&detail, &"bytes".into(), &Uint8Array::from(story.as_bytes())).unwrap();
        init.set_detail(&detail);
    } else {
        init.set_detail(&JsValue::NULL);
    }
    let event = CustomEvent::new_with_event_init_dict("dateline:marks", &init).unwrap();
    window().dispatch_event(&event).unwrap();
    settle().await;
}

const ANN: &str = "Ann[person|ann|0]";
const BEN: &str = "Ben[person|ben|1]";

#[wasm_bindgen_test]
async fn marks_come_into_the_text_the_list_and_the_legend_and_go_again() {
    let page = Page::story(BARE).await;
    assert!(page.marks().is_empty());
    for _ in 0..2 {
        bring(Some(MARKED)).await;
        assert_eq!(page.marks(), [ANN, BEN]);
        assert_eq!(page.attrs("mark", "data-unsure"), ["", "-"]);
        assert_eq!(page.texts("[data-names] .name"), ["Ann", "Ben"]);
        assert_eq!(page.texts("[data-names] .auto"), [" found automatically"; 2]);
        assert_eq!(page.texts("[data-legend] .count"), ["2 mentions"]);
        bring(None).await;
        assert!(page.marks().is_empty());
        assert!(!page.has("[data-legend]"));
    }
    let texts = ["Ann met Ben.", "Rain."].map(str::to_owned);
    assert_eq!(page.blocks().into_iter().map(|it| it.1).collect::<Vec<_>>(), texts);
}

#[wasm_bindgen_test]
async fn the_card_says_how_sure_a_program_is() {
    let page = Page::story(MARKED).await;
    page.click("mark[data-entity=ann]").await;
    assert!(page.text("[data-card]").contains("Found automatically, 59 % sure"));
}

#[wasm_bindgen_test]
async fn who_is_chosen_stays_so_while_others_come_and_go() {
    let ann = r#"{"id": "ann", "type": "person", "name": "Ann"}"#;
    let ben = r#"{"id": "ben", "type": "person", "name": "Ben"}"#;
    // Who is found comes behind the story's own cast, as `annotate` has it.
    let given = MARKED.replace(&format!("{ann}, "), "");
    let marked = MARKED.replace(&format!("{ann}, {ben}"), &format!("{ben}, {ann}"));
    let page = Page::story(&given).await;
    page.click("[data-names] [data-entity=ben]").await;
    bring(Some(&marked)).await;
    assert_eq!(
        page.attr("[data-names] [aria-pressed=true]", "data-entity").as_deref(),
        Some("ben")
    );
    page.click("[data-names] [data-entity=ann]").await;
    bring(None).await;
    assert!(!page.has("[data-names] [aria-pressed=true][data-entity]"));
}

#[wasm_bindgen_test]
async fn marks_that_are_corrected_follow_each_other() {
    let page = Page::story(BARE).await;
    bring(Some(MARKED)).await;
    // Ann is hidden: Ben has her number.
    let ben = MARKED.replace(r#"{"id": "ann", "type": "person", "name": "Ann"}, "#, "").replace(
        r#"{"entity": "ann", "block": 0, "start": 0, "end": 3, "by": "model:m@1", "score": 0.59},"#,
        "",
    );
    page.click("[data-names] [data-entity=ben]").await;
    bring(Some(&ben)).await;
    assert_eq!(page.marks(), ["Ben[person|ben|0]"]);
    let chosen = page.attr("[data-names] [aria-pressed=true]", "data-entity");
    assert_eq!(chosen.as_deref(), Some("ben"));
    bring(Some(&MARKED.replace("person", "place"))).await;
    assert_eq!(page.marks(), ["Ann[place|ann|0]", "Ben[place|ben|1]"]);
    bring(None).await;
    assert!(page.marks().is_empty());
}

#[wasm_bindgen_test]
async fn marks_of_other_words_are_not_drawn() {
    let page = Page::story(BARE).await;
    bring(Some(&MARKED.replace("met", "saw"))).await;
    assert!(page.marks().is_empty());
    bring(Some(&MARKED.replace(r#""Rain.""#, r#""Rain.", "Snow.""#))).await;
    assert!(page.marks().is_empty());
}

#[wasm_bindgen_test]
async fn who_knows_better_is_heard_by_the_desk() {
    let page = Page::story(MARKED).await;
    let asked: Rc<RefCell<Vec<JsValue>>> = Rc::default();
    let heard = asked.clone();
    let listener = window_event_listener_untyped("dateline:desk", move |event| {
        heard.borrow_mut().push(event.unchecked_into::<CustomEvent>().detail());
    });
    page.click("mark[data-entity=ben]").await;
    page.click("[data-card] [data-correct]").await;
    page.click("[data-desk-act=correct]").await;
    listener.remove();
    let field = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).unwrap();
    let asked: Vec<_> = asked
        .borrow()
        .iter()
        .map(|it| (field(it, "act").as_string().unwrap(), field(it, "mention").as_f64()))
        .collect();
    assert_eq!(asked, [("correct".to_owned(), Some(1.0)), ("correct".to_owned(), None)]);
}
