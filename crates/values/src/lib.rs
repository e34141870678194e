//! Values of JavaScript, in which the app, the desk and the worker answer each other: read without trust.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these fields.
pub fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        set(&object, key, value);
    }
    object
}

/// Sets a field of an object.
pub fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

/// A field; undefined if there is none.
pub fn field(of: &JsValue, key: &str) -> JsValue {
    Reflect::get(of, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A field with text; empty if there is none.
pub fn text(of: &JsValue, key: &str) -> String {
    field(of, key).as_string().unwrap_or_default()
}

/// A field with a whole number; 0 if there is none.
pub fn number(of: &JsValue, key: &str) -> usize {
    field(of, key).as_f64().unwrap_or_default() as usize
}

/// The items of a field with a list.
pub fn items(of: &JsValue, key: &str) -> Vec<JsValue> {
    let list = field(of, key);
    if Array::is_array(&list) { Array::from(&list).to_vec() } else { Vec::new() }
}

/// A list of objects.
pub fn list(items: impl Iterator<Item = Object>) -> JsValue {
    items.collect::<Array>().into()
}
