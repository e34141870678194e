//! The words of a text vote on each other: what most occurrences were taken for, the doubtful one becomes.

use std::collections::HashMap;

use super::{
    spot::{Case, Sentence, Vote},
    word::{Info, Look},
};
use crate::labels::{Kind, N_LABELS, Place, meaning};

/// Counts what each word was taken for by `labels`, and tells each of the others.
pub(super) fn vote(sentences: &mut [Sentence], words: &[Info], labels: &[Vec<u8>]) {
    // By the word in lower case, and once for each word, not for each place where it stands.
    let mut ids: HashMap<u64, usize> = HashMap::new();
    let ids: Vec<usize> = words
        .iter()
        .map(|it| {
            let next = ids.len();
            *ids.entry(it.hash).or_insert(next)
        })
        .collect();
    let n_ids = ids.iter().max().map_or(0, |it| it + 1);
    let mut counts: Vec<Option<[u16; N_LABELS]>> = vec![None; n_ids];
    let votes = |info: &Info, case: Case| {
        case != Case::Lower
            && matches!(info.look, Look::Capital | Look::Capitals | Look::Inner | Look::Caseless)
    };
    for (sentence, labels) in sentences.iter().zip(labels) {
        for (spot, &label) in sentence.spots.iter().zip(labels) {
            let info = &words[spot.word as usize];
            if votes(info, spot.case) {
                let counts = counts[ids[spot.word as usize]].get_or_insert([0; N_LABELS]);
                let count = &mut counts[label as usize % N_LABELS];
                *count = count.saturating_add(1);
            }
        }
    }
    for (sentence, labels) in sentences.iter_mut().zip(labels) {
        for (spot, &own) in sentence.spots.iter_mut().zip(labels) {
            let info = &words[spot.word as usize];
            let Some(mut others) = counts[ids[spot.word as usize]] else { continue };
            if votes(info, spot.case) {
                others[own as usize % N_LABELS] -= 1;
            }
            spot.vote = of(&others);
        }
    }
}

#[inline(never)]
fn of(counts: &[u16; N_LABELS]) -> Vote {
    let mut kinds = [0_u32; 1 + Kind::ALL.len()];
    let mut part = (0_u16, 0_u8);
    for (label, &count) in counts.iter().enumerate() {
        let meaning = meaning(label);
        kinds[meaning.map_or(0, |(kind, _)| 1 + kind as usize)] += u32::from(count);
        let is_part = meaning.is_some_and(|(_, place)| place != Place::Only);
        if is_part && part.0 < count {
            part = (count, label as u8);
        }
    }
    let total: u32 = kinds.iter().sum();
    let mut most = (0, 0);
    for (kind, &count) in kinds.iter().enumerate() {
        if most.0 < count {
            most = (count, kind as u8 + 1);
        }
    }
    let is_always = 0 < total && most.0 == total;
    Vote { kind: most.1 + if is_always { 16 } else { 0 }, part: part.1 }
}
