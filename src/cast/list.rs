//! The cast: names by type, each with its role and count. At the side where there is room, else a sheet.

use dateline_article::{Entity, EntityIdx, EntityOrder, EntityType};
use leptos::prelude::*;

use crate::loaded::Reading;
use crate::state::Choices;
use crate::types::plural;

/// The entities that are mentioned, and the handle of the sheet that holds them on small screens.
#[component]
pub(crate) fn Cast(reading: Reading, choices: Choices) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let order = reading.index.order(&reading.article, EntityOrder::Count);
    let mentioned: Vec<_> = order.into_iter().filter(|it| 0 < reading.index.count(*it)).collect();
    let groups = by_type(&reading, &mentioned);
    let n_names = mentioned.len();
    let is_empty = mentioned.is_empty();
    let list = groups.iter().map(|(kind, entities)| group(&reading, choices, kind, entities));
    let list = list.collect_view();
    view! {
        <section class="cast" class:open=move || is_open.get() class:nobody=is_empty data-cast aria-label="In this story">
            <Handle reading choices is_open n_names />
            <div class="cast-list" id="cast-list" tabindex="-1">
                <h2>"In this story"</h2>
                {list}
                {is_empty.then(|| view! { <p class="empty">"No names are marked in this story."</p> })}
            </div>
        </section>
    }
}

/// On small screens: says who is chosen, and opens the list.
#[component]
fn Handle(
    reading: Reading,
    choices: Choices,
    is_open: RwSignal<bool>,
    n_names: usize,
) -> impl IntoView {
    let chosen = move || {
        let entity = reading.article.entities.get(choices.selection.get()?.0 as usize)?;
        let kind = entity.kind.as_str().to_owned();
        Some(view! {
            <bdi class="handle-name typed" data-type=kind>{entity.name.clone()}</bdi>
            {entity.role.clone().map(|role| view! { <bdi class="handle-role">{role}</bdi> })}
        })
    };
    let all = move || {
        let names = if n_names == 1 { "name" } else { "names" };
        view! { <span class="handle-name">"In this story"</span> <span class="handle-role">{n_names}" "{names}</span> }
    };
    view! {
        <div class="handle">
            <button type="button" class="handle-open" aria-controls="cast-list"
                aria-expanded=move || is_open.get().to_string() on:click=move |_| is_open.update(|it| *it = !*it)>
                {move || chosen().map_or_else(|| all().into_any(), |chosen| chosen.into_any())}
            </button>
            <Show when=move || choices.selection.get().is_some()>
                <button type="button" class="handle-clear" aria-label="Clear the choice"
                    on:click=move |_| choices.selection.clear()>"×"</button>
            </Show>
        </div>
    }
}

/// Groups in the order of the legend, entities in the order given.
fn by_type(reading: &Reading, entities: &[EntityIdx]) -> Vec<(EntityType, Vec<EntityIdx>)> {
    let kind =
        |entity: &EntityIdx| reading.article.entities.get(entity.0 as usize).map(|it| &it.kind);
    let types = reading.index.type_counts().iter().map(|(kind, _)| kind);
    let groups = types.map(|wanted| {
        let members = entities.iter().copied().filter(|it| kind(it) == Some(wanted));
        (wanted.clone(), members.collect::<Vec<_>>())
    });
    groups.filter(|(_, members)| !members.is_empty()).collect()
}

fn group(
    reading: &Reading,
    choices: Choices,
    kind: &EntityType,
    entities: &[EntityIdx],
) -> AnyView {
    let rows = entities.iter().filter_map(|idx| {
        let entity = reading.article.entities.get(idx.0 as usize)?;
        Some(row(entity, *idx, reading.index.count(*idx), choices))
    });
    view! {
        <h3>
            <bdi class="typed" data-type=kind.as_str().to_owned()>{plural(kind).to_owned()}</bdi>
            <span class="count">{entities.len()}</span>
        </h3>
        <ul>{rows.collect_view()}</ul>
    }
    .into_any()
}

fn row(entity: &Entity, idx: EntityIdx, count: usize, choices: Choices) -> AnyView {
    let is_chosen = move || choices.selection.is(idx).to_string();
    let choose = move |_| {
        choices.hint.close();
        choices.selection.toggle(idx);
    };
    let times = if count == 1 { " mention" } else { " mentions" };
    let role = entity.role.clone().map(|role| view! { <bdi class="role">{role}</bdi> });
    let also =
        also(entity).map(|also| view! { <span class="also">"also "<bdi>{also}</bdi></span> });
    view! {
        <li>
            <button type="button" data-entity=entity.id.clone() data-type=entity.kind.as_str().to_owned()
                aria-pressed=is_chosen on:click=choose>
                <bdi class="name">{entity.name.clone()}</bdi>
                <span class="count">{count}<span class="unseen">{times}</span></span>
                {role}
                {also}
            </button>
        </li>
    }
    .into_any()
}

/// Other names, but those that only shorten the full one: "Shoigu" tells nothing new.
fn also(entity: &Entity) -> Option<String> {
    let tells = |alias: &&String| !entity.name.contains(alias.as_str());
    let aliases: Vec<&str> =
        entity.aliases.iter().filter(tells).take(3).map(String::as_str).collect();
    (!aliases.is_empty()).then(|| aliases.join(", "))
}
