//! The panel: a head with the switch, and one of three views. At the side where there is room, else a sheet.

use dateline_article::Outline;

use crate::cast::contents::contents;
use crate::cast::handle::handle;
use crate::cast::names::names;
use crate::cast::quotes::quotes;
use crate::cast::row::Rows;
use crate::cast::sheet;
use crate::cast::switch::{Offer, switch};
use crate::el::{Bound, El, el};
use crate::reading::Reading;
use crate::state::{Choices, View};

/// The panel of a story with these names, and the handle of the sheet that it is on small screens.
pub(crate) fn cast(reading: Reading, choices: Choices, rows: Rows) -> Option<El> {
    let article = &reading.article;
    let outline = Outline::new(&article.blocks);
    let offer = Offer {
        n_names: rows.len(),
        n_quotes: article.quotes.len(),
        n_headings: outline.headings().len(),
    };
    let names = names(reading.clone(), choices, rows)
        .bind("hidden", move || (offer.shown(choices) != View::Names).then(String::new));
    let whole = reading.clone();
    // Built when they are first asked for: most readers never do.
    let others = el("div; class=other-views").slot(move || match offer.shown(choices) {
        View::Quotes => Some(quotes(whole.clone(), choices)),
        View::Contents => Some(contents(whole.clone(), choices, &outline)),
        View::Names | View::Spotlight => None,
    });
    let head = el("div; class=cast-head")
        .child(el("h2").say("In this story"))
        .child_if(switch(offer, choices));
    let list = el("div; class=cast-list; id=cast-list").child(head).child(names).child(others);
    let view = el("section")
        .class(if offer.is_empty() { "cast nobody" } else { "cast" })
        .attr("data-cast", "")
        .label("In this story")
        .bind("data-open", move || choices.overlays.sheet().then(String::new))
        .child(handle(reading.clone(), choices, offer))
        .child(list);
    sheet::follow_sheet(reading, choices);
    Some(view)
}
