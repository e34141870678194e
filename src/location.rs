//! Where the reader is: the address as a signal, in-app navigation, and scroll positions.

use std::cell::Cell;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, ScrollRestoration};

use crate::dom;
use crate::link::{Link, Page};

/// The current link.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Location(RwSignal<Link>);

thread_local! {
    /// What is left to do when the page that was opened is there.
    static ARRIVAL: Cell<Arrival> = const { Cell::new(Arrival::Settled) };
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
    pub(crate) fn follow_address() -> Location {
        let history = window().history().ok();
        let top = history.as_ref().and_then(|it| it.state().ok()?.as_f64());
        if let Some(history) = history {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let arrival = top.map_or(Arrival::Settled, |top| Arrival::Returned { top });
        ARRIVAL.set(arrival);
        let location = Location(RwSignal::new(current()));
        window_event_listener(ev::click, move |event| location.follow(&event));
        window_event_listener(ev::popstate, move |event| {
            ARRIVAL.set(Arrival::Returned { top: event.state().as_f64().unwrap_or(0.0) });
            location.0.set(current());
        });
        window_event_listener(ev::pagehide, |_| remember_scroll());
        location
    }

    /// The page to show.
    pub(crate) fn page(self) -> Page {
        self.0.read().page().clone()
    }

    /// The address of `page`, for a link.
    pub(crate) fn to(self, page: &Page) -> String {
        self.0.read_untracked().to(page)
    }

    /// A page calls this when its top is in the document, and again when all of it is.
    pub(crate) fn arrived(self, is_complete: bool) {
        match ARRIVAL.get() {
            Arrival::Opened => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus_heading();
            }
            Arrival::Returned { top } if is_complete => {
                window().scroll_to_with_x_and_y(0.0, top);
            }
            Arrival::Settled | Arrival::Returned { .. } => return,
        }
        ARRIVAL.set(Arrival::Settled);
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
        ARRIVAL.set(Arrival::Opened);
        let link = current();
        if *self.0.read_untracked() == link {
            self.arrived(true);
        } else {
            self.0.set(link);
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
