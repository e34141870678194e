//! Chains of coreference: which words mean the same.

use std::collections::HashMap;

use crate::json::{Json, Object, short};
use crate::note::{Notes, Reason};

/// The chains of a document.
#[derive(Default)]
pub(super) struct Chains {
    /// Words that describe, such as “the envoy”: chain, sentence, first token, end.
    pub(super) nominal: Vec<Nominal>,
    /// The chain of each name, by sentence and token of its head word.
    heads: HashMap<(usize, u64), usize>,
}

/// Words that describe somebody; sentences and tokens from 0.
pub(super) struct Nominal {
    pub(super) chain: usize,
    pub(super) place: String,
    pub(super) sentence: usize,
    pub(super) first: u64,
    pub(super) end: u64,
}

impl Chains {
    pub(super) fn take(document: &mut Object<'_>, notes: &mut Notes) -> Chains {
        let mut chains = Chains::default();
        let place = document.place_of("corefs");
        let given = match document.take("corefs", notes) {
            None => return chains,
            Some(Json::Object(given)) => given,
            Some(other) => {
                notes.push(place, Reason::WrongType { wanted: "an object", found: other.found() });
                return chains;
            }
        };
        let mut has_pronouns = false;
        for (chain, (id, mentions)) in given.iter().enumerate() {
            let place = format!("{place}.{}", short(id));
            let Some(mentions) = mentions.as_array() else {
                let found = mentions.found();
                notes.push(place, Reason::WrongType { wanted: "an array", found });
                continue;
            };
            for (idx, mention) in mentions.iter().enumerate() {
                let place = format!("{place}[{idx}]");
                has_pronouns |= !chains.add(chain, mention, place, notes);
            }
        }
        if has_pronouns {
            let why = "says what pronouns stand for, too";
            notes.push(place, Reason::NotMarked(why));
        }
        chains
    }

    /// Adds a mention; `false` if it is a pronoun or a list.
    fn add(&mut self, chain: usize, json: &Json, place: String, notes: &mut Notes) -> bool {
        let from_0 = |key| json.get(key).and_then(Json::as_offset)?.checked_sub(1);
        let sentence = from_0("sentNum").and_then(|it| usize::try_from(it).ok());
        let (Some(sentence), Some(first), Some(end)) =
            (sentence, from_0("startIndex"), from_0("endIndex"))
        else {
            notes.push(place, Reason::Missing("sentNum, startIndex and endIndex"));
            return true;
        };
        match json.get("type").and_then(Json::as_str) {
            Some("PROPER") => {
                let head = from_0("headIndex").unwrap_or(end.saturating_sub(1));
                self.heads.insert((sentence, head), chain);
            }
            Some("NOMINAL") => {
                self.nominal.push(Nominal { chain, place, sentence, first, end });
            }
            _ => return false,
        }
        true
    }

    /// The chain of a name, by any of its tokens.
    pub(super) fn of(&self, sentence: usize, first: u64, end: u64) -> Option<usize> {
        // A name is short; what claims otherwise is not worth the walk.
        let end = end.min(first.saturating_add(64));
        (first..end).rev().find_map(|token| self.heads.get(&(sentence, token)).copied())
    }
}
