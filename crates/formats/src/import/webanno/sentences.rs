//! The text of a file, put together from its sentences, and its tokens with their places.

use dateline_article::{OffsetUnit, Problem};

use super::cells::unescaped;
use crate::note::{Notes, Reason};

/// How many bytes behind the last token a token is looked for.
const NEAR: usize = 4096;

/// A token, or a part of one.
pub(super) struct Unit<'t> {
    pub(super) line: usize,
    /// In bytes of the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// All of the line: number, offsets, words, and the columns of the layers.
    pub(super) cells: Vec<&'t str>,
}

/// A sentence as it is given.
#[derive(Default)]
struct Sentence<'t> {
    line: usize,
    text: Option<String>,
    rows: Vec<Row<'t>>,
}

struct Row<'t> {
    line: usize,
    /// Whether it is a part of the token above it.
    is_part: bool,
    start: u64,
    end: u64,
    words: String,
    cells: Vec<&'t str>,
}

/// The text, and the tokens in it.
pub(super) fn sentences<'t>(
    file: &'t str,
    n_columns: usize,
    notes: &mut Notes,
) -> (String, Vec<Unit<'t>>) {
    let mut document = Document::default();
    let mut open = Sentence::default();
    for (idx, line) in file.lines().enumerate() {
        let (number, line) = (idx + 1, line.trim_end_matches('\r'));
        if let Some(text) = line.strip_prefix("#Text=") {
            if !open.rows.is_empty() {
                document.add(std::mem::take(&mut open), notes);
            }
            if open.text.is_none() {
                open.line = number;
            }
            let text = unescaped(text);
            match &mut open.text {
                Some(more) => {
                    more.push('\n');
                    more.push_str(&text);
                }
                none => *none = Some(text),
            }
        } else if line.trim().is_empty() {
            document.add(std::mem::take(&mut open), notes);
        } else if !is_header(line) {
            match row(number, line) {
                Some(row) => {
                    if row.cells.len() < n_columns {
                        let (found, wanted) = (row.cells.len(), n_columns);
                        notes.push(format!("line {number}"), Reason::Columns { found, wanted });
                    }
                    open.rows.push(row);
                }
                None => {
                    let reason = "no number, offsets and words, parted by tabs".to_owned();
                    notes.push(format!("line {number}"), Reason::BadLine(reason));
                }
            }
        }
    }
    document.add(open, notes);
    if document.is_guessed {
        notes.push("", Reason::SpaceGuessed);
    }
    (document.text, document.units)
}

/// `#FORMAT=…`, `#T_SP=…`, `#Sentence.id=…`.
fn is_header(line: &str) -> bool {
    line.starts_with('#') && !line.contains('\t')
}

/// `1-2`, `3-9`, words, and more.
fn row(line: usize, text: &str) -> Option<Row<'_>> {
    let cells: Vec<_> = text.split('\t').collect();
    let (sentence, token) = cells.first()?.split_once('-')?;
    sentence.parse::<u64>().ok()?;
    let (token, part) = token.split_once('.').map_or((token, None), |(it, part)| (it, Some(part)));
    token.parse::<u64>().ok()?;
    let (start, end) = cells.get(1)?.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    let words = unescaped(cells.get(2)?);
    Some(Row { line, is_part: part.is_some(), start, end, words, cells })
}

#[derive(Default)]
struct Document<'t> {
    text: String,
    /// The length of the text in the unit of the file's offsets, as they say.
    end: Option<u64>,
    units: Vec<Unit<'t>>,
    is_guessed: bool,
    /// Whether it is said that the offsets are not in UTF-16.
    is_other_said: bool,
}

