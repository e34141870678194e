//! What single characters mean to a sentence.

use crate::unicode::{Trait, Unicode};

/// A character that may end a sentence: `SATerm` in UAX #29, and the ellipsis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Terminator {
    /// A full stop, which also abbreviates, and separates decimals and domains.
    Dot,
    /// "…"
    Ellipsis,
    /// `?` or `!` of the scripts with spaces; wants a space behind it.
    Mark,
    /// One that means nothing else, and needs no space: 。 । ؟
    Stop,
}

impl Terminator {
    pub(super) fn of(c: char, unicode: &Unicode) -> Option<Terminator> {
        match c {
            '.' | '\u{2024}' | '\u{fe52}' | '\u{ff0e}' => Some(Terminator::Dot),
            '…' => Some(Terminator::Ellipsis),
            '!' | '?' | '‼' | '‽' | '⁇' | '⁈' | '⁉' => Some(Terminator::Mark),
            _ if !c.is_ascii() && (unicode.has)(c, Trait::Terminator) => Some(Terminator::Stop),
            _ => None,
        }
    }
}

/// Whether `c` goes on with a sentence when it follows the terminator: `SContinue` in UAX #29
/// without the dashes.
pub(super) fn is_comma(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '،' | '؍' | '؛' | '、'
            // Greek, Armenian, N'Ko, Mongolian; vertical, small, fullwidth and halfwidth forms.
            | '\u{37e}' | '\u{55d}' | '\u{7f8}' | '\u{1802}' | '\u{1808}'
            | '\u{fe10}' | '\u{fe11}' | '\u{fe13}' | '\u{fe14}' | '\u{fe50}' | '\u{fe51}' | '\u{fe54}'
            | '\u{fe55}' | '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff64}'
    )
}

/// Whether `c` is a hyphen or a dash.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '―' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Whether `c` closes what it stands directly behind. A quotation mark there closes, whatever it
/// does elsewhere.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '“' | '‘' | '‟' | '»' | '«' | '›' | '‹' | '″' | '\u{ff02}' | '\u{ff07}'
            | ')' | ']' | '}' | '\u{ff09}' | '\u{ff3d}' | '\u{ff5d}'
            | '」' | '』' | '】' | '》' | '〉' | '〕' | '〗' | '\u{ff63}'
            // Footnotes, the ends of bidi embeddings, and what is not seen.
            | '¹' | '²' | '³' | '\u{2070}'..='\u{2079}'
            | '\u{202c}' | '\u{2069}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Whether `c` is a quotation mark that opens in scripts without spaces, where nothing else tells.
pub(super) fn is_opening_quote(c: char) -> bool {
    matches!(c, '“' | '‘')
}

/// Whether `c` belongs to a script that is written without spaces, so that none is missed behind a
/// `?`.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Whether `c` is a combining accent, which is part of a word without being a letter.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A run of spaces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spaces {
    pub(super) end: usize,
    /// A paragraph separator counts as two.
    pub(super) n_line_ends: usize,
}

/// The spaces at `start` of `text`, with the accents that stand on the last of them.
pub(super) fn skip_spaces(text: &str, start: usize, unicode: &Unicode) -> Spaces {
    let rest = text.get(start..).unwrap_or_default();
    let (mut n_line_ends, mut last) = (0, None);
    for (at, c) in rest.char_indices().take_while(|(_, c)| c.is_whitespace()) {
        match c {
            '\n' if last.is_some_and(|(_, before)| before == '\r') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' => n_line_ends += 1,
            '\u{2029}' => n_line_ends += 2,
            _ => {}
        }
        last = Some((at, c));
    }
    let end = last.map_or(start, |(at, _)| cluster_end(text, start + at, unicode));
    Spaces { end, n_line_ends }
}

/// Where the grapheme cluster at `start` ends, so that no bound falls inside one.
pub(super) fn cluster_end(text: &str, start: usize, unicode: &Unicode) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let is_next = |&(at, c): &(usize, char)| 0 < at && !unicode.is_extending(c);
    let len = rest.char_indices().find(is_next).map_or(rest.len(), |(at, _)| at);
    start + len
}

/// Whether a line that starts with `line` starts something new though no empty line precedes it.
pub(super) fn line_item(line: &str, unicode: &Unicode) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '‣' | '●' | '▪' | '◦') => true,
        Some('-' | '*') if chars.clone().next().is_some_and(char::is_whitespace) => true,
        Some(dash) if is_dash(dash) => {
            chars.find(|c| !c.is_whitespace()).is_some_and(|c| starts_turn(c, unicode))
        }
        Some(digit) if digit.is_ascii_digit() => {
            let label = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let n_digits = line.len() - label.len();
            let mut behind = label.chars();
            n_digits <= 3
                && matches!(behind.next(), Some('.' | ')'))
                && behind.next().is_some_and(char::is_whitespace)
        }
        _ => false,
    }
}

/// Whether `c`, behind a dash, starts what someone else says.
pub(super) fn starts_turn(c: char, unicode: &Unicode) -> bool {
    unicode.is_upper(c) || matches!(c, '¿' | '¡' | '“' | '«' | '„')
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    #[test]
    fn the_terminators_are_those_of_uax_29() {
        for c in '\u{80}'..=char::MAX {
            let expected =
                format!("{c}中").split_sentence_bounds().count() == 2 && !c.is_whitespace();
            let found =
                Terminator::of(c, Unicode::TABLES).is_some_and(|it| it != Terminator::Ellipsis);
            assert_eq!(found, expected, "U+{:04X}", u32::from(c));
        }
    }
}
