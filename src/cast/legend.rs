//! The legend: each type with its own line and count, and a switch for its marks.

use dateline_article::EntityType;
use leptos::prelude::*;

use crate::loaded::Reading;
use crate::state::{Choices, Filter};
use crate::types::plural;

/// The types of this story; nothing if it has no marks.
#[component]
pub(crate) fn Legend(reading: Reading, choices: Choices) -> impl IntoView {
    let counts = reading.index.type_counts();
    let switches = counts.iter().map(|(kind, count)| {
        view! { <Switch kind=kind.clone() count=*count filter=choices.filter /> }
    });
    (!counts.is_empty()).then(|| {
        view! {
            <section class="legend" data-legend aria-label="Marked in the text">{switches.collect_view()}</section>
        }
    })
}

#[component]
fn Switch(kind: EntityType, count: usize, filter: Filter) -> impl IntoView {
    let name = plural(&kind).to_owned();
    let (shown, toggled, word) = (kind.clone(), kind.clone(), kind.as_str().to_owned());
    view! {
        <button type="button" data-type=word aria-pressed=move || filter.is_on(&shown).to_string()
            on:click=move |_| filter.toggle(&toggled)>
            <bdi class="typed" data-type=kind.as_str().to_owned()>{name}</bdi>
            " "<span class="count">{count}</span>
        </button>
    }
}
