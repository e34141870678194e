//! The text of an answer that has only its sentences, each with its beginning.

use dateline_article::OffsetUnit;

use super::unit::{UNITS, length, n_fitting};
use super::{begin, records};
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

/// The most space between two sentences that is believed.
const MOST_SPACE: u64 = 100;

/// The sentences with as much space between them as there was, and the unit that their beginnings are in: the one in
/// which most `starts` of mentions have their words.
pub(super) fn text(
    sentences: &[(String, &Json)],
    starts: &[(u64, &str)],
    notes: &mut Notes,
) -> (String, OffsetUnit) {
    let mut given = Vec::new();
    for (place, json) in sentences {
        let Some(mut sentence) = Object::new(json, place.as_str(), notes) else { continue };
        // What they feel like.
        sentence.skip(&["sentiment"]);
        let text = sentence.object("text", notes);
        sentence.rest(notes);
        let Some(mut text) = text else {
            notes.push(place.as_str(), Reason::Missing("text"));
            continue;
        };
        let words = records::text(&mut text, "content", notes);
        let start = begin(&mut text, notes);
        text.rest(notes);
        if let Some(words) = words {
            given.push((start, words));
        }
    }
    // In too large a unit the sentences overlap, in too small a one they are too far apart.
    let mut best: Option<(String, OffsetUnit, usize)> = None;
    for unit in UNITS {
        let gaps = gaps(&given, unit);
        let is_last = unit == OffsetUnit::Codepoint && best.is_none();
        if is_last || gaps.iter().all(Option::is_some) {
            let text = joined(&given, &gaps);
            let n = n_fitting(&text, unit, starts);
            if best.as_ref().is_none_or(|(_, _, n_best)| *n_best < n) {
                best = Some((text, unit, n));
            }
        }
    }
    best.map_or_else(Default::default, |(text, unit, _)| (text, unit))
}

fn joined(given: &[(Option<u64>, &str)], gaps: &[Option<u64>]) -> String {
    let mut text = String::new();
    for (idx, ((_, words), gap)) in given.iter().zip(gaps).enumerate() {
        match gap {
            Some(1) if 0 < idx => text.push(' '),
            // As a rule the end of a paragraph.
            Some(n) => (0..*n).for_each(|_| text.push('\n')),
            None => text.push_str(if idx == 0 { "" } else { " " }),
        }
        text.push_str(words);
    }
    text
}

/// The space before each sentence; `None` if it begins inside another, or nowhere.
fn gaps(given: &[(Option<u64>, &str)], unit: OffsetUnit) -> Vec<Option<u64>> {
    let mut end = 0;
    let mut gaps = Vec::with_capacity(given.len());
    for (start, words) in given {
        let gap = start.and_then(|it| it.checked_sub(end)).filter(|it| *it <= MOST_SPACE);
        end = end.saturating_add(gap.unwrap_or(1)).saturating_add(length(words, unit));
        gaps.push(gap);
    }
    gaps
}
