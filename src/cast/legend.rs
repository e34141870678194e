//! The legend: each type with its own line and count, and a switch for its marks; then the quotes.

use dateline_article::EntityType;
use dateline_words::{number, tr};

use crate::cast::{mentions, pressed, set_state};
use crate::el::{El, bdi, button, el, follow};
use crate::place;
use crate::reading::Reading;
use crate::state::{Choices, View};
use crate::widgets::typed;

/// The types of this story; nothing if nothing in it is marked.
pub(crate) fn legend(reading: &Reading, choices: Choices) -> Option<El> {
    let counts = reading.index.type_counts();
    let n_quotes = reading.article.quotes.len();
    if counts.is_empty() && n_quotes == 0 {
        return None;
    }
    let kinds: Vec<EntityType> = counts.iter().map(|(kind, _)| kind.clone()).collect();
    let switches: Vec<El> = counts.iter().map(|(kind, count)| switch(kind, *count)).collect();
    let quotes = button("").attr("data-legend-quotes", "").child(bdi(tr("Quotes")));
    let quotes = quotes.text(" ").child(counted(n_quotes));
    let filter = choices.filter;
    let view = el("section; class=legend; data-legend")
        .label("Marked in the text")
        .children(switches.clone())
        .child_if((0 < n_quotes).then(|| quotes.clone()));
    let (shown, toggled) = (switches.clone(), kinds.clone());
    follow(move || {
        set_state(&quotes, "aria-pressed", choices.views.get() == View::Quotes);
        for (switch, kind) in shown.iter().zip(&kinds) {
            set_state(switch, "aria-pressed", filter.is_on(kind));
        }
    });
    Some(view.on("click", move |event| match pressed(&event, &switches) {
        Some(at) => toggled.get(at).into_iter().for_each(|kind| filter.toggle(kind)),
        None if place::closest(&event, "[data-legend-quotes]").is_some() => {
            choices.views.toggle(View::Quotes);
        }
        None => {}
    }))
}

fn switch(kind: &EntityType, count: usize) -> El {
    button("")
        .attr("data-type", kind.as_str())
        .child(typed(kind.as_str(), tr(kind.plural())))
        .text(" ")
        .child(counted(count).child(mentions(count)))
}

fn counted(count: usize) -> El {
    el("span; class=count").text(&number(count))
}
