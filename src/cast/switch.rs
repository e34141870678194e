//! The switch between the panel's views; only those that have something are offered.

use dateline_words::{en, number};

use crate::cast::{pressed, set_state};
use crate::el::{El, button, el, follow};
use crate::state::{Choices, View};

/// How much each view has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    pub(super) n_names: usize,
    pub(super) n_quotes: usize,
    pub(super) n_headings: usize,
}

impl Offer {
    /// Whether there is nothing at all.
    pub(super) fn is_empty(self) -> bool {
        self.n_names + self.n_quotes + self.n_headings == 0
    }

    /// The view that is shown: what the reader has asked for, or the first that has something.
    pub(super) fn shown(self, choices: Choices) -> View {
        let asked = match choices.views.get() {
            View::Spotlight => View::Names,
            view => view,
        };
        let first = self.views().first().map_or(View::Names, |it| it.0);
        if self.views().iter().any(|it| it.0 == asked) { asked } else { first }
    }

    fn views(self) -> Vec<(View, &'static str, &'static str)> {
        let mut views = vec![
            (View::Names, "names", en("Names")),
            (View::Quotes, "quotes", en("Quotes")),
            (View::Contents, "contents", en("Contents")),
        ];
        views.retain(|it| match it.0 {
            View::Quotes => 0 < self.n_quotes,
            View::Contents => 0 < self.n_headings,
            View::Names | View::Spotlight => 0 < self.n_names,
        });
        views
    }
}

/// The switch; a single view needs none.
pub(super) fn switch(offer: Offer, choices: Choices) -> Option<El> {
    let views = offer.views();
    let button_of = |(view, word, label): &(View, &str, &'static str)| {
        let switch = button(label).attr("data-view-switch", word);
        if *view != View::Quotes {
            return switch;
        }
        switch.text(" ").child(el("span; class=count").text(&number(offer.n_quotes)))
    };
    let buttons: Vec<El> = views.iter().map(button_of).collect();
    let switch = el("div; class=views; role=group").label("Show");
    let switch = switch.children(buttons.clone());
    let (kinds, shown) = (views.clone(), buttons.clone());
    follow(move || {
        let now = offer.shown(choices);
        for ((view, ..), button) in kinds.iter().zip(&shown) {
            set_state(button, "aria-pressed", *view == now);
        }
    });
    let switch = switch.on("click", move |event| {
        if let Some((view, ..)) = pressed(&event, &buttons).and_then(|at| views.get(at)) {
            choices.views.show(*view);
        }
    });
    (1 < offer.views().len()).then_some(switch)
}
