//! Where in the file something stands, as a JSON path that costs nothing until an issue asks for it.

use std::fmt;

use crate::issue::{Problem, Report};
use crate::wire::{Field, List, Rest, Text, Value};

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
        field: Field<T>,
        place: &Place<'_>,
        key: &str,
    ) -> Option<T> {
        self.checked(field, || place.key(key))
    }

    /// The value at `place`, if it is there as the format has it.
    pub(crate) fn take_item<'de, T: Value<'de>>(
        &mut self,
        field: Field<T>,
        place: &Place<'_>,
    ) -> Option<T> {
        // In an object `null` means absent; in a list it stands where something should be.
        let field = match field {
            Field::Absent => Field::Wrong("null"),
            given => given,
        };
        self.checked(field, || place.to_string())
    }

    fn checked<'de, T: Value<'de>>(
        &mut self,
        field: Field<T>,
        path: impl FnOnce() -> String,
    ) -> Option<T> {
        match field {
            Field::Absent => None,
            Field::Given(value) => Some(value),
            Field::Wrong(found) => {
                self.push(path(), Problem::WrongType { wanted: T::WANTED, found });
                None
            }
        }
    }

    /// A string.
    pub(crate) fn text(
        &mut self,
        field: Field<Text<'_>>,
        place: &Place<'_>,
        key: &str,
    ) -> Option<String> {
        self.take(field, place, key).map(|Text(text)| text.into_owned())
    }

    /// A list of strings, without those that are not.
    pub(crate) fn texts(
        &mut self,
        list: Field<List<Text<'_>>>,
        place: &Place<'_>,
        key: &'static str,
    ) -> Vec<String> {
        let items = self.take(list, place, key).unwrap_or_default();
        let list = place.field(key);
        let take = |(idx, item)| self.take_item(item, &list.item(idx));
        items.into_iter().enumerate().filter_map(take).map(|Text(it)| it.into_owned()).collect()
    }

    /// The publisher's own fields; what else the format does not have is noted.
    pub(crate) fn rest(&mut self, rest: Rest<'_>, place: &Place<'_>) -> crate::article::Extra {
        let Some(leftovers) = rest.into_leftovers() else { return Vec::new() };
        for key in leftovers.twice {
            self.push(place.key(&key), Problem::GivenTwice);
        }
        for key in leftovers.unknown {
            self.push(place.key(&key), Problem::UnknownField);
        }
        let kept =
            |(key, value): (std::borrow::Cow<'_, str>, Option<_>)| Some((key.into_owned(), value?));
        leftovers.extra.into_iter().filter_map(kept).collect()
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
