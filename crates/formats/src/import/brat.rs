//! brat's standoff: a text (`.txt`), and what is said of it line by line (`.ann`).
//!
//! Offsets: the first character and the one after the last; the page does not name the unit. brat's server is Python and
//! counts code points, older clients counted UTF-16, so the words decide. A mention may be discontinuous (`4 7;12 16`).
//! Source: <https://brat.nlplab.org/standoff.html>.

use std::collections::HashMap;

use dateline_article::OffsetUnit;

use super::groups::{self, Said};
use super::{Drafts, Importer};
use crate::draft::{Draft, DraftMention, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::labels::type_of;
use crate::links::ids_of;
use crate::note::{Notes, Reason};
use crate::words::in_one_line;

pub(super) const IMPORTER: Importer = Importer { format: Format::Brat, recognises, read };

/// How many lines tell whether a file without a name is standoff.
const N_LINES: usize = 20;

fn recognises(files: &[Given]) -> bool {
    let n_standoff = files.iter().filter(|it| is_standoff(it)).count();
    let n_texts = files.iter().filter(|it| is_text_of_pair(it)).count();
    0 < n_standoff && n_standoff + n_texts == files.len()
}

fn is_standoff(file: &Given) -> bool {
    let ending = file.stem_and_ending().1;
    ending == "ann" || (ending.is_empty() && reads_as_standoff(&file.text))
}

fn is_text_of_pair(file: &Given) -> bool {
    matches!(file.stem_and_ending().1.as_str(), "txt" | "") && !is_standoff(file)
}

fn reads_as_standoff(text: &str) -> bool {
    let mut lines = text.lines().filter(|it| !it.is_empty()).take(N_LINES).peekable();
    let reads = |line: &str| {
        let mut parts = line.split('\t');
        let id = parts.next().unwrap_or_default();
        let is_numbered = id.get(1..).is_some_and(|it| it.parse::<u64>().is_ok());
        let is_id =
            id == "*" || (id.starts_with(['T', 'E', 'R', 'A', 'M', 'N', '#']) && is_numbered);
        is_id && parts.next().is_some_and(|it| it.contains(' '))
    };
    lines.peek().is_some() && lines.all(reads)
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let mut drafts = Vec::new();
    let mut is_missing = None;
    for standoff in files.iter().filter(|it| is_standoff(it)) {
        let stem = standoff.stem_and_ending().0;
        let mut texts = files.iter().filter(|it| is_text_of_pair(it));
        let text = match texts.clone().count() {
            // Two files that are given together belong together, whatever they are called.
            1 if files.len() == 2 => texts.next(),
            _ => texts.find(|it| it.stem_and_ending().0 == stem),
        };
        let Some(text) = text else {
            is_missing = Some(standoff);
            continue;
        };
        let mut own = Notes::default();
        drafts.push((story(&text.text, &standoff.text, &mut own), own));
    }
    if let Some(standoff) = is_missing {
        if drafts.is_empty() {
            return Err(ImportError::MissingFile { format: Format::Brat, what: "the .txt file" });
        }
        notes.push(standoff.name.as_str(), Reason::Missing(".txt file"));
    }
    if drafts.is_empty() {
        return Err(ImportError::MissingFile { format: Format::Brat, what: "the .ann file" });
    }
    if 2 < files.len() {
        for text in files.iter().filter(|it| is_text_of_pair(it)) {
            let stem = text.stem_and_ending().0;
            if !files.iter().any(|it| is_standoff(it) && it.stem_and_ending().0 == stem) {
                notes.push(text.name.as_str(), Reason::Missing(".ann file"));
            }
        }
    }
    Ok(Drafts { variant: "", drafts })
}

/// A text with what is said of it.
fn story(text: &str, standoff: &str, notes: &mut Notes) -> Draft {
    let mut draft = Draft::whole_text(text, Unit::Usual(OffsetUnit::Codepoint), "");
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut said: Vec<Said> = Vec::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let lines = || {
        let lines = standoff.lines().enumerate().map(|(idx, line)| (idx + 1, line));
        lines.filter(|(_, it)| !it.trim().is_empty())
    };
    for (number, line) in lines().filter(|(_, it)| it.starts_with('T')) {
        let Some((id, mention)) = mention(line, text, &starts) else {
            let reason = "no type, offsets and words, parted by tabs".to_owned();
            notes.push(format!("line {number}"), Reason::BadLine(reason));
            continue;
        };
        if by_id.insert(id, said.len()).is_some() {
            notes.push(id, Reason::GivenTwice);
        }
        let words = in_one_line(mention.text.as_deref().into_iter());
        said.push(Said { words, ..Said::default() });
        draft.mention(mention);
    }
    for (number, line) in lines().filter(|(_, it)| !it.starts_with('T')) {
        about(number, line, &by_id, &mut said, notes);
    }
    groups::group(&mut draft, said);
    draft
}

/// `T1`, type, offsets, words.
fn mention<'l>(line: &'l str, text: &str, starts: &[usize]) -> Option<(&'l str, DraftMention)> {
    let mut columns = line.splitn(3, '\t');
    let id = columns.next()?.trim();
    let (label, offsets) = columns.next()?.trim().split_once(' ')?;
    let words = columns.next().map(|it| it.trim_end_matches('\r'));
    let part = |it: &str| -> Option<[u64; 2]> {
        let (start, end) = it.trim().split_once(' ')?;
        Some([start.parse().ok()?, end.trim().parse().ok()?])
    };
    let mut parts: Vec<_> = offsets.split(';').map(part).collect::<Option<_>>()?;
    let [start, end] = match parts.as_slice() {
        [it] => [Some(it[0]), Some(it[1])],
        _ => [None, None],
    };
    if parts.len() == 1 {
        parts.clear();
    }
    let words = words.filter(|it| !it.is_empty());
    let covered = start.zip(end).and_then(|(start, end)| slice(text, starts, start, end));
    let words = words.map(|words| match covered {
        // brat writes a space for the end of a line.
        Some(covered)
            if covered.len() == words.len() && covered.replace(['\n', '\r'], " ") == words =>
        {
            covered
        }
        _ => words,
    });
    let mention = DraftMention {
        place: id.to_owned(),
        kind: Some(type_of(label)),
        start,
        end,
        parts,
        text: words.map(str::to_owned),
        label: Some(label.to_owned()),
        ..DraftMention::default()
    };
    Some((id, mention))
}

