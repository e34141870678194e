//! Correcting the marks of the open story: a dialog at a name, and a bar that says what was done and takes it back.
//!
//! A correction is one of the format's `changes`. It is made in the worker, in the whole story, and shown at once.

mod bar;
mod form;
pub(crate) mod outcome;
mod selected;
mod types;

use std::rc::Rc;

use dateline_values::{field, items};
use dateline_words::tr;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::shown::{Shown, find};
use crate::{dialog, files, worker};

/// What a dialog is about: the story, who is in it, the mention at which it was opened, and words that were selected.
struct About {
    story: Rc<Shown>,
    cast: Vec<JsValue>,
    here: Option<JsValue>,
    selected: Option<JsValue>,
}

/// Shows the dialog: at a mention or with selected words; else it is for adding a name.
pub(crate) fn show(detail: &JsValue) {
    let selected = selected::words();
    let mention = field(detail, "mention");
    let Some(story) = Shown::of(detail) else { return };
    let detail = detail.clone();
    spawn_local(async move {
        let Some(bytes) = files::of_story(&detail).await else { return };
        // Words that are selected are what is meant.
        let mention = if selected.is_some() { JsValue::UNDEFINED } else { mention };
        match worker::ask("cast", &Array::of2(&bytes, &mention)).await {
            Ok(answer) => {
                let here = Some(field(&answer, "here")).filter(JsValue::is_object);
                let about = About { story, cast: items(&answer, "cast"), here, selected };
                form::show(Rc::new(about));
            }
            Err(silence) => dialog::alert("correct", tr("Correct names"), &silence.trouble()),
        }
    });
}

/// Makes a correction and closes the dialog; says in `told` why it can't be made.
fn correct(story: &Rc<Shown>, change: JsValue, told: impl Fn(&str) + 'static) {
    let story = story.clone();
    spawn_local(async move {
        match story.with(&change).await {
            Ok((next, words)) => {
                // The card goes with its mark: closed by its own button it gives the focus back to the story.
                dialog::close();
                let card = find("[data-card][data-open] [data-card-close]");
                if let Some(close) = card.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                    close.click();
                }
                story.take(next).await;
                bar::show(&story, &words);
            }
            Err(why) => told(&why),
        }
    });
}

/// Makes the corrections that the file of a story lists.
pub(crate) fn follow_file(detail: &JsValue) {
    let Some(story) = Shown::of(detail) else { return };
    let was_corrected = story.is_corrected();
    spawn_local(async move {
        if story.look_into_file().await.is_err() || !story.is_corrected() {
            return;
        }
        story.show().await;
        if story.is_open() {
            bar::show(&story, &bar::how_many(&story, was_corrected));
        }
    });
}

/// What the page does by itself: a story that was corrected in this tab is so when the reader comes back to it, and who
/// leaves the page with corrections that are in no file is asked.
pub(crate) fn follow_page() {
    let Some(window) = web_sys::window() else { return };
    let look: Closure<dyn FnMut()> = Closure::new(|| {
        let Some(story) = Shown::again() else { return };
        spawn_local(async move {
            story.show().await;
            if story.is_open() {
                bar::show(&story, &bar::how_many(&story, true));
            }
        });
    });
    let root = window.document().and_then(|it| it.document_element());
    let observer = web_sys::MutationObserver::new(look.into_js_value().unchecked_ref());
    if let (Some(root), Ok(observer)) = (root, observer) {
        let what = web_sys::MutationObserverInit::new();
        what.set_attributes(true);
        what.set_attribute_filter(&Array::of1(&"data-state".into()));
        let _ = observer.observe_with_options(&root, &what);
    }
    let ask: Closure<dyn FnMut(web_sys::Event)> = Closure::new(|event: web_sys::Event| {
        if Shown::has_unsaved() {
            event.prevent_default();
        }
    });
    let ask = ask.into_js_value();
    let _ = window.add_event_listener_with_callback("beforeunload", ask.unchecked_ref());
}
