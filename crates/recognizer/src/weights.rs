//! The weights of a model's features, found by their hashes.

use crate::labels::N_LABELS;

/// How many bits of a feature's hash are kept: of 100 000 features that a model does not know, 75 are taken for one it does.
pub(crate) const HASH_BITS: u32 = 26;

/// Of these so many choose the range, and the others tell its rows apart.
const RANGE_BITS: u32 = 16;

/// The weights of one feature: one for each label, in steps.
pub type Row = [i8; N_LABELS];

/// More than there are labels: whole vectors of the processor are added.
pub(crate) const LANES: usize = 32;

/// Sums of weights, one for each label; what is behind those is nobody's. Some hundred weights of a byte each stay far
/// from the ends of 16 bits.
pub(crate) type Sums = [i16; LANES];

/// Weights by feature.
///
/// Sorted by hash and not in a table of slots: a third of the memory, so that more of it is near the processor, and put
/// together without a jump through it for each row.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    /// Where each range of hashes begins among the rows, and where the last one ends.
    starts: Vec<u32>,
    /// The bits of each row's hash that its range does not tell.
    rests: Vec<u16>,
    rows: Vec<[i8; LANES]>,
}

impl Weights {
    /// Of hashes with their rows; of two rows for one hash the last counts.
    pub(crate) fn new(mut rows: Vec<(u64, Row)>) -> Weights {
        rows.sort_by_key(|it| short(it.0));
        let mut weights = Weights { starts: vec![0], rests: Vec::new(), rows: Vec::new() };
        weights.rests.reserve_exact(rows.len());
        weights.rows.reserve_exact(rows.len());
        let mut rows = rows.iter().peekable();
        for range in 0..1 << RANGE_BITS {
            while let Some((hash, row)) = rows.next_if(|it| range_of(it.0) == range) {
                if rows.peek().is_some_and(|next| short(next.0) == short(*hash)) {
                    continue;
                }
                let mut lanes = [0; LANES];
                lanes[..N_LABELS].copy_from_slice(row);
                weights.rests.push(rest_of(*hash));
                weights.rows.push(lanes);
            }
            weights.starts.push(weights.rows.len() as u32);
        }
        weights
    }

    /// Adds the weights of the features with these hashes to `sums`.
    // Each browser that has modules for workers has vectors; only a module that has this function needs them.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn add(&self, hashes: &[u64], sums: &mut Sums) {
        let mut here = *sums;
        for row in hashes.iter().filter_map(|it| self.get(*it)) {
            for (sum, weight) in here.iter_mut().zip(row) {
                *sum = sum.saturating_add(i16::from(*weight));
            }
        }
        *sums = here;
    }

    fn get(&self, hash: u64) -> Option<&[i8; LANES]> {
        let range = range_of(hash);
        let start = *self.starts.get(range)? as usize;
        let end = *self.starts.get(range + 1)? as usize;
        let rest = rest_of(hash);
        let nth = self.rests.get(start..end)?.iter().position(|it| *it == rest)?;
        self.rows.get(start + nth)
    }
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
}
