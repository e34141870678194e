//! Quantities: a number and a unit. "20 percent", "300 km", "7.1 magnitude", "20-mile", "38.5°C".

use crate::{
    number::{Number, large_number, number, range},
    words::{Found, Words},
};

/// Names of units, each with its symbol; empty where a name has several sizes. Singular and plural, longest first
/// among those that begin with the same word.
const UNITS: [(&str, &str); 93] = [
    ("percentage point", "pp"),
    ("percentage points", "pp"),
    ("percent", "%"),
    ("per cent", "%"),
    ("pct", "%"),
    ("basis points", "bp"),
    ("basis point", "bp"),
    ("kilometers per hour", "km/h"),
    ("kilometres per hour", "km/h"),
    ("kilometers an hour", "km/h"),
    ("kilometres an hour", "km/h"),
    ("miles per hour", "mph"),
    ("miles an hour", "mph"),
    ("meters per second", "m/s"),
    ("metres per second", "m/s"),
    ("square kilometers", "km²"),
    ("square kilometres", "km²"),
    ("square kilometer", "km²"),
    ("square kilometre", "km²"),
    ("square meters", "m²"),
    ("square metres", "m²"),
    ("square meter", "m²"),
    ("square metre", "m²"),
    ("square miles", "mi²"),
    ("square mile", "mi²"),
    ("square feet", "ft²"),
    ("square foot", "ft²"),
    ("sq km", "km²"),
    ("sq m", "m²"),
    ("sq ft", "ft²"),
    ("cubic meters", "m³"),
    ("cubic metres", "m³"),
    ("cubic feet", "ft³"),
    ("nautical miles", "nmi"),
    ("nautical mile", "nmi"),
    ("kilometers", "km"),
    ("kilometres", "km"),
    ("kilometer", "km"),
    ("kilometre", "km"),
    ("meters", "m"),
    ("metres", "m"),
    ("meter", "m"),
    ("metre", "m"),
    ("centimeters", "cm"),
    ("centimetres", "cm"),
    ("millimeters", "mm"),
    ("millimetres", "mm"),
    ("miles", "mi"),
    ("mile", "mi"),
    ("yards", "yd"),
    ("feet", "ft"),
    ("foot", "ft"),
    ("inches", "in"),
    ("inch", "in"),
    ("hectares", "ha"),
    ("hectare", "ha"),
    ("acres", "acre"),
    ("acre", "acre"),
    ("liters", "l"),
    ("litres", "l"),
    ("liter", "l"),
    ("litre", "l"),
    ("gallons", ""),
    ("barrels", "bbl"),
    ("kilograms", "kg"),
    ("kilogram", "kg"),
    ("kilos", "kg"),
    ("grams", "g"),
    ("gram", "g"),
    ("metric tons", "t"),
    ("metric tonnes", "t"),
    ("metric ton", "t"),
    ("tonnes", "t"),
    ("tonne", "t"),
    ("tons", ""),
    ("ton", ""),
    ("pounds", ""),
    ("pound", ""),
    ("ounces", ""),
    ("ounce", ""),
    ("knots", "kn"),
    ("horsepower", ""),
    ("gigawatt hours", "GWh"),
    ("megawatt hours", "MWh"),
    ("kilowatt hours", "kWh"),
    ("gigawatts", "GW"),
    ("gigawatt", "GW"),
    ("megawatts", "MW"),
    ("megawatt", "MW"),
    ("kilowatts", "kW"),
    ("watts", "W"),
    ("volts", "V"),
    ("decibels", "dB"),
];

/// Symbols as they are written, capitals and all.
const SYMBOLS: [&str; 35] = [
    "km", "km²", "km2", "m", "m²", "m2", "m³", "cm", "mm", "kg", "g", "mg", "ha", "ft", "mi", "lb",
    "lbs", "oz", "mph", "kph", "kmh", "W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "Hz",
    "kHz", "MHz", "GHz", "GB", "TB",
];

/// A unit behind a number.
struct Unit {
    symbol: &'static str,
    end: usize,
    sure: u8,
}

