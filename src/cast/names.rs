//! The names: everybody who is mentioned, by type, in the order and as few as the reader asks for.

use std::rc::Rc;

use dateline_article::{EntityIdx, EntityType, Query, StoryMap, is_named};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use crate::cast::chosen::{follow_choice, more};
use crate::cast::row::Row;
use crate::cast::rug::nearest;
use crate::cast::{counted, entity_by_id, set_hidden, set_state, typed};
use crate::dom;
use crate::el::{El, button, el, follow};
use crate::loaded::Reading;
use crate::moving;
use crate::place;
use crate::state::Choices;
use crate::types::plural;
use crate::unicode;

/// The list, and what the reader asks of it.
pub(super) struct Names {
    pub(super) groups: Vec<Group>,
    pub(super) map: StoryMap,
    pub(super) reading: Reading,
    pub(super) choices: Choices,
    /// What the filter box holds.
    pub(super) words: RwSignal<String>,
    /// The value of the order.
    order: RwSignal<String>,
    /// The types whose groups are closed.
    pub(super) closed: RwSignal<Vec<String>>,
}

/// The names of one type.
pub(super) struct Group {
    pub(super) kind: EntityType,
    view: El,
    head: El,
    tally: El,
    list: El,
    pub(super) rows: Vec<Row>,
}

impl Group {
    fn new(kind: &EntityType, rows: Vec<Row>) -> Group {
        let tally = el("span").class("tally");
        let head = button("")
            .attr("aria-expanded", "true")
            .child(typed(kind.as_str(), plural(kind)))
            .text(" ")
            .child(tally.clone());
        let list = el("ul").children(rows.iter().map(|it| it.item.clone()).collect());
        let view = el("div")
            .class("group")
            .attr("data-group", kind.as_str())
            .child(el("h3").child(head.clone()))
            .child(list.clone());
        Group { kind: kind.clone(), view, head, tally, list, rows }
    }
}

/// The view of the names that are `mentioned`, the most mentioned first.
pub(super) fn names(reading: Reading, choices: Choices, mentioned: &[EntityIdx]) -> El {
    let map = StoryMap::new(&reading.article);
    let kind_of = |it: EntityIdx| reading.article.entity(it).map(|it| &it.kind);
    let mut groups = Vec::new();
    for (kind, _) in reading.index.type_counts() {
        let of_kind = mentioned.iter().filter(|it| kind_of(**it) == Some(kind));
        let rows: Vec<Row> = of_kind.filter_map(|it| Row::new(&map, &reading, *it)).collect();
        if !rows.is_empty() {
            groups.push(Group::new(kind, rows));
        }
    }
    let view = el("div").class("names-view").attr("data-names", "");
    if groups.is_empty() {
        let none = "No names are marked in this story.";
        return view.child(el("p").class("empty").text(none));
    }
    let names = Rc::new(Names {
        groups,
        map,
        reading,
        choices,
        words: RwSignal::new(String::new()),
        order: RwSignal::new(String::new()),
        closed: RwSignal::new(Vec::new()),
    });
    let found = el("p").class("found").attr("hidden", "");
    let list = el("div").class("groups");
    let list = list.children(names.groups.iter().map(|it| it.view.clone()).collect());
    let more = more(names.reading.clone(), choices);
    follow_asked(names.clone(), found.clone());
    follow_switched_off(names.clone());
    follow_choice(names.clone(), more);
    let acting = names.clone();
    view.child(tools(&names)).child(found).child(list).on("click", move |event| {
        let _ = act(&acting, &event);
    })
}

/// The filter box and the order.
fn tools(names: &Rc<Names>) -> El {
    let (words, order) = (names.words, names.order);
    let field = el("input")
        .attr("type", "search")
        .attr("data-name-filter", "")
        .attr("aria-label", "Find a name")
        .attr("placeholder", "Find a name")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", move |event| {
            if let Some(field) = target::<HtmlInputElement>(&event) {
                words.set(field.value());
            }
        });
    // The words may be taken away from outside: when the text chooses a name that they hide.
    let shown = field.node().clone();
    follow(move || {
        let field: &HtmlInputElement = shown.unchecked_ref();
        if field.value() != *words.read() {
            field.set_value(&words.read());
        }
    });
    let whole = names.clone();
    let field = field.on("keydown", move |event| type_key(&whole, &event));
    let option = |value, label| el("option").attr("value", value).text(label);
    let select = el("select")
        .attr("data-order", "")
        .attr("aria-label", "Order of the names")
        .child(option("count", "By mentions"))
        .child(option("first", "By appearance"))
        .child(option("name", "By name"))
        .on("change", move |event| {
            if let Some(select) = target::<HtmlSelectElement>(&event) {
                order.set(select.value());
            }
        });
    el("div").class("names-tools").child(field).child(select)
}

