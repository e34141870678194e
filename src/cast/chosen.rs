//! The chosen row: pressed, in sight, and with what can be done from there.

use std::rc::Rc;

use dateline_article::{EntityIdx, TextRef, company};
use dateline_words::{en, fill, number, tr, tr_n};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::cast::list::Names;
use crate::cast::row::Row;
use crate::cast::rug::rug;
use crate::cast::set_state;
use crate::dom;
use crate::el::{Bound, El, button, el, follow};
use crate::moving;
use crate::reading::Reading;
use crate::state::{Choices, View};
use crate::widgets::typed;

/// How many of those it appears with are named.
const COMPANY: usize = 24;

/// How many places are told to who can't see the rug.
const TOLD: usize = 12;

/// Presses the rows of what is chosen; the first of them is brought into sight, with what can be done under it.
pub(super) fn follow_choice(names: Rc<Names>) {
    let (reading, choices) = (names.reading.clone(), names.choices);
    let steps = el("div; class=steps").slot(move || steps(&reading, choices));
    let mut pressed: Vec<Row> = Vec::new();
    // What stands under the first one; a rug only where the row has none of its own.
    let mut under: Vec<El> = Vec::new();
    let mut last = None;
    follow(move || {
        let chosen = choices.selection.all();
        for row in pressed.drain(..) {
            set_state(&row.button, "aria-pressed", false);
        }
        for group in &names.groups {
            for row in &group.rows {
                if chosen.contains(&row.entity) {
                    set_state(&row.button, "aria-pressed", true);
                    pressed.push(row.clone());
                }
            }
        }
        for it in under.drain(..) {
            it.node().remove();
        }
        let Some(first) = chosen.first().copied() else {
            last = None;
            return;
        };
        let Some(row) = pressed.iter().find(|it| it.entity == first) else { return };
        if row.item.node().child_element_count() < 2 {
            under.extend(rug(&names.map, &names.reading, first));
        }
        let more = el("div; class=more").child(steps.clone());
        let company = told_company(&names.reading, first, &chosen);
        under.push(more.child_if(company));
        for it in &under {
            row.item.add(it.clone());
        }
        if last != Some(first) {
            last = Some(first);
            names.uncover(row);
            let item = row.item.clone();
            request_animation_frame(move || scroll_list_to(item.node(), false));
        }
    });
}

/// Brings something of the list into sight, by the list's own scrolling: the page stays where it is.
pub(super) fn scroll_list_to(item: &Element, is_to_top: bool) {
    // The list itself where it is a sheet, else the names under their head.
    for selector in ["#cast-list", "#cast-list .groups"] {
        let Some(list) = dom::find(selector) else { continue };
        let (outer, inner) = (list.get_bounding_client_rect(), item.get_bounding_client_rect());
        // The head of the group sticks to the top.
        let head = dom::closest(item, "[data-group]");
        let head = head.and_then(|it| it.first_element_child());
        let top = outer.top() + head.map_or(0.0, |it| it.get_bounding_client_rect().height());
        let above = inner.top() - top;
        let below = (inner.bottom() - outer.bottom()).min(above);
        let by = if is_to_top || above < 0.0 { above } else { below.max(0.0) };
        list.set_scroll_top(list.scroll_top() + by as i32);
    }
}

/// Where the reader is among the mentions, the way to the next, and to the sentences alone.
fn steps(reading: &Reading, choices: Choices) -> Option<El> {
    let entity = choices.selection.get()?;
    let here = choices.card.get().map(|it| it.mention).or_else(|| choices.moves.here());
    let all = reading.index.mentions(entity);
    let at = here.filter(|it| all.contains(it));
    let step = |to, sign| button(sign).class("step").attr("data-step", to);
    let places = el("span; class=unseen").text(&told_places(reading, entity));
    let line = match at {
        _ if all.len() == 1 => el("span").child(to_first(en("Go to the mention"))),
        None => el("span").child(to_first(en("Go to the first mention"))),
        Some(at) => el("span")
            .child(step("previous", "↑").label("Previous mention"))
            .child(el("span; class=ordinal").text(&reading.ordinal(entity, at)))
            .child(step("next", "↓").label("Next mention")),
    };
    let spotlight = button("Spotlight").attr("data-row-spotlight", "");
    Some(el("div; class=step-line").child(line).child(places).child(spotlight))
}

fn to_first(label: &'static str) -> El {
    button(label).attr("data-step", "first")
}

/// The rug in words: "In the headline, paragraph 1, 3 and 2 more".
fn told_places(reading: &Reading, entity: EntityIdx) -> String {
    let mentions = reading.index.mentions(entity).iter();
    let mut texts: Vec<TextRef> =
        mentions.filter_map(|it| Some(reading.article.mention(*it)?.text_ref)).collect();
    texts.dedup();
    let names: Vec<String> = texts.iter().take(TOLD).map(|it| block_name(*it)).collect();
    let template = match TOLD < texts.len() {
        true => tr("In {places} and more"),
        false => tr("In {places}"),
    };
    " ".to_owned() + &fill(template, &[("places", &names.join(", "))])
}

/// What a text is called in lists: "headline", or the number of its block.
pub(crate) fn block_name(text_ref: TextRef) -> String {
    match text_ref {
        TextRef::Headline => tr("headline").to_owned(),
        TextRef::Standfirst => tr("summary").to_owned(),
        TextRef::Block(idx) => number(idx.0 as usize + 1),
    }
}

/// Who shares sentences with it and is not chosen yet, each a button that makes the two a pair.
pub(crate) fn told_company(
    reading: &Reading,
    entity: EntityIdx,
    chosen: &[EntityIdx],
) -> Option<El> {
    let mut list = el("ul");
    let mut n_told = 0;
    for (other, count) in
        company(&reading.article, &reading.index, entity, dateline_unicode::BROWSER)
    {
        let Some(it) = reading.article.entity(other).filter(|_| !chosen.contains(&other)) else {
            continue;
        };
        let unit = tr_n(count, "sentence", "sentences");
        let unit = el("span; class=unseen").text(" ").text(&unit);
        let count = el("span; class=count").text(&number(count)).child(unit);
        let pair = button("").attr("data-pair", &it.id);
        let pair = pair.child(typed(it.kind.as_str(), &it.name)).text(" ").child(count);
        list = list.child(el("li").child(pair));
        n_told += 1;
        if n_told == COMPANY {
            break;
        }
    }
    let label = el("p").say("Appears with");
    let told = el("div; class=with; data-with").child(label).child(list);
    (0 < n_told).then_some(told)
}

/// What a button under the chosen row, or under the head of the spotlight, does.
pub(crate) fn act(reading: &Reading, choices: Choices, button: &HtmlElement) -> Option<()> {
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
        let other = reading.entity_by_id(&button.get_attribute("data-pair")?)?;
        choices.selection.choose_pair(entity, other);
        choices.views.show(View::Spotlight);
    }
    Some(())
}