impl<'t> Document<'t> {
    fn add(&mut self, sentence: Sentence<'t>, notes: &mut Notes) {
        let Sentence { line, text, rows } = sentence;
        if text.is_none() && rows.is_empty() {
            return;
        }
        let text = text.unwrap_or_else(|| {
            let line = rows.first().map_or(line, |it| it.line);
            notes.push(format!("line {line}"), Reason::Missing("#Text= above it"));
            let words: Vec<_> =
                rows.iter().filter(|it| !it.is_part).map(|it| it.words.as_str()).collect();
            words.join(" ")
        });
        let begin = rows.first().map(|it| it.start);
        self.space(begin);
        let base = self.text.len();
        let places = self.places(&text, &rows, line, notes);
        self.end = begin.map(|it| it.saturating_add(text.encode_utf16().count() as u64));
        self.text.push_str(&text);
        for (row, place) in rows.into_iter().zip(places) {
            let Row { line, words, cells, .. } = row;
            match place {
                Some([start, end]) => {
                    self.units.push(Unit { line, start: base + start, end: base + end, cells });
                }
                None => notes.push(format!("line {line}"), Reason::Dangling(words)),
            }
        }
    }

    /// What stands between the text up to here and a sentence that begins at an offset.
    fn space(&mut self, begin: Option<u64>) {
        if self.text.is_empty() {
            return;
        }
        let gap = self.end.zip(begin).and_then(|(end, begin)| begin.checked_sub(end));
        self.is_guessed |= gap != Some(0);
        match gap {
            Some(0) => {}
            // After a heading, or a place and a day, a line ends.
            None | Some(1) => {
                let ends = self.text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ']);
                let is_sentence = ends.ends_with(['.', '!', '?', '…', ':', '。', '؟', '۔', '।']);
                self.text.push(if is_sentence { ' ' } else { '\n' });
            }
            Some(_) => self.text.push_str("\n\n"),
        }
    }

    /// Where the tokens are in the text of their sentence: by their offsets if all fit, else by their words.
    fn places(
        &mut self,
        text: &str,
        rows: &[Row<'_>],
        line: usize,
        notes: &mut Notes,
    ) -> Vec<Option<[usize; 2]>> {
        for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint] {
            let Some(places) = by_offsets(text, rows, unit) else { continue };
            if unit != OffsetUnit::Utf16 && !self.is_other_said {
                self.is_other_said = true;
                let declared = OffsetUnit::Utf16;
                notes.push("", Reason::Checked(Problem::OtherUnit { declared, found: unit }));
            }
            return places.into_iter().map(Some).collect();
        }
        notes.push(format!("line {line}"), Reason::PlacedByWords);
        by_words(text, rows)
    }
}

fn by_offsets(text: &str, rows: &[Row<'_>], unit: OffsetUnit) -> Option<Vec<[usize; 2]>> {
    let base = rows.first().map_or(0, |it| it.start);
    // The byte of each offset; inside of a surrogate pair there is none.
    let mut bytes = Vec::with_capacity(text.len() + 1);
    for (at, sign) in text.char_indices() {
        bytes.push(Some(at));
        if unit == OffsetUnit::Utf16 && 1 < sign.len_utf16() {
            bytes.push(None);
        }
    }
    bytes.push(Some(text.len()));
    let byte = |it: u64| *bytes.get(usize::try_from(it.checked_sub(base)?).ok()?)?;
    rows.iter()
        .map(|row| {
            let (start, end) = (byte(row.start)?, byte(row.end)?);
            (text.get(start..end)? == row.words).then_some([start, end])
        })
        .collect()
}

/// One after the other; a part of a token in the token above it.
fn by_words(text: &str, rows: &[Row<'_>]) -> Vec<Option<[usize; 2]>> {
    let mut token = 0..0;
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        // A token that is not there must not cost a search of the whole sentence.
        let end = text.floor_char_boundary(token.end + row.words.len() + NEAR);
        let range = if row.is_part { token.clone() } else { token.end..end };
        let start = text.get(range.clone()).and_then(|it| it.find(&row.words));
        let place = start.map(|it| [range.start + it, range.start + it + row.words.len()]);
        if let Some([start, end]) = place.filter(|_| !row.is_part) {
            token = start..end;
        }
        places.push(place);
    }
    places
}
