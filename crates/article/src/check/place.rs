//! Taking values out of the file, each with its place, so that what does not fit is told where it stands.

use std::borrow::Cow;

use crate::article::Extra;
use crate::check::path::Place;
use crate::issue::{Problem, told};
use crate::report::Report;
use crate::wire::{Item, Json, Key, Kind, ListOf, Object, Taken, Text};

impl Report {
    /// The value under `key` of the object at `place`, if it is there as the format has it.
    pub(crate) fn take<'de, O, K: Kind>(
        &mut self,
        object: &mut Object<'de, O>,
        place: &Place<'_>,
        key: Key<O, K>,
    ) -> Option<K::Value<'de>> {
        let name = key.name;
        let Taken { json, is_repeated } = object.take(key);
        if is_repeated {
            place.note(self, name, Problem::GivenTwice);
        }
        if matches!(json, Json::Null) {
            return None;
        }
        let found = json.found();
        let value = K::read(json);
        if value.is_none() {
            self.wrong_type(place, name, K::WANTED, found);
        }
        value
    }

    /// The item at `place`, if it is as the format has it. In a list `null` stands where something should be.
    pub(crate) fn item<'de, K: Kind>(
        &mut self,
        item: Item<'de, K>,
        place: &Place<'_>,
    ) -> Option<K::Value<'de>> {
        let found = item.json.found();
        let value = K::read(item.json);
        if value.is_none() {
            self.wrong_type(place, "", K::WANTED, found);
        }
        value
    }

    /// A string.
    pub(crate) fn text<O>(
        &mut self,
        object: &mut Object<'_, O>,
        place: &Place<'_>,
        key: Key<O, Text>,
    ) -> Option<String> {
        self.take(object, place, key).map(Cow::into_owned)
    }

    /// A list of strings, without those that are not.
    pub(crate) fn texts<O>(
        &mut self,
        object: &mut Object<'_, O>,
        place: &Place<'_>,
        key: Key<O, ListOf<Text>>,
    ) -> Vec<String> {
        let list = place.field(key.name);
        let mut texts = Vec::new();
        for (idx, item) in
            self.take(object, place, key).unwrap_or_default().into_items().enumerate()
        {
            texts.extend(self.item(item, &list.item(idx)).map(Cow::into_owned));
        }
        texts
    }

    /// The publisher's own fields; what else is left is not of the format, and noted.
    pub(crate) fn rest<O>(&mut self, object: Object<'_, O>, place: &Place<'_>) -> Extra {
        self.leftovers(object.into_rest(), place)
    }

    fn leftovers(&mut self, entries: Vec<(Cow<'_, str>, Json<'_>)>, place: &Place<'_>) -> Extra {
        let mut extra = Extra::new();
        for (key, value) in entries {
            match value {
                Json::Raw(value) if key.starts_with("x_") => {
                    extra.push((key.into_owned(), value.into()));
                }
                _ => place.note(self, &key, Problem::UnknownField),
            }
        }
        extra
    }

    /// Notes a value of another type than the format's.
    pub(crate) fn wrong_type(
        &mut self,
        place: &Place<'_>,
        key: &str,
        wanted: &'static str,
        found: &'static str,
    ) {
        place.note(self, key, Problem::WrongType { wanted, found });
    }

    /// Notes that the string at `key` means nothing here.
    pub(crate) fn wrong_value(
        &mut self,
        place: &Place<'_>,
        key: &str,
        wanted: &'static str,
        found: &str,
    ) {
        place.note(self, key, Problem::WrongValue { wanted, found: told(found) });
    }

    /// Notes that the number at `key` means nothing here.
    pub(crate) fn wrong_number(
        &mut self,
        place: &Place<'_>,
        key: &str,
        wanted: &'static str,
        found: f64,
    ) {
        let found = if cfg!(feature = "issues") { decimal(found) } else { String::new() };
        place.note(self, key, Problem::WrongValue { wanted, found });
    }
}

/// A number for a message, to the thousandth. The standard library's exact way costs 12 KB of wasm.
fn decimal(number: f64) -> String {
    let thousandths = (number.abs() * 1000.0).round() as u64;
    let sign = if number < 0.0 { "-" } else { "" };
    let text = format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
