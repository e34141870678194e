//! JSON Lines, line by line in constant memory; and how they are told from one JSON value over several lines.

use std::io::{self, BufRead, Read};

use dateline_article::LIMITS;
use serde::de::IgnoredAny;

use crate::input::Input;

/// How many lines are looked at to tell what a file is.
const N_LOOKED_AT: usize = 3;

/// The byte order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A line, with its number from 1.
pub(crate) struct Line {
    pub(crate) number: usize,
    pub(crate) bytes: Vec<u8>,
    /// Whether it is longer than any story may be: then it is cut.
    pub(crate) is_too_long: bool,
}

/// A file that may be one of lines.
pub(crate) struct Lines {
    pub(crate) input: Input,
    /// What has been read to tell.
    seen: std::collections::VecDeque<Vec<u8>>,
    n_lines: usize,
}

impl Lines {
    /// Looks at the first lines.
    pub(crate) fn new(mut input: Input) -> io::Result<Lines> {
        let mut seen = std::collections::VecDeque::new();
        let mut n_seen = 0;
        while n_seen < N_LOOKED_AT {
            let Some(line) = raw_line(&mut input.reader)? else { break };
            n_seen += usize::from(!line.trim_ascii().is_empty());
            seen.push_back(line);
        }
        Ok(Lines { input, seen, n_lines: 0 })
    }

    /// Does not look: whoever waits for what comes of the first line may send no second one before.
    pub(crate) fn unseen(input: Input) -> Lines {
        Lines { input, seen: std::collections::VecDeque::new(), n_lines: 0 }
    }

    /// Whether it is JSON Lines: two lines or more, of which one of the first is an object by itself. What is one story in
    /// lines is not.
    pub(crate) fn are_records(&self) -> bool {
        let mut lines = self.seen.iter().map(|it| without_mark(it)).filter(|it| !it.is_empty());
        let Some(first) = lines.next() else { return false };
        let rest: Vec<_> = lines.collect();
        first.starts_with(b"{")
            && !rest.is_empty()
            && !is_head_of_story(first)
            && std::iter::once(first).chain(rest).any(is_object)
    }

    /// Whether one of the first lines is by itself an object like that.
    pub(crate) fn any(&self, is_like: impl Fn(&[u8]) -> bool) -> bool {
        self.seen.iter().map(|it| without_mark(it)).any(|it| is_object(it) && is_like(it))
    }

    /// The whole file.
    pub(crate) fn whole(mut self) -> Option<(String, Vec<u8>)> {
        let seen: Vec<u8> = std::mem::take(&mut self.seen).into_iter().flatten().collect();
        let bytes = self.input.whole(seen)?;
        Some((self.input.name, bytes))
    }

    /// The next line that is not empty.
    pub(crate) fn next_line(&mut self) -> io::Result<Option<Line>> {
        loop {
            match self.next_raw()? {
                Some(line) if line.bytes.trim_ascii().is_empty() => {}
                other => return Ok(other),
            }
        }
    }

    /// The next line, be it empty, with its end.
    pub(crate) fn next_raw(&mut self) -> io::Result<Option<Line>> {
        let line = match self.seen.pop_front() {
            Some(line) => Some(line),
            None => raw_line(&mut self.input.reader)?,
        };
        let Some(mut bytes) = line else { return Ok(None) };
        self.n_lines += 1;
        if self.n_lines == 1 && bytes.starts_with(MARK) {
            bytes.drain(..MARK.len());
        }
        let is_too_long = LIMITS.file_bytes < bytes.len();
        Ok(Some(Line { number: self.n_lines, bytes, is_too_long }))
    }
}

/// The next line with its end. Of one that is too long, a little more than the limit.
fn raw_line(reader: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let limit = LIMITS.file_bytes as u64 + 1;
    let n_bytes = reader.by_ref().take(limit).read_until(b'\n', &mut line)?;
    if n_bytes == 0 {
        return Ok(None);
    }
    if n_bytes as u64 == limit && !line.ends_with(b"\n") {
        pass_line(reader)?;
    }
    Ok(Some(line))
}

/// Passes over the rest of a line.
fn pass_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let bytes = reader.fill_buf()?;
        let end = bytes.iter().position(|it| *it == b'\n');
        let n_bytes = end.map_or(bytes.len(), |it| it + 1);
        reader.consume(n_bytes);
        if end.is_some() || n_bytes == 0 {
            return Ok(());
        }
    }
}

fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(MARK).unwrap_or(line).trim_ascii()
}

fn is_object(line: &[u8]) -> bool {
    line.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

/// Whether a line begins a story in lines, `dateline-lines/1`: its further lines are no stories of their own.
fn is_head_of_story(line: &[u8]) -> bool {
    let head: Option<serde_json::Value> = serde_json::from_slice(line).ok();
    let format = head.as_ref().and_then(|it| it.get("format")).and_then(|it| it.as_str());
    format.is_some_and(|it| it.starts_with("dateline-lines/"))
}
