//! Days of the Gregorian calendar as numbers, and back.

use dateline_article::Date;

const DAY_MS: i64 = 86_400_000;

/// The days since 1970-01-01. A moment is on its day of UTC.
pub(crate) fn day_number(date: Date) -> i64 {
    match date {
        Date::Day { year, month, day } => number(i64::from(year), i64::from(month), i64::from(day)),
        Date::Moment(at) => at.div_euclid(DAY_MS),
    }
}

/// The days since 1970-01-01 of a day. Hinnant's `days_from_civil`: years begin in March, so that leap days come last.
pub(super) fn number(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The year, month and day of a number of days: the inverse.
pub(super) fn civil(number: i64) -> (i64, i64, i64) {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted - era * 146_097;
    let years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (years + era * 400 + i64::from(month <= 2), month, day)
}

/// 0 is Monday.
pub(super) fn weekday(number: i64) -> i64 {
    (number + 3).rem_euclid(7)
}

/// The day, if there is one of that number.
pub(super) fn checked(year: i64, month: i64, day: i64) -> Option<i64> {
    let number = number(year, month, day);
    (civil(number) == (year, month, day)).then_some(number)
}

/// In EDTF.
pub(super) fn show(number: i64) -> String {
    let (year, month, day) = civil(number);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A month in EDTF, counted from January of the year 0.
pub(super) fn show_month(months: i64) -> String {
    format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_each_others_inverse() {
        for number in (-800_000..800_000).step_by(13) {
            let (year, month, day) = civil(number);
            assert_eq!(super::number(year, month, day), number);
            assert!((1..=12).contains(&month) && (1..=31).contains(&day));
        }
        assert_eq!(day_number(Date::Day { year: 1970, month: 1, day: 1 }), 0);
        assert_eq!(day_number(Date::Moment(-1)), -1);
        assert_eq!((weekday(0), show(20_053)), (3, "2024-11-26".to_owned()));
        assert_eq!((checked(2023, 2, 29), checked(2024, 2, 29)), (None, Some(19_782)));
    }
}
