//! Dates of the calendar: "2024-11-25", "11/25/2024", "Nov. 25", "25 November 2024", "June 3-5".

use super::{
    calendar::{checked, civil, number as day_of, show, show_month},
    names::MONTHS,
    tense::{Tense, tense},
    years,
};
use crate::words::{Found, Words};

/// A month's name.
#[derive(Clone, Copy)]
pub(super) struct Month {
    /// From 1.
    pub(super) month: i64,
    /// The token behind it, and behind its full stop.
    pub(super) end: usize,
    /// Whether it is written out.
    is_full: bool,
}

/// The month whose name begins at a token.
pub(super) fn month(words: &Words<'_>, at: usize) -> Option<Month> {
    let low = words.low(at);
    let word = low.as_str();
    let (month, is_full) = if word == "sep" {
        (9, false)
    } else {
        let at = MONTHS.iter().position(|(full, short)| *full == word || *short == word)?;
        (at as i64 + 1, MONTHS[at].0 == word)
    };
    // "may", "march", "august" and "sun" are words.
    let is_word = !is_full || matches!(month, 3 | 5 | 8);
    if is_word && !words.is_capital(at) {
        return None;
    }
    let has_stop = !is_full && words.text(at + 1) == "." && words.is_glued(at + 1);
    Some(Month { month, end: at + 1 + usize::from(has_stop), is_full })
}

/// A day of a month: "25", "25th".
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<i64> {
    let text = words.text(at);
    let cut = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, tail) = text.split_at_checked(cut).filter(|it| matches!(it.0.len(), 1 | 2))?;
    let is_day = tail.is_empty() || matches!(tail, "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|it| is_day && (1..=31).contains(it))
}

/// Whether what follows a number counts or measures something, so that it is no day.
fn is_counted(words: &Words<'_>, at: usize) -> bool {
    let low = words.low(at);
    words.text(at) == "%"
        || low.is_one_of(&[
            "people",
            "men",
            "women",
            "children",
            "civilians",
            "soldiers",
            "troops",
            "percent",
            "per",
            "million",
            "billion",
            "thousand",
            "hundred",
            "years",
            "months",
            "weeks",
            "days",
            "hours",
            "minutes",
            "km",
            "kilometers",
            "kilometres",
            "miles",
            "times",
            "p.m.",
            "a.m.",
            "countries",
            "members",
            "others",
        ])
        || (words.text(at) == ":" && words.is_glued(at + 1) && words.is_digit(at + 1))
}

/// "2024-11-25", "2024/11/25", "11/25/2024", "25.11.2024".
#[inline(never)]
pub(super) fn numeric(words: &Words<'_>, at: usize) -> Option<Found> {
    dotted(words, at).or_else(|| parted(words, at))
}

fn dotted(words: &Words<'_>, at: usize) -> Option<Found> {
    let text = words.text(at);
    let mut parts = text.split('.').filter(|_| text.len() <= 10);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_date = year.len() == 4 && parts.next().is_none();
    let parse = |it: &str| it.parse::<i64>().ok().filter(|_| is_date);
    let day = checked(parse(year)?, parse(month)?, parse(day)?)?;
    Some(Found { end: at + 1, value: Some(show(day)), sure: 95 })
}

fn parted(words: &Words<'_>, at: usize) -> Option<Found> {
    let mark = words.text(at + 1);
    let is_whole = matches!(mark, "-" | "/")
        && words.text(at + 3) == mark
        && (at + 1..=at + 4).all(|it| words.is_glued(it));
    let part = |at: usize| {
        let text = words.text(at);
        let is_number =
            matches!(text.len(), 1 | 2 | 4) && text.bytes().all(|it| it.is_ascii_digit());
        text.parse::<i64>().ok().filter(|_| is_number).map(|it| (it, text.len()))
    };
    let (first, second, third) = (part(at)?, part(at + 2)?, part(at + 4).filter(|_| is_whole)?);
    let found =
        |value: Option<i64>, sure| Some(Found { end: at + 5, value: value.map(show), sure });
    match (first, second, third) {
        ((year, 4), (month, 1 | 2), (day, 1 | 2)) => found(Some(checked(year, month, day)?), 97),
        ((one, 1 | 2), (two, 1 | 2), (year, 4)) => {
            // Months come first in the United States, days elsewhere.
            let days = [checked(year, one, two), checked(year, two, one)];
            match days {
                [None, None] => None,
                [Some(a), Some(b)] if a != b => found(None, 90),
                [a, b] => found(a.or(b), 95),
            }
        }
        _ => None,
    }
}

/// "November 25, 2024", "Nov. 25", "June 3-5", "June 30 to July 2", "November 2024", "November".
#[inline(never)]
pub(super) fn month_first(words: &Words<'_>, at: usize, today: Option<i64>) -> Option<Found> {
    let name = month(words, at)?;
    let first = day(words, name.end).filter(|_| !is_counted(words, name.end + 1));
    if let Some(first) = first {
        let behind = name.end + 1;
        let to = behind_to(words, behind);
        let mut last = (name.month, first);
        let mut end = behind;
        if let Some(to) = to {
            if let Some(other) = month(words, to)
                && let Some(day) = day(words, other.end)
            {
                (last, end) = ((other.month, day), other.end + 1);
            } else if let Some(day) =
                day(words, to).filter(|it| first < *it && !is_counted(words, to + 1))
            {
                (last, end) = ((name.month, day), to + 1);
            }
        }
        let (year, end) = year_behind(words, end);
        return finish(words, (at, end), (name.month, first), last, year, today);
    }
    let comma = usize::from(words.text(name.end) == ",") + usize::from(words.is(name.end, "of"));
    if let Some(year) =
        years::four(words, name.end + comma).filter(|_| !is_counted(words, name.end + comma + 1))
    {
        let value = show_month(year * 12 + name.month - 1);
        return Some(Found { end: name.end + comma + 1, value: Some(value), sure: 96 });
    }
    alone(words, at, name, today)
}

