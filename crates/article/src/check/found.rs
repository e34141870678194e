//! Verifies where a mention says it is by its words, and moves it where that is safe.

use crate::issue::{Problem, told};
use crate::limits::LIMITS;
use crate::offsets::Offsets;
use crate::order;
use crate::text::Span;

/// Offsets as the file gives them.
pub(crate) enum GivenSpan {
    Whole { start: u64, end: u64 },
    Parts(Vec<(u64, u64)>),
}

/// Where a mention turned out to be.
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) parts: Option<Box<[Span]>>,
    pub(crate) moved_by: Option<i64>,
}

/// Finds a mention in its text.
pub(crate) fn found(
    given: &GivenSpan,
    words: Option<&str>,
    text: &str,
    offsets: &Offsets<'_>,
) -> Result<Found, Problem> {
    match given {
        GivenSpan::Parts(parts) => found_parts(parts, words, text, offsets),
        GivenSpan::Whole { start, end } => {
            let span = span_at(text, offsets, *start, *end);
            let Some(words) = words else {
                let span = span.ok_or(Problem::OutsideText)?;
                let span = Some(span).filter(|it| !it.is_empty()).ok_or(Problem::EmptySpan)?;
                return Ok(Found { span, parts: None, moved_by: None });
            };
            if words.is_empty() {
                return Err(Problem::EmptySpan);
            }
            if let Some(span) = span.filter(|it| it.of(text) == words) {
                return Ok(Found { span, parts: None, moved_by: None });
            }
            let (span, by) = nearby(words, text, offsets.nearest_byte(*start))?;
            Ok(Found { span, parts: None, moved_by: Some(by) })
        }
    }
}

/// The only occurrence of `words` that starts within the repair distance of `near`, and how far off it is.
fn nearby(words: &str, text: &str, near: usize) -> Result<(Span, i64), Problem> {
    let before = text.get(..near).unwrap_or_default();
    let distance = LIMITS.repair_distance;
    let mut at = before.len();
    let mut by = 0_i64;
    for c in before.chars().rev().take(distance) {
        at -= c.len_utf8();
        by -= 1;
    }
    let n_around = distance + by.unsigned_abs() as usize + 1;
    let mut hit = None;
    for c in text.get(at..).unwrap_or_default().chars().take(n_around) {
        let span = Span::new(text, at..at + words.len()).filter(|it| it.of(text) == words);
        if let Some(span) = span
            && hit.replace((span, by)).is_some()
        {
            return Err(Problem::TextAmbiguous(told(words)));
        }
        at += c.len_utf8();
        by += 1;
    }
    hit.ok_or_else(|| Problem::TextNotFound(told(words)))
}

/// A mention in several parts. Its text may be the words of the hull, or those of the parts with or without a space.
fn found_parts(
    given: &[(u64, u64)],
    words: Option<&str>,
    text: &str,
    offsets: &Offsets<'_>,
) -> Result<Found, Problem> {
    let mut parts = Vec::with_capacity(given.len());
    for &(start, end) in given {
        let span = span_at(text, offsets, start, end).ok_or(Problem::OutsideText)?;
        if !span.is_empty() {
            parts.push(span);
        }
    }
    order::sort_by_key(&mut parts, |it| *it);
    let (Some(first), Some(end)) = (parts.first(), parts.iter().map(|it| it.end()).max()) else {
        return Err(Problem::EmptySpan);
    };
    let hull = Span::new(text, first.start()..end).ok_or(Problem::OutsideText)?;
    let parts = merged(text, &parts);
    let joined = |by: &str| {
        let mut joined = String::new();
        for (idx, part) in parts.iter().enumerate() {
            joined.push_str(if idx == 0 { "" } else { by });
            joined.push_str(part.of(text));
        }
        joined
    };
    if let Some(words) = words
        && words != hull.of(text)
        && words != joined(" ")
        && words != joined("")
    {
        return Err(Problem::TextNotFound(told(words)));
    }
    let parts = (1 < parts.len()).then(|| parts.into_boxed_slice());
    Ok(Found { span: hull, parts, moved_by: None })
}

/// Sorted spans, those that touch or overlap made one.
fn merged(text: &str, parts: &[Span]) -> Vec<Span> {
    let mut apart: Vec<Span> = Vec::with_capacity(parts.len());
    for &part in parts {
        match apart.last_mut() {
            Some(last) if part.start() <= last.end() => {
                let end = last.end().max(part.end());
                *last = Span::new(text, last.start()..end).unwrap_or(*last);
            }
            _ => apart.push(part),
        }
    }
    apart
}

/// The span from `start` to `end`, if both are boundaries of `text`.
pub(super) fn span_at(text: &str, offsets: &Offsets<'_>, start: u64, end: u64) -> Option<Span> {
    Span::new(text, offsets.to_byte(start)?..offsets.to_byte(end)?)
}
