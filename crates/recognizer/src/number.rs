//! Numbers, in digits and in words, with what multiplies them: "3.5 billion", "two hundred and fifty", "20 crore".

use std::fmt;

use crate::words::{Low, Words};

/// An exact decimal: digits times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: u128,
    exponent: i32,
}

/// As many digits as surely fit.
const MAX_DIGITS: usize = 30;

impl Decimal {
    fn whole(digits: u128) -> Decimal {
        Decimal { digits, exponent: 0 }
    }

    /// Times a power of ten.
    pub(crate) fn shifted(self, by: i32) -> Decimal {
        Decimal { digits: self.digits, exponent: self.exponent + by }
    }

    /// The whole number that it is, if it is a small one.
    pub(crate) fn small(self) -> Option<i64> {
        (self.exponent == 0 && self.digits < 10_000).then_some(self.digits as i64)
    }

    /// Whether it is at least ten to the `power`.
    pub(crate) fn reaches(self, power: u32) -> bool {
        let n_digits = self.digits.checked_ilog10().map_or(0, |it| it as i32 + 1);
        (power as i32) < n_digits + self.exponent
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits.to_string();
        if self.digits == 0 || 0 <= self.exponent {
            let n_zeros = if self.digits == 0 { 0 } else { self.exponent as usize };
            return write!(f, "{digits}{}", "0".repeat(n_zeros));
        }
        let n_decimals = self.exponent.unsigned_abs() as usize;
        let digits = format!("{digits:0>width$}", width = n_decimals + 1);
        let (whole, decimals) = digits.split_at(digits.len() - n_decimals);
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            decimals => write!(f, "{whole}.{decimals}"),
        }
    }
}

/// A number in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number<'t> {
    /// Open for "several million" and the like.
    pub(crate) value: Option<Decimal>,
    /// The token behind it.
    pub(crate) end: usize,
    /// Letters glued to its digits: "bn", "km".
    pub(crate) tail: &'t str,
    /// Whether a word multiplies it: "million".
    pub(crate) is_scaled: bool,
}

/// The number that begins at a token. A glued "m" or "bn" is left in its tail: only the rules know what it is.
pub(crate) fn number<'t>(words: &Words<'t>, at: usize) -> Option<Number<'t>> {
    let text = words.text(at);
    if text.starts_with(char::is_numeric) {
        let (value, tail) = digits(text)?;
        let number = Number { value: Some(value), end: at + 1, tail, is_scaled: false };
        return Some(if tail.is_empty() { scaled(words, number) } else { number });
    }
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let number = half(words, at).or_else(|| in_words(words, at)).or_else(|| vague(words, at))?;
    Some(scaled(words, number))
}

/// The number at a token, with a glued "m", "bn" and the like taken for what multiplies it.
pub(crate) fn large_number<'t>(words: &Words<'t>, at: usize) -> Option<Number<'t>> {
    let number = number(words, at)?;
    let power = match number.tail {
        "" => return Some(number),
        "k" | "K" => 3,
        "m" | "M" | "mn" | "mln" | "mil" => 6,
        "b" | "B" | "bn" | "bln" => 9,
        "t" | "T" | "tn" | "trn" | "tln" => 12,
        _ => return None,
    };
    let value = number.value.map(|it| it.shifted(power));
    Some(Number { value, tail: "", is_scaled: true, ..number })
}

/// A range that goes on behind `first`: "-30", "to 30". The two have one end, and no value.
pub(crate) fn range<'t>(words: &Words<'t>, first: Number<'t>) -> Option<Number<'t>> {
    let is_hyphen = words.is_hyphen(first.end);
    if !is_hyphen && !words.is(first.end, "to") && !words.is(first.end, "or") {
        return None;
    }
    let second = number(words, first.end + 1)?;
    Some(Number { value: None, is_scaled: first.is_scaled || second.is_scaled, ..second })
}

/// The power of ten of a word.
fn scale(word: &str) -> Option<i32> {
    Some(match word {
        "hundred" => 2,
        "thousand" => 3,
        "lakh" | "lakhs" | "lac" => 5,
        "million" | "mn" | "mln" => 6,
        "crore" | "crores" => 7,
        "billion" | "bn" | "bln" => 9,
        "trillion" | "tn" | "trn" => 12,
        _ => return None,
    })
}

fn scaled<'t>(words: &Words<'t>, mut number: Number<'t>) -> Number<'t> {
    // "lakh crore" and "hundred thousand million" are in use; more than three are not.
    for _ in 0..3 {
        let at = words.behind_hyphen(number.end);
        let Some(power) = scale(words.low(at).as_str()) else { break };
        number.value = number.value.map(|it| it.shifted(power));
        number.end = at + 1;
        number.is_scaled = true;
    }
    number
}

