//! The names: everybody who is mentioned, by type, in the order and as few as the reader asks for.

use std::rc::Rc;

use dateline_article::{EntityIdx, Query};
use dateline_words::{en, tr, tr_n};
use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use crate::cast::chosen::{self, follow_choice};
use crate::cast::list::{CLOSED, Names, arrange, best, group, put_in_order, show_switches};
use crate::cast::row::{Row, Rows};
use crate::cast::rug::nearest;
use crate::dom;
use crate::el::{El, el, follow, set_attribute};
use crate::focus;
use crate::frames::soon;
use crate::moving;
use crate::place;
use crate::reading::Reading;
use crate::state::Choices;

/// The view of these names.
pub(super) fn names(reading: Reading, choices: Choices, rows: Rows) -> El {
    let view = el("div; class=names-view; data-names");
    let Rows { map, rows, .. } = rows;
    let mut groups = Vec::new();
    for (kind, _) in reading.index.type_counts() {
        let is_of_kind =
            |it: &&Row| reading.article.entity(it.entity).is_some_and(|it| it.kind == *kind);
        let rows: Vec<Row> = rows.iter().filter(is_of_kind).cloned().collect();
        if !rows.is_empty() {
            groups.push(group(kind, rows));
        }
    }
    if groups.is_empty() {
        return view.child(el("p; class=empty").say("No names are marked in this story."));
    }
    let mut list = el("div; class=groups");
    for group in &groups {
        list = list.child(group.view.clone());
    }
    let words = el("input; type=search; data-name-filter; autocomplete=off; spellcheck=false")
        .label("Find a name")
        .hint("Find a name");
    let mut order = el("select; data-order").label("Order of the names");
    let orders =
        [("count", en("By mentions")), ("first", en("By appearance")), ("name", en("By name"))];
    for (value, label) in orders {
        order = order.child(el("option").attr("value", value).say(label));
    }
    let found = el("p; class=found");
    let tools = el("div; class=names-tools").child(words.clone()).child(order.clone());
    let view = view.child(tools).child(found.clone()).child(list);
    let names = Rc::new(Names { groups, map, reading, choices, words, order, found });
    let acting = names.clone();
    follow_choice(names.clone());
    untrack(|| arrange(&names));
    follow(move || show_switches(&names));
    view.on_each(&["input", "keydown", "click"], move |event| match event.type_().as_str() {
        "click" => {
            let _ = act(&acting, &event);
        }
        "keydown" => type_key(&acting, &event),
        _ if event.target().as_ref() == Some(acting.order.node()) => put_in_order(&acting),
        _ => choices.live.say(arrange(&acting)),
    })
}

/// Escape empties the box before it means anything else; Enter chooses the name that fits best.
fn type_key(names: &Names, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let is_in_box = event.target().as_ref() == Some(names.words.node());
    if !is_in_box || key.is_composing() || names.field().value().is_empty() {
        return;
    }
    match key.key().as_str() {
        "Escape" => {
            names.field().set_value("");
            names.choices.live.say(arrange(names));
            event.prevent_default();
        }
        "Enter" => {
            let query = Query::new(&names.field().value(), dateline_unicode::BROWSER);
            if let Some((_, entity)) = query.and_then(|mut it| best(names, &mut it)) {
                // The row that gets the focus would take the same key for a press, and let go again.
                event.prevent_default();
                // What was asked is answered: the whole cast is there again, with the answer in it.
                names.field().set_value("");
                arrange(names);
                names.choices.selection.choose(entity);
                tell(names);
                focus_row("[data-names] [aria-pressed='true'][data-entity]");
            }
        }
        "ArrowDown" => {
            event.prevent_default();
            focus_row("[data-group]:not([hidden]) li:not([hidden]) > [data-entity]");
        }
        _ => {}
    }
}

/// What a click in the list means: a row, the head of a group, a place on a rug, or what stands under a row.
fn act(names: &Names, event: &Event) -> Option<()> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    if let Some(rug) = dom::closest(&target, "[data-rug]") {
        let mention = nearest(&names.map, &names.reading, &rug, event)?;
        let entity = names.reading.entity_of(mention)?;
        if !names.choices.selection.all_now().contains(&entity) {
            names.choices.selection.choose(entity);
        }
        moving::go_to_mention(&names.reading, names.choices, mention);
        return Some(());
    }
    let button = place::closest(event, "button")?;
    if let Some(entity) = entity_of(names, &button) {
        names.choices.hint.close();
        names.choices.selection.toggle(entity);
        tell(names);
    } else if button.has_attribute("aria-expanded") {
        let group = dom::closest(&button, "[data-group]")?;
        set_attribute(&group, CLOSED, (!group.has_attribute(CLOSED)).then_some(""));
        arrange(names);
    } else {
        chosen::act(&names.reading, names.choices, &button)?;
    }
    Some(())
}

fn entity_of(names: &Names, button: &HtmlElement) -> Option<EntityIdx> {
    names.reading.entity_by_id(&button.get_attribute("data-entity")?)
}

/// Says what is chosen now to those who do not see it in the text: "Sergei Shoigu, 4 mentions".
fn tell(names: &Names) {
    let chosen = names.choices.selection.now();
    let said = match chosen.and_then(|it| Some((it, names.reading.article.entity(it)?))) {
        Some((idx, entity)) => {
            let n = names.reading.index.count(idx);
            entity.name.clone() + ", " + &tr_n(n, "{n} mention", "{n} mentions")
        }
        None => tr("Nothing chosen").to_owned(),
    };
    names.choices.live.say(said);
}

/// From the box into the list, where single keys act.
fn focus_row(selector: &'static str) {
    soon(move || {
        if let Some(row) = dom::find(selector) {
            focus::quietly(&row);
        }
    });
}
