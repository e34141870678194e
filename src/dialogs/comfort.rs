//! Text and colours: each setting a row of values, with the page itself as the sample.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::comfort::{Comfort, KEYS, SETTINGS, Setting};
use crate::el::{El, button, el, follow};
use crate::state::Choices;

/// All settings.
pub(crate) fn comfort(choices: Choices) -> El {
    let comfort = choices.comfort;
    let rows = SETTINGS.iter().enumerate().take(KEYS);
    let rows = rows.map(|(at, setting)| row(comfort, at, setting)).collect();
    let reset =
        button("Reset all").class("plain").attr("data-comfort-reset", "").on("click", move |_| {
            comfort.reset();
            choices.live.say("All settings reset".to_owned());
        });
    let forgets = el("p").class("aside").slot(move || {
        let words = "This browser lets the page store nothing: what you set lasts for this visit.";
        (!comfort.is_remembered()).then(|| el("span").text(words))
    });
    el("div")
        .class("dialog-body")
        .children(rows)
        .child(keys_switch(comfort))
        .child(reset)
        .child(forgets)
        .on("change", move |event| drop(change(comfort, &event)))
}

/// The switch of the single keys, for whoever presses them without meaning to, by voice or by hand.
pub(crate) fn keys_switch(comfort: Comfort) -> El {
    let input = el("input").attr("type", "checkbox").attr("name", "keys");
    let drawn = input.clone();
    follow(move || field(&drawn).set_checked(comfort.has_keys()));
    let says = SETTINGS.get(KEYS).map_or("", |it| it.label);
    el("label").class("switch").child(input).child(el("span").text(says))
}

/// Sets what the reader has chosen.
pub(crate) fn change(comfort: Comfort, event: &Event) -> Option<()> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let (name, value) = (input.name(), input.value());
    let at = SETTINGS.iter().position(|it| it.name == name)?;
    let value = if at == KEYS {
        u8::from(!input.checked())
    } else {
        SETTINGS.get(at)?.values.iter().position(|(it, _)| *it == value)? as u8
    };
    comfort.set(at, value);
    Some(())
}

/// One setting: radio buttons in a row.
fn row(comfort: Comfort, at: usize, setting: &Setting) -> El {
    let input =
        |word| el("input").attr("type", "radio").attr("name", setting.name).attr("value", word);
    let inputs: Vec<El> = setting.values.iter().map(|(word, _)| input(word)).collect();
    let labels = setting.values.iter().zip(&inputs).map(|((_, label), input)| {
        let input = el("label").child(input.clone());
        // Sizes are shown, and told to those who can't see them.
        if setting.name == "size" {
            let told = el("span").class("unseen").text(" ").text(label);
            input.child(el("span").text("A").child(told))
        } else {
            input.child(el("span").text(label))
        }
    });
    let labels = el("div").class("values").children(labels.collect());
    follow(move || {
        let chosen = usize::from(comfort.value(at));
        if let Some(input) = inputs.get(chosen) {
            field(input).set_checked(true);
        }
    });
    el("fieldset").child(el("legend").text(setting.label)).child(labels)
}

fn field(input: &El) -> &HtmlInputElement {
    input.node().unchecked_ref()
}
