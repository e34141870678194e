//! Comfort: each setting a row of values, with the page itself as the sample.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::comfort::{Comfort, KEYS, SETTINGS, Setting, is_remembered, value};
use crate::el::{El, button, el};

/// All settings. A form, so that the browser knows what they are by default; Enter closes it.
pub(crate) fn comfort() -> El {
    let mut form = el("form; class=dialog-body; method=dialog");
    for (at, setting) in SETTINGS.iter().enumerate().take(KEYS) {
        form = form.child(row(at, setting));
    }
    let reset = el("button; class=plain; type=reset").say("Reset all");
    let language = button("Language…").attrs("class=plain; data-comfort-language");
    let ways =
        el("p; class=comfort-ways").child(language).child(reset.attr("data-comfort-reset", ""));
    form = form.child(keys_switch()).child(ways);
    if is_remembered() {
        return form;
    }
    let note = el("p; class=aside");
    form.child(
        note.say("This browser lets the page store nothing: what you set lasts for this visit."),
    )
}

/// The switch of the single keys, for whoever presses them without meaning to, by voice or by hand.
pub(crate) fn keys_switch() -> El {
    let input = field("checkbox", "keys", true, value(KEYS) == 0);
    let says = SETTINGS.get(KEYS).map_or("", |it| it.label);
    el("label; class=switch").child(input).child(el("span").say(says))
}

/// Sets what the reader has chosen.
pub(crate) fn change(comfort: Comfort, event: &Event) -> Option<()> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let (name, word) = (input.name(), input.value());
    let at = SETTINGS.iter().position(|it| it.name == name)?;
    let value = if at == KEYS {
        u8::from(!input.checked())
    } else {
        SETTINGS.get(at)?.values.iter().position(|(it, _)| *it == word)? as u8
    };
    comfort.set(at, value);
    Some(())
}

/// One setting: radio buttons in a row.
fn row(at: usize, setting: &Setting) -> El {
    let mut values = el("div; class=values");
    for ((word, label), number) in setting.values.iter().zip(0..) {
        let is_default = number == setting.default;
        let input = field("radio", setting.name, is_default, number == value(at));
        // Sizes are shown, and told to those who can't see them.
        let says = if setting.name == "size" {
            let told = el("span; class=unseen").text(" ").say(label);
            el("span").text("A").child(told)
        } else {
            el("span").say(label)
        };
        values = values.child(el("label").child(input.attr("value", word)).child(says));
    }
    el("fieldset").child(el("legend").say(setting.label)).child(values)
}

fn field(kind: &str, name: &str, is_default: bool, is_checked: bool) -> El {
    let input = el("input").attr("type", kind).attr("name", name);
    let input = input.attr_if("checked", is_default.then_some(""));
    input.node().unchecked_ref::<HtmlInputElement>().set_checked(is_checked);
    input
}
