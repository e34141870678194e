//! Where the reader is: the address as a signal, in-app navigation, the history, and scroll positions.

mod over;

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, ScrollRestoration};

use crate::dom;
use crate::el::set_attribute;
use crate::keys::is_combined;
use crate::link::{Fragment, Link, Page, Seen};
use crate::listen::listen;
use crate::location::over::Over;
use crate::watched::{Watched, at_end};

/// The current page, and who is told when the address changes within it.
#[derive(Clone, Copy)]
pub(crate) struct Location {
    page: Watched<Page>,
    reader: Watched<Option<Returned>>,
    /// Whether a dialog of the desk lies over the page.
    desk: Watched<bool>,
}

/// What an open page does when the reader comes back to it.
#[derive(Clone, Copy)]
pub(crate) enum Return {
    /// By Back, from what lies over it: close that.
    CloseOver,
    /// From what was closed already: the address may be older than what is seen.
    OverIsGone,
    /// By another address of the same page: show what it says.
    ToAddress,
}

type Returned = std::rc::Rc<dyn Fn(Return)>;

thread_local! {
    /// What is left to do when the page that was opened is there.
    static ARRIVAL: Cell<Arrival> = const { Cell::new(Arrival::Settled) };
    /// The page is about to be loaded anew: what its entry of the history says is for the next one.
    static IS_RELOADING: Cell<bool> = const { Cell::new(false) };
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
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let arrival = left_at().map_or(Arrival::Settled, |top| Arrival::Returned { top });
        ARRIVAL.set(arrival);
        let page = Watched::new(current().page().clone());
        let desk = Watched::new(false);
        let location = Location { page, reader: Watched::new(None), desk };
        let handle = move |event: Event| match event.type_().as_str() {
            "click" => location.follow(event.unchecked_ref()),
            "popstate" => location.returned(left_at()),
            _ => remember_scroll(),
        };
        listen(window().into(), &["click", "popstate", "pagehide"], Box::new(handle));
        location
    }

    /// The page to show.
    pub(crate) fn page(self) -> Page {
        self.page.get()
    }

    /// The address of `page`, for a link.
    pub(crate) fn to(self, page: &Page) -> String {
        current().to(page)
    }

    /// Whether a dialog of the desk lies over the page; whoever asks is told when that changes.
    pub(crate) fn has_desk(self) -> bool {
        self.desk.get()
    }

    /// A dialog of the desk has opened, or has closed.
    pub(crate) fn set_desk(self, is_open: bool) {
        self.desk.set(is_open);
    }

    /// Goes to a page.
    pub(crate) fn open(self, page: &Page) {
        self.go(&self.to(page));
    }

    /// What the address says of the page.
    pub(crate) fn link(self) -> Link {
        current()
    }

    /// Tells `reader` when the address changes but not the page, until the owner is cleaned up.
    pub(crate) fn on_return(self, reader: impl Fn(Return) + 'static) {
        self.reader.set(Some(std::rc::Rc::new(reader)));
        at_end(move || {
            self.reader.set(None);
        });
    }

    /// Writes what is seen of the page into the address; that is no entry of the history.
    pub(crate) fn write(self, seen: &Seen, fragment: Option<&Fragment>) {
        let link = current();
        let own = fragment.or(link.fragment.as_ref().filter(|it| matches!(it, Fragment::Block(_))));
        let address = link.with(seen, own);
        if let Ok(history) = window().history()
            && (link.seen != *seen || link.fragment.as_ref() != own)
        {
            let state = history.state().unwrap_or(JsValue::NULL);
            let _ = history.replace_state_with_url(&state, "", Some(&address));
        }
    }

    /// Something lies over the page that Back is to close, or nothing does any more.
    pub(crate) fn set_over(self, is_over: bool) {
        if over::set(is_over) {
            remember_scroll();
            push(&"over".into(), None);
        }
    }

    /// Whether a link of others has led here: what the reader has opened in the app, or left and come back to, has a
    /// state in the history of the tab.
    pub(crate) fn is_from_outside(self) -> bool {
        window().history().and_then(|it| it.state()).is_ok_and(|it| it.is_null())
    }

    /// The reader wants to see what the link leads to.
    pub(crate) fn agree(self) {
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&0.0.into(), "", None);
        }
        ARRIVAL.set(Arrival::Opened);
    }

    /// A page calls this when its top is in the document, and again when all of it is. Returns whether it is shown
    /// where it was left.
    pub(crate) fn arrived(self, is_complete: bool) -> bool {
        let is_return = match ARRIVAL.get() {
            Arrival::Opened => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus_heading();
                false
            }
            Arrival::Returned { top } if is_complete => {
                // A reload keeps the focus where the browser puts it.
                if document().active_element() == document().body().map(Into::into) {
                    focus_heading();
                }
                window().scroll_to_with_x_and_y(0.0, top);
                true
            }
            Arrival::Settled | Arrival::Returned { .. } => return false,
        };
        ARRIVAL.set(Arrival::Settled);
        is_return
    }

    /// Back, Forward, or another fragment. `top` is where the page was left, if it was.
    fn returned(self, top: Option<f64>) {
        let tell = |what| {
            if let Some(reader) = self.reader.now() {
                reader(what);
            }
        };
        let (over, next) = over::end();
        let is_same_page = self.page.peek(|it| it == current().page());
        match over {
            // Only the entry has gone: what it stood for is closed already.
            Over::Left | Over::Leaving if is_same_page => tell(Return::OverIsGone),
            Over::Entered if is_same_page && top.is_some() => tell(Return::CloseOver),
            _ if is_same_page => tell(Return::ToAddress),
            _ => {
                ARRIVAL.set(Arrival::Returned { top: top.unwrap_or(0.0) });
                self.page.set(current().page().clone());
            }
        }
        if let Some(href) = next {
            self.go(&href);
        }
    }

    /// Opens the link that was clicked, if it leads to another state of this page.
    fn follow(self, event: &MouseEvent) {
        let Some(href) = in_app_href(event) else { return };
        event.prevent_default();
        self.go(&href);
    }

    fn go(self, href: &str) {
        let Ok(history) = window().history() else { return };
        let Some(is_its_own) = over::give_to(href) else { return };
        if is_its_own {
            let _ = history.replace_state_with_url(&0.0.into(), "", Some(href));
        } else if window().location().href().as_deref() != Ok(href) {
            remember_scroll();
            push(&0.0.into(), Some(href));
        }
        ARRIVAL.set(Arrival::Opened);
        let page = current().page().clone();
        if self.page.peek(|it| *it != page) {
            return self.page.set(page);
        }
        self.arrived(true);
        if let Some(reader) = self.reader.now() {
            reader(Return::ToAddress);
        }
    }
}

