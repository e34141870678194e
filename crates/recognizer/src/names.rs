//! The names in a text: two passes of the tagger, the second with what the first found elsewhere in the text.

mod kept;

use self::kept::Kept;
use crate::{
    document::{Document, Sentence, Spot},
    found::Name,
    labels::{OUTSIDE, Place, meaning},
    lexicon::class,
    model::Model,
    tagger::Tagger,
};

/// Scores are kept between the passes for as many tokens as this, in 100 MB at most; of longer texts they are summed anew.
const KEPT: usize = 4_000_000;

/// The names of `document`, in order. `progress` is told how many of its sentences are done, of twice as many as there are.
pub(crate) fn names(
    document: &mut Document,
    model: &Model,
    progress: impl FnMut(usize, usize),
) -> Vec<Name> {
    tagged(document, &mut Tagger::new(model), KEPT, progress)
}

fn tagged(
    document: &mut Document,
    tagger: &mut Tagger,
    n_kept: usize,
    mut progress: impl FnMut(usize, usize),
) -> Vec<Name> {
    let n_sentences = document.sentences.len();
    let n_tokens = document.sentences.iter().map(|it| it.spots.len()).sum();
    let mut kept = Kept::with_room(n_kept.min(n_tokens));
    let mut labels: Vec<Vec<u8>> = Vec::with_capacity(n_sentences);
    for (at, sentence) in document.sentences.iter().enumerate() {
        let scores = tagger.scores(document, sentence);
        labels.push(tagger.best(&scores));
        kept.keep(&scores);
        progress(at + 1, 2 * n_sentences);
    }
    document.vote(&labels);
    let mut names = Vec::new();
    let sentences = document.sentences.iter().zip(labels).zip(kept.all());
    for (at, ((sentence, mut labels), kept)) in sentences.enumerate() {
        let mut scores = kept.unwrap_or_else(|| tagger.scores(document, sentence));
        if tagger.add_votes(document, sentence, &mut scores) {
            labels = tagger.best(&scores);
        }
        if labels.iter().any(|it| usize::from(*it) != OUTSIDE) {
            add_names(&mut names, sentence, &labels, &tagger.sure(&scores, &labels));
        }
        progress(n_sentences + at + 1, 2 * n_sentences);
    }
    names
}

fn add_names(names: &mut Vec<Name>, sentence: &Sentence, labels: &[u8], sure: &[u8]) {
    let mut start = 0;
    let mut first = 0;
    let mut least = 100;
    let spots = sentence.spots.iter().enumerate();
    for (((at, spot), &label), &sure) in spots.zip(labels).zip(sure) {
        let Some((kind, place)) = meaning(label as usize) else { continue };
        if matches!(place, Place::Begin | Place::Only) {
            start = spot.token.start as usize;
            first = at;
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
                is_country_or_city: is_country_or_city(&sentence.spots[first..=at]),
            });
        }
    }
}

/// Whether the lexicon has a name as that of a country or a city, and not as that of a team too.
fn is_country_or_city(spots: &[Spot]) -> bool {
    let is_place =
        |it: &Spot| it.phrase & (class::COUNTRY | class::CITY) != 0 && it.phrase & class::TEAM == 0;
    let is_whole = match spots {
        [only] => only.phrase_place == 0,
        [first, .., last] => first.phrase_place == 1 && last.phrase_place == 3,
        [] => false,
    };
    is_whole && spots.iter().all(is_place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        labels::{Kind, N_LABELS, label},
        model::Parts,
    };

    /// The names found when the scores of `n_kept` tokens are kept, how many tokens were scored, and how many there are.
    fn found(n_sentences: usize, n_kept: usize) -> (Vec<Name>, usize, usize) {
        // Every word is as likely a person as none, but for what the votes of the others say.
        let mut follow = vec![0; N_LABELS * N_LABELS];
        follow[label(Kind::Person, Place::Only)] = 1;
        let model = Model::new(Parts { follow, ..Parts::default() });
        let text = "Ann Lee met Omari in Kabul. ".repeat(n_sentences);
        let mut document = Document::new(&[&text], &model.lexicon);
        let n_tokens = document.sentences.iter().map(|it| it.spots.len()).sum();
        let mut tagger = Tagger::new(&model);
        let names = tagged(&mut document, &mut tagger, n_kept, |_, _| {});
        (names, tagger.n_scored, n_tokens)
    }

    #[test]
    fn every_token_is_scored_once_however_long_the_text() {
        for n_sentences in [1, 10, 1_000] {
            let (names, n_scored, n_tokens) = found(n_sentences, KEPT);
            assert!(!names.is_empty());
            assert_eq!(n_scored, n_tokens);
        }
    }

    #[test]
    fn beyond_what_is_kept_every_token_is_scored_twice_and_the_names_are_the_same() {
        let (names, n_scored, n_tokens) = found(100, 350);
        assert_eq!(names, found(100, KEPT).0);
        assert!(n_tokens < n_scored && n_scored < 2 * n_tokens);
        assert_eq!(found(100, 0).1, 2 * n_tokens);
    }
}
