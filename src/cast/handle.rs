//! The handle of the sheet: on small screens it says who is chosen, and opens the list.

use crate::cast::typed;
use crate::el::{El, button, el};
use crate::loaded::Reading;
use crate::state::Choices;

/// A button for the list, and one that clears the choice.
pub(crate) fn handle(reading: Reading, choices: Choices, n_names: usize) -> El {
    let open = button("")
        .class("handle-open")
        .attr("aria-controls", "cast-list")
        .bind("aria-expanded", move || Some(choices.overlays.sheet().to_string()))
        .slot(move || Some(label(&reading, choices, n_names)))
        .on("click", move |_| drop(choices.overlays.set_sheet(!choices.overlays.sheet_now())));
    let clear = el("div").slot(move || {
        choices.selection.get()?;
        let clear = el("button")
            .class("handle-clear")
            .attr("type", "button")
            .attr("aria-label", "Clear the choice");
        Some(clear.text("×").on("click", move |_| drop(choices.selection.clear())))
    });
    el("div").class("handle").child(open).child(clear)
}

fn label(reading: &Reading, choices: Choices, n_names: usize) -> El {
    let chosen = choices.selection.get().and_then(|it| reading.article.entity(it));
    let (name, more) = match chosen {
        Some(entity) => {
            (typed(entity.kind.as_str(), &entity.name), entity.role.clone().unwrap_or_default())
        }
        None => (el("span").text("In this story"), names(n_names)),
    };
    let name = el("span").class("handle-name").child(name);
    el("span")
        .class("handle-label")
        .child(name)
        .text(" ")
        .child(el("bdi").class("handle-role").text(&more))
}

fn names(count: usize) -> String {
    if count == 1 { "1 name".to_owned() } else { format!("{count} names") }
}
