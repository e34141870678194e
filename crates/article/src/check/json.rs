//! From bytes to the wire types: encoding, syntax, and the two slips of JSON that cost no more than themselves.

use std::cell::OnceCell;

use serde::de::DeserializeSeed;
use serde_json::error::Category;

use crate::check::path::Place;
#[cfg(feature = "issues")]
use crate::issue::Issue;
use crate::issue::Problem;
use crate::limits::LIMITS;
use crate::load_error::LoadError;
use crate::report::Report;
use crate::wire::{Fill, Json, Kind};

/// The text of a file, or of a line of it; what is read from it borrows its strings.
pub(crate) struct FileText<'b> {
    text: &'b str,
    /// Whether the limit cut off its end.
    is_cut: bool,
    mended: OnceCell<String>,
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
                String::new,
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
            Some(_) => Ok(FileText { text, is_cut, mended: OnceCell::new() }),
        }
    }

    /// A line.
    pub(crate) fn of_line(text: &'b str) -> Self {
        FileText { text, is_cut: false, mended: OnceCell::new() }
    }

    /// Reads the one JSON value that the text is; `None` if it is not an object.
    pub(crate) fn parse<'t, K: Kind>(
        &'t self,
        report: &mut Report,
        root: &Place<'_>,
    ) -> Result<Option<K::Value<'t>>, LoadError> {
        let json = self.json(report, root)?;
        let found = json.found();
        let value = K::read(json);
        if value.is_none() {
            report.wrong_type(root, "the file", K::WANTED, found);
        }
        Ok(value)
    }

    fn json(&self, report: &mut Report, root: &Place<'_>) -> Result<Json<'_>, LoadError> {
        // Only a file that can't be read as it is pays for the second look.
        fill(self.text, self.is_cut).or_else(|err| match mended(self.text, report, root) {
            Some(mended) => {
                let text = self.mended.get_or_init(|| mended);
                fill(text, self.is_cut).map_err(|err| not_json(text, &err))
            }
            None => Err(not_json(self.text, &err)),
        })
    }
}

/// Reads a foreign file's JSON with `read`. What serde_json can't hold is replaced, and told to `note`, as in a story.
///
/// # Errors
///
/// If it is not JSON, in the same words as for a story.
#[cfg(feature = "issues")]
pub fn parse_json<T>(
    text: &str,
    read: impl Fn(&str) -> serde_json::Result<T>,
    note: impl FnMut(Issue),
) -> Result<T, LoadError> {
    read(text).or_else(|err| {
        let mut report = Report::default();
        let mended = mended(text, &mut report, &Place::root(""));
        let mended = mended.ok_or_else(|| not_json(text, &err))?;
        let value = read(&mended).map_err(|err| not_json(&mended, &err))?;
        report.issues().iter().cloned().for_each(note);
        Ok(value)
    })
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

/// Reads a value; of a text that was cut off, as much of it as there is.
fn fill(text: &str, is_cut: bool) -> serde_json::Result<Json<'_>> {
    let mut json = Json::Null;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    match Fill::new(&mut json, text)
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end())
    {
        Err(err) if !(is_cut && err.classify() == Category::Eof) => Err(err),
        _ => Ok(json),
    }
}

/// In our own words: serde_json's come with 6 KB of wasm.
fn not_json(text: &str, err: &serde_json::Error) -> LoadError {
    let (line, column) = (err.line(), err.column());
    let found = text.lines().nth(line.saturating_sub(1)).and_then(|line| {
        let at = line.floor_char_boundary(column.saturating_sub(1));
        line.get(at..)?.chars().next()
    });
    let reason = match (err.classify(), found) {
        (Category::Eof, _) | (_, None) => "the file ends too early".to_owned(),
        (_, Some(found)) => format!("“{found}” does not belong here"),
    };
    LoadError::NotJson { line, column, reason }
}

/// The same text, with what serde_json can't hold replaced; `None` if there is nothing of that kind.
///
/// `"\uD800"` and `1e999` are JSON, though no text and no number: RFC 8259, sections 6 and 8.2, leaves them to the
/// reader. Here they cost themselves alone. What stands in has the same length, so that places stay right.
fn mended(text: &str, report: &mut Report, root: &Place<'_>) -> Option<String> {
    let mut mender = Mender {
        given: text.as_bytes(),
        mended: text.as_bytes().to_vec(),
        at: 0,
        line: 1,
        line_start: 0,
        has_changed: false,
        report,
        root,
    };
    mender.run();
    if mender.has_changed { String::from_utf8(mender.mended).ok() } else { None }
}

struct Mender<'a> {
    given: &'a [u8],
    mended: Vec<u8>,
    at: usize,
    line: usize,
    line_start: usize,
    has_changed: bool,
    report: &'a mut Report,
    root: &'a Place<'a>,
}

impl Mender<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.given.get(self.at) {
            match byte {
                b'"' => self.string(),
                b'-' | b'0'..=b'9' => self.number(),
                _ => {
                    self.at += 1;
                    if byte == b'\n' {
                        self.line += 1;
                        self.line_start = self.at;
                    }
                }
            }
        }
    }

    fn number(&mut self) {
        let is_number = |it: &u8| matches!(it, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let len = self.given.iter().skip(self.at).take_while(|it| is_number(it)).count();
        let range = self.at..self.at + len;
        let number = self.given.get(range.clone()).and_then(|it| std::str::from_utf8(it).ok());
        // No number of fewer than four characters is infinite, so that `null` always fits.
        let is_huge = |it: &str| has_number_syntax(it) && fill(it, false).is_err();
        if 4 <= len && number.is_some_and(is_huge) {
            let null = b"null".iter().chain(std::iter::repeat(&b' '));
            self.replace(range, null, Problem::HugeNumber);
        }
        self.at += len;
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(&byte) = self.given.get(self.at) {
            let next_is_low = || matches!(self.escape(self.at + 6), Some(0xdc00..0xe000));
            self.at += match (byte, self.escape(self.at)) {
                (b'"', _) => {
                    self.at += 1;
                    return;
                }
                (_, Some(0xd800..0xdc00)) if next_is_low() => 12,
                (_, Some(0xd800..0xe000)) => {
                    let digits = self.at + 2..self.at + 6;
                    self.replace(digits, b"FFFD".iter(), Problem::LoneSurrogate);
                    6
                }
                (b'\\', _) => 2,
                _ => 1,
            };
        }
    }

    /// The UTF-16 unit of the escape `\uXXXX` at `at`.
    fn escape(&self, at: usize) -> Option<u16> {
        let digits = self.given.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    }

    fn replace<'b>(
        &mut self,
        range: std::ops::Range<usize>,
        with: impl Iterator<Item = &'b u8>,
        problem: Problem,
    ) {
        let (line, column) = (self.line, self.at - self.line_start + 1);
        self.report.push(|| self.root.key(&format!("line {line}, column {column}")), problem);
        for (byte, new) in self.mended.get_mut(range).unwrap_or_default().iter_mut().zip(with) {
            *byte = *new;
        }
        self.has_changed = true;
    }
}

/// Whether serde_json takes `text` for a number where it need not hold it.
fn has_number_syntax(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}
