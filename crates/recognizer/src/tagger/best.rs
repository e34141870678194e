//! The best sequence of labels (Viterbi 1967).

use super::follow::{CLOSED, CLOSED_LANES, EDGES, START_LANES, pairs, weight};
use crate::{
    lanes::{BEGIN, INSIDE, LABELS, LANES, LAST, OUTSIDE_LANE, ROW},
    weights::Sums,
};

/// The score of what is not permitted.
const NEVER: i32 = i32::MIN / 2;

/// The best score of each label behind the tokens so far.
type Scores = [i32; LANES];

/// The lane of the best label before each label.
type From = [u8; LANES];

/// Before the first token: what follows the outside.
const FIRST: Scores = {
    let mut scores = [NEVER; LANES];
    let mut lane = START_LANES.start;
    while lane < START_LANES.end {
        scores[lane] = 0;
        lane += 1;
    }
    scores
};

/// What sequences are weighed with.
#[derive(Debug)]
pub(super) struct Best {
    /// The weights of the labels that start behind each closed one, and the highest of them.
    starts: [([i32; EDGES], i32); CLOSED.len()],
    /// The highest of them by the lane of the closed label, but for the outside.
    highest: [i32; EDGES],
    /// Within a name: to the last token from the first and from the middle, and so to the middle.
    to_last: [[i32; ROW]; 2],
    to_inside: [[i32; ROW]; 2],
    /// Kept from one sentence to the next for its memory.
    from: Vec<From>,
}

impl Best {
    pub(super) fn new(follow: &[i16]) -> Best {
        let starts = CLOSED.map(|a| {
            let weights = std::array::from_fn(|nth| weight(follow, a, START_LANES.start + nth));
            (weights, weights.into_iter().max().unwrap_or_default())
        });
        let mut highest = [NEVER; EDGES];
        for (lane, (_, most)) in CLOSED.into_iter().zip(starts).skip(1) {
            highest[lane] = most;
        }
        let to = |to: usize| {
            [BEGIN, INSIDE].map(|from| {
                pairs((from, to)).map(|pair| pair.map_or(NEVER, |(a, b)| weight(follow, a, b)))
            })
        };
        Best { starts, highest, to_last: to(LAST), to_inside: to(INSIDE), from: Vec::new() }
    }

    /// The best labels for the scores of a sentence.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(super) fn labels(&mut self, scores: &[Sums]) -> Vec<u8> {
        let mut from = std::mem::take(&mut self.from);
        from.clear();
        let mut best = FIRST;
        for (at, sums) in scores.iter().enumerate() {
            let mut before = [0; LANES];
            if 0 < at {
                best = self.step(&best, &mut before);
            }
            from.push(before);
            for (score, sum) in best.iter_mut().zip(sums) {
                *score = (*score + i32::from(*sum)).max(NEVER);
            }
        }
        // Of equal ones the first.
        let last = CLOSED.into_iter().rev().max_by_key(|it| best[*it]);
        let mut lane = last.unwrap_or(OUTSIDE_LANE);
        let mut labels = vec![0; scores.len()];
        for (out, from) in labels.iter_mut().zip(&from).rev() {
            *out = LABELS[lane % LANES];
            lane = usize::from(from[lane % LANES]);
        }
        self.from = from;
        labels
    }

    /// The best scores one token further, before its own are added; of equal ones the first label's counts.
    #[inline]
    fn step(&self, before: &Scores, from: &mut From) -> Scores {
        let mut scores = [NEVER; LANES];
        let mut best = self.starts[0].0.map(|it| (before[OUTSIDE_LANE] + it).max(NEVER));
        let mut best_from = [OUTSIDE_LANE as u8; EDGES];
        // Most often what lies outside is so far ahead that no closed label comes into question behind it.
        let least = best.iter().copied().min().unwrap_or(NEVER);
        let others = before[CLOSED_LANES].iter().zip(&self.highest).map(|(a, b)| a + b);
        if others.max().is_some_and(|it| least < it) {
            self.compare_others(before, least, &mut best, &mut best_from);
        }
        scores[START_LANES].copy_from_slice(&best);
        from[START_LANES].copy_from_slice(&best_from);
        for kind in 0..ROW {
            (scores[LAST + kind], from[LAST + kind]) = within(before, &self.to_last, kind);
        }
        for kind in 0..ROW {
            (scores[INSIDE + kind], from[INSIDE + kind]) = within(before, &self.to_inside, kind);
        }
        scores
    }

    /// Whether another closed label than the outside is better before those that start.
    #[inline(never)]
    fn compare_others(
        &self,
        before: &Scores,
        least: i32,
        best: &mut [i32; EDGES],
        best_from: &mut [u8; EDGES],
    ) {
        for (&a, (weights, highest)) in CLOSED.iter().zip(&self.starts).skip(1) {
            let before = before[a];
            if before + highest <= least {
                continue;
            }
            for nth in 0..EDGES {
                let score = before + weights[nth];
                best_from[nth] = if best[nth] < score { a as u8 } else { best_from[nth] };
                best[nth] = best[nth].max(score);
            }
        }
    }
}

/// The best score of a label that goes on with a name of a kind, and whether that is from its first token or its middle.
#[inline]
fn within(before: &Scores, [of_begin, of_inside]: &[[i32; ROW]; 2], kind: usize) -> (i32, u8) {
    let begin = before[BEGIN + kind] + of_begin[kind];
    let inside = before[INSIDE + kind] + of_inside[kind];
    let from = if begin < inside { INSIDE + kind } else { BEGIN + kind };
    (begin.max(inside).max(NEVER), from as u8)
}
