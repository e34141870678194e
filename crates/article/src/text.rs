//! A text: a checked range of it, and how many words it has.

use std::ops::Range;

/// A half-open range of UTF-8 byte offsets, always on `char` boundaries of the text it was made for.
///
/// Ordered by start, then by end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    // Invariant: start <= end. Four bytes each, because a long story has hundreds of thousands of
    // them and a file is at most 64 MiB.
    start: u32,
    end: u32,
}

impl Span {
    /// Checks `range`, in bytes, against `text`; this is the only way to make a `Span`.
    pub fn new(text: &str, range: Range<usize>) -> Option<Span> {
        // `str::get` is `None` for an inverted range, one past the end, or one inside a char.
        text.get(range.clone())?;
        Some(Span { start: u32::try_from(range.start).ok()?, end: u32::try_from(range.end).ok()? })
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Both ends, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The words it covers; empty if `text` is not the text it was made for and too short.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// How many words `text` has, by white space. By bytes, because nearly all of them tell it alone: a megabyte is counted
/// before anything of it is drawn.
pub(crate) fn n_words(text: &str) -> usize {
    let (mut n, mut was_space) = (0, true);
    for (at, byte) in text.bytes().enumerate() {
        let is_space = match byte {
            b' ' | b'\t'..=b'\r' => true,
            // What all other white space begins with: U+0085, U+00A0, U+1680, U+2000 to U+3000.
            0xc2 | 0xe1..=0xe3 => {
                text.get(at..).and_then(|it| it.chars().next()).is_some_and(char::is_whitespace)
            }
            // The rest of a character.
            0x80..0xc0 => was_space,
            _ => false,
        };
        n += usize::from(was_space && !is_space);
        was_space = is_space;
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, range: Range<usize>, expected: Option<&str>) {
        assert_eq!(Span::new(text, range).map(|span| span.of(text)), expected);
    }

    #[test]
    fn a_span_lies_on_char_boundaries_of_its_text() {
        check("Kabul", 0..5, Some("Kabul"));
        check("Kabul", 5..5, Some(""));
        check("Kabul", 0..6, None);
        check("é", 0..1, None);
        check("é", 1..2, None);
        check("", 0..0, Some(""));
        #[expect(clippy::reversed_empty_ranges, reason = "input may be inverted")]
        check("Kabul", 3..1, None);
    }

    #[test]
    fn all_white_space_parts_words() {
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            assert_eq!(n_words(&format!("a{c}b")), if c.is_whitespace() { 2 } else { 1 }, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn words_are_counted_as_the_standard_library_does(text in crate::testing::any_text()) {
            prop_assert_eq!(n_words(&text), text.split_whitespace().count());
        }
    }
}
