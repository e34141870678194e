//! Finds the cast in a story that does not say where it is mentioned: whole words, the longest name first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::article::{Article, EntityIdx, Mention, Referent, TextRef};
use crate::issue::Problem;
use crate::limits::LIMITS;
use crate::order;
use crate::report::Report;
use crate::text::Span;
use crate::unicode::Unicode;

/// Who has marked the mentions that are found here: see [`Mention::by`].
pub const BY_NAME: &str = "alias";

/// Adds a mention for every whole-word match of a name or alias, case-sensitive, none overlapping another.
pub(crate) fn find_mentions(article: &mut Article, report: &mut Report, unicode: &'static Unicode) {
    let names = Names::new(article, report, unicode);
    let mut mentions = Vec::new();
    for text_ref in article.text_refs() {
        let text = article.text(text_ref).unwrap_or_default();
        let n_left = LIMITS.mentions - mentions.len();
        let matches = names.matches(text).into_iter().take(n_left);
        mentions.extend(matches.map(|(span, entity)| mention(text_ref, span, entity)));
    }
    report.tally.exact += mentions.len();
    article.mentions.extend(mentions);
    article.sort_mentions();
}

fn mention(text_ref: TextRef, span: Span, entity: EntityIdx) -> Mention {
    Mention {
        of: Referent::Entity(entity),
        text_ref,
        span,
        parts: None,
        label: None,
        score: None,
        by: Some(BY_NAME.into()),
        value: None,
        extra: Vec::new(),
    }
}

/// Every name and alias, sorted: the names that begin with some words are neighbours.
struct Names<'a> {
    sorted: Vec<(&'a str, EntityIdx)>,
    unicode: &'static Unicode,
}

impl<'a> Names<'a> {
    fn new(article: &'a Article, report: &mut Report, unicode: &'static Unicode) -> Names<'a> {
        let mut sorted: Vec<(&str, EntityIdx)> = Vec::new();
        for (idx, entity) in article.entities.iter().enumerate() {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            let names = names.map(|it| it.trim()).filter(|it| !it.is_empty());
            sorted.extend(names.map(|name| (name, EntityIdx(idx as u32))));
        }
        order::sort_by_key(&mut sorted, |it| *it);
        sorted.dedup();
        sorted.dedup_by(|(name, _), (kept, _)| {
            let is_shared = name == kept;
            if is_shared {
                let problem = Problem::SharedName(crate::issue::told(name));
                report.push(|| "entities".to_owned(), problem);
            }
            is_shared
        });
        Names { sorted, unicode }
    }

    /// The matches in `text`, in order.
    fn matches(&self, text: &str) -> Vec<(Span, EntityIdx)> {
        // The longest takes its words first; what it leaves of a shorter one is looked at again.
        let mut waiting: BinaryHeap<(usize, Reverse<Span>, EntityIdx)> = BinaryHeap::new();
        for (at, _) in text.char_indices() {
            if let Some((span, entity)) = self.longest_at(text, at, text.len()) {
                waiting.push((span.len(), Reverse(span), entity));
            }
        }
        if waiting.is_empty() {
            return Vec::new();
        }
        let mut is_taken = vec![false; text.len()];
        let mut matches = Vec::new();
        while let Some((_, Reverse(span), entity)) = waiting.pop() {
            let Some(words) = is_taken.get_mut(span.range()) else { continue };
            match words.iter().position(|it| *it) {
                None => {
                    words.fill(true);
                    matches.push((span, entity));
                }
                Some(0) => {}
                Some(free) => {
                    let limit = span.start() + free;
                    if let Some((span, entity)) = self.longest_at(text, span.start(), limit) {
                        waiting.push((span.len(), Reverse(span), entity));
                    }
                }
            }
        }
        order::sort_by_key(&mut matches, |it| it.0);
        matches
    }

    /// The longest name that stands at `at` as a whole word and ends at or before `limit`.
    fn longest_at(&self, text: &str, at: usize, limit: usize) -> Option<(Span, EntityIdx)> {
        let rest = text.get(at..limit)?.as_bytes();
        let (mut low, mut high) = (0, self.sorted.len());
        let mut best = None;
        for (len, byte) in rest.iter().enumerate() {
            let range = self.sorted.get(low..high)?;
            // Within the range all names share their first `len` bytes.
            let start = range.partition_point(|(name, _)| name.as_bytes().get(len) < Some(byte));
            let end = range.partition_point(|(name, _)| name.as_bytes().get(len) <= Some(byte));
            (low, high) = (low + start, low + end);
            let Some(&(name, entity)) = self.sorted.get(low).filter(|_| low < high) else { break };
            if len == 0 && !is_edge(text, at, self.unicode) {
                return None;
            }
            if name.len() == len + 1 && is_edge(text, at + len + 1, self.unicode) {
                best = Span::new(text, at..at + len + 1).map(|span| (span, entity));
            }
        }
        best
    }
}

/// Whether a word may begin or end here: not before a mark on the last character, and not between two letters or digits
/// of a script that puts spaces between words.
pub(crate) fn is_edge(text: &str, at: usize, unicode: &Unicode) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    let is_spaced = |c| !is_unspaced(c) && unicode.is_alphanumeric(c);
    let is_inside_word = is_spaced(last) && is_spaced(next);
    !is_inside_word && !unicode.is_extending(next)
}

/// Thai, Lao, Tibetan, Myanmar, Khmer, kana, and the ideographs: the scripts of UAX #14's class SA and ID.
fn is_unspaced(c: char) -> bool {
    matches!(c as u32,
        0x0e00..=0x0eff | 0x0f00..=0x0fff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x1950..=0x19df
        | 0x1a20..=0x1aaf | 0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3040..=0x30ff | 0x3100..=0x312f
        | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa9e0..=0xa9ff | 0xaa60..=0xaadf
        | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x20000..=0x3fffd)
}

#[cfg(test)]
mod tests;
