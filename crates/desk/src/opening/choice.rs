//! A file with several stories: which one?

use dateline_elements::{bdi, button, el};
use dateline_values::{field, items, number, text};
use dateline_words::{fill, tr, tr_n};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use crate::dialog;
use crate::files::Given;
use crate::notes::english;
use crate::opening::refusal::refused;
use crate::opening::ways::show_with;
use crate::opening::{chosen, finish};

/// The most stories of one file that are listed to choose from.
const N_LISTED: usize = 500;

/// The stories of a file that holds several; `is_lossy` says how it was read.
pub(super) fn choose(answer: &JsValue, given: Vec<Given>, is_lossy: bool) {
    let stories = items(answer, "stories");
    let n = stories.len();
    let mut list = el("ol; class=choices");
    for (nth, story) in stories.iter().take(N_LISTED).enumerate() {
        let headline = text(story, "headline");
        let headline = if headline.is_empty() { tr("Without words") } else { &*headline };
        let words = tr_n(number(story, "words"), "{n} word", "{n} words");
        let mentions = tr_n(number(story, "mentions"), "{n} mention", "{n} mentions");
        let counts = fill(tr("{a}, {b}"), &[("a", &words), ("b", &mentions)]);
        let row = button("")
            .attr("data-nth", &nth.to_string())
            .child(bdi(headline))
            .child(el("small").text(&counts));
        list = list.child(el("li").child(row));
    }
    let list = list.on("click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let row = target.and_then(|it| it.closest("[data-nth]").ok().flatten());
        let nth = row.and_then(|it| it.get_attribute("data-nth")?.parse().ok());
        let Some(nth) = nth else { return };
        let given = given.clone();
        spawn_local(async move {
            let answer = chosen(nth, &given, is_lossy).await;
            if field(&answer, "cause").is_undefined() {
                finish(&answer);
            } else {
                show_with(Some(refused(&answer, given)));
            }
        });
    });
    let (format, n_stories) =
        (english(&text(answer, "format")), tr_n(n, "{n} story", "{n} stories"));
    let says = el("p; class=lead").say_with(
        "This {format} file has {stories}. Which one?",
        &[("format", &format), ("stories", &el("span").text(&n_stories))],
    );
    let more = (N_LISTED < n).then(|| {
        el("p").text(&tr_n(
            n - N_LISTED,
            "And {n} more; split the file to open them.",
            "And {n} more; split the file to open them.",
        ))
    });
    let body = el("div; class=dialog-body").child(says).child(list).child_if(more);
    dialog::show("choose", tr("Several stories"), body, || ());
}
