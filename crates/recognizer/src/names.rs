//! The names in a text: two passes of the tagger, the second with what the first found elsewhere in the text.

use crate::{
    document::Document,
    found::Name,
    labels::{Place, meaning},
    model::Model,
    tagger::{Scores, Tagged, Tagger},
};

/// Scores are kept between the passes for as many tokens as this, some 20 MB; of longer texts they are summed anew.
const KEPT: usize = 200_000;

/// The names of `document`, in order. `progress` is told how many of its sentences are done, of twice as many as there are.
pub(crate) fn names(
    document: &mut Document,
    model: &Model,
    mut progress: impl FnMut(usize, usize),
) -> Vec<Name> {
    let tagger = Tagger::new(model);
    let total = document.sentences.len() * 2;
    let mut kept: Vec<Vec<Scores>> = Vec::new();
    let mut n_kept = 0;
    let mut tagged: Vec<Tagged> = Vec::with_capacity(document.sentences.len());
    for (at, sentence) in document.sentences.iter().enumerate() {
        let scores = tagger.scores(document, sentence);
        tagged.push(tagger.decode(&scores));
        n_kept += scores.len();
        if n_kept <= KEPT {
            kept.push(scores);
        }
        progress(at + 1, total);
    }
    let labels: Vec<Vec<u8>> = tagged.iter().map(|it| it.labels.clone()).collect();
    document.vote(&labels);
    for (at, sentence) in document.sentences.iter().enumerate() {
        let mut scores = kept
            .get_mut(at)
            .map(std::mem::take)
            .unwrap_or_else(|| tagger.scores(document, sentence));
        if tagger.add_votes(document, sentence, &mut scores) {
            tagged[at] = tagger.decode(&scores);
        }
        progress(document.sentences.len() + at + 1, total);
    }
    document
        .sentences
        .iter()
        .zip(&tagged)
        .flat_map(|(sentence, tagged)| in_sentence(sentence, tagged))
        .collect()
}

fn in_sentence(sentence: &crate::Sentence, tagged: &Tagged) -> Vec<Name> {
    let mut names = Vec::new();
    let mut start = 0;
    let mut least = 100;
    for ((spot, &label), &sure) in sentence.spots.iter().zip(&tagged.labels).zip(&tagged.sure) {
        let Some((kind, place)) = meaning(label as usize) else { continue };
        if matches!(place, Place::Begin | Place::Only) {
            start = spot.token.start as usize;
            least = 100;
        }
        least = least.min(sure);
        if matches!(place, Place::Last | Place::Only) {
            names.push(Name {
                text: sentence.block,
                start,
                end: spot.token.end as usize,
                kind,
                sure: least,
            });
        }
    }
    names
}
