//! Where the numbers of a label lie among those of all labels: eight of a kind in a row, for the vectors of a processor.
//!
//! The closed labels are the first sixteen, and those that may follow them begin eight later. What fills up a row is a
//! copy of [`OUTSIDE`]: it changes no lowest and no highest number.

use crate::labels::{Kind, N_LABELS, OUTSIDE, Place, meaning};

/// How many numbers there are for all labels.
pub(crate) const LANES: usize = 32;

/// How many of them are of one place.
pub(crate) const ROW: usize = 8;

/// Where the row of the labels of last tokens begins.
pub(crate) const LAST: usize = 0;
/// That of the only tokens, which has the outside too.
pub(crate) const ONLY: usize = ROW;
/// That of first tokens.
pub(crate) const BEGIN: usize = 2 * ROW;
/// That of tokens in the middle.
pub(crate) const INSIDE: usize = 3 * ROW;

/// Where the number of the outside lies.
pub(crate) const OUTSIDE_LANE: usize = ONLY + Kind::ALL.len();

/// Where the number of a label lies.
pub(crate) const fn lane(label: usize) -> usize {
    match meaning(label) {
        None => OUTSIDE_LANE,
        Some((kind, Place::Last)) => LAST + kind as usize,
        Some((kind, Place::Only)) => ONLY + kind as usize,
        Some((kind, Place::Begin)) => BEGIN + kind as usize,
        Some((kind, Place::Inside)) => INSIDE + kind as usize,
    }
}

/// The label of each number.
pub(crate) const LABELS: [u8; LANES] = {
    let mut labels = [OUTSIDE as u8; LANES];
    let mut label = 0;
    while label < N_LABELS {
        labels[lane(label)] = label as u8;
        label += 1;
    }
    labels
};

/// One for each label, and 0 for what fills up a row.
pub(crate) const IS_LABEL: [u32; LANES] = {
    let mut is_label = [0; LANES];
    let mut label = 0;
    while label < N_LABELS {
        is_label[lane(label)] = 1;
        label += 1;
    }
    is_label
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_label_has_its_place_and_the_edges_are_in_a_row() {
        for label in 0..N_LABELS {
            assert_eq!(usize::from(LABELS[lane(label)]), label);
            let place = meaning(label).map(|it| it.1);
            let is_closed = matches!(place, None | Some(Place::Last | Place::Only));
            let starts = matches!(place, None | Some(Place::Begin | Place::Only));
            assert_eq!((LAST..BEGIN).contains(&lane(label)), is_closed);
            assert_eq!((ONLY..INSIDE).contains(&lane(label)), starts);
        }
    }
}
