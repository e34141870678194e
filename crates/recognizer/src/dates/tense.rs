//! Whether the sentence around a date tells of the past or of the future.

use super::names;
use crate::words::Words;

/// What a sentence tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// There is a verb, but it does not say.
    Open,
    /// There is no verb close by.
    Missing,
}

/// How far a verb is looked for, in tokens.
const REACH: usize = 12;

/// The tense of the verb closest to the tokens from `start` to `end`: first before them, then behind.
pub(super) fn tense(words: &Words<'_>, start: usize, end: usize) -> Tense {
    let mut has_infinitive = false;
    for at in (start.saturating_sub(REACH)..start).rev() {
        if ends(words, at) {
            break;
        }
        match verb(words, at) {
            // "agreed to meet on Monday": what the verb says is not said of the day.
            Some(Tense::Past) if has_infinitive => return Tense::Open,
            Some(tense) => return tense,
            None => has_infinitive |= is_infinitive(words, at),
        }
    }
    for at in end..(end + REACH).min(words.len()) {
        if ends(words, at) {
            break;
        }
        if let Some(tense) = verb(words, at) {
            return tense;
        }
    }
    Tense::Missing
}

fn ends(words: &Words<'_>, at: usize) -> bool {
    matches!(words.text(at), "!" | "?" | ";" | "..." | "…")
        || (words.text(at) == "."
            && (words.is_capital(at + 1) || at + 1 == words.len())
            && !is_short(words, at))
}

/// Whether the full stop is that of a short month or weekday.
fn is_short(words: &Words<'_>, at: usize) -> bool {
    let low = words.low_before(at);
    names::is_short(low.as_str()) && words.is_glued(at)
}

/// "to" and a verb: not "to Kabul", "to the", "to reporters".
fn is_infinitive(words: &Words<'_>, at: usize) -> bool {
    if !words.is(at, "to") || !words.is_small(at + 1) {
        return false;
    }
    let next = words.low(at + 1);
    !next.as_str().ends_with('s')
        && !next.is_one_of(&[
            "the",
            "a",
            "an",
            "their",
            "her",
            "our",
            "my",
            "your",
            "that",
            "it",
            "him",
            "them",
            "about",
            "nearly",
            "more",
            "at",
            "parliament",
            "congress",
            "police",
        ])
}

fn verb(words: &Words<'_>, at: usize) -> Option<Tense> {
    const FUTURE: [&str; 23] = [
        "will",
        "shall",
        "won't",
        "scheduled",
        "due",
        "expected",
        "planned",
        "plans",
        "planning",
        "upcoming",
        "slated",
        "begins",
        "starts",
        "opens",
        "resumes",
        "expires",
        "hopes",
        "intends",
        "expects",
        "aims",
        "prepares",
        "set",
        "vows",
    ];
    const PAST: [&str; 70] = [
        "was",
        "were",
        "had",
        "did",
        "said",
        "told",
        "met",
        "went",
        "came",
        "took",
        "made",
        "began",
        "fell",
        "rose",
        "won",
        "lost",
        "left",
        "held",
        "shot",
        "flew",
        "died",
        "spoke",
        "gave",
        "got",
        "sent",
        "saw",
        "found",
        "struck",
        "led",
        "kept",
        "broke",
        "fought",
        "paid",
        "sold",
        "bought",
        "brought",
        "built",
        "sank",
        "drove",
        "ran",
        "rode",
        "sat",
        "stood",
        "swore",
        "threw",
        "withdrew",
        "wrote",
        "became",
        "chose",
        "grew",
        "knew",
        "fled",
        "hit",
        "heard",
        "taught",
        "thought",
        "wore",
        "woke",
        "been",
        "done",
        "gone",
        "beaten",
        "blew",
        "caught",
        "dealt",
        "laid",
        "meant",
        "overthrew",
        "sought",
        "wasn't",
    ];
    if !words.is_small(at) {
        return None;
    }
    let low = words.low(at);
    let word = low.as_str();
    // "due to arrive" is the future, "due to the storm" is not; "set on Monday" may be anything.
    if matches!(word, "due" | "set") && words.is(at + 1, "to") {
        return is_infinitive(words, at + 1).then_some(Tense::Future);
    }
    if word == "set" && !words.is(at + 1, "for") {
        return None;
    }
    if FUTURE.contains(&word) || word.ends_with("'ll") {
        return Some(Tense::Future);
    }
    if PAST.contains(&word) {
        return Some(Tense::Past);
    }
    if low.is_one_of(&["would", "could", "should", "may", "might", "can", "must"]) {
        return Some(Tense::Open);
    }
    let is_noun = low.is_one_of(&[
        "hundred", "indeed", "speed", "exceed", "proceed", "succeed", "embed", "unmanned", "armed",
    ]);
    (word.ends_with("ed") && 4 < word.len() && !is_noun).then_some(Tense::Past)
}
