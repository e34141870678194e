//! The unit of offsets where neither the format nor the file says it.

use dateline_article::{OffsetUnit, Offsets, Unicode};

use crate::draft::Draft;

/// The unit to begin with, and the same again if nothing but a guess speaks for it.
///
/// If mentions have their words, the check itself finds the unit. Without words, the one is taken that puts most ends of
/// mentions on ends of words; the usual one on a tie.
pub(crate) fn guessed(
    draft: &Draft,
    usual: OffsetUnit,
    unicode: &'static Unicode,
) -> (OffsetUnit, Option<OffsetUnit>) {
    let mentions = draft.mentions.as_deref().unwrap_or_default();
    let text = draft.blocks.first().map_or("", |it| it.text.as_str());
    if mentions.is_empty() || mentions.iter().any(|it| it.text.is_some()) || text.is_ascii() {
        return (usual, None);
    }
    let fit = |unit| {
        let offsets = Offsets::new(text, unit, unicode);
        let fits = |start, end| {
            let (Some(start), Some(end)) = (offsets.to_byte(start), offsets.to_byte(end)) else {
                return false;
            };
            start < end
                && is_word_edge(text, start)
                && is_word_edge(text, end)
                && text.get(start..end).is_some_and(|it| it.trim() == it)
        };
        let mention_fits = |it: &&crate::draft::DraftMention| {
            let hull = it.start.zip(it.end).is_some_and(|(start, end)| fits(start, end));
            hull || (!it.parts.is_empty() && it.parts.iter().all(|[start, end]| fits(*start, *end)))
        };
        mentions.iter().filter(mention_fits).count()
    };
    let mut best = (usual, fit(usual));
    for unit in OffsetUnit::ALL {
        let n = fit(unit);
        if best.1 < n {
            best = (unit, n);
        }
    }
    (best.0, Some(best.0))
}

/// Whether a byte offset does not lie inside a word.
fn is_word_edge(text: &str, at: usize) -> bool {
    let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    !(is_word(before.chars().next_back()) && is_word(after.chars().next()))
}
