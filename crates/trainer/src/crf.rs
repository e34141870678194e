//! Learns the weights of the tagger: a linear-chain conditional random field (Lafferty et al. 2001) over hashed features.
//!
//! Where a data set does not tell whether a token is a name of some kind, all labels that fit are allowed, and the model
//! is pulled towards their sum (marginal likelihood of partial labels, Tsuboi et al. 2008). The steps are those of
//! FTRL-Proximal (McMahan et al. 2013), whose L1 term makes most weights exactly zero.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use dateline_recognizer::{
    Document, Kind, Lexicon, N_LABELS, OUTSIDE, Place, Sentence, View, is_open, label, may_follow,
};

use crate::{random::Random, texts::Text};

/// Labels that a token may have, a bit each.
pub(crate) type Mask = u32;

/// A sentence ready to learn from.
pub(crate) struct Example {
    /// For each token the features it has, as indexes of rows.
    features: Vec<u32>,
    /// Where each token's features end.
    ends: Vec<u32>,
    masks: Vec<Mask>,
    weight: f32,
}

impl Example {
    fn n_tokens(&self) -> usize {
        self.ends.len()
    }

    fn features(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.features[start..self.ends[at] as usize]
    }
}

/// A hasher for what is hashed already.
#[derive(Default)]
pub(crate) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

pub(crate) type Rows = HashMap<u64, u32, BuildHasherDefault<Same>>;

fn all_features(
    document: &Document,
    sentence: &Sentence,
    at: usize,
    lexicon: &Lexicon,
    found: impl FnMut(u64),
) {
    let mut view = View { document, sentence, lexicon, found };
    view.all(at);
    view.votes(at);
}

/// Which features there are: those met often enough.
pub(crate) fn count(texts: &[&(&Text, Document)], lexicon: &Lexicon, at_least: u32) -> Rows {
    let mut counts: Rows = Rows::default();
    for (_, document) in texts.iter().copied() {
        for sentence in &document.sentences {
            for at in 0..sentence.spots.len() {
                all_features(document, sentence, at, lexicon, |hash| {
                    *counts.entry(hash).or_default() += 1
                });
            }
        }
    }
    let mut kept: Vec<u64> =
        counts.into_iter().filter(|(_, n)| at_least <= *n).map(|(hash, _)| hash).collect();
    kept.sort_unstable();
    kept.into_iter().enumerate().map(|(at, hash)| (hash, at as u32)).collect()
}

/// Makes examples of the sentences of a document.
pub(crate) fn examples(
    text: &Text,
    document: &Document,
    lexicon: &Lexicon,
    rows: &Rows,
    weight: f32,
) -> Vec<Example> {
    document
        .sentences
        .iter()
        .map(|sentence| {
            let mut example =
                Example { features: Vec::new(), ends: Vec::new(), masks: Vec::new(), weight };
            for at in 0..sentence.spots.len() {
                all_features(document, sentence, at, lexicon, |hash| {
                    example.features.extend(rows.get(&hash))
                });
                example.ends.push(example.features.len() as u32);
            }
            example.masks = masks(text, sentence);
            example
        })
        .collect()
}

fn all_of(kinds: u8, places: &[Place]) -> Mask {
    let mut mask = 0;
    for kind in Kind::ALL {
        if kinds >> kind as u8 & 1 == 1 {
            for place in places {
                mask |= 1 << label(kind, *place);
            }
        }
    }
    mask
}

