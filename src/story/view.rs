//! The whole story.

use leptos::task::spawn_local;
use web_sys::Element;

use crate::dom::{self, PageState};
use crate::el::{Bound, El, el};
use crate::frames;
use crate::loaded::{ARRIVING, Reading};
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
    // Where the reader comes who is faster than the network.
    let arriving = el("p; class=notes; role=status; data-arriving").ours().say(ARRIVING);
    let view = el("article; data-story")
        .attr_if("lang", article.lang.as_deref())
        .attr_if("dir", direction(article))
        .bind("data-off", move || {
            let off = choices.filter.off();
            (!off.is_empty()).then(|| off.join(" "))
        })
        .child(header(&reading))
        .child(body.clone())
        .child_if((!reading.is_whole()).then(|| arriving.clone()))
        .child(foot.clone());

    let is_left = body::left_flag();
    let (whole, first) = (reading.clone(), view.clone());
    // A task of its own, because the story is in the document only when this one is over.
    spawn_local(async move {
        // What else there is of a long story waits until what there is so far has been painted.
        let is_long = n_drawn < whole.article.blocks.len();
        dress(first.node());
        drawn(false);
        painted("dateline:first", is_long).await;
        if !body::build_rest(&body, &whole, n_drawn, &is_left, &dress).await {
            return;
        }
        painted("dateline:ready", is_long).await;
        if is_left.get() {
            return;
        }
        if arriving.node().is_connected() {
            arriving.node().remove();
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

/// Has `name` marked when all that is there has been painted, and waits for that if it `is_waited_for`.
async fn painted(name: &'static str, is_waited_for: bool) {
    let marked = frames::mark_painted(name);
    if is_waited_for {
        marked.await;
    } else {
        spawn_local(marked);
    }
}
