use proptest::prelude::*;

use super::*;
use crate::token::tokens;

/// A Tuesday.
const PUBLISHED: Date = Date::Day { year: 2024, month: 11, day: 26 };

/// What is found in `text`, each as its kind's first letter, its words, and its value if it has one.
fn told(text: &str, published: Option<Date>) -> String {
    let found = amounts(text, &tokens(text), published);
    let told: Vec<String> = found
        .iter()
        .map(|it| {
            let kind = match it.kind {
                EntityType::Date => 'D',
                EntityType::Time => 'T',
                EntityType::Money => 'M',
                _ => 'Q',
            };
            let value = it.value.as_ref().map_or(String::new(), |it| format!(" = {it}"));
            format!("{kind} {}{value}", &text[it.start..it.end])
        })
        .collect();
    told.join(" | ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(told(text, Some(PUBLISHED)), expected, "{text}");
}

#[test]
fn days_of_the_calendar() {
    check("on 2024-11-25, it", "D 2024-11-25 = 2024-11-25");
    check("on 2024/11/25.", "D 2024/11/25 = 2024-11-25");
    check("on 11/25/2024", "D 11/25/2024 = 2024-11-25");
    check("on 25/11/2024", "D 25/11/2024 = 2024-11-25");
    check("on 11/12/2024", "D 11/12/2024");
    check("on 11/11/2024", "D 11/11/2024 = 2024-11-11");
    check("on 25.11.2024", "D 25.11.2024 = 2024-11-25");
    check("on 31/31/2024", "");
    check("on 2024-02-30", "");
    check("He came on Nov. 25, 2024, and left.", "D Nov. 25, 2024 = 2024-11-25");
    check("November 25 2024", "D November 25 2024 = 2024-11-25");
    check("25 November 2024", "D 25 November 2024 = 2024-11-25");
    check("the 25th of November, 2024", "D 25th of November, 2024 = 2024-11-25");
    check("the 1st of May", "D 1st of May");
    check("born Feb. 29, 1988", "D Feb. 29, 1988 = 1988-02-29");
    check("born Feb. 29, 1989", "D Feb. 29, 1989");
    check("on Feb. 30", "");
    check("Sept. 11, 2001", "D Sept. 11, 2001 = 2001-09-11");
    check("SEPTEMBER 11, 2001", "D SEPTEMBER 11, 2001 = 2001-09-11");
    check("september 11, 2001", "D september 11, 2001 = 2001-09-11");
    check("on June 3-5, 2024", "D June 3-5, 2024 = 2024-06-03/2024-06-05");
    check("June 3–5, 2024", "D June 3–5, 2024 = 2024-06-03/2024-06-05");
    check("from 3 to 5 June 2024", "D 3 to 5 June 2024 = 2024-06-03/2024-06-05");
    check("June 30 to July 2, 2024", "D June 30 to July 2, 2024 = 2024-06-30/2024-07-02");
    check("Dec. 30 - Jan. 2, 2023", "D Dec. 30 - Jan. 2, 2023 = 2023-12-30/2024-01-02");
    check("Monday, Nov. 25, 2024", "D Monday, Nov. 25, 2024 = 2024-11-25");
    check("Mon., Nov. 25, 2024", "D Mon., Nov. 25, 2024 = 2024-11-25");
    check("Sunday, Nov. 25, 2024", "D Sunday, Nov. 25, 2024");
    check("Monday 25 November", "D Monday 25 November = 2024-11-25");
    check("In June 20 people died", "D June = 2024-06");
}

#[test]
fn days_without_a_year() {
    check("He died on Nov. 25.", "D Nov. 25 = 2024-11-25");
    check("He died on Dec. 30.", "D Dec. 30 = 2023-12-30");
    check("They will meet on Jan. 20.", "D Jan. 20 = 2025-01-20");
    check("They met on Jan. 20.", "D Jan. 20 = 2024-01-20");
    check("They met on June 3.", "D June 3 = 2024-06-03");
    check("a June 3 letter", "D June 3");
    check("a Nov. 3 letter", "D Nov. 3 = 2024-11-03");
    check("a Jan. 3 letter", "D Jan. 3 = 2025-01-03");
    check("elections due on 3 March", "D 3 March = 2025-03-03");
    check("The fair runs June 3-5", "D June 3-5");
    check("It was held June 3-5", "D June 3-5 = 2024-06-03/2024-06-05");
}

#[test]
fn months() {
    check("in November 2024", "D November 2024 = 2024-11");
    check("in Nov. 2024", "D Nov. 2024 = 2024-11");
    check("in November of 2024", "D November of 2024 = 2024-11");
    check("He died in May 2021.", "D May 2021 = 2021-05");
    check("He died in May.", "D May = 2024-05");
    check("He died in December.", "D December = 2023-12");
    check("He will go in December.", "D December = 2024-12");
    check("He will go in March.", "D March = 2025-03");
    check("early November 2024", "D early November 2024 = 2024-11");
    check("It fell in mid-October.", "D mid-October = 2024-10");
    check("last March", "D last March = 2024-03");
    check("next March", "D next March = 2025-03");
    check("last December", "D last December = 2023-12");
    check("He may march in august company", "");
    check("Theresa May and June Brown met April Lee", "");
    check("Jan Smith and Mar Roxas", "");
    check("the November talks", "D November");
}

#[test]
fn weekdays() {
    check("He said on Monday that", "D Monday = 2024-11-25");
    check("Officials said Tuesday", "D Tuesday = 2024-11-26");
    check("Officials said Wednesday", "D Wednesday = 2024-11-20");
    check("On Monday, he arrived", "D Monday = 2024-11-25");
    check("On Friday the bank", "D Friday = 2024-11-22");
    check("They will meet on Friday.", "D Friday = 2024-11-29");
    check("They will meet on Monday.", "D Monday = 2024-12-02");
    check("He is expected to arrive Thursday", "D Thursday = 2024-11-28");
    check("said on Monday it will pay on Friday", "D Monday = 2024-11-25 | D Friday = 2024-11-29");
    check("agreed to meet on Monday", "D Monday");
    check("flew to Kabul on Monday", "D Monday = 2024-11-25");
    check("would meet on Monday", "D Monday");
    check("Monday talks", "D Monday");
    check("he’ll meet them Friday", "D Friday = 2024-11-29");
    check("due to arrive on Friday", "D Friday = 2024-11-29");
    check("closed due to the storm on Friday", "D Friday = 2024-11-22");
    check("set for Friday", "D Friday = 2024-11-29");
    check("next Monday", "D next Monday = 2024-12-02");
    check("next Friday", "D next Friday");
    check("last Friday", "D last Friday = 2024-11-22");
    check("last Monday", "D last Monday");
    check("this Friday", "D this Friday = 2024-11-29");
    check("MONDAY’S ATTACK", "D MONDAY");
    check("It ended. Monday was calm.", "D Monday = 2024-11-25");
    check("on Mondays, on Good Friday, on Black Friday", "");
    check("The sun sat in the Sun.", "");
}

#[test]
fn seen_from_the_day_of_the_story() {
    check("yesterday", "D yesterday = 2024-11-25");
    check("Today, he said", "D Today = 2024-11-26");
    check("USA Today said", "");
    check("tomorrow night", "D tomorrow = 2024-11-27");
    check("tonight", "D tonight = 2024-11-26");
    check("last night", "D last night = 2024-11-25");
    check("this morning", "D this morning = 2024-11-26");
    check("last week", "D last week = 2024-11-18/2024-11-24");
    check("next week’s vote", "D next week = 2024-12-02/2024-12-08");
    check("earlier this week", "D earlier this week = 2024-11-25/2024-12-01");
    check("the last week of May 2020", "D May 2020 = 2020-05");
    check("last month", "D last month = 2024-10");
    check("next month", "D next month = 2024-12");
    check("this year", "D this year = 2024");
    check("late last year", "D late last year = 2023");
    check("two years ago", "D two years ago = 2022");
    check("25 years ago", "D 25 years ago = 1999");
    check("a year ago", "D a year ago = 2023");
    check("three days ago", "D three days ago = 2024-11-23");
    check("two weeks ago", "D two weeks ago = 2024-11-12~");
    check("11 months ago", "D 11 months ago = 2023-12");
    check("a decade ago", "D a decade ago = 2014~");
    check("several days ago", "D several days ago");
    check("last summer", "D last summer");
    check("for two years, for the last two years", "");
}

#[test]
fn years_decades_and_longer() {
    check("in 2019", "D 2019 = 2019");
    check("the 2019 election", "D 2019 = 2019");
    check("since 2014.", "D 2014 = 2014");
    check("early 2021", "D early 2021 = 2021");
    check("the film (1998)", "D 1998 = 1998");
    check("2020 was a bad year", "D 2020 = 2020");
    check("2020 people died, of 2000 people", "");
    check("room 2019, 2019 Main Street", "");
    check("between 2001 and 2003", "D between 2001 and 2003 = 2001/2003");
    check("from 2001 to 2003", "D from 2001 to 2003 = 2001/2003");
    check("2001-2003", "D 2001-2003 = 2001/2003");
    check("(1955–2020)", "D 1955–2020 = 1955/2020");
    check("the 2022-23 season", "D 2022-23 = 2022/2023");
    check("the 2011-12 season", "D 2011-12");
    check("in 2024/25", "D 2024/25 = 2024/2025");
    check("the 1990s", "D 1990s = 199X");
    check("the late 1990s", "D late 1990s = 199X");
    check("the mid-1990s", "D mid-1990s = 199X");
    check("the 1990's", "D 1990's = 199X");
    check("the ’90s", "D ’90s = 199X");
    check("the 1900s", "D 1900s");
    check("the 19th century", "D 19th century = 18XX");
    check("a 21st-century state", "D 21st-century = 20XX");
    check("in 44 BC", "D 44 BC = -0043");
    check("Q3 2023", "D Q3 2023 = 2023-07/2023-09");
    check("the third quarter of 2023", "D third quarter of 2023 = 2023-07/2023-09");
    check("the first half of 2024", "D first half of 2024 = 2024-01/2024-06");
    check("the third quarter", "");
    check("summer of 2023", "D summer of 2023 = 2023-22");
    check("fiscal 2023", "D fiscal 2023");
    check("fiscal year 2023-24", "D fiscal year 2023-24");
    check("FY2023", "D FY2023");
}

#[test]
fn times() {
    check("at 5 p.m.", "T 5 p.m. = 17:00");
    check("at 5 p.m. on", "T 5 p.m. = 17:00");
    check("at 5pm", "T 5pm = 17:00");
    check("at 5:30 PM", "T 5:30 PM = 17:30");
    check("at 5.30pm", "T 5.30pm = 17:30");
    check("at 12 a.m.", "T 12 a.m. = 00:00");
    check("at 12:15 p.m.", "T 12:15 p.m. = 12:15");
    check("17:30 GMT", "T 17:30 GMT = 17:30Z");
    check("(1730 GMT)", "T 1730 GMT = 17:30Z");
    check("5 p.m. EST", "T 5 p.m. EST = 17:00-05:00");
    check("5 p.m. ET", "T 5 p.m. ET = 17:00");
    check("5 p.m. local time", "T 5 p.m. local time = 17:00");
    check("at 17:30", "T 17:30 = 17:30");
    check("at 11:59:59", "T 11:59:59 = 11:59:59");
    check("at noon", "T noon = 12:00");
    check("until midnight GMT", "T midnight GMT = 00:00Z");
    check("High Noon", "");
    check("five o'clock, 5 o’clock", "T 5 o’clock");
    check("3-5 p.m.", "T 3-5 p.m. = 15:00/17:00");
    check("11 to 1 p.m.", "T 11 to 1 p.m. = 11:00/13:00");
    check("in 2:10, John 3:16, 25:61, at 25:61, 13 p.m.", "");
    check("1730 people", "");
}

#[test]
fn money_of_all_kinds() {
    check("$3.5 billion", "M $3.5 billion = USD 3500000000");
    check("$3.5 billion-a-year", "M $3.5 billion = USD 3500000000");
    check("€20m", "M €20m = EUR 20000000");
    check("£1.5bn", "M £1.5bn = GBP 1500000000");
    check("500,000 rubles", "M 500,000 rubles = RUB 500000");
    check("Rs 20 crore", "M Rs 20 crore");
    check("Rs. 500", "M Rs. 500");
    check("₹20 lakh crore", "M ₹20 lakh crore = INR 20000000000000");
    check("₹1,20,000", "M ₹1,20,000 = INR 120000");
    check("US$ 1bn", "M US$ 1bn = USD 1000000000");
    check("US$1.25", "M US$1.25 = USD 1.25");
    check(
        "A$5, C$5, HK$5, NZ$5, R$5, J$5",
        "M A$5 = AUD 5 | M C$5 = CAD 5 | M HK$5 = HKD 5 | M NZ$5 = NZD 5 | M R$5 = BRL 5 | M J$5",
    );
    check("cost NZ $ 26 million", "M NZ $ 26 million = NZD 26000000");
    check("class A $5", "M $5 = USD 5");
    check("20 cents", "M 20 cents");
    check("20 U.S. cents", "M 20 U.S. cents = USD 0.2");
    check("25 pence", "M 25 pence = GBP 0.25");
    check("EUR 20 million", "M EUR 20 million = EUR 20000000");
    check("500 EUR", "M 500 EUR = EUR 500");
    check("20€ or 20 €", "M 20€ = EUR 20 | M 20 € = EUR 20");
    check("20 million Canadian dollars", "M 20 million Canadian dollars = CAD 20000000");
    check("5 Hong Kong dollars", "M 5 Hong Kong dollars = HKD 5");
    check("300 Swiss francs", "M 300 Swiss francs = CHF 300");
    check("300 francs", "M 300 francs");
    check("¥500", "M ¥500");
    check("two million dollars", "M two million dollars = USD 2000000");
    check("a million euros", "M a million euros = EUR 1000000");
    check("half a million dollars", "M half a million dollars = USD 500000");
    check("one and a half billion yen", "M one and a half billion yen = JPY 1500000000");
    check(
        "two hundred and fifty thousand euros",
        "M two hundred and fifty thousand euros = EUR 250000",
    );
    check("twenty-five dollars", "M twenty-five dollars = USD 25");
    check("tens of millions of dollars", "M tens of millions of dollars");
    check("several million euros", "M several million euros");
    check("a 20-dollar bill", "M 20-dollar = USD 20");
    check("$3-billion plan", "M $3-billion = USD 3000000000");
    check("$20-30 million", "M $20-30 million");
    check("$20 to 30 million", "M $20 to 30 million");
    check("$1,000-$2,000", "M $1,000 = USD 1000 | M $2,000 = USD 2000");
    check("between $20m and $30m", "M $20m = USD 20000000 | M $30m = USD 30000000");
    check("$0.10", "M $0.10 = USD 0.1");
    check("$1 trillion", "M $1 trillion = USD 1000000000000");
    check("$2½ million", "M $2½ million = USD 2500000");
    check("5,000 won but of 20 won", "M 5,000 won = KRW 5000");
    check("£300 and 20 pounds sterling", "M £300 = GBP 300 | M 20 pounds sterling = GBP 20");
    check("3 million pounds", "M 3 million pounds = GBP 3000000");
    check("$, $ 5x, $20g, euros, dollars", "");
    check("$12345678901234567890123456789012345678901234567890", "");
    check(
        "$123456789012345678901234567890 trillion",
        "M $123456789012345678901234567890 trillion = USD 123456789012345678901234567890000000000000",
    );
}

#[test]
fn quantities() {
    check("20 percent", "Q 20 percent = 20 %");
    check("20 per cent", "Q 20 per cent = 20 %");
    check("5.2%, 5.2 %", "Q 5.2% = 5.2 % | Q 5.2 % = 5.2 %");
    check("twenty-five percent", "Q twenty-five percent = 25 %");
    check("20-30 percent", "Q 20-30 percent");
    check("20 to 30 percent", "Q 20 to 30 percent");
    check("2 percentage points", "Q 2 percentage points = 2 pp");
    check("25 basis points", "Q 25 basis points = 25 bp");
    check("300 km, 300km", "Q 300 km = 300 km | Q 300km = 300 km");
    check("300\u{a0}km", "Q 300\u{a0}km = 300 km");
    check("1,200 miles", "Q 1,200 miles = 1200 mi");
    check("a 20-mile road", "Q 20-mile = 20 mi");
    check("40 tonnes", "Q 40 tonnes = 40 t");
    check("20m tonnes", "Q 20m tonnes = 20000000 t");
    check("2 million metric tons", "Q 2 million metric tons = 2000000 t");
    check("40 tons", "Q 40 tons");
    check("7.1 magnitude", "Q 7.1 magnitude = 7.1 magnitude");
    check("a 7.1-magnitude quake", "Q 7.1-magnitude = 7.1 magnitude");
    check("a magnitude-7.1 quake", "Q magnitude-7.1 = 7.1 magnitude");
    check("magnitude 6", "Q magnitude 6 = 6 magnitude");
    check("38.5°C, 20 degrees Celsius", "Q 38.5°C = 38.5 °C | Q 20 degrees Celsius = 20 °C");
    check("20 degrees", "Q 20 degrees");
    check("50 square kilometers", "Q 50 square kilometers = 50 km²");
    check("50 sq km, 50 km²", "Q 50 sq km = 50 km² | Q 50 km² = 50 km²");
    check("a 20-square-mile area", "Q 20-square-mile = 20 mi²");
    check("10 hectares", "Q 10 hectares = 10 ha");
    check("120 km/h", "Q 120 km/h = 120 km/h");
    check("60 miles per hour, 60 mph", "Q 60 miles per hour = 60 mph | Q 60 mph = 60 mph");
    check("500 MW, 500 megawatts", "Q 500 MW = 500 MW | Q 500 megawatts = 500 MW");
    check("3 kWh", "Q 3 kWh = 3 kWh");
    check("1 million barrels", "Q 1 million barrels = 1000000 bbl");
    check("200 pounds", "Q 200 pounds");
    check("three feet", "Q three feet = 3 ft");
    check("3 feet 10 inches", "Q 3 feet = 3 ft | Q 10 inches = 10 in");
    check("more than 20 people, 25-year-old, 20 minutes", "");
    check("a 5G network, the G20, COVID-19, F-16, 4x4", "");
}

#[test]
fn nothing_in_numbers_of_other_kinds() {
    check("won 2-1, lost 3–0", "");
    check("call 555-1234 or +1-202-555-0143 or (202) 555-0143", "");
    check("version 2.4.1 and v5.2% and 10.0.0.1", "");
    check("https://a.org/2024-11-25/5% and a@20.km", "");
    check("1-2024-11-25, 2024-11-25-1", "");
    check("#2019, @2019, 9/11, 1/2", "");
    check("A5%, x20km, B-52 km", "");
    check("", "");
    check("1,2,3 percent; 12,34 percent", "Q 12,34 percent = 12.34 %");
}

#[test]
fn words_that_begin_something_are_sorted() {
    assert!(FIRST.is_sorted());
    // Whatever begins with a word of the list is found in capitals and in small letters.
    for word in ["MONDAY", "YESTERDAY", "LAST WEEK", "TWENTY PERCENT", "MAGNITUDE 6"] {
        assert_ne!(told(word, None), "", "{word}");
        assert_ne!(told(&word.to_lowercase(), None), "", "{word}");
    }
}

#[test]
fn in_running_text() {
    check(
        "KABUL, Nov. 26 - Inflation rose to 5.2% in October, the bank said on Monday at 5 p.m., after $1.5 billion in aid.",
        "D Nov. 26 = 2024-11-26 | Q 5.2% = 5.2 % | D October = 2024-10 | D Monday = 2024-11-25 | T 5 p.m. = 17:00 | M $1.5 billion = USD 1500000000",
    );
}

#[test]
fn without_a_day_to_see_from() {
    for (text, expected) in [
        ("on Monday", "D Monday"),
        ("on Nov. 25", "D Nov. 25"),
        ("in November", "D November"),
        ("two years ago", "D two years ago"),
        ("last week, last year", "D last week | D last year"),
        ("Monday, Nov. 25, 2024", "D Monday, Nov. 25, 2024 = 2024-11-25"),
    ] {
        assert_eq!(told(text, None), expected, "{text}");
    }
    assert_eq!(
        told("yesterday", Some(Date::Moment(1_732_557_600_000))),
        "D yesterday = 2024-11-24"
    );
}

/// How many tokens are looked at in `n` bytes of `piece`.
fn looks(piece: &str, n: usize) -> usize {
    let text = piece.repeat(n / piece.len());
    let tokens = tokens(&text);
    let words = Words::new(&text, &tokens);
    find(&words, Some(PUBLISHED));
    words.looks.get()
}

#[track_caller]
fn check_growth(piece: &str, n: usize) {
    let (short, long) = (looks(piece, n / 8), looks(piece, n));
    assert!(long <= short * 9 + 1_000, "{piece:?}: {short} looks, then {long}");
}

#[test]
fn the_work_grows_with_the_text_and_no_faster() {
    check_growth("9", 1_000_000);
    check_growth("12345678 ", 1_000_000);
    for piece in [
        "1 ",
        "1,",
        "1-",
        "20 to ",
        "two hundred ",
        "November ",
        "Monday ",
        "$",
        "2001-",
        "early ",
        "hundreds of ",
        "a ",
        "half a ",
        "twenty-",
        "1 million ",
        "Mon., ",
    ] {
        check_growth(piece, 16_000);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 60] = [
        "1",
        "20",
        "2024",
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        " ",
        " ",
        " ",
        "$",
        "€",
        "US$",
        "%",
        "°",
        "C",
        "Nov.",
        "November",
        "May",
        "Monday",
        "on ",
        "last ",
        "next ",
        "week",
        "ago",
        "two ",
        "years ",
        "hundred ",
        "million ",
        "half a ",
        "a ",
        "and ",
        "to ",
        "between ",
        "percent",
        "km",
        "5pm",
        "p.m.",
        "GMT",
        "th",
        "1990s",
        "’",
        "s",
        "½",
        "\u{a0}",
        "é",
        "🕊",
        "上海",
        "BC",
        "Q3 ",
        "early ",
        "said ",
        "will ",
        "99999999999999999999999999999999",
        "0",
        "31",
        "century",
        "magnitude",
    ];
    let known = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..30)
        .prop_map(|it| it.concat());
    prop_oneof![3 => known, 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn finds_lie_in_the_text_in_order_and_apart(text in any_text(), day in -3_000_000_i64..3_000_000) {
        let tokens = tokens(&text);
        let mut before = 0;
        for it in amounts(&text, &tokens, Some(Date::Moment(day * 86_400_000))) {
            prop_assert!(before <= it.start && it.start < it.end, "{it:?} in {text:?}");
            prop_assert!(text.get(it.start..it.end).is_some_and(|it| !it.trim().is_empty()));
            prop_assert!(it.sure <= 100 && it.value.is_none_or(|it| !it.is_empty()));
            before = it.end;
        }
    }
}