/// The labels that each token may have.
fn masks(text: &Text, sentence: &Sentence) -> Vec<Mask> {
    const EVERY: [Place; 4] = [Place::Begin, Place::Inside, Place::Last, Place::Only];
    let outside = 1 << OUTSIDE | all_of(text.unmarked, &EVERY);
    let mut masks = vec![outside; sentence.spots.len()];
    for marked in text.marked.iter().filter(|it| it.block == sentence.block) {
        // The tokens that overlap the name: gold bounds inside a token widen to it.
        let first =
            sentence.spots.partition_point(|it| it.token.end as usize <= marked.range.start);
        let end = sentence.spots.partition_point(|it| (it.token.start as usize) < marked.range.end);
        if end <= first {
            continue;
        }
        let named = masks.iter_mut().enumerate().take(end).skip(first);
        for (at, mask) in named {
            let place = match (at == first, at + 1 == end) {
                (true, true) => Place::Only,
                (true, false) => Place::Begin,
                (false, true) => Place::Last,
                (false, false) => Place::Inside,
            };
            *mask = all_of(marked.kinds, &[place]);
        }
    }
    masks
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub l1: f32,
    pub l2: f32,
    pub dropout: f32,
    pub seed: u64,
}

/// Weights for each row and label, and for each pair of labels that follow each other.
pub(crate) struct Weights {
    pub rows: Vec<[f32; N_LABELS]>,
    pub follow: Vec<f32>,
}

struct Learner {
    settings: Settings,
    w: Vec<[f32; N_LABELS]>,
    z: Vec<[f32; N_LABELS]>,
    n: Vec<[f32; N_LABELS]>,
    follow: [Vec<f32>; 3],
    pairs: Vec<(u8, u8)>,
}

const BETA: f32 = 1.0;

fn step(settings: &Settings, gradient: f32, w: &mut f32, z: &mut f32, n: &mut f32, l1: f32) {
    let before = n.sqrt();
    *n += gradient * gradient;
    let after = n.sqrt();
    *z += gradient - (after - before) / settings.rate * *w;
    *w = if z.abs() <= l1 {
        0.0
    } else {
        -(*z - z.signum() * l1) / ((BETA + after) / settings.rate + settings.l2)
    };
}

/// Learns from `examples`, which are shuffled in place.
pub(crate) fn learn(examples: &mut [Example], n_rows: usize, settings: Settings) -> Weights {
    let pairs: Vec<(u8, u8)> = (0..N_LABELS)
        .flat_map(|a| (0..N_LABELS).map(move |b| (a, b)))
        .filter(|(a, b)| may_follow(*a, *b))
        .map(|(a, b)| (a as u8, b as u8))
        .collect();
    let zeros = || vec![[0.0; N_LABELS]; n_rows];
    let pair_zeros = || vec![0.0; N_LABELS * N_LABELS];
    let mut learner = Learner {
        settings,
        w: zeros(),
        z: zeros(),
        n: zeros(),
        follow: [pair_zeros(), pair_zeros(), pair_zeros()],
        pairs,
    };
    let mut random = Random::new(settings.seed);
    let mut scratch = Scratch::default();
    for epoch in 0..settings.epochs {
        random.shuffle(examples);
        let mut loss = 0.0_f64;
        for example in examples.iter() {
            loss += f64::from(learner.visit(example, &mut random, &mut scratch));
        }
        eprintln!("  pass {}: loss {loss:.0}", epoch + 1);
    }
    Weights { rows: learner.w, follow: learner.follow[0].clone() }
}

#[derive(Default)]
struct Scratch {
    kept: Vec<u32>,
    ends: Vec<u32>,
    emit: Vec<[f32; N_LABELS]>,
    free: Sums,
    bound: Sums,
}

#[derive(Default)]
struct Sums {
    forward: Vec<[f32; N_LABELS]>,
    backward: Vec<[f32; N_LABELS]>,
}

