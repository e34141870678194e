//! Labels the tokens of a sentence: the best sequence, and how sure each of its labels is.
//!
//! All of it is integer arithmetic, so that a machine's own rounding changes nothing: weights in steps of a twelfth of a
//! natural logarithm; probabilities in fixed point.

use crate::{
    document::{Document, Sentence},
    features::View,
    labels::{N_LABELS, OUTSIDE, is_open, may_follow},
    model::Model,
};

/// A row of scores, one for each label, in steps.
pub(crate) type Scores = [i32; N_LABELS];

/// Fixed point: one is 2^24.
const ONE: u64 = 1 << 24;

/// e^(-1/12) in units of 2^-32; see [`crate::model::STEPS`].
const DECAY: u64 = 3_951_560_672;

/// What the labels of a sentence are decoded with.
#[derive(Debug)]
pub(crate) struct Tagger<'m> {
    model: &'m Model,
    /// Pairs of labels that may follow each other: the second, the first, the weight, and e to the weight less the highest.
    pairs: Vec<(u8, u8, i32, u64)>,
    /// e^(-d/12) for whole d.
    decay: Vec<u64>,
}

/// The labels of a sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tagged {
    pub(crate) labels: Vec<u8>,
    /// The probability of each label, in percent.
    pub(crate) sure: Vec<u8>,
}

impl<'m> Tagger<'m> {
    pub(crate) fn new(model: &'m Model) -> Tagger<'m> {
        let mut decay = vec![ONE];
        while let Some(&last) = decay.last()
            && 0 < last
        {
            decay.push((last * DECAY) >> 32);
        }
        let weight = |a: usize, b: usize| {
            i32::from(model.follow.get(a * N_LABELS + b).copied().unwrap_or_default())
        };
        let legal = || {
            (0..N_LABELS)
                .flat_map(|b| (0..N_LABELS).map(move |a| (a, b)))
                .filter(|(a, b)| may_follow(*a, *b))
        };
        let top = legal().map(|(a, b)| weight(a, b)).max().unwrap_or_default();
        let power = |steps: i32| decay.get((top - steps) as usize).copied().unwrap_or_default();
        let pairs =
            legal().map(|(a, b)| (b as u8, a as u8, weight(a, b), power(weight(a, b)))).collect();
        Tagger { model, pairs, decay }
    }

    /// What the features of each token say of its label.
    pub(crate) fn scores(&self, document: &Document, sentence: &Sentence) -> Vec<Scores> {
        let mut scores = vec![[0; N_LABELS]; sentence.spots.len()];
        for (at, sums) in scores.iter_mut().enumerate() {
            self.view(document, sentence, |hash| self.add(sums, hash)).all(at);
        }
        scores
    }

    /// Adds to `scores` what the votes of the document say; whether there are any.
    pub(crate) fn add_votes(
        &self,
        document: &Document,
        sentence: &Sentence,
        scores: &mut [Scores],
    ) -> bool {
        let mut is_any = false;
        for (at, sums) in scores.iter_mut().enumerate() {
            let add = |hash| {
                is_any = true;
                self.add(sums, hash);
            };
            self.view(document, sentence, add).votes(at);
        }
        is_any
    }

    fn view<'d, F: FnMut(u64)>(
        &self,
        document: &'d Document,
        sentence: &'d Sentence,
        found: F,
    ) -> View<'d, F>
    where
        'm: 'd,
    {
        View { document, sentence, lexicon: &self.model.lexicon, found }
    }

    fn add(&self, sums: &mut Scores, hash: u64) {
        if let Some(row) = self.model.rows.get(hash) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight);
            }
        }
    }

    /// The best labels for the scores of a sentence (Viterbi 1967), and their probabilities (Rabiner 1989).
    pub(crate) fn decode(&self, scores: &[Scores]) -> Tagged {
        let n = scores.len();
        const NEVER: i32 = i32::MIN / 2;
        let mut best = vec![[NEVER; N_LABELS]; n];
        let mut from = vec![[0_u8; N_LABELS]; n];
        for at in 0..n {
            let is_last = at + 1 == n;
            let (done, rest) = best.split_at_mut(at);
            let here = &mut rest[0];
            match done.last() {
                None => {
                    for (label, score) in here.iter_mut().enumerate() {
                        *score = if may_follow(OUTSIDE, label) { 0 } else { NEVER };
                    }
                }
                Some(before) => {
                    for &(b, a, weight, _) in &self.pairs {
                        let score = before[a as usize] + weight;
                        if here[b as usize] < score {
                            here[b as usize] = score;
                            from[at][b as usize] = a;
                        }
                    }
                }
            }
            for (label, score) in here.iter_mut().enumerate() {
                *score = if is_last && is_open(label) {
                    NEVER
                } else {
                    (*score + scores[at][label]).max(NEVER)
                };
            }
        }
        let Some(last) = best.last() else { return Tagged::default() };
        let mut label = OUTSIDE;
        for (other, score) in last.iter().enumerate() {
            if last[label] < *score {
                label = other;
            }
        }
        let mut labels = vec![0; n];
        for at in (0..n).rev() {
            labels[at] = label as u8;
            label = from[at][label] as usize;
        }
        let sure = self.probabilities(scores, &labels);
        Tagged { labels, sure }
    }

    /// The probability of each of `labels`, in percent.
    fn probabilities(&self, scores: &[Scores], labels: &[u8]) -> Vec<u8> {
        let n = scores.len();
        // e to the score, less the highest of each token.
        let emit: Vec<[u64; N_LABELS]> = scores
            .iter()
            .map(|scores| {
                let top = scores.iter().copied().max().unwrap_or_default();
                scores.map(|it| self.decay.get((top - it) as usize).copied().unwrap_or_default())
            })
            .collect();
        let mut forward = vec![[0_u64; N_LABELS]; n];
        for at in 0..n {
            let mut sums = [0_u64; N_LABELS];
            if at == 0 {
                sums =
                    std::array::from_fn(|label| if may_follow(OUTSIDE, label) { ONE } else { 0 });
            } else {
                let before = forward[at - 1];
                for &(b, a, _, power) in &self.pairs {
                    sums[b as usize] += (before[a as usize] * power) >> 24;
                }
            }
            for (label, sum) in sums.iter_mut().enumerate() {
                let fits = at + 1 < n || !is_open(label);
                *sum = if fits { (*sum * emit[at][label]) >> 24 } else { 0 };
            }
            forward[at] = scaled(sums);
        }
        let mut sure = vec![0; n];
        let mut backward = [ONE; N_LABELS];
        for at in (0..n).rev() {
            if at + 1 < n {
                let mut sums = [0_u64; N_LABELS];
                for &(b, a, _, power) in &self.pairs {
                    let (a, b) = (a as usize, b as usize);
                    let fits = at + 2 < n || !is_open(b);
                    if fits {
                        sums[a] += (((power * emit[at + 1][b]) >> 24) * backward[b]) >> 24;
                    }
                }
                backward = scaled(sums);
            }
            let here: [u64; N_LABELS] =
                std::array::from_fn(|label| (forward[at][label] * backward[label]) >> 24);
            let total: u64 = here.iter().sum();
            let own = here[labels[at] as usize % N_LABELS];
            sure[at] = (own * 100).checked_div(total).unwrap_or_default() as u8;
        }
        sure
    }
}

/// The same proportions with the highest at one.
fn scaled(sums: [u64; N_LABELS]) -> [u64; N_LABELS] {
    let top = sums.iter().copied().max().unwrap_or_default();
    if top == 0 {
        return [ONE; N_LABELS];
    }
    sums.map(|it| (it << 24) / top)
}
