//! Characters as a reader types them: small, without accents, with plain quotation marks.

use crate::unicode::Unicode;

/// How each character folds, found out once.
#[derive(Debug)]
pub struct Folds {
    pub(super) unicode: &'static Unicode,
    /// In pages of 128 characters, which come with the first of theirs: where in `folded` its fold lies, and how long
    /// it is plus 1, in the last byte; 0 if it is not known yet.
    pages: Vec<Vec<u32>>,
    folded: Vec<char>,
}

const PAGE: usize = 128;

impl Folds {
    /// None is known yet.
    pub fn new(unicode: &'static Unicode) -> Folds {
        Folds { unicode, pages: Vec::new(), folded: Vec::new() }
    }

    /// What `c` is to a search: nothing, one character, or several. A space is each time one.
    pub(super) fn of(&mut self, c: char) -> &[char] {
        let (page, idx) = (c as usize / PAGE, c as usize % PAGE);
        let known = self.pages.get(page).and_then(|it| it.get(idx)).copied().unwrap_or(0);
        let place = if known == 0 { self.learn(c, page, idx) } else { known };
        let (start, len) = ((place >> 8) as usize, (place & 0xff) as usize - 1);
        self.folded.get(start..start + len).unwrap_or_default()
    }

    fn learn(&mut self, c: char, page: usize, idx: usize) -> u32 {
        if self.pages.len() <= page {
            self.pages.resize(page + 1, Vec::new());
        }
        let start = self.folded.len();
        fold(c, self.unicode, &mut self.folded);
        // No character becomes more than 18.
        let place = (start << 8 | (self.folded.len() - start + 1).min(0xff)) as u32;
        if let Some(page) = self.pages.get_mut(page) {
            page.resize(PAGE, 0);
            if let Some(known) = page.get_mut(idx) {
                *known = place;
            }
        }
        place
    }

    /// All of `text`, folded: white space is one space between words, and nothing at either end.
    pub fn folded(&mut self, text: &str) -> Vec<char> {
        let mut all = Vec::new();
        for c in text.chars() {
            for &folded in self.of(c) {
                if folded != ' ' || all.last().is_some_and(|it| *it != ' ') {
                    all.push(folded);
                }
            }
        }
        if all.last() == Some(&' ') {
            all.pop();
        }
        all
    }
}

fn fold(c: char, unicode: &Unicode, folded: &mut Vec<char>) {
    // Before the tables are asked: to Unicode, ´ is an accent on a space.
    if c.is_ascii() || is_ignored(c) || plain(c).is_some() || is_ideograph(c) {
        push(c.to_ascii_lowercase(), folded);
        return;
    }
    let mut parts = String::new();
    (unicode.fold)(c, &mut parts);
    for part in parts.chars() {
        push(part, folded);
    }
}

fn push(c: char, folded: &mut Vec<char>) {
    if is_ignored(c) {
        return;
    }
    match plain(c) {
        Some(plain) => folded.extend(plain.chars()),
        None if c.is_whitespace() => folded.push(' '),
        None => folded.push(digit(c)),
    }
}

/// What is typed for a small letter or a sign that most keyboards do not have.
fn plain(c: char) -> Option<&'static str> {
    let plain = match c {
        '’' | '‘' | '‛' | '‚' | 'ʼ' | 'ʻ' | '′' | '´' | '`' | '‹' | '›' => "'",
        '“' | '”' | '‟' | '„' | '«' | '»' | '″' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ς' => "σ",
        // The Arabic keyboard's letters for the Persian one's.
        'ك' => "ک",
        'ي' | 'ى' => "ی",
        _ => return None,
    };
    Some(plain)
}

/// The digits of Arabic and Persian as those of English.
fn digit(c: char) -> char {
    let value = match c {
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

/// Whether `c` is one of the ten thousands that are what they are: they need not be asked after.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Whether a search passes over `c`: accents, and what is not seen.
pub(super) fn is_ignored(c: char) -> bool {
    // Soft hyphen, Arabic letter mark, tatweel, joiners, marks of direction.
    let is_unseen = matches!(c as u32,
        0xad | 0x61c | 0x640 | 0x180e | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff);
    is_unseen || is_mark(c)
}

/// Whether `c` is an accent on the letter before it that many leave out: those of Latin, Greek, Cyrillic, Hebrew and
/// Arabic, variation selectors and skin tones. Not the vowel signs of India.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c as u32,
        0x0300..=0x036f | 0x0483..=0x0489 | 0x0591..=0x05bd | 0x05bf | 0x05c1..=0x05c2 | 0x05c4..=0x05c5
        | 0x0610..=0x061a | 0x064b..=0x065f | 0x0670 | 0x06d6..=0x06dc | 0x06df..=0x06e4 | 0x06e7..=0x06e8
        | 0x06ea..=0x06ed | 0x0711 | 0x0730..=0x074a | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20f0
        | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0x1f3fb..=0x1f3ff | 0xe0100..=0xe01ef)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_folds_to_what_folds_to_itself() {
        let mut folds = Folds::new(Unicode::TABLES);
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            let once: String = folds.of(c).iter().collect();
            let twice: String = once.chars().flat_map(|it| folds.of(it).to_vec()).collect();
            assert_eq!(once, twice, "U+{:04X}", c as u32);
            // Some of the marks' places are still free.
            let is_letter = c.is_alphanumeric() && !Unicode::TABLES.is_extending(c);
            assert!(!is_mark(c) || !is_letter && once.is_empty(), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn unicode_is_asked_once_a_character_and_never_for_ascii_or_ideographs() {
        use std::sync::atomic::{AtomicUsize, Ordering};

        static ASKED: AtomicUsize = AtomicUsize::new(0);
        const COUNTING: &Unicode = &Unicode { fold: counted, ..*Unicode::TABLES };
        fn counted(c: char, parts: &mut String) {
            assert!(c == 'é' || c == '🕊', "{c} was asked after");
            ASKED.fetch_add(1, Ordering::Relaxed);
            parts.push(c);
        }
        let mut folds = Folds::new(COUNTING);
        assert_eq!(folds.folded(&"é a 上 ’ 🕊 ".repeat(9)).len(), 9 * 10 - 1);
        assert_eq!(ASKED.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn ideographs_are_what_they_are() {
        for c in (0..0x11_0000).filter_map(char::from_u32).filter(|it| is_ideograph(*it)) {
            let mut parts = String::new();
            (Unicode::TABLES.fold)(c, &mut parts);
            assert_eq!(parts, c.to_string(), "U+{:04X}", c as u32);
        }
    }
}