/// The text between two offsets in code points; `starts` has the byte of each.
fn slice<'t>(text: &'t str, starts: &[usize], start: u64, end: u64) -> Option<&'t str> {
    let byte = |it: u64| starts.get(usize::try_from(it).ok()?).copied();
    text.get(byte(start)?..byte(end)?)
}

/// A line that says something of mentions.
fn about(
    number: usize,
    line: &str,
    by_id: &HashMap<&str, usize>,
    said: &mut [Said],
    notes: &mut Notes,
) {
    let mut columns = line.splitn(3, '\t');
    let id = columns.next().unwrap_or_default().trim();
    let mut words = columns.next().unwrap_or_default().split_whitespace();
    let more = columns.next().map(str::trim).filter(|it| !it.is_empty());
    let place = if id == "*" { format!("line {number}") } else { id.to_owned() };
    let kind = words.next().unwrap_or_default();
    match id.chars().next() {
        Some('*') if kind == "Equiv" => {
            for to in words {
                match by_id.get(to).and_then(|it| said.get_mut(*it)) {
                    Some(said) => said.keys.push(format!("equiv {number}")),
                    None => notes.push(place.as_str(), Reason::Dangling(to.to_owned())),
                }
            }
        }
        Some('N') => {
            let to = words.next().unwrap_or_default();
            let Some(said) = by_id.get(to).and_then(|it| said.get_mut(*it)) else {
                notes.push(place, Reason::Dangling(to.to_owned()));
                return;
            };
            let Some((authority, own)) = words.next().and_then(|it| it.split_once(':')) else {
                notes.push(place, Reason::Missing("id in a knowledge base"));
                return;
            };
            said.keys.push(format!("{authority}:{own}"));
            said.ids.extend(ids(authority, own));
            said.name = said.name.take().or(more.map(str::to_owned));
        }
        Some('#') => {
            let to = words.next().unwrap_or_default();
            match (by_id.get(to).and_then(|it| said.get_mut(*it)), more) {
                (Some(said), Some(more)) => match &mut said.description {
                    Some(before) => {
                        before.push_str("; ");
                        before.push_str(more);
                    }
                    none => *none = Some(more.to_owned()),
                },
                // Of an event or a relation, which have no place either.
                (None, _) if to.starts_with(['E', 'R', 'A', 'M', 'N', '#']) => {
                    notes.push(place, Reason::NotCarried);
                }
                (None, _) => notes.push(place, Reason::Dangling(to.to_owned())),
                (Some(_), None) => {}
            }
        }
        Some('E' | 'R' | 'A' | 'M' | '*') if !kind.is_empty() => {
            let to = words.map(|it| it.rsplit_once(':').map_or(it, |(_, to)| to));
            let trigger = kind.split_once(':').map(|(_, to)| to);
            for to in trigger.into_iter().chain(to).filter(|it| is_mention(it)) {
                if !by_id.contains_key(to) {
                    notes.push(place.as_str(), Reason::Dangling(to.to_owned()));
                }
            }
            notes.push(place, Reason::NotCarried);
        }
        _ => {
            let reason = "it begins like no line of the format".to_owned();
            notes.push(format!("line {number}"), Reason::BadLine(reason));
        }
    }
}

/// Whether a word is the id of a mention, as `T12`.
fn is_mention(word: &str) -> bool {
    word.strip_prefix('T')
        .is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
}

/// An id by the name of a knowledge base.
fn ids(authority: &str, own: &str) -> Vec<(String, String)> {
    let authority = authority.to_lowercase();
    let found = ids_of(Some(own), None);
    match found.first() {
        Some((known, _)) if known == "wikidata" => found,
        _ => vec![(authority, own.to_owned())],
    }
}
