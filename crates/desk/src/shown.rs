//! The open story as its reader has it: as it was given or with names found in it, and with corrections.
//!
//! The app is told of other marks by the event `dateline:marks`: `{bytes}` is the story with them, without `bytes` it is the
//! story as it was; and of the texts that it is to draw now, so that a long story is drawn in slices, by `at`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use dateline_values::{field, items, object, text};
use dateline_words::{en, tr};
use js_sys::{Array, JSON, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, FocusOptions, HtmlElement};

use crate::correcting::outcome;
use crate::worker::{self, Silence};
use crate::{files, tell};

/// As many texts the app draws at once.
const SLICE: u32 = 100;

/// An open story.
pub(crate) struct Shown {
    /// Its element on the page: who leaves the story takes it away.
    element: Element,
    /// Its address, by which it is known again when the reader comes back.
    address: String,
    /// What the app has asked with: the story as it was given.
    detail: JsValue,
    /// The story with names found in it, while they are to be seen.
    found: RefCell<Option<JsValue>>,
    /// The reader's corrections, those of the file first.
    changes: RefCell<Vec<JsValue>>,
    /// What each of them did, as [`outcome::words`] takes it.
    outcomes: RefCell<Vec<JsValue>>,
    is_saved: Cell<bool>,
    /// Counts what is drawn: of two at a time the first stops.
    n_drawn: Cell<u32>,
}

thread_local! {
    /// The stories that were open in this tab, the last one last.
    static ALL: RefCell<Vec<Rc<Shown>>> = const { RefCell::new(Vec::new()) };
}

impl Shown {
    /// The open story; `detail` is how the app asks with it if nothing has been done with it yet.
    pub(crate) fn of(detail: &JsValue) -> Option<Rc<Shown>> {
        if let Some(known) = Shown::now() {
            return Some(known);
        }
        let (element, address) = (find("[data-story]")?, address());
        // Who comes back finds the story as corrected.
        let before = Shown::corrected_at(&address);
        let taken = |it: fn(&Shown) -> &RefCell<Vec<JsValue>>| {
            RefCell::new(before.as_deref().map(|all| it(all).borrow().clone()).unwrap_or_default())
        };
        let shown = Rc::new(Shown {
            element,
            address,
            detail: detail.clone(),
            found: RefCell::new(None),
            changes: taken(|it| &it.changes),
            outcomes: taken(|it| &it.outcomes),
            is_saved: Cell::new(before.as_ref().is_none_or(|it| it.is_saved.get())),
            n_drawn: Cell::new(0),
        });
        ALL.with_borrow_mut(|all| {
            all.retain(|it| it.address != shown.address && it.is_corrected());
            all.push(shown.clone());
        });
        Some(shown)
    }

    /// The open story, if something has been done with it.
    pub(crate) fn now() -> Option<Rc<Shown>> {
        let element = find("[data-story]")?;
        ALL.with_borrow(|all| all.iter().find(|it| it.element == element).cloned())
    }

    /// The story of that address that was corrected in this tab.
    fn corrected_at(address: &str) -> Option<Rc<Shown>> {
        let is_it = |it: &&Rc<Shown>| it.address == address && it.is_corrected();
        ALL.with_borrow(|all| all.iter().find(is_it).cloned())
    }

    /// The story that the reader has come back to, and had corrected before.
    pub(crate) fn again() -> Option<Rc<Shown>> {
        let before = Shown::corrected_at(&address()).filter(|it| !it.is_open())?;
        Shown::of(&before.detail)
    }

    /// Whether any story has corrections that are in no file.
    pub(crate) fn has_unsaved() -> bool {
        ALL.with_borrow(|all| all.iter().any(|it| it.is_corrected() && !it.is_saved.get()))
    }

    /// Whether the reader still has it open.
    pub(crate) fn is_open(&self) -> bool {
        self.element.is_connected()
    }

    pub(crate) fn is_corrected(&self) -> bool {
        !self.changes.borrow().is_empty()
    }

    /// What became of each correction, as [`outcome::words`] takes it.
    pub(crate) fn outcomes(&self) -> Vec<JsValue> {
        self.outcomes.borrow().clone()
    }

    /// The corrections, as the format has them; empty without any.
    pub(crate) fn changes(&self) -> String {
        written(&self.changes.borrow())
    }

    /// What corrections are made in: the story as it was given, or with what was found in it.
    pub(crate) async fn base(&self) -> Option<Uint8Array> {
        let found = self.found.borrow().clone();
        match found {
            Some(found) => found.dyn_into().ok(),
            None => files::of_story(&self.detail).await,
        }
    }

    /// Takes the corrections of the story's own file.
    pub(crate) async fn look_into_file(&self) -> Result<(), Silence> {
        let Some(story) = files::of_story(&self.detail).await else { return Ok(()) };
        let noted = worker::ask("noted", &Array::of1(&story)).await?;
        if !self.is_corrected() {
            let listed = JSON::parse(&text(&noted, "changes")).unwrap_or(JsValue::NULL);
            self.changes.replace(items(&object(&[("all", listed)]), "all"));
            self.is_saved.set(true);
        }
        Ok(())
    }

    /// The story with one more correction, and what that does; or why it can't be made, in words for the reader.
    pub(crate) async fn with(&self, change: &JsValue) -> Result<(Next, String), String> {
        let mut changes = self.changes.borrow().clone();
        changes.push(change.clone());
        let made = self.made(&changes).await?;
        let last = made.outcomes.last().cloned().ok_or_else(|| tr(GONE))?;
        let words = outcome::words(&last);
        match field(&last, "isDone").is_truthy() {
            true => Ok((Next { changes, made }, words)),
            false => Err(words),
        }
    }

