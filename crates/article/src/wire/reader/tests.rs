use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::*;
use crate::testing::any_text;

/// The value and what it cost, without the places.
fn read(text: &str) -> Result<(Json<'_>, Vec<Problem>), NotJson> {
    let mut slips = Vec::new();
    let json = read_json(text, false, &mut |_, _, problem| slips.push(problem))?;
    Ok((json, slips))
}

/// Whether it is what `serde_json` has read, as deep as it is kept.
fn is_same(json: &Json<'_>, value: &Value, depth: usize) -> bool {
    match (json, value) {
        (Json::Null, _) if depth == MAX_DEPTH => true,
        (Json::Null, Value::Null) => true,
        (Json::Boolean(a), Value::Bool(b)) => a == b,
        (Json::Number(a), Value::Number(b)) => {
            let b = b.as_f64().unwrap();
            (a - b).abs() <= b.abs() * 1e-13
        }
        (Json::String(a), Value::String(b)) => a == b,
        (Json::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b, depth + 1))
        }
        (Json::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, it)| is_same(it, &b[key.as_ref()], depth + 1))
        }
        _ => false,
    }
}

fn check_number(text: &str, expected: f64) {
    let (json, slips) = read(text).unwrap();
    assert!(matches!(json, Json::Number(it) if it == expected), "{text}: {json:?}");
    assert!(slips.is_empty());
}

#[test]
fn numbers_are_read() {
    check_number("0", 0.0);
    check_number("-0.0e0", 0.0);
    check_number("1732557600", 1_732_557_600.0);
    check_number("-34.528455", -34.528_455);
    check_number("0.97", 0.97);
    check_number("1E3", 1000.0);
    check_number("1.5e-3", 0.0015);
    check_number("9007199254740993", 9_007_199_254_740_992.0);
    check_number("0e999999999999", 0.0);
    check_number("1e-999999999999", 0.0);
    check_number(&format!("0.{}1e401", "0".repeat(400)), 1.0);
    check_number(&format!("1{}e-400", "0".repeat(400)), 1.0);
    check_number("-1e22", -1e22);
    check_number("12345.678e-5", 0.123_456_78);
}

