//! What Unicode knows of characters, where its tables are large.
//!
//! Clusters alone weigh 30 KB in wasm, and every browser has all of it already: so whoever reads a story brings it, and
//! only programs without a browser take the tables along (feature `unicode`).

/// Three questions about characters that only tables can answer.
#[derive(Clone, Copy, Debug)]
pub struct Unicode {
    /// The byte at which each extended grapheme cluster (UAX #29) of a text begins, in order.
    pub clusters: fn(&str) -> Vec<u32>,
    /// Whether a character beyond ASCII is a letter or a number.
    pub is_alphanumeric: fn(char) -> bool,
    /// Appends what a character beyond ASCII is made of (NFKD): é is e and an accent, ﬁ is f and i, most are themselves.
    pub decompose: fn(char, &mut String),
}

#[cfg(feature = "unicode")]
impl Unicode {
    /// By the tables of the standard library and of the crates `unicode-segmentation` and `unicode-normalization`.
    pub const TABLES: Unicode =
        Unicode { clusters, is_alphanumeric: char::is_alphanumeric, decompose };
}

#[cfg(feature = "unicode")]
fn decompose(c: char, parts: &mut String) {
    unicode_normalization::char::decompose_compatible(c, |part| parts.push(part));
}

#[cfg(feature = "unicode")]
fn clusters(text: &str) -> Vec<u32> {
    use unicode_segmentation::UnicodeSegmentation;

    text.grapheme_indices(true).map(|(start, _)| start as u32).collect()
}

/// Whether `c` belongs to the character before it: combining marks, variation selectors, skin tones, joiners.
///
/// A short table in place of the whole one: enough not to cut a name off its accent. Marks of scripts that are not
/// listed here are letters to `char::is_alphanumeric` or follow one.
pub(crate) fn is_extending(c: char) -> bool {
    matches!(c as u32,
        0x0300..=0x036f | 0x0483..=0x0489 | 0x0591..=0x05bd | 0x05bf | 0x05c1..=0x05c2 | 0x05c4..=0x05c5
        | 0x0610..=0x061a | 0x064b..=0x065f | 0x0670 | 0x06d6..=0x06dc | 0x06df..=0x06e4 | 0x06e7..=0x06e8
        | 0x06ea..=0x06ed | 0x0711 | 0x0730..=0x074a | 0x0900..=0x0903 | 0x093a..=0x093c | 0x093e..=0x094f
        | 0x0951..=0x0957 | 0x0962..=0x0963 | 0x0981..=0x0983 | 0x09bc | 0x09be..=0x09cd | 0x0a01..=0x0a03
        | 0x0a3c..=0x0a51 | 0x0a81..=0x0a83 | 0x0abc | 0x0abe..=0x0acd | 0x0b01..=0x0b03 | 0x0b3c | 0x0b3e..=0x0b57
        | 0x0b82 | 0x0bbe..=0x0bcd | 0x0c00..=0x0c04 | 0x0c3e..=0x0c56 | 0x0c81..=0x0c83 | 0x0cbc | 0x0cbe..=0x0cd6
        | 0x0d00..=0x0d03 | 0x0d3b..=0x0d3c | 0x0d3e..=0x0d4d | 0x0e31 | 0x0e34..=0x0e3a | 0x0e47..=0x0e4e | 0x0eb1
        | 0x0eb4..=0x0ebc | 0x0ec8..=0x0ece | 0x102d..=0x1030 | 0x1032..=0x1037 | 0x1039..=0x103a | 0x17b4..=0x17d3 | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff | 0x200c..=0x200d | 0x20d0..=0x20f0 | 0x3099..=0x309a | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f | 0x1f3fb..=0x1f3ff | 0xe0020..=0xe007f | 0xe0100..=0xe01ef)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_is_taken_for_a_mark() {
        let letters = (0..0x11_0000).filter_map(char::from_u32).filter(|it| it.is_alphanumeric());
        for c in letters.filter(|it| is_extending(*it)) {
            let text = format!("a{c}b");
            assert!(!clusters(&text).contains(&1), "U+{:04X}", c as u32);
        }
        assert!(is_extending('\u{301}') && is_extending('\u{200d}') && !is_extending('e'));
    }
}