/// Loads the page anew for its present address: what this one is sealed against, the next one may ask.
pub(crate) fn reload() {
    IS_RELOADING.set(true);
    let _ = window().location().reload();
}

fn current() -> Link {
    let location = window().location();
    Link::read(&location.search().unwrap_or_default(), &location.hash().unwrap_or_default())
}

fn push(state: &JsValue, address: Option<&str>) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(state, "", address);
    }
}

/// Where the page of the present entry was left, in CSS pixels from its top.
fn left_at() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

/// Keeps the scroll position with the entry of the history that is being left.
fn remember_scroll() {
    // Who was only asked has not been there: Back and Reload ask again.
    if IS_RELOADING.get() || dom::find("[data-ask]").is_some() {
        return;
    }
    let top = window().scroll_y().unwrap_or(0.0);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&top.into(), "", None);
    }
}

/// Tells those who can't see it that the page has changed.
fn focus_heading() {
    if let Some(heading) = dom::find("h1") {
        set_attribute(&heading, "tabindex", Some("-1"));
        let _ = heading.focus();
    }
}

/// Where a plain click on a link of the site's own page leads.
fn in_app_href(event: &MouseEvent) -> Option<String> {
    let is_plain = event.button() == 0 && !is_combined(event);
    if event.default_prevented() || !is_plain {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = dom::closest(&target, "a[href]")?.dyn_into().ok()?;
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
