//! The cast: names by type, each with its role and count. At the side where there is room, else a sheet.

use dateline_article::{Entity, EntityIdx, EntityType};

use crate::cast::handle::handle;
use crate::cast::{pressed, typed};
use crate::el::{El, bdi, button, el, follow};
use crate::loaded::Reading;
use crate::state::Choices;
use crate::types::plural;

/// The entities that are mentioned, and the handle of the sheet that holds them on small screens.
pub(crate) fn cast(reading: Reading, choices: Choices) -> Option<El> {
    let index = &reading.index;
    let mut mentioned = index.by_count(&reading.article);
    mentioned.retain(|it| 0 < index.count(*it));

    let mut rows = Vec::new();
    let mut list =
        el("div").class("cast-list").attr("id", "cast-list").child(el("h2").text("In this story"));
    for (kind, _) in index.type_counts() {
        let members = mentioned.iter().filter_map(|&idx| {
            let entity = reading.article.entity(idx).filter(|it| it.kind == *kind)?;
            Some((idx, row(entity, index.count(idx))))
        });
        let members: Vec<(EntityIdx, El)> = members.collect();
        if !members.is_empty() {
            let items = members.iter().map(|(_, button)| el("li").child(button.clone())).collect();
            list = list.child(heading(kind, members.len())).child(el("ul").children(items));
            rows.extend(members);
        }
    }
    if rows.is_empty() {
        list = list.child(el("p").class("empty").text("No names are marked in this story."));
    }
    let class = if rows.is_empty() { "cast nobody" } else { "cast" };
    let view = el("section")
        .class(class)
        .attr("data-cast", "")
        .attr("aria-label", "In this story")
        .bind("data-open", move || choices.overlays.sheet().then(String::new))
        .child(handle(reading.clone(), choices, rows.len()))
        .child(list);
    Some(choosable(view, rows, choices))
}

/// One listener for all rows, and one effect that presses the row of the chosen entity.
fn choosable(view: El, rows: Vec<(EntityIdx, El)>, choices: Choices) -> El {
    let (entities, buttons): (Vec<EntityIdx>, Vec<El>) = rows.into_iter().unzip();
    let (listed, shown) = (entities.clone(), buttons.clone());
    let mut last: Option<usize> = None;
    follow(move || {
        let chosen = choices.selection.get();
        let next = listed.iter().position(|it| Some(*it) == chosen);
        for (at, is_pressed) in [(last, "false"), (next, "true")] {
            if let Some(button) = at.and_then(|at| shown.get(at)) {
                let _ = button.node().set_attribute("aria-pressed", is_pressed);
            }
        }
        last = next;
    });
    view.on("click", move |event| {
        if let Some(entity) = pressed(&event, &buttons).and_then(|at| entities.get(at)) {
            choices.hint.close();
            choices.selection.toggle(*entity);
        }
    })
}

fn heading(kind: &EntityType, n_members: usize) -> El {
    let count = el("span").class("count").text(&n_members.to_string());
    el("h3").child(typed(kind.as_str(), plural(kind))).child(count)
}

fn row(entity: &Entity, count: usize) -> El {
    let times = el("span").class("unseen").text(if count == 1 { " mention" } else { " mentions" });
    let role = entity.role.as_deref().map(|role| el("bdi").class("role").text(role));
    let also = also(entity).map(|names| el("span").class("also").text("also ").child(bdi(&names)));
    button("")
        .attr("data-entity", &entity.id)
        .attr("data-type", entity.kind.as_str())
        .attr("aria-pressed", "false")
        .child(el("bdi").class("name").text(&entity.name))
        .child(el("span").class("count").text(&count.to_string()).child(times))
        .child_if(role)
        .child_if(also)
}

/// Other names, but those that only shorten the full one: "Shoigu" tells nothing new.
fn also(entity: &Entity) -> Option<String> {
    // Short words: not worth the 2 KB of `str::contains`.
    let holds = |alias: &str| {
        entity
            .name
            .as_bytes()
            .windows(alias.len().max(1))
            .any(|it| it.eq_ignore_ascii_case(alias.as_bytes()))
    };
    let tells = |alias: &&String| !holds(alias);
    let aliases: Vec<&str> =
        entity.aliases.iter().filter(tells).take(3).map(String::as_str).collect();
    (!aliases.is_empty()).then(|| aliases.join(", "))
}
