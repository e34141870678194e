//! A file as it is given: its bytes turned into text, and into JSON where they are.

use dateline_article::{LIMITS, LoadError};

use crate::binary;
use crate::error::ImportError;
use crate::json::Json;
use crate::note::{Notes, Reason};

/// A file as it is given.
#[derive(Clone, Copy, Debug)]
pub struct File<'b> {
    /// Its name without folders, or empty: only which files belong together is told by it.
    pub name: &'b str,
    /// What is in it.
    pub bytes: &'b [u8],
}

/// What to do with bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Refuse the file, and say where they are.
    #[default]
    Strict,
    /// Show U+FFFD in their place, and leave out spans that no words verify.
    Lossy,
}

/// A file that has been looked into.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) name: String,
    /// The text, decoded and without its byte order mark.
    pub(crate) text: String,
    pub(crate) content: Content,
}

/// What a file turned out to hold.
#[derive(Debug)]
pub(crate) enum Content {
    /// One JSON value.
    Json(Json),
    /// A JSON value on each line, with the number of the line, from 1.
    Lines(Vec<(usize, Json)>),
    /// Anything else.
    Text,
}

impl Given {
    /// Decodes a file and looks what it holds.
    pub(crate) fn new(
        file: File<'_>,
        encoding: Encoding,
        notes: &mut Notes,
    ) -> Result<Given, ImportError> {
        if let Some(what) = binary::what(file.bytes) {
            return Err(ImportError::NotText { what });
        }
        let text = decoded(file.bytes, encoding, notes)?;
        let content = match text.trim_start().chars().next() {
            Some('{' | '[') => json(&text, is_named_text(file.name), notes)?,
            Some(_) => match lone_value(file.name, &text) {
                Some(what) => return Err(ImportError::LoneValue { what }),
                None => Content::Text,
            },
            // brat makes an empty file for a text in which nothing is marked yet.
            None if file.name.ends_with(".ann") => Content::Text,
            None => return Err(LoadError::Empty.into()),
        };
        Ok(Given { name: file.name.to_owned(), text, content })
    }

    /// The one JSON value, or the first of its lines.
    pub(crate) fn first_json(&self) -> Option<&Json> {
        match &self.content {
            Content::Json(json) => Some(json),
            Content::Lines(lines) => lines.first().map(|(_, json)| json),
            Content::Text => None,
        }
    }

    /// The records of a file: the items of an array, the lines, or the one object; each with its place.
    pub(crate) fn records(&self) -> Vec<(String, &Json)> {
        match &self.content {
            Content::Json(Json::Array(items)) => {
                items.iter().enumerate().map(|(idx, item)| (format!("[{idx}]"), item)).collect()
            }
            Content::Json(json) => vec![(String::new(), json)],
            Content::Lines(lines) => {
                lines.iter().map(|(n, json)| (format!("line {n}"), json)).collect()
            }
            Content::Text => Vec::new(),
        }
    }

