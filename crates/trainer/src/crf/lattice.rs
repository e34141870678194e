//! The sums over all sequences of labels, and the probabilities that follow from them (Rabiner 1989).

use dateline_recognizer::{N_LABELS, OUTSIDE, is_open, may_follow};

use super::example::Mask;

/// Each token's sums from the left and from the right.
#[derive(Default)]
pub(super) struct Sums {
    forward: Vec<[f32; N_LABELS]>,
    backward: Vec<[f32; N_LABELS]>,
}

/// Pairs of labels that may follow each other.
pub(super) struct Pairs(pub(super) Vec<(u8, u8)>);

impl Pairs {
    /// All that may.
    pub(super) fn all() -> Pairs {
        let pairs = (0..N_LABELS)
            .flat_map(|a| (0..N_LABELS).map(move |b| (a, b)))
            .filter(|(a, b)| may_follow(*a, *b))
            .map(|(a, b)| (a as u8, b as u8));
        Pairs(pairs.collect())
    }

    /// Forward and backward sums, each token's scaled to one; the logarithm of the whole.
    pub(super) fn run(
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
                for &(a, b) in &self.0 {
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
            for &(a, b) in &self.0 {
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
    pub(super) fn pair_sums(
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
        let mut here = vec![0.0_f32; self.0.len()];
        let mut total = 0.0;
        for (&(a, b), it) in self.0.iter().zip(&mut here) {
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
pub(super) fn difference(free: &Sums, bound: &Sums, at: usize) -> [f32; N_LABELS] {
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
