//! Labels the tokens of a sentence: the best sequence, and how sure each of its labels is.
//!
//! All of it is integer arithmetic, so that a machine's own rounding changes nothing: weights in steps of a twelfth of a
//! natural logarithm; probabilities in fixed point.

mod best;
mod follow;
mod sure;

use self::{best::Best, sure::Sure};
use crate::{
    document::{Document, Sentence},
    features::View,
    model::Model,
    weights::Sums,
};

/// What the labels of a sentence are decoded with.
#[derive(Debug)]
pub(crate) struct Tagger<'m> {
    model: &'m Model,
    best: Best,
    sure: Sure,
    /// The features of a token.
    hashes: Vec<u64>,
    /// How many tokens were scored: that this grows with the text and no faster is tested.
    #[cfg(test)]
    pub(crate) n_scored: usize,
}

impl<'m> Tagger<'m> {
    pub(crate) fn new(model: &'m Model) -> Tagger<'m> {
        Tagger {
            model,
            best: Best::new(&model.follow),
            sure: Sure::new(&model.follow),
            hashes: Vec::new(),
            #[cfg(test)]
            n_scored: 0,
        }
    }

    /// What the features of each token say of its label.
    pub(crate) fn scores(&mut self, document: &Document, sentence: &Sentence) -> Vec<Sums> {
        let mut scores = vec![Sums::default(); sentence.spots.len()];
        for (at, sums) in scores.iter_mut().enumerate() {
            self.hashes.clear();
            let found = |hash| self.hashes.push(hash);
            View { document, sentence, lexicon: &self.model.lexicon, found }.all(at);
            self.model.weights.add(&self.hashes, sums);
        }
        #[cfg(test)]
        {
            self.n_scored += scores.len();
        }
        scores
    }

    /// Adds to `scores` what the votes of the document say; whether there are any.
    pub(crate) fn add_votes(
        &mut self,
        document: &Document,
        sentence: &Sentence,
        scores: &mut [Sums],
    ) -> bool {
        let mut is_any = false;
        for (at, sums) in scores.iter_mut().enumerate() {
            self.hashes.clear();
            let found = |hash| self.hashes.push(hash);
            View { document, sentence, lexicon: &self.model.lexicon, found }.votes(at);
            self.model.weights.add(&self.hashes, sums);
            is_any |= !self.hashes.is_empty();
        }
        is_any
    }

    /// The best labels for the scores of a sentence.
    pub(crate) fn best(&mut self, scores: &[Sums]) -> Vec<u8> {
        self.best.labels(scores)
    }

    /// The probability, in percent, of each of these labels of a sentence that is not [`OUTSIDE`](crate::OUTSIDE).
    pub(crate) fn sure(&self, scores: &[Sums], labels: &[u8]) -> Vec<u8> {
        self.sure.percents(scores, labels)
    }
}
