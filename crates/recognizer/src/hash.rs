//! One hash for features: the same on every machine.

/// A running hash of 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hash(u64);

// From FxHash, with a final mix (the finalizer of MurmurHash3) because its low bits are weak.
const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Hash {
    /// Begins with `seed`.
    pub(crate) const fn new(seed: u64) -> Hash {
        Hash(seed.wrapping_mul(FACTOR))
    }

    /// Adds a number.
    pub(crate) fn with(self, value: u64) -> Hash {
        Hash((self.0.rotate_left(5) ^ value).wrapping_mul(FACTOR))
    }

    /// Adds a text.
    pub(crate) fn with_text(self, text: &str) -> Hash {
        let mut chunks = text.as_bytes().chunks_exact(8);
        let mut hash = self;
        for chunk in &mut chunks {
            hash = hash.with(chunk.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)));
        }
        let tail = chunks.remainder().iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        hash.with(tail ^ (text.len() as u64) << 56)
    }

    /// The hash, well mixed.
    pub(crate) fn finish(self) -> u64 {
        let mut it = self.0;
        it ^= it >> 33;
        it = it.wrapping_mul(0xff51_afd7_ed55_8ccd);
        it ^ it >> 33
    }

    /// The hash as it is, to go into another one.
    pub(crate) fn raw(self) -> u64 {
        self.0
    }
}