/// Escape empties the box before it means anything else; Enter chooses the first name that is left.
fn type_key(names: &Names, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    match event.key().as_str() {
        "Escape" if !names.words.read_untracked().is_empty() => {
            names.words.set(String::new());
            event.prevent_default();
        }
        "Enter" if !event.is_composing() && !names.words.read_untracked().is_empty() => {
            let first = dom::find("[data-group]:not([hidden]) li:not([hidden]) > [data-entity]");
            let id = first.and_then(|it| it.get_attribute("data-entity"));
            let entity = id.and_then(|id| entity_by_id(&names.reading.article, &id));
            entity.into_iter().for_each(|it| names.choices.selection.choose(it));
        }
        _ => {}
    }
}

fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// What a click in the list means: a row, the head of a group, or a place on a rug.
fn act(names: &Names, event: &Event) -> Option<()> {
    let Names { choices, reading, .. } = names;
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    if let Some(rug) = target.closest("[data-rug]").ok()? {
        let mention = nearest(&names.map, reading, &rug, event)?;
        moving::go_to_mention(reading, *choices, mention);
        return Some(());
    }
    let button = place::closest(event, "button")?;
    if let Some(id) = button.get_attribute("data-entity") {
        choices.hint.close();
        choices.selection.toggle(entity_by_id(&reading.article, &id)?);
    } else if button.has_attribute("aria-expanded") {
        let kind = button.closest("[data-group]").ok()??.get_attribute("data-group")?;
        names.closed.update(|closed| match closed.iter().position(|it| *it == kind) {
            Some(at) => drop(closed.remove(at)),
            None => closed.push(kind),
        });
    }
    Some(())
}

/// Keeps the rows as the reader asks for them: in which order, which of them, in which open groups.
fn follow_asked(names: Rc<Names>, found: El) {
    let mut last_order = String::new();
    let mut was_asked = false;
    follow(move || {
        let order = names.order.get();
        if last_order != order {
            put_in_order(&names, &order);
            last_order = order;
        }
        let words = names.words.read();
        let mut query = Query::new(&words, unicode::BROWSER);
        let is_asked = query.is_some();
        let closed = names.closed.read();
        let (mut n_left, mut n_all) = (0, 0);
        for group in &names.groups {
            let n_left_before = n_left;
            for row in &group.rows {
                let entity = names.reading.article.entity(row.entity);
                let is_left = match (&mut query, entity) {
                    (Some(query), Some(entity)) => is_named(entity, query),
                    _ => true,
                };
                set_hidden(&row.item, !is_left);
                n_left += usize::from(is_left);
            }
            n_all += group.rows.len();
            let n_here = n_left - n_left_before;
            let is_open = is_asked || !closed.iter().any(|it| it == group.kind.as_str());
            set_hidden(&group.view, n_here == 0);
            set_hidden(&group.list, !is_open);
            set_state(&group.head, "aria-expanded", is_open);
            group.tally.node().set_text_content(Some(&tally(n_here, group.rows.len())));
        }
        let said = tally(n_left, n_all);
        set_hidden(&found, !is_asked);
        found.node().set_text_content(Some(&said));
        if is_asked || was_asked {
            names.choices.live.say(said);
        }
        was_asked = is_asked;
    });
}

/// "42 names"; "3 of 42 names" where not all are left.
fn tally(n_left: usize, n_all: usize) -> String {
    let all = counted(n_all, "name", "names");
    if n_left == n_all { all } else { format!("{n_left} of {all}") }
}

fn put_in_order(names: &Names, order: &str) {
    let (article, index) = (&names.reading.article, &names.reading.index);
    let ranked = match order {
        "first" => index.by_first(article),
        "name" => index.by_name(article),
        _ => index.by_count(article),
    };
    let mut ranks = vec![0; ranked.len()];
    for (rank, EntityIdx(idx)) in ranked.iter().enumerate() {
        if let Some(it) = ranks.get_mut(*idx as usize) {
            *it = rank;
        }
    }
    for group in &names.groups {
        let mut items: Vec<Option<&El>> = vec![None; ranked.len()];
        for row in &group.rows {
            let rank = ranks.get(row.entity.0 as usize).copied().unwrap_or_default();
            if let Some(item) = items.get_mut(rank) {
                *item = Some(&row.item);
            }
        }
        for item in items.into_iter().flatten() {
            let _ = group.list.node().append_child(item.node());
        }
    }
}

/// Says of the types that are switched off in the text that they are.
fn follow_switched_off(names: Rc<Names>) {
    follow(move || {
        for group in &names.groups {
            let is_off = !names.choices.filter.is_on(&group.kind);
            let _ = group.view.node().toggle_attribute_with_force("data-switched-off", is_off);
            for row in &group.rows {
                row.say_off(is_off);
            }
        }
    });
}
