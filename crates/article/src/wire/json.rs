//! A JSON value as it was written, borrowed from the file.
//!
//! One small tree, and not a type for each object, so that the reader is compiled once: that halves its bytes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

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
    Raw(&'de str),
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

/// How many fields most objects have at the most: a mention has five to eight.
const USUAL_LEN: usize = 8;

/// Fills a value in place, so that what came before an error stays.
pub(crate) struct Fill<'a, 'de> {
    value: &'a mut Json<'de>,
    /// The whole text, out of which what is kept as written is cut.
    text: &'de str,
    depth: usize,
}

impl<'a, 'de> Fill<'a, 'de> {
    pub(crate) fn new(value: &'a mut Json<'de>, text: &'de str) -> Self {
        Fill { value, text, depth: 0 }
    }

    fn inner<'b>(value: &'b mut Json<'de>, text: &'de str, depth: usize) -> Fill<'b, 'de> {
        Fill { value, text, depth: depth + 1 }
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
            if seq.next_element_seed(Fill::inner(value, self.text, self.depth))?.is_none() {
                items.pop();
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        *self.value = Json::Object(Vec::with_capacity(USUAL_LEN));
        let Json::Object(entries) = self.value else { return Ok(()) };
        let mut key = Json::Null;
        while map.next_key_seed(Fill::new(&mut key, self.text))?.is_some() {
            let Json::String(name) = std::mem::take(&mut key) else { continue };
            if name.starts_with("x_") || name == "changes" {
                map.next_value::<IgnoredAny>()?;
                let raw = written_after(&name, self.text).map_or(Json::Null, Json::Raw);
                entries.push((name, raw));
                continue;
            }
            entries.push((name, Json::Null));
            if let Some((_, value)) = entries.last_mut() {
                map.next_value_seed(Fill::inner(value, self.text, self.depth))?;
            }
        }
        Ok(())
    }
}

/// The value that stands after `key` in `text`, exactly as written, if the key is a piece of it: one with escapes is not.
///
/// serde_json's own way to keep a value, `RawValue`, costs 4 KB of wasm; here the value is known to be JSON already.
fn written_after<'de>(key: &str, text: &'de str) -> Option<&'de str> {
    let key_start = (key.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let rest = text.get(key_start + key.len()..)?.strip_prefix('"')?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in value.bytes().enumerate() {
        if is_string {
            is_string = is_escaped || byte != b'"';
            is_escaped = !is_escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => is_string = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' | b',' if depth == 0 => return value.get(..at).map(str::trim_end),
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(object: &str, expected: &[&str]) {
        let mut json = Json::Null;
        let mut deserializer = serde_json::Deserializer::from_str(object);
        Fill::new(&mut json, object).deserialize(&mut deserializer).unwrap();
        let Json::Object(entries) = json else { panic!("an object") };
        let raw = |(_, value): &(Cow<'_, str>, Json<'_>)| match value {
            Json::Raw(raw) => Some((*raw).to_owned()),
            _ => None,
        };
        assert_eq!(entries.iter().filter_map(raw).collect::<Vec<_>>(), expected, "{object}");
    }

    #[test]
    fn what_is_the_publisher_s_own_is_kept_as_written() {
        check(r#"{"x_a": 1.50 , "b": 2}"#, &["1.50"]);
        check(r#"{"x_a":"]},\"\\" , "x_b":null}"#, &[r#""]},\"\\""#, "null"]);
        check(
            r#"{"x_a" : [ {"x": [1, "]"]}, 12345678901234567890 ]}"#,
            &[r#"[ {"x": [1, "]"]}, 12345678901234567890 ]"#],
        );
        check("{\"x_a\"\n:\n{}\n}", &["{}"]);
        // A key written in escapes is no piece of the file.
        check(r#"{"\u0078_a": 1}"#, &[]);
    }
}
