//! The handle of the sheet: on small screens it says who is chosen, and opens the list.

use dateline_words::{fill, tr, tr_n};

use crate::cast::switch::Offer;
use crate::cast::{set_hidden, set_state};
use crate::el::{Bound, El, button, el, follow};
use crate::place;
use crate::reading::Reading;
use crate::state::Choices;
use crate::widgets::typed;

/// A button for the list, and one that clears the choice.
pub(super) fn handle(reading: Reading, choices: Choices, offer: Offer) -> El {
    let open = button("").attrs("class=handle-open; aria-controls=cast-list");
    let clear = button("×").class("handle-clear").label("Clear the choice");
    let handle = el("div; class=handle").child(open.clone()).child(clear.clone());
    let label = open.slot(move || {
        set_hidden(&clear, choices.selection.get().is_none());
        Some(label(&reading, choices, offer))
    });
    follow(move || set_state(&label, "aria-expanded", choices.overlays.sheet()));
    handle.on("click", move |event| {
        if place::closest(&event, ".handle-clear").is_some() {
            let _ = choices.selection.clear();
        } else if place::closest(&event, "button").is_some() && !choices.close_sheet() {
            choices.overlays.set_sheet(true);
        }
    })
}

fn label(reading: &Reading, choices: Choices, offer: Offer) -> El {
    let chosen = choices.selection.all();
    let mut chosen = chosen.iter().filter_map(|it| reading.article.entity(*it));
    let (name, more) = match (chosen.next(), chosen.next()) {
        (Some(entity), None) => {
            (typed(entity.kind.as_str(), &entity.name), entity.role.clone().unwrap_or_default())
        }
        (Some(entity), Some(other)) => {
            let with = fill(tr("with {name}"), &[("name", &other.name)]);
            (typed(entity.kind.as_str(), &entity.name), with)
        }
        _ => (el("span").say("In this story"), offered(offer)),
    };
    let name = el("span; class=handle-name").child(name);
    el("span; class=handle-label")
        .child(name)
        .text(" ")
        .child(el("bdi; class=handle-role").text(&more))
}

fn offered(offer: Offer) -> String {
    match offer {
        Offer { n_names: 0, n_quotes: 0, n_headings } => {
            tr_n(n_headings, "{n} chapter", "{n} chapters")
        }
        Offer { n_names: 0, n_quotes, .. } => tr_n(n_quotes, "{n} quote", "{n} quotes"),
        Offer { n_names, .. } => tr_n(n_names, "{n} name", "{n} names"),
    }
}
