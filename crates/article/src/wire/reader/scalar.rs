//! Strings, numbers and words.

use std::borrow::Cow;

use super::Reader;
use crate::issue::Problem;
use crate::wire::Json;

impl<'t> Reader<'t, '_> {
    pub(super) fn scalar(&mut self, first: u8, is_kept: bool) -> Option<Json<'t>> {
        Some(match first {
            b'"' => Json::String(self.string(is_kept)?),
            b'n' => {
                self.word("null")?;
                Json::Null
            }
            b't' => {
                self.word("true")?;
                Json::Boolean(true)
            }
            b'f' => {
                self.word("false")?;
                Json::Boolean(false)
            }
            _ => self.number(is_kept)?,
        })
    }

    pub(super) fn string(&mut self, is_kept: bool) -> Option<Cow<'t, str>> {
        self.at += 1;
        // What lies before the last escape; empty if there was none.
        let mut unescaped = String::new();
        let mut start = self.at;
        loop {
            match self.peek()? {
                end @ (b'"' | b'\\') => {
                    let piece = self.text.get(start..self.at)?;
                    if end == b'"' {
                        self.at += 1;
                        if unescaped.is_empty() {
                            return Some(Cow::Borrowed(piece));
                        }
                        unescaped.push_str(piece);
                        return Some(Cow::Owned(unescaped));
                    }
                    unescaped.push_str(piece);
                    unescaped.push(self.escape(is_kept)?);
                    start = self.at;
                }
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
    }

    fn escape(&mut self, is_kept: bool) -> Option<char> {
        let start = self.at;
        self.at += 1;
        let c = match self.peek()? {
            it @ (b'"' | b'\\' | b'/') => it as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.utf16(start, is_kept);
            }
            _ => return None,
        };
        self.at += 1;
        Some(c)
    }

    /// What the escape at `start`, passed up to its digits, stands for, with the second half if it is the first one.
    fn utf16(&mut self, start: usize, is_kept: bool) -> Option<char> {
        let unit = self.unit()?;
        if let Some(c) = char::from_u32(unit) {
            return Some(c);
        }
        let end = self.at;
        if unit < 0xdc00
            && self.word("\\u").is_some()
            && let Some(low @ 0xdc00..0xe000) = self.unit()
        {
            return char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
        }
        self.at = end;
        if is_kept {
            self.slip(start, Problem::LoneSurrogate);
        }
        Some('\u{fffd}')
    }

    /// The four digits of an escape.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit << 4 | (self.peek()? as char).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }

    fn number(&mut self, is_kept: bool) -> Option<Json<'t>> {
        // More digits than any number of this format has, and few enough for another.
        const FULL: u64 = 1 << 60;

        let start = self.at;
        let is_negative = self.word("-").is_some();
        let (mut digits, mut exponent) = (0_u64, 0_i32);
        if self.word("0").is_none() {
            self.at_digit()?;
            while let Some(digit) = self.digit() {
                if digits < FULL {
                    digits = 10 * digits + digit;
                } else {
                    exponent += 1;
                }
            }
        }
        if self.word(".").is_some() {
            self.at_digit()?;
            while let Some(digit) = self.digit() {
                if digits < FULL {
                    digits = 10 * digits + digit;
                    exponent -= 1;
                }
            }
        }
        if self.word("e").or_else(|| self.word("E")).is_some() {
            let is_small = self.word("-").is_some();
            if !is_small {
                let _ = self.word("+");
            }
            self.at_digit()?;
            let mut given = 0;
            while let Some(digit) = self.digit() {
                // Beyond the length of any text, so that nothing makes up for it.
                given = (10 * given + digit as i32).min(100_000_000);
            }
            exponent += if is_small { -given } else { given };
        }
        let number = scaled(digits as f64, exponent);
        if number.is_infinite() {
            if is_kept {
                self.slip(start, Problem::HugeNumber);
            }
            return Some(Json::Null);
        }
        Some(Json::Number(if is_negative { -number } else { number }))
    }

    fn at_digit(&self) -> Option<()> {
        self.peek()?.is_ascii_digit().then_some(())
    }

    fn digit(&mut self) -> Option<u64> {
        let digit = (self.peek()? as char).to_digit(10)?;
        self.at += 1;
        Some(digit.into())
    }
}

/// `digits` times ten to the power of `exponent`: the nearest number where that is at most 22 either way, as in every
/// offset, score and coordinate; elsewhere within the 13th digit. The standard library's exact way costs 12 KB of wasm.
fn scaled(digits: f64, exponent: i32) -> f64 {
    let (mut number, mut left) = (digits, exponent.clamp(-700, 700));
    while left != 0 && number != 0.0 {
        // The largest power of ten is 308.
        let step = left.clamp(-300, 300);
        let power = 10_f64.powi(step.abs());
        number = if step < 0 { number / power } else { number * power };
        left -= step;
    }
    number
}
