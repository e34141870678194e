//! Dates seen from the day of the story: "yesterday", "last week", "next Monday", "two years ago".

use super::{
    calendar::{civil, show, show_month, weekday},
    explicit::month,
    weekdays::weekday_name,
};
use crate::{
    number::number,
    words::{Found, Words},
};

/// "today", "last week", "this morning".
#[inline(never)]
pub(super) fn relative(words: &Words<'_>, at: usize, today: Option<i64>) -> Option<Found> {
    let day =
        |by: i64, sure| Some(Found { end: at + 1, value: today.map(|it| show(it + by)), sure });
    // "USA Today" is a paper.
    let is_name = words.is_capital(at) && 0 < at && words.is_capital(at - 1);
    let step = match words.low(at).as_str() {
        "yesterday" if !is_name => return day(-1, 96),
        "today" if !is_name => return day(0, 70),
        "tonight" if !is_name => return day(0, 92),
        "tomorrow" if !is_name => return day(1, 95),
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    // "the last week of May" is not last week.
    if words.is(at + 2, "of") {
        return None;
    }
    let (value, sure) = of_unit(words, at + 1, step, today)?;
    Some(Found { end: at + 2, value, sure })
}

/// What "last", "this" or "next" (-1, 0, 1) makes of the word at a token, and how sure that is.
fn of_unit(
    words: &Words<'_>,
    at: usize,
    step: i64,
    today: Option<i64>,
) -> Option<(Option<String>, u8)> {
    let (year, month_now, _) = civil(today.unwrap_or_default());
    let months = year * 12 + month_now - 1;
    let when = |value: String| today.is_some().then_some(value);
    if let Some((asked, true)) = weekday_name(words, at) {
        return Some((today.and_then(|it| of_weekday(asked, step, it)).map(show), 92));
    }
    if let Some(name) =
        month(words, at).filter(|it| it.end == at + 1 && words.text(at).len() != 3 || it.month == 5)
    {
        let asked = year * 12 + name.month - 1;
        // The one that "last" or "next" names without doubt is at least a month away.
        let value = match step {
            -1 => asked - if months <= asked { 12 } else { 0 },
            1 => asked + if asked <= months { 12 } else { 0 },
            _ => asked,
        };
        return Some((when(show_month(value)), 92));
    }
    let low = words.low(at);
    Some(match low.as_str() {
        "week" => {
            let monday = today.map(|it| it - weekday(it) + 7 * step);
            (monday.map(|it| format!("{}/{}", show(it), show(it + 6))), 92)
        }
        "month" => (when(show_month(months + step)), 92),
        "year" => (when(format!("{:04}", year + step)), 92),
        "night" if step == -1 => (today.map(|it| show(it - 1)), 90),
        "morning" | "afternoon" | "evening" if step == 0 => (today.map(show), 90),
        "decade" | "century" | "weekend" | "summer" | "winter" | "spring" | "autumn" | "fall" => {
            (None, 80)
        }
        _ => return None,
    })
}

/// "last Monday": that of the week before, open where this week has had one already, which may be meant as well.
fn of_weekday(asked: i64, step: i64, today: i64) -> Option<i64> {
    let now = weekday(today);
    let of_week = today - now + asked;
    match step {
        -1 if asked < now => None,
        1 if now < asked => None,
        0 if asked < now => None,
        _ => Some(of_week + 7 * step),
    }
}

/// "two years ago", "a week ago": exact in days, else about.
#[inline(never)]
pub(super) fn ago(words: &Words<'_>, at: usize, today: Option<i64>) -> Option<Found> {
    let is_one = words.low(at).is_one_of(&["a", "an"]);
    let is_few = words.low(at).is_one_of(&["few", "several"]);
    let (count, next) = if is_one || is_few {
        (is_one.then_some(1), at + 1)
    } else {
        let number = number(words, at).filter(|it| it.tail.is_empty())?;
        (number.value.and_then(|it| it.small()), number.end)
    };
    let unit = words.low(next);
    if !words.is(next + 1, "ago") {
        return None;
    }
    let value = |about: &dyn Fn(i64, i64) -> String| Some(about(today?, count?));
    let month_of = |today: i64| {
        let (year, month, _) = civil(today);
        year * 12 + month - 1
    };
    let value = match unit.as_str() {
        "day" | "days" => value(&|today, n| show(today - n)),
        "week" | "weeks" => value(&|today, n| show(today - 7 * n) + "~"),
        "month" | "months" => value(&|today, n| show_month(month_of(today) - n)),
        "year" | "years" => value(&|today, n| format_year(civil(today).0 - n)),
        "decade" | "decades" => value(&|today, n| format_year(civil(today).0 - 10 * n) + "~"),
        "century" | "centuries" => None,
        _ => return None,
    };
    Some(Found { end: next + 2, value, sure: 93 })
}

fn format_year(year: i64) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}
