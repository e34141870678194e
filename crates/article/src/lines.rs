//! A story line by line, `dateline-lines/1`: for long stories and slow networks, checked while it arrives.

use crate::article::Article;
use crate::check::{Checker, FileText, Loaded, Place};
use crate::issue::{Problem, told};
use crate::limits::LIMITS;
use crate::load_error::LoadError;
use crate::report::Report;
use crate::unicode::Unicode;
use crate::wire::{self, Line, Object};

/// What the format is called, without its version.
const NAME: &[u8] = b"dateline-lines/";

/// Whether the first line is that of a file of lines.
pub(crate) fn is_lines(bytes: &[u8]) -> bool {
    let line = bytes.split(|&it| it == b'\n').find(|it| !it.trim_ascii().is_empty());
    let Some(line) = line.filter(|it| it.windows(NAME.len()).any(|it| it == NAME)) else {
        return false;
    };
    // A pretty-printed article may hold these letters in its first line too: only a whole value counts.
    let mut report = Report::default();
    let Ok(text) = FileText::of_file(line, &mut report) else { return false };
    let first = text.parse::<wire::Article>(&mut report, &Place::root("")).unwrap_or_default();
    let format =
        first.and_then(|mut it| report.text(&mut it, &Place::root(""), wire::Article::FORMAT));
    format.is_some_and(|it| it.as_bytes().starts_with(NAME))
}

/// Reads a file of lines in pieces, as they come.
pub struct LinesReader {
    checker: Checker,
    /// The beginning of a line whose end has not come yet.
    partial: Vec<u8>,
    n_bytes: usize,
    n_lines: usize,
    n_blocks: usize,
    has_head: bool,
    has_end: bool,
    has_mentions: bool,
}

impl LinesReader {
    /// In so many bytes a first line says its format.
    pub const FIRST: usize = 64;

    /// Before the first byte.
    pub fn new(unicode: &'static Unicode) -> LinesReader {
        LinesReader {
            checker: Checker::new(unicode),
            partial: Vec::new(),
            n_bytes: 0,
            n_lines: 0,
            n_blocks: 0,
            has_head: false,
            has_end: false,
            has_mentions: false,
        }
    }

    /// Takes the next bytes, cut anywhere.
    ///
    /// # Errors
    ///
    /// If the first line can't be read: then nothing can.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), LoadError> {
        let n_left = LIMITS.file_bytes.saturating_sub(self.n_bytes);
        self.n_bytes += bytes.len();
        let bytes = bytes.get(..n_left).unwrap_or(bytes);
        let mut lines = bytes.split(|&it| it == b'\n').peekable();
        while let Some(piece) = lines.next() {
            self.partial.extend_from_slice(piece);
            if lines.peek().is_some() {
                self.partial_line()?;
            }
        }
        Ok(())
    }

    /// Whether these first bytes of a file may be those of a file of lines: then [`crate::read_with`] makes a story of as much of
    /// it as has come, in which no block, entity or mention gets another number when more comes.
    pub fn may_read(bytes: &[u8]) -> bool {
        let first = bytes.get(..LinesReader::FIRST).unwrap_or(bytes);
        let line = first.split(|&it| it == b'\n').next().unwrap_or_default();
        line.windows(NAME.len()).any(|it| it == NAME)
    }

    /// The story so far. Its mentions are in order, its blocks those that have come.
    pub fn article(&self) -> &Article {
        &self.checker.article
    }

    /// Takes the end of the file.
    ///
    /// # Errors
    ///
    /// If there was no first line, or no readable block.
    pub fn finish(mut self) -> Result<Loaded, LoadError> {
        self.partial_line()?;
        if !self.has_head {
            return Err(LoadError::Empty);
        }
        let root = Place::root("");
        let limit = LIMITS.file_bytes;
        if limit < self.n_bytes {
            let problem = Problem::OverLimit { what: "bytes", given: self.n_bytes, limit };
            self.checker.report.push(String::new, problem);
        }
        self.checker.report_limit(&root);
        if !self.has_end {
            self.checker.report.push(String::new, Problem::CutOff);
        }
        if self.checker.article.blocks.is_empty() && 0 < self.n_blocks {
            return Err(LoadError::Unreadable { field: "blocks" });
        }
        self.checker.note_unit_of_lines();
        if !self.has_mentions {
            self.checker.find_names();
        }
        Ok(self.checker.finish())
    }

    fn partial_line(&mut self) -> Result<(), LoadError> {
        let line = std::mem::take(&mut self.partial);
        self.n_lines += 1;
        self.line(&line)?;
        // The room is used again, its content is not.
        self.partial = line;
        self.partial.clear();
        Ok(())
    }

    fn line(&mut self, line: &[u8]) -> Result<(), LoadError> {
        if line.trim_ascii().is_empty() {
            return Ok(());
        }
        let prefix = format!("line {}: ", self.n_lines);
        let root = Place::root(&prefix);
        if !self.has_head {
            return self.head(line, &root);
        }
        let report = &mut self.checker.report;
        if self.has_end {
            root.note(report, "line", Problem::BadLine("it comes after the end".to_owned()));
            return Ok(());
        }
        let Ok(text) = std::str::from_utf8(line) else {
            root.note(report, "line", Problem::BadLine("it is not UTF-8".to_owned()));
            return Ok(());
        };
        let text = FileText::of_line(text);
        match text.parse::<Line>(report, &root) {
            Ok(Some(line)) => self.body(line, &root),
            Ok(None) => {}
            Err(LoadError::NotJson { column, reason, .. }) => {
                let reason = format!("column {column}: {}", told(&reason));
                root.note(report, "line", Problem::BadLine(reason));
            }
            Err(other) => root.note(report, "line", Problem::BadLine(other.to_string())),
        }
        Ok(())
    }

    fn head(&mut self, line: &[u8], root: &Place<'_>) -> Result<(), LoadError> {
        let text = FileText::of_file(line, &mut self.checker.report)?;
        let story = text.parse::<wire::Article>(&mut self.checker.report, root)?;
        let Some(story) = story else { return Err(LoadError::Unreadable { field: "blocks" }) };
        self.has_head = true;
        self.has_mentions |= story.has(wire::Article::MENTIONS);
        self.checker.first_line(story, root);
        Ok(())
    }

    fn body(&mut self, mut line: Object<'_, Line>, root: &Place<'_>) {
        if self.checker.report.take(&mut line, root, Line::END) == Some(true) {
            self.has_end = true;
            let report = &mut self.checker.report;
            let said = report.take(&mut line, root, Line::BLOCKS);
            report.rest(line, root);
            if let Some(said) = said.filter(|&it| it != self.n_blocks as u64) {
                root.note(report, "blocks", Problem::BlockCount { said, came: self.n_blocks });
            }
            return;
        }
        self.n_blocks += 1;
        self.has_mentions |= line.has(Line::MENTIONS);
        self.checker.block_line(line, root);
    }
}

#[cfg(test)]
mod tests;
