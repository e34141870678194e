//! From bytes to the wire types: encoding, and words for what is wrong with a file as a whole.

use crate::check::place::Place;
use crate::issue::Problem;
use crate::limits::LIMITS;
use crate::load_error::LoadError;
use crate::report::Report;
use crate::wire::{Json, Kind, NotJson, read_json};

/// The text of a file, or of a line of it; what is read from it borrows its strings.
pub(crate) struct FileText<'b> {
    text: &'b str,
    /// Whether the limit cut off its end.
    is_cut: bool,
}

impl<'b> FileText<'b> {
    /// A file, without its byte order mark; of one that is too large, its beginning.
    pub(crate) fn of_file(bytes: &'b [u8], report: &mut Report) -> Result<Self, LoadError> {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(LoadError::Utf16);
        }
        let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let kept = content.get(..LIMITS.file_bytes).unwrap_or(content);
        let is_cut = kept.len() < content.len();
        if is_cut {
            let limit = LIMITS.file_bytes;
            report.push(
                String::new(),
                Problem::OverLimit { what: "bytes", given: content.len(), limit },
            );
        }
        let text = decoded(kept, is_cut).map_err(|valid| {
            let offset = valid + bytes.len() - content.len();
            LoadError::NotUtf8 { offset }
        })?;
        match text.trim_start().bytes().next() {
            None => Err(LoadError::Empty),
            Some(b'<') => Err(LoadError::WebPage),
            Some(_) => Ok(FileText { text, is_cut }),
        }
    }

    /// A line.
    pub(crate) fn of_line(text: &'b str) -> Self {
        FileText { text, is_cut: false }
    }

    /// Reads the one JSON value that the text is; `None` if it is not an object.
    pub(crate) fn parse<K: Kind>(
        &self,
        report: &mut Report,
        root: &Place<'_>,
    ) -> Result<Option<K::Value<'b>>, LoadError> {
        let json = self.json(report, root)?;
        let found = json.found();
        let value = K::read(json);
        if value.is_none() {
            report.wrong_type(root, "the file", K::WANTED, found);
        }
        Ok(value)
    }

    // Not generic, to be compiled once.
    fn json(&self, report: &mut Report, root: &Place<'_>) -> Result<Json<'b>, LoadError> {
        let mut on_slip = |line, column, problem| {
            root.note(report, &format!("line {line}, column {column}"), problem);
        };
        read_json(self.text, self.is_cut, &mut on_slip).map_err(|err| not_json(self.text, &err))
    }
}

/// The text of `bytes`, or how many of them are text. The limit may have cut a character in two.
fn decoded(bytes: &[u8], is_cut: bool) -> Result<&str, usize> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(err) if is_cut && err.error_len().is_none() => {
            let valid = bytes.get(..err.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).map_err(|err| err.valid_up_to())
        }
        Err(err) => Err(err.valid_up_to()),
    }
}

fn not_json(text: &str, err: &NotJson) -> LoadError {
    let found = text.get(err.at..).and_then(|rest| rest.chars().next());
    let reason = match found {
        None => "the file ends too early".to_owned(),
        Some(found) => format!("“{found}” does not belong here"),
    };
    LoadError::NotJson { line: err.line, column: err.column, reason }
}
