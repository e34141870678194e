//! What single characters mean to a sentence.

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
    pub(super) fn of(c: char) -> Option<Terminator> {
        match c {
            '.' | '\u{2024}' | '\u{fe52}' | '\u{ff0e}' => Some(Terminator::Dot),
            '…' => Some(Terminator::Ellipsis),
            '!' | '?' | '‼' | '‽' | '⁇' | '⁈' | '⁉' => Some(Terminator::Mark),
            _ if is_stop(c) => Some(Terminator::Stop),
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

/// Whether `c` is lower case to a reader. Georgian has case in Unicode, but not in its sentences.
pub(super) fn is_lower(c: char) -> bool {
    c.is_lowercase() && !('\u{10d0}'..='\u{10ff}').contains(&c)
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
pub(super) fn skip_spaces(text: &str, start: usize) -> Spaces {
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
    let end = last.map_or(start, |(at, _)| cluster_end(text, start + at));
    Spaces { end, n_line_ends }
}

/// Where the grapheme cluster at `start` ends, so that no bound falls inside one.
pub(super) fn cluster_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    #[cfg(feature = "unicode")]
    let len =
        unicode_segmentation::UnicodeSegmentation::graphemes(rest, true).next().map_or(0, str::len);
    #[cfg(not(feature = "unicode"))]
    let len = {
        let is_next = |&(at, c): &(usize, char)| 0 < at && !crate::unicode::is_extending(c);
        rest.char_indices().find(is_next).map_or(rest.len(), |(at, _)| at)
    };
    start + len
}

/// Whether a line that starts with `line` starts something new though no empty line precedes it.
pub(super) fn line_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '‣' | '●' | '▪' | '◦') => true,
        Some('-' | '*') if chars.clone().next().is_some_and(char::is_whitespace) => true,
        Some(dash) if is_dash(dash) => chars.find(|c| !c.is_whitespace()).is_some_and(starts_turn),
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
pub(super) fn starts_turn(c: char) -> bool {
    c.is_uppercase() || matches!(c, '¿' | '¡' | '“' | '«' | '„')
}

// `STerm` in UAX #29 (Unicode 17), without those of `Terminator::Mark`.
fn is_stop(c: char) -> bool {
    matches!(
        c,
        '\u{589}' | '\u{61d}'..='\u{61f}' | '\u{6d4}' | '\u{700}'..='\u{702}' | '\u{7f9}'
            | '\u{837}' | '\u{839}' | '\u{83d}'..='\u{83e}' | '\u{964}'..='\u{965}'
            | '\u{104a}'..='\u{104b}' | '\u{1362}' | '\u{1367}'..='\u{1368}' | '\u{166e}'
            | '\u{1735}'..='\u{1736}' | '\u{17d4}'..='\u{17d5}' | '\u{1803}' | '\u{1809}'
            | '\u{1944}'..='\u{1945}' | '\u{1aa8}'..='\u{1aab}' | '\u{1b4e}'..='\u{1b4f}'
            | '\u{1b5a}'..='\u{1b5b}' | '\u{1b5e}'..='\u{1b5f}' | '\u{1b7d}'..='\u{1b7f}'
            | '\u{1c3b}'..='\u{1c3c}' | '\u{1c7e}'..='\u{1c7f}' | '\u{2cf9}'..='\u{2cfb}'
            | '\u{2e2e}' | '\u{2e3c}' | '\u{2e53}'..='\u{2e54}' | '\u{3002}' | '\u{a4ff}'
            | '\u{a60e}'..='\u{a60f}' | '\u{a6f3}' | '\u{a6f7}' | '\u{a876}'..='\u{a877}'
            | '\u{a8ce}'..='\u{a8cf}' | '\u{a92f}' | '\u{a9c8}'..='\u{a9c9}'
            | '\u{aa5d}'..='\u{aa5f}' | '\u{aaf0}'..='\u{aaf1}' | '\u{abeb}' | '\u{fe12}'
            | '\u{fe15}'..='\u{fe16}' | '\u{fe56}'..='\u{fe57}' | '\u{ff01}' | '\u{ff1f}'
            | '\u{ff61}' | '\u{10a56}'..='\u{10a57}' | '\u{10f55}'..='\u{10f59}'
            | '\u{10f86}'..='\u{10f89}' | '\u{11047}'..='\u{11048}' | '\u{110be}'..='\u{110c1}'
            | '\u{11141}'..='\u{11143}' | '\u{111c5}'..='\u{111c6}' | '\u{111cd}'
            | '\u{111de}'..='\u{111df}' | '\u{11238}'..='\u{11239}' | '\u{1123b}'..='\u{1123c}'
            | '\u{112a9}' | '\u{113d4}'..='\u{113d5}' | '\u{1144b}'..='\u{1144c}'
            | '\u{115c2}'..='\u{115c3}' | '\u{115c9}'..='\u{115d7}' | '\u{11641}'..='\u{11642}'
            | '\u{1173c}'..='\u{1173e}' | '\u{11944}' | '\u{11946}' | '\u{11a42}'..='\u{11a43}'
            | '\u{11a9b}'..='\u{11a9c}' | '\u{11c41}'..='\u{11c42}' | '\u{11ef7}'..='\u{11ef8}'
            | '\u{11f43}'..='\u{11f44}' | '\u{16a6e}'..='\u{16a6f}' | '\u{16af5}'
            | '\u{16b37}'..='\u{16b38}' | '\u{16b44}' | '\u{16d6e}'..='\u{16d6f}' | '\u{16e98}'
            | '\u{1bc9f}' | '\u{1da88}'
    )
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
            let found = Terminator::of(c).is_some_and(|it| it != Terminator::Ellipsis);
            assert_eq!(found, expected, "U+{:04X}", u32::from(c));
        }
    }
}
