//! Texts, spans and stories for the tests.

use std::fmt::Write;

use proptest::prelude::*;
use serde_json::json;

use crate::article::{Article, Referent, TextRef};
use crate::check::Loaded;

/// Texts as cruel as the web: emoji, flags, combining marks, CR LF, right to left, invisible characters, nothing.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

const PIECES: &[&str] = &[
    "a",
    "Kabul",
    " ",
    ". ",
    "é",
    "e\u{301}",
    "🕊",
    "👩\u{200d}👧",
    "🇦🇫",
    "\r\n",
    "\n",
    "كابل",
    "כ",
    "上海",
    "\u{202e}",
    "\u{200b}",
    "ß",
    "’s",
    "“",
    "”",
    "\u{a0}",
    "𝒦",
    "क्षि",
    "한",
    "\0",
    "“Why?” ",
    "U.S. ",
];

/// Spans in code points, some of them nonsense.
pub(crate) fn any_spans() -> impl Strategy<Value = Vec<(u64, u64)>> {
    prop::collection::vec(
        (0_u64..40, 0_u64..12).prop_map(|(start, len)| (start, start + len)),
        0..20,
    )
}

/// A story of one paragraph with one entity, `e`, and its mentions at `spans`.
pub(crate) fn story(text: &str, spans: &[(u64, u64)]) -> Loaded {
    let mention =
        |&(start, end): &(u64, u64)| json!({"entity": "e", "block": 0, "start": start, "end": end});
    let mentions: Vec<_> = spans.iter().map(mention).collect();
    read(&json!({
        "format": "dateline/1", "offset_unit": "codepoint",
        "blocks": [{"type": "paragraph", "text": text}],
        "entities": [{"id": "e", "type": "person", "name": "E"}],
        "mentions": mentions,
    }))
}

/// Reads a story that is known to be readable.
pub(crate) fn read(json: &serde_json::Value) -> Loaded {
    crate::read(json.to_string().as_bytes()).expect("a readable story")
}

/// Where everybody is mentioned, a line each: `block 0: shoigu “Shoigu”`.
pub(crate) fn mentions(article: &Article) -> String {
    let mut lines = String::new();
    for mention in &article.mentions {
        let of = match &mention.of {
            Referent::Entity(idx) => article.entity(*idx).map_or("?", |it| &it.id).to_owned(),
            Referent::Type(kind) => format!("a {}", kind.as_str()),
        };
        let words: Vec<_> = mention
            .spans()
            .iter()
            .map(|it| it.of(article.text(mention.text_ref).unwrap_or_default()))
            .collect();
        let text = match mention.text_ref {
            TextRef::Headline => "headline".to_owned(),
            TextRef::Standfirst => "standfirst".to_owned(),
            TextRef::Block(idx) => idx.0.to_string(),
        };
        let _ = writeln!(lines, "{text}: {of} “{}”", words.join("…"));
    }
    lines
}

/// What did not fit, a line each: `mentions[0].start is a string, …`.
pub(crate) fn issues(loaded: &Loaded) -> String {
    let mut lines = String::new();
    for issue in loaded.report.issues() {
        let _ = writeln!(lines, "{:?} {} {issue}", issue.severity(), issue.path);
    }
    lines
}
