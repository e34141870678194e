//! The weights of a model's features, found by their hashes.

use crate::{
    labels::N_LABELS,
    lanes::{LABELS, LANES},
};

/// How many bits of a feature's hash are kept: of 100 000 features that a model does not know, 75 are taken for one it does.
pub(crate) const HASH_BITS: u32 = 26;

/// Of these so many choose the range, and the others tell its rows apart.
const RANGE_BITS: u32 = 15;

/// So many rows of a range are compared at once; few ranges have more.
const WINDOW: u32 = 4;

/// So many features are looked up together.
const CHUNK: usize = 64;

/// The weights of one feature: one for each label, in steps.
pub type Row = [i8; N_LABELS];

/// Sums of weights, one for each label at its place among the lanes. Some hundred weights of a byte each stay far from the
/// ends of 16 bits.
pub(crate) type Sums = [i16; LANES];

/// Weights by feature.
///
/// Sorted by hash and not in a table of slots: a third of the memory, so that more of it is near the processor, and put
/// together without a jump through it for each row.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    /// Where each range of hashes begins among the rows, and where the last one ends.
    starts: Vec<u32>,
    /// The bits of each row's hash that its range does not tell; a window of zeros behind the last.
    rests: Vec<u16>,
    rows: Vec<[i8; LANES]>,
}

impl Weights {
    /// Of hashes with their rows; of two rows for one hash the last counts.
    pub(crate) fn new(mut rows: Vec<(u64, Row)>) -> Weights {
        rows.sort_by_key(|it| short(it.0));
        let mut weights = Weights { starts: vec![0], rests: Vec::new(), rows: Vec::new() };
        weights.rests.reserve_exact(rows.len() + WINDOW as usize);
        weights.rows.reserve_exact(rows.len());
        let mut rows = rows.iter().peekable();
        for range in 0..1 << RANGE_BITS {
            while let Some((hash, row)) = rows.next_if(|it| range_of(it.0) == range) {
                if rows.peek().is_some_and(|next| short(next.0) == short(*hash)) {
                    continue;
                }
                weights.rests.push(rest_of(*hash));
                weights.rows.push(LABELS.map(|label| row[usize::from(label)]));
            }
            weights.starts.push(weights.rows.len() as u32);
        }
        weights.rests.extend([0; WINDOW as usize]);
        weights
    }

    /// Adds the weights of the features with these hashes to `sums`.
    ///
    /// First all rows are looked up, then they are added: neither loop has a branch that can't be foreseen, so that the
    /// processor waits for many places of the memory at once.
    // Each browser that has modules for workers has vectors; only a module that has this function needs them.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn add(&self, hashes: &[u64], sums: &mut Sums) {
        let mut here = *sums;
        for some in hashes.chunks(CHUNK) {
            let mut known = [0_u32; CHUNK];
            let mut n = 0;
            for hash in some {
                let (row, is_known) = self.find(*hash);
                known[n % CHUNK] = row;
                n += usize::from(is_known);
            }
            for row in known.iter().take(n).filter_map(|it| self.rows.get(*it as usize)) {
                for (sum, weight) in here.iter_mut().zip(row) {
                    *sum = sum.saturating_add(i16::from(*weight));
                }
            }
        }
        *sums = here;
    }

    /// Which row a hash has, and whether it has one.
    #[inline]
    fn find(&self, hash: u64) -> (u32, bool) {
        let range = range_of(hash);
        let (Some(&start), Some(&end)) = (self.starts.get(range), self.starts.get(range + 1))
        else {
            return (0, false);
        };
        let rest = rest_of(hash);
        let mut row = start;
        loop {
            let window = self.rests.get(row as usize..).and_then(|it| it.first_chunk());
            let Some(window) = window else { return (0, false) };
            let nth = first_equal(window, rest);
            if row + WINDOW < end && nth == WINDOW {
                row += WINDOW;
                continue;
            }
            return (row + nth, row + nth < end);
        }
    }
}

/// Which of some numbers is the first that equals `rest`; how many there are, if none does. They are compared as the parts
/// of one number.
#[inline]
fn first_equal(window: &[u16; WINDOW as usize], rest: u16) -> u32 {
    const ONES: u64 = 0x0001_0001_0001_0001;
    let all = window.iter().rev().fold(0, |all, it| all << 16 | u64::from(*it));
    let differs = all ^ (u64::from(rest) * ONES);
    // In the lowest part that is 0 the highest bit is set by what it has to borrow.
    let is_equal = differs.wrapping_sub(ONES) & !differs & (ONES << 15);
    is_equal.trailing_zeros() / 16
}

fn short(hash: u64) -> u64 {
    hash >> (64 - HASH_BITS)
}

fn range_of(hash: u64) -> usize {
    (hash >> (64 - RANGE_BITS)) as usize
}

fn rest_of(hash: u64) -> u16 {
    (short(hash) & ((1 << (HASH_BITS - RANGE_BITS)) - 1)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_added_and_nothing_else() {
        let hash = |nth: u64| nth.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let row = |nth: u64| [(nth % 100) as i8 + 1; N_LABELS];
        let weights = Weights::new((0..1_000).map(|it| (hash(it), row(it))).collect());
        for nth in 0..1_000 {
            let mut sums = [5; LANES];
            weights.add(&[hash(nth), hash(nth + 5_000), hash(nth)], &mut sums);
            assert_eq!(sums[..N_LABELS], [5 + 2 * i16::from(row(nth)[0]); N_LABELS]);
        }
    }

    #[test]
    fn of_two_rows_for_one_hash_the_last_counts() {
        let weights = Weights::new(vec![(7 << 60, [1; N_LABELS]), (7 << 60, [2; N_LABELS])]);
        let mut sums = [0; LANES];
        weights.add(&[7 << 60], &mut sums);
        assert_eq!(sums[0], 2);
    }

    #[test]
    fn ranges_of_many_rows_are_searched_to_their_end() {
        // All of one range: their hashes differ in the last of the bits that are kept.
        let hash = |nth: u64| nth << (64 - HASH_BITS);
        for n in 0..12 {
            let weights = Weights::new((0..n).map(|it| (hash(2 * it), [1; N_LABELS])).collect());
            for nth in 0..30 {
                let mut sums = [0; LANES];
                weights.add(&[hash(nth)], &mut sums);
                assert_eq!(sums[0], i16::from(nth % 2 == 0 && nth < 2 * n), "{nth} of {n}");
            }
        }
    }
}
