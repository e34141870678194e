//! What is asked of the library: words, names, a rubric, a type, a span of time, an order.

use std::cell::RefCell;
use std::rc::Rc;

use dateline_archive::{Key, Month, Question, Root, Sort};
use dateline_elements::{El, bdi, button, el};
use dateline_words::{en, fill, tr};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use crate::address::{Asked, sort_of, sort_word};
use crate::files::index;
use crate::page::{Page, Turn, failed, tell};
use crate::results;
use crate::words::{self, number, tr_n};

/// How many stories the front page shows by itself; see `N_NEWEST` of `dateline publish`.
const N_FRONT: usize = 48;
/// How many names are offered.
const N_NAMES: usize = 8;

/// The form and what it asks.
#[derive(Clone)]
pub(crate) struct Form {
    page: Page,
    question: Rc<RefCell<Question>>,
    /// The names that were offered: how each is written, and whom it means.
    offered: Rc<RefCell<Vec<(String, Key)>>>,
    chips: El,
    names: El,
    state: El,
    list: El,
}

impl Form {
    /// Shows the form with `question` in it, and the answer.
    pub(crate) fn show(page: &Page, question: Question, turn: Turn) {
        let page = page.clone();
        spawn_local(async move {
            let answer = index().await;
            if !turn.is_last() {
                return;
            }
            match answer {
                Ok(index) => Form::drawn(page, question, index.root()),
                Err(why) => page.put(vec![failed(why)]),
            }
        });
    }

    fn drawn(page: Page, question: Question, root: &Root) {
        let form = Form {
            page,
            question: Rc::new(RefCell::new(question.clone())),
            offered: Rc::default(),
            chips: el("ul; class=archive-chips"),
            names: el("datalist; id=archive-names"),
            state: el("p; class=archive-state; role=status"),
            list: el("div; class=stories; data-archive-list"),
        };
        let n = root.n_stories() as usize;
        let words = el("input; type=search; name=q; autocomplete=off; enterkeyhint=search")
            .attr("placeholder", &tr_n(n, "Search {n} story", "Search {n} stories"))
            .label("Search headlines, names and text")
            .attr("value", &question.words);
        let name = el("input; type=text; name=name; autocomplete=off; list=archive-names")
            .attr("placeholder", tr("Any name"));
        let is_filtered = Question { words: String::new(), sort: Sort::Newest, ..question.clone() }
            != Question::default();
        let filters = el("div; class=archive-filters")
            .child(labelled(tr("Name"), name))
            .child_if(sections(root, &question).map(|it| labelled(tr("Section"), it)))
            .child_if(kinds(root, &question).map(|it| labelled(tr("Type of name"), it)))
            .child_if(months(root, "from", question.from).map(|it| labelled(tr("From"), it)))
            .child_if(months(root, "to", question.to).map(|it| labelled(tr("To"), it)))
            .child(labelled(tr("Order"), sorts(&question)));
        let more = el("details; class=archive-more")
            .child(el("summary").say("Filter and sort"))
            .child(filters);
        let more = if is_filtered { more.attr("open", "") } else { more };
        let (on_input, on_change) = (form.clone(), form.clone());
        let (tag, class) = ("form; role=search; data-archive-form", "archive-form");
        let it = el(tag).class(class).child(words).child(more).child(form.names.clone());
        let it = it
            .on("submit", |event| event.prevent_default())
            .on("input", move |event| on_input.typed(&event))
            .on("change", move |event| on_change.changed(&event));
        form.page.put(vec![it, form.chips.clone(), form.state.clone()]);
        form.page.put_list(&form.list);
        form.draw_chips();
        form.answer();
    }

    /// A letter more in one of the fields.
    fn typed(&self, event: &Event) {
        let Some(input) = input_of(event) else { return };
        match input.name().as_str() {
            "q" => {
                self.question.borrow_mut().words = input.value();
                self.ask();
            }
            "name" => self.name(&input),
            _ => {}
        }
    }

    /// Another choice.
    fn changed(&self, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        let Some(select) = target else { return };
        let value = select.value();
        let some = || Some(value.clone()).filter(|it| !it.is_empty());
        {
            let mut question = self.question.borrow_mut();
            match select.name().as_str() {
                "section" => question.section = some(),
                "types" => question.kind = some(),
                "from" => question.from = Month::parse(&value),
                "to" => question.to = Month::parse(&value),
                _ => question.sort = sort_of(&value),
            }
        }
        self.ask();
    }

