//! Words of the story that the reader has selected.

use dateline_values::object;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

/// The selected words, `{text}`; with their place, as a correction has it, if they lie in one text of the story.
pub(super) fn words() -> Option<JsValue> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let holder = holder(&range.start_container().ok()?)?;
    let selected = String::from(range.to_string());
    let words = selected.trim();
    if words.is_empty() {
        return None;
    }
    let text = ("text", JsValue::from(words));
    let is_in_one = self::holder(&range.end_container().ok()?).is_some_and(|it| it == holder);
    if !is_in_one {
        return Some(object(&[text]).into());
    }
    let before = Range::new().ok()?;
    before.select_node_contents(&holder).ok()?;
    before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    let blank = selected.len() - selected.trim_start().len();
    let blank = selected.get(..blank).unwrap_or_default();
    let start = n_characters(&String::from(before.to_string())) + n_characters(blank);
    let end = start + n_characters(words);
    let block = holder.get_attribute("data-block")?;
    // Blocks are named by their numbers; headline and standfirst by their words.
    let block = block.parse::<u32>().map_or_else(|_| JsValue::from(block), JsValue::from);
    Some(object(&[text, ("block", block), ("start", start.into()), ("end", end.into())]).into())
}

/// The text of the story that a node lies in.
fn holder(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("[data-story] [data-block]").ok()?
}

fn n_characters(words: &str) -> u32 {
    words.chars().count() as u32
}
