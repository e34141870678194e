//! Why nothing of a file can be shown, and what its owner can do.

use std::error::Error;
use std::fmt;

use dateline_article::LoadError;

use crate::format::Format;

/// Why nothing of a file can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// As for the program's own format: empty, not UTF-8, not JSON, a web page.
    Load(LoadError),
    /// No text at all.
    NotText {
        /// What readers call it: “a PDF”.
        what: &'static str,
    },
    /// JSON of no format that is known.
    Unrecognised,
    /// JSON that is one value without parts.
    LoneValue {
        /// The word for it: “a number”.
        what: &'static str,
    },
    /// A file over the limit, of a format that can't be shown in part.
    TooLarge {
        /// How many bytes it has, as far as they were seen.
        given: usize,
        /// How many are read.
        limit: usize,
    },
    /// Of a format that is spread over two files, one is missing.
    MissingFile {
        /// The format.
        format: Format,
        /// What is missing: “the .txt file”.
        what: &'static str,
    },
    /// Several files that are not parts of one story.
    UnrelatedFiles,
    /// A file of a format, without the text that the format's offsets point into.
    NoText {
        /// The format.
        format: Format,
        /// The field or part that should hold it.
        field: &'static str,
    },
    /// A file that says it is of a format and does not keep to it so far that nothing can be read.
    Malformed {
        /// The format.
        format: Format,
        /// The place, such as `line 7`.
        place: String,
        /// What is wrong there, as a full clause without a dot.
        reason: String,
    },
}

impl ImportError {
    /// What its owner can do about it, without a final dot.
    pub fn remedy(&self) -> String {
        match self {
            ImportError::Load(error) => error.remedy().to_owned(),
            ImportError::NotText { .. } => {
                "Open it in the program that it belongs to, and copy its text from there or save it as plain text (.txt)".to_owned()
            }
            ImportError::Unrecognised => {
                "Check that it is the right one: a story of Dateline’s own has “blocks”; the other formats are listed where a \
                 story is opened, and in docs/formats.md".to_owned()
            }
            ImportError::LoneValue { .. } => {
                "Check that it is the right one, and that its story was written into it".to_owned()
            }
            ImportError::TooLarge { .. } => {
                "Divide it into smaller files and open them one by one".to_owned()
            }
            ImportError::MissingFile { what, .. } => format!("Open it together with {what}"),
            ImportError::UnrelatedFiles => "Open them one by one".to_owned(),
            ImportError::NoText { format, field } => format!(
                "Export it from {} again with its text (“{field}”)",
                format.name()
            ),
            ImportError::Malformed { format, .. } => {
                format!("Check the file at this place, or export it from {} again", format.name())
            }
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::Load(error) => error.fmt(f),
            ImportError::NotText { what } => write!(f, "This is {what}, not text"),
            ImportError::Unrecognised => {
                f.write_str("The file is JSON, but of no format that is known here")
            }
            ImportError::LoneValue { what } => {
                write!(f, "The file is JSON, but all it holds is {what}")
            }
            ImportError::TooLarge { given, limit } => write!(
                f,
                "The file is too large: it has {given} bytes or more, {limit} are read, and its format can’t be shown in part"
            ),
            ImportError::MissingFile { format, what } => {
                write!(
                    f,
                    "This is one half of a story in {}’s format: {what} is missing",
                    format.name()
                )
            }
            ImportError::UnrelatedFiles => f.write_str("These files are not parts of one story"),
            ImportError::NoText { format, field } => {
                write!(f, "This is {}’s format, without its text: no “{field}”", format.name())
            }
            ImportError::Malformed { format, place, reason } => {
                write!(f, "This looks like {}’s format, but {place}: {reason}", format.name())
            }
        }
    }
}

impl Error for ImportError {}

impl From<LoadError> for ImportError {
    fn from(error: LoadError) -> ImportError {
        ImportError::Load(error)
    }
}
