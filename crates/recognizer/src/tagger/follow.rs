//! Which label may follow which, as two blocks: all that lies between names, and what goes on with one name.
//!
//! Of the 625 pairs of labels 193 are permitted. Between names every closed label meets every one that starts, so
//! that a vector of them is computed at once; in a name there are four pairs for each kind.

use crate::labels::{Kind, N_LABELS, OUTSIDE, Place, label};

/// How many kinds of names there are.
pub(super) const N_KINDS: usize = Kind::ALL.len();

/// How many labels are closed, and how many start something.
pub(super) const N_EDGES: usize = 1 + 2 * N_KINDS;

/// The same, made full: whole vectors of the processor are computed.
pub(super) const EDGES: usize = 16;

/// The labels behind which no name is under way, in order.
pub(super) const CLOSED: [usize; N_EDGES] = edges(Place::Last);

/// The labels that may follow them, in order.
pub(super) const STARTS: [usize; N_EDGES] = edges(Place::Begin);

const fn edges(place: Place) -> [usize; N_EDGES] {
    let mut edges = [OUTSIDE; N_EDGES];
    let mut kind = 0;
    while kind < N_KINDS {
        edges[1 + 2 * kind] = label(Kind::ALL[kind], place);
        edges[2 + 2 * kind] = label(Kind::ALL[kind], Place::Only);
        kind += 1;
    }
    edges
}

/// The pairs of labels inside the names of each kind: begin or inside, inside or last.
pub(super) const INNER: [[(usize, usize); 4]; N_KINDS] = inner();

const fn inner() -> [[(usize, usize); 4]; N_KINDS] {
    let mut inner = [[(0, 0); 4]; N_KINDS];
    let mut kind = 0;
    while kind < N_KINDS {
        let of = Kind::ALL[kind];
        let (begin, inside) = (label(of, Place::Begin), label(of, Place::Inside));
        let last = label(of, Place::Last);
        inner[kind] = [(begin, inside), (inside, inside), (begin, last), (inside, last)];
        kind += 1;
    }
    inner
}

/// The weight of `b` following `a`.
pub(super) fn weight(follow: &[i16], a: usize, b: usize) -> i32 {
    i32::from(follow.get(a * N_LABELS + b).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::may_follow;

    #[test]
    fn the_blocks_hold_what_may_follow_each_once() {
        let between = CLOSED.iter().flat_map(|a| STARTS.iter().map(|b| (*a, *b)));
        let mut pairs: Vec<_> = between.chain(INNER.into_iter().flatten()).collect();
        pairs.sort_unstable();
        let all = (0..N_LABELS).flat_map(|a| (0..N_LABELS).map(move |b| (a, b)));
        let expected: Vec<_> = all.filter(|(a, b)| may_follow(*a, *b)).collect();
        assert_eq!(pairs, expected);
    }
}
