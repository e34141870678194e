//! JSON as foreign tools write it: a tree, and objects that remember what nobody took.

mod object;

use std::fmt;

use dateline_article::LoadError;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

pub(crate) use crate::json::object::Object;
use crate::note::{Notes, Reason};

/// A JSON value; objects keep their order and what is given twice.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Boolean(bool),
    Number(f64),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// What lies deeper means nothing to any format here, and must not cost the stack.
const MAX_DEPTH: usize = 32;

impl Json {
    /// The word for its type, as in “is a string”.
    pub(crate) fn found(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Boolean(_) => "true or false",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }

    /// The value of `key`, if this is an object that has it; of one given twice, the last.
    pub(crate) fn get(&self, key: &str) -> Option<&Json> {
        let Json::Object(fields) = self else { return None };
        fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Whether this is an object with that key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The text of a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items of an array.
    pub(crate) fn as_array(&self) -> Option<&[Json]> {
        match self {
            Json::Array(items) => Some(items),
            _ => None,
        }
    }

    /// A whole number from 0 on.
    pub(crate) fn as_offset(&self) -> Option<u64> {
        match self {
            Json::Number(it) if 0.0 <= *it && it.fract() == 0.0 && *it < 9e15 => Some(*it as u64),
            _ => None,
        }
    }

    /// Reads one value and nothing after it. What serde_json can't hold is mended and noted.
    pub(crate) fn parse(text: &str, notes: &mut Notes) -> Result<Json, LoadError> {
        dateline_article::parse_json(
            text,
            |text| serde_json::from_str::<Json>(text),
            |issue| {
                notes.push(issue.path, Reason::Checked(issue.problem));
            },
        )
    }
}

/// As much of a word of the file as may be repeated for each of many things.
pub(crate) fn short(word: &str) -> &str {
    let end = word.char_indices().nth(100).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or(word)
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        Depth(0).deserialize(deserializer)
    }
}

/// Reads a value that lies so deep.
struct Depth(usize);

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        if self.0 < MAX_DEPTH {
            return deserializer.deserialize_any(self);
        }
        deserializer.deserialize_ignored_any(IgnoredAny)?;
        Ok(Json::Null)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Boolean(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Depth(self.0 + 1))? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            fields.push((key, map.next_value_seed(Depth(self.0 + 1))?));
        }
        Ok(Json::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Result<Json, LoadError>, Notes) {
        let mut notes = Notes::default();
        (Json::parse(text, &mut notes), notes)
    }

    #[test]
    fn what_serde_json_cannot_hold_costs_itself_alone() {
        let (json, notes) = parsed(r#"{"a": "\ud800", "b": 1e999, "c": 1}"#);
        let json = json.unwrap();
        assert_eq!(json.get("a"), Some(&Json::String("\u{fffd}".to_owned())));
        assert_eq!(json.get("b"), Some(&Json::Null));
        assert_eq!(notes.listed().len(), 2);
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(parsed(&deep).0.is_ok());
    }
}
