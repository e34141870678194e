//! The place of this module on the library's page, and what all that is shown there does alike.

use std::cell::Cell;

use dateline_elements::{El, button, el};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use crate::files::{Why, is_renewed};

/// The address may ask something else, or what it asks may have another answer.
pub(crate) const AGAIN: &str = "dateline:address";

thread_local! {
    /// Which of the questions is the last: answers to others come too late.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// The page that is shown.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    place: Element,
    /// What the site is called.
    title: String,
}

/// A question on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn(u32);

impl Turn {
    /// A new one: all before are too late.
    pub(crate) fn next() -> Turn {
        ASKED.set(ASKED.get().wrapping_add(1));
        Turn(ASKED.get())
    }

    /// Whether nothing else was asked since.
    pub(crate) fn is_last(self) -> bool {
        ASKED.get() == self.0
    }
}

/// Tells the page something.
pub(crate) fn tell(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Some(window) = web_sys::window()
        && let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init)
    {
        let _ = window.dispatch_event(&event);
    }
}

impl Page {
    /// In `place`, of a site that is called `title`.
    pub(crate) fn new(place: Element, title: &str) -> Page {
        Page { place, title: title.to_owned() }
    }

    /// Whether it is still what the reader sees.
    pub(crate) fn is_there(&self) -> bool {
        self.place.is_connected()
    }

    /// Puts something in the place of what was there.
    pub(crate) fn put(&self, shown: Vec<El>) {
        let place = El::of(self.place.clone());
        place.clear();
        shown.into_iter().for_each(|it| place.add(it));
        let old =
            self.main().and_then(|it| it.query_selector("[data-archive-list]").ok().flatten());
        if let Some(old) = old {
            old.remove();
        }
    }

    /// Puts a list of stories behind the front page's own, which it goes on with or stands in for.
    pub(crate) fn put_list(&self, list: &El) {
        if let Some(main) = self.main() {
            let _ = main.append_child(list.node());
        }
    }

    /// Says in the window's title what is shown of the site.
    pub(crate) fn title(&self, what: &str) {
        let title =
            if what.is_empty() { self.title.clone() } else { format!("{what} – {}", self.title) };
        if let Some(document) = web_sys::window().and_then(|it| it.document()) {
            document.set_title(&title);
        }
    }

    /// Whether the front page's own list gives way.
    pub(crate) fn set_asked(&self, is_asked: bool) {
        if let Some(main) = self.main() {
            let _ = main.toggle_attribute_with_force("data-asked", is_asked);
        }
    }

    /// Says which kind of page it is, for the style sheet.
    pub(crate) fn set_view(&self, view: &str) {
        if let Some(main) = self.main() {
            let _ = main.set_attribute("data-view", view);
        }
        self.set_asked(view == "dossier");
    }

    fn main(&self) -> Option<Element> {
        self.place.closest("main").ok().flatten()
    }
}

/// Scrolls back to where the reader has left this page, when he comes back to it.
pub(crate) fn to_where_it_was_left() {
    let Some(window) = web_sys::window() else { return };
    let left_at = window.history().ok().and_then(|it| it.state().ok()).and_then(|it| it.as_f64());
    if let Some(top) = left_at.filter(|it| 0.0 < *it)
        && window.scroll_y().is_ok_and(|it| it < top)
    {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Tells who can't see it that the page is another, unless the focus is somewhere already.
pub(crate) fn focus(heading: &El) {
    let document = web_sys::window().and_then(|it| it.document());
    let focus = document.and_then(|it| it.active_element());
    if focus.is_none_or(|it| it.tag_name() == "BODY" || it.tag_name() == "H1") {
        let heading: &HtmlElement = heading.html();
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = heading.focus();
    }
}

/// Why there is nothing to show, with another try. What is missing may be there under a newer index.
pub(crate) fn failed(why: Why) -> El {
    let (what, remedy) = why.words();
    let again = button("Try again").class("open").attr("data-again", "");
    let again = again.on("click", |_| {
        spawn_local(async {
            is_renewed().await;
            tell(AGAIN, &JsValue::NULL);
        });
    });
    el("div; class=archive-failed; role=alert")
        .child(el("p").text(what).text(" ").text(remedy))
        .child(el("p").child(again))
}
