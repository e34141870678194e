//! A JSON value as it was written, borrowed from the file.
//!
//! One small tree, and not a type for each object, so that the reader is compiled once: that halves its bytes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value.
#[derive(Debug, Default)]
pub(crate) enum Json<'de> {
    /// Not there, or `null`.
    #[default]
    Null,
    Boolean(bool),
    Number(f64),
    String(Cow<'de, str>),
    Array(Vec<Json<'de>>),
    Object(Vec<(Cow<'de, str>, Json<'de>)>),
    /// The publisher's own, exactly as written.
    Raw(&'de RawValue),
}

impl Json<'_> {
    /// The word for its type, as in “is a string”.
    pub(crate) fn found(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Boolean(_) => "true or false",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) | Json::Raw(_) => "an object",
        }
    }
}

/// The deepest nesting that the format has is `mentions[0].parts[0][0]`; what lies deeper means nothing to it.
const MAX_DEPTH: usize = 8;

/// Fills a value in place, so that what came before an error stays.
pub(crate) struct Fill<'a, 'de> {
    value: &'a mut Json<'de>,
    depth: usize,
}

impl<'a, 'de> Fill<'a, 'de> {
    pub(crate) fn new(value: &'a mut Json<'de>) -> Self {
        Fill { value, depth: 0 }
    }
}

impl<'de> DeserializeSeed<'de> for Fill<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.depth < MAX_DEPTH {
            return deserializer.deserialize_any(self);
        }
        deserializer.deserialize_ignored_any(IgnoredAny)?;
        Ok(())
    }
}

impl<'de> Visitor<'de> for Fill<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        *self.value = Json::Boolean(value);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        *self.value = Json::Number(value as f64);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        *self.value = Json::Number(value as f64);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        *self.value = Json::Number(value);
        Ok(())
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<(), E> {
        *self.value = Json::String(Cow::Borrowed(value));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        *self.value = Json::String(Cow::Owned(value.to_owned()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        *self.value = Json::Array(Vec::new());
        let Json::Array(items) = self.value else { return Ok(()) };
        loop {
            items.push(Json::Null);
            let Some(value) = items.last_mut() else { return Ok(()) };
            if seq.next_element_seed(Fill { value, depth: self.depth + 1 })?.is_none() {
                items.pop();
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        *self.value = Json::Object(Vec::new());
        let Json::Object(entries) = self.value else { return Ok(()) };
        let mut key = Json::Null;
        while map.next_key_seed(Fill::new(&mut key))?.is_some() {
            let Json::String(name) = std::mem::take(&mut key) else { continue };
            if name.starts_with("x_") || name == "changes" {
                let raw: &'de RawValue = map.next_value()?;
                entries.push((name, Json::Raw(raw)));
                continue;
            }
            entries.push((name, Json::Null));
            if let Some((_, value)) = entries.last_mut() {
                map.next_value_seed(Fill { value, depth: self.depth + 1 })?;
            }
        }
        Ok(())
    }
}
