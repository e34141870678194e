//! Objects and lists of the format, whose values are taken out by typed keys.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::json::Json;

/// A type of the format; never a value itself.
pub(crate) trait Kind {
    /// What a value of it is in the program.
    type Value<'de>;
    /// The word for it, as in “where the format has a string”.
    const WANTED: &'static str;

    /// What `json` means; `None` if it is of another type.
    fn read(json: Json<'_>) -> Option<Self::Value<'_>>;
}

/// A key of the objects `O`, under which the format has a `K`.
pub(crate) struct Key<O, K> {
    pub(crate) name: &'static str,
    of: PhantomData<(O, K)>,
}

impl<O, K> Key<O, K> {
    pub(super) const fn new(name: &'static str) -> Self {
        Key { name, of: PhantomData }
    }
}

/// The entries of an object of the format that have not been taken yet.
#[derive(Debug)]
pub(crate) struct Object<'de, O> {
    entries: Vec<(Cow<'de, str>, Json<'de>)>,
    of: PhantomData<O>,
}

impl<O> Default for Object<'_, O> {
    fn default() -> Self {
        Object { entries: Vec::new(), of: PhantomData }
    }
}

impl<'de, O> Object<'de, O> {
    pub(super) fn new(json: Json<'de>) -> Option<Self> {
        match json {
            Json::Object(entries) => Some(Object { entries, of: PhantomData }),
            _ => None,
        }
    }

    /// Whether there is a value under `key` other than `null`.
    pub(crate) fn has<K>(&self, key: Key<O, K>) -> bool {
        self.entries.iter().any(|(name, value)| name == key.name && !matches!(value, Json::Null))
    }

    /// Takes the value under `key`, as written; the last of several, as in every browser.
    pub(crate) fn take<K>(&mut self, key: Key<O, K>) -> Taken<'de> {
        take(&mut self.entries, key.name)
    }

    /// What is left when everything that the format knows has been taken.
    pub(crate) fn into_rest(self) -> Vec<(Cow<'de, str>, Json<'de>)> {
        self.entries
    }
}

/// A value taken out of an object.
pub(crate) struct Taken<'de> {
    pub(crate) json: Json<'de>,
    /// Whether the key was given more than once.
    pub(crate) is_repeated: bool,
}

// Not generic, to be compiled once.
fn take<'de>(entries: &mut Vec<(Cow<'de, str>, Json<'de>)>, key: &str) -> Taken<'de> {
    let mut taken = Taken { json: Json::Null, is_repeated: false };
    let Some(first) = entries.iter().position(|(name, _)| name == key) else { return taken };
    taken.json = entries.remove(first).1;
    if entries.iter().skip(first).any(|(name, _)| name == key) {
        taken.is_repeated = true;
        // All of them in one go: a hostile object may have a million.
        entries.retain_mut(|(name, json)| {
            let is_other = name != key;
            if !is_other {
                taken.json = std::mem::take(json);
            }
            is_other
        });
    }
    taken
}

/// A list of the format, whose items are read as they are taken.
#[derive(Debug)]
pub(crate) struct List<'de, K>(Vec<Json<'de>>, PhantomData<K>);

impl<K> Default for List<'_, K> {
    fn default() -> Self {
        List(Vec::new(), PhantomData)
    }
}

impl<'de, K> List<'de, K> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items as written, to be read with the list's kind.
    pub(crate) fn into_items(self) -> impl Iterator<Item = Item<'de, K>> {
        self.0.into_iter().map(|json| Item { json, of: PhantomData })
    }
}

/// An item of a list, as written.
pub(crate) struct Item<'de, K> {
    pub(crate) json: Json<'de>,
    of: PhantomData<K>,
}

/// An array of `K`.
pub(crate) struct ListOf<K>(PhantomData<K>);

impl<K: Kind> Kind for ListOf<K> {
    type Value<'de> = List<'de, K>;
    const WANTED: &'static str = "an array";

    fn read(json: Json<'_>) -> Option<List<'_, K>> {
        match json {
            Json::Array(items) => Some(List(items, PhantomData)),
            _ => None,
        }
    }
}

/// A string, borrowed from the file where it has no escapes.
pub(crate) enum Text {}

impl Kind for Text {
    type Value<'de> = Cow<'de, str>;
    const WANTED: &'static str = "a string";

    fn read(json: Json<'_>) -> Option<Cow<'_, str>> {
        match json {
            Json::String(text) => Some(text),
            _ => None,
        }
    }
}

/// A whole number from 0.
pub(crate) enum Offset {}

impl Kind for Offset {
    type Value<'de> = u64;
    const WANTED: &'static str = "a whole number from 0";

    fn read(json: Json<'_>) -> Option<u64> {
        // Whole numbers are exact in f64 far beyond any file that is read.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match json {
            Json::Number(it) if (0.0..=EXACT).contains(&it) && it.trunc() == it => Some(it as u64),
            _ => None,
        }
    }
}

/// A number.
pub(crate) enum Number {}

impl Kind for Number {
    type Value<'de> = f64;
    const WANTED: &'static str = "a number";

    fn read(json: Json<'_>) -> Option<f64> {
        match json {
            Json::Number(it) => Some(it),
            _ => None,
        }
    }
}

/// `true` or `false`.
pub(crate) enum Flag {}

impl Kind for Flag {
    type Value<'de> = bool;
    const WANTED: &'static str = "true or false";

    fn read(json: Json<'_>) -> Option<bool> {
        match json {
            Json::Boolean(it) => Some(it),
            _ => None,
        }
    }
}

/// An array that is kept as it was written, and read as a `K` by who needs it.
pub(crate) struct RawOf<K>(PhantomData<K>);

impl<K> Kind for RawOf<K> {
    type Value<'de> = Box<str>;
    const WANTED: &'static str = "an array";

    fn read(json: Json<'_>) -> Option<Box<str>> {
        match json {
            Json::Raw(it) => Some(it.into()),
            _ => None,
        }
    }
}
