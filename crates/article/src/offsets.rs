//! The four units that files count offsets in, each turned into bytes and back.

use crate::unicode::Unicode;

/// What a file counts when it says where a span lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OffsetUnit {
    /// Unicode scalar values: Python's `str`, the W3C's text positions. The format's default.
    #[default]
    Codepoint,
    /// UTF-16 code units: JavaScript's and Java's strings.
    Utf16,
    /// Bytes: Rust's, Go's and C's strings.
    Utf8,
    /// Extended grapheme clusters (UAX #29), what a reader calls a character: Swift's, .NET's text elements.
    Grapheme,
}

impl OffsetUnit {
    /// Every unit, the default first.
    pub const ALL: [OffsetUnit; 4] =
        [OffsetUnit::Codepoint, OffsetUnit::Utf16, OffsetUnit::Utf8, OffsetUnit::Grapheme];

    /// The unit's word in the format.
    pub fn as_str(self) -> &'static str {
        match self {
            OffsetUnit::Codepoint => "codepoint",
            OffsetUnit::Utf16 => "utf16",
            OffsetUnit::Utf8 => "utf8",
            OffsetUnit::Grapheme => "grapheme",
        }
    }

    /// The unit of that word.
    pub fn parse(word: &str) -> Option<OffsetUnit> {
        OffsetUnit::ALL.into_iter().find(|unit| unit.as_str() == word)
    }

    /// Whether every offset in `text` is the same number in this unit as in bytes.
    pub(crate) fn counts_bytes_of(self, text: &str) -> bool {
        match self {
            OffsetUnit::Utf8 => true,
            OffsetUnit::Codepoint | OffsetUnit::Utf16 => text.is_ascii(),
            // CR LF is one cluster.
            OffsetUnit::Grapheme => text.is_ascii() && !text.contains('\r'),
        }
    }
}

/// The offsets of one text in one unit: made once a text in time linear in it, then asked in constant time.
pub struct Offsets<'t> {
    text: &'t str,
    /// The byte at which each unit begins, and the end; `INSIDE` for the second half of a surrogate
    /// pair. `None` where the unit counts bytes, so that plain English costs nothing.
    bytes: Option<Vec<u32>>,
}

/// No offset: a position inside a character.
const INSIDE: u32 = u32::MAX;

