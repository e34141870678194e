//! Precision, recall and F1 of exact spans, and how far chance may have made them.

use std::collections::HashSet;

use crate::sets::{Kind, Name};

/// How many resamples are drawn.
pub(crate) const RESAMPLES: usize = 1_000;

/// Right, found and marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) marked: usize,
}

impl Count {
    pub(crate) fn add(&mut self, other: Count) {
        self.right += other.right;
        self.found += other.found;
        self.marked += other.marked;
    }

    pub(crate) fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    pub(crate) fn recall(self) -> f64 {
        ratio(self.right, self.marked)
    }

    /// The harmonic mean of precision and recall.
    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.right, self.found + self.marked)
    }
}

/// In percent.
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The counts of one text, by kind.
pub(crate) type Counts = [Count; 3];

/// Counts one text's names.
pub(crate) fn count(marked: &[Name], found: &[Name]) -> Counts {
    let marked: HashSet<Name> = marked.iter().copied().collect();
    let found: HashSet<Name> = found.iter().copied().collect();
    Kind::ALL.map(|kind| {
        let of_kind = |names: &HashSet<Name>| names.iter().filter(|it| it.kind == kind).count();
        Count {
            right: marked.intersection(&found).filter(|it| it.kind == kind).count(),
            found: of_kind(&found),
            marked: of_kind(&marked),
        }
    })
}

/// The sum over texts, by kind and of all.
pub(crate) fn total(texts: &[Counts]) -> (Counts, Count) {
    let mut by_kind = Counts::default();
    let mut all = Count::default();
    for counts in texts {
        for (sum, count) in by_kind.iter_mut().zip(counts) {
            sum.add(*count);
            all.add(*count);
        }
    }
    (by_kind, all)
}

/// An F1, or a difference of two, with the interval that holds 95 of 100 resamples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Interval {
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// One's micro F1 beside another's over the same resamples of texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Difference {
    pub(crate) interval: Interval,
    /// The share of resamples in which the first is not ahead, the measured sample counted as one of them.
    pub(crate) p: f64,
}

/// The micro F1 of each system on each resample: the same resamples for all.
pub(crate) fn resampled(systems: &[Vec<Counts>], seed: u64) -> Vec<Vec<f64>> {
    let n_texts = systems.first().map_or(0, Vec::len);
    let micro: Vec<Vec<Count>> = systems
        .iter()
        .map(|texts| texts.iter().map(|it| total(std::slice::from_ref(it)).1).collect())
        .collect();
    let mut random = Random::new(seed);
    let mut figures = vec![Vec::with_capacity(RESAMPLES); systems.len()];
    for _ in 0..RESAMPLES {
        let drawn: Vec<usize> = (0..n_texts).map(|_| random.below(n_texts)).collect();
        for (figures, texts) in figures.iter_mut().zip(&micro) {
            let mut sum = Count::default();
            for count in drawn.iter().filter_map(|it| texts.get(*it)) {
                sum.add(*count);
            }
            figures.push(sum.f1());
        }
    }
    figures
}

/// Holds 95 of 100 figures.
pub(crate) fn interval(figures: &[f64]) -> Interval {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| sorted.get((share * sorted.len() as f64) as usize).copied();
    Interval {
        low: at(0.025).unwrap_or_default(),
        high: at(0.975).or(sorted.last().copied()).unwrap_or_default(),
    }
}

/// How far `ours` is ahead of `theirs`.
pub(crate) fn difference(ours: &[f64], theirs: &[f64]) -> Difference {
    let differences: Vec<f64> = ours.iter().zip(theirs).map(|(a, b)| a - b).collect();
    let not_ahead = differences.iter().filter(|it| **it <= 0.0).count();
    let p = (1 + not_ahead) as f64 / (1 + differences.len()) as f64;
    Difference { interval: interval(&differences), p }
}

/// xorshift64* (Vigna 2016): the same numbers in every run.
#[derive(Debug)]
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let next = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d);
        ((u128::from(next) * n as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(spans: &[(usize, usize, Kind)]) -> Vec<Name> {
        spans.iter().map(|&(start, end, kind)| Name { block: 0, start, end, kind }).collect()
    }

    fn check(marked: &[(usize, usize, Kind)], found: &[(usize, usize, Kind)], expected: [f64; 3]) {
        let (_, all) = total(&[count(&names(marked), &names(found))]);
        assert_eq!([all.precision(), all.recall(), all.f1()], expected, "{found:?}");
    }

    #[test]
    fn only_exact_spans_of_the_right_kind_are_right() {
        use Kind::{Organization, Person, Place};
        let marked = [(0, 5, Person), (6, 9, Place)];
        check(&marked, &marked, [100.0, 100.0, 100.0]);
        check(&marked, &[(0, 5, Person)], [100.0, 50.0, 200.0 / 3.0]);
        check(&marked, &[(0, 5, Organization), (6, 8, Place)], [0.0, 0.0, 0.0]);
        check(&marked, &[(0, 5, Person), (0, 5, Person), (1, 2, Place)], [50.0, 50.0, 50.0]);
        check(&marked, &[], [0.0, 0.0, 0.0]);
        check(&[], &[], [0.0, 0.0, 0.0]);
    }

    fn texts(right: &[usize]) -> Vec<Counts> {
        let count = |right: &usize| Count { right: *right, found: 2, marked: 2 };
        right.iter().map(|it| [count(it), Count::default(), Count::default()]).collect()
    }

    #[test]
    fn resamples_are_paired_and_the_same_in_every_run() {
        let systems = [texts(&[2, 1, 2, 0, 2, 1]), texts(&[1, 0, 1, 0, 1, 0])];
        let figures = resampled(&systems, 1);
        assert_eq!(figures, resampled(&systems, 1));
        assert_ne!(figures, resampled(&systems, 2));
        // The first is never behind in any text, so it is behind in no resample either.
        assert!(figures[0].iter().zip(&figures[1]).all(|(a, b)| b <= a));
        let ahead = difference(&figures[0], &figures[1]);
        assert!(ahead.p < 0.05 && 0.0 < ahead.interval.low, "{ahead:?}");
        let even = difference(&figures[0], &figures[0]);
        assert_eq!((even.p, even.interval), (1.0, Interval { low: 0.0, high: 0.0 }));
    }

    #[test]
    fn an_interval_leaves_out_what_is_rare() {
        let figures: Vec<f64> = (0..1_000).rev().map(f64::from).collect();
        assert_eq!(interval(&figures), Interval { low: 25.0, high: 975.0 });
        assert_eq!(interval(&[]), Interval { low: 0.0, high: 0.0 });
    }
}
