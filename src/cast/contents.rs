//! The contents: the headings of the story, the one being read marked.

use dateline_article::{BlockIdx, Outline, TextRef};
use leptos::prelude::*;

use crate::el::{El, bdi, el, set_attribute};
use crate::link::Fragment;
use crate::listen::listen;
use crate::moving;
use crate::place;
use crate::place::free_height;
use crate::reading::Reading;
use crate::state::Choices;

/// How far down what is read has come, as a share of the free window.
const READ: f64 = 0.3;

/// A link for each heading.
pub(super) fn contents(reading: Reading, choices: Choices, outline: &Outline) -> El {
    let headings = outline.headings();
    let mut links = Vec::new();
    let mut list = el("ul");
    for (idx, level) in headings {
        let Some(block) = reading.article.block(*idx) else { continue };
        let href = Fragment::of_block(&reading.article, *idx).written();
        let link = el("a").attr("href", &href).child(bdi(block.text.trim()));
        list = list.child(el("li").attr("data-level", &level.to_string()).child(link.clone()));
        links.push((*idx, link));
    }
    follow_reading(links.clone());
    el("nav; data-contents").label("Contents").child(list).on("click", move |event| {
        let link = place::closest(&event, "a");
        let is_it = |it: &&(BlockIdx, El)| link.as_ref().is_some_and(|link| it.1.html() == link);
        if let Some((block, _)) = links.iter().find(is_it) {
            event.prevent_default();
            moving::go_to_block(choices, *block);
        }
    })
}

/// Marks the heading over what is being read, while the list is there.
fn follow_reading(links: Vec<(BlockIdx, El)>) {
    let mut last: Option<usize> = None;
    let mut mark = move || {
        let (top, bottom) = free_height();
        let line = top + (bottom - top) * READ;
        let is_read = |it: &(BlockIdx, El)| {
            let heading = place::element_of(TextRef::Block(it.0));
            heading.is_some_and(|it| it.get_bounding_client_rect().top() <= line)
        };
        let current = links.partition_point(is_read).checked_sub(1);
        for (at, is_current) in [(last, false), (current, true)] {
            let Some((_, link)) = at.and_then(|at| links.get(at)) else { continue };
            set_attribute(link.node(), "aria-current", is_current.then_some("true"));
        }
        last = current;
    };
    mark();
    listen(window().into(), &["scroll"], Box::new(move |_| mark()));
}
