//! A part of the app in a document of its own, as a test sees it.
#![allow(dead_code, reason = "each test file uses some of it")]

use dateline_web::testing::{self, Drawn, LoadFailure};
use leptos::prelude::document;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, KeyboardEvent, KeyboardEventInit};

/// What a test looks at.
pub(crate) struct Page {
    place: HtmlElement,
    _drawn: Drawn,
}

impl Page {
    /// The story that `json` holds, when all of it is there: the panel comes after the first paint.
    pub(crate) async fn open(json: &str) -> Page {
        let page = Page::draw(|place| testing::open(place, json).unwrap()).await;
        whole().await;
        page
    }

    /// A story with these fields beside its format.
    pub(crate) async fn story(fields: &str) -> Page {
        Page::open(&format!(r#"{{"format": "dateline/1", {fields}}}"#)).await
    }

    pub(crate) async fn fail(why: LoadFailure) -> Page {
        Page::draw(|place| testing::fail(place, why)).await
    }

    pub(crate) async fn wait(received: usize) -> Page {
        Page::draw(|place| testing::wait(place, "news.example", received)).await
    }

    async fn draw(draw: impl FnOnce(HtmlElement) -> Drawn) -> Page {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let page = Page { place: place.clone(), _drawn: draw(place) };
        settle().await;
        page
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.place.query_selector_all(selector).unwrap();
        (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
    }

    pub(crate) fn one(&self, selector: &str) -> Element {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.place.inner_html());
        found.into_iter().next().unwrap()
    }

    pub(crate) fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap()
    }

    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|it| it.text_content().unwrap()).collect()
    }

    /// An attribute of each element, "-" where it is missing.
    pub(crate) fn attrs(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).iter().map(|it| it.get_attribute(name).unwrap_or("-".into())).collect()
    }

    pub(crate) fn attr(&self, selector: &str, name: &str) -> Option<String> {
        self.one(selector).get_attribute(name)
    }

    pub(crate) async fn click(&self, selector: &str) {
        self.event(selector, "click").await;
    }

    /// An event of this type on the first element of these.
    pub(crate) async fn event(&self, selector: &str, kind: &str) {
        let init = EventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = Event::new_with_event_init_dict(kind, &init).unwrap();
        self.dispatch(selector, &event).await;
    }

    pub(crate) async fn press(&self, key: &str) {
        let event = key_event(key);
        self.place.dispatch_event(&event).unwrap();
        settle().await;
    }

    /// A key on the first element of these.
    pub(crate) async fn press_on(&self, selector: &str, key: &str) {
        self.dispatch(selector, &key_event(key)).await;
    }

    async fn dispatch(&self, selector: &str, event: &Event) {
        let first = self.all(selector).into_iter().next();
        first.unwrap_or_else(|| panic!("no {selector}")).dispatch_event(event).unwrap();
        settle().await;
    }

    /// The texts of the blocks, headline first, as the document holds them.
    pub(crate) fn blocks(&self) -> Vec<(String, String)> {
        let blocks = self.all("[data-block]");
        blocks
            .iter()
            .map(|it| (it.get_attribute("data-block").unwrap(), it.text_content().unwrap()))
            .collect()
    }

    /// The marks as `text[types|entities|mentions]`.
    pub(crate) fn marks(&self) -> Vec<String> {
        let mark = |it: Element| {
            let get = |name| it.get_attribute(name).unwrap();
            let (types, entities, mentions) =
                (get("data-type"), get("data-entity"), get("data-mention"));
            format!("{}[{types}|{entities}|{mentions}]", it.text_content().unwrap())
        };
        self.all("mark").into_iter().map(mark).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// Runs a script on `it`; returns what it returns.
pub(crate) fn run(it: &Element, script: &str) -> wasm_bindgen::JsValue {
    let script = js_sys::Function::new_with_args("it", script);
    script.call1(&wasm_bindgen::JsValue::NULL, it).unwrap()
}

fn key_event(key: &str) -> Event {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap().into()
}

/// Lets effects and tasks run.
pub(crate) async fn settle() {
    for _ in 0..4 {
        tick().await;
    }
}

/// Lets two frames pass.
pub(crate) async fn two_frames() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            leptos::prelude::request_animation_frame(move || {
                drop(resolve.call0(&wasm_bindgen::JsValue::NULL))
            });
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    }
    settle().await;
}

/// Lets frames pass until all of the story is there: what follows the first section of a long one comes after it is painted.
pub(crate) async fn whole() {
    let root = document().document_element().unwrap();
    for _ in 0..600 {
        if root.get_attribute("data-state").as_deref() == Some("ready") {
            return;
        }
        two_frames().await;
    }
    panic!("the story does not become whole");
}
