//! The list of names itself: groups of rows, which of them fit what is asked, and in which order.

use std::cell::Cell;

use dateline_article::{EntityIdx, EntityType, Fit, Query, StoryMap, fit};
use dateline_words::{fill, number, tr, tr_n};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use crate::cast::row::Row;
use crate::cast::{set_hidden, set_state};
use crate::dom;
use crate::el::{El, button, el, set_attribute};
use crate::reading::Reading;
use crate::state::Choices;
use crate::widgets::typed;

/// The list, and what the reader asks of it. What is asked stands in the document: in box, order and heads.
pub(super) struct Names {
    pub(super) groups: Vec<Group>,
    pub(super) map: StoryMap,
    pub(super) reading: Reading,
    pub(super) choices: Choices,
    pub(super) words: El,
    pub(super) order: El,
    pub(super) found: El,
}

/// The names of one type.
pub(super) struct Group {
    kind: EntityType,
    pub(super) view: El,
    head: El,
    tally: El,
    list: El,
    pub(super) rows: Vec<Row>,
    /// How many of the rows fit what is asked.
    n_left: Cell<usize>,
}

/// Set on a group that the reader has closed; a filter opens it for as long as it is there.
pub(super) const CLOSED: &str = "data-closed";

pub(super) fn group(kind: &EntityType, rows: Vec<Row>) -> Group {
    let word = kind.as_str();
    let tally = el("span; class=tally");
    let head = button("").child(typed(word, tr(kind.plural()))).text(" ").child(tally.clone());
    let mut list = el("ul");
    for row in &rows {
        list = list.child(row.item.clone());
    }
    let view = el("div; class=group").attr("data-group", word);
    let view = view.child(el("h3").child(head.clone())).child(list.clone());
    let n_left = Cell::new(rows.len());
    Group { kind: kind.clone(), view, head, tally, list, rows, n_left }
}

impl Names {
    pub(super) fn field(&self) -> &HtmlInputElement {
        self.words.node().unchecked_ref()
    }

    /// Opens the group of a row, and takes the words away that hide it.
    pub(super) fn uncover(&self, row: &Row) {
        if row.item.node().has_attribute("hidden") {
            self.field().set_value("");
        }
        if let Some(group) = dom::closest(row.item.node(), "[data-group]") {
            set_attribute(&group, CLOSED, None);
        }
        arrange(self);
    }
}

/// Shows the names that fit the words, in open groups; says how many there are.
pub(super) fn arrange(names: &Names) -> String {
    let mut query = Query::new(&names.field().value(), dateline_unicode::BROWSER);
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
        group.n_left.set(n_here);
    }
    show_switches(names);
    let said = tally(n_left, n_all);
    set_hidden(&names.found, !is_asked);
    names.found.node().set_text_content(Some(&said));
    said
}

/// Says of each type how many names are left, and whether it is switched off. No row is touched: there may be thousands.
pub(super) fn show_switches(names: &Names) {
    for group in &names.groups {
        let is_on = names.choices.filter.is_on(&group.kind);
        set_attribute(group.view.node(), "data-switched-off", (!is_on).then_some(""));
        let mut said = tally(group.n_left.get(), group.rows.len());
        if !is_on {
            said = fill(tr("{names}, switched off"), &[("names", &said)]);
        }
        group.tally.node().set_text_content(Some(&said));
    }
}

/// "42 names"; "3 of 42 names" where not all are left.
fn tally(n_left: usize, n_all: usize) -> String {
    let all = tr_n(n_all, "{n} name", "{n} names");
    match n_left {
        0 => fill(tr("None of {names}"), &[("names", &all)]),
        _ if n_left == n_all => all,
        _ => fill(tr("{n} of {names}"), &[("n", &number(n_left)), ("names", &all)]),
    }
}

pub(super) fn put_in_order(names: &Names) {
    let (article, index) = (&names.reading.article, &names.reading.index);
    let order = names.order.node().unchecked_ref::<HtmlSelectElement>().value();
    let ranked = match order.as_str() {
        "first" => index.by_first(article),
        "name" => index.by_name(article, dateline_unicode::BROWSER),
        _ => index.by_count(article),
    };
    for group in &names.groups {
        for entity in &ranked {
            if let Some(row) = group.rows.iter().find(|it| it.entity == *entity) {
                group.list.add(row.item.clone());
            }
        }
    }
}

/// The name that the words fit best; of equals the one that stands first.
pub(super) fn best(names: &Names, query: &mut Query) -> Option<(Fit, EntityIdx)> {
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
