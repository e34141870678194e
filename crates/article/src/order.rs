//! One sort for everything: the standard library's is compiled anew for each type, at 6 KB of wasm a time.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Sorts stably; what is in order already, as files mostly are, costs one look.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = sorted_indices(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    put_in_order(&mut order, &mut |a, b| items.swap(a, b));
}

/// Sorts stably by a key that is cheap to make.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The indices 0 to `n` in the order of what they stand for: a heap sort, which is the smallest. None if that is the
/// order they have.
fn sorted_indices(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..n).all(|idx| compare(idx - 1, idx) != Ordering::Greater) {
        return Vec::new();
    }
    let heap: BinaryHeap<Ranked<'_>> = (0..n).map(|idx| Ranked { idx, compare }).collect();
    heap.into_sorted_vec().into_iter().map(|it| it.idx).collect()
}

/// Swaps until at each place is what `order` has there, and `order` is 0, 1, 2, …: at most one swap a place.
fn put_in_order(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while let Some(from) = order.get_mut(at).map(|it| std::mem::replace(it, at))
            && from != start
        {
            swap(at, from);
            at = from;
        }
    }
}

/// An index that compares as what it stands for, and by itself where that is equal: so the sort is stable.
struct Ranked<'a> {
    idx: usize,
    compare: &'a dyn Fn(usize, usize) -> Ordering,
}

impl Ord for Ranked<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.compare)(self.idx, other.idx).then(self.idx.cmp(&other.idx))
    }
}

impl PartialOrd for Ranked<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ranked<'_> {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in prop::collection::vec((0_u8..9, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            super::sort_by_key(&mut ours, |it| it.0);
            theirs.sort_by_key(|it| it.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
