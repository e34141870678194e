//! The chosen row: pressed, in sight, and with what can be done from there.

use std::rc::Rc;

use dateline_article::{EntityIdx, TextRef, company};
use leptos::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use crate::cast::names::Names;
use crate::cast::row::Row;
use crate::cast::rug::rug;
use crate::cast::{entity_by_id, set_state, typed};
use crate::dom;
use crate::el::{El, button, el, follow};
use crate::loaded::Reading;
use crate::moving;
use crate::place;
use crate::state::{Choices, View};

/// How many of those it appears with are named.
const COMPANY: usize = 5;

/// How many places are told to who can't see the rug.
const TOLD: usize = 12;

/// Presses the rows of what is chosen; the first of them is brought into sight, with `more` under it.
pub(super) fn follow_choice(names: Rc<Names>, more: El) {
    let mut pressed: Vec<Row> = Vec::new();
    let mut last = None;
    // Only where it was made for the choice: others have theirs all the time.
    let mut own_rug: Option<El> = None;
    follow(move || {
        let chosen = names.choices.selection.all();
        for row in pressed.drain(..) {
            set_state(&row.button, "aria-pressed", false);
        }
        let rows = || names.groups.iter().flat_map(|it| &it.rows);
        pressed.extend(rows().filter(|it| chosen.contains(&it.entity)).cloned());
        for row in &pressed {
            set_state(&row.button, "aria-pressed", true);
        }
        let first = chosen.first().copied();
        if first == last {
            return;
        }
        last = first;
        if let Some(rug) = own_rug.take() {
            rug.node().remove();
        }
        more.node().remove();
        let Some(row) = pressed.iter().find(|it| Some(it.entity) == first) else { return };
        if row.item.node().query_selector(".rug").ok().flatten().is_none() {
            own_rug = rug(&names.map, &names.reading, row.entity);
        }
        let _ = row.item.clone().child_if(own_rug.clone()).child(more.clone());
        uncover(&names, row);
        let item = row.item.clone();
        request_animation_frame(move || scroll_list_to(item.node(), false));
    });
}

/// Opens the group of a row, and takes the words away that hide it.
fn uncover(names: &Names, row: &Row) {
    let is_mine = |it: &Row| it.entity == row.entity;
    let group = names.groups.iter().find(|it| it.rows.iter().any(is_mine));
    let Some(kind) = group.map(|it| it.kind.as_str()) else { return };
    if names.closed.read_untracked().iter().any(|it| it == kind) {
        names.closed.update(|closed| closed.retain(|it| it != kind));
    }
    if row.item.node().has_attribute("hidden") {
        names.words.set(String::new());
    }
}

/// Brings something of the list into sight, by the list's own scrolling: the page stays where it is.
pub(super) fn scroll_list_to(item: &Element, is_to_top: bool) {
    // The list itself where it is a sheet, else the names under their head.
    for selector in ["#cast-list", "#cast-list .groups"] {
        let Some(list) = dom::find(selector) else { continue };
        let (outer, inner) = (list.get_bounding_client_rect(), item.get_bounding_client_rect());
        // The head of the group sticks to the top.
        let head = item.closest("[data-group]").ok().flatten();
        let head = head.and_then(|it| it.first_element_child());
        let top = outer.top() + head.map_or(0.0, |it| it.get_bounding_client_rect().height());
        let above = inner.top() - top;
        let below = (inner.bottom() - outer.bottom()).min(above);
        let by = if is_to_top || above < 0.0 { above } else { below.max(0.0) };
        list.set_scroll_top(list.scroll_top() + by as i32);
    }
}

/// What stands under the chosen row: where the reader is, the way to the next mention, and the company it keeps.
pub(super) fn more(reading: Reading, choices: Choices) -> El {
    let (whole, acting) = (reading.clone(), reading.clone());
    el("div")
        .class("more")
        .child(el("div").class("steps").slot(move || steps(&whole, choices)))
        .child(el("div").class("with").attr("data-with", "").slot(move || {
            let entity = choices.selection.get()?;
            told_company(&reading, choices, entity)
        }))
        .on("click", move |event| {
            let _ = act(&acting, choices, &event);
        })
}

