//! What Unicode knows of characters, where its tables are large.
//!
//! Clusters alone weigh 30 KB in wasm, and every browser has all of it already: so whoever reads a story brings it, and
//! only programs without a browser take the tables along (feature `unicode`).

/// Questions about characters and texts that only tables can answer.
#[derive(Clone, Copy, Debug)]
pub struct Unicode {
    /// The byte at which each extended grapheme cluster (UAX #29) of a text begins, in order.
    pub clusters: fn(&str) -> Vec<u32>,
    /// Whether a character beyond ASCII has a trait. It is asked often, so the answer should be remembered.
    pub has: fn(char, Trait) -> bool,
    /// Appends what a character beyond ASCII is made of (NFKD), in lower case: É is e and an accent, ™ is t and m,
    /// most are themselves.
    pub fold: fn(char, &mut String),
}

/// What a character may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// A letter, or a vowel sign that is as good as one: `Alphabetic`.
    Letter,
    /// A number: `N`.
    Number,
    /// In upper case: `Uppercase`.
    Upper,
    /// In lower case: `Lowercase`.
    Lower,
    /// It belongs to the character before it: `Grapheme_Extend`, `Mc`, `Emoji_Modifier` and the zero-width joiner.
    Extending,
    /// It ends a sentence, full stops among others: `Sentence_Terminal`.
    Terminator,
}

/// ASCII is known without tables, and most of what is asked.
impl Unicode {
    pub(crate) fn is_letter(&self, c: char) -> bool {
        if c.is_ascii() { c.is_ascii_alphabetic() } else { (self.has)(c, Trait::Letter) }
    }

    pub(crate) fn is_number(&self, c: char) -> bool {
        if c.is_ascii() { c.is_ascii_digit() } else { (self.has)(c, Trait::Number) }
    }

    pub(crate) fn is_alphanumeric(&self, c: char) -> bool {
        self.is_letter(c) || self.is_number(c)
    }

    pub(crate) fn is_upper(&self, c: char) -> bool {
        if c.is_ascii() { c.is_ascii_uppercase() } else { (self.has)(c, Trait::Upper) }
    }

    /// Whether `c` is lower case to a reader. Georgian has case in Unicode, but not in its sentences.
    pub(crate) fn is_lower(&self, c: char) -> bool {
        let is_georgian = matches!(c, '\u{10d0}'..='\u{10ff}');
        if c.is_ascii() {
            c.is_ascii_lowercase()
        } else {
            !is_georgian && (self.has)(c, Trait::Lower)
        }
    }

    /// Whether `c` belongs to the character before it.
    pub(crate) fn is_extending(&self, c: char) -> bool {
        !c.is_ascii() && (self.has)(c, Trait::Extending)
    }
}

#[cfg(feature = "unicode")]
impl Unicode {
    /// By the tables of the standard library and of the crates `unicode-segmentation` and `unicode-normalization`.
    pub const TABLES: &'static Unicode = &Unicode { clusters, has, fold };
}

#[cfg(feature = "unicode")]
fn has(c: char, what: Trait) -> bool {
    match what {
        Trait::Letter => c.is_alphabetic(),
        Trait::Number => c.is_numeric(),
        Trait::Upper => c.is_uppercase(),
        Trait::Lower => c.is_lowercase(),
        Trait::Extending => is_extending(c),
        Trait::Terminator => is_terminator(c),
    }
}

#[cfg(feature = "unicode")]
fn fold(c: char, parts: &mut String) {
    unicode_normalization::char::decompose_compatible(c, |part| parts.extend(part.to_lowercase()));
}

#[cfg(feature = "unicode")]
fn clusters(text: &str) -> Vec<u32> {
    use unicode_segmentation::UnicodeSegmentation;

    text.grapheme_indices(true).map(|(start, _)| start as u32).collect()
}

/// Whether `c` makes one cluster with what is before it.
#[cfg(feature = "unicode")]
fn is_extending(c: char) -> bool {
    let mut pair = [b'a'; 5];
    let len = pair.get_mut(1..).map_or(0, |rest| c.encode_utf8(rest).len());
    let pair = pair.get(..=len).and_then(|it| str::from_utf8(it).ok());
    pair.is_some_and(|it| clusters(it).len() == 1)
}

/// `STerm` in UAX #29 (Unicode 17), without what ASCII has.
#[cfg(feature = "unicode")]
fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '‼' | '‽' | '⁇' | '⁈' | '⁉'
            | '\u{589}' | '\u{61d}'..='\u{61f}' | '\u{6d4}' | '\u{700}'..='\u{702}' | '\u{7f9}'
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
    use super::*;

    #[test]
    fn what_extends_a_letter_is_one_cluster_with_it() {
        let extending = ['\u{301}', '\u{64b}', '\u{93f}', '\u{fe0f}', '🏽', '\u{200c}', '\u{200d}'];
        assert!(extending.into_iter().all(|c| Unicode::TABLES.is_extending(c)));
        let others = ['a', ' ', '\n', '\0', 'é', '上', '🕊', '\u{200b}', '\u{feff}'];
        assert!(!others.into_iter().any(|c| Unicode::TABLES.is_extending(c)));
    }

    #[test]
    fn ascii_is_what_the_tables_say() {
        let tables = Unicode::TABLES;
        for c in '\0'..'\u{80}' {
            assert_eq!(tables.is_letter(c), has(c, Trait::Letter), "{c:?}");
            assert_eq!(tables.is_number(c), has(c, Trait::Number), "{c:?}");
            assert_eq!(tables.is_upper(c), has(c, Trait::Upper), "{c:?}");
            assert_eq!(tables.is_lower(c), has(c, Trait::Lower), "{c:?}");
            assert_eq!(tables.is_extending(c), has(c, Trait::Extending), "{c:?}");
        }
    }
}
