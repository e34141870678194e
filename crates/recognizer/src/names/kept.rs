//! The scores of the first pass, kept for the second in a byte for each label.

use crate::{labels::N_LABELS, weights::Sums};

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

fn above_lowest(sums: &Sums) -> Option<[u8; N_LABELS]> {
    let sums = &sums[..N_LABELS];
    let lowest = sums.iter().copied().min()?;
    let highest = sums.iter().copied().max()?;
    (i32::from(highest) - i32::from(lowest) <= 255)
        .then(|| std::array::from_fn(|label| (sums[label] - lowest) as u8))
}

fn sums(row: &[u8; N_LABELS]) -> Sums {
    std::array::from_fn(|label| row.get(label).copied().map_or(0, i16::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scores of a token.
    fn token(highest: i16, lowest: i16) -> Sums {
        std::array::from_fn(|it| match it {
            7 => highest,
            _ if it < N_LABELS => lowest,
            _ => 0,
        })
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
