//! Learns the weights of the tagger: a linear-chain conditional random field (Lafferty et al. 2001) over hashed features.
//!
//! Where a data set does not tell whether a token is a name of some kind, all labels that fit are allowed, and the model
//! is pulled towards their sum (marginal likelihood of partial labels, Tsuboi et al. 2008). The steps are those of
//! FTRL-Proximal (McMahan et al. 2013), whose L1 term makes most weights exactly zero.

mod example;
mod lattice;
mod learner;

use dateline_recognizer::{Document, Lexicon, N_LABELS, OUTSIDE, Sentence, is_open, may_follow};

use self::example::all_features;
pub(crate) use self::{
    example::{Example, Rows, count, examples},
    learner::learn,
};

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub l1: f32,
    pub l2: f32,
    pub dropout: f32,
    pub seed: u64,
}

/// Weights for each row and label, and for each pair of labels that follow each other.
pub(crate) struct Weights {
    pub rows: Vec<[f32; N_LABELS]>,
    pub follow: Vec<f32>,
}

impl Weights {
    /// The best labels of a sentence.
    pub(crate) fn decode(
        &self,
        document: &Document,
        sentence: &Sentence,
        lexicon: &Lexicon,
        rows: &Rows,
    ) -> Vec<usize> {
        let n = sentence.spots.len();
        let mut scores = vec![[f32::MIN; N_LABELS]; n];
        let mut from = vec![[0_u8; N_LABELS]; n];
        for at in 0..n {
            let mut emit = [0.0_f32; N_LABELS];
            all_features(document, sentence, at, lexicon, |hash| {
                if let Some(&row) = rows.get(&hash) {
                    for (sum, weight) in emit.iter_mut().zip(&self.rows[row as usize]) {
                        *sum += weight;
                    }
                }
            });
            for label in 0..N_LABELS {
                if at + 1 == n && is_open(label) {
                    continue;
                }
                if at == 0 {
                    if may_follow(OUTSIDE, label) {
                        scores[at][label] = emit[label];
                    }
                    continue;
                }
                for before in 0..N_LABELS {
                    if may_follow(before, label) && f32::MIN < scores[at - 1][before] {
                        let score = scores[at - 1][before]
                            + self.follow[before * N_LABELS + label]
                            + emit[label];
                        if scores[at][label] < score {
                            scores[at][label] = score;
                            from[at][label] = before as u8;
                        }
                    }
                }
            }
        }
        let mut labels = vec![OUTSIDE; n];
        let Some(last) = scores.last() else { return labels };
        let mut label =
            (0..N_LABELS).max_by(|a, b| last[*a].total_cmp(&last[*b])).unwrap_or(OUTSIDE);
        for at in (0..n).rev() {
            labels[at] = label;
            label = from[at][label] as usize;
        }
        labels
    }
}
