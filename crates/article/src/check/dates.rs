//! Days and moments (RFC 3339), without a calendar library: the browser formats them.

use crate::article::Date;

/// What a date string holds.
pub(crate) enum Parsed {
    /// A day, or a moment with its offset from UTC.
    Full(Date),
    /// A moment without its offset: only the day is sure.
    DayOnly(Date),
}

/// Reads `2024-11-25`, `2024-11-25T18:00Z`, `2024-11-25T18:00:00.123+04:30`.
pub(crate) fn parse(text: &str) -> Option<Parsed> {
    let rest = &mut text.as_bytes();
    let year = number(rest, 4)?;
    pass(rest, b"-")?;
    let month = number(rest, 2)?;
    pass(rest, b"-")?;
    let day = number(rest, 2)?;
    if !(1..=12).contains(&month) || !(1..=n_days(year, month)).contains(&day) {
        return None;
    }
    let date = Date::Day { year: year as u16, month: month as u8, day: day as u8 };
    if rest.is_empty() {
        return Some(Parsed::Full(date));
    }
    pass(rest, b"Tt ")?;
    let of_day = milliseconds(rest)?;
    if rest.is_empty() {
        return Some(Parsed::DayOnly(date));
    }
    let offset = minutes_from_utc(rest)?;
    let days = days_since_1970(year, month, day);
    let moment = Date::Moment(days * 86_400_000 + of_day - offset * 60_000);
    rest.is_empty().then_some(Parsed::Full(moment))
}

/// A number of exactly so many digits.
fn number(rest: &mut &[u8], len: usize) -> Option<i64> {
    let mut number = 0;
    for _ in 0..len {
        number = 10 * number + i64::from(pass(rest, b"0123456789")? - b'0');
    }
    Some(number)
}

/// The next byte, if it is one of these.
fn pass(rest: &mut &[u8], any: &[u8]) -> Option<u8> {
    let (first, behind) = rest.split_first()?;
    let is_any = any.contains(first);
    if is_any {
        *rest = behind;
    }
    is_any.then_some(*first)
}

fn minutes_from_utc(rest: &mut &[u8]) -> Option<i64> {
    if pass(rest, b"Zz").is_some() {
        return Some(0);
    }
    let is_west = pass(rest, b"+-")? == b'-';
    let hours = number(rest, 2)?;
    pass(rest, b":")?;
    let minutes = hours * 60 + number(rest, 2)?;
    let minutes = (hours < 24 && minutes < hours * 60 + 60).then_some(minutes)?;
    Some(if is_west { -minutes } else { minutes })
}

fn milliseconds(rest: &mut &[u8]) -> Option<i64> {
    let hours = number(rest, 2)?;
    pass(rest, b":")?;
    let minutes = number(rest, 2)?;
    let seconds = if pass(rest, b":").is_some() { number(rest, 2)? } else { 0 };
    let mut millis = 0;
    if pass(rest, b".").is_some() {
        millis = 100 * number(rest, 1)?;
        for unit in [10, 1] {
            millis += unit * number(rest, 1).unwrap_or(0);
        }
        while number(rest, 1).is_some() {}
    }
    // 60 is a leap second.
    let is_time = hours < 24 && minutes < 60 && seconds <= 60;
    is_time.then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)
}

fn n_days(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// Howard Hinnant's `days_from_civil`, <https://howardhinnant.github.io/date_algorithms.html>.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = match parse(text) {
            Some(Parsed::Full(Date::Day { year, month, day })) => format!("{year}/{month}/{day}"),
            Some(Parsed::Full(Date::Moment(at))) => at.to_string(),
            Some(Parsed::DayOnly(Date::Day { year, month, day })) => {
                format!("{year}/{month}/{day} alone")
            }
            Some(Parsed::DayOnly(Date::Moment(_))) | None => "none".to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_and_moments() {
        check("2024-11-25", "2024/11/25");
        check("2024-02-29", "2024/2/29");
        check("2023-02-29", "none");
        check("2024-13-01", "none");
        check("2024-11-00", "none");
        check("2024-11", "none");
        check("24-11-25", "none");
        check("", "none");
        check("1970-01-01T00:00Z", "0");
        check("2024-11-25T18:00:00Z", "1732557600000");
        check("2024-11-25T18:00:00.5Z", "1732557600500");
        check("2024-11-25t18:00:00.123456789z", "1732557600123");
        check("2024-11-25T18:00:00.Z", "none");
        check("2024-11-25T18:00:00Z ", "none");
        check("2024-11-25T18:00:00-05:60", "none");
        check("2024-11-25T18:00:00-24:00", "none");
        check("2024-11-25T18:00:00+04", "none");
        check("2024-11-25 18:00", "2024/11/25 alone");
        check("2024-11-255", "none");
        check("2024-11-25T22:30:00+04:30", "1732557600000");
        check("2024-11-25T13:00:00-05:00", "1732557600000");
        check("1969-12-31T23:59:59Z", "-1000");
        check("2024-11-25T18:00:00", "2024/11/25 alone");
        check("2024-11-25T25:00Z", "none");
        check("2024-11-25T18:00:00+0430", "none");
        check("2024-11-25T18Z", "none");
        check("2024-11-25T", "none");
        check("２０２４-11-25", "none");
    }
}
