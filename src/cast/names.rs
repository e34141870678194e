//! The names: everybody who is mentioned, by type, in the order and as few as the reader asks for.

use std::rc::Rc;

use dateline_article::{EntityIdx, EntityType, Fit, Query, StoryMap, fit};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use crate::cast::chosen::{self, follow_choice};
use crate::cast::row::Row;
use crate::cast::rug::nearest;
use crate::cast::{counted, entity_by_id, set_hidden, set_state, typed};
use crate::dom;
use crate::el::{El, button, el, follow};
use crate::frames::soon;
use crate::loaded::Reading;
use crate::moving;
use crate::place;
use crate::roving;
use crate::state::Choices;
use crate::types::plural;
use crate::unicode;

/// The list, and what the reader asks of it. What is asked stands in the document: in box, order and heads.
pub(super) struct Names {
    pub(super) groups: Vec<Group>,
    pub(super) map: StoryMap,
    pub(super) reading: Reading,
    pub(super) choices: Choices,
    words: El,
    order: El,
    found: El,
}

/// The names of one type.
pub(super) struct Group {
    kind: EntityType,
    pub(super) view: El,
    head: El,
    tally: El,
    list: El,
    pub(super) rows: Vec<Row>,
}

/// Set on a group that the reader has closed; a filter opens it for as long as it is there.
const CLOSED: &str = "data-closed";

/// The view of the names that are `mentioned`, the most mentioned first.
pub(super) fn names(reading: Reading, choices: Choices, mentioned: &[EntityIdx]) -> El {
    let view = el("div; class=names-view; data-names");
    let map = StoryMap::new(&reading.article);
    let mut groups = Vec::new();
    for (kind, _) in reading.index.type_counts() {
        let mut rows = Vec::new();
        for idx in mentioned {
            if reading.article.entity(*idx).is_some_and(|it| it.kind == *kind) {
                rows.extend(Row::new(&map, &reading, *idx));
            }
        }
        if !rows.is_empty() {
            groups.push(group(kind, rows));
        }
    }
    if groups.is_empty() {
        let none = "No names are marked in this story.";
        return view.child(el("p; class=empty").text(none));
    }
    let mut list = el("div; class=groups");
    for group in &groups {
        list = list.child(group.view.clone());
    }
    let words = el(
        "input; type=search; data-name-filter; aria-label=Find a name; placeholder=Find a name; autocomplete=off; spellcheck=false",
    );
    let mut order = el("select; data-order; aria-label=Order of the names");
    let orders = [("count", "By mentions"), ("first", "By appearance"), ("name", "By name")];
    for (value, label) in orders {
        order = order.child(el("option").attr("value", value).text(label));
    }
    let found = el("p; class=found");
    let tools = el("div; class=names-tools").child(words.clone()).child(order.clone());
    let view = view.child(tools).child(found.clone()).child(list);
    let names = Rc::new(Names { groups, map, reading, choices, words, order, found });
    let acting = names.clone();
    follow_choice(names.clone());
    follow(move || {
        let _ = arrange(&names);
    });
    view.on_each(&["input", "keydown", "click"], move |event| match event.type_().as_str() {
        "click" => {
            let _ = act(&acting, &event);
        }
        "keydown" => type_key(&acting, &event),
        _ if event.target().as_ref() == Some(acting.order.node()) => put_in_order(&acting),
        _ => choices.live.say(arrange(&acting)),
    })
}

fn group(kind: &EntityType, rows: Vec<Row>) -> Group {
    let word = kind.as_str();
    let tally = el("span; class=tally");
    let head = button("").child(typed(word, plural(kind))).text(" ").child(tally.clone());
    let mut list = el("ul");
    for row in &rows {
        list = list.child(row.item.clone());
    }
    let view = el("div; class=group").attr("data-group", word);
    let view = view.child(el("h3").child(head.clone())).child(list.clone());
    Group { kind: kind.clone(), view, head, tally, list, rows }
}

impl Names {
    fn field(&self) -> &HtmlInputElement {
        self.words.node().unchecked_ref()
    }

