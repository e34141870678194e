//! How likely each label of a sequence is (Rabiner 1989), in fixed point.

use super::follow::{CLOSED, CLOSED_LANES, EDGES, INNER, START_LANES, STARTS, pairs, weight};
use crate::{
    labels::OUTSIDE,
    lanes::{BEGIN, IS_LABEL, LANES, ROW, lane},
    weights::Sums,
};

/// One is 2^24.
const BITS: u32 = 24;
const ONE: u32 = 1 << BITS;

/// e^(-1/12) in units of 2^-32; see [`crate::model::STEPS`].
const DECAY: u64 = 3_951_560_672;

/// A number for each label: at most [`ONE`] each, or the sum of some. What fills up a row of lanes is 0.
type Shares = [u32; LANES];

/// One for each label.
const EACH: Shares = {
    let mut shares = IS_LABEL;
    let mut lane = 0;
    while lane < LANES {
        shares[lane] *= ONE;
        lane += 1;
    }
    shares
};

/// Before the first token: one for each label that may follow the outside.
const FIRST: Shares = {
    let mut shares = [0; LANES];
    let mut lane = START_LANES.start;
    while lane < START_LANES.end {
        shares[lane] = EACH[lane];
        lane += 1;
    }
    shares
};

/// What sequences are weighed with: e to each weight, less the highest of all.
#[derive(Debug)]
pub(super) struct Sure {
    /// For each closed label those that start, and for each that starts the closed ones.
    starts: [[u32; EDGES]; CLOSED.len()],
    closed: [[u32; EDGES]; STARTS.len()],
    inner: [[u32; ROW]; INNER.len()],
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
        let inside = INNER.into_iter().flat_map(pairs).flatten();
        let top = between.chain(inside).map(|(a, b)| weight(follow, a, b)).max();
        let power = |a: usize, b: usize| {
            let less = top.unwrap_or_default() - weight(follow, a, b);
            decay.get(less as usize).copied().unwrap_or_default()
        };
        let edges = |first: usize, power: &dyn Fn(usize) -> u32| -> [u32; EDGES] {
            std::array::from_fn(|nth| IS_LABEL[first + nth] * power(first + nth))
        };
        Sure {
            starts: CLOSED.map(|a| edges(START_LANES.start, &|b| power(a, b))),
            closed: STARTS.map(|b| edges(CLOSED_LANES.start, &|a| power(a, b))),
            inner: INNER.map(|it| pairs(it).map(|pair| pair.map_or(0, |(a, b)| power(a, b)))),
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
                None => FIRST,
                Some(before) => self.ahead(before),
            };
            for (share, emit) in shares.iter_mut().zip(emit) {
                *share = times(*share, emit);
            }
            forward.push(scaled(shares));
        }
        let mut backward = EACH;
        for at in (first..scores.len()).rev() {
            if let Some(sums) = scores.get(at + 1) {
                backward = scaled(self.back(&self.emit(sums, at + 2 == scores.len()), &backward));
            }
            let (Some(forward), Some(&own)) = (forward.get(at), labels.get(at)) else { continue };
            if usize::from(own) == OUTSIDE {
                continue;
            }
            let here: [u64; LANES] =
                std::array::from_fn(|lane| u64::from(times(forward[lane], backward[lane])));
            let total: u64 = here.iter().sum();
            let own = here[lane(own.into())];
            sure[at] = (own * 100).checked_div(total).unwrap_or_default() as u8;
        }
        sure
    }

    /// e to the scores of a token, less the highest of them; the last token leaves no name open.
    #[inline]
    fn emit(&self, sums: &Sums, is_last: bool) -> Shares {
        let top = sums.iter().copied().max().unwrap_or_default();
        let mut shares = sums.map(|sum| {
            let less = i32::from(top) - i32::from(sum);
            self.decay.get(less as usize).copied().unwrap_or_default()
        });
        if is_last {
            // The rows of first tokens and of those in the middle.
            shares[BEGIN..].fill(0);
        }
        shares
    }

    /// The sums over all ways to each label.
    #[inline]
    fn ahead(&self, before: &Shares) -> Shares {
        let mut sums = [0; EDGES];
        for (&a, powers) in CLOSED.iter().zip(&self.starts) {
            let before = before[a];
            if before == 0 {
                continue;
            }
            for (sum, power) in sums.iter_mut().zip(powers) {
                *sum += times(before, *power);
            }
        }
        let mut all = [0; LANES];
        all[START_LANES].copy_from_slice(&sums);
        for ((from, to), powers) in INNER.into_iter().zip(&self.inner) {
            if before[from..from + ROW].iter().all(|it| *it == 0) {
                continue;
            }
            for kind in 0..ROW {
                all[to + kind] += times(before[from + kind], powers[kind]);
            }
        }
        all
    }

    /// The sums over all ways from each label, through the token that `emit` is of.
    #[inline]
    fn back(&self, emit: &Shares, behind: &Shares) -> Shares {
        let mut sums = [0; EDGES];
        for (&b, powers) in STARTS.iter().zip(&self.closed) {
            let (emit, behind) = (emit[b], behind[b]);
            if emit == 0 || behind == 0 {
                continue;
            }
            for (sum, power) in sums.iter_mut().zip(powers) {
                *sum += times(times(*power, emit), behind);
            }
        }
        let mut all = [0; LANES];
        all[CLOSED_LANES].copy_from_slice(&sums);
        for ((from, to), powers) in INNER.into_iter().zip(&self.inner) {
            if behind[to..to + ROW].iter().all(|it| *it == 0) {
                continue;
            }
            for kind in 0..ROW {
                let b = to + kind;
                all[from + kind] += times(times(powers[kind], emit[b]), behind[b]);
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
        return EACH;
    }
    shares.map(|it| ((u64::from(it) << BITS) / u64::from(top)) as u32)
}
