//! Dates in a text, and what they come to in EDTF, seen from the day the story was published.
//!
//! Values are of levels 0 and 1 of the [Extended Date/Time Format][edtf]: `2024-11-25`, `2024-11`, `2024`, intervals
//! `2024-06-03/2024-06-05`, decades `199X`, centuries `18XX`, seasons `2024-22`, about `2014~`, years before our time
//! `-0043`. Quarters are intervals of months, because their own numbers are of level 2. A value is left out where a
//! reader could not tell: "11/12/2024", "fiscal 2023", "next Friday" said on a Tuesday.
//!
//! "Monday" and "Nov. 25" are resolved as agencies write them: the past is what is told of, so "said Monday" is the
//! nearest Monday, today or up to six days ago; "will meet on Monday" is the next. The nearest verb decides, first
//! before the date, then behind it, in the same sentence (see [`tense`]). Without one, "on Monday" is past, and a bare
//! "Monday" open. Weeks are those of ISO 8601 and begin on Monday. "last" and "next" with a weekday are only resolved
//! where both of their readings are the same day.
//!
//! Known to be wrong, and left so:
//!
//! - a moment of publication is on its day of UTC: a story of the late evening in New York is a day ahead;
//! - "agreed to meet on Monday" is open, because a form with "to" has no tense;
//! - feasts ("Christmas Day"), recurring days ("Mondays"), the bare "25th", lengths of time ("for two years") and "the
//!   next day" are not found;
//! - "In Dec. 20 people died" is a date, as is "June 20 officials";
//! - "today" often only means nowadays.
//!
//! [edtf]: https://www.loc.gov/standards/datetime/

mod calendar;
mod explicit;
mod names;
mod relative;
mod tense;
mod weekdays;
mod years;

pub(crate) use self::calendar::day_number;
use crate::words::{Found, Words};

/// The date that begins at a token; `today` is the day of the story.
#[inline(never)]
pub(crate) fn date(words: &Words<'_>, at: usize, today: Option<i64>) -> Option<Found> {
    let text = words.text(at);
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        if !words.begins_clean(at) {
            return None;
        }
        return [
            explicit::numeric(words, at),
            explicit::day_first(words, at, today),
            years::range(words, at),
            years::decade(words, at),
            years::year(words, at),
            relative::ago(words, at, today),
        ]
        .into_iter()
        .flatten()
        .max_by_key(|it| it.end);
    }
    let is_decade = matches!(text, "'" | "’" | "‘");
    if !first.is_ascii_alphabetic() {
        return if is_decade { years::decade(words, at) } else { None };
    }
    if !words.begins_clean(at) {
        return None;
    }
    [
        explicit::month_first(words, at, today),
        weekdays::weekday(words, at, today),
        relative::relative(words, at, today),
        relative::ago(words, at, today),
        years::named(words, at),
        part_of(words, at, today),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|it| it.end)
}

/// "early 2021", "mid-November", "the late 1990s": the whole, because EDTF has no parts.
#[inline(never)]
fn part_of(words: &Words<'_>, at: usize, today: Option<i64>) -> Option<Found> {
    if !words.low(at).is_one_of(&["early", "late", "mid", "earlier", "later"]) {
        return None;
    }
    let next = words.behind_hyphen(at + 1);
    let is_time = |it: &Found| it.end == next + 2 || words.is_digit(next);
    let found = [
        explicit::month_first(words, next, today),
        years::decade(words, next),
        years::bare(words, next),
        relative::relative(words, next, today).filter(is_time),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|it| it.end)?;
    Some(Found { sure: found.sure.max(88), ..found })
}
