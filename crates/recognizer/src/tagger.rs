//! Labels the tokens of a sentence: the best sequence, and how sure each of its labels is.
//!
//! All of it is integer arithmetic, so that a machine's own rounding changes nothing: weights in steps of a twelfth of a
//! natural logarithm; probabilities in fixed point.

mod best;
mod follow;
mod memo;
mod sure;

use self::{best::Best, memo::Memo, sure::Sure};
use crate::{
    document::{Document, Sentence},
    features::{View, part},
    model::Model,
    weights::Sums,
};

/// So many sums are remembered of each part: half a megabyte in all, whatever the text.
const MEMORY: usize = 2_048;

/// A token, by its place in a sentence.
type Token<'d> = (&'d Document, &'d Sentence, usize);

/// What the labels of a sentence are decoded with.
#[derive(Debug)]
pub(crate) struct Tagger<'m> {
    model: &'m Model,
    best: Best,
    sure: Sure,
    /// The features of a token.
    hashes: Vec<u64>,
    /// What was added up for the parts that have keys.
    memos: [Memo; part::KEYED],
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
            memos: std::array::from_fn(|_| Memo::with_room(MEMORY)),
            #[cfg(test)]
            n_scored: 0,
        }
    }

    /// What the features of each token say of its label.
    pub(crate) fn scores(&mut self, document: &Document, sentence: &Sentence) -> Vec<Sums> {
        let mut scores = vec![Sums::default(); sentence.spots.len()];
        for (at, sums) in scores.iter_mut().enumerate() {
            let token = (document, sentence, at);
            let keys = self.keys(token);
            self.add_again::<{ part::OWN }>(token, &keys, 0, sums);
            self.add_again::<{ part::BEFORE }>(token, &keys, 1, sums);
            self.add_again::<{ part::AFTER }>(token, &keys, 2, sums);
            self.add::<{ part::REST }>(token, sums);
        }
        #[cfg(test)]
        {
            self.n_scored += scores.len();
        }
        scores
    }

    fn keys(&self, (document, sentence, at): Token<'_>) -> [u64; part::KEYED] {
        View { document, sentence, lexicon: &self.model.lexicon, found: |_| {} }.keys(at)
    }

    /// Adds the weights of those features of a token that are of these parts.
    fn add<const PARTS: u8>(&mut self, (document, sentence, at): Token<'_>, sums: &mut Sums) {
        self.hashes.clear();
        let found = |hash| self.hashes.push(hash);
        View { document, sentence, lexicon: &self.model.lexicon, found }.some::<PARTS>(at);
        self.model.weights.add(&self.hashes, sums);
    }

    /// The same for a part that has a key: what was added up for this key before need not be again.
    #[inline]
    fn add_again<const PART: u8>(
        &mut self,
        token: Token<'_>,
        keys: &[u64; part::KEYED],
        nth: usize,
        sums: &mut Sums,
    ) {
        if let Some(known) = self.memos[nth].get(keys[nth]) {
            plus(sums, known);
            return;
        }
        let mut own = Sums::default();
        self.add::<PART>(token, &mut own);
        plus(sums, &own);
        self.memos[nth].set(keys[nth], own);
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

#[inline]
fn plus(sums: &mut Sums, others: &Sums) {
    for (sum, other) in sums.iter_mut().zip(others) {
        *sum = sum.saturating_add(*other);
    }
}
