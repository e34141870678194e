//! The best sequence of labels (Viterbi 1967).

use super::follow::{CLOSED, EDGES, INNER, N_EDGES, N_KINDS, STARTS, weight};
use crate::{
    labels::{N_LABELS, OUTSIDE, is_open, may_follow},
    weights::{LANES, Sums},
};

/// The score of what is not permitted.
const NEVER: i32 = i32::MIN / 2;

/// The best score of each label behind the tokens so far; what is behind the labels is nobody's.
type Scores = [i32; LANES];

/// The best label before each label.
type From = [u8; N_LABELS];

/// What sequences are weighed with.
#[derive(Debug)]
pub(super) struct Best {
    /// The weights of the labels that start behind each closed one, and the highest of them.
    starts: [([i32; EDGES], i32); N_EDGES],
    inner: [[i32; 4]; N_KINDS],
    /// Kept from one sentence to the next for its memory.
    from: Vec<From>,
}

impl Best {
    pub(super) fn new(follow: &[i16]) -> Best {
        let starts = CLOSED.map(|a| {
            // What fills up the vector is the weight of a label, so that it changes no bound.
            let weights = std::array::from_fn(|nth| {
                weight(follow, a, STARTS.get(nth).copied().unwrap_or(OUTSIDE))
            });
            (weights, weights.into_iter().max().unwrap_or_default())
        });
        let inner = INNER.map(|pairs| pairs.map(|(a, b)| weight(follow, a, b)));
        Best { starts, inner, from: Vec::new() }
    }

    /// The best labels for the scores of a sentence.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(super) fn labels(&mut self, scores: &[Sums]) -> Vec<u8> {
        let mut from = std::mem::take(&mut self.from);
        from.clear();
        let mut best = [NEVER; LANES];
        for (at, sums) in scores.iter().enumerate() {
            if at == 0 {
                let first = |label| if may_follow(OUTSIDE, label) { 0 } else { NEVER };
                best = std::array::from_fn(first);
                from.push([0; N_LABELS]);
            } else {
                let (next, before) = self.step(&best);
                best = next;
                from.push(before);
            }
            for (score, sum) in best.iter_mut().zip(sums) {
                *score = (*score + i32::from(*sum)).max(NEVER);
            }
        }
        for (label, score) in best.iter_mut().enumerate() {
            if is_open(label) {
                *score = NEVER;
            }
        }
        let mut label = OUTSIDE;
        for (other, score) in best[..N_LABELS].iter().enumerate() {
            if best[label] < *score {
                label = other;
            }
        }
        let mut labels = vec![0; scores.len()];
        for (out, from) in labels.iter_mut().zip(&from).rev() {
            *out = label as u8;
            label = from[label] as usize;
        }
        self.from = from;
        labels
    }

    /// The best scores one token further, before its own are added; of equal ones the first label's counts.
    #[inline]
    fn step(&self, before: &Scores) -> (Scores, From) {
        let mut best = [NEVER; EDGES];
        let mut best_from = [0_i32; EDGES];
        // Most often what lies outside is so far ahead that no closed label comes into question behind it.
        let mut least = NEVER;
        for (&a, (weights, highest)) in CLOSED.iter().zip(&self.starts) {
            if before[a] + highest <= least {
                continue;
            }
            for nth in 0..EDGES {
                let score = before[a] + weights[nth];
                best_from[nth] = if best[nth] < score { a as i32 } else { best_from[nth] };
                best[nth] = best[nth].max(score);
            }
            if a == OUTSIDE {
                least = best.into_iter().min().unwrap_or(NEVER);
            }
        }
        let mut scores = [NEVER; LANES];
        let mut from = [0; N_LABELS];
        for (nth, &b) in STARTS.iter().enumerate() {
            scores[b] = best[nth];
            from[b] = best_from[nth] as u8;
        }
        for (pairs, weights) in INNER.iter().zip(&self.inner) {
            for (&(a, b), weight) in pairs.iter().zip(weights) {
                let score = before[a] + weight;
                if scores[b] < score {
                    scores[b] = score;
                    from[b] = a as u8;
                }
            }
        }
        (scores, from)
    }
}