    /// Opens the group of a row, and takes the words away that hide it.
    pub(super) fn uncover(&self, row: &Row) {
        if row.item.node().has_attribute("hidden") {
            self.field().set_value("");
        }
        if let Ok(Some(group)) = row.item.node().closest("[data-group]") {
            let _ = group.remove_attribute(CLOSED);
        }
        arrange(self);
    }
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
            let query = Query::new(&names.field().value(), unicode::BROWSER);
            if let Some((_, entity)) = query.and_then(|mut it| best(names, &mut it)) {
                // What was asked is answered: the whole cast is there again, with the answer in it.
                names.field().set_value("");
                arrange(names);
                names.choices.selection.choose(entity);
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
    if let Some(rug) = target.closest("[data-rug]").ok()? {
        let mention = nearest(&names.map, &names.reading, &rug, event)?;
        let entity = moving::entity_of(&names.reading, mention)?;
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
    } else if button.has_attribute("aria-expanded") {
        let group = button.closest("[data-group]").ok()??;
        let _ = group.toggle_attribute(CLOSED);
        arrange(names);
    } else {
        chosen::act(&names.reading, names.choices, &button)?;
    }
    Some(())
}

fn entity_of(names: &Names, button: &HtmlElement) -> Option<EntityIdx> {
    entity_by_id(&names.reading.article, &button.get_attribute("data-entity")?)
}

/// Shows the names that fit the words, in open groups; says how many there are.
fn arrange(names: &Names) -> String {
    let mut query = Query::new(&names.field().value(), unicode::BROWSER);
    let is_asked = query.is_some();
    let best = query.as_mut().and_then(|it| best(names, it)).map(|it| it.0);
    let (mut n_left, mut n_all) = (0, 0);
    for group in &names.groups {
        let mut n_here = 0;
        for row in &group.rows {
            let is_left = match (&mut query, names.reading.article.entity(row.entity)) {
                // Inside of words only where no word begins so: who types SCO does not mean Moscow.
                (Some(query), Some(entity)) => {
                    fit(entity, query).is_some_and(|it| it < Fit::Inside || best == Some(it))
                }
                _ => true,
            };
            set_hidden(&row.item, !is_left);
            n_here += usize::from(is_left);
        }
        n_left += n_here;
        n_all += group.rows.len();
        let is_open = is_asked || !group.view.node().has_attribute(CLOSED);
        set_hidden(&group.view, n_here == 0);
        set_hidden(&group.list, !is_open);
        set_state(&group.head, "aria-expanded", is_open);
        let is_on = names.choices.filter.is_on(&group.kind);
        let _ = group.view.node().toggle_attribute_with_force("data-switched-off", !is_on);
        let mut said = tally(n_here, group.rows.len());
        if !is_on {
            said += ", switched off";
        }
        group.tally.node().set_text_content(Some(&said));
    }
    let said = tally(n_left, n_all);
    set_hidden(&names.found, !is_asked);
    names.found.node().set_text_content(Some(&said));
    said
}

/// From the box into the list, where single keys act.
fn focus_row(selector: &'static str) {
    soon(move || {
        if let Some(row) = dom::find(selector) {
            roving::focus_quietly(&row);
        }
    });
}

/// The name that the words fit best; of equals the one that stands first.
fn best(names: &Names, query: &mut Query) -> Option<(Fit, EntityIdx)> {
    let mut best: Option<(Fit, EntityIdx)> = None;
    for row in names.groups.iter().flat_map(|it| &it.rows) {
        let Some(entity) = names.reading.article.entity(row.entity) else { continue };
        if let Some(fit) = fit(entity, query)
            && best.is_none_or(|(it, _)| fit < it)
        {
            best = Some((fit, row.entity));
        }
    }
    best
}

/// "42 names"; "3 of 42 names" where not all are left.
fn tally(n_left: usize, n_all: usize) -> String {
    let all = counted(n_all, "name", "names");
    match n_left {
        0 => "None of ".to_owned() + &all,
        _ if n_left == n_all => all,
        _ => n_left.to_string() + " of " + &all,
    }
}

fn put_in_order(names: &Names) {
    let (article, index) = (&names.reading.article, &names.reading.index);
    let order = names.order.node().unchecked_ref::<HtmlSelectElement>().value();
    let ranked = match order.as_str() {
        "first" => index.by_first(article),
        "name" => index.by_name(article, unicode::BROWSER),
        _ => index.by_count(article),
    };
    for group in &names.groups {
        for entity in &ranked {
            if let Some(row) = group.rows.iter().find(|it| it.entity == *entity) {
                let _ = group.list.node().append_child(row.item.node());
            }
        }
    }
}
