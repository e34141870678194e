//! Why a file can't be shown at all.

use std::error::Error;
use std::fmt;

/// Why a file can't be shown at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No bytes, or only white space.
    Empty,
    /// Bytes that are not UTF-8.
    NotUtf8 {
        /// The first bad byte.
        offset: usize,
    },
    /// UTF-16, by its byte order mark.
    Utf16,
    /// A web page.
    WebPage,
    /// Not JSON.
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the parser expected.
        reason: String,
    },
    /// JSON without what makes it an article or a library.
    Unreadable {
        /// What is missing: `blocks`, `articles`.
        field: &'static str,
    },
}

impl LoadError {
    /// What its owner can do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            LoadError::Empty => "Check that the file was written and sent whole",
            LoadError::NotUtf8 { .. } | LoadError::Utf16 => {
                "Save the file as UTF-8 and open it again"
            }
            LoadError::WebPage => {
                "Check the address: it leads to a page to read, not to the story’s data"
            }
            LoadError::NotJson { .. } => {
                "Check the file at this place: a comma, quote or bracket is missing or too many, or its end is cut off"
            }
            LoadError::Unreadable { .. } => "Check that this is a Dateline file, and the right one",
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Empty => f.write_str("The file is empty"),
            LoadError::NotUtf8 { offset } => {
                write!(f, "The file is not UTF-8 text: byte {offset} does not belong there")
            }
            LoadError::Utf16 => f.write_str("The file is UTF-16 text, and JSON is UTF-8"),
            LoadError::WebPage => f.write_str("This is a web page, not an article file"),
            LoadError::NotJson { line, column, reason } => {
                write!(f, "The file is not valid JSON: line {line}, column {column}: {reason}")
            }
            LoadError::Unreadable { field } => {
                write!(f, "The file is JSON, but has no readable “{field}”")
            }
        }
    }
}

impl Error for LoadError {}
