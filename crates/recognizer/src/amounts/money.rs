//! Money: "$3.5 billion", "€20m", "500,000 rubles", "Rs 20 crore", "US$ 1bn", "20 cents".

use crate::{
    number::{Number, large_number, range},
    words::{Found, Words},
};

/// A currency as it is written, and its code of ISO 4217; none where several have that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Currency {
    code: Option<&'static str>,
    /// As a power of ten of the main unit.
    power: i32,
}

const fn main(code: &'static str) -> Currency {
    Currency { code: Some(code), power: 0 }
}

const OPEN: Currency = Currency { code: None, power: 0 };

/// The money that begins at a token.
#[inline(never)]
pub(super) fn money(words: &Words<'_>, at: usize) -> Option<Found> {
    sign_first(words, at).or_else(|| number_first(words, at))
}

/// "$3.5 billion", "US$ 1bn", "Rs. 500", "EUR 20".
fn sign_first(words: &Words<'_>, at: usize) -> Option<Found> {
    let (mut currency, next) = sign(words, at)?;
    if words.is_digit(at) || !is_free(words, at) || !words.is_digit(next) {
        return None;
    }
    let first = large_number(words, next)?;
    let number = upper_end(words, first).unwrap_or(first);
    // "$500 USD", "$20 million CAD".
    let mut end = number.end;
    if let Some(code) = code(words.text(end)) {
        currency = main(code);
        end += 1;
    }
    let value = value(currency, number);
    Some(Found { end, value, sure: 97 })
}

/// The other end of "$20-30 million", "$20 to 30 million".
fn upper_end<'t>(words: &Words<'t>, first: Number<'t>) -> Option<Number<'t>> {
    let second = range(words, first).filter(|_| words.is_digit(first.end + 1))?;
    let second = Number {
        value: None,
        ..large_number(words, first.end + 1).filter(|_| !second.tail.is_empty()).unwrap_or(second)
    };
    let is_one = words.is_hyphen(first.end) || second.is_scaled;
    (is_one && second.tail.is_empty()).then_some(second)
}

/// Whether a sign of money may begin here: not within a word, but behind a dash of a range ("$1,000-$2,000").
fn is_free(words: &Words<'_>, at: usize) -> bool {
    words.begins_clean(at) || words.is_hyphen(at - 1)
}

/// "500,000 rubles", "20 million Canadian dollars", "20 €", "a 20-dollar bill".
fn number_first(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.begins_clean(at) {
        return None;
    }
    let first = large_number(words, at)?;
    let number =
        range(words, first).filter(|it| unit(words, it.end, it).is_some()).unwrap_or(first);
    let (currency, end) = unit(words, number.end, &number)?;
    Some(Found { end, value: value(currency, number), sure: 95 })
}

fn value(currency: Currency, number: Number<'_>) -> Option<String> {
    Some(format!("{} {}", currency.code?, number.value?.shifted(currency.power)))
}

