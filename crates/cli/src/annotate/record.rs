//! One line with a text: the same out, with what was found in it.

use std::ops::Range;

use dateline_recognizer::Model;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

/// What is looked at in a line; all else goes out as it came.
#[derive(Deserialize)]
struct Record<'a> {
    #[serde(default, borrow, deserialize_with = "given")]
    text: Option<&'a RawValue>,
    #[serde(default, borrow, deserialize_with = "given")]
    mentions: Option<&'a RawValue>,
    #[serde(default, borrow, deserialize_with = "given")]
    error: Option<&'a RawValue>,
}

/// A value that is there, be it `null`.
fn given<'a, D: Deserializer<'a>>(from: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(from).map(Some)
}

/// A mention in a line.
#[derive(Serialize)]
struct Found<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    entity: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    score: f64,
}

/// What comes of a line.
pub(super) struct Annotated {
    /// The line that goes out, without its end.
    pub(super) line: String,
    /// Why nothing could be found in it.
    pub(super) problem: Option<String>,
}

/// Whether a line is a text, and no story of another format by itself.
pub(super) fn has_text(line: &[u8]) -> bool {
    let record: Option<Record> = serde_json::from_slice(line).ok();
    record.and_then(|it| it.text).is_some_and(|it| it.get().starts_with('"'))
}

/// The line with what `model` finds in its text with at least so many percent.
pub(super) fn annotated(line: &str, model: &Model, sure: u8) -> Annotated {
    let line = line.trim();
    // The items of an array could be taken for the fields of a record.
    if !line.starts_with('{') {
        return unreadable("is no JSON object".to_owned());
    }
    let record: Record = match serde_json::from_str(line) {
        Ok(record) => record,
        Err(error) if error.is_data() => return unreadable(format!("has a {}", reason(&error))),
        Err(error) => {
            let (column, reason) = (error.column(), reason(&error));
            return unreadable(format!("is not valid JSON: column {column}: {reason}"));
        }
    };
    let text: Result<String, String> = match record.text {
        None => Err("has no text".to_owned()),
        Some(raw) if !raw.get().starts_with('"') => Err("its text is no string".to_owned()),
        Some(raw) => serde_json::from_str(raw.get())
            .map_err(|error| format!("its text can’t be read: {}", reason(&error))),
    };
    match text {
        Ok(text) => {
            let line = with(line, record.mentions, "mentions", &mentions(&text, model, sure));
            Annotated { line, problem: None }
        }
        Err(problem) => {
            let line = with(line, record.error, "error", &json(&problem));
            Annotated { line, problem: Some(problem) }
        }
    }
}

/// What goes out for a line that is no object.
pub(super) fn unreadable(problem: String) -> Annotated {
    Annotated { line: format!("{{\"error\":{}}}", json(&problem)), problem: Some(problem) }
}

/// What is wrong, without the place: of that a line has only the column, and a value not even that.
fn reason(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.split_once(" at line ").map_or(said.clone(), |(reason, _)| reason.to_owned())
}

/// The line with a field: in place of its value, if there is one already, else as the last.
fn with(line: &str, given: Option<&RawValue>, key: &str, value: &str) -> String {
    if let Some(range) = given.and_then(|it| place_of(it.get(), line)) {
        let mut line = line.to_owned();
        line.replace_range(range, value);
        return line;
    }
    let fields = line.strip_suffix('}').unwrap_or(line);
    let comma = if fields.trim_end().ends_with('{') { "" } else { "," };
    format!("{fields}{comma}\"{key}\":{value}}}")
}

/// Where a part of the line lies in it.
fn place_of(part: &str, line: &str) -> Option<Range<usize>> {
    // It was borrowed from the line, so that their addresses tell.
    let start = part.as_ptr().addr().checked_sub(line.as_ptr().addr())?;
    let range = start..start + part.len();
    (line.get(range.clone()) == Some(part)).then_some(range)
}

