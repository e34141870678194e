//! Dates, times, money and quantities in a text, by plain rules over its tokens.
//!
//! At each token every rule is tried, and the longest find wins; the next begins behind it, so that finds are in order
//! and never overlap. No rule looks at more than a bounded number of tokens, so the time is linear.
//!
//! A find always says what it is; what it comes to ([`Amount::value`]) is left open wherever a reader without the
//! context could not tell: "11/12/2024", "20 pounds", "kroner", "Rs 500". "$" and "dollars" alone are those of the
//! United States, as agencies write them; "20 cents" is open. Values are exact: decimals are kept as digits and a
//! power of ten, never as floats.
//!
//! - Dates: see [`crate::dates`].
//! - Times are `hh:mm` or `hh:mm:ss`, with `Z` or an offset where the zone has one meaning.
//! - Money is a code of ISO 4217 and the amount in its main unit: `USD 3500000000`.
//! - Quantities are a number and the symbol of the unit: `20 %`, `300 km`. A number and a noun ("20 people") are none,
//!   nor are lengths of time and ages ("three years", "25-year-old").
//!
//! The rules are functions of their own (`inline(never)`): together they would be one that browsers take long to compile.
//!
//! Nothing is found inside words, addresses, phone numbers, scores and versions.
//!
//! Known to be wrong, and left so:
//!
//! - "feet" and "inches" together ("5 feet 10 inches") are two quantities;
//! - a range ("20 to 30 percent", "$20-30 million") is one find without a value, and so is what is said to be "tens of
//!   millions";
//! - "a dollar", "a mile", "million-dollar" and other amounts without a number are not found;
//! - "25p", "5C" and "20 t" are not found, they are too often something else; "20 m" is taken for metres;
//! - "pounds" without a million or a country are taken for a weight of unknown size;
//! - "won" is money only behind a thousand or more, or behind its country.

mod clock;
mod money;
mod quantity;
#[cfg(test)]
mod tests;

use dateline_article::{Date, EntityType};

use crate::{
    dates,
    token::Token,
    words::{Found, Words},
};

/// A date, a time, money or a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// A date, a time, money or a quantity.
    pub(crate) kind: EntityType,
    /// What it comes to, where that is clear.
    pub(crate) value: Option<String>,
    /// How sure the rule is, in percent.
    pub(crate) sure: u8,
}

/// All of `text`, whose tokens are `tokens`, in order. `published` is the day that "Monday" is seen from.
pub(crate) fn amounts(text: &str, tokens: &[Token], published: Option<Date>) -> Vec<Amount> {
    find(&Words::new(text, tokens), published)
}

#[inline(never)]
fn find(words: &Words<'_>, published: Option<Date>) -> Vec<Amount> {
    let today = published.map(dates::day_number);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((it, kind)) = may_begin(words, at).then(|| longest(words, at, today)).flatten()
        else {
            at += 1;
            continue;
        };
        let (start, end) = (words.start(at), words.end(it.end - 1));
        found.push(Amount { start, end, kind, value: it.value, sure: it.sure });
        at = it.end;
    }
    found
}

/// Words in lower case that something begins with, sorted.
const FIRST: [&str; 122] = [
    "a",
    "an",
    "apr",
    "april",
    "aug",
    "august",
    "aus",
    "autumn",
    "between",
    "billions",
    "can",
    "dec",
    "december",
    "dozens",
    "earlier",
    "early",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "fall",
    "feb",
    "february",
    "few",
    "fifteen",
    "fifty",
    "first",
    "fiscal",
    "five",
    "forty",
    "four",
    "fourteen",
    "fourth",
    "fri",
    "friday",
    "from",
    "fy",
    "half",
    "hundreds",
    "jan",
    "january",
    "jul",
    "july",
    "jun",
    "june",
    "last",
    "late",
    "later",
    "magnitude",
    "many",
    "mar",
    "march",
    "may",
    "mid",
    "midday",
    "midnight",
    "millions",
    "mon",
    "monday",
    "next",
    "nine",
    "nineteen",
    "ninety",
    "noon",
    "nov",
    "november",
    "oct",
    "october",
    "one",
    "q1",
    "q2",
    "q3",
    "q4",
    "re",
    "rm",
    "rp",
    "rs",
    "sat",
    "saturday",
    "second",
    "sep",
    "sept",
    "september",
    "seven",
    "seventeen",
    "seventy",
    "several",
    "six",
    "sixteen",
    "sixty",
    "some",
    "spring",
    "summer",
    "sun",
    "sunday",
    "ten",
    "tens",
    "third",
    "thirteen",
    "thirty",
    "this",
    "thousands",
    "three",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "today",
    "tomorrow",
    "tonight",
    "trillions",
    "tue",
    "tues",
    "tuesday",
    "twelve",
    "twenty",
    "two",
    "wed",
    "wednesday",
    "winter",
    "yesterday",
    "zero",
];

/// Whether the rules are worth asking at a token: most words begin nothing.
#[inline(never)]
fn may_begin(words: &Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    if IDLE.contains(&text) {
        return false;
    }
    // Signs, digits, and codes of currencies.
    let is_mark = !text.starts_with(char::is_alphabetic);
    if is_mark || text.len() <= 4 && !text.bytes().any(|it| it.is_ascii_lowercase()) {
        return true;
    }
    let low = words.low(at);
    low.is_among(&FIRST) || low.starts_with("fy")
}

/// Marks that nothing begins with, the most frequent first.
const IDLE: [&str; 16] =
    [",", ".", "\"", "-", "’s", "'s", "(", ")", ":", "”", "“", "?", "!", ";", "—", "..."];

/// The longest find at a token; of equal ones the first rule's.
fn longest(words: &Words<'_>, at: usize, today: Option<i64>) -> Option<(Found, EntityType)> {
    let finds = [
        (dates::date(words, at, today), EntityType::Date),
        (clock::time(words, at), EntityType::Time),
        (money::money(words, at), EntityType::Money),
        (quantity::quantity(words, at), EntityType::Quantity),
    ];
    let mut best: Option<(Found, EntityType)> = None;
    for (found, kind) in finds {
        let Some(found) = found.filter(|it| at < it.end && words.ends_clean(it.end)) else {
            continue;
        };
        if best.as_ref().is_none_or(|(it, _)| it.end < found.end) {
            best = Some((found, kind));
        }
    }
    best
}
