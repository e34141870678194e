//! Precision, recall and F1 of exact spans.

use std::collections::{BTreeMap, BTreeSet};

use dateline_recognizer::Kind;

use crate::texts::{Kinds, Text, only};

/// A name found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub block: usize,
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// Right, found and marked, by kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub by_kind: BTreeMap<u8, [usize; 3]>,
}

const MEASURED: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];

impl Score {
    pub(crate) fn add(&mut self, text: &Text, found: &[Found]) {
        let gold: BTreeSet<(usize, usize, usize, Kinds)> = text
            .marked
            .iter()
            .map(|it| (it.block, it.range.start, it.range.end, it.kinds))
            .collect();
        for kind in MEASURED {
            let entry = self.by_kind.entry(kind as u8).or_default();
            let here: BTreeSet<(usize, usize, usize, Kinds)> = found
                .iter()
                .filter(|it| it.kind == kind)
                .map(|it| (it.block, it.start, it.end, only(kind)))
                .collect();
            entry[0] += here.intersection(&gold).count();
            entry[1] += here.len();
            entry[2] += gold.iter().filter(|it| it.3 == only(kind)).count();
        }
    }

    pub(crate) fn line(&self) -> String {
        let mut total = [0; 3];
        let mut parts = Vec::new();
        for kind in MEASURED {
            let it = self.by_kind.get(&(kind as u8)).copied().unwrap_or_default();
            for (sum, it) in total.iter_mut().zip(it) {
                *sum += it;
            }
            parts.push(format!("{:?} {}", kind, figures(it)));
        }
        format!("{}  all {}", parts.join("  "), figures(total))
    }
}

fn figures([right, found, marked]: [usize; 3]) -> String {
    let ratio = |of: usize| if of == 0 { 0.0 } else { 100.0 * right as f64 / of as f64 };
    let (p, r) = (ratio(found), ratio(marked));
    let f = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
    format!("{p:.1}/{r:.1}/{f:.1}")
}
