//! Months: spans of time are asked for, and drawn, by them.

use std::fmt;

use dateline_article::Date;
use serde::{Deserialize, Serialize};

/// A month of a year, by UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(i32);

impl Month {
    /// Of a date.
    pub fn of(date: Date) -> Month {
        let (year, month) = match date {
            Date::Day { year, month, .. } => (i64::from(year), i64::from(month)),
            Date::Moment(ms) => civil(ms.div_euclid(86_400_000)),
        };
        let months = (year * 12 + month - 1).clamp(i32::MIN.into(), i32::MAX.into());
        Month(months as i32)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Which of the year, from 1.
    pub fn number(self) -> u8 {
        self.0.rem_euclid(12) as u8 + 1
    }

    /// The one after it.
    pub fn next(self) -> Month {
        Month(self.0.saturating_add(1))
    }

    /// As an address has it, `2024-11`.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let fits = year.len() == 4 && month.len() == 2 && !text.contains('+');
        let (year, month): (u16, u8) = (year.parse().ok()?, month.parse().ok()?);
        let month = (1..=12).contains(&month).then_some(month)?;
        fits.then(|| Month(i32::from(year) * 12 + i32::from(month) - 1))
    }
}

/// Year and month of a day since 1970. Howard Hinnant, <https://howardhinnant.github.io/date_algorithms.html>.
fn civil(days: i64) -> (i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year + era * 400 + i64::from(month <= 2), month)
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(date: Date, expected: &str) {
        let month = Month::of(date);
        assert_eq!(month.to_string(), expected);
        assert_eq!(Month::parse(expected), Some(month));
    }

    #[test]
    fn dates_have_months() {
        check(Date::Day { year: 2024, month: 11, day: 25 }, "2024-11");
        check(Date::Day { year: 1, month: 1, day: 1 }, "0001-01");
        check(Date::Moment(0), "1970-01");
        check(Date::Moment(-1), "1969-12");
        check(Date::Moment(951_782_400_000), "2000-02");
        check(Date::Moment(951_868_800_000), "2000-03");
        assert_eq!(Month::of(Date::Moment(-1)).next(), Month::of(Date::Moment(0)));
    }

    #[test]
    fn what_is_no_month() {
        for not in ["", "2024", "2024-13", "2024-00", "24-01", "2024-1", "2024-011", "+024-01"] {
            assert_eq!(Month::parse(not), None, "{not}");
        }
    }
}
