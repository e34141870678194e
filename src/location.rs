//! Where the reader is: the address as a signal, in-app navigation, and scroll positions.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, ScrollRestoration};

use crate::dom;
use crate::link::{Link, Page};

/// The current link, and how the reader came to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Location {
    link: RwSignal<Link>,
    arrival: StoredValue<Arrival>,
}

/// How the reader came to a page, which decides where it is shown from.
#[derive(Clone, Copy, Debug)]
enum Arrival {
    /// Nothing is left to do.
    Settled,
    /// By a link: at its top.
    Opened,
    /// By Back, Forward or Reload: where it was left.
    Returned { top: f64 },
}

impl Location {
    /// Follows the address, and makes links to the site's own page open without a reload.
    pub(crate) fn provide() -> Location {
        let history = window().history().ok();
        let top = history.as_ref().and_then(|it| it.state().ok()?.as_f64());
        if let Some(history) = history {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let arrival = top.map_or(Arrival::Settled, |top| Arrival::Returned { top });
        let location =
            Location { link: RwSignal::new(current()), arrival: StoredValue::new(arrival) };
        window_event_listener(ev::click, move |event| location.follow(&event));
        window_event_listener(ev::popstate, move |event| {
            location
                .arrival
                .set_value(Arrival::Returned { top: event.state().as_f64().unwrap_or(0.0) });
            location.link.set(current());
        });
        window_event_listener(ev::pagehide, |_| remember_scroll());
        provide_context(location);
        location
    }

    /// The location that the app provides.
    pub(crate) fn expect() -> Location {
        expect_context()
    }

    /// The page to show.
    pub(crate) fn page(self) -> Page {
        self.link.read().page().clone()
    }

    /// The address of `page`, for a link.
    pub(crate) fn to(self, page: &Page) -> String {
        self.link.read_untracked().to(page)
    }

    /// A page calls this when its top is in the document, and again when all of it is.
    pub(crate) fn arrived(self, is_complete: bool) {
        match self.arrival.get_value() {
            Arrival::Opened => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus_heading();
            }
            Arrival::Returned { top } if is_complete => {
                window().scroll_to_with_x_and_y(0.0, top);
            }
            Arrival::Settled | Arrival::Returned { .. } => return,
        }
        self.arrival.set_value(Arrival::Settled);
    }

    /// Opens the link that was clicked, if it leads to another state of this page.
    fn follow(self, event: &MouseEvent) {
        let Some(href) = in_app_href(event) else { return };
        event.prevent_default();
        remember_scroll();
        let Ok(history) = window().history() else { return };
        if window().location().href().as_ref() != Ok(&href) {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&href));
        }
        self.arrival.set_value(Arrival::Opened);
        let link = current();
        if *self.link.read_untracked() == link {
            self.arrived(true);
        } else {
            self.link.set(link);
        }
    }
}

fn current() -> Link {
    Link::read(&window().location().search().unwrap_or_default())
}

/// Keeps the scroll position with the entry of the history that is being left.
fn remember_scroll() {
    let top = window().scroll_y().unwrap_or(0.0);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&top.into(), "", None);
    }
}

/// Tells those who can't see it that the page has changed.
fn focus_heading() {
    if let Some(heading) = dom::find("h1") {
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = heading.focus();
    }
}

/// Where a plain click on a link of the site's own page leads.
fn in_app_href(event: &MouseEvent) -> Option<String> {
    let is_plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if event.default_prevented() || !is_plain {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let here = window().location();
    let is_own_page = anchor.target().is_empty()
        && !anchor.has_attribute("download")
        && here.origin().as_ref() == Ok(&anchor.origin())
        && folder(&here.pathname().ok()?) == folder(&anchor.pathname());
    let is_fragment = !anchor.hash().is_empty() && here.search().as_ref() == Ok(&anchor.search());
    (is_own_page && !is_fragment).then(|| anchor.href())
}

/// The page under its short name.
fn folder(pathname: &str) -> &str {
    pathname.strip_suffix("index.html").unwrap_or(pathname)
}
