//! Times of day: "5 p.m.", "17:30 GMT", "noon", "3-5 p.m.".

use crate::words::{Found, Words};

/// The time that begins at a token.
#[inline(never)]
pub(super) fn time(words: &Words<'_>, at: usize) -> Option<Found> {
    let text = words.text(at);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return if words.begins_clean(at) { in_digits(words, at) } else { None };
    }
    let value = match words.low(at).as_str() {
        // A capital within a sentence is a name: "High Noon".
        "noon" | "midday" if is_word(words, at) => "12:00",
        "midnight" if is_word(words, at) => "00:00",
        _ => return None,
    };
    let (zone, end) = zone(words, at + 1);
    Some(Found { end, value: Some(format!("{value}{zone}")), sure: 90 })
}

fn is_word(words: &Words<'_>, at: usize) -> bool {
    words.is_small(at) || at == 0 || words.text(at - 1) == "."
}

/// Hour, minute and second, as far as they are given.
#[derive(Clone, Copy)]
struct Clock {
    hour: u8,
    rest: Option<(u8, Option<u8>)>,
}

impl Clock {
    fn show(self) -> String {
        let Clock { hour, rest } = self;
        match rest {
            None => format!("{hour:02}:00"),
            Some((minute, None)) => format!("{hour:02}:{minute:02}"),
            Some((minute, Some(second))) => format!("{hour:02}:{minute:02}:{second:02}"),
        }
    }

    /// Of twelve hours, in the afternoon or not.
    fn half(self, is_afternoon: bool) -> Option<Clock> {
        let hour = (1..=12).contains(&self.hour).then_some(self.hour % 12)?;
        Some(Clock { hour: hour + if is_afternoon { 12 } else { 0 }, ..self })
    }
}

fn in_digits(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Some(clock) = military(words.text(at)) {
        let (zone, end) = zone(words, at + 1);
        let value = format!("{}{zone}", clock.show());
        return (at + 1 < end).then_some(Found { end, value: Some(value), sure: 94 });
    }
    let (clock, tail) = clock(words.text(at))?;
    // "3-5 p.m.", "from 3 to 5 p.m.": the half of the day is said once.
    let is_to = words.is_hyphen(at + 1) || (words.is(at + 1, "to") && words.is_digit(at + 2));
    if tail.is_empty() && is_to {
        let (second, tail) = self::clock(words.text(at + 2))?;
        if let Some((is_afternoon, end)) = half_of_day(words, tail, at + 3) {
            let end_clock = second.half(is_afternoon)?;
            let start_clock = clock.half(is_afternoon)?;
            // "11-1 p.m." begins in the morning.
            let start_clock = if end_clock.hour < start_clock.hour {
                clock.half(!is_afternoon)?
            } else {
                start_clock
            };
            let (zone, end) = zone(words, end);
            let value = format!("{}{zone}/{}{zone}", start_clock.show(), end_clock.show());
            return Some(Found { end, value: Some(value), sure: 92 });
        }
    }
    if let Some((is_afternoon, end)) = half_of_day(words, tail, at + 1) {
        let clock = clock.half(is_afternoon)?;
        let (zone, end) = zone(words, end);
        return Some(Found { end, value: Some(format!("{}{zone}", clock.show())), sure: 97 });
    }
    if !tail.is_empty() {
        return None;
    }
    let text = words.text(at);
    if words.low(at + 1).as_str() == "o'clock"
        && clock.rest.is_none()
        && (1..=12).contains(&clock.hour)
    {
        return Some(Found { end: at + 2, value: None, sure: 95 });
    }
    if clock.rest.is_none() && words.is(at + 1, "noon") && clock.hour == 12 {
        return Some(Found { end: at + 2, value: Some("12:00".to_owned()), sure: 95 });
    }
    let (sign, end) = zone(words, at + 1);
    if at + 1 < end && clock.rest.is_some() {
        return Some(Found { end, value: Some(format!("{}{sign}", clock.show())), sure: 96 });
    }
    // "2:10" may be a race, a verse or a ratio: it wants a word that goes before times.
    let is_colon = text.contains(':') && clock.rest.is_some();
    let is_told = words.low_before(at).is_one_of(&[
        "at", "by", "from", "until", "till", "before", "after", "around", "about", "since",
    ]);
    if is_colon && is_told {
        return Some(Found { end: at + 1, value: Some(clock.show()), sure: 85 });
    }
    None
}

