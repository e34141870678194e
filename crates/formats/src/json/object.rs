//! Objects whose fields are taken one by one: what nobody took is reported.

use crate::json::Json;
use crate::note::{Notes, Reason};

/// No format has more fields of one kind; each of them is looked for among all.
const MAX_KEYS: usize = 100;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_takes_is_noted() {
        let mut notes = Notes::default();
        let text = r#"{"a": 1, "a": 2, "b": "x", "c": [], "d": [1]}"#;
        let json = Json::parse(text, &mut notes).unwrap();
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
