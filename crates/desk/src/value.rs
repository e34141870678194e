//! Values of JavaScript, read without trust.

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

/// A field with text; empty if there is none.
pub(crate) fn text(of: &JsValue, key: &str) -> String {
    field(of, key).as_string().unwrap_or_default()
}

/// A field with a whole number; 0 if there is none.
pub(crate) fn number(of: &JsValue, key: &str) -> usize {
    field(of, key).as_f64().map_or(0, |it| it as usize)
}

/// The items of a field with a list.
pub(crate) fn items(of: &JsValue, key: &str) -> Vec<JsValue> {
    let list = field(of, key);
    if Array::is_array(&list) { Array::from(&list).to_vec() } else { Vec::new() }
}
