//! The phrases of the lexicon in a sentence: the longest at each place.

use super::{
    case::is_capital,
    spot::{Sentence, Spot},
    word::{Info, Look},
};
use crate::lexicon::{Lexicon, Match, class};

#[inline(never)]
pub(super) fn mark_phrases(sentence: &mut Sentence, words: &[Info], lexicon: &Lexicon) {
    let mut at = 0;
    while at < sentence.spots.len() {
        let best = phrase_at(&sentence.spots[at..], words, lexicon);
        let Some(best) = best else {
            at += 1;
            continue;
        };
        for (nth, spot) in sentence.spots[at..at + best.len].iter_mut().enumerate() {
            spot.phrase = best.classes;
            spot.phrase_place = match nth {
                _ if best.len == 1 => 0,
                0 => 1,
                _ if nth + 1 == best.len => 3,
                _ => 2,
            };
        }
        at += best.len;
    }
}

/// The longest phrase at the start of `spots`.
fn phrase_at(spots: &[Spot], words: &[Info], lexicon: &Lexicon) -> Option<Match> {
    let first = &words[spots.first()?.word as usize];
    let case = spots[0].case;
    if first.look == Look::Mark {
        return None;
    }
    let mut best: Option<Match> = None;
    let mut take = |found: Match| {
        let last = &words[spots[found.len - 1].word as usize];
        // A name ends with a capital too: "Bank of" is none, nor is "May be".
        let is_name =
            is_capital(first, case) && (is_capital(last, case) || last.look == Look::Number);
        let classes = found.classes & if is_name { u32::MAX } else { !class::NAMES };
        if classes & !class::CAPITALS != 0 && best.is_none_or(|it| it.len <= found.len) {
            let before = best.filter(|it| it.len == found.len).map_or(0, |it| it.classes);
            best = Some(Match { len: found.len, classes: classes | before });
        }
    };
    lexicon.phrases(spots.iter().map(|it| words[it.word as usize].hash), &mut take);
    if first.look == Look::Capitals {
        lexicon.phrases(spots.iter().map(|it| words[it.word as usize].written), &mut take);
    }
    best
}
