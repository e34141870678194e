//! One sort for everything: the standard library's is compiled anew for each type, at 6 KB of wasm a time.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Sorts stably; what is in order already, as files mostly are, costs one look.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
        return;
    }
    let order = sorted_indices(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|idx| unsorted.get_mut(idx)?.take()));
}

/// Sorts stably by a key that is cheap to make.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The indices 0 to `n` in the order of what they stand for: a heap sort, which is the smallest.
fn sorted_indices(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let heap: BinaryHeap<Ranked<'_>> = (0..n).map(|idx| Ranked { idx, compare }).collect();
    heap.into_sorted_vec().into_iter().map(|it| it.idx).collect()
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
