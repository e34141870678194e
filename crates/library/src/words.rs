//! Types, dates and numbers in words.

use dateline_archive::Month;
use dateline_article::{Date, EntityType};
use js_sys::{
    Array,
    Intl::{DateTimeFormat, NumberFormat},
    Object, Reflect,
};
use wasm_bindgen::JsValue;

/// What an entity of a type is.
pub(crate) fn kind(word: &str) -> String {
    match word {
        "quantity" => "amount".to_owned(),
        word => word.replace('_', " "),
    }
}

/// The colour of a type.
pub(crate) fn color(word: &str) -> &str {
    if EntityType::parse(word).is_some_and(|it| it.is_known()) { word } else { "other" }
}

/// A number, in the reader's locale.
pub(crate) fn number(n: usize) -> String {
    let format = NumberFormat::new(&Array::new(), &Object::new()).format();
    let text = format.call1(&JsValue::NULL, &(n as f64).into()).ok().and_then(|it| it.as_string());
    text.unwrap_or_else(|| n.to_string())
}

/// So many of something.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {many}", number(n)) }
}

/// A date: as readers say it, and as machines do.
pub(crate) fn date(date: Date) -> Option<(String, String)> {
    let utc = js_sys::Date::new(&JsValue::from_f64(0.0));
    match date {
        Date::Day { year, month, day } => {
            // Not `Date.UTC`, which takes the year 24 for 1924.
            utc.set_utc_full_year_with_month_date(year.into(), i32::from(month) - 1, day.into());
            let shown = format(&utc, &[("dateStyle", "long"), ("timeZone", "UTC")])?;
            Some((shown, format!("{year:04}-{month:02}-{day:02}")))
        }
        Date::Moment(ms) => {
            utc.set_time(ms as f64);
            let machine = if utc.get_time().is_nan() { return None } else { utc.to_iso_string() };
            Some((format(&utc, &[("dateStyle", "long")])?, machine.into()))
        }
    }
}

/// A month.
pub(crate) fn month(month: Month) -> String {
    let utc = js_sys::Date::new(&JsValue::from_f64(0.0));
    utc.set_utc_full_year_with_month_date(month.year() as u32, i32::from(month.number()) - 1, 1);
    let shown = format(&utc, &[("month", "long"), ("year", "numeric"), ("timeZone", "UTC")]);
    shown.unwrap_or_else(|| month.to_string())
}

fn format(date: &js_sys::Date, options: &[(&str, &str)]) -> Option<String> {
    let bag = Object::new();
    for (key, value) in options {
        Reflect::set(&bag, &(*key).into(), &(*value).into()).ok()?;
    }
    // No locales: the reader's.
    DateTimeFormat::new(&Array::new(), &bag).format().call1(&JsValue::NULL, date).ok()?.as_string()
}
