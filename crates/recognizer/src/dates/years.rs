//! Years and what is made of them: "in 2019", "2001-2003", "the 1990s", "the 19th century", "Q3 2023", "fiscal 2023".

use crate::words::{Found, Words};

/// The year that four digits are.
pub(super) fn four(words: &Words<'_>, at: usize) -> Option<i64> {
    let text = words.text(at);
    let is_four = text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit());
    text.parse().ok().filter(|it| is_four && (1000..2200).contains(it))
}

fn show(year: i64) -> Option<String> {
    Some(format!("{year:04}"))
}

/// A year that words around it need not make one.
pub(super) fn bare(words: &Words<'_>, at: usize) -> Option<Found> {
    let year = four(words, at)?;
    Some(Found { end: at + 1, value: show(year), sure: 90 })
}

/// A year where the words before it say so: "in 2019", "the 2019 election", "(1998)"; "44 BC".
#[inline(never)]
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<Found> {
    let is_era =
        words.low(at + 1).is_one_of(&["bc", "bce", "b.c.", "b.c.e."]) && words.is_capital(at + 1);
    let text = words.text(at);
    if is_era && text.len() <= 4 && text.bytes().all(|it| it.is_ascii_digit()) {
        // There is a year 0 in EDTF, and none before Christ.
        let year = text.parse::<i64>().ok().filter(|it| *it != 0)? - 1;
        let value = if year == 0 { "0000".to_owned() } else { format!("-{year:04}") };
        return Some(Found { end: at + 2, value: Some(value), sure: 95 });
    }
    let year = four(words, at).filter(|it| (1400..2150).contains(it))?;
    let next = words.low(at + 1);
    let is_measured = words.text(at + 1) == "%"
        || next.is_one_of(&[
            "people",
            "men",
            "women",
            "children",
            "percent",
            "million",
            "billion",
            "soldiers",
            "troops",
            "votes",
            "meters",
            "metres",
            "miles",
            "feet",
            "km",
            "kilometers",
            "kilometres",
            "years",
            "hours",
            "points",
            "dollars",
            "euros",
            "others",
            "cases",
            "deaths",
            "tons",
            "tonnes",
            "homes",
            "jobs",
            "refugees",
            "employees",
            "workers",
            "members",
            "gmt",
            "utc",
            "acres",
            "hectares",
            "students",
            "civilians",
            "new",
            "to",
        ]);
    let sure = match words.low_before(at).as_str() {
        "in" | "since" | "during" | "until" | "till" | "late" | "early" | "mid" | "circa" => 95,
        "from" | "of" | "the" | "by" | "before" | "after" | "year" | "this" => 88,
        "his" | "her" | "its" | "their" | "a" | "january" | "summer" | "spring" | "autumn"
        | "winter" => 85,
        "to" | "between" | "and" | "around" | "about" | "through" | "for" => 70,
        "(" if words.text(at + 1) == ")" => 85,
        _ if is_first(words, at)
            && next.is_one_of(&["was", "is", "will", "has", "saw", "began", "marked"]) =>
        {
            80
        }
        _ => return None,
    };
    (!is_measured).then(|| Found { end: at + 1, value: show(year), sure })
}

fn is_first(words: &Words<'_>, at: usize) -> bool {
    at == 0 || matches!(words.text(at - 1), "." | "!" | "?")
}

/// "2001-2003", "2001 to 2003", "the 2022-23 season".
#[inline(never)]
pub(super) fn range(words: &Words<'_>, at: usize) -> Option<Found> {
    let first = four(words, at)?;
    let is_hyphen = words.is_hyphen(at + 1);
    let is_slash = words.text(at + 1) == "/" && words.is_glued(at + 1) && words.is_glued(at + 2);
    let is_to = words.is(at + 1, "to") && words.low_before(at).is_one_of(&["from", "("]);
    let found = |last: i64, sure| {
        let value = format!("{first:04}/{last:04}");
        Some(Found { end: at + 3, value: Some(value), sure })
    };
    if (is_hyphen || is_to)
        && let Some(last) = four(words, at + 2).filter(|it| first < *it)
    {
        return found(last, 92);
    }
    let text = words.text(at + 2);
    let is_two = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    let last = text.parse::<i64>().ok().filter(|_| is_two && (is_hyphen || is_slash))?;
    let last = first - first % 100 + last;
    // "2011-12" is a season, or a month.
    if is_hyphen && last == first + 1 && last % 100 <= 12 {
        return Some(Found { end: at + 3, value: None, sure: 85 });
    }
    if last == first + 1 || (is_hyphen && first < last) {
        return found(last, 88);
    }
    // "2024-02", a month of ISO 8601.
    let month = last % 100;
    (is_hyphen && (1..=12).contains(&month)).then(|| Found {
        end: at + 3,
        value: Some(format!("{first:04}-{month:02}")),
        sure: 85,
    })
}