impl Learner {
    fn visit(&mut self, example: &Example, random: &mut Random, s: &mut Scratch) -> f32 {
        let n = example.n_tokens();
        if n == 0 {
            return 0.0;
        }
        s.kept.clear();
        s.ends.clear();
        s.emit.clear();
        let mut tops = 0.0_f32;
        for at in 0..n {
            let start = s.kept.len();
            for &row in example.features(at) {
                if self.settings.dropout <= random.unit() {
                    s.kept.push(row);
                }
            }
            s.ends.push(s.kept.len() as u32);
            let mut sums = [0.0_f32; N_LABELS];
            for &row in &s.kept[start..] {
                for (sum, weight) in sums.iter_mut().zip(&self.w[row as usize]) {
                    *sum += weight;
                }
            }
            let top = sums.iter().copied().fold(f32::MIN, f32::max);
            tops += top;
            s.emit.push(sums.map(|it| libm::expf(it - top)));
        }
        let _ = tops;
        let follow: Vec<f32> = self.follow[0].iter().map(|it| libm::expf(*it)).collect();
        let free = self.run(&s.emit, &follow, None, &mut s.free);
        let bound = self.run(&s.emit, &follow, Some(&example.masks), &mut s.bound);
        let Some((free, bound)) = free.zip(bound) else { return 0.0 };

        let mut start = 0;
        for at in 0..n {
            let gradient = difference(&s.free, &s.bound, at);
            let rows = &s.kept[start..s.ends[at] as usize];
            start = s.ends[at] as usize;
            for (nth, gradient) in gradient.into_iter().enumerate() {
                let gradient = gradient * example.weight;
                if gradient.abs() < 1e-3 {
                    continue;
                }
                for &row in rows {
                    let row = row as usize;
                    step(
                        &self.settings,
                        gradient,
                        &mut self.w[row][nth],
                        &mut self.z[row][nth],
                        &mut self.n[row][nth],
                        self.settings.l1,
                    );
                }
            }
        }
        let mut sums = vec![0.0_f32; self.pairs.len()];
        for at in 1..n {
            self.pair_sums(&s.emit, &follow, &s.free, at, None, 1.0, &mut sums);
            self.pair_sums(&s.emit, &follow, &s.bound, at, Some(&example.masks), -1.0, &mut sums);
        }
        let [w, z, m] = &mut self.follow;
        for (&(a, b), gradient) in self.pairs.iter().zip(sums) {
            let at = a as usize * N_LABELS + b as usize;
            if 1e-4 < gradient.abs() {
                step(
                    &self.settings,
                    gradient * example.weight,
                    &mut w[at],
                    &mut z[at],
                    &mut m[at],
                    0.0,
                );
            }
        }
        (free - bound) * example.weight
    }

    /// Forward and backward sums, each token's scaled to one; the logarithm of the whole.
    fn run(
        &self,
        emit: &[[f32; N_LABELS]],
        follow: &[f32],
        masks: Option<&[Mask]>,
        out: &mut Sums,
    ) -> Option<f32> {
        let n = emit.len();
        let allowed = |at: usize, label: usize| masks.is_none_or(|it| it[at] >> label & 1 == 1);
        out.forward.clear();
        out.backward.clear();
        out.backward.resize(n, [0.0; N_LABELS]);
        let mut log = 0.0_f32;
        for (at, emit) in emit.iter().enumerate() {
            let mut sums = [0.0_f32; N_LABELS];
            if at == 0 {
                for (label, sum) in sums.iter_mut().enumerate() {
                    let opens = may_follow(OUTSIDE, label);
                    *sum = if opens { 1.0 } else { 0.0 };
                }
            } else {
                let before = &out.forward[at - 1];
                for &(a, b) in &self.pairs {
                    sums[b as usize] +=
                        before[a as usize] * follow[a as usize * N_LABELS + b as usize];
                }
            }
            let mut total = 0.0;
            for (label, sum) in sums.iter_mut().enumerate() {
                let fits = allowed(at, label) && (at + 1 < n || !is_open(label));
                *sum = if fits { *sum * emit[label] } else { 0.0 };
                total += *sum;
            }
            if !(total.is_finite() && 1e-30 < total) {
                return None;
            }
            for sum in &mut sums {
                *sum /= total;
            }
            log += libm::logf(total);
            out.forward.push(sums);
        }
        out.backward[n - 1] = [1.0; N_LABELS];
        for at in (0..n - 1).rev() {
            let mut sums = [0.0_f32; N_LABELS];
            let next = out.backward[at + 1];
            for &(a, b) in &self.pairs {
                let (a, b) = (a as usize, b as usize);
                let fits = allowed(at + 1, b) && (at + 2 < n || !is_open(b));
                if fits {
                    sums[a] += follow[a * N_LABELS + b] * emit[at + 1][b] * next[b];
                }
            }
            let total: f32 = sums.iter().sum();
            if !(total.is_finite() && 1e-30 < total) {
                return None;
            }
            for sum in &mut sums {
                *sum /= total;
            }
            out.backward[at] = sums;
        }
        Some(log)
    }

