//! How the sentences of a text are written: as usual, in capitals, as a title, in small letters.

use super::{
    spot::{Case, Sentence},
    word::{Info, Look},
};

#[inline(never)]
pub(super) fn mark_case(sentence: &mut Sentence, words: &[Info]) {
    let mut n_words = 0;
    let mut n_capital = 0;
    let mut n_capitals = 0;
    let mut n_long = 0;
    let mut n_long_capital = 0;
    for spot in &sentence.spots {
        let info = &words[spot.word as usize];
        let is_long = info.text.len() > 3;
        match info.look {
            Look::Capital => {
                n_capital += 1;
                n_long_capital += usize::from(is_long);
            }
            Look::Capitals => n_capitals += 1,
            Look::Small | Look::Inner => {}
            _ => continue,
        }
        n_words += 1;
        n_long += usize::from(is_long);
    }
    let case = if 3 <= n_words && n_words * 4 <= n_capitals * 5 {
        Case::Capitals
    } else if 4 <= n_words && n_capital + n_capitals == 0 {
        Case::Lower
    } else if 4 <= n_long && n_long * 4 <= n_long_capital * 5 + n_capitals * 5 {
        Case::Title
    } else {
        Case::Usual
    };
    for spot in &mut sentence.spots {
        spot.case = case;
    }
}

/// Whether the word may be of a name, as it is written here.
pub(crate) fn is_capital(info: &Info, case: Case) -> bool {
    matches!(
        info.look,
        Look::Capital | Look::Capitals | Look::Letter | Look::Inner | Look::Caseless
    ) || (case == Case::Lower && info.look == Look::Small)
}
