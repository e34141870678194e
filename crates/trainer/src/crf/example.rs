//! Texts as a learner sees them: which features each token has, and which labels it may have.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use dateline_recognizer::{Document, Kind, Lexicon, OUTSIDE, Place, Sentence, View, label};

use crate::texts::Text;

/// Labels that a token may have, a bit each.
pub(super) type Mask = u32;

/// A sentence ready to learn from.
pub(crate) struct Example {
    /// For each token the features it has, as indexes of rows.
    features: Vec<u32>,
    /// Where each token's features end.
    ends: Vec<u32>,
    pub(super) masks: Vec<Mask>,
    pub(super) weight: f32,
}

impl Example {
    pub(super) fn n_tokens(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn features(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.features[start..self.ends[at] as usize]
    }
}

/// A hasher for what is hashed already.
#[derive(Default)]
pub(crate) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// The row of weights of each feature that is learned, by its hash.
pub(crate) type Rows = HashMap<u64, u32, BuildHasherDefault<Same>>;

/// Those of both passes.
pub(super) fn all_features(
    document: &Document,
    sentence: &Sentence,
    at: usize,
    lexicon: &Lexicon,
    found: impl FnMut(u64),
) {
    let mut view = View { document, sentence, lexicon, found };
    view.all(at);
    view.votes(at);
}

/// Which features there are: those met often enough.
pub(crate) fn count(texts: &[&(&Text, Document)], lexicon: &Lexicon, at_least: u32) -> Rows {
    let mut counts: Rows = Rows::default();
    for (_, document) in texts.iter().copied() {
        for sentence in &document.sentences {
            for at in 0..sentence.spots.len() {
                all_features(document, sentence, at, lexicon, |hash| {
                    *counts.entry(hash).or_default() += 1
                });
            }
        }
    }
    let mut kept: Vec<u64> =
        counts.into_iter().filter(|(_, n)| at_least <= *n).map(|(hash, _)| hash).collect();
    kept.sort_unstable();
    kept.into_iter().enumerate().map(|(at, hash)| (hash, at as u32)).collect()
}

/// Makes examples of the sentences of a document.
pub(crate) fn examples(
    text: &Text,
    document: &Document,
    lexicon: &Lexicon,
    rows: &Rows,
    weight: f32,
) -> Vec<Example> {
    document
        .sentences
        .iter()
        .map(|sentence| {
            let mut example =
                Example { features: Vec::new(), ends: Vec::new(), masks: Vec::new(), weight };
            for at in 0..sentence.spots.len() {
                all_features(document, sentence, at, lexicon, |hash| {
                    example.features.extend(rows.get(&hash))
                });
                example.ends.push(example.features.len() as u32);
            }
            example.masks = masks(text, sentence);
            example
        })
        .collect()
}

fn all_of(kinds: u8, places: &[Place]) -> Mask {
    let mut mask = 0;
    for kind in Kind::ALL {
        if kinds >> kind as u8 & 1 == 1 {
            for place in places {
                mask |= 1 << label(kind, *place);
            }
        }
    }
    mask
}

/// The labels that each token may have.
fn masks(text: &Text, sentence: &Sentence) -> Vec<Mask> {
    const EVERY: [Place; 4] = [Place::Begin, Place::Inside, Place::Last, Place::Only];
    let outside = 1 << OUTSIDE | all_of(text.unmarked, &EVERY);
    let mut masks = vec![outside; sentence.spots.len()];
    for marked in text.marked.iter().filter(|it| it.block == sentence.block) {
        // The tokens that overlap the name: gold bounds inside a token widen to it.
        let first =
            sentence.spots.partition_point(|it| it.token.end as usize <= marked.range.start);
        let end = sentence.spots.partition_point(|it| (it.token.start as usize) < marked.range.end);
        if end <= first {
            continue;
        }
        let named = masks.iter_mut().enumerate().take(end).skip(first);
        for (at, mask) in named {
            let place = match (at == first, at + 1 == end) {
                (true, true) => Place::Only,
                (true, false) => Place::Begin,
                (false, true) => Place::Last,
                (false, false) => Place::Inside,
            };
            *mask = all_of(marked.kinds, &[place]);
        }
    }
    masks
}