    /// Adds the probability of each pair at `at - 1` and `at`, times `sign`.
    #[allow(clippy::too_many_arguments)]
    fn pair_sums(
        &self,
        emit: &[[f32; N_LABELS]],
        follow: &[f32],
        s: &Sums,
        at: usize,
        masks: Option<&[Mask]>,
        sign: f32,
        sums: &mut [f32],
    ) {
        let n = emit.len();
        let mut here = vec![0.0_f32; self.pairs.len()];
        let mut total = 0.0;
        for (&(a, b), it) in self.pairs.iter().zip(&mut here) {
            let (a, b) = (a as usize, b as usize);
            let fits = masks.is_none_or(|it| it[at] >> b & 1 == 1) && (at + 1 < n || !is_open(b));
            if fits {
                *it = s.forward[at - 1][a]
                    * follow[a * N_LABELS + b]
                    * emit[at][b]
                    * s.backward[at][b];
                total += *it;
            }
        }
        if 0.0 < total {
            for (sum, it) in sums.iter_mut().zip(here) {
                *sum += sign * it / total;
            }
        }
    }
}

/// What is expected freely less what is expected given the marks: the gradient of the loss.
fn difference(free: &Sums, bound: &Sums, at: usize) -> [f32; N_LABELS] {
    let probabilities = |sums: &Sums| -> [f32; N_LABELS] {
        let mut it: [f32; N_LABELS] =
            std::array::from_fn(|label| sums.forward[at][label] * sums.backward[at][label]);
        let total: f32 = it.iter().sum();
        if 0.0 < total {
            for it in &mut it {
                *it /= total;
            }
        }
        it
    };
    let (free, bound) = (probabilities(free), probabilities(bound));
    std::array::from_fn(|label| free[label] - bound[label])
}

impl Weights {
    /// The best labels of a sentence.
    pub(crate) fn decode(
        &self,
        document: &Document,
        sentence: &Sentence,
        lexicon: &Lexicon,
        rows: &Rows,
    ) -> Vec<usize> {
        let n = sentence.spots.len();
        let mut scores = vec![[f32::MIN; N_LABELS]; n];
        let mut from = vec![[0_u8; N_LABELS]; n];
        for at in 0..n {
            let mut emit = [0.0_f32; N_LABELS];
            all_features(document, sentence, at, lexicon, |hash| {
                if let Some(&row) = rows.get(&hash) {
                    for (sum, weight) in emit.iter_mut().zip(&self.rows[row as usize]) {
                        *sum += weight;
                    }
                }
            });
            for label in 0..N_LABELS {
                if at + 1 == n && is_open(label) {
                    continue;
                }
                if at == 0 {
                    if may_follow(OUTSIDE, label) {
                        scores[at][label] = emit[label];
                    }
                    continue;
                }
                for before in 0..N_LABELS {
                    if may_follow(before, label) && f32::MIN < scores[at - 1][before] {
                        let score = scores[at - 1][before]
                            + self.follow[before * N_LABELS + label]
                            + emit[label];
                        if scores[at][label] < score {
                            scores[at][label] = score;
                            from[at][label] = before as u8;
                        }
                    }
                }
            }
        }
        let mut labels = vec![OUTSIDE; n];
        let Some(last) = scores.last() else { return labels };
        let mut label =
            (0..N_LABELS).max_by(|a, b| last[*a].total_cmp(&last[*b])).unwrap_or(OUTSIDE);
        for at in (0..n).rev() {
            labels[at] = label;
            label = from[at][label] as usize;
        }
        labels
    }
}
