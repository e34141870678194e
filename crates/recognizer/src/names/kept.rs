//! The scores of the first pass, kept for the second in a byte for each label.

use std::ops::Range;

use crate::{
    labels::{Kind, N_LABELS},
    lanes::{LANES, ROW},
    weights::Sums,
};

/// Scores of some of the sentences of a text.
pub(super) struct Kept {
    room: usize,
    /// Above the lowest of each token: only that decides between its labels.
    scores: Vec<[u8; N_LABELS]>,
    /// For each sentence how many tokens are kept: none if there was no room, or a score does not fit into a byte.
    lens: Vec<Option<usize>>,
}

impl Kept {
    /// For at most so many tokens.
    pub(super) fn with_room(n_tokens: usize) -> Kept {
        Kept { room: n_tokens, scores: Vec::with_capacity(n_tokens), lens: Vec::new() }
    }

    /// Keeps the scores of the next sentence.
    pub(super) fn keep(&mut self, scores: &[Sums]) {
        let before = self.scores.len();
        let fits = before + scores.len() <= self.room
            && scores.iter().all(|sums| match above_lowest(sums) {
                Some(row) => {
                    self.scores.push(row);
                    true
                }
                None => false,
            });
        if !fits {
            self.scores.truncate(before);
        }
        self.lens.push(fits.then_some(scores.len()));
    }

    /// The scores of each sentence, in order; `None` where they were not kept.
    pub(super) fn all(&self) -> impl Iterator<Item = Option<Vec<Sums>>> {
        let mut rows = self.scores.iter();
        self.lens.iter().map(move |len| Some(rows.by_ref().take((*len)?).map(sums).collect()))
    }
}

/// The lanes that are labels: all but what fills up the rows.
const FULL: [Range<usize>; 4] = [
    0..Kind::ALL.len(),
    ROW..ROW + Kind::ALL.len() + 1,
    2 * ROW..2 * ROW + Kind::ALL.len(),
    3 * ROW..3 * ROW + Kind::ALL.len(),
];

fn above_lowest(sums: &Sums) -> Option<[u8; N_LABELS]> {
    let lowest = sums.iter().copied().min()?;
    let highest = sums.iter().copied().max()?;
    if 255 < i32::from(highest) - i32::from(lowest) {
        return None;
    }
    let bytes: [u8; LANES] = std::array::from_fn(|lane| sums[lane].wrapping_sub(lowest) as u8);
    let mut kept = [0; N_LABELS];
    let mut rest = kept.as_mut_slice();
    for lanes in FULL {
        let (here, behind) = rest.split_at_mut(lanes.len());
        here.copy_from_slice(&bytes[lanes]);
        rest = behind;
    }
    Some(kept)
}

fn sums(kept: &[u8; N_LABELS]) -> Sums {
    let mut bytes = [0; LANES];
    let mut rest = kept.as_slice();
    for lanes in FULL {
        let (here, behind) = rest.split_at(lanes.len());
        bytes[lanes].copy_from_slice(here);
        rest = behind;
    }
    bytes.map(i16::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scores of a token.
    fn token(highest: i16, lowest: i16) -> Sums {
        std::array::from_fn(|it| if it == 17 { highest } else { lowest })
    }

    #[test]
    fn what_is_kept_differs_alike_and_what_does_not_fit_is_not_kept() {
        let mut kept = Kept::with_room(4);
        kept.keep(&[token(100, -155), token(3, -3)]);
        kept.keep(&[]);
        kept.keep(&[token(3, 2), token(100, -156)]);
        kept.keep(&[token(0, 0), token(i16::MAX, i16::MAX - 1)]);
        kept.keep(&[token(0, 0)]);
        let all: Vec<_> = kept.all().collect();
        assert_eq!(all[0], Some(vec![token(255, 0), token(6, 0)]));
        assert_eq!(all[1], Some(vec![]));
        assert_eq!(all[2], None);
        assert_eq!(all[3], Some(vec![token(0, 0), token(1, 0)]));
        assert_eq!(all[4], None);
    }
}