    /// The story without one of its corrections.
    pub(crate) async fn without(&self, nth: usize) -> Result<Next, String> {
        let mut changes = self.changes.borrow().clone();
        if nth < changes.len() {
            changes.remove(nth);
        }
        let made = self.made(&changes).await?;
        Ok(Next { changes, made })
    }

    /// Shows it so from here on.
    pub(crate) async fn take(&self, next: Next) {
        self.changes.replace(next.changes);
        self.outcomes.replace(next.made.outcomes);
        self.is_saved.set(false);
        self.draw(next.made.bytes).await;
    }

    /// The reader has them in a file.
    pub(crate) fn saved(&self) {
        self.is_saved.set(true);
    }

    /// Shows what was found in it, or the story without that.
    pub(crate) async fn put(self: &Rc<Self>, found: Option<JsValue>) {
        self.found.replace(found);
        self.show().await;
    }

    /// Shows it as it is now. If the corrections can't be made the app shows it without them.
    pub(crate) async fn show(self: &Rc<Self>) {
        let changes = self.changes.borrow().clone();
        match self.made(&changes).await {
            Ok(made) => {
                self.outcomes.replace(made.outcomes);
                self.draw(made.bytes).await;
            }
            Err(_) => {
                let bytes = self.found.borrow().clone().unwrap_or_default();
                self.draw(bytes).await;
            }
        }
    }

    /// The story with these corrections.
    async fn made(&self, changes: &[JsValue]) -> Result<Made, String> {
        if changes.is_empty() {
            let bytes = self.found.borrow().clone().unwrap_or_default();
            return Ok(Made { bytes, outcomes: Vec::new() });
        }
        let base = self.base().await.ok_or_else(|| tr(GONE))?;
        let answer = worker::ask("correct", &Array::of2(&base, &written(changes).into())).await;
        let answer = answer.map_err(|it| it.trouble().words())?;
        let bytes = field(&answer, "bytes");
        if bytes.is_undefined() {
            return Err(tr(GONE).to_owned());
        }
        Ok(Made { bytes, outcomes: items(&answer, "outcomes") })
    }

    /// Has the app draw it.
    async fn draw(&self, bytes: JsValue) {
        let turn = self.n_drawn.get() + 1;
        self.n_drawn.set(turn);
        let n_texts = number_of("[data-story] [data-block]");
        for at in (0..n_texts.max(1)).step_by(SLICE as usize) {
            if !self.is_open() || self.n_drawn.get() != turn {
                return;
            }
            let detail = object(&[("bytes", bytes.clone()), ("at", at.into())]);
            keep_focus(|| tell("dateline:marks", &detail));
            next_task().await;
        }
    }
}

const GONE: &str = en("The story’s file is gone");

/// A story with other corrections than now.
pub(crate) struct Next {
    changes: Vec<JsValue>,
    made: Made,
}

/// A story with corrections, and what each of them did.
struct Made {
    /// Without any, what is there without them.
    bytes: JsValue,
    outcomes: Vec<JsValue>,
}

fn written(changes: &[JsValue]) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let list: Array = changes.iter().collect();
    JSON::stringify(&list).map(String::from).unwrap_or_default()
}

/// The page's own address without what only says how the story is looked at.
fn address() -> String {
    let location = web_sys::window().map(|it| it.location());
    let search = location.and_then(|it| it.search().ok()).unwrap_or_default();
    let is_story = |it: &&str| it.starts_with("src=") || it.starts_with("local=");
    let written = search.trim_start_matches('?').split('&').find(is_story).unwrap_or_default();
    // A slash may be written as such or not.
    js_sys::decode_uri_component(written).map_or_else(|_| written.to_owned(), String::from)
}

pub(crate) fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}

pub(crate) fn number_of(selector: &str) -> u32 {
    let document = web_sys::window().and_then(|it| it.document());
    document.and_then(|it| it.query_selector_all(selector).ok()).map_or(0, |it| it.length())
}

/// What has the focus in the story has it afterwards, although it is drawn anew: a link, or the mark in its place.
fn keep_focus(act: impl FnOnce()) {
    let before = focused();
    act();
    let Some((block, kind, nth)) = before else { return };
    let selector = format!("[data-story] [data-block='{block}'] {kind}");
    let document = web_sys::window().and_then(|it| it.document());
    let Some(all) = document.and_then(|it| it.query_selector_all(&selector).ok()) else { return };
    let last = all.length().saturating_sub(1);
    if let Some(it) = all.item(nth.min(last)).and_then(|it| it.dyn_into::<HtmlElement>().ok())
        && !it.matches(":focus").unwrap_or(false)
    {
        // Only one mark at a time can be reached by Tab, and the others not even like this.
        if kind == "mark" && !it.has_attribute("tabindex") {
            let _ = it.set_attribute("tabindex", "-1");
        }
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = it.focus_with_options(&options);
    }
}

/// What of the story has the focus: in which text, a link or a mark, and which of them there.
fn focused() -> Option<(String, &'static str, u32)> {
    let focused = find("[data-story] :is(a, mark):focus")?;
    let holder = focused.closest("[data-block]").ok()??;
    let kind = if focused.tag_name() == "A" { "a" } else { "mark" };
    let all = holder.query_selector_all(kind).ok()?;
    let nth = (0..all.length()).find(|it| all.item(*it).as_ref() == Some(focused.as_ref()))?;
    Some((holder.get_attribute("data-block")?, kind, nth))
}

/// Lets the page answer its reader.
async fn next_task() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(promise).await;
}
