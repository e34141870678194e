//! Which unit the starts of mentions are in: their ends are not given, but their words are.

use dateline_article::OffsetUnit;

use crate::draft::{Draft, DraftMention, Unit};
use crate::note::{Notes, Reason};

/// The units that a caller can ask for.
pub(super) const UNITS: [OffsetUnit; 3] =
    [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Codepoint];

/// Settles the unit of a draft whose mentions have a start and words, and with it their ends.
pub(super) fn settle(draft: &mut Draft, notes: &mut Notes) {
    let text = draft.blocks.first().map_or("", |it| it.text.as_str());
    let unit = match draft.unit {
        Unit::Stated(unit) => unit,
        Unit::Usual(usual) => {
            let mut starts: Vec<(u64, &str)> =
                draft.mentions.iter().flatten().filter_map(given).collect();
            starts.sort_unstable();
            let mut best = (usual, n_fitting(text, usual, &starts));
            for unit in UNITS {
                let n = n_fitting(text, unit, &starts);
                if best.1 < n {
                    best = (unit, n);
                }
            }
            if !text.is_ascii() && !starts.is_empty() {
                notes.push("", Reason::UnitFound(best.0));
            }
            best.0
        }
    };
    for mention in draft.mentions.iter_mut().flatten() {
        let end = given(mention).map(|(start, words)| start.saturating_add(length(words, unit)));
        mention.end = end;
    }
    draft.unit = Unit::Stated(unit);
}

fn given(mention: &DraftMention) -> Option<(u64, &str)> {
    mention.start.zip(mention.text.as_deref())
}

/// How long a text is.
pub(super) fn length(text: &str, unit: OffsetUnit) -> u64 {
    let n = match unit {
        OffsetUnit::Utf16 => text.encode_utf16().count(),
        OffsetUnit::Utf8 => text.len(),
        OffsetUnit::Codepoint | OffsetUnit::Grapheme => text.chars().count(),
    };
    n as u64
}

/// How many of the words, sorted by where they start, stand there.
pub(super) fn n_fitting(text: &str, unit: OffsetUnit, starts: &[(u64, &str)]) -> usize {
    let mut starts = starts.iter().peekable();
    let mut at = 0;
    let mut n = 0;
    for (byte, c) in text.char_indices() {
        while let Some((start, words)) = starts.next_if(|(start, _)| *start <= at) {
            // What lies before `at` lies inside a character.
            n += usize::from(
                *start == at && text.get(byte..).is_some_and(|it| it.starts_with(words)),
            );
        }
        at += match unit {
            OffsetUnit::Utf16 => c.len_utf16() as u64,
            OffsetUnit::Utf8 => c.len_utf8() as u64,
            OffsetUnit::Codepoint | OffsetUnit::Grapheme => 1,
        };
    }
    n
}
