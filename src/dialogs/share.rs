//! Share: links, words with their source, and print.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::clipboard::copy;
use crate::dates::date_text;
use crate::el::{El, button, el};
use crate::listen::listen;
use crate::loaded::Reading;
use crate::place::closest;
use crate::print;
use crate::state::Choices;

/// The words that were selected when the reader pressed the button: on some devices that alone lets go of them.
#[derive(Clone, Debug)]
pub(crate) struct Selected(Rc<RefCell<String>>);

impl Selected {
    /// Looks at the selection whenever the button is pressed, until the owner is cleaned up.
    pub(crate) fn follow() -> Selected {
        let selected = Selected(Rc::new(RefCell::new(String::new())));
        let held = selected.clone();
        let remember = move |event| {
            if closest(&event, "[data-action=share]").is_some() {
                held.0.replace(selected_words().unwrap_or_default());
            }
        };
        listen(window().into(), &["pointerdown"], Box::new(remember));
        selected
    }

    /// The words that are selected now, or were then.
    pub(crate) fn take(&self) -> Option<String> {
        let held = self.0.take();
        selected_words().or((!held.is_empty()).then_some(held))
    }
}

/// The ways out of the page. Without a link there are fewer.
pub(crate) fn share(
    reading: &Reading,
    choices: Choices,
    words: Option<String>,
    has_link: bool,
) -> El {
    let mut ways = el("div").class("dialog-body");
    if has_link {
        let link = way("data-share-link", "", "Copy link", "To the story as you see it now");
        ways = ways
            .child(link.on("click", move |_| copy(address(), choices, "Link copied")))
            .child_if(by_device(&reading.article.headline));
    } else {
        let words = "This story was opened from a file: no link leads to it.";
        ways = ways.child(el("p").class("aside").text(words));
    }
    ways.child(selection(reading, choices, words, has_link))
        .child(printed("marks", "Print", "With marks, and an index of the cast", choices))
        .child(printed("plain", "Print without marks", "Only the story", choices))
}

/// One way, and what it does.
fn way(name: &str, value: &str, label: &str, says: &str) -> El {
    button("")
        .class("way")
        .attr(name, value)
        .child(el("b").text(label))
        .child(el("span").attr("dir", "auto").text(says))
}

fn printed(how: &'static str, label: &str, says: &str, choices: Choices) -> El {
    way("data-print", how, label, says).on("click", move |_| {
        choices.overlays.close_dialog();
        print::print(how);
    })
}

/// The selected words with their source.
fn selection(reading: &Reading, choices: Choices, words: Option<String>, has_link: bool) -> El {
    let way = |says: &str| way("data-share-selection", "", "Copy the selected words", says);
    let Some(words) = words else {
        // Not `disabled`: it can be found and read by those who go from button to button.
        return way("Select words in the story first").attr("aria-disabled", "true");
    };
    let quoted = format!("“{words}”");
    let reading = reading.clone();
    way(&quoted).on("click", move |_| {
        copy(format!("{quoted} — {}", source(&reading, has_link)), choices, "Words copied");
    })
}

/// "Headline, Source, date. Address".
fn source(reading: &Reading, has_link: bool) -> String {
    let article = &reading.article;
    let publisher = match &article.source {
        Some(source) => source.name.clone(),
        None => reading.origin.foreign_host.clone().unwrap_or_default(),
    };
    let date = article.published.and_then(date_text).map_or(String::new(), |it| it.shown);
    let parts = [article.headline.clone(), publisher, date];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let address = if has_link { address() } else { article.url.clone().unwrap_or_default() };
    format!("{}. {address}", parts.join(", ")).trim_end().to_owned()
}

/// The address, which is always kept in step with what is seen.
fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// By whatever the device has for it, if it has anything.
fn by_device(headline: &str) -> Option<El> {
    let navigator = window().navigator();
    let method: Function = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    let headline = headline.to_owned();
    let way = way("data-share-device", "", "Share by this device", "To an app or a person");
    Some(way.on("click", move |_| {
        let what = Object::new();
        let _ = Reflect::set(&what, &"title".into(), &headline.as_str().into());
        let _ = Reflect::set(&what, &"url".into(), &address().into());
        let shared = method.call1(&navigator, &what).ok();
        if let Some(shared) = shared.and_then(|it| it.dyn_into::<Promise>().ok()) {
            // Whoever thinks better of it has made no fault.
            spawn_local(async move { drop(JsFuture::from(shared).await) });
        }
    }))
}

/// What is selected in the story, if anything.
fn selected_words() -> Option<String> {
    let selection = window().get_selection().ok()??;
    let holder = selection.anchor_node()?.parent_element()?;
    holder.closest("[data-story],[data-spotlight]").ok()??;
    let words = String::from(selection.to_string());
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
