//! The bar at the foot of a corrected story: what was done last, and how to take it back, look at all, or save.

use std::rc::Rc;

use dateline_elements::{El, button, el};
use dateline_values::field;
use dateline_words::{fill, tr, tr_n};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use super::outcome;
use crate::notes::english;
use crate::shown::{Shown, find};
use crate::{dialog, saving};

/// Shows the bar with these words; it stays until it is closed or the reader leaves.
pub(super) fn show(story: &Rc<Shown>, words: &str) {
    if !story.is_corrected() && find("[data-corrections]").is_none() {
        return;
    }
    let bar = match find("[data-corrections]") {
        Some(bar) => El::of(bar),
        None => {
            let Some(page) = find("main.page") else { return };
            let bar = drawn(story);
            let _ = page.append_child(bar.node());
            bar
        }
    };
    let is_corrected = story.is_corrected();
    // What had the focus may be hidden.
    let close = bar.node().query_selector(":focus ~ [data-corrections-close]");
    if !is_corrected && let Ok(Some(close)) = close {
        let _ = close.unchecked_ref::<HtmlElement>().focus();
    }
    for name in ["back", "all", "save"] {
        if let Ok(Some(it)) = bar.node().query_selector(&format!("[data-corrections-{name}]")) {
            let _ = it.toggle_attribute_with_force("hidden", !is_corrected);
        }
    }
    // A live region is heard when its words change, and only if it was there before.
    let told = words.to_owned();
    dialog::later(move || {
        if let Some(says) = find("[data-corrections] [role=status]") {
            says.set_text_content(Some(&format!("{told}.")));
        }
    });
}

fn drawn(story: &Rc<Shown>) -> El {
    let bar = el("section; class=corrections; data-corrections").ours().label("Corrections");
    let story = story.clone();
    bar.child(el("p; role=status"))
        .child(button("Take back").attr("data-corrections-back", ""))
        .child(button("All corrections…").attr("data-corrections-all", ""))
        .child(button("Save…").attr("data-corrections-save", ""))
        .child(button("×").attr("data-corrections-close", "").label("Close"))
        .on("click", move |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let Some(button) = target.and_then(|it| it.closest("button").ok().flatten()) else {
                return;
            };
            let is = |name: &str| button.has_attribute(&format!("data-corrections-{name}"));
            if is("back") {
                take_back(&story, story.outcomes().len().saturating_sub(1));
            } else if is("all") {
                show_all(&story);
            } else if is("save") {
                saving::show(&JsValue::UNDEFINED);
            } else if let Some(bar) = find("[data-corrections]") {
                bar.remove();
            }
        })
}

fn take_back(story: &Rc<Shown>, nth: usize) {
    let story = story.clone();
    let words = story.outcomes().get(nth).map(outcome::words).unwrap_or_default();
    spawn_local(async move {
        match story.without(nth).await {
            Ok(next) => {
                story.take(next).await;
                show(&story, &fill(tr("Taken back: {words}"), &[("words", &words)]));
            }
            Err(why) => show(&story, &why),
        }
    });
}

/// All corrections in their order, each with a way back.
fn show_all(story: &Rc<Shown>) {
    let mut list = el("ol; class=changes");
    for (nth, outcome) in story.outcomes().iter().enumerate() {
        let words = outcome::words(outcome);
        let is_done = field(outcome, "isDone").is_truthy();
        // Why it was not is told by the worker.
        let told = if is_done { el("span").ours().text(&words) } else { english(&words) };
        let mut row = el("li").child(told);
        if !is_done {
            let unmade = el("small").text(" ").say("Not made: it does not fit this story");
            row = row.child(unmade);
        }
        let words = fill(tr("Take back: {words}"), &[("words", &words)]);
        let back = button("Take back").attr("data-nth", &nth.to_string());
        list = list.child(row.text(" ").child(back.attr("aria-label", &words)));
    }
    let story = story.clone();
    let list = list.on("click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let nth = target.and_then(|it| it.get_attribute("data-nth")?.parse().ok());
        if let Some(nth) = nth {
            dialog::close();
            take_back(&story, nth);
        }
    });
    let says =
        el("p").say("They are made one after the other. The story as it was given stays as it is.");
    let body = el("div; class=dialog-body").child(says).child(list);
    dialog::show("corrections", tr("Corrections"), body, || ());
}

/// How many corrections a story has that was opened with them.
pub(super) fn how_many(story: &Shown, are_readers: bool) -> String {
    let outcomes = story.outcomes();
    let n_unfit = outcomes.iter().filter(|it| !field(it, "isDone").is_truthy()).count();
    let n_made = outcomes.len() - n_unfit;
    let made = match (n_made, are_readers) {
        (0, true) => tr("Your corrections are not made").to_owned(),
        (0, false) => tr("A reader’s corrections are not made").to_owned(),
        (n, true) => tr_n(n, "Your {n} correction is made", "Your {n} corrections are made"),
        (n, false) => {
            tr_n(n, "A reader’s {n} correction is made", "A reader’s {n} corrections are made")
        }
    };
    if n_unfit == 0 {
        return made;
    }
    let unfit = tr_n(n_unfit, "{n} does not fit this story", "{n} do not fit this story");
    fill(tr("{a}; {b}"), &[("a", &made), ("b", &unfit)])
}
