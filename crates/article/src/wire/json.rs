//! A JSON value as it was written, borrowed from the file.
//!
//! One small tree, and not a type for each object, so that the reader is compiled once: that halves its bytes.

use std::borrow::Cow;

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