/// A sign or code before a number, and what is behind it.
fn sign(words: &Words<'_>, at: usize) -> Option<(Currency, usize)> {
    let text = words.text(at);
    // Texts that were cut into tokens once have "NZ $ 26"; a letter alone may be anything.
    let is_near =
        words.is_glued(at + 1) || matches!(text, "US" | "U.S." | "NZ" | "HK" | "AU" | "NT");
    if words.text(at + 1) == "$" && is_near {
        let code = match text {
            "US" | "U.S." | "U.S" => "USD",
            "A" | "AU" | "Aus" => "AUD",
            "C" | "CA" | "CAD" | "Can" => "CAD",
            "NZ" => "NZD",
            "HK" => "HKD",
            "S" => "SGD",
            "NT" => "TWD",
            "R" => "BRL",
            "J" | "TT" | "Z" | "N" | "B" | "EC" => return Some((OPEN, at + 2)),
            _ => return None,
        };
        return Some((main(code), at + 2));
    }
    if let Some(code) = code(text) {
        return Some((main(code), at + 1));
    }
    let has_stop = words.text(at + 1) == "." && words.is_glued(at + 1);
    let currency = match text {
        "$" => main("USD"),
        "€" => main("EUR"),
        "£" => main("GBP"),
        "₹" => main("INR"),
        "₽" => main("RUB"),
        "₩" => main("KRW"),
        "₺" => main("TRY"),
        "₴" => main("UAH"),
        "₪" => main("ILS"),
        "₫" => main("VND"),
        "₦" => main("NGN"),
        "₱" => main("PHP"),
        "฿" => main("THB"),
        "₸" => main("KZT"),
        "₾" => main("GEL"),
        "₡" => main("CRC"),
        "₵" => main("GHS"),
        "؋" => main("AFN"),
        "Rp" => main("IDR"),
        "RM" => main("MYR"),
        // Yen or yuan.
        "¥" => OPEN,
        // Of India, Pakistan, Sri Lanka, Nepal.
        "Rs" | "Re" => return Some((OPEN, at + 1 + usize::from(has_stop))),
        _ => return None,
    };
    Some((currency, at + 1))
}

/// Codes of ISO 4217 that are not words or names in capitals as well.
fn code(text: &str) -> Option<&'static str> {
    const CODES: [&str; 46] = [
        "AED", "AFN", "ARS", "AUD", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK",
        "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "JPY", "KES",
        "KRW", "KZT", "MXN", "MYR", "NGN", "NOK", "NZD", "PHP", "PKR", "PLN", "RUB", "SAR", "SEK",
        "SGD", "THB", "TWD", "UAH", "USD", "VND", "ZAR",
    ];
    CODES.iter().find(|it| **it == text).copied()
}

/// A currency's name or sign behind a number, and what is behind it.
fn unit(words: &Words<'_>, at: usize, number: &Number<'_>) -> Option<(Currency, usize)> {
    let text = words.text(at);
    if matches!(text, "€" | "₽" | "₴" | "₺" | "£") || code(text).is_some() {
        return sign(words, at);
    }
    let at = words.behind_hyphen(at);
    let country = words.low(at);
    if words.is_capital(at) || country.as_str() == "us" {
        let next = words.behind_hyphen(at + 1);
        // "New Zealand dollars", "Hong Kong dollars": the country is of two words.
        let two = words.low(next);
        let (country, next) = match (country.as_str(), two.as_str()) {
            ("new", "zealand") => ("nz", next + 1),
            ("hong", "kong") => ("hk", next + 1),
            ("south", "korean") => ("korean", next + 1),
            ("south", "african") => ("african", next + 1),
            ("saudi", "arabian") => ("saudi", next + 1),
            (one, _) => (one, next),
        };
        if let Some(found) = of_country(country, words.low(next).as_str()) {
            return Some((found, next + 1));
        }
    }
    let mut end = at + 1;
    let low = words.low(at);
    let found = match low.as_str() {
        "dollar" | "dollars" => main("USD"),
        "euro" | "euros" => main("EUR"),
        "ruble" | "rubles" | "rouble" | "roubles" => main("RUB"),
        "yuan" | "renminbi" => main("CNY"),
        "yen" => main("JPY"),
        "hryvnia" | "hryvnias" | "hryvnyas" => main("UAH"),
        "afghanis" => main("AFN"),
        "zloty" | "zlotys" | "zlotych" => main("PLN"),
        "baht" => main("THB"),
        "ringgit" => main("MYR"),
        "shekel" | "shekels" => main("ILS"),
        "naira" => main("NGN"),
        "rand" => main("ZAR"),
        "tenge" => main("KZT"),
        "forint" | "forints" => main("HUF"),
        "reais" => main("BRL"),
        "rupiah" => main("IDR"),
        "taka" => main("BDT"),
        "birr" => main("ETB"),
        "lari" => main("GEL"),
        "liras" => main("TRY"),
        // Two countries say dong and lira too, but not in the news.
        "dong" => main("VND"),
        "lira" => main("TRY"),
        "pence" => Currency { code: Some("GBP"), power: -2 },
        "kopecks" | "kopeks" => Currency { code: Some("RUB"), power: -2 },
        // "20 won" is a result.
        "won" if number.is_scaled || number.value.is_some_and(|it| it.reaches(3)) => main("KRW"),
        "pound" | "pounds" if words.is(end, "sterling") => {
            end += 1;
            main("GBP")
        }
        "pounds" if number.is_scaled && number.value.is_none_or(|it| it.reaches(6)) => main("GBP"),
        "cent" | "cents" | "rupee" | "rupees" | "rial" | "rials" | "riyal" | "riyals" | "dinar"
        | "dinars" | "dirham" | "dirhams" | "peso" | "pesos" | "franc" | "francs" | "kroner"
        | "kronor" | "krone" | "shillings" | "koruna" | "som" | "soms" | "manat" | "manats"
        | "bolivars" => OPEN,
        _ => return None,
    };
    Some((found, end))
}

