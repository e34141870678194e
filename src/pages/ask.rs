//! Asks before a link makes the reader's browser ask a host that the reader has not named here.

use dateline_words::{en, fill, tr};
use leptos::task::spawn_local;

use crate::desk;
use crate::dom::{self, PageState};
use crate::el::{El, bdi, button, el};
use crate::link::Page;
use crate::location::Location;
use crate::source::{self, Source};
use crate::widgets::{Retry, bar};

/// The question; `retry` is told of a yes. Nothing is sent before it, and no link here is one to be fetched ahead.
pub(crate) fn ask_page(location: Location, source: &Source, retry: Retry) -> El {
    let host = source.host();
    dom::set_page_state(PageState::Ready);
    desk::close_by_back(location);
    let question = el("h1; tabindex=-1").say_with(QUESTION, &[("host", &bdi(host))]);
    dom::set_title(&fill(tr(QUESTION), &[("host", host)]));
    let heading = question.clone();
    spawn_local(async move {
        location.arrived(true);
        let _ = heading.html().focus();
    });
    let coded = source::is_coded(host).then(|| el("p; class=cause").say(CODED));
    let yes = button("")
        .attr("data-yes", "")
        .say_with("Open from {host}", &[("host", &bdi(host))])
        .on("click", move |_| {
            location.agree();
            retry.again();
        });
    let no = el("a").attr("href", &location.to(&Page::Library)).say("All stories");
    let page = el("main; class=prose failure; data-ask")
        .child(question)
        .child(
            el("p; class=place")
                .say_with("Address: {address}", &[("address", &bdi(source.href()))]),
        )
        .child_if(coded)
        .child(el("p").say_with(SEES, &[("own", &bdi(&source::own_host()))]))
        .child(el("p; class=ways").child(yes).child(no));
    el("div").child(bar(location, || None, || None)).child(page)
}

const QUESTION: &str = en("Open a story from {host}?");
const SEES: &str = en(
    "A link has led here. Nothing has been asked of this host yet. Once asked, it sees what every site sees \
     that you visit: your network address, your browser and its languages; and that {own} asks. \
     No cookie is sent, no password, and nothing of what else you read here.",
);
const CODED: &str = en(
    "This name is written in code (xn--), because it has letters beyond a to z. Some of those look just \
     like others: open it only if you know this host.",
);