fn steps(reading: &Reading, choices: Choices) -> Option<El> {
    let entity = choices.selection.get()?;
    let here = choices.card.get().map(|it| it.mention).or_else(|| choices.moves.here());
    let all = reading.index.mentions(entity);
    let at = here.filter(|it| all.contains(it));
    let step = |to, label, sign| {
        button("").class("step").attr("data-step", to).attr("aria-label", label).text(sign)
    };
    let places = el("span").class("unseen").text(&told_places(reading, entity));
    let line = match at {
        _ if all.len() == 1 => el("span").child(to_first("Go to the mention")),
        None => el("span").child(to_first("Go to the first mention")),
        Some(at) => el("span")
            .child(step("previous", "Previous mention", "↑"))
            .child(el("span").class("ordinal").text(&moving::ordinal(reading, entity, at)))
            .child(step("next", "Next mention", "↓")),
    };
    let spotlight = button("Its sentences").attr("data-row-spotlight", "");
    Some(el("div").class("step-line").child(line).child(places).child(spotlight))
}

fn to_first(label: &str) -> El {
    button(label).attr("data-step", "first")
}

/// The rug in words: "In the headline, paragraph 1, 3 and 2 more".
fn told_places(reading: &Reading, entity: EntityIdx) -> String {
    let mentions = reading.index.mentions(entity).iter();
    let mut texts: Vec<TextRef> =
        mentions.filter_map(|it| Some(reading.article.mention(*it)?.text_ref)).collect();
    texts.dedup();
    let names: Vec<String> = texts.iter().take(TOLD).map(|it| block_name(*it)).collect();
    let mut told = format!(" In {}", names.join(", "));
    if TOLD < texts.len() {
        told += &format!(" and {} more", texts.len() - TOLD);
    }
    told
}

/// What a text is called in lists: "headline", or the number of its block.
pub(crate) fn block_name(text_ref: TextRef) -> String {
    match text_ref {
        TextRef::Headline => "headline".to_owned(),
        TextRef::Standfirst => "summary".to_owned(),
        TextRef::Block(idx) => (idx.0 + 1).to_string(),
    }
}

/// Who shares sentences with it, each a button that makes the two a pair.
pub(crate) fn told_company(reading: &Reading, choices: Choices, entity: EntityIdx) -> Option<El> {
    let chosen = choices.selection.all();
    let mut list = el("ul");
    let mut n_told = 0;
    for (other, count) in company(&reading.article, &reading.index, entity) {
        let Some(it) = reading.article.entity(other).filter(|_| !chosen.contains(&other)) else {
            continue;
        };
        let sentences = format!(" {}", if count == 1 { "sentence" } else { "sentences" });
        let count = el("span")
            .class("count")
            .text(&count.to_string())
            .child(el("span").class("unseen").text(&sentences));
        let pair = button("")
            .attr("data-pair", &it.id)
            .child(typed(it.kind.as_str(), &it.name))
            .text(" ")
            .child(count);
        list = list.child(el("li").child(pair));
        n_told += 1;
        if n_told == COMPANY {
            break;
        }
    }
    let label = el("p").text("In one sentence with");
    (0 < n_told).then(|| el("div").child(label).child(list))
}

fn act(reading: &Reading, choices: Choices, event: &Event) -> Option<()> {
    let button: HtmlElement = place::closest(event, "button")?;
    let entity = choices.selection.now()?;
    if let Some(step) = button.get_attribute("data-step") {
        match step.as_str() {
            "first" => {
                let first = reading.index.first(entity)?;
                moving::go_to_mention(reading, choices, first);
            }
            step => moving::step(reading, choices, step == "next"),
        }
    } else if button.has_attribute("data-row-spotlight") {
        choices.views.toggle(View::Spotlight);
    } else {
        make_pair(reading, choices, &button)?;
    }
    Some(())
}

/// Chooses the name of a button beside the one that is chosen, and shows the sentences that have both.
pub(crate) fn make_pair(reading: &Reading, choices: Choices, button: &Element) -> Option<()> {
    let other = entity_by_id(&reading.article, &button.get_attribute("data-pair")?)?;
    choices.selection.choose_pair(choices.selection.now()?, other);
    choices.views.show(View::Spotlight);
    Some(())
}