/// The quantity that begins at a token.
#[inline(never)]
pub(super) fn quantity(words: &Words<'_>, at: usize) -> Option<Found> {
    if words.is(at, "magnitude") {
        let next = words.behind_hyphen(at + 1);
        let number = number(words, next).filter(|it| it.tail.is_empty() && words.is_digit(next))?;
        let value = number.value.map(|it| format!("{it} magnitude"));
        return Some(Found { end: number.end, value, sure: 93 });
    }
    if !words.begins_clean(at) {
        return None;
    }
    let first = number(words, at)?;
    let (number, unit) = with_range(words, first)?;
    let value =
        number.value.filter(|_| !unit.symbol.is_empty()).map(|it| format!("{it} {}", unit.symbol));
    Some(Found { end: unit.end, value, sure: unit.sure })
}

fn with_range<'t>(words: &Words<'t>, first: Number<'t>) -> Option<(Number<'t>, Unit)> {
    if first.tail.is_empty()
        && let Some(both) = range(words, first)
        && let Some(unit) = unit_of(words, &both)
    {
        return Some((both, unit));
    }
    if let Some(unit) = unit_of(words, &first) {
        return Some((first, unit));
    }
    // "20m tonnes": the letter is a million.
    let at = first.end.checked_sub(1).filter(|_| !first.tail.is_empty())?;
    let large = large_number(words, at)?;
    Some((large, unit(words, large.end)?))
}

fn unit_of(words: &Words<'_>, number: &Number<'_>) -> Option<Unit> {
    if number.tail.is_empty() {
        return unit(words, number.end);
    }
    // "20m" is twenty million as often as it is metres.
    let symbol = symbol(number.tail).filter(|it| !matches!(*it, "m" | "g" | "W"))?;
    let (symbol, end) = with_speed(words, symbol, number.end);
    Some(Unit { symbol, end, sure: 92 })
}

fn unit(words: &Words<'_>, at: usize) -> Option<Unit> {
    match words.text(at) {
        "%" => return Some(Unit { symbol: "%", end: at + 1, sure: 97 }),
        "°" => {
            return match words.text(at + 1) {
                "C" => Some(Unit { symbol: "°C", end: at + 2, sure: 97 }),
                "F" => Some(Unit { symbol: "°F", end: at + 2, sure: 97 }),
                _ => Some(Unit { symbol: "", end: at + 1, sure: 85 }),
            };
        }
        _ => {}
    }
    let at = words.behind_hyphen(at);
    if let Some(symbol) = symbol(words.text(at)) {
        let (symbol, end) = with_speed(words, symbol, at + 1);
        let sure = if matches!(symbol, "m" | "g" | "W") { 70 } else { 92 };
        return Some(Unit { symbol, end, sure });
    }
    let first = words.low(at);
    match first.as_str() {
        "degrees" | "degree" => {
            let (symbol, n_words) = match words.low(at + 1).as_str() {
                "celsius" | "centigrade" | "c" => ("°C", 2),
                "fahrenheit" | "f" => ("°F", 2),
                _ => ("", 1),
            };
            return Some(Unit {
                symbol,
                end: at + n_words,
                sure: if n_words == 2 { 97 } else { 80 },
            });
        }
        "magnitude" => return Some(Unit { symbol: "magnitude", end: at + 1, sure: 93 }),
        "" => return None,
        _ => {}
    }
    let fits = |(name, _): &&(&str, &str)| {
        let mut parts = name.split(' ');
        parts.next() == Some(first.as_str())
            && parts.zip(1..).all(|(part, n)| {
                let at = at + n;
                words.is(at, part) || (words.is_hyphen(at) && words.is(at + 1, part))
            })
    };
    let (name, symbol) = UNITS.iter().find(fits)?;
    let mut end = at;
    for _ in name.split(' ') {
        end = words.behind_hyphen(end) + 1;
    }
    let sure = if matches!(*name, "pounds" | "pound" | "yards" | "foot") { 60 } else { 95 };
    Some(Unit { symbol, end, sure })
}

fn symbol(text: &str) -> Option<&'static str> {
    Some(match *SYMBOLS.iter().find(|it| **it == text)? {
        "km2" => "km²",
        "m2" => "m²",
        "lbs" | "lb" => "lb",
        "kph" | "kmh" => "km/h",
        it => it,
    })
}

/// "km/h", "m/s".
fn with_speed(words: &Words<'_>, symbol: &'static str, at: usize) -> (&'static str, usize) {
    let behind = (words.text(at) == "/" && words.is_glued(at)).then(|| words.text(at + 1));
    match (symbol, behind) {
        ("km", Some("h" | "hr")) => ("km/h", at + 2),
        ("m", Some("s")) => ("m/s", at + 2),
        _ => (symbol, at),
    }
}
