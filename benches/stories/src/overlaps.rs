//! Mentions that lie over others: within them, around them, and across their ends.

use std::collections::HashSet;
use std::ops::Range;

use crate::chance::Chance;
use crate::{Mention, OVERLAPPING, Size};

/// How many mentions lie over no other.
pub(crate) fn n_without(size: Size) -> usize {
    (size.n_mentions as f64 * (1.0 - OVERLAPPING)).round() as usize
}

/// Adds mentions over those that are there, until there are as many as `size` says; no two have one span.
pub(crate) fn add(
    mentions: &mut Vec<Mention>,
    paragraphs: &[String],
    size: Size,
    chance: &mut Chance,
) {
    let n_given = mentions.len() as u64;
    let mut taken: HashSet<_> = mentions.iter().map(|it| (it.paragraph, it.span.clone())).collect();
    while mentions.len() < size.n_mentions {
        let given = &mentions[chance.below(n_given) as usize];
        let paragraph = given.paragraph;
        let over = over(&paragraphs[paragraph], &given.span, chance);
        if over.is_empty() || !taken.insert((paragraph, over.clone())) {
            continue;
        }
        // Not the one that is mentioned once.
        let entity = chance.below(size.n_entities as u64 - 1) as usize;
        mentions.push(Mention { entity, paragraph, span: over });
    }
}

/// Whole words of `text` that overlap `given`; an empty span if there are none of the kind that is drawn.
fn over(text: &str, given: &Range<usize>, chance: &mut Chance) -> Range<usize> {
    let second_word = text[given.clone()].find(' ').map(|it| given.start + it + 1);
    match (chance.below(3), second_word) {
        (0, Some(second)) if chance.is(0.5) => given.start..second - 1,
        (0, Some(second)) => second..given.end,
        (0, None) => 0..0,
        (1, _) => word_before(text, given.start)..word_after(text, given.end),
        (_, second) => second.unwrap_or(given.start)..word_after(text, given.end),
    }
}

/// Where the word before `at` begins.
fn word_before(text: &str, at: usize) -> usize {
    text[..at].trim_end().rfind(' ').map_or(0, |it| it + 1)
}

/// Where the word after `at` ends.
fn word_after(text: &str, at: usize) -> usize {
    let next = at + text[at..].find(' ').map_or(0, |it| it + 1);
    text[next..].find(' ').map_or(text.len(), |it| next + it)
}