/// "17:30:05", "5.30pm", "5": the digits, and the letters behind them.
fn clock(text: &str) -> Option<(Clock, &str)> {
    if 16 < text.len() {
        return None;
    }
    let cut =
        text.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(text.len());
    let (head, tail) = text.split_at(cut);
    let mut parts = head.split([':', '.']);
    let hour = parts.next().filter(|it| matches!(it.len(), 1 | 2));
    let mut sixty = || match parts.next() {
        None => Some(None),
        Some(it) if it.len() == 2 => it.parse::<u8>().ok().filter(|it| *it < 60).map(Some),
        Some(_) => None,
    };
    let (minute, second) = (sixty()?, sixty()?);
    if parts.next().is_some() {
        return None;
    }
    let hour = hour?.parse().ok().filter(|it| *it < 24)?;
    Some((Clock { hour, rest: minute.map(|it| (it, second)) }, tail))
}

/// "1730": only a zone makes it a time.
fn military(text: &str) -> Option<Clock> {
    let is_four = text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit());
    let (hour, minute) = text.split_at_checked(2).filter(|_| is_four)?;
    let hour = hour.parse().ok().filter(|it| *it < 24)?;
    let minute = minute.parse().ok().filter(|it| *it < 60)?;
    Some(Clock { hour, rest: Some((minute, None)) })
}

/// Whether it is after noon, by "pm" in the letters behind the digits, or by the token there; and what is behind it.
fn half_of_day(words: &Words<'_>, tail: &str, at: usize) -> Option<(bool, usize)> {
    let is_half = |it: &str| match it {
        "am" | "a.m." | "a.m" => Some(false),
        "pm" | "p.m." | "p.m" => Some(true),
        _ => None,
    };
    if !tail.is_empty() {
        if let Some(it) = is_half(tail.to_ascii_lowercase().as_str()) {
            return Some((it, at));
        }
        // "5p.m." is cut behind the p.
        let is_cut = matches!(tail, "a" | "p") && words.text(at) == "." && words.is(at + 1, "m");
        let has_stop = words.text(at + 2) == "." && words.is_glued(at + 2);
        return is_cut.then_some((tail == "p", at + 2 + usize::from(has_stop)));
    }
    let low = words.low(at);
    if let Some(it) = is_half(low.as_str()) {
        return Some((it, at + 1));
    }
    // "p.m" without its last stop, or with a space in it.
    let is_apart = matches!(low.as_str(), "a" | "p" | "a." | "p.");
    let next = at + 1 + usize::from(words.text(at + 1) == ".");
    (is_apart
        && next < at + 3
        && words.is(next, "m")
        && (words.is_glued(next) || low.as_str().len() == 2))
        .then_some((low.as_str().starts_with('p'), next + 1))
}

/// The offset that a zone's name stands for, and what is behind the name; empty where it has several meanings.
fn zone(words: &Words<'_>, at: usize) -> (&'static str, usize) {
    let offset = match words.text(at) {
        "GMT" | "UTC" | "Z" => "Z",
        "EST" => "-05:00",
        "EDT" => "-04:00",
        "CDT" => "-05:00",
        "MDT" => "-06:00",
        "PDT" => "-07:00",
        "PST" => "-08:00",
        "CET" => "+01:00",
        "CEST" | "SAST" => "+02:00",
        "EET" => "+02:00",
        "EEST" | "MSK" | "EAT" => "+03:00",
        "JST" | "KST" => "+09:00",
        "AEST" => "+10:00",
        "AEDT" => "+11:00",
        "NZST" => "+12:00",
        "ET" | "CT" | "MT" | "PT" | "BST" | "IST" | "CST" | "MST" => "",
        _ => {
            let is_local = words.is(at, "local") && words.is(at + 1, "time");
            return ("", if is_local { at + 2 } else { at });
        }
    };
    (offset, at + 1)
}
