//! One field of a JSON object: absent, as the format has it, or something else.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde_json::value::RawValue;

use super::json::Json;

/// A field as it was found, where the format has a `T`.
#[derive(Debug)]
pub(crate) struct Field<'de, T>(Json<'de>, PhantomData<T>);

impl<T> Default for Field<'_, T> {
    fn default() -> Self {
        Field(Json::Null, PhantomData)
    }
}

/// A type of the format.
pub(crate) trait Value<'de>: Sized {
    /// The word for it, as in “where the format has a string”.
    const WANTED: &'static str;

    /// What `json` means; `None` if it is of another type.
    fn from_json(json: Json<'de>) -> Option<Self>;
}

impl<'de, T> Field<'de, T> {
    pub(crate) fn new(json: Json<'de>) -> Self {
        Field(json, PhantomData)
    }

    /// Whether it is not there, or `null`.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.0, Json::Null)
    }

    /// Where its value goes.
    pub(super) fn place(&mut self) -> &mut Json<'de> {
        &mut self.0
    }
}

impl<'de, T: Value<'de>> Field<'de, T> {
    /// The value, if it is of the format's type; else the word for what is there.
    pub(crate) fn value(self) -> Result<T, &'static str> {
        let found = self.0.found();
        T::from_json(self.0).ok_or(found)
    }
}

/// A list of the format.
#[derive(Debug)]
pub(crate) struct List<'de, T>(Vec<Json<'de>>, PhantomData<T>);

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        List(Vec::new(), PhantomData)
    }
}

impl<T> List<'_, T> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de, T> IntoIterator for List<'de, T> {
    type Item = Field<'de, T>;
    type IntoIter = std::iter::Map<std::vec::IntoIter<Json<'de>>, fn(Json<'de>) -> Field<'de, T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(Field::new)
    }
}

impl<'de, T> Value<'de> for List<'de, T> {
    const WANTED: &'static str = "an array";

    fn from_json(json: Json<'de>) -> Option<Self> {
        match json {
            Json::Array(items) => Some(List(items, PhantomData)),
            _ => None,
        }
    }
}

/// A string, borrowed from the file where it has no escapes.
#[derive(Debug, Default)]
pub(crate) struct Text<'de>(pub(crate) Cow<'de, str>);

impl<'de> Value<'de> for Text<'de> {
    const WANTED: &'static str = "a string";

    fn from_json(json: Json<'de>) -> Option<Self> {
        match json {
            Json::String(text) => Some(Text(text)),
            _ => None,
        }
    }
}

/// A whole number from 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Offset(pub(crate) u64);

impl<'de> Value<'de> for Offset {
    const WANTED: &'static str = "a whole number from 0";

    fn from_json(json: Json<'de>) -> Option<Self> {
        // Whole numbers are exact in f64 far beyond any file that is read.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match json {
            Json::Number(it) if (0.0..=EXACT).contains(&it) && it.trunc() == it => {
                Some(Offset(it as u64))
            }
            _ => None,
        }
    }
}

/// A number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number(pub(crate) f64);

impl<'de> Value<'de> for Number {
    const WANTED: &'static str = "a number";

    fn from_json(json: Json<'de>) -> Option<Self> {
        match json {
            Json::Number(it) => Some(Number(it)),
            _ => None,
        }
    }
}

impl<'de> Value<'de> for bool {
    const WANTED: &'static str = "true or false";

    fn from_json(json: Json<'de>) -> Option<Self> {
        match json {
            Json::Boolean(it) => Some(it),
            _ => None,
        }
    }
}

/// A value kept as it was written.
#[derive(Debug)]
pub(crate) struct Raw(pub(crate) Box<RawValue>);

impl<'de> Value<'de> for Raw {
    const WANTED: &'static str = "an array";

    fn from_json(json: Json<'de>) -> Option<Self> {
        match json {
            Json::Raw(it) => Some(Raw(it.to_owned())),
            _ => None,
        }
    }
}

/// What an object has and the format has not.
#[derive(Debug, Default)]
pub(crate) struct Rest<'de> {
    /// Entries under keys that the format does not have.
    pub(crate) unknown: Vec<(Cow<'de, str>, Json<'de>)>,
    /// Keys that were given twice.
    pub(crate) twice: Vec<Cow<'de, str>>,
}

/// Puts each entry of an object where its key says; the last of two wins, as in every browser, and that is reported.
pub(super) fn distribute<'de>(
    entries: Vec<(Cow<'de, str>, Json<'de>)>,
    fields: &mut [(&str, &mut Json<'de>)],
) -> Rest<'de> {
    let mut rest = Rest::default();
    for (key, value) in entries {
        match fields.iter_mut().find(|(name, _)| *name == key) {
            Some((_, place)) => {
                if !matches!(place, Json::Null) {
                    rest.twice.push(key);
                }
                **place = value;
            }
            None => rest.unknown.push((key, value)),
        }
    }
    rest
}
