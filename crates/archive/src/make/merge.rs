//! Many sorted runs as one.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Fault;

/// The records of sorted runs, in the order of their keys, each with the number of its run; equal ones in that of the runs.
pub(super) struct Merge<I, T, K> {
    runs: Vec<I>,
    heads: BinaryHeap<Head<T, K>>,
    key: fn(&T) -> K,
}

struct Head<T, K> {
    key: K,
    run: usize,
    record: T,
}

impl<I: Iterator<Item = Result<T, Fault>>, T, K: Ord> Merge<I, T, K> {
    pub(super) fn new(mut runs: Vec<I>, key: fn(&T) -> K) -> Result<Merge<I, T, K>, Fault> {
        let mut heads = BinaryHeap::with_capacity(runs.len());
        for (run, it) in runs.iter_mut().enumerate() {
            if let Some(record) = it.next().transpose()? {
                heads.push(Head { key: key(&record), run, record });
            }
        }
        Ok(Merge { runs, heads, key })
    }

    fn read(&mut self) -> Result<Option<(usize, T)>, Fault> {
        let Some(Head { run, record, .. }) = self.heads.pop() else { return Ok(None) };
        if let Some(next) = self.runs.get_mut(run).and_then(Iterator::next).transpose()? {
            self.heads.push(Head { key: (self.key)(&next), run, record: next });
        }
        Ok(Some((run, record)))
    }
}

impl<I: Iterator<Item = Result<T, Fault>>, T, K: Ord> Iterator for Merge<I, T, K> {
    type Item = Result<(usize, T), Fault>;

    fn next(&mut self) -> Option<Result<(usize, T), Fault>> {
        self.read().transpose()
    }
}

/// The heap has its largest on top, and the smallest is wanted.
impl<T, K: Ord> Ord for Head<T, K> {
    fn cmp(&self, other: &Self) -> Ordering {
        (&other.key, other.run).cmp(&(&self.key, self.run))
    }
}

impl<T, K: Ord> PartialOrd for Head<T, K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T, K: Ord> PartialEq for Head<T, K> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<T, K: Ord> Eq for Head<T, K> {}
