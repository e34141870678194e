//! Small helpers over the document that Leptos does not have.

use dateline_article::visible;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use crate::el::set_attribute;

#[wasm_bindgen]
extern "C" {
    /// A part of the page that is asked by selectors of ours, which none refuses.
    type Part;

    #[wasm_bindgen(method, js_name = querySelector)]
    fn query_selector(this: &Part, selector: &str) -> Option<HtmlElement>;

    #[wasm_bindgen(method)]
    fn closest(this: &Part, selector: &str) -> Option<HtmlElement>;
}

/// What the page is doing, for style sheets, tests and `boot.js`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageState {
    Loading,
    Ready,
    Failed,
}

/// Says on `<html data-state>` what the page is doing.
pub(crate) fn set_page_state(state: PageState) {
    let word = match state {
        PageState::Loading => "loading",
        PageState::Ready => "ready",
        PageState::Failed => "failed",
    };
    if let Some(root) = document().document_element() {
        set_attribute(&root, "data-state", Some(word));
    }
}

/// The element with this id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that `selector` finds.
pub(crate) fn find(selector: &str) -> Option<HtmlElement> {
    find_in(document().unchecked_ref(), selector)
}

/// The first element in `part` that `selector` finds.
pub(crate) fn find_in(part: &Element, selector: &str) -> Option<HtmlElement> {
    part.unchecked_ref::<Part>().query_selector(selector)
}

/// The nearest element around `part`, itself included, that `selector` fits.
pub(crate) fn closest(part: &Element, selector: &str) -> Option<HtmlElement> {
    part.unchecked_ref::<Part>().closest(selector)
}

/// All elements in `part` that `selector` finds, in their order.
pub(crate) fn all(part: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = part.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// The width of the window without its scroll bar, in CSS pixels.
pub(crate) fn width() -> f64 {
    // The body's: the root counts the gutter of its scroll bar where that is not drawn.
    document().body().map_or(0.0, |it| f64::from(it.client_width()))
}

/// Sets a length of the element's own style: whole pixels, for which no digits of floats are needed.
pub(crate) fn set_px(element: &HtmlElement, name: &str, pixels: f64) {
    let _ = element.style().set_property(name, &((pixels as i32).to_string() + "px"));
}

thread_local! {
    /// What the page was called when it came: who publishes the site has written that.
    static SITE: String = document().title();
}

/// What the site is called.
pub(crate) fn site_name() -> String {
    SITE.with(Clone::clone)
}

/// Sets the document's title: a headline without what could turn the text of the tab around.
pub(crate) fn set_title(title: &str) {
    let site = site_name();
    let clean: String = visible(title).chars().take(200).collect();
    let clean = clean.trim();
    document().set_title(if clean.is_empty() { &site } else { clean });
}

/// Makes a panic an event that `boot.js` shows; the text on the page stays.
pub(crate) fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let init = CustomEventInit::new();
        init.set_detail(&panic.to_string().into());
        if let Ok(event) = CustomEvent::new_with_event_init_dict("dateline:crash", &init) {
            let _ = window().dispatch_event(&event);
        }
    }));
}
