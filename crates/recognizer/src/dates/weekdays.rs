//! Weekdays: "Monday", "Monday, Nov. 25", "Monday 25 November".

use super::{
    calendar::{number, show, weekday as weekday_of},
    explicit::{day, day_first, month, month_first},
    names::WEEKDAYS,
    tense::{Tense, tense},
};
use crate::words::{Found, Words};

/// The weekday whose name is at a token, and whether it is written out.
pub(super) fn weekday_name(words: &Words<'_>, at: usize) -> Option<(i64, bool)> {
    let low = words.low(at);
    let word = low.as_str();
    let at = WEEKDAYS.iter().position(|(full, short)| *full == word || short.contains(&word))?;
    Some((at as i64, WEEKDAYS[at].0 == word))
}

/// "Monday", "Monday, Nov. 25", "Monday 25 November".
#[inline(never)]
pub(super) fn weekday(words: &Words<'_>, at: usize, today: Option<i64>) -> Option<Found> {
    let (asked, is_full) = weekday_name(words, at)?;
    let is_feast = words.low_before(at).is_one_of(&[
        "black", "good", "bloody", "super", "holy", "palm", "easter", "ash", "fat", "cyber",
        "shrove", "maundy", "whit", "giving",
    ]) && words.is_capital(at - 1);
    let has_stop = !is_full && words.text(at + 1) == "." && words.is_glued(at + 1);
    let mut next = at + 1 + usize::from(has_stop);
    next += usize::from(words.text(next) == ",");
    next += usize::from(words.is(next, "the"));
    let is_dated = month(words, next).is_some_and(|it| day(words, it.end).is_some());
    let date =
        if is_dated { month_first(words, next, today) } else { day_first(words, next, today) };
    if let Some(date) = date.filter(|_| words.is_capital(at)) {
        // A day that is another weekday is of another year, or a slip of the pen: open.
        let fits = |value: &String| {
            let mut parts = value.split('-').map(|it| it.parse().ok());
            let mut part = || parts.next().flatten();
            let (Some(year), Some(month), Some(day)) = (part(), part(), part()) else {
                return true;
            };
            weekday_of(number(year, month, day)) == asked
        };
        return Some(Found { value: date.value.filter(fits), ..date });
    }
    if !is_full || is_feast {
        return None;
    }
    let value = today.and_then(|today| {
        let ago = (weekday_of(today) - asked).rem_euclid(7);
        match tense(words, at, at + 1) {
            Tense::Past => Some(today - ago),
            Tense::Future => Some(today + (7 - ago) % 7),
            Tense::Missing if words.low_before(at).as_str() == "on" => Some(today - ago),
            Tense::Missing | Tense::Open => None,
        }
    });
    Some(Found { end: at + 1, value: value.map(show), sure: 88 })
}
