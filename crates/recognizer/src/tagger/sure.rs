//! How likely each label of a sequence is (Rabiner 1989), in fixed point.

use super::follow::{CLOSED, EDGES, INNER, N_EDGES, N_KINDS, STARTS, weight};
use crate::{
    labels::{N_LABELS, OUTSIDE, is_open, may_follow},
    weights::Sums,
};

/// One is 2^24.
const BITS: u32 = 24;
const ONE: u32 = 1 << BITS;

/// e^(-1/12) in units of 2^-32; see [`crate::model::STEPS`].
const DECAY: u64 = 3_951_560_672;

/// A number for each label: at most [`ONE`] each, or the sum of some.
type Shares = [u32; N_LABELS];

/// What sequences are weighed with: e to each weight, less the highest of all.
#[derive(Debug)]
pub(super) struct Sure {
    /// For each closed label those that start, and for each that starts the closed ones.
    starts: [[u32; EDGES]; N_EDGES],
    closed: [[u32; EDGES]; N_EDGES],
    inner: [[u32; 4]; N_KINDS],
    /// e^(-d/12) for whole d, as long as it is more than 0.
    decay: Vec<u32>,
}

fn times(a: u32, b: u32) -> u32 {
    ((u64::from(a) * u64::from(b)) >> BITS) as u32
}

impl Sure {
    pub(super) fn new(follow: &[i16]) -> Sure {
        let decay: Vec<u32> = std::iter::successors(Some(u64::from(ONE)), |it| {
            Some((it * DECAY) >> 32).filter(|it| 0 < *it)
        })
        .map(|it| it as u32)
        .collect();
        let between = CLOSED.iter().flat_map(|a| STARTS.iter().map(|b| (*a, *b)));
        let all = between.chain(INNER.into_iter().flatten());
        let top = all.map(|(a, b)| weight(follow, a, b)).max().unwrap_or_default();
        let power = |a: usize, b: usize| {
            decay.get((top - weight(follow, a, b)) as usize).copied().unwrap_or_default()
        };
        let row = |pair: &dyn Fn(usize) -> Option<u32>| -> [u32; EDGES] {
            std::array::from_fn(|nth| pair(nth).unwrap_or_default())
        };
        Sure {
            starts: CLOSED.map(|a| row(&|nth| Some(power(a, *STARTS.get(nth)?)))),
            closed: STARTS.map(|b| row(&|nth| Some(power(*CLOSED.get(nth)?, b)))),
            inner: INNER.map(|pairs| pairs.map(|(a, b)| power(a, b))),
            decay,
        }
    }

    /// The probability of each of `labels` that is a name's, in percent.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(super) fn percents(&self, scores: &[Sums], labels: &[u8]) -> Vec<u8> {
        let mut sure = vec![0; scores.len()];
        let is_named = |it: &u8| usize::from(*it) != OUTSIDE;
        let (Some(first), Some(last)) =
            (labels.iter().position(is_named), labels.iter().rposition(is_named))
        else {
            return sure;
        };
        // What was before is needed up to the last name, and what comes behind down to the first.
        let mut forward: Vec<Shares> = Vec::with_capacity(last + 1);
        for sums in scores.iter().take(last + 1) {
            let emit = self.emit(sums, forward.len() + 1 == scores.len());
            let mut shares = match forward.last() {
                None => {
                    std::array::from_fn(|label| if may_follow(OUTSIDE, label) { ONE } else { 0 })
                }
                Some(before) => self.ahead(before),
            };
            for (share, emit) in shares.iter_mut().zip(emit) {
                *share = times(*share, emit);
            }
            forward.push(scaled(shares));
        }
        let mut backward = [ONE; N_LABELS];
        for at in (first..scores.len()).rev() {
            if let Some(sums) = scores.get(at + 1) {
                backward = scaled(self.back(&self.emit(sums, at + 2 == scores.len()), &backward));
            }
            let (Some(forward), Some(&own)) = (forward.get(at), labels.get(at)) else { continue };
            if usize::from(own) == OUTSIDE {
                continue;
            }
            let here: [u64; N_LABELS] =
                std::array::from_fn(|label| u64::from(times(forward[label], backward[label])));
            let total: u64 = here.iter().sum();
            let own = here[usize::from(own) % N_LABELS];
            sure[at] = (own * 100).checked_div(total).unwrap_or_default() as u8;
        }
        sure
    }

    /// e to the scores of a token, less the highest of them; the last token leaves no name open.
    #[inline]
    fn emit(&self, sums: &Sums, is_last: bool) -> Shares {
        let sums = &sums[..N_LABELS];
        let top = sums.iter().copied().max().unwrap_or_default();
        std::array::from_fn(|label| {
            let less = i32::from(top) - i32::from(sums[label]);
            let fits = !(is_last && is_open(label));
            self.decay.get(less as usize).copied().filter(|_| fits).unwrap_or_default()
        })
    }

    /// The sums over all ways to each label.
    #[inline]
    fn ahead(&self, before: &Shares) -> Shares {
        let mut sums = [0; EDGES];
        for (&a, powers) in CLOSED.iter().zip(&self.starts) {
            if before[a] == 0 {
                continue;
            }
            for (sum, power) in sums.iter_mut().zip(powers) {
                *sum += times(before[a], *power);
            }
        }
        let mut all = [0; N_LABELS];
        for (&b, sum) in STARTS.iter().zip(sums) {
            all[b] = sum;
        }
        for (pairs, powers) in INNER.iter().zip(&self.inner) {
            for (&(a, b), power) in pairs.iter().zip(powers) {
                all[b] += times(before[a], *power);
            }
        }
        all
    }

    /// The sums over all ways from each label, through the token that `emit` is of.
    #[inline]
    fn back(&self, emit: &Shares, behind: &Shares) -> Shares {
        let mut sums = [0; EDGES];
        for (&b, powers) in STARTS.iter().zip(&self.closed) {
            if emit[b] == 0 || behind[b] == 0 {
                continue;
            }
            for (sum, power) in sums.iter_mut().zip(powers) {
                *sum += times(times(*power, emit[b]), behind[b]);
            }
        }
        let mut all = [0; N_LABELS];
        for (&a, sum) in CLOSED.iter().zip(sums) {
            all[a] = sum;
        }
        for (pairs, powers) in INNER.iter().zip(&self.inner) {
            for (&(a, b), power) in pairs.iter().zip(powers) {
                all[a] += times(times(*power, emit[b]), behind[b]);
            }
        }
        all
    }
}

/// The same proportions with the highest at one.
#[inline]
fn scaled(shares: Shares) -> Shares {
    let top = shares.iter().copied().max().unwrap_or_default();
    if top == 0 {
        return [ONE; N_LABELS];
    }
    shares.map(|it| ((u64::from(it) << BITS) / u64::from(top)) as u32)
}