/// "Canadian dollars": what a country's adjective makes of a currency's name.
fn of_country(country: &str, name: &str) -> Option<Currency> {
    let name = name.trim_end_matches('s');
    let code = match (country, name) {
        ("us" | "u.s." | "u.s" | "american", "dollar") => "USD",
        ("us" | "u.s." | "u.s" | "american", "cent") => {
            return Some(Currency { code: Some("USD"), power: -2 });
        }
        ("euro", "cent") => return Some(Currency { code: Some("EUR"), power: -2 }),
        ("canadian", "dollar") => "CAD",
        ("australian", "dollar") => "AUD",
        ("nz", "dollar") => "NZD",
        ("hk", "dollar") => "HKD",
        ("singapore" | "singaporean", "dollar") => "SGD",
        ("taiwan" | "taiwanese", "dollar") => "TWD",
        ("british", "pound") => "GBP",
        ("egyptian", "pound") => "EGP",
        ("lebanese", "pound") => "LBP",
        ("syrian", "pound") => "SYP",
        ("sudanese", "pound") => "SDG",
        ("swiss", "franc") => "CHF",
        ("indian", "rupee") => "INR",
        ("pakistani" | "pakistan", "rupee") => "PKR",
        ("sri", "rupee") => "LKR",
        ("nepali" | "nepalese", "rupee") => "NPR",
        ("iranian", "rial") => "IRR",
        ("yemeni", "rial") => "YER",
        ("saudi", "riyal") => "SAR",
        ("qatari", "riyal") => "QAR",
        ("iraqi", "dinar") => "IQD",
        ("kuwaiti", "dinar") => "KWD",
        ("jordanian", "dinar") => "JOD",
        ("serbian", "dinar") => "RSD",
        ("emirati" | "uae", "dirham") => "AED",
        ("moroccan", "dirham") => "MAD",
        ("mexican", "peso") => "MXN",
        ("argentine" | "argentinian", "peso") => "ARS",
        ("chilean", "peso") => "CLP",
        ("colombian", "peso") => "COP",
        ("philippine", "peso") => "PHP",
        ("danish", "kroner" | "krone") => "DKK",
        ("norwegian", "kroner" | "krone") => "NOK",
        ("swedish", "kronor" | "krona") => "SEK",
        ("czech", "koruna" | "crown") => "CZK",
        ("korean", "won") => "KRW",
        ("african", "rand") => "ZAR",
        ("japanese", "yen") => "JPY",
        ("chinese", "yuan") => "CNY",
        ("russian", "ruble" | "rouble") => "RUB",
        ("belarusian", "ruble" | "rouble") => "BYN",
        ("turkish", "lira") => "TRY",
        ("israeli", "shekel") => "ILS",
        ("kenyan", "shilling") => "KES",
        ("afghan", "afghani") => "AFN",
        _ => return None,
    };
    Some(main(code))
}