impl<'t> Offsets<'t> {
    /// Counts `text` in `unit`; `unicode` is asked only where the unit is the grapheme.
    pub fn new(text: &'t str, unit: OffsetUnit, unicode: &Unicode) -> Offsets<'t> {
        if unit.counts_bytes_of(text) {
            return Offsets { text, bytes: None };
        }
        let mut bytes = Vec::with_capacity(text.len() + 1);
        if unit == OffsetUnit::Grapheme {
            // Whatever the segmenter says: only what is a boundary of the text is believed.
            let starts = (unicode.clusters)(text).into_iter();
            bytes.extend(starts.filter(|it| text.is_char_boundary(*it as usize)));
        } else {
            // Characters are told apart by their first bytes; none need be decoded.
            for (start, byte) in text.bytes().enumerate().filter(|it| !matches!(it.1, 0x80..0xc0)) {
                bytes.push(start as u32);
                // Only those of four bytes are pairs of code units.
                if unit == OffsetUnit::Utf16 && 0xf0 <= byte {
                    bytes.push(INSIDE);
                }
            }
        }
        bytes.push(text.len() as u32);
        Offsets { text, bytes: Some(bytes) }
    }

    /// The byte offset of `offset`; `None` past the end or inside a character.
    pub fn to_byte(&self, offset: u64) -> Option<usize> {
        let offset = usize::try_from(offset).ok()?;
        match &self.bytes {
            None => self.text.is_char_boundary(offset).then_some(offset),
            Some(bytes) => bytes.get(offset).filter(|&&byte| byte != INSIDE).map(|&b| b as usize),
        }
    }

    /// The offset of the byte `byte`; `None` if no unit begins there.
    pub fn from_byte(&self, byte: usize) -> Option<u64> {
        match &self.bytes {
            None => self.text.is_char_boundary(byte).then_some(byte as u64),
            Some(bytes) => position(bytes, byte as u32),
        }
    }

    /// The last boundary at or before `offset`: where a span that does not fit was meant to be.
    pub(crate) fn nearest_byte(&self, offset: u64) -> usize {
        let end = match &self.bytes {
            None => self.text.len(),
            Some(bytes) => bytes.len() - 1,
        };
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(end) as u64;
        (0..4).find_map(|back| self.to_byte(offset.saturating_sub(back))).unwrap_or(0)
    }
}

/// Binary search in `bytes`, which ascend but for `INSIDE` after the first half of a pair.
fn position(bytes: &[u32], byte: u32) -> Option<u64> {
    let start_of = |idx: usize| match bytes.get(idx) {
        Some(&INSIDE) => bytes.get(idx.wrapping_sub(1)).map(|&start| (start, true)),
        Some(&start) => Some((start, false)),
        None => None,
    };
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        // The second half of a pair lies after its first.
        let key = start_of(middle)?;
        if key < (byte, false) { low = middle + 1 } else { high = middle }
    }
    (start_of(low)? == (byte, false)).then_some(low as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The bytes that `offset` is, in each of the four units.
    fn check(text: &str, offset: u64, expected: [Option<usize>; 4]) {
        let found =
            OffsetUnit::ALL.map(|unit| Offsets::new(text, unit, Unicode::TABLES).to_byte(offset));
        assert_eq!(found, expected, "{text:?} at {offset}");
    }

    #[test]
    fn one_emoji_moves_them_all() {
        //                   codepoint utf16    utf8     grapheme
        check("🕊 Shoigu", 0, [Some(0), Some(0), Some(0), Some(0)]);
        check("🕊 Shoigu", 1, [Some(4), None, None, Some(4)]);
        check("🕊 Shoigu", 2, [Some(5), Some(4), None, Some(5)]);
        check("🕊 Shoigu", 3, [Some(6), Some(5), None, Some(6)]);
        check("🕊 Shoigu", 8, [Some(11), Some(10), Some(8), Some(11)]);
        check("🕊 Shoigu", 9, [None, Some(11), Some(9), None]);
    }

    #[test]
    fn a_cluster_is_one_grapheme() {
        check("e\u{301}x", 1, [Some(1), Some(1), Some(1), Some(3)]);
        check("a\r\nb", 2, [Some(2), Some(2), Some(2), Some(3)]);
        check("🇦🇫x", 1, [Some(4), None, None, Some(8)]);
    }

    #[test]
    fn nothing_lies_past_the_end() {
        check("", 0, [Some(0); 4]);
        check("", 1, [None; 4]);
        check("abc", 3, [Some(3); 4]);
        check("abc", u64::MAX, [None; 4]);
    }

    #[test]
    fn the_nearest_boundary_is_never_inside_a_character() {
        let near =
            |unit, offset| Offsets::new("🕊 Shoigu", unit, Unicode::TABLES).nearest_byte(offset);
        assert_eq!(near(OffsetUnit::Utf16, 1), 0);
        assert_eq!(near(OffsetUnit::Utf8, 3), 0);
        assert_eq!(near(OffsetUnit::Utf8, 5), 5);
        assert_eq!(near(OffsetUnit::Codepoint, 99), 11);
    }

    proptest! {
        #![proptest_config(crate::testing::often())]

        #[test]
        fn bytes_and_back_is_the_identity_on_boundaries(text in crate::testing::any_text()) {
            for unit in OffsetUnit::ALL {
                let offsets = Offsets::new(&text, unit, Unicode::TABLES);
                for offset in 0..=text.len() as u64 {
                    if let Some(byte) = offsets.to_byte(offset) {
                        prop_assert!(text.is_char_boundary(byte));
                        prop_assert_eq!(offsets.from_byte(byte), Some(offset), "{:?}", unit);
                    }
                }
                for (byte, _) in text.char_indices() {
                    if let Some(offset) = offsets.from_byte(byte) {
                        prop_assert_eq!(offsets.to_byte(offset), Some(byte), "{:?}", unit);
                    } else {
                        prop_assert_eq!(unit, OffsetUnit::Grapheme, "only clusters hold several characters");
                    }
                }
            }
        }
    }
}
