//! The steps of learning (FTRL-Proximal).

use dateline_recognizer::N_LABELS;

use super::{
    Settings, Weights,
    example::Example,
    lattice::{Pairs, Sums, difference},
};
use crate::random::Random;

/// Learns from `examples`, which are shuffled in place.
pub(crate) fn learn(examples: &mut [Example], n_rows: usize, settings: Settings) -> Weights {
    let zeros = || vec![[0.0; N_LABELS]; n_rows];
    let pair_zeros = || vec![0.0; N_LABELS * N_LABELS];
    let mut learner = Learner {
        settings,
        w: zeros(),
        z: zeros(),
        n: zeros(),
        follow: [pair_zeros(), pair_zeros(), pair_zeros()],
        pairs: Pairs::all(),
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

struct Learner {
    settings: Settings,
    w: Vec<[f32; N_LABELS]>,
    z: Vec<[f32; N_LABELS]>,
    n: Vec<[f32; N_LABELS]>,
    follow: [Vec<f32>; 3],
    pairs: Pairs,
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

#[derive(Default)]
struct Scratch {
    kept: Vec<u32>,
    ends: Vec<u32>,
    emit: Vec<[f32; N_LABELS]>,
    free: Sums,
    bound: Sums,
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
        let free = self.pairs.run(&s.emit, &follow, None, &mut s.free);
        let bound = self.pairs.run(&s.emit, &follow, Some(&example.masks), &mut s.bound);
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
        let mut sums = vec![0.0_f32; self.pairs.0.len()];
        for at in 1..n {
            self.pairs.pair_sums(&s.emit, &follow, &s.free, at, None, 1.0, &mut sums);
            self.pairs.pair_sums(
                &s.emit,
                &follow,
                &s.bound,
                at,
                Some(&example.masks),
                -1.0,
                &mut sums,
            );
        }
        let [w, z, m] = &mut self.follow;
        for (&(a, b), gradient) in self.pairs.0.iter().zip(sums) {
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
}
