//! Objects of JavaScript, in which the worker answers.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these fields.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

/// A field; undefined if there is none.
pub(crate) fn field(of: &JsValue, key: &str) -> JsValue {
    Reflect::get(of, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A list.
pub(crate) fn list(items: impl Iterator<Item = Object>) -> JsValue {
    items.collect::<Array>().into()
}
