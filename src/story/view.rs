//! The whole story.

use leptos::task::spawn_local;
use web_sys::Element;

use crate::dom::{self, PageState};
use crate::el::{Bound, El, el};
use crate::frames;
use crate::reading::Reading;
use crate::state::Choices;
use crate::story::body;
use crate::story::header::{complete_header, direction, header};
use crate::story::hidden;
use crate::story::patterns;

/// An article: header, body and what stands under it; of one that is still arriving, what has come, and then the rest. `drawn` is called with the first section, and again, with
/// `true`, when all of them are there and can be read; `dress` with each part that is new.
pub(crate) fn story(
    reading: Reading,
    choices: Choices,
    dress: impl Fn(&Element) + 'static,
    drawn: impl Fn(bool) + 'static,
) -> El {
    let article = &reading.article;
    hidden::begin();
    patterns::begin();
    let foot = body::footer(&reading);
    let (section, n_drawn) = body::first_section(&reading);
    let body = el("div; class=body").child_if(section);
    let view = el("article; data-story")
        .attr_if("lang", article.lang.as_deref())
        .attr_if("dir", direction(article))
        .bind("data-off", move || {
            let off = choices.filter.off();
            (!off.is_empty()).then(|| off.join(" "))
        })
        .child(header(&reading))
        .child(body.clone())
        .child(foot.clone());

    let is_left = body::left_flag();
    let (whole, first) = (reading.clone(), view.clone());
    // A task of its own, because the story is in the document only when this one is over.
    spawn_local(async move {
        // What else there is waits until this has been painted: the rest of a long story, and what stands around it.
        let is_long = n_drawn < whole.article.blocks.len();
        dress(first.node());
        drawn(false);
        frames::mark_painted("dateline:first").await;
        if !body::build_rest(&body, &whole, n_drawn, &is_left, &dress).await {
            return;
        }
        if is_long {
            frames::painted().await;
        }
        frames::mark("dateline:ready");
        if is_left.get() {
            return;
        }
        if let Some(line) = dom::find_in(first.node(), "[data-arriving]") {
            line.remove();
            complete_header(first.node(), &whole);
        }
        dom::set_page_state(PageState::Ready);
        drawn(true);
        if let Some(line) = hidden::line(&whole.article, &first, choices) {
            foot.add(line);
        }
    });
    view
}