/// "November" alone, with the year that its sentence asks for.
fn alone(words: &Words<'_>, at: usize, name: Month, today: Option<i64>) -> Option<Found> {
    let before = words.low_before(at);
    let is_dated = before.is_one_of(&[
        "in", "since", "until", "till", "by", "early", "late", "mid", "of", "from", "through",
        "during", "between", "to", "and", "this", "before", "after", "-", "end", "every", "next",
        "last",
    ]);
    let can_be_name = matches!(name.month, 3 | 5 | 4 | 6 | 8);
    // "of April", "to May", "and June" may be people.
    let is_sure = before.is_one_of(&[
        "in", "since", "until", "during", "by", "early", "late", "mid", "this", "next", "last", "-",
    ]);
    if !name.is_full
        || !words.is_capital(at) && !is_dated
        || can_be_name && !is_sure
        || words.is_capital(name.end)
    {
        return None;
    }
    let sure = if is_dated { 90 } else { 75 };
    let value = (|| {
        let (year, month, _) = civil(today?);
        let (this, asked) = (year * 12 + month - 1, year * 12 + name.month - 1);
        Some(match tense(words, at, name.end) {
            Tense::Past | Tense::Missing if is_dated => asked - if this < asked { 12 } else { 0 },
            Tense::Future => asked + if asked < this { 12 } else { 0 },
            _ => return None,
        })
    })();
    Some(Found { end: name.end, value: value.map(show_month), sure })
}

/// "25 November 2024", "the 25th of November", "3-5 June", "3 to 5 June".
#[inline(never)]
pub(super) fn day_first(words: &Words<'_>, at: usize, today: Option<i64>) -> Option<Found> {
    let first = day(words, at)?;
    let mut next = at + 1;
    let mut last = first;
    if let Some(to) = behind_to(words, next)
        && let Some(day) = day(words, to).filter(|it| first < *it)
    {
        (last, next) = (day, to + 1);
    }
    next += usize::from(words.is(next, "of"));
    let name = month(words, next)?;
    // "of 20 May workers": a name behind a number is a month only if nothing else follows that begins with a capital.
    let (year, end) = year_behind(words, name.end);
    let can_be_name = matches!(name.month, 3 | 5) && year.is_none() && words.is_capital(end);
    if can_be_name {
        return None;
    }
    finish(words, (at, end), (name.month, first), (name.month, last), year, today)
}

/// The token behind "-", "to", "through", "until".
fn behind_to(words: &Words<'_>, at: usize) -> Option<usize> {
    let is_to = matches!(words.text(at), "-" | "–" | "—")
        || words.low(at).is_one_of(&["to", "through", "until", "till"]);
    is_to.then_some(at + 1)
}

/// ", 2024", and what is behind it.
fn year_behind(words: &Words<'_>, at: usize) -> (Option<i64>, usize) {
    let next = at + usize::from(words.text(at) == ",");
    match years::four(words, next).filter(|_| !is_counted(words, next + 1)) {
        Some(year) => (Some(year), next + 1),
        None => (None, at),
    }
}

/// A day, or a span of days, of one year, or without a year of the one that is meant.
fn finish(
    words: &Words<'_>,
    (start, end): (usize, usize),
    first: (i64, i64),
    last: (i64, i64),
    year: Option<i64>,
    today: Option<i64>,
) -> Option<Found> {
    // A day that no year has is none; 2024 is a leap year.
    checked(2024, first.0, first.1)?;
    checked(2024, last.0, last.1)?;
    let sure = if year.is_some() { 97 } else { 93 };
    let year = year.or_else(|| nearest_year(words, (start, end), first, today?));
    let value = year.and_then(|year| {
        let from = checked(year, first.0, first.1)?;
        let to = checked(year + i64::from(last.0 < first.0), last.0, last.1)?;
        Some(if from == to { show(from) } else { format!("{}/{}", show(from), show(to)) })
    });
    Some(Found { end, value, sure })
}

/// The year that makes a day the next, or the last, or the closest.
fn nearest_year(
    words: &Words<'_>,
    (start, end): (usize, usize),
    (month, day): (i64, i64),
    today: i64,
) -> Option<i64> {
    /// Days that are so close need no verb.
    const CLOSE: i64 = 100;
    let this = civil(today).0;
    let closest =
        (this - 1..=this + 1).min_by_key(|year| (day_of(*year, month, day) - today).abs())?;
    let distance = day_of(closest, month, day) - today;
    match tense(words, start, end) {
        Tense::Past if distance <= 0 => Some(closest),
        Tense::Past => Some(closest - 1),
        Tense::Future if 0 <= distance => Some(closest),
        Tense::Future => Some(closest + 1),
        Tense::Open | Tense::Missing => (distance.abs() <= CLOSE).then_some(closest),
    }
}
