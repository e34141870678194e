//! The whole story, with the one listener for all its marks.

use dateline_article::{EntityIdx, MentionIdx, Referent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::dom::{self, PageState};
use crate::el::{El, el};
use crate::frames;
use crate::loaded::Reading;
use crate::location::Location;
use crate::state::Choices;
use crate::story::body;
use crate::story::header::{direction, header};
use crate::story::section::sections;

/// An article: header, body and what stands under it.
pub(crate) fn story(reading: Reading, choices: Choices, location: Option<Location>) -> El {
    let article = &reading.article;
    let cuts = sections(&article.blocks);
    let body = el("div").class("body").child_if(body::first_section(&reading, &cuts));
    let view = el("article")
        .attr("data-story", "")
        .attr_if("lang", article.lang.as_deref())
        .attr_if("dir", direction(article))
        .bind("data-off", move || {
            let off = choices.filter.off();
            (!off.is_empty()).then(|| off.join(" "))
        })
        .child(header(&reading))
        .child(body.clone())
        .child_if(body::footer(article));

    let is_left = body::left_flag();
    let whole = reading.clone();
    let arrived = move |is_complete| location.into_iter().for_each(|it| it.arrived(is_complete));
    // A task of its own, because the story is in the document only when this one is over.
    spawn_local(async move {
        frames::mark_painted("dateline:first");
        arrived(false);
        if body::build_rest(&body, &whole, cuts, &is_left).await {
            dom::set_page_state(PageState::Ready);
            frames::mark_painted("dateline:ready");
            arrived(true);
        }
    });
    view.on("click", move |event| {
        if let Some(entities) = clicked_entities(&reading, choices, &event) {
            choices.hint.close();
            let _ = choices.selection.step_through(&entities);
        }
    })
}

/// The entities of the mark that was clicked, innermost first; `None` if the click was meant otherwise.
fn clicked_entities(reading: &Reading, choices: Choices, event: &Event) -> Option<Vec<EntityIdx>> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest("mark").ok()??;
    let follows_link = target.closest("a").ok()?.is_some();
    let selects_text = !window().get_selection().ok()??.is_collapsed();
    if follows_link || selects_text {
        return None;
    }
    let article = &reading.article;
    let indexes = mark.get_attribute("data-mention")?;
    let mentions = indexes.split(' ').rev().filter_map(|it| it.parse().ok()).map(MentionIdx);
    let entities = mentions.filter_map(|idx| {
        let mention = article.mention(idx)?;
        match mention.of {
            Referent::Entity(entity) if choices.filter.is_on_now(article.type_of(mention)) => {
                Some(entity)
            }
            _ => None,
        }
    });
    let entities: Vec<_> = entities.collect();
    (!entities.is_empty()).then_some(entities)
}