    /// The name without its ending, and the ending in small letters.
    pub(crate) fn stem_and_ending(&self) -> (&str, String) {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        (stem, ending(&self.name))
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Whether a file is called as texts are.
fn is_named_text(name: &str) -> bool {
    matches!(ending(name).as_str(), "txt" | "text" | "md" | "markdown" | "ann")
}

/// What a text is if it is one value of JSON without any parts. Such a file was to be a story, and became `null` on its
/// way. A name that means text is believed; and without one for JSON, words in quotation marks are what somebody said.
fn lone_value(name: &str, text: &str) -> Option<&'static str> {
    if is_named_text(name) {
        return None;
    }
    let is_named_json = matches!(ending(name).as_str(), "json" | "jsonl" | "jsonld" | "ndjson");
    match serde_json::from_str(text).ok()? {
        Json::String(_) if !is_named_json => None,
        Json::Boolean(true) => Some("true"),
        Json::Boolean(false) => Some("false"),
        value => Some(value.found()),
    }
}

/// JSON, or JSON Lines; of lines, a bad one costs itself alone as long as there are good ones.
fn json(text: &str, is_named_text: bool, notes: &mut Notes) -> Result<Content, ImportError> {
    let mut noted = Notes::default();
    let error = match Json::parse(text, &mut noted) {
        Ok(json) => {
            notes.append(noted);
            return Ok(Content::Json(json));
        }
        Err(error) => error,
    };
    let lines = || text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    // One value over several lines has a first line that is none.
    let is_lines = 1 < lines().take(2).count()
        && lines().take(3).any(|(_, line)| {
            Json::parse(line, &mut Notes::default()).is_ok_and(|it| matches!(it, Json::Object(_)))
        });
    if !is_lines {
        // A text may begin with a bracket: [Kabul, 25 November]. A brace is rarer: the name must say that it is one.
        let may_be_text = is_named_text || text.trim_start().starts_with('[');
        return if may_be_text && !looks_like_json(text) {
            Ok(Content::Text)
        } else {
            Err(error.into())
        };
    }
    let mut values = Vec::new();
    for (idx, line) in lines() {
        let place = format!("line {}", idx + 1);
        let mut noted = Notes::default();
        match Json::parse(line, &mut noted) {
            Ok(json) => {
                for note in noted.listed() {
                    notes.push(format!("{place}: {}", note.place), note.reason.clone());
                }
                values.push((idx + 1, json));
            }
            Err(LoadError::NotJson { column, reason, .. }) => {
                notes.push(place, Reason::BadLine(format!("column {column}: {reason}")));
            }
            Err(other) => notes.push(place, Reason::BadLine(other.to_string())),
        }
    }
    Ok(Content::Lines(values))
}

/// Whether a text that begins with a bracket goes on as an array of JSON does, or one with a brace as an object.
fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start();
    let (rest, next): (_, &[char]) = match text.strip_prefix('[') {
        Some(rest) => (rest, &['{', '[', '"', ']']),
        None => (text.strip_prefix('{').unwrap_or_default(), &['"', '}']),
    };
    let rest = rest.trim_start();
    rest.starts_with(next) || rest.is_empty()
}

/// The text of `bytes`: UTF-8, or UTF-16 that says so by its byte order mark.
fn decoded(bytes: &[u8], encoding: Encoding, notes: &mut Notes) -> Result<String, ImportError> {
    let kept = bytes.get(..LIMITS.file_bytes).unwrap_or(bytes);
    if kept.len() < bytes.len() {
        let (what, given, limit) = ("bytes", bytes.len(), LIMITS.file_bytes);
        notes
            .push("", Reason::Checked(dateline_article::Problem::OverLimit { what, given, limit }));
    }
    let utf16 = |it: fn([u8; 2]) -> u16| -> String {
        let units = kept.chunks_exact(2).skip(1).map(|pair| match pair {
            [a, b] => it([*a, *b]),
            _ => 0xfffd,
        });
        char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match kept {
        [0xff, 0xfe, ..] => return Ok(utf16(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => return Ok(utf16(u16::from_be_bytes)),
        _ => {}
    }
    let content = kept.strip_prefix(b"\xef\xbb\xbf").unwrap_or(kept);
    match std::str::from_utf8(content) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) if kept.len() < bytes.len() && error.error_len().is_none() => {
            Ok(String::from_utf8_lossy(content.get(..error.valid_up_to()).unwrap_or_default())
                .into_owned())
        }
        Err(_) if encoding == Encoding::Lossy => {
            let text = String::from_utf8_lossy(content).into_owned();
            notes.push("", Reason::Replaced(text.matches(char::REPLACEMENT_CHARACTER).count()));
            Ok(text)
        }
        Err(error) => {
            let offset = error.valid_up_to() + kept.len() - content.len();
            Err(LoadError::NotUtf8 { offset }.into())
        }
    }
}
