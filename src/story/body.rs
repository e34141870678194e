//! Builds the body: its first section at once, the rest in slices, so that a long story is there soon.

use std::cell::Cell;
use std::rc::Rc;

use dateline_article::Outline;
use dateline_words::en;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::Element;

use crate::el::{El, bdi, el, is_sealed};
use crate::frames::Slice;
use crate::reading::{ARRIVING, Reading};
use crate::source::own_host;
use crate::story::section::{section, sections};
use crate::widgets::outward_link;

/// The part that the reader sees first, and how many blocks that is.
pub(crate) fn first_section(reading: &Reading) -> (Option<El>, usize) {
    let blocks = &reading.article.blocks;
    let first = sections(blocks, 0, reading.is_whole()).into_iter().next().unwrap_or_default();
    let end = first.end;
    let outline = Outline::new(blocks);
    ((0 < end).then(|| section(reading, &outline, first)), end)
}

/// Becomes true when the owner is cleaned up: the reader has left.
pub(crate) fn left_flag() -> Rc<Cell<bool>> {
    let is_left = Rc::new(Cell::new(false));
    let set = SendWrapper::new(is_left.clone());
    on_cleanup(move || set.set(true));
    is_left
}

/// Appends the sections after the first `n_drawn` blocks, those too that are still to come; returns whether all of them are
/// there.
pub(crate) async fn build_rest(
    body: &El,
    reading: &Reading,
    mut n_drawn: usize,
    is_left: &Cell<bool>,
    dress: &dyn Fn(&Element),
) -> bool {
    let mut slice = Slice::begin();
    loop {
        // More may have come when these are drawn.
        let (blocks, is_whole) = (&reading.article.blocks, reading.is_whole());
        let outline = Outline::new(blocks);
        for cut in sections(blocks, n_drawn, is_whole) {
            slice.pause_if_over().await;
            if is_left.get() {
                return false;
            }
            n_drawn = cut.end;
            let section = section(reading, &outline, cut);
            dress(section.node());
            body.add(section);
        }
        if is_whole || is_left.get() {
            return !is_left.get();
        }
        reading.more_than(blocks.len()).await;
    }
}

const SEALED: &str = en(
    "Sealed: since this story opened, your browser lets this page connect to no site but its own, {host}.",
);

/// What stands under the text: that more of it will come, a correction, the source, the licence, and what is so whatever the file says: the host
/// that it came from, and that the page is sealed.
pub(crate) fn footer(reading: &Reading) -> El {
    let article = &reading.article;
    let correction = article.correction.as_deref().map(|text| {
        let label = el("b").say("Correction:").text(" ");
        el("p; class=correction; dir=auto").child(label).child(bdi(text))
    });
    // The words are ours, whatever the story's language: isolated, so that their full stop is at their end.
    let line = |words, name, it: El| el("p").child(el("bdi").say_with(words, &[(name, &it)]));
    let source = article.source.as_ref().map(|source| {
        let address = source.url.as_deref().or(article.url.as_deref());
        let link = outward_link(address, &source.name, &reading.origin.host());
        line(en("First published by {source}."), "source", link)
    });
    let license = article.license.as_deref();
    let license = license.map(|it| line(en("Licence: {license}"), "license", bdi(it)));
    let host = reading.origin.foreign_host.as_ref();
    let host = host.map(|it| line(en("This file came from {host}."), "host", bdi(it)));
    let sealed = is_sealed().then(|| line(SEALED, "host", bdi(&own_host())).attr("data-seal", ""));
    // Where the reader comes who is faster than the network.
    let arriving = el("p; role=status; data-arriving").child(el("bdi").say(ARRIVING));
    el("footer; class=colophon")
        .child_if((!reading.is_whole()).then_some(arriving))
        .child_if(correction)
        .child_if(source)
        .child_if(license)
        .child_if(host)
        .child_if(sealed)
}
