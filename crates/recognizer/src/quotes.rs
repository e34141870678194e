//! Quotations in a story, and who said them, by plain rules over marks, verbs of saying and names.
//!
//! The rules are those that O'Keefe, Pareti, Curran, Koprinska and Honnibal (2012, "A Sequence Labelling Approach to
//! Quote Attribution") use as their baseline, which is hard to beat on news: marks delimit what was said, and the
//! speaker is the subject of the verb of saying next to them. What was said without marks is found where a clause says
//! so ("X said that …", "…, X said", "according to X"). Each rule has its confidence, [`Quote::sure`]; a direct quote
//! of which no rule knows the speaker has none, and 0.
//!
//! - “…,” said X; “…,” X said; X said: “…”; according to X, “…”; X: “…”.
//! - A spokesman for an organization speaks for it, less surely; so does a place that is the subject itself ("Moscow
//!   said").
//! - "he" and "she" are the last person who was a subject, "it" and "they" the last organization or group: at most 62.
//! - A quote cut by its attribution (“…,” he said, “…”) is one quote with two parts. What follows the full stop of an
//!   attribution is another quote of the same speaker.
//! - A quote whose mark is opened again at the head of the next paragraph goes on there.
//! - Quoted words in a sentence of somebody (X called it “a disaster”) are a direct quote; quoted words of nobody count
//!   only if they are a sentence.
//! - The marks are part of a direct quote; nested quotes are part of the one around them.
//!
//! As in [`crate::document`], functions that are called often are not inlined into those that are called once.
//!
//! Known to be wrong, and left so:
//!
//! - of "Ghani and Karzai said" neither is the speaker;
//! - what was said without marks ends with its sentence;
//! - a sentence that has marks and a clause with "that" gives the marked words only;
//! - sex and number of names are not known, so "she" may be a man;
//! - a closing ’ is told from an apostrophe by the mark before it, so ‘the workers’ pay’ may be cut short;
//! - a speaker who is named only by a role ("the minister said") is none, unless the role's word is in an
//!   organization's name ("the ministry said").

mod direct;
mod indirect;
mod marks;
mod speaker;
mod story;
#[cfg(test)]
mod tests;

use self::story::Story;
use crate::{
    cut::Cut,
    found::{Entity, Mention, Quote},
};

/// The quotes in `texts`, in order. `mentions` are in order and apart.
pub(crate) fn quotes(
    texts: &[&str],
    cuts: &[Cut],
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Quote> {
    find(&Story::new(texts, cuts, mentions, entities))
}

fn find(story: &Story<'_>) -> Vec<Quote> {
    let mut found = direct::quotes(story);
    found.extend(indirect::quotes(story));
    found.sort_by(|a, b| a.parts.cmp(&b.parts));
    found
}
