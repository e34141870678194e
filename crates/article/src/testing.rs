//! Texts, spans and stories for the tests.

use std::fmt::Write;

use proptest::prelude::*;
use serde_json::json;

use crate::article::{Article, Referent, TextRef};
use crate::check::Loaded;

/// How often the properties of reading, checking and cutting are tried: with those of the formats, more than 100 000 cases.
pub(crate) fn often() -> ProptestConfig {
    ProptestConfig::with_cases(15_000)
}

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

/// A story in which each line is a text and `[ab:words]` mentions the entities `a` and `b`, who may be nested; `*` is no
/// entity. Before a line, `! ` makes it the headline, `> ` the standfirst, `# ` a heading.
///
/// The entities are `a` to `d`, in that order.
pub(crate) fn cast_story(lines: &[&str]) -> Article {
    let mut story = json!({"format": "dateline/1", "offset_unit": "utf8"});
    let (mut blocks, mut mentions) = (Vec::new(), Vec::new());
    for line in lines {
        let (sign, words) = line.split_at_checked(2).unwrap_or(("", line));
        let (block, kind, line) = match sign {
            "! " => (json!("headline"), "", words),
            "> " => (json!("standfirst"), "", words),
            "# " => (json!(blocks.len()), "heading", words),
            _ => (json!(blocks.len()), "paragraph", *line),
        };
        let (mut text, mut open) = (String::new(), Vec::new());
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '[' => {
                    let ids: String = chars.by_ref().take_while(|it| *it != ':').collect();
                    open.push((ids, text.len()));
                }
                ']' => {
                    let (ids, start) = open.pop().expect("a bracket that was opened");
                    mentions.extend(ids.chars().map(|id| {
                        let end = text.len();
                        match id {
                            '*' => {
                                json!({"type": "date", "block": block, "start": start, "end": end})
                            }
                            _ => json!({"entity": id, "block": block, "start": start, "end": end}),
                        }
                    }));
                }
                _ => text.push(c),
            }
        }
        match block.as_str() {
            Some(field) => story[field] = json!(text),
            None => blocks.push(json!({"type": kind, "level": 2, "text": text})),
        }
    }
    let entity =
        |id: char| json!({"id": id, "type": "person", "name": id.to_uppercase().to_string()});
    story["blocks"] = json!(blocks);
    story["entities"] = ('a'..='d').map(entity).collect();
    story["mentions"] = json!(mentions);
    let loaded = read(&story);
    assert_eq!(loaded.report.tally.exact, mentions.len());
    loaded.article
}

/// Stories in sentences, in which anybody may be mentioned anywhere: the lines for [`cast_story`].
pub(crate) fn any_cast() -> impl Strategy<Value = Article> {
    let piece = prop::sample::select(vec![
        "[a:Ann] ",
        "[b:Ben]. ",
        "[c:Cy]? ",
        "[ab:Ann and Ben] ",
        "[a:A. [b:B. ]C. ]",
        "He left. ",
        "[*:Monday]. ",
        "\u{a0}",
        "[d: ]",
        "[c:\n\n]",
        "[b:。]",
        "🕊",
        "“",
        "”",
    ]);
    let sign = prop::sample::select(vec!["", "", "! ", "> ", "# "]);
    let line = (sign, prop::collection::vec(piece, 0..9))
        .prop_map(|(sign, it)| sign.to_owned() + &it.concat());
    prop::collection::vec(line, 1..6).prop_map(|lines| {
        let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        // One headline, one standfirst.
        for sign in ["! ", "> "] {
            let mut n = 0;
            lines.retain(|it| !it.starts_with(sign) || std::mem::replace(&mut n, 1) == 0);
        }
        lines.push("The end.");
        cast_story(&lines)
    })
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
