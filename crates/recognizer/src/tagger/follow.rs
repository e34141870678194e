//! Which label may follow which, as two blocks: all that lies between names, and what goes on with one name.
//!
//! Of the 625 pairs of labels 193 are permitted. Between names every closed label meets every one that starts, so
//! that a vector of them is computed at once; in a name there are four pairs for each kind.

use std::ops::Range;

use crate::{
    labels::{Kind, N_LABELS, Place, label},
    lanes::{BEGIN, INSIDE, LABELS, LAST, ONLY, OUTSIDE_LANE, ROW, lane},
};

/// How many kinds of names there are.
const N_KINDS: usize = Kind::ALL.len();

/// How many lanes the closed labels take, and those that start something.
pub(super) const EDGES: usize = 2 * ROW;

/// The lanes of the closed labels.
pub(super) const CLOSED_LANES: Range<usize> = LAST..BEGIN;

/// The lanes of the labels that may follow them.
pub(super) const START_LANES: Range<usize> = ONLY..INSIDE;

/// How many labels are closed, and how many start something.
const N_EDGES: usize = 1 + 2 * N_KINDS;

/// The lanes of the labels behind which no name is under way, in the order of the labels.
pub(super) const CLOSED: [usize; N_EDGES] = edges(Place::Last);

/// The lanes of the labels that may follow them, in the order of the labels.
pub(super) const STARTS: [usize; N_EDGES] = edges(Place::Begin);

const fn edges(place: Place) -> [usize; N_EDGES] {
    let mut edges = [OUTSIDE_LANE; N_EDGES];
    let mut kind = 0;
    while kind < N_KINDS {
        edges[1 + 2 * kind] = lane(label(Kind::ALL[kind], place));
        edges[2 + 2 * kind] = lane(label(Kind::ALL[kind], Place::Only));
        kind += 1;
    }
    edges
}

/// The rows whose labels follow each other inside a name.
pub(super) const INNER: [(usize, usize); 4] =
    [(BEGIN, LAST), (BEGIN, INSIDE), (INSIDE, LAST), (INSIDE, INSIDE)];

/// For each kind, and what fills up its row, the pair of lanes of two rows.
pub(super) fn pairs((from, to): (usize, usize)) -> [Option<(usize, usize)>; ROW] {
    std::array::from_fn(|nth| (nth < N_KINDS).then_some((from + nth, to + nth)))
}

/// The weight of the label of lane `b` following that of `a`.
pub(super) fn weight(follow: &[i16], a: usize, b: usize) -> i32 {
    let pair = usize::from(LABELS[a]) * N_LABELS + usize::from(LABELS[b]);
    i32::from(follow.get(pair).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::may_follow;

    #[test]
    fn the_blocks_hold_what_may_follow_each_once() {
        let between = CLOSED.iter().flat_map(|a| STARTS.iter().map(|b| (*a, *b)));
        let inside = INNER.into_iter().flat_map(pairs).flatten();
        let label = |lane: usize| usize::from(LABELS[lane]);
        let mut found: Vec<_> = between.chain(inside).map(|(a, b)| (label(a), label(b))).collect();
        found.sort_unstable();
        let all = (0..N_LABELS).flat_map(|a| (0..N_LABELS).map(move |b| (a, b)));
        let expected: Vec<_> = all.filter(|(a, b)| may_follow(*a, *b)).collect();
        assert_eq!(found, expected);
    }
}
