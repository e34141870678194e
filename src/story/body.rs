//! Builds the body: its first section at once, the rest in slices, so that a long story is there soon.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use dateline_article::Article;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::HtmlDivElement;

use crate::frames::Slice;
use crate::loaded::Reading;
use crate::safe_url::safe_url;
use crate::story::outline::Outline;
use crate::story::section::section;

/// The part that the reader sees first.
pub(crate) fn first_section(reading: &Reading, cuts: &[Range<usize>]) -> Option<AnyView> {
    let outline = Outline::new(&reading.article.blocks);
    cuts.first().map(|cut| section(reading, &outline, cut.clone()))
}

/// Appends the other sections to `place`, then calls `done`; stops when the owner is cleaned up.
pub(crate) fn build_rest(
    place: HtmlDivElement,
    reading: Reading,
    cuts: Vec<Range<usize>>,
    done: impl FnOnce() + 'static,
) {
    let is_alive = SendWrapper::new(Rc::new(Cell::new(true)));
    let ended = is_alive.clone();
    on_cleanup(move || ended.set(false));
    spawn_local(async move {
        let outline = Outline::new(&reading.article.blocks);
        let mut slice = Slice::begin();
        for cut in cuts.into_iter().skip(1) {
            slice.pause_if_over().await;
            if !is_alive.get() {
                return;
            }
            // Static nodes: once they are in the document nothing has to be kept of the view.
            section(&reading, &outline, cut).build().mount(&place, None);
        }
        done();
    });
}

/// What stands under the text: a correction, the source, the licence.
pub(crate) fn footer(article: &Article) -> Option<impl IntoView + use<>> {
    let correction = article.correction.clone().map(|text| {
        view! { <p class="correction" dir="auto"><b>"Correction: "</b><bdi>{text}</bdi></p> }
    });
    let source = article.source.as_ref().map(|source| {
        let address = source.url.as_deref().or(article.url.as_deref());
        let name = source.name.clone();
        view! { <p>"First published by " {outward_link(address, name)} "."</p> }
    });
    let license =
        article.license.clone().map(|license| view! { <p>"Licence: " <bdi>{license}</bdi></p> });
    let is_empty = correction.is_none() && source.is_none() && license.is_none();
    (!is_empty).then(|| view! { <footer class="colophon">{correction}{source}{license}</footer> })
}

/// A link out of the page, or the name alone where the address is none to follow.
pub(crate) fn outward_link(address: Option<&str>, name: String) -> AnyView {
    match address.and_then(safe_url) {
        Some(url) => view! {
            <a href=url.href() target="_blank" rel="noopener noreferrer nofollow ugc" referrerpolicy="no-referrer">
                <bdi>{name}</bdi>
            </a>
        }
        .into_any(),
        None => view! { <bdi>{name}</bdi> }.into_any(),
    }
}
