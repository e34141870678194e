//! What became of a correction, in words for the reader, without a final dot.

use dateline_values::{field, number, text};
use dateline_words::{fill, tr, tr_n};
use wasm_bindgen::JsValue;

use super::types;

/// Of an outcome as the worker has it: `{isDone, kind, name, now, n}`, or `{why}` if nothing was done.
pub(crate) fn words(outcome: &JsValue) -> String {
    if !field(outcome, "isDone").is_truthy() {
        return text(outcome, "why");
    }
    let (name, now) = (text(outcome, "name"), text(outcome, "now"));
    let times = tr_n(number(outcome, "n"), "{n} mention", "{n} mentions");
    let (template, now) = match text(outcome, "kind").as_str() {
        "hide" => (tr("“{name}” is no name ({times})"), &*now),
        "split" if name == now => (tr("“{name}” is another ({times})"), &*now),
        "split" => (tr("here “{name}” is “{now}” ({times})"), &*now),
        "retype" => (tr("“{name}” is of the type “{now}” ({times})"), types::shown(&now)),
        "add" if name == now => (tr("“{name}” is a name ({times})"), &*now),
        _ => (tr("“{name}” is “{now}” ({times})"), &*now),
    };
    fill(template, &[("name", &name), ("now", now), ("times", &times)])
}
