//! Copying: by the browser's clipboard, by its older command, and where neither is allowed, by the reader's own hand.

use dateline_words::{en, tr};
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use crate::dom;
use crate::el::{El, el};
use crate::focus;
use crate::state::Choices;

/// What the reader is told when the browser refuses.
const REFUSED: &str =
    en("This browser lets no page copy. Select the words and copy them yourself:");

/// Copies `text` and says `said`, or shows the text to be copied by hand. To be called while an act of the reader
/// is being handled: without one, browsers refuse.
pub(crate) fn copy(text: String, choices: Choices, said: &'static str) {
    let page = dom::find("main");
    let written = write(&text);
    spawn_local(async move {
        let is_written = match written {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        // The browser may have asked the reader, and they may have left meanwhile.
        if page.is_some_and(|it| !it.is_connected()) {
            return;
        }
        if is_written || copy_by_command(&text).unwrap_or(false) {
            tell(choices, said);
        } else {
            // Behind a dialog nothing can be selected.
            choices.overlays.close_dialog();
            choices.notice.tell_with(tr(REFUSED), text);
        }
    });
}

/// `navigator.clipboard.writeText`, which is not there everywhere, and only for secure pages.
fn write(text: &str) -> Option<Promise> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    let method: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    method.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
}

/// The older way: from a field that has the focus meanwhile.
fn copy_by_command(text: &str) -> Option<bool> {
    let before = document().active_element();
    let field = el("textarea; class=copying; readonly").text(text);
    on_top(&field)?;
    field.node().unchecked_ref::<HtmlTextAreaElement>().select();
    let is_copied = document().unchecked_into::<HtmlDocument>().exec_command("copy");
    field.node().remove();
    if let Some(before) = before {
        focus::quietly(before.unchecked_ref());
    }
    is_copied.ok()
}

/// Says what was done, and shows it for a moment.
pub(crate) fn tell(choices: Choices, said: &'static str) {
    choices.live.say(said.to_owned());
    let word = el("p; class=said").text(said);
    // Whoever can't see it hears the live region; but that lies behind an open dialog, and is not heard.
    let is_over = choices.overlays.dialog_now().is_some();
    let word = if is_over { word.attr("role", "alert") } else { word.attr("aria-hidden", "true") };
    let _ = on_top(&word);
    let shown = word.node().clone();
    let _ = word.on("animationend", move |_| shown.remove());
}

/// Puts an element where it can be seen and reached: what lies outside of an open dialog is inert.
fn on_top(it: &El) -> Option<()> {
    let place = dom::find("dialog[open]").or_else(|| document().body())?;
    El::of(place.into()).add(it.clone());
    Some(())
}
