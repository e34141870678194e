//! JSON as it is written here: objects field by field, so that what a publisher wrote goes out as it came in.

use std::fmt::Display;

/// An object on one line.
pub(super) struct Object {
    text: String,
    has_fields: bool,
    between: &'static str,
    end: &'static str,
}

impl Object {
    /// An object on one line.
    pub(super) fn new() -> Object {
        Object { text: "{".to_owned(), has_fields: false, between: ", ", end: "}" }
    }

    /// An object with a line for each field: that of a whole file.
    pub(super) fn in_lines() -> Object {
        Object { text: "{\n  ".to_owned(), has_fields: false, between: ",\n  ", end: "\n}\n" }
    }

    /// A value that is JSON already.
    pub(super) fn raw(mut self, key: &str, json: &str) -> Object {
        if std::mem::replace(&mut self.has_fields, true) {
            self.text.push_str(self.between);
        }
        self.text.push_str(&string(key));
        self.text.push_str(": ");
        self.text.push_str(json);
        self
    }

    /// A value that is JSON already, if there is one.
    pub(super) fn raw_if(self, key: &str, json: Option<String>) -> Object {
        match json {
            Some(json) => self.raw(key, &json),
            None => self,
        }
    }

    /// A string.
    pub(super) fn text(self, key: &str, value: &str) -> Object {
        self.raw(key, &string(value))
    }

    /// A string, if there is one.
    pub(super) fn text_if(self, key: &str, value: Option<&str>) -> Object {
        self.raw_if(key, value.map(string))
    }

    /// A number.
    pub(super) fn number(self, key: &str, value: impl Display) -> Object {
        self.raw(key, &value.to_string())
    }

    /// A number, if there is one.
    pub(super) fn number_if(self, key: &str, value: Option<impl Display>) -> Object {
        self.raw_if(key, value.map(|it| it.to_string()))
    }

    /// Strings, if there are any.
    pub(super) fn texts_if(self, key: &str, values: &[String]) -> Object {
        self.raw_if(key, (!values.is_empty()).then(|| array(values.iter().map(|it| string(it)))))
    }

    /// The whole object.
    pub(super) fn end(mut self) -> String {
        self.text.push_str(self.end);
        self.text
    }
}

/// A string of JSON.
pub(super) fn string(text: &str) -> String {
    // Every text can be written.
    serde_json::to_string(text).unwrap_or_default()
}

/// An array on one line.
pub(super) fn array(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<_> = items.into_iter().collect();
    format!("[{}]", items.join(", "))
}

/// An array with a line for each item, so deep.
pub(super) fn lines(items: impl IntoIterator<Item = String>, indent: usize) -> String {
    let items: Vec<_> = items.into_iter().collect();
    if items.is_empty() {
        return "[]".to_owned();
    }
    let (outer, inner) = (" ".repeat(indent), " ".repeat(indent + 2));
    format!("[\n{inner}{}\n{outer}]", items.join(&format!(",\n{inner}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_and_lists_are_json() {
        let object = Object::new().text("a \"b\"", "\u{0}\n{").text_if("none", None).end();
        let file = Object::in_lines()
            .raw("items", &lines([object, Object::new().end()], 2))
            .texts_if("texts", &["x".to_owned(), "y".to_owned()])
            .texts_if("empty", &[])
            .number("n", 1.5)
            .end();
        assert_eq!(
            file,
            "{\n  \"items\": [\n    {\"a \\\"b\\\"\": \"\\u0000\\n{\"},\n    {}\n  ],\n  \
             \"texts\": [\"x\", \"y\"],\n  \"n\": 1.5\n}\n"
        );
        let read: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert_eq!(read["items"][0]["a \"b\""], "\u{0}\n{");
    }
}
