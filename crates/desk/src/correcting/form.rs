//! The dialog at a name: what it is, who it is, whether it is one; or words that are to be one.

use std::rc::Rc;

use dateline_elements::{El, el};
use dateline_values::{field, items, number, object, set, text};
use dateline_words::{fill, tr, tr_n};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

use super::types::{TYPES, shown};
use super::{About, correct};
use crate::dialog;

/// Shows it.
pub(super) fn show(about: Rc<About>) {
    let (title, body) = match &about.here {
        Some(here) => {
            (about_words(tr("Correct “{words}”"), &short(&text(here, "text"))), at(&about, here))
        }
        None => (tr("Add a name").to_owned(), vec![add(&about)]),
    };
    let told = el("p; role=alert; class=told");
    let body = el("div; class=dialog-body correct").children(body).child(told.clone());
    let body = listen(body, about, told);
    dialog::show("correct", &title, body, || ());
}

fn about_words(template: &str, words: &str) -> String {
    fill(template, &[("words", words)])
}

/// A long quotation is no heading.
fn short(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// What can be said of a mention.
fn at(about: &About, here: &JsValue) -> Vec<El> {
    let id = text(here, "entity");
    let n = number(here, "n").max(1);
    let mut forms = vec![retype(here, n)];
    if !id.is_empty() {
        let others: Vec<&JsValue> = about.cast.iter().filter(|it| text(it, "id") != id).collect();
        if !others.is_empty() {
            forms.push(merge(&others, here));
        }
        if 1 < n {
            forms.push(split(&others, here));
        }
    }
    forms.push(hide(n));
    forms
}

/// One act: a form of its own, so that Enter does it.
fn form(act: &str, legend: &str) -> El {
    el("form").attr("data-act", act).child(el("h3").text(legend))
}

fn row(parts: Vec<El>) -> El {
    el("div; class=row").children(parts)
}

fn submit(word: &str) -> El {
    el("button; type=submit; class=main").text(word)
}

fn retype(here: &JsValue, n: usize) -> El {
    let kind = text(here, "type");
    let legend = if 1 < n {
        tr_n(n, "All {n} mentions are of the type", "All {n} mentions are of the type")
    } else {
        tr("It is of the type").to_owned()
    };
    form("retype", &legend).child(row(vec![types(&kind, tr("Type")), submit(tr("Change"))]))
}

fn merge(others: &[&JsValue], here: &JsValue) -> El {
    let label = about_words(tr("Who or what {words} is"), &text(here, "text"));
    form("merge", tr("It is the same as"))
        .child(row(vec![cast(others, &label, None, &text(here, "type")), submit(tr("Join"))]))
}

fn split(others: &[&JsValue], here: &JsValue) -> El {
    let which = select("which", tr("Which mentions"));
    let words = text(here, "text");
    which.add(option("", &about_words(tr("Only here: “{words}”"), &words)));
    for it in items(here, "forms") {
        let (form, n) = (text(&it, "text"), number(&it, "n"));
        if 1 < n || form != words {
            let label = if n == 1 {
                about_words(tr("Wherever it is “{words}”"), &form)
            } else {
                let times = tr_n(n, "{n} time", "{n} times");
                fill(
                    tr("Wherever it is “{words}”, {times}"),
                    &[("words", &form), ("times", &times)],
                )
            };
            which.add(option(&form, &label));
        }
    }
    let another = Some(tr("Another of that name"));
    let whose = cast(others, tr("Who it is"), another, &text(here, "type"));
    form("split", tr("Not all of these are the same"))
        .child(row(vec![which]))
        .child(row(vec![whose, submit(tr("Split off"))]))
}

fn hide(n: usize) -> El {
    let mut buttons = Vec::new();
    if 1 < n {
        let all = submit(&tr_n(n, "Hide all {n} mentions", "Hide all {n} mentions"));
        buttons.push(all.attr("name", "hide").attr("value", "all"));
    }
    let word = if 1 < n { tr("Hide only this one") } else { tr("Hide it") };
    buttons.push(submit(word).attr("name", "hide").attr("value", "here"));
    form("hide", tr("It is no name")).child(row(buttons))
}

fn add(about: &About) -> El {
    let words = about.selected.as_ref().map(|it| text(it, "text")).unwrap_or_default();
    let field = el("input; name=text; required; autocomplete=off; spellcheck=false; dir=auto")
        .label("Words of the story");
    field.node().unchecked_ref::<HtmlInputElement>().set_value(&words);
    let everyone: Vec<&JsValue> = about.cast.iter().collect();
    form("add", tr("These words are a name, wherever the story has them"))
        .child(row(vec![field]))
        .child(row(vec![
            cast(&everyone, tr("Whose name"), Some(tr("A new name")), "person"),
            types("person", tr("Type of a new name")),
            submit(tr("Mark")),
        ]))
}

fn select(name: &str, label: &str) -> El {
    el("select").attr("name", name).attr("aria-label", label)
}

fn option(value: &str, label: &str) -> El {
    el("option").attr("value", value).text(label)
}

/// The types of the format, and the one that it is.
fn types(now: &str, label: &str) -> El {
    let list = select("type", label);
    let own = (!TYPES.contains(&now)).then_some(now);
    for word in TYPES.into_iter().chain(own) {
        let is_now = (word == now).then_some("");
        list.add(option(word, shown(word)).attr_if("selected", is_now));
    }
    list
}

/// Who is in the story: those of the type `first`, then the others, each by name.
fn cast(all: &[&JsValue], label: &str, nobody: Option<&str>, first: &str) -> El {
    let list = select("into", label);
    if let Some(nobody) = nobody {
        list.add(option("", nobody));
    }
    let mut all: Vec<(bool, String, String, String)> = all
        .iter()
        .map(|it| (text(it, "type") != first, text(it, "name"), text(it, "type"), text(it, "id")))
        .collect();
    all.sort();
    for (_, name, kind, id) in &all {
        list.add(option(id, &format!("{name} ({})", shown(kind))));
    }
    list
}

/// Makes a correction of what is submitted.
fn listen(body: El, about: Rc<About>, told: El) -> El {
    body.on("submit", move |event| {
        event.prevent_default();
        let Some(form) = event.target().and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        let pressed = dateline_values::field(&event, "submitter").dyn_into::<Element>().ok();
        let change = change(&about, &form, pressed.as_ref());
        let told = told.clone();
        told.clear();
        correct(&about.story, change, move |why| {
            let words = fill(tr("This can’t be done: {why}."), &[("why", why)]);
            told.node().set_text_content(Some(&words));
        });
    })
}

/// The correction that a form asks for, in the format's words.
fn change(about: &About, form: &HtmlFormElement, pressed: Option<&Element>) -> JsValue {
    let value = |name: &str| -> String {
        let it = form.query_selector(&format!("[name={name}]")).ok().flatten();
        let chosen =
            it.as_ref().and_then(|it| it.dyn_ref::<HtmlSelectElement>()).map(|it| it.value());
        let typed =
            it.as_ref().and_then(|it| it.dyn_ref::<HtmlInputElement>()).map(|it| it.value());
        chosen.or(typed).unwrap_or_default()
    };
    let act = form.get_attribute("data-act").unwrap_or_default();
    let change = object(&[("kind", act.as_str().into())]);
    let here = about.here.clone().unwrap_or_default();
    let id = text(&here, "entity");
    let put = |key: &str, word: &str| {
        if !word.is_empty() {
            set(&change, key, &word.into());
        }
    };
    let put_place = |of: &JsValue| {
        for key in ["block", "start", "end", "text"] {
            set(&change, key, &field(of, key));
        }
    };
    let is_one = number(&here, "n") < 2;
    match act.as_str() {
        "retype" => {
            put("type", &value("type"));
            if id.is_empty() { put_place(&here) } else { put("entity", &id) }
        }
        "merge" => {
            put("entity", &id);
            put("into", &value("into"));
        }
        "split" => {
            put("entity", &id);
            put("into", &value("into"));
            match value("which") {
                words if words.is_empty() => put_place(&here),
                words => put("text", &words),
            }
        }
        "hide" => {
            put("entity", &id);
            let is_all = pressed.and_then(|it| it.get_attribute("value")).as_deref() == Some("all");
            if id.is_empty() || !(is_all || is_one) {
                put_place(&here);
            }
        }
        _ => {
            let words = value("text");
            put("text", words.trim());
            // The place that was selected is meant in any case, and not only where the words stand by themselves.
            if let Some(at) = &about.selected
                && text(at, "text") == words.trim()
                && !field(at, "block").is_undefined()
            {
                put_place(at);
                set(&change, "everywhere", &JsValue::TRUE);
            }
            put("into", &value("into"));
            put("type", &value("type"));
        }
    }
    change.into()
}
