//! Attributes of which a story has very many: their names, and what they say, cross to the browser once.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::el::El;

/// The name of such an attribute.
#[derive(Clone, Copy)]
pub(crate) enum Name {
    Block,
    Mention,
    Entity,
}

/// Names as the browser has them, and the one word that many elements say.
struct Words {
    block: JsString,
    mention: JsString,
    entity: JsString,
    dir: JsString,
    auto: JsString,
}

thread_local! {
    static WORDS: Words = Words {
        block: "data-block".into(),
        mention: "data-mention".into(),
        entity: "data-entity".into(),
        dir: "dir".into(),
        auto: "auto".into(),
    };
}

#[wasm_bindgen]
extern "C" {
    type Holder;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_number(this: &Holder, name: &JsString, number: u32);

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_words(this: &Holder, name: &JsString, words: &JsString);
}

/// Sets an attribute of `holder` to a number.
pub(crate) fn set_number(holder: &El, name: Name, number: u32) {
    WORDS.with(|words| as_holder(holder).set_number(words.of(name), number));
}

/// Sets an attribute of `holder` to what the browser has already.
pub(crate) fn set_words(holder: &El, name: Name, said: &JsString) {
    WORDS.with(|words| as_holder(holder).set_words(words.of(name), said));
}

/// Lets the browser find the direction of a text by its first letters.
pub(crate) fn judge_direction(holder: &El) {
    WORDS.with(|words| as_holder(holder).set_words(&words.dir, &words.auto));
}

impl Words {
    fn of(&self, name: Name) -> &JsString {
        match name {
            Name::Block => &self.block,
            Name::Mention => &self.mention,
            Name::Entity => &self.entity,
        }
    }
}

fn as_holder(of: &El) -> &Holder {
    of.node().unchecked_ref()
}
