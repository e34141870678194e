//! The bar at the foot of a corrected story: what was done last, and how to take it back, look at all, or save.

use std::rc::Rc;

use dateline_elements::{El, bdi, button, el};
use dateline_values::{field, text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

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
    let act = |name: &str, word: &str| button(word).attr(&format!("data-corrections-{name}"), "");
    let bar = el(
        "section; class=corrections; data-corrections; dir=ltr; lang=en; aria-label=Corrections",
    );
    let story = story.clone();
    bar.child(el("p; role=status"))
        .child(act("back", "Take back"))
        .child(act("all", "All corrections…"))
        .child(act("save", "Save…"))
        .child(act("close", "×").attr("aria-label", "Close"))
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
    let words = story.outcomes().get(nth).map(|it| text(it, "words")).unwrap_or_default();
    spawn_local(async move {
        match story.without(nth).await {
            Ok(next) => {
                story.take(next).await;
                show(&story, &format!("Taken back: {words}"));
            }
            Err(why) => show(&story, &why),
        }
    });
}

/// All corrections in their order, each with a way back.
fn show_all(story: &Rc<Shown>) {
    let mut list = el("ol; class=changes");
    for (nth, outcome) in story.outcomes().iter().enumerate() {
        let mut row = el("li").child(bdi(&text(outcome, "words")));
        if !field(outcome, "isDone").is_truthy() {
            row = row.child(el("small").text(" Not made: it does not fit this story"));
        }
        let words = format!("Take back: {}", text(outcome, "words"));
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
    let says = "They are made one after the other. The story as it was given stays as it is.";
    let body = el("div; class=dialog-body").child(el("p").text(says)).child(list);
    dialog::show("corrections", "Corrections", body, || ());
}

/// How many corrections a story has that was opened with them.
pub(super) fn how_many(story: &Shown, are_readers: bool) -> String {
    let outcomes = story.outcomes();
    let n_unfit = outcomes.iter().filter(|it| !field(it, "isDone").is_truthy()).count();
    let n_made = outcomes.len() - n_unfit;
    let whose = if are_readers { "Your" } else { "A reader’s" };
    let made = match n_made {
        0 => format!("{whose} corrections are not made"),
        1 => format!("{whose} 1 correction is made"),
        n => format!("{whose} {n} corrections are made"),
    };
    match n_unfit {
        0 => made,
        1 => format!("{made}; 1 does not fit this story"),
        n => format!("{made}; {n} do not fit this story"),
    }
}
