//! What the occurrences of a word tell about each other: titles before it, verbs of saying behind it, what it abbreviates.

use std::collections::HashMap;

use super::{
    spot::{Case, Run, Sentence},
    word::{Info, Look},
};
use crate::lexicon::class;

/// What an occurrence of a word tells about the others.
pub(crate) mod context {
    /// In lower case.
    pub(crate) const SMALL: usize = 0;
    /// With a capital, not first in its sentence.
    pub(crate) const CAPITAL: usize = 1;
    /// Behind a title.
    pub(crate) const TITLED: usize = 2;
    /// In a run that begins with a given name.
    pub(crate) const AFTER_GIVEN: usize = 3;
    /// In a run that has an organization's head word.
    pub(crate) const IN_ORG: usize = 4;
    /// Before a verb of saying.
    pub(crate) const SAYS: usize = 5;
    /// Behind "in", "at", "from", "near".
    pub(crate) const LOCATED: usize = 6;
    /// In a longer phrase of a person, an organization, a place.
    pub(crate) const IN_PERSON: usize = 7;
    /// See [`IN_PERSON`].
    pub(crate) const IN_KNOWN_ORG: usize = 8;
    /// See [`IN_PERSON`].
    pub(crate) const IN_PLACE: usize = 9;
    /// The first of a run of several words.
    pub(crate) const OPENS_RUN: usize = 10;
    /// The last of a run of several words.
    pub(crate) const CLOSES_RUN: usize = 11;
    /// Its letters are the initials of a run.
    pub(crate) const ACRONYM: usize = 12;
    /// Its letters are the initials of an organization's run.
    pub(crate) const ORG_ACRONYM: usize = 13;
    /// Before a possessive ’s.
    pub(crate) const OWNS: usize = 14;
    /// How many there are.
    pub(crate) const COUNT: usize = 15;
}

/// For each word how often each context was met.
#[derive(Clone, Copy, Default)]
struct Counts([u16; context::COUNT]);

pub(super) fn mark_contexts(sentences: &mut [Sentence], words: &[Info]) {
    // By the word in lower case: "Kabul" and "KABUL" tell of each other.
    let mut ids: HashMap<&str, u32> = HashMap::new();
    let lower: Vec<u32> = words
        .iter()
        .map(|it| {
            let next = ids.len() as u32;
            *ids.entry(it.lower.as_str()).or_insert(next)
        })
        .collect();
    let mut counts = vec![Counts::default(); ids.len()];
    let mut acronyms: HashMap<String, u32> = HashMap::new();
    let own: Vec<Vec<u32>> = sentences
        .iter()
        .map(|sentence| {
            note_acronyms(sentence, words, &mut acronyms);
            (0..sentence.spots.len())
                .map(|at| {
                    let bits = contexts_at(sentence, at, words);
                    let count = &mut counts[lower[sentence.spots[at].word as usize] as usize];
                    for bit in 0..context::COUNT {
                        count.0[bit] = count.0[bit].saturating_add((bits >> bit & 1) as u16);
                    }
                    bits
                })
                .collect()
        })
        .collect();
    for (sentence, own) in sentences.iter_mut().zip(own) {
        for (spot, own) in sentence.spots.iter_mut().zip(own) {
            let info = &words[spot.word as usize];
            let count = &counts[lower[spot.word as usize] as usize];
            spot.contexts = (0..context::COUNT)
                .fold(0, |sum, bit| sum | u32::from(count.0[bit] as u32 > own >> bit & 1) << bit);
            if info.look == Look::Capitals && spot.case != Case::Capitals {
                let letters: String = info.lower.chars().filter(|it| it.is_alphabetic()).collect();
                spot.contexts |= acronyms.get(&letters).copied().unwrap_or_default();
            }
        }
    }
}

/// Remembers the initials of the runs of a sentence.
#[inline(never)]
fn note_acronyms(sentence: &Sentence, words: &[Info], acronyms: &mut HashMap<String, u32>) {
    let mut at = 0;
    while at < sentence.spots.len() {
        let Some(run) = sentence.spots[at].run.filter(|it| it.end - it.start > 1) else {
            at += 1;
            continue;
        };
        at = run.end as usize;
        if matches!(sentence.spots[run.start as usize].case, Case::Capitals) {
            continue;
        }
        let mut letters = String::new();
        for spot in sentence.spots[run.start as usize..run.end as usize].iter().take(10) {
            let info = &words[spot.word as usize];
            if info.look != Look::Small && info.look != Look::Mark {
                letters.extend(info.lower.chars().next());
            }
        }
        let is_org = run.heads & (class::ORG_HEAD | class::ORG_SUFFIX) != 0;
        if letters.len() > 1 {
            let bits = 1 << context::ACRONYM | u32::from(is_org) << context::ORG_ACRONYM;
            *acronyms.entry(letters).or_default() |= bits;
        }
    }
}

#[inline(never)]
fn contexts_at(sentence: &Sentence, at: usize, words: &[Info]) -> u32 {
    let spots = &sentence.spots;
    let spot = &spots[at];
    let info = &words[spot.word as usize];
    if matches!(info.look, Look::Mark | Look::Number)
        || spot.case == Case::Capitals
        || spot.case == Case::Lower
    {
        return 0;
    }
    let word =
        |at: Option<usize>| at.and_then(|it| spots.get(it)).map(|it| &words[it.word as usize]);
    if info.look == Look::Small {
        return 1 << context::SMALL;
    }
    let mut bits = 0;
    let mut set = |bit: usize, is: bool| bits |= u32::from(is) << bit;
    set(context::CAPITAL, !spot.is_first && spot.case == Case::Usual);
    let phrase = if spot.phrase_place == 0 { 0 } else { spot.phrase };
    set(context::IN_PERSON, phrase & class::PERSON != 0);
    set(context::IN_KNOWN_ORG, phrase & (class::ORGANIZATION | class::TEAM | class::BRAND) != 0);
    set(
        context::IN_PLACE,
        phrase & (class::COUNTRY | class::CITY | class::TOWN | class::PLACE) != 0,
    );
    let run = spot.run.unwrap_or(Run { start: at as u32, end: at as u32 + 1, heads: 0 });
    let (start, end) = (run.start as usize, run.end as usize);
    let is_long = end - start > 1;
    let before = word(start.checked_sub(1));
    let opens = word(Some(start));
    set(
        context::TITLED,
        (start..at)
            .rev()
            .take(3)
            .any(|it| words[spots[it].word as usize].classes & class::TITLE != 0)
            || before.is_some_and(|it| it.classes & class::TITLE != 0),
    );
    set(
        context::AFTER_GIVEN,
        is_long && at > start && opens.is_some_and(|it| it.classes & class::GIVEN != 0),
    );
    set(context::IN_ORG, is_long && run.heads & (class::ORG_HEAD | class::ORG_SUFFIX) != 0);
    let next = word(Some(end));
    set(
        context::SAYS,
        next.is_some_and(|it| it.classes & class::SAY != 0)
            || before.is_some_and(|it| it.classes & class::SAY != 0),
    );
    set(
        context::LOCATED,
        at == start
            && before.is_some_and(|it| {
                matches!(it.lower.as_str(), "in" | "at" | "from" | "near" | "outside")
            }),
    );
    set(context::OPENS_RUN, is_long && at == start);
    set(context::CLOSES_RUN, is_long && at + 1 == end);
    set(context::OWNS, at + 1 == end && next.is_some_and(|it| it.lower == "'s"));
    bits
}
