//! The handle of the sheet: on small screens it says who is chosen, and opens the list.

use crate::cast::switch::Offer;
use crate::cast::{counted, typed};
use crate::el::{El, button, el};
use crate::loaded::Reading;
use crate::state::Choices;

/// A button for the list, and one that clears the choice.
pub(super) fn handle(reading: Reading, choices: Choices, offer: Offer) -> El {
    let open = button("")
        .class("handle-open")
        .attr("aria-controls", "cast-list")
        .bind("aria-expanded", move || Some(choices.overlays.sheet().to_string()))
        .slot(move || Some(label(&reading, choices, offer)))
        .on("click", move |_| {
            let _ = choices.overlays.set_sheet(!choices.overlays.sheet_now());
        });
    let clear = el("div").slot(move || {
        choices.selection.get()?;
        let clear = button("×").class("handle-clear").attr("aria-label", "Clear the choice");
        Some(clear.on("click", move |_| {
            let _ = choices.selection.clear();
        }))
    });
    el("div").class("handle").child(open).child(clear)
}

fn label(reading: &Reading, choices: Choices, offer: Offer) -> El {
    let chosen = choices.selection.all();
    let mut chosen = chosen.iter().filter_map(|it| reading.article.entity(*it));
    let (name, more) = match (chosen.next(), chosen.next()) {
        (Some(entity), None) => {
            (typed(entity.kind.as_str(), &entity.name), entity.role.clone().unwrap_or_default())
        }
        (Some(entity), Some(other)) => {
            (typed(entity.kind.as_str(), &entity.name), format!("with {}", other.name))
        }
        _ => (el("span").text("In this story"), offered(offer)),
    };
    let name = el("span").class("handle-name").child(name);
    el("span")
        .class("handle-label")
        .child(name)
        .text(" ")
        .child(el("bdi").class("handle-role").text(&more))
}

fn offered(offer: Offer) -> String {
    match offer {
        Offer { n_names: 0, n_quotes: 0, n_headings } => counted(n_headings, "chapter", "chapters"),
        Offer { n_names: 0, n_quotes, .. } => counted(n_quotes, "quote", "quotes"),
        Offer { n_names, .. } => counted(n_names, "name", "names"),
    }
}