/// What is found in a text, as JSON.
fn mentions(text: &str, model: &Model, sure: u8) -> String {
    let paragraphs = paragraphs(text);
    let texts: Vec<&str> =
        paragraphs.iter().map(|it| text.get(it.clone()).unwrap_or_default()).collect();
    let recognition = model.recognize(&texts, None);
    let mut points = Points { text, byte: 0, point: 0 };
    let mut found = Vec::new();
    let mut entities: Vec<Option<usize>> = vec![None; recognition.entities.len()];
    let mut n_entities = 0;
    // By place, so that the text is counted through once.
    for mention in recognition.mentions.iter().filter(|it| sure <= it.sure) {
        let base = paragraphs.get(mention.text).map_or(0, |it| it.start);
        let range = base + mention.start..base + mention.end;
        let entity = mention.entity.and_then(|it| recognition.entities.get(it));
        // Numbered anew: those that nobody is sure of leave no gap.
        let number = mention.entity.and_then(|it| entities.get_mut(it)).map(|it| {
            *it.get_or_insert_with(|| {
                n_entities += 1;
                n_entities - 1
            })
        });
        found.push(Found {
            start: points.at(range.start),
            end: points.at(range.end),
            text: text.get(range).unwrap_or_default(),
            kind: mention.kind.as_str(),
            entity: number,
            name: entity.map(|it| it.name.as_str()),
            wikidata: entity.and_then(|it| it.wikidata.as_deref()),
            value: mention.value.as_deref(),
            score: f64::from(mention.sure) / 100.0,
        });
    }
    json(&found)
}

/// Where the paragraphs of a text lie: between empty lines, or, where it has none, each line is one. So plain text is read.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        lines.push((start..start + line.len(), line.trim().is_empty()));
        start += line.len();
    }
    let has_empty = lines.iter().any(|it| it.1);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (range, is_empty) in lines {
        match paragraphs.last_mut() {
            _ if is_empty => {}
            Some(last) if is_open => last.end = range.end,
            _ => paragraphs.push(range),
        }
        is_open = has_empty && !is_empty;
    }
    paragraphs
}

/// Counts code points up to rising places.
struct Points<'t> {
    text: &'t str,
    byte: usize,
    point: usize,
}

impl Points<'_> {
    /// How many code points lie before a byte.
    fn at(&mut self, byte: usize) -> usize {
        self.point += self.text.get(self.byte..byte).map_or(0, |it| it.chars().count());
        self.byte = byte;
        self.point
    }
}

/// Words and numbers, which can always be written.
fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the line that comes of setting `key` of `line` to 7.
    fn check(line: &str, key: &str, expected: &str) {
        let record: Record = serde_json::from_str(line).expect("a record");
        let given = if key == "error" { record.error } else { record.mentions };
        assert_eq!(with(line, given, key, "7"), expected, "{line}");
    }

    #[test]
    fn a_field_is_set_and_all_else_stays() {
        check("{}", "error", r#"{"error":7}"#);
        check("{ }", "error", r#"{ "error":7}"#);
        check(
            r#"{"a":1.50 , "b":"\u0041"}"#,
            "mentions",
            r#"{"a":1.50 , "b":"\u0041","mentions":7}"#,
        );
        check(r#"{"mentions": null, "a": "}"}"#, "mentions", r#"{"mentions": 7, "a": "}"}"#);
        check(r#"{"a":[], "ment\u0069ons" : [1]}"#, "mentions", r#"{"a":[], "ment\u0069ons" : 7}"#);
    }

    #[test]
    fn paragraphs_are_those_of_plain_text() {
        let check = |text: &str, expected: &[&str]| {
            let shown: Vec<&str> = paragraphs(text).into_iter().map(|it| &text[it]).collect();
            assert_eq!(shown, expected, "{text:?}");
        };
        check("", &[]);
        check("a", &["a"]);
        check("a\nb\n", &["a\n", "b\n"]);
        check("a\nb\n\nc", &["a\nb\n", "c"]);
        check("\n \r\na\r\nb\r\n\r\n\r\nc\n", &["a\r\nb\r\n", "c\n"]);
    }
}