/// The number that digits come to, and the letters behind them.
fn digits(text: &str) -> Option<(Decimal, &str)> {
    if MAX_DIGITS + 16 < text.len() {
        return None;
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}');
    let cut = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (head, tail) = text.split_at(cut);
    let hundredths = match tail.chars().next() {
        Some('½') => 50,
        Some('¼') => 25,
        Some('¾') => 75,
        _ => return Some((decimal(head)?, tail)),
    };
    let whole = if head.is_empty() { Decimal::whole(0) } else { decimal(head)? };
    let digits = if whole.exponent == 0 {
        whole.digits.checked_mul(100)? + hundredths
    } else {
        return None;
    };
    // The signs are of two bytes.
    Some((Decimal { digits, exponent: -2 }, tail.get(2..).unwrap_or_default()))
}

/// Digits with the marks of English (or Indian) thousands and decimals; a comma before one or two digits is a decimal one.
fn decimal(text: &str) -> Option<Decimal> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, decimals),
        None => match text.rsplit_once(',') {
            Some((whole, decimals)) if decimals.len() < 3 && !whole.contains(',') => {
                (whole, decimals)
            }
            _ => (text, ""),
        },
    };
    let is_all_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let groups: Vec<&str> = whole.split([',', '\u{a0}', '\u{202f}']).collect();
    let (first, rest) = groups.split_first()?;
    let is_grouped = match rest.split_last() {
        None => !first.is_empty(),
        // Indian groups are of two, but the last.
        Some((last, middle)) => {
            matches!(first.len(), 1..=3)
                && last.len() == 3
                && (middle.iter().all(|it| it.len() == 3)
                    || (first.len() < 3 && middle.iter().all(|it| it.len() == 2)))
        }
    };
    let n_digits = groups.iter().map(|it| it.len()).sum::<usize>() + decimals.len();
    if !is_grouped
        || !groups.iter().all(|it| is_all_digits(it))
        || !is_all_digits(decimals)
        || MAX_DIGITS < n_digits
    {
        return None;
    }
    let digits = (groups.concat() + decimals).parse().ok()?;
    Some(Decimal { digits, exponent: -(decimals.len() as i32) })
}

fn small(word: &str) -> Option<u128> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |list: &[&str]| list.iter().position(|it| *it == word).map(|it| it as u128);
    at(&SMALL).or_else(|| Some((at(&TENS)? + 2) * 10))
}

/// "two hundred and fifty thousand", "twenty-five", "a million", "one and a half".
fn in_words<'t>(words: &Words<'t>, at: usize) -> Option<Number<'t>> {
    let article = words.low(at).is_one_of(&["a", "an"]);
    let mut end = at + usize::from(article);
    let (mut total, mut group) = (0_u128, u128::from(article));
    // What the last word was: a unit cannot follow a unit, nor tens tens.
    let mut room = if article { 0 } else { 1_000 };
    let mut last_power = i32::MAX;
    let mut is_scaled = false;
    for _ in 0..16 {
        let joint = words.is_hyphen(end) || (is_scaled && words.is(end, "and"));
        let next = end + usize::from(joint && at < end);
        let low = words.low(next);
        if let Some(value) = small(low.as_str()).filter(|it| *it < room) {
            group += value;
            room = if value < 20 || value % 10 != 0 { 0 } else { 10 };
        } else if low.as_str() == "hundred" && group != 0 && group < 100 {
            group *= 100;
            room = 100;
            is_scaled = true;
        } else if let Some(power) =
            scale(low.as_str()).filter(|it| 2 < *it && *it < last_power && group != 0)
        {
            total += group * 10_u128.pow(power as u32);
            (group, room, last_power) = (0, 1_000, power);
            is_scaled = true;
        } else {
            break;
        }
        end = next + 1;
    }
    if end == at || (article && end == at + 1) {
        return None;
    }
    let mut value = Decimal::whole(total + group);
    if words.is(end, "and") && words.is(end + 1, "a") && words.is(end + 2, "half") {
        value = Decimal { digits: value.digits * 10 + 5, exponent: -1 };
        end += 3;
    }
    Some(Number { value: Some(value), end, tail: "", is_scaled })
}

/// "half a million".
fn half<'t>(words: &Words<'t>, at: usize) -> Option<Number<'t>> {
    let next = words.behind_hyphen(at + 1);
    if !words.is(at, "half") {
        return None;
    }
    let next = next + usize::from(words.is(next, "a"));
    scale(words.low(next).as_str())?;
    Some(Number {
        value: Some(Decimal { digits: 5, exponent: -1 }),
        end: next,
        tail: "",
        is_scaled: true,
    })
}

/// "several million", "tens of millions of", "hundreds of".
fn vague<'t>(words: &Words<'t>, at: usize) -> Option<Number<'t>> {
    let found = |end| Some(Number { value: None, end, tail: "", is_scaled: true });
    if words.low(at).is_one_of(&["several", "few", "some", "many"]) {
        let is_scale = |at| scale(words.low(at).as_str()).is_some();
        return if is_scale(at + 1) { found(at + 1) } else { None };
    }
    let many = |low: Low| {
        low.is_one_of(&[
            "dozens",
            "tens",
            "hundreds",
            "thousands",
            "millions",
            "billions",
            "trillions",
        ])
    };
    let mut end = at;
    for _ in 0..3 {
        if many(words.low(end)) && words.is(end + 1, "of") {
            end += 2;
        }
    }
    if at < end { found(end) } else { None }
}
