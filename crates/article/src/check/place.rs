//! Where in the file something stands, as a JSON path that costs nothing until an issue asks for it.

use std::fmt;

use crate::article::Extra;
use crate::issue::{Problem, Report};
use crate::wire::{Field, Json, List, Rest, Text, Value};

/// A place in the file.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// The file, or a line of it, with what its paths begin with.
    Root(&'a str),
    Field(&'a Place<'a>, &'static str),
    Item(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    pub(crate) fn field(&'a self, key: &'static str) -> Place<'a> {
        Place::Field(self, key)
    }

    pub(crate) fn item(&'a self, idx: usize) -> Place<'a> {
        Place::Item(self, idx)
    }

    /// The path of a field of this object.
    pub(crate) fn key(&self, key: &str) -> String {
        match self {
            Place::Root(prefix) => format!("{prefix}{key}"),
            _ => format!("{self}.{key}"),
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Root(prefix) => f.write_str(prefix),
            Place::Field(parent, key) => f.write_str(&parent.key(key)),
            Place::Item(list, idx) => write!(f, "{list}[{idx}]"),
        }
    }
}

impl Report {
    /// The value of a field of the object at `place`, if it is there as the format has it.
    pub(crate) fn take<'de, T: Value<'de>>(
        &mut self,
        field: Field<'de, T>,
        place: &Place<'_>,
        key: &str,
    ) -> Option<T> {
        if field.is_absent() {
            return None;
        }
        field.value().map_err(|found| self.wrong_type(place.key(key), T::WANTED, found)).ok()
    }

    /// The value at `place`, if it is as the format has it. In a list `null` stands where something should be.
    pub(crate) fn take_item<'de, T: Value<'de>>(
        &mut self,
        field: Field<'de, T>,
        place: &Place<'_>,
    ) -> Option<T> {
        field.value().map_err(|found| self.wrong_type(place.to_string(), T::WANTED, found)).ok()
    }

    fn wrong_type(&mut self, path: String, wanted: &'static str, found: &'static str) {
        self.push(path, Problem::WrongType { wanted, found });
    }

    /// A string.
    pub(crate) fn text(
        &mut self,
        field: Field<'_, Text<'_>>,
        place: &Place<'_>,
        key: &str,
    ) -> Option<String> {
        self.take(field, place, key).map(|Text(text)| text.into_owned())
    }

    /// A list of strings, without those that are not.
    pub(crate) fn texts<'de>(
        &mut self,
        list: Field<'de, List<'de, Text<'de>>>,
        place: &Place<'_>,
        key: &'static str,
    ) -> Vec<String> {
        let mut texts = Vec::new();
        let items = self.take(list, place, key).unwrap_or_default();
        let list = place.field(key);
        for (idx, item) in items.into_iter().enumerate() {
            texts.extend(self.take_item(item, &list.item(idx)).map(|Text(it)| it.into_owned()));
        }
        texts
    }

    /// The publisher's own fields; what else the format does not have is noted.
    pub(crate) fn rest(&mut self, rest: Rest<'_>, place: &Place<'_>) -> Extra {
        for key in rest.twice {
            self.push(place.key(&key), Problem::GivenTwice);
        }
        let mut extra = Extra::new();
        for (key, value) in rest.unknown {
            match value {
                Json::Raw(value) if key.starts_with("x_") => {
                    extra.push((key.into_owned(), value.to_owned()));
                }
                _ => self.push(place.key(&key), Problem::UnknownField),
            }
        }
        extra
    }

    /// Notes that the string at `key` means nothing here.
    pub(crate) fn wrong_value(
        &mut self,
        place: &Place<'_>,
        key: &str,
        wanted: &'static str,
        found: &str,
    ) {
        self.push(place.key(key), Problem::WrongValue { wanted, found: shortened(found) });
    }
}

/// A number for a message, to the thousandth. The standard library's exact way costs 12 KB of wasm.
pub(crate) fn decimal(number: f64) -> String {
    let thousandths = (number.abs() * 1000.0).round() as u64;
    let sign = if number < 0.0 { "-" } else { "" };
    let text = format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// At most 60 characters of a foreign value, for a message.
pub(crate) fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(60).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