    /// Offers names that begin so; one that was offered is taken.
    fn name(&self, input: &HtmlInputElement) {
        let value = input.value();
        let taken =
            self.offered.borrow().iter().find(|(it, _)| *it == value).map(|it| it.1.clone());
        if let Some(key) = taken {
            input.set_value("");
            let is_new = !self.question.borrow().entities.contains(&key);
            if is_new {
                self.question.borrow_mut().entities.push(key);
                self.draw_chips();
                self.ask();
            }
            return;
        }
        let (form, input) = (self.clone(), input.clone());
        spawn_local(async move {
            let Ok(index) = index().await else { return };
            let Ok(found) = index.names(&value, N_NAMES).await else { return };
            if input.value() != value {
                return;
            }
            form.names.clear();
            let mut offered = Vec::new();
            for it in found {
                let stories = tr_n(it.n_stories as usize, "{n} story", "{n} stories");
                let kind = words::kind(&it.known.kind);
                let label = fill(
                    tr("{name} ({kind}, {stories})"),
                    &[("name", &it.known.name), ("kind", &kind), ("stories", &stories)],
                );
                form.names.add(el("option").attr("value", &label));
                offered.push((label, it.known.key));
            }
            form.offered.replace(offered);
        });
    }

    /// The names that were taken, each with a way to take it out.
    fn draw_chips(&self) {
        self.chips.clear();
        let keys = self.question.borrow().entities.clone();
        for key in keys {
            let form = self.clone();
            let own = key.clone();
            let name = bdi(key.as_str());
            let node = name.clone();
            let out = button("×").on("click", move |_| {
                form.question.borrow_mut().entities.retain(|it| *it != own);
                form.draw_chips();
                form.ask();
            });
            let without = |name: &str| fill(tr("Without {name}"), &[("name", name)]);
            let out_node = out.clone().attr("aria-label", &without(key.as_str()));
            let dossier = Asked::Dossier(key.clone()).written();
            let link = el("a").attr("href", &dossier).child(name);
            self.chips.add(el("li").child(link).child(out));
            spawn_local(async move {
                let Ok(index) = index().await else { return };
                if let Ok(Some(it)) = index.dossier(&key).await {
                    node.clear();
                    let node = node.text(&it.name);
                    let _ = node.class("typed").attr("data-type", words::color(&it.kind));
                    let _ = out_node.attr("aria-label", &without(&it.name));
                }
            });
        }
    }

    /// Writes the question into the address, and answers it.
    fn ask(&self) {
        let address = Asked::Stories(self.question.borrow().clone()).written();
        if let Some(history) = web_sys::window().and_then(|it| it.history().ok()) {
            // A keystroke is no step that Back goes back.
            let state = history.state().unwrap_or(JsValue::NULL);
            let _ = history.replace_state_with_url(&state, "", Some(&address));
        }
        self.answer();
    }

    fn answer(&self) {
        let turn = Turn::next();
        let question = self.question.borrow().clone();
        let is_asked = question != Question::default();
        self.page.set_asked(is_asked);
        // Without a question the front page shows the newest, and here are those after them.
        let but = if is_asked { 0 } else { N_FRONT };
        if !is_asked {
            self.state.clear();
        }
        results::show(self.list.clone(), self.state.clone(), question, but, turn);
        tell("dateline:asked", &JsValue::from(is_asked));
    }
}

fn input_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn labelled(label: &str, field: El) -> El {
    el("label").child(el("span").text(label)).child(field)
}

fn option(value: &str, words: &str, chosen: &str) -> El {
    let option = el("option").attr("value", value).text(words);
    if value == chosen { option.attr("selected", "") } else { option }
}

fn sections(root: &Root, question: &Question) -> Option<El> {
    let chosen = question.section.as_deref().unwrap_or_default();
    let mut select = el("select; name=section").child(option("", tr("Any"), chosen));
    for (section, n) in &root.sections {
        select =
            select.child(option(section, &format!("{section} ({})", number(*n as usize)), chosen));
    }
    (!root.sections.is_empty()).then_some(select)
}

fn kinds(root: &Root, question: &Question) -> Option<El> {
    let chosen = question.kind.as_deref().unwrap_or_default();
    let mut select = el("select; name=types").child(option("", tr("Any"), chosen));
    for (kind, n) in &root.kinds {
        let words = format!("{} ({})", words::kind(kind), number(*n as usize));
        select = select.child(option(kind, &words, chosen));
    }
    (1 < root.kinds.len()).then_some(select)
}

fn months(root: &Root, name: &str, chosen: Option<Month>) -> Option<El> {
    let chosen = chosen.map_or(String::new(), |it| it.to_string());
    let any = if name == "from" { tr("the first") } else { tr("the last") };
    let mut select = el("select").attr("name", name).child(option("", any, &chosen));
    let mut months: Vec<Month> = root.months.iter().filter_map(|it| it.0).collect();
    months.reverse();
    for month in &months {
        select = select.child(option(&month.to_string(), &words::month(*month), &chosen));
    }
    (1 < months.len()).then_some(select)
}

fn sorts(question: &Question) -> El {
    let chosen = sort_word(question.sort);
    let words = [
        (Sort::Newest, en("newest first")),
        (Sort::Oldest, en("oldest first")),
        (Sort::Best, en("best match first")),
    ];
    let options = words.map(|(it, words)| option(sort_word(it), tr(words), chosen));
    el("select; name=sort").children(options.into())
}
