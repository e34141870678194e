//! The bar over every page but the front page.

use crate::dom;
use crate::el::{Bound, El, el};
use crate::link::Page;
use crate::location::Location;

/// The way home, the host of a story from another site, which no story can hide, `tools` for an open story, and the
/// way to the about page.
pub(crate) fn bar(
    location: Location,
    source: impl Fn() -> Option<String> + 'static,
    tools: impl Fn() -> Option<El> + 'static,
) -> El {
    let source = el("div; class=bar-source").slot(move || {
        let host = el("bdi; data-source").text(&source()?);
        Some(el("p").say_with("From {host}", &[("host", &host)]))
    });
    let link = |page| el("a").attr("href", &location.to(&page));
    let names = el("div; class=bar-names");
    el("header; class=bar")
        .child(
            names.child(link(Page::Library).class("brand").text(&dom::site_name())).child(source),
        )
        .child(el("div; class=bar-tools").slot(tools))
        .child(link(Page::About).attr("data-about", "").say("About"))
}
