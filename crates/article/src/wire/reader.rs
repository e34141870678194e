//! From text to a tree of JSON (RFC 8259), in one pass and without recursion.
//!
//! Written here because it is a third of what `serde_json` costs in wasm, of which the app would use a corner. A test
//! holds it to `serde_json` in what is JSON and what is not.

mod scalar;

use std::borrow::Cow;

use super::json::Json;
use crate::issue::Problem;

/// The deepest nesting that the format has is `mentions[0].parts[0][0]`; what lies deeper means nothing to it.
const MAX_DEPTH: usize = 8;

/// Where a text stops to be JSON.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotJson {
    /// The byte that does not belong there; the length of the text if something is missing at its end.
    pub(crate) at: usize,
    /// Its line, from 1.
    pub(crate) line: usize,
    /// Its place in the line, in bytes from 1.
    pub(crate) column: usize,
}

/// Is told of what is JSON and yet no text and no number, as `"\uD800"` and `1e999`, with line and column.
///
/// RFC 8259, sections 6 and 8.2, leaves them to the reader. Here they cost themselves alone.
pub(crate) type OnSlip<'s> = &'s mut dyn FnMut(usize, usize, Problem);

/// Reads the one value that `text` is; of a text that was cut off, as much of it as there is.
pub(crate) fn read_json<'t>(
    text: &'t str,
    is_cut: bool,
    on_slip: OnSlip<'_>,
) -> Result<Json<'t>, NotJson> {
    let mut reader = Reader {
        text,
        at: 0,
        line: 1,
        line_start: 0,
        closers: Vec::new(),
        kept: Vec::new(),
        raw_start: None,
        root: Json::Null,
        on_slip,
    };
    if reader.read().is_none() {
        if !(is_cut && reader.at == text.len()) {
            // What is missing at the end is missed behind its last byte.
            let column = (reader.at + 1).min(text.len()) - reader.line_start;
            return Err(NotJson { at: reader.at, line: reader.line, column: column.max(1) });
        }
        reader.raw_start = None;
        while let Some((_, json)) = reader.kept.pop() {
            reader.closers.truncate(reader.kept.len());
            reader.put(json);
        }
    }
    Ok(reader.root)
}

struct Reader<'t, 's> {
    text: &'t str,
    at: usize,
    line: usize,
    line_start: usize,
    /// The ends of all arrays and objects around `at`. One byte each: a text may be nothing but brackets.
    closers: Vec<u8>,
    /// The outer ones of them, whose values are kept; with the key that waits for its value, in an object.
    kept: Vec<(Cow<'t, str>, Json<'t>)>,
    /// Where a value begins that is kept as it is written.
    raw_start: Option<usize>,
    root: Json<'t>,
    on_slip: OnSlip<'s>,
}

/// Every method that gives `None` has met the end, or stands before what does not belong there.
impl<'t> Reader<'t, '_> {
    fn read(&mut self) -> Option<()> {
        loop {
            self.pass_space();
            let is_kept = self.is_at_kept() && self.kept.len() < MAX_DEPTH;
            match self.peek()? {
                opener @ (b'[' | b'{') => {
                    self.at += 1;
                    // In ASCII, the brackets that close stand two behind those that open.
                    let closer = opener + 2;
                    self.closers.push(closer);
                    if is_kept {
                        let json = match opener {
                            b'[' => Json::Array(Vec::new()),
                            _ => Json::Object(Vec::new()),
                        };
                        self.kept.push((Cow::default(), json));
                    }
                    self.pass_space();
                    if self.peek()? != closer {
                        self.key(closer)?;
                        continue;
                    }
                }
                first => {
                    let value = self.scalar(first, is_kept)?;
                    self.put(if is_kept { value } else { Json::Null });
                }
            }
            loop {
                self.pass_space();
                let Some(&closer) = self.closers.last() else {
                    return (self.at == self.text.len()).then_some(());
                };
                let next = self.peek()?;
                if next == b',' {
                    self.at += 1;
                    self.key(closer)?;
                    break;
                }
                if next != closer {
                    return None;
                }
                self.at += 1;
                self.closers.pop();
                let is_kept = self.closers.len() < self.kept.len();
                let closed = if is_kept { self.kept.pop() } else { None };
                self.put(closed.unwrap_or_default().1);
            }
        }
    }

    /// Whether `at` lies in nothing that is skipped.
    fn is_at_kept(&self) -> bool {
        self.raw_start.is_none() && self.closers.len() == self.kept.len()
    }

    /// Puts a value that has ended where it belongs.
    fn put(&mut self, value: Json<'t>) {
        if self.closers.len() != self.kept.len() {
            return;
        }
        let raw = self.raw_start.take().and_then(|start| self.text.get(start..self.at));
        let value = raw.map_or(value, Json::Raw);
        match self.kept.last_mut() {
            None => self.root = value,
            Some((_, Json::Array(items))) => items.push(value),
            Some((key, Json::Object(entries))) => entries.push((std::mem::take(key), value)),
            Some(_) => {}
        }
    }

    /// Passes the key of the next value, if what ends with `closer` is an object.
    fn key(&mut self, closer: u8) -> Option<()> {
        if closer == b']' {
            return Some(());
        }
        self.pass_space();
        if self.peek()? != b'"' {
            return None;
        }
        let is_kept = self.is_at_kept();
        let key = self.string(is_kept)?;
        self.pass_space();
        self.word(":")?;
        self.pass_space();
        if let Some((waiting, _)) = self.kept.last_mut()
            && is_kept
        {
            if key.starts_with("x_") || key == "changes" {
                self.raw_start = Some(self.at);
            }
            *waiting = key;
        }
        Some(())
    }

    /// Passes `word`; where another stands, as much of it as there is.
    fn word(&mut self, word: &str) -> Option<()> {
        for byte in word.bytes() {
            if self.peek()? != byte {
                return None;
            }
            self.at += 1;
        }
        Some(())
    }

    /// Passes white space. Line ends are nowhere else: in a string they are escapes.
    fn pass_space(&mut self) {
        while let Some(space @ (b' ' | b'\t' | b'\n' | b'\r')) = self.peek() {
            self.at += 1;
            if space == b'\n' {
                self.line += 1;
                self.line_start = self.at;
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn slip(&mut self, at: usize, problem: Problem) {
        (self.on_slip)(self.line, at - self.line_start + 1, problem);
    }
}

#[cfg(test)]
mod tests;
