//! Days and moments as RFC 3339 has them.

use dateline_article::Date;
use dateline_words::{Words, en, fill};

const DAY: i64 = 86_400_000;

/// A day as `2024-11-25`, a moment as `2024-11-25T18:00:00Z`.
pub(super) fn written(date: Date) -> String {
    let at = match date {
        Date::Day { year, month, day } => return format!("{year:04}-{month:02}-{day:02}"),
        Date::Moment(at) => at,
    };
    // A moment of another zone may lie in a year of UTC that four digits don't hold.
    let most = 23 * 60 + 59;
    let in_zone = |minutes: i64| parts(at.saturating_add(minutes * 60_000));
    let (offset, (year, month, day, of_day)) = [0, most, -most]
        .map(|it| (it, in_zone(it)))
        .into_iter()
        .find(|(_, (year, ..))| (0..=9999).contains(year))
        .unwrap_or((0, in_zone(0)));
    let (seconds, millis) = (of_day / 1000, of_day % 1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let fraction = if millis == 0 { String::new() } else { format!(".{millis:03}") };
    let zone = match offset {
        0 => "Z",
        1.. => "+23:59",
        _ => "-23:59",
    };
    format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}{fraction}{zone}")
}

/// What months are called, in English.
const MONTHS: [&str; 12] = [
    en("January"),
    en("February"),
    en("March"),
    en("April"),
    en("May"),
    en("June"),
    en("July"),
    en("August"),
    en("September"),
    en("October"),
    en("November"),
    en("December"),
];

/// What a month, from 1, is called; nothing if there is no such month.
pub(super) fn month<'a>(month: i64, words: &Words<'a>) -> &'a str {
    let month = usize::try_from(month - 1).ok().and_then(|it| MONTHS.get(it));
    month.map_or("", |it| words.tr(it))
}

/// A day as `25 November 2024`, a moment as `25 November 2024, 18:00 UTC`.
pub(super) fn shown(date: Date, words: &Words<'_>) -> String {
    let (year, month, day, time) = match date {
        Date::Day { year, month, day } => (year.into(), month.into(), day.into(), None),
        Date::Moment(at) => {
            let (year, month, day, of_day) = parts(at);
            (year, month, day, Some((of_day / 3_600_000, of_day / 60_000 % 60)))
        }
    };
    let template = match time {
        None => words.tr("{day} {month} {year}"),
        Some(_) => words.tr("{day} {month} {year}, {time} UTC"),
    };
    let time = time.map(|(hours, minutes)| format!("{hours:02}:{minutes:02}")).unwrap_or_default();
    let [day, year, time] = [day.to_string(), year.to_string(), time].map(|it| words.digits(&it));
    let month = self::month(month, words);
    fill(template, &[("day", &day), ("month", month), ("year", &year), ("time", &time)])
}

/// Year, month, day and millisecond of the day. Howard Hinnant's `civil_from_days`,
/// <https://howardhinnant.github.io/date_algorithms.html>.
fn parts(at: i64) -> (i64, i64, i64, i64) {
    let days = at.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day, at.rem_euclid(DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(moment: i64, expected: &str) {
        assert_eq!(written(Date::Moment(moment)), expected);
    }

    #[test]
    fn a_moment_is_written_in_four_digits_of_a_year() {
        check(0, "1970-01-01T00:00:00Z");
        check(-1, "1969-12-31T23:59:59.999Z");
        check(1_732_557_600_123, "2024-11-25T18:00:00.123Z");
        check(951_782_400_000, "2000-02-29T00:00:00Z");
        // 0000-01-01T00:00+23:59 and 9999-12-31T23:59-23:59.
        check(-62_167_219_200_000 - 1_439 * 60_000, "0000-01-01T00:00:00+23:59");
        check(253_402_300_740_000 + 1_439 * 60_000, "9999-12-31T23:59:00-23:59");
        let day = Date::Day { year: 24, month: 1, day: 2 };
        assert_eq!(written(day), "0024-01-02");
    }

    #[test]
    fn a_date_is_shown_in_words() {
        let day = Date::Day { year: 24, month: 1, day: 2 };
        let moment = Date::Moment(1_732_557_600_123);
        let english = Words::default();
        assert_eq!(shown(day, &english), "2 January 24");
        assert_eq!(shown(moment, &english), "25 November 2024, 18:00 UTC");
        let persian = Words::read(
            "fa\trtl\tفارسی\nNovember\tنوامبر\n{day} {month} {year}, {time} UTC\t{day} {month} {year}، {time} به وقت گرینویچ\n",
        );
        assert_eq!(shown(moment, &persian), "۲۵ نوامبر ۲۰۲۴، ۱۸:۰۰ به وقت گرینویچ");
        // As far as there are words.
        assert_eq!(shown(day, &persian), "۲ January ۲۴");
    }
}
