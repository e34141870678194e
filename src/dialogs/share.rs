//! Share: links, words with their source, and print.

use std::cell::RefCell;

use dateline_article::{Article, TextRef, visible};
use dateline_words::{en, tr};
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use crate::address::NO_LINK;
use crate::citation::cited_words;
use crate::dom;
use crate::el::{El, button, el};
use crate::place::text_ref_of;
use crate::reading::Reading;

/// Words of the story, and the text in which they begin.
struct Words {
    words: String,
    place: Option<TextRef>,
}

thread_local! {
    /// What was selected when the reader pressed the button: on some devices that alone lets go of it.
    static SELECTED: RefCell<Option<Words>> = const { RefCell::new(None) };
}

/// Remembers what is selected.
pub(crate) fn remember_selection() {
    SELECTED.set(selected_words());
}

/// Forgets it.
pub(crate) fn forget_selection() {
    SELECTED.take();
}

/// The ways out of the page. Without a link there are fewer.
pub(crate) fn share(reading: &Reading, has_link: bool) -> El {
    let mut ways = el("div; class=dialog-body");
    if has_link {
        ways.add(way("data-share-link", "", en("Copy link"), tr("To the story as you see it now")));
        if device(&reading.article.headline).is_some() {
            ways.add(way(
                "data-share-device",
                "",
                en("Share by this device"),
                tr("To an app or a person"),
            ));
        }
    } else {
        ways.add(el("p; class=aside").say(NO_LINK));
    }
    if let Some(words) = selected_words() {
        SELECTED.set(Some(words));
    }
    SELECTED.with_borrow(|selected| {
        if let Some(Words { words, .. }) = selected {
            let label = en("Copy the selected words, with their source");
            ways.add(way("data-share-selection", "", label, words));
        }
    });
    ways = ways.child(way(
        "data-print",
        "marks",
        en("Print"),
        tr("With marks, and an index of the cast"),
    ));
    ways = ways.child(way("data-print", "plain", en("Print without marks"), tr("Only the story")));
    ways.child(way(
        "data-share-save",
        "",
        en("Save as…"),
        tr("A page, tables, or another tool’s format"),
    ))
}

/// One way, and what it does.
fn way(name: &str, value: &str, label: &'static str, says: &str) -> El {
    let says = el("span; dir=auto").text(says);
    button("").class("way").attr(name, value).child(el("b").say(label)).child(says)
}

/// The selected words with their source.
pub(crate) fn selection(article: &Article) -> Option<String> {
    SELECTED.with_borrow(|it| {
        it.as_ref().map(|Words { words, place }| cited_words(article, words, *place))
    })
}

/// The address, which is always kept in step with what is seen.
pub(crate) fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Gives the link to whatever the device has for it.
pub(crate) fn by_device(headline: &str) -> Option<()> {
    let (share, what) = device(headline)?;
    let shared: Promise = share.call1(&window().navigator(), &what).ok()?.dyn_into().ok()?;
    // Whoever thinks better of it has made no fault.
    spawn_local(async move { drop(JsFuture::from(shared).await) });
    Some(())
}

/// `navigator.share`, where there is one, and what it is given.
fn device(headline: &str) -> Option<(Function, Object)> {
    let share = Reflect::get(&window().navigator(), &"share".into()).ok()?.dyn_into().ok()?;
    let what = Object::new();
    Reflect::set(&what, &"title".into(), &visible(headline).into()).ok()?;
    Reflect::set(&what, &"url".into(), &address().into()).ok()?;
    Some((share, what))
}

/// What is selected in the story, if anything.
fn selected_words() -> Option<Words> {
    let selection = window().get_selection().ok()??;
    let words = String::from(selection.to_string());
    let words = words.trim();
    let start = selection.get_range_at(0).ok()?.start_container().ok()?;
    let start = start.dyn_into::<Element>().or_else(|it| it.parent_element().ok_or(it)).ok()?;
    dom::closest(&start, "[data-story],[data-spotlight]")?;
    let place = dom::closest(&start, "[data-block]").and_then(|it| text_ref_of(&it));
    (!words.is_empty()).then(|| Words { words: words.to_owned(), place })
}
