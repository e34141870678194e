//! The stories that answer a question.

use dateline_archive::{Found, Question};
use dateline_elements::{El, button, el};
use dateline_words::tr;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use crate::files::{Why, index};
use crate::page::{Turn, failed, to_where_it_was_left};
use crate::stories::announcement;
use crate::words::tr_n;

/// How many stories are shown at once.
const N: usize = 20;

/// Shows, in `list`, what answers `question`, after the first `but`; `state` says how many there are.
pub(crate) fn show(list: El, state: El, question: Question, but: usize, turn: Turn) {
    let _ = list.node().set_attribute("aria-busy", "true");
    spawn_local(async move {
        let answer = found(&question).await;
        if !turn.is_last() {
            return;
        }
        let _ = list.node().remove_attribute("aria-busy");
        let found = match answer {
            Ok(found) => found,
            Err(why) => {
                list.clear();
                state.clear();
                return list.add(failed(why));
            }
        };
        list.clear();
        if but == 0 {
            state.clear();
            let _ = state.clone().text(&told(&found));
        }
        if found.is_empty() && but == 0 {
            return list
                .add(el("p; class=empty").say(
                    "No story has all of this. Take something out, or write less of a word.",
                ));
        }
        more(&list, found, but, turn).await;
        to_where_it_was_left();
    });
}

fn told(found: &Found) -> String {
    match found.len() {
        0 => tr("No stories").to_owned(),
        n => tr_n(n, "{n} story", "{n} stories"),
    }
}

async fn found(question: &Question) -> Result<Found, Why> {
    let index = index().await?;
    Ok(index.find(question).await?)
}

/// Adds the stories from `start` on, and the way to those after them.
async fn more(list: &El, found: Found, start: usize, turn: Turn) {
    let numbers = found.numbers(start..start + N);
    let stories = async { Ok(index().await?.stories(&numbers).await?) };
    let stories: Result<_, Why> = stories.await;
    if !turn.is_last() {
        return;
    }
    let stories = match stories {
        Ok(stories) => stories,
        Err(why) => return list.add(failed(why)),
    };
    let first = list.node().child_element_count();
    stories.iter().for_each(|it| list.add(announcement(it)));
    let next = start + N;
    // Whoever asked for more reads on at the first of them.
    if 0 < first
        && let Some(link) = headline_of(list.node().children().item(first))
    {
        let _ = link.focus();
    }
    if next < found.len() {
        let left = tr_n(found.len() - next, "{n} more story", "{n} more stories");
        let list_of = list.clone();
        let button = button("").text(&left).class("open").attr("data-more", "");
        let asked = std::cell::RefCell::new(Some(found));
        list.add(el("p; class=more").child(button.on("click", move |event| {
            let Some(found) = asked.take() else { return };
            if let Some(it) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
                it.parent_element().unwrap_or(it).remove();
            }
            let list = list_of.clone();
            spawn_local(async move { more(&list, found, next, turn).await });
        })));
    }
}

fn headline_of(row: Option<Element>) -> Option<HtmlElement> {
    row?.query_selector("h2 a").ok()??.dyn_into().ok()
}
