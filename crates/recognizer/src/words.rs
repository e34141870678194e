//! The tokens of a text as the rules ask for them: by index, in lower case, with what stands close to them.

use crate::token::Token;

/// The tokens of a text.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// How often a token was looked at: that this grows with the text and no faster is tested.
    #[cfg(test)]
    pub(crate) looks: std::cell::Cell<usize>,
}

/// What a rule has found: it begins where the rule was asked.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The token behind it.
    pub(crate) end: usize,
    pub(crate) value: Option<String>,
    pub(crate) sure: u8,
}

/// A short word in lower case; empty if it is long, or not ASCII but for apostrophes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Low {
    bytes: [u8; 16],
    len: usize,
}

impl Low {
    pub(crate) fn of(word: &str) -> Low {
        let mut low = Low { bytes: [0; 16], len: 0 };
        if 48 < word.len() {
            return low;
        }
        if word.is_ascii() {
            if let Some(places) = low.bytes.get_mut(..word.len()) {
                places.copy_from_slice(word.as_bytes());
                low.bytes.make_ascii_lowercase();
                low.len = word.len();
            }
            return low;
        }
        for c in word.chars() {
            let byte = match c {
                '’' | 'ʼ' | '‘' | '`' => b'\'',
                _ if c.is_ascii() => c.to_ascii_lowercase() as u8,
                _ => return Low { bytes: [0; 16], len: 0 },
            };
            let Some(place) = low.bytes.get_mut(low.len) else {
                return Low { bytes: [0; 16], len: 0 };
            };
            *place = byte;
            low.len += 1;
        }
        low
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        self.bytes() == word.as_bytes()
    }

    pub(crate) fn starts_with(&self, word: &str) -> bool {
        self.bytes().starts_with(word.as_bytes())
    }

    /// Whether it is one of many words, which are sorted.
    #[inline(never)]
    pub(crate) fn is_among(&self, sorted: &[&str]) -> bool {
        sorted.binary_search_by(|it| it.as_bytes().cmp(self.bytes())).is_ok()
    }

    // Written out at each of its places, the rules become functions that browsers take long to compile.
    #[inline(never)]
    pub(crate) fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|it| self.is(it))
    }
}

impl<'t> Words<'t> {
    pub(crate) fn new(text: &'t str, tokens: &'t [Token]) -> Words<'t> {
        Words {
            text,
            tokens,
            #[cfg(test)]
            looks: std::cell::Cell::new(0),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What a token says; empty behind the last.
    pub(crate) fn text(&self, at: usize) -> &'t str {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.tokens.get(at).map_or("", |it| it.text(self.text))
    }

    /// The same in lower case.
    #[inline(never)]
    pub(crate) fn low(&self, at: usize) -> Low {
        Low::of(self.text(at))
    }

    /// The token before, in lower case.
    pub(crate) fn low_before(&self, at: usize) -> Low {
        at.checked_sub(1).map_or(Low::of(""), |it| self.low(it))
    }

    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.low(at).is(word)
    }

    pub(crate) fn start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.text.len(), |it| it.start as usize)
    }

    pub(crate) fn end(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.text.len(), |it| it.end as usize)
    }

    /// Whether no space is between this token and the one before.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        0 < at && at < self.len() && self.end(at - 1) == self.start(at)
    }

    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    pub(crate) fn is_small(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_lowercase)
    }

    pub(crate) fn is_digit(&self, at: usize) -> bool {
        self.text(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// A hyphen or a dash, without spaces around it.
    pub(crate) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "‑") && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// The token behind a hyphen, if there is one, else this one.
    pub(crate) fn behind_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.is_hyphen(at))
    }

    /// Whether something may begin here: not within a phone number, a score, a version, a path.
    pub(crate) fn begins_clean(&self, at: usize) -> bool {
        if !self.is_glued(at) {
            return true;
        }
        let before = self.text(at - 1);
        match before {
            "-" | "–" | "−" => !self.is_glued(at - 1),
            _ => before.starts_with([
                '(', '[', '{', '“', '"', '‘', '\'', '’', '«', '„', '—', '…', ',', ';', '~', '¿',
                '¡', '>',
            ]),
        }
    }

    /// Whether something may end before this token: what follows does not go on with it.
    pub(crate) fn ends_clean(&self, at: usize) -> bool {
        if !self.is_glued(at) {
            return true;
        }
        let mark = self.text(at);
        let goes_on =
            mark.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '='));
        let is_joint = matches!(mark, "-" | "–" | "/" | "+" | ":" | "." | "*");
        !(goes_on || is_joint && self.is_glued(at + 1) && self.is_digit(at + 1))
    }
}