/// "1990s", "1990's", "’90s", "19th century".
#[inline(never)]
pub(super) fn decade(words: &Words<'_>, at: usize) -> Option<Found> {
    let text = words.text(at);
    if matches!(text, "'" | "’" | "‘") {
        let short = words.text(at + 1);
        let is_decade = words.is_glued(at + 1)
            && short.len() == 3
            && short.ends_with("0s")
            && words.is_digit(at + 1);
        // "the ’20s" are of this century as often as of the last.
        let value = short
            .get(..1)
            .filter(|it| it.starts_with(|c: char| ('3'..='9').contains(&c)))
            .map(|it| format!("19{it}X"));
        return is_decade.then_some(Found { end: at + 2, value, sure: 88 });
    }
    let is_century =
        words.is(at + 1, "century") || (words.is_hyphen(at + 1) && words.is(at + 2, "century"));
    if is_century {
        let number = text
            .strip_suffix("th")
            .or_else(|| text.strip_suffix("st"))
            .or_else(|| text.strip_suffix("nd"))
            .or_else(|| text.strip_suffix("rd"))?;
        let number = number.parse::<u32>().ok().filter(|it| (1..=22).contains(it))?;
        let end = words.behind_hyphen(at + 1) + 1;
        let era = words.low(end);
        if era.is_one_of(&["bc", "bce", "b.c."]) {
            return Some(Found { end: end + 1, value: None, sure: 92 });
        }
        return Some(Found { end, value: Some(format!("{:02}XX", number - 1)), sure: 95 });
    }
    let (digits, end) = match text.strip_suffix('s') {
        Some(it) => (it, at + 1),
        None if matches!(words.text(at + 1), "'" | "’")
            && words.is_glued(at + 1)
            && words.text(at + 2) == "s"
            && words.is_glued(at + 2) =>
        {
            (text, at + 3)
        }
        None if matches!(words.text(at + 1), "'s" | "’s")
            && words.is_glued(at + 1)
            && text.ends_with('0')
            && words.low_before(at).is_one_of(&["the", "early", "late"]) =>
        {
            (text, at + 2)
        }
        None => return None,
    };
    let is_decade =
        digits.len() == 4 && digits.ends_with('0') && digits.bytes().all(|it| it.is_ascii_digit());
    let year = digits.parse::<i64>().ok().filter(|it| is_decade && (1000..2200).contains(it))?;
    // "the 1900s" are ten years or a hundred.
    let value = (year % 100 != 0).then(|| format!("{:03}X", year / 10));
    Some(Found { end, value, sure: 95 })
}

/// "between 2001 and 2003", "from 2001 to 2003", "Q3 2023", "the third quarter of 2023", "summer of 2023", "fiscal 2023".
#[inline(never)]
pub(super) fn named(words: &Words<'_>, at: usize) -> Option<Found> {
    let low = words.low(at);
    match low.as_str() {
        "between" | "from" => {
            let is_joined = words.low(at + 2).is_one_of(if low.as_str() == "between" {
                &["and"]
            } else {
                &["to", "until", "till", "through"]
            });
            let (first, last) = (four(words, at + 1)?, four(words, at + 3).filter(|_| is_joined)?);
            let value = format!("{first:04}/{last:04}");
            (first < last).then_some(Found { end: at + 4, value: Some(value), sure: 93 })
        }
        "fiscal" | "fy" => {
            let next = at + 1 + usize::from(words.is(at + 1, "year"));
            let end = range(words, next)
                .map(|it| it.end)
                .or_else(|| four(words, next).map(|_| next + 1))?;
            // Where a fiscal year begins is for each country and company to say.
            Some(Found { end, value: None, sure: 93 })
        }
        "q1" | "q2" | "q3" | "q4" => {
            let quarter: i64 = low.as_str().get(1..)?.parse().ok()?;
            let next = at + 1 + usize::from(words.is(at + 1, "of"));
            months_of(words, next, 3 * quarter - 2, 3)
        }
        "first" | "second" | "third" | "fourth" => {
            let nth = ["first", "second", "third", "fourth"]
                .iter()
                .position(|it| *it == low.as_str())? as i64;
            let n_months = match words.low(words.behind_hyphen(at + 1)).as_str() {
                "quarter" => 3,
                "half" if nth < 2 => 6,
                _ => return None,
            };
            let next = words.behind_hyphen(at + 1) + 1;
            let next = next + usize::from(words.is(next, "of"));
            months_of(words, next, nth * n_months + 1, n_months)
        }
        "spring" | "summer" | "autumn" | "fall" | "winter" => {
            let season = match low.as_str() {
                "spring" => 21,
                "summer" => 22,
                "winter" => 24,
                _ => 23,
            };
            let next = at + 1 + usize::from(words.is(at + 1, "of"));
            let year = four(words, next)?;
            Some(Found { end: next + 1, value: Some(format!("{year:04}-{season}")), sure: 92 })
        }
        word => {
            let year = word.strip_prefix("fy").filter(|it| it.len() == 4 || it.len() == 2)?;
            let is_year = year.bytes().all(|it| it.is_ascii_digit());
            (is_year && words.text(at).starts_with("FY")).then_some(Found {
                end: at + 1,
                value: None,
                sure: 90,
            })
        }
    }
}

/// Some months of the year at a token.
fn months_of(words: &Words<'_>, at: usize, first: i64, n_months: i64) -> Option<Found> {
    let year = four(words, at)?;
    let value = format!("{year:04}-{first:02}/{year:04}-{:02}", first + n_months - 1);
    Some(Found { end: at + 1, value: Some(value), sure: 94 })
}
