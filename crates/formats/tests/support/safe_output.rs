//! What holds of every file that is written, whatever the story says.

use dateline_formats::{Exported, Format};
use html5gum::{Token, Tokenizer};

/// Holds what was written against all that is promised of it.
pub(crate) fn holds(format: Format, exported: &Exported) {
    for file in &exported.files {
        let text = std::str::from_utf8(&file.bytes).expect("every file is UTF-8");
        match format {
            Format::Html => markup_is_ours(text),
            Format::EntitiesCsv | Format::MentionsCsv => no_cell_is_a_formula(text),
            _ if file.ending.contains("json") => json_is_json(text),
            _ => {}
        }
    }
}

fn json_is_json(text: &str) {
    let is_json = |it: &str| serde_json::from_str::<serde_json::Value>(it).is_ok();
    let lines = || text.lines().filter(|it| !it.is_empty());
    assert!(is_json(text) || lines().all(is_json), "what is written as JSON is JSON");
}

/// Elements that a page of ours is made of.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "article",
    "header",
    "footer",
    "section",
    "nav",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "span",
    "blockquote",
    "cite",
    "figure",
    "figcaption",
    "a",
    "mark",
    "em",
    "strong",
    "i",
    "b",
    "bdi",
    "time",
    "small",
    "address",
    "br",
    "hr",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "abbr",
    "details",
    "summary",
    "q",
    "data",
];

/// No story brings an element, a handler or an address that runs.
fn markup_is_ours(html: &str) {
    let mut tokenizer = Tokenizer::new(html);
    let mut n_styles = 0;
    while let Some(Ok(token)) = tokenizer.next() {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        assert!(ELEMENTS.contains(&name.as_str()), "<{name}> is not ours");
        n_styles += usize::from(name == "style");
        for (attribute, value) in &tag.attributes {
            let attribute = String::from_utf8_lossy(attribute).into_owned();
            let value = String::from_utf8_lossy(value).into_owned();
            assert!(
                !attribute.starts_with("on") && attribute != "srcdoc",
                "{attribute} on <{name}>"
            );
            let is_word =
                |it: char| it.is_ascii_alphanumeric() || it == '-' || it == ':' || it == '_';
            assert!(attribute.chars().all(is_word), "{attribute:?} is no attribute of ours");
            if matches!(attribute.as_str(), "href" | "src" | "action" | "formaction" | "cite") {
                let begins = ["https://", "http://", "mailto:", "geo:", "#"];
                assert!(
                    begins.iter().any(|it| value.to_ascii_lowercase().starts_with(it)),
                    "{attribute}={value:?}"
                );
                assert!(!value.contains(char::is_control), "{attribute}={value:?}");
            }
            if attribute == "http-equiv" {
                assert!(value.eq_ignore_ascii_case("content-security-policy"), "{value}");
            }
        }
    }
    assert!(n_styles <= 1, "one style sheet, ours");
}

/// No cell begins as a formula does.
fn no_cell_is_a_formula(csv: &str) {
    let (mut cell, mut is_quoted) = (String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => is_quoted = !is_quoted,
            ',' | '\n' | '\r' if !is_quoted => cell_is_no_formula(&std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    assert!(!is_quoted, "a quote is left open");
    cell_is_no_formula(&cell);
}

fn cell_is_no_formula(cell: &str) {
    let is_number = cell.parse::<f64>().is_ok();
    assert!(
        is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
        "{cell:?} is a formula"
    );
}
