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
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let year: u16 = digits(parts.next()?, 4)?;
    let month: u8 = digits(parts.next()?, 2)?;
    let day: u8 = digits(parts.next()?, 2)?;
    if parts.next().is_some()
        || !(1..=12).contains(&month)
        || !(1..=n_days(year, month)).contains(&day)
    {
        return None;
    }
    let date = Date::Day { year, month, day };
    let Some(time) = time else { return Some(Parsed::Full(date)) };

    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => (time.get(..at)?, Some(minutes_from_utc(time.get(at..)?)?)),
        None => (time, None),
    };
    let of_day = milliseconds(clock)?;
    let Some(offset) = offset else { return Some(Parsed::DayOnly(date)) };
    let days = days_since_1970(year.into(), month.into(), day.into());
    Some(Parsed::Full(Date::Moment(days * 86_400_000 + of_day - offset * 60_000)))
}

/// A number of exactly so many digits.
fn digits<T: std::str::FromStr>(text: &str, len: usize) -> Option<T> {
    (text.len() == len && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse().ok())?
}

fn minutes_from_utc(text: &str) -> Option<i64> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("Z" | "z", "") => return Some(0),
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let (hours, minutes): (i64, i64) = (digits(hours, 2)?, digits(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

fn milliseconds(clock: &str) -> Option<i64> {
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':');
    let hours: i64 = digits(parts.next()?, 2)?;
    let minutes: i64 = digits(parts.next()?, 2)?;
    let seconds: i64 = parts.next().map_or(Some(0), |it| digits(it, 2))?;
    // 60 is a leap second.
    if parts.next().is_some() || 23 < hours || 59 < minutes || 60 < seconds {
        return None;
    }
    let is_number = !fraction.is_empty() && fraction.bytes().all(|it| it.is_ascii_digit());
    let millis: i64 = is_number.then(|| format!("{fraction:0<3}").get(..3)?.parse().ok())??;
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)
}

fn n_days(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
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
