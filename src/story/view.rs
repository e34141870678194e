//! The whole story, with the one listener for all its marks.

use dateline_article::{EntityIdx, MentionIdx, Referent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::dom::{self, PageState};
use crate::frames;
use crate::loaded::Reading;
use crate::location::Location;
use crate::state::Choices;
use crate::story::body;
use crate::story::header::{self, header};
use crate::story::section::sections;

/// An article: header, body and what stands under it.
#[component]
pub(crate) fn Story(reading: Reading, choices: Choices) -> impl IntoView {
    let place = NodeRef::new();
    let head = header(&reading);
    let foot = body::footer(&reading.article);
    let cuts = sections(&reading.article.blocks);
    let first = body::first_section(&reading, &cuts);
    // Tests draw a story without an address.
    let location = use_context::<Location>();
    let arrived = move |is_complete| {
        if let Some(location) = location {
            location.arrived(is_complete);
        }
    };

    let whole = reading.clone();
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        frames::mark_painted("dateline:first");
        arrived(false);
        body::build_rest(place, whole.clone(), cuts.clone(), move || {
            dom::set_page_state(PageState::Ready);
            frames::mark_painted("dateline:ready");
            arrived(true);
        });
    });

    let (lang, dir) = (reading.article.lang.clone(), header::direction(&reading.article));
    let on_click = move |event: MouseEvent| {
        if let Some(entities) = clicked_entities(&reading, choices, &event) {
            choices.hint.close();
            choices.selection.step_through(&entities);
        }
    };
    view! {
        <article data-story lang=lang dir=dir data-off=move || choices.filter.off() on:click=on_click>
            {head}
            <div class="body" node_ref=place>{first}</div>
            {foot}
        </article>
    }
}

/// The entities of the mark that was clicked, innermost first; `None` if the click was meant otherwise.
fn clicked_entities(
    reading: &Reading,
    choices: Choices,
    event: &MouseEvent,
) -> Option<Vec<EntityIdx>> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest("mark").ok()??;
    let follows_link = target.closest("a").ok()?.is_some();
    let selects_text = window().get_selection().ok()??.is_collapsed();
    if follows_link || !selects_text {
        return None;
    }
    let article = &reading.article;
    let indexes = mark.get_attribute("data-mention")?;
    let mentions = indexes.split(' ').rev().filter_map(|it| it.parse().ok()).map(MentionIdx);
    let entities = mentions.filter_map(|mention| {
        let mention = article.mentions.get(mention.0 as usize)?;
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
