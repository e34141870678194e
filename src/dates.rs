//! Dates in the words of the reader's locale.

use dateline_article::Date;
use dateline_words::locales;
use js_sys::{Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::JsValue;

/// How far from 1970 a date of JavaScript may lie, in milliseconds.
const FURTHEST: i64 = 8_640_000_000_000_000;

/// A date for readers, and for the `datetime` attribute.
pub(crate) struct DateText {
    /// In the reader's locale.
    pub(crate) shown: String,
    /// ISO 8601.
    pub(crate) machine: String,
}

/// Writes out `date`. A calendar day is formatted in UTC, where it was made, so that no time zone shifts it.
pub(crate) fn date_text(date: Date) -> Option<DateText> {
    match date {
        Date::Day { year, month, day } => {
            let utc = js_sys::Date::new(&JsValue::from_f64(0.0));
            // Not `Date.UTC`, which takes the year 24 for 1924.
            utc.set_utc_full_year_with_month_date(year.into(), i32::from(month) - 1, day.into());
            let machine = String::from(utc.to_iso_string());
            let machine = machine.split('T').next().unwrap_or_default().to_owned();
            Some(DateText {
                shown: format(&utc, &[("dateStyle", "long"), ("timeZone", "UTC")])?,
                machine,
            })
        }
        Date::Moment(ms) if (-FURTHEST..=FURTHEST).contains(&ms) => {
            let moment = js_sys::Date::new(&JsValue::from_f64(ms as f64));
            let machine = moment.to_iso_string().into();
            Some(DateText {
                shown: format(&moment, &[("dateStyle", "long"), ("timeStyle", "short")])?,
                machine,
            })
        }
        Date::Moment(_) => None,
    }
}

/// Today, with its weekday.
pub(crate) fn today() -> Option<String> {
    format(&js_sys::Date::new_0(), &[("dateStyle", "full")])
}

fn format(date: &js_sys::Date, options: &[(&str, &str)]) -> Option<String> {
    let bag = Object::new();
    for (key, value) in options {
        Reflect::set(&bag, &(*key).into(), &(*value).into()).ok()?;
    }
    DateTimeFormat::new(&locales(), &bag).format().call1(&JsValue::NULL, date).ok()?.as_string()
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_day_is_that_day_everywhere() {
        let text = date_text(Date::Day { year: 2024, month: 2, day: 29 }).unwrap();
        assert_eq!(text.machine, "2024-02-29");
        assert!(text.shown.contains("29") && text.shown.contains("2024"), "{}", text.shown);
        // A month further there is no 31st.
        let text = date_text(Date::Day { year: 2024, month: 1, day: 31 }).unwrap();
        assert!(text.shown.contains("31"), "{}", text.shown);
    }

    #[wasm_bindgen_test]
    fn the_year_24_is_not_1924() {
        let text = date_text(Date::Day { year: 24, month: 1, day: 2 }).unwrap();
        assert_eq!(text.machine, "0024-01-02");
        assert!(!text.shown.contains("19"), "{}", text.shown);
    }

    #[wasm_bindgen_test]
    fn a_moment_beyond_javascript_is_no_date() {
        assert_eq!(date_text(Date::Moment(0)).unwrap().machine, "1970-01-01T00:00:00.000Z");
        assert!(date_text(Date::Moment(i64::MAX)).is_none());
        assert!(date_text(Date::Moment(i64::MIN)).is_none());
    }
}
