//! JSON as foreign tools write it: a tree, and objects that remember what nobody took.

use std::fmt;

use dateline_article::LoadError;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

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

/// No format has more fields of one kind; each of them is looked for among all.
const MAX_KEYS: usize = 100;

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

/// An object whose fields are taken one by one; the rest is reported.
pub(crate) struct Object<'j> {
    fields: Vec<(&'j str, &'j Json)>,
    place: String,
}

impl<'j> Object<'j> {
    /// `json` as an object; another type is noted.
    pub(crate) fn new(
        json: &'j Json,
        place: impl Into<String>,
        notes: &mut Notes,
    ) -> Option<Object<'j>> {
        let place = place.into();
        let Json::Object(fields) = json else {
            notes.push(place, Reason::WrongType { wanted: "an object", found: json.found() });
            return None;
        };
        Some(Object {
            fields: fields.iter().map(|(key, value)| (key.as_str(), value)).collect(),
            place,
        })
    }

    /// Where it stands.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    /// Where its field stands: `ents[3].label`, `line 7: text`.
    pub(crate) fn place_of(&self, key: &str) -> String {
        let place = &self.place;
        match place.strip_prefix("line ") {
            _ if place.is_empty() => key.to_owned(),
            Some(n) if n.bytes().all(|it| it.is_ascii_digit()) => format!("{place}: {key}"),
            _ => format!("{place}.{key}"),
        }
    }

    /// Takes a value as it is; `null` is absent. Of one given twice the last is taken, and that is noted.
    pub(crate) fn take(&mut self, key: &str, notes: &mut Notes) -> Option<&'j Json> {
        let mut taken = None;
        let mut n = 0;
        self.fields.retain(|(name, value)| {
            let is_it = *name == key;
            if is_it {
                taken = Some(*value);
                n += 1;
            }
            !is_it
        });
        if 1 < n {
            notes.push(self.place_of(key), Reason::GivenTwice);
        }
        taken.filter(|it| !matches!(it, Json::Null))
    }

    /// Takes a string; another type is noted.
    pub(crate) fn text(&mut self, key: &str, notes: &mut Notes) -> Option<&'j str> {
        let value = self.take(key, notes)?;
        self.typed(key, value.as_str(), "a string", value, notes)
    }

    /// Takes a whole number from 0 on; another type is noted.
    pub(crate) fn offset(&mut self, key: &str, notes: &mut Notes) -> Option<u64> {
        let value = self.take(key, notes)?;
        self.typed(key, value.as_offset(), "a whole number from 0 on", value, notes)
    }

    /// Takes a number; another type is noted.
    pub(crate) fn number(&mut self, key: &str, notes: &mut Notes) -> Option<f64> {
        let value = self.take(key, notes)?;
        let number = if let Json::Number(it) = value { Some(*it) } else { None };
        self.typed(key, number, "a number", value, notes)
    }

    /// Takes the items of an array with their places; another type is noted.
    pub(crate) fn items(
        &mut self,
        key: &str,
        notes: &mut Notes,
    ) -> Option<Vec<(String, &'j Json)>> {
        let value = self.take(key, notes)?;
        let items = self.typed(key, value.as_array(), "an array", value, notes)?;
        let place = self.place_of(key);
        Some(
            items.iter().enumerate().map(|(idx, item)| (format!("{place}[{idx}]"), item)).collect(),
        )
    }

    /// Takes an object; another type is noted.
    pub(crate) fn object(&mut self, key: &str, notes: &mut Notes) -> Option<Object<'j>> {
        let value = self.take(key, notes)?;
        Object::new(value, self.place_of(key), notes)
    }

    /// The names of its fields that begin with `prefix`, each once, in order.
    pub(crate) fn keys_with(&self, prefix: &str) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for (key, _) in self.fields.iter().filter(|(key, _)| key.starts_with(prefix)) {
            if keys.len() < MAX_KEYS && !keys.iter().any(|it| it == key) {
                keys.push((*key).to_owned());
            }
        }
        keys
    }

    /// Leaves fields out without a note: what only repeats what is taken, such as token numbers beside offsets.
    pub(crate) fn skip(&mut self, keys: &[&str]) {
        self.fields.retain(|(name, _)| !keys.contains(name));
    }

    /// Notes what nobody took: the format has it, and `dateline/1` has not.
    pub(crate) fn rest(self, notes: &mut Notes) {
        for (key, value) in &self.fields {
            let is_empty = match value {
                Json::Null => true,
                Json::Array(items) => items.is_empty(),
                Json::Object(fields) => fields.is_empty(),
                Json::String(text) => text.is_empty(),
                _ => false,
            };
            if !is_empty {
                notes.push(self.place_of(key), Reason::NotCarried);
            }
        }
    }

    /// The names of what nobody took, where a note for each would drown the others.
    pub(crate) fn rest_of_keys(self) -> impl Iterator<Item = &'j str> {
        self.fields.into_iter().map(|(key, _)| key)
    }

    fn typed<T>(
        &self,
        key: &str,
        value: Option<T>,
        wanted: &'static str,
        given: &Json,
        notes: &mut Notes,
    ) -> Option<T> {
        if value.is_none() {
            notes.push(self.place_of(key), Reason::WrongType { wanted, found: given.found() });
        }
        value
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

    #[test]
    fn what_nobody_takes_is_noted() {
        let (json, mut notes) = parsed(r#"{"a": 1, "a": 2, "b": "x", "c": [], "d": [1]}"#);
        let json = json.unwrap();
        let mut object = Object::new(&json, "", &mut notes).unwrap();
        assert_eq!(object.offset("a", &mut notes), Some(2));
        assert_eq!(object.offset("b", &mut notes), None);
        object.rest(&mut notes);
        let notes: Vec<_> =
            notes.listed().iter().map(|it| format!("{}: {}", it.place, it.reason)).collect();
        assert_eq!(
            notes,
            [
                "a: is given twice; the last one is used",
                "b: is a string, where the format has a whole number from 0 on; left out",
                "d: has no place in a Dateline story; ignored",
            ]
        );
    }
}