#[test]
fn what_can_t_be_held_costs_itself_alone() {
    let check = |text: &str, expected: &str| {
        let mut slips = Vec::new();
        let on_slip = &mut |line, column, problem: Problem| slips.push((line, column, problem));
        let json = read_json(text, false, on_slip).unwrap();
        assert_eq!(format!("{json:?} {slips:?}"), expected, "{text}");
    };
    check("1e309", "Null [(1, 1, HugeNumber)]");
    check("[1,\n -1e999]", "Array([Number(1.0), Null]) [(2, 2, HugeNumber)]");
    check(r#""\ud83d\udd4a""#, r#"String("🕊") []"#);
    check(r#""a\uD83Db""#, r#"String("a�b") [(1, 3, LoneSurrogate)]"#);
    check(
        r#""\udd4a\ud83d\n""#,
        r#"String("��\n") [(1, 2, LoneSurrogate), (1, 8, LoneSurrogate)]"#,
    );
    check(r#""\ud83d\ud83d\udd4a""#, r#"String("�🕊") [(1, 2, LoneSurrogate)]"#);
    // Kept as written, whatever it is.
    check(r#"{"x_a":["\ud800",1e999]}"#, r#"Object([("x_a", Raw("[\"\\ud800\",1e999]"))]) []"#);
}

#[test]
fn what_is_the_publisher_s_own_is_kept_as_written() {
    let check = |object: &str, expected: &[&str]| {
        let Ok((Json::Object(entries), _)) = read(object) else { panic!("an object: {object}") };
        let raw = |(_, value): &(Cow<'_, str>, Json<'_>)| match value {
            Json::Raw(raw) => Some((*raw).to_owned()),
            _ => None,
        };
        assert_eq!(entries.iter().filter_map(raw).collect::<Vec<_>>(), expected, "{object}");
    };
    check(r#"{"x_a": 1.50 , "b": 2}"#, &["1.50"]);
    check(r#"{"x_a":"]},\"\\" , "x_b":null}"#, &[r#""]},\"\\""#, "null"]);
    check(
        r#"{"x_a" : [ {"x": [1, "]"]}, 12345678901234567890 ]}"#,
        &[r#"[ {"x": [1, "]"]}, 12345678901234567890 ]"#],
    );
    check("{\"x_a\"\n:\n{}\n}", &["{}"]);
    check(r#"{"\u0078_a": 1}"#, &["1"]);
    check(r#"{"x_a": {"x_b": 1}, "changes": []}"#, &[r#"{"x_b": 1}"#, "[]"]);
}

#[test]
fn a_slip_of_the_pen_has_its_place() {
    let check = |text: &str, line, column| {
        let err = read(text).unwrap_err();
        assert_eq!((err.line, err.column), (line, column), "{text}: {err:?}");
    };
    check("", 1, 1);
    check("{\"a\": 1,}", 1, 9);
    check("[1\n, 2\n 3]", 3, 2);
    check("[\"a\nb\"]", 1, 4);
    check("[\"é\", \"\\q\"]", 1, 10);
    check("[tru]", 1, 5);
    check("[01]", 1, 3);
    check("[1, 2", 1, 5);
    check("\"\\u12", 1, 5);
    check("\"\\u12x4\"", 1, 6);
    check("{} {}", 1, 4);
}

#[test]
fn of_a_text_that_was_cut_off_there_is_what_there_is() {
    let check = |text: &str, expected: &str| {
        let json = read_json(text, true, &mut |_, _, _| {}).map_err(|_| ());
        assert_eq!(json.map(|it| format!("{it:?}")), Ok(expected.to_owned()), "{text}");
    };
    check("", "Null");
    check("[1, 2", "Array([Number(1.0), Number(2.0)])");
    check(
        "[1, {\"a\": [true, \"b",
        "Array([Number(1.0), Object([(\"a\", Array([Boolean(true)]))])])",
    );
    check("{\"a\": 1, \"b\"", "Object([(\"a\", Number(1.0))])");
    check("{\"a\": 1, \"x_b\": [", "Object([(\"a\", Number(1.0))])");
    assert!(read_json("[1, }", true, &mut |_, _, _| {}).is_err());
}

#[test]
fn deep_nesting_costs_no_stack() {
    let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
    assert!(read(&deep).is_ok());
    assert!(read(&deep[1..]).is_err());
    let objects = "{\"a\":".repeat(100_000) + "1" + &"}".repeat(100_000);
    assert!(read(&objects).is_ok());
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|it| Value::from(it / 4.0)),
        (-9000_i32..9000).prop_map(|it| Value::from(f64::from(it) / 100.0)),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(10, 60, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any_text(), inner), 0..4).prop_map(|it| {
                // Those are kept as written.
                let entries = it.into_iter().filter(|(key, _)| !key.starts_with("x_"));
                Value::Object(entries.collect())
            }),
        ]
    })
}

/// Pieces that make nearly JSON.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"a\"",
    "\"x_a\"",
    "\"é\\n\"",
    "\\",
    "\\u00e9",
    "\\ud83d",
    "\\udd4a",
    "\\u12",
    "0",
    "-",
    "1",
    "12.5",
    ".",
    "e",
    "E+",
    "1e999",
    "true",
    "null",
    "fals",
    "e",
    " ",
    "\n",
    "\t",
    "\u{1}",
    "上",
    "\"a\":",
    "[]",
    "{}",
    "\"a\":1,",
];

proptest! {
    #[test]
    fn any_json_is_what_it_is_elsewhere(value in any_value(), is_pretty in any::<bool>()) {
        let text = if is_pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        let (json, slips) = read(&text).unwrap();
        prop_assert!(is_same(&json, &value, 0), "{text}\n{json:?}");
        prop_assert_eq!(slips, []);
    }

    #[test]
    fn what_is_no_json_elsewhere_is_none_here(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
        let text = pieces.concat();
        let is_json = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(read(&text).is_ok(), is_json, "{}", text);
    }

    #[test]
    fn a_character_too_many_or_too_few_is_seen(value in any_value(), at in any::<prop::sample::Index>(), piece in prop::sample::select(PIECES), replaces in any::<bool>()) {
        let mut text = serde_json::to_string(&value).unwrap();
        let places: Vec<_> = text.char_indices().collect();
        let (at, c) = places[at.index(places.len())];
        text.replace_range(at..at + if replaces { c.len_utf8() } else { 0 }, piece);
        let is_json = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(read(&text).is_ok(), is_json, "{}", text);
    }
}
