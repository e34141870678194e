//! Types, dates and numbers in words.

use dateline_archive::Month;
use dateline_article::{Date, EntityType};
use dateline_words::{en, fill, locales, template, tr};
use js_sys::{
    Intl::{DateTimeFormat, NumberFormat},
    Object, Reflect,
};
use wasm_bindgen::JsValue;

/// What an entity of a type is.
pub(crate) fn kind(word: &str) -> String {
    let known = EntityType::parse(word).and_then(|it| known(&it));
    known.map_or_else(|| word.replace('_', " "), |it| tr(it).to_owned())
}

fn known(kind: &EntityType) -> Option<&'static str> {
    Some(match kind {
        EntityType::Person => en("person"),
        EntityType::Organization => en("organization"),
        EntityType::Place => en("place"),
        EntityType::Group => en("group"),
        EntityType::Event => en("event"),
        EntityType::Project => en("project"),
        EntityType::Work => en("work"),
        EntityType::Product => en("product"),
        EntityType::Law => en("law"),
        EntityType::Date => en("date"),
        EntityType::Time => en("time"),
        EntityType::Money => en("money"),
        EntityType::Quantity => en("amount"),
        EntityType::Other => en("other"),
        EntityType::Custom(_) => return None,
    })
}

/// The colour of a type.
pub(crate) fn color(word: &str) -> &str {
    if EntityType::parse(word).is_some_and(|it| it.is_known()) { word } else { "other" }
}

/// A number, with English in the reader's locale: an index has so many stories that separators help.
pub(crate) fn number(n: usize) -> String {
    let format = NumberFormat::new(&locales(), &Object::new()).format();
    let text = format.call1(&JsValue::NULL, &(n as f64).into()).ok().and_then(|it| it.as_string());
    text.unwrap_or_else(|| n.to_string())
}

/// As [`dateline_words::tr_n`], with such a number.
pub(crate) fn tr_n(n: usize, one: &'static str, many: &'static str) -> String {
    fill(template(n, one, many), &[("n", &number(n))])
}

/// What stands between the names of a template: in other scripts a comma is another sign.
pub(crate) fn between(template: &str) -> String {
    fill(template, &[])
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
    // Of the calendar by which the index counts them: the months of others begin on other days.
    let options =
        [("month", "long"), ("year", "numeric"), ("calendar", "gregory"), ("timeZone", "UTC")];
    let shown = format(&utc, &options);
    shown.unwrap_or_else(|| month.to_string())
}

fn format(date: &js_sys::Date, options: &[(&str, &str)]) -> Option<String> {
    let bag = Object::new();
    for (key, value) in options {
        Reflect::set(&bag, &(*key).into(), &(*value).into()).ok()?;
    }
    DateTimeFormat::new(&locales(), &bag).format().call1(&JsValue::NULL, date).ok()?.as_string()
}
