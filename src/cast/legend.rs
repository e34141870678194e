//! The legend: each type with its own line and count, and a switch for its marks.

use dateline_article::EntityType;

use crate::cast::{pressed, typed};
use crate::el::{El, button, el, follow};
use crate::loaded::Reading;
use crate::state::Choices;
use crate::types::plural;

/// The types of this story; nothing if it has no marks.
pub(crate) fn legend(reading: &Reading, choices: Choices) -> Option<El> {
    let counts = reading.index.type_counts();
    let kinds: Vec<EntityType> = counts.iter().map(|(kind, _)| kind.clone()).collect();
    let switches: Vec<El> = counts.iter().map(|(kind, count)| switch(kind, *count)).collect();
    let filter = choices.filter;
    let view = el("section")
        .class("legend")
        .attr("data-legend", "")
        .attr("aria-label", "Marked in the text");
    let view = view.children(switches.clone());
    let (shown, toggled) = (switches.clone(), kinds.clone());
    follow(move || {
        for (switch, kind) in shown.iter().zip(&kinds) {
            let _ = switch
                .node()
                .set_attribute("aria-pressed", if filter.is_on(kind) { "true" } else { "false" });
        }
    });
    let view = view.on("click", move |event| {
        if let Some(kind) = pressed(&event, &switches).and_then(|at| toggled.get(at)) {
            filter.toggle(kind);
        }
    });
    (!reading.index.type_counts().is_empty()).then_some(view)
}

fn switch(kind: &EntityType, count: usize) -> El {
    button("")
        .attr("data-type", kind.as_str())
        .child(typed(kind.as_str(), plural(kind)))
        .text(" ")
        .child(el("span").class("count").text(&count.to_string()))
}
