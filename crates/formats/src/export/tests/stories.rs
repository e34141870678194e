//! Stories of all kinds, made by chance.

use std::ops::Range;

use dateline_article::{Article, read};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// Texts as cruel as the web, and fields for everything that a story may have.
pub(super) fn any_story() -> impl Strategy<Value = Article> {
    let text = prop::collection::vec(select(PIECES), 0..16).prop_map(|it| it.concat());
    story(text, chars)
}

/// Texts and mentions as people write and mark them: whole words, no empty lines.
pub(super) fn plain_story() -> impl Strategy<Value = Article> {
    let words = prop::collection::vec((select(WORDS), select(GAPS)), 1..14);
    let text = words.prop_map(|it| {
        let text: String = it.iter().map(|(word, gap)| format!("{word}{gap}")).collect();
        // A short line without a full stop would be a headline.
        format!("{}.", text.trim_end())
    });
    story(text, words_of)
}

/// Texts full of what could be signs of Markdown.
pub(super) fn signed_story() -> impl Strategy<Value = Article> {
    let words = prop::collection::vec((select(WORDS), select(SIGNS)), 1..14);
    let text = words.prop_map(|it| {
        let text: String = it.iter().map(|(word, sign)| format!("{sign}{word}")).collect();
        format!("{}.", text.trim())
    });
    story(text, words_of)
}

const SIGNS: &[&str] = &[
    " ",
    " ",
    "*",
    "_",
    "**",
    "__",
    " *",
    "* ",
    "#",
    "\n# ",
    "\n- ",
    "\n+ ",
    "\n* ",
    "\n1. ",
    "\n2) ",
    "\n> ",
    "[x](https://a.example)",
    "[^1]",
    "![",
    "](",
    "&amp;",
    "&",
    "<b>",
    "</",
    "\\",
    "`",
    "```",
    "|",
    "\n---\n",
    "\n===\n",
    "\n| --- |\n",
    "~~",
    "\t",
    "\n    ",
    "  \n",
    "<https://a.example>",
    ": ",
    "\n: ",
    "{",
    "}",
    "!",
    "\"",
    "'",
    "\r\n",
    "\u{a0}",
    "\n\n",
    "%",
    "$",
    "---",
    "+++",
    ". ",
    ") ",
];

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
    "\n\n",
    "كابل",
    "כ",
    "上海",
    "\u{202e}",
    "\u{200b}",
    "’s",
    "“",
    "\u{a0}",
    "\0",
    "*",
    "_",
    "#",
    "> ",
    "1. ",
    "- ",
    "[x](y)",
    "&amp;",
    "<b>",
    "\\",
    "`",
    "|",
    "=",
    "\t",
    "---",
    "\u{2028}",
    "</style>",
    "\"",
    "'",
    ",",
];

const WORDS: &[&str] = &[
    "Kabul",
    "Shoigu",
    "🕊",
    "Åsa",
    "كابل",
    "हिन्दी",
    "上海",
    "flew",
    "to",
    "e\u{301}cole",
    "1979",
    "SCO",
    "a",
];

const GAPS: &[&str] = &[" ", " ", " ", ", ", " — ", ". ", "\n", " “", "” ", "-", "’s "];

/// Where a mention may begin and end: anywhere.
fn chars(text: &str) -> Vec<Range<usize>> {
    text.char_indices().map(|(at, c)| at..at + c.len_utf8()).collect()
}

/// Where a mention may begin and end: at words.
fn words_of(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let word = WORDS.iter().filter(|it| text[at..].starts_with(**it)).max_by_key(|it| it.len());
        let len = word.map_or_else(|| text[at..].chars().next().unwrap().len_utf8(), |it| it.len());
        words.extend(word.map(|_| at..at + len));
        at += len;
    }
    words
}

/// What may lie in a text: two places out of those where something may begin or end, and what it is.
type Mark = (Index, Index, Index, u8);

fn story(
    text: impl Strategy<Value = String> + Clone + 'static,
    places: fn(&str) -> Vec<Range<usize>>,
) -> impl Strategy<Value = Article> {
    let mark = any::<Mark>();
    let block = (text.clone(), 0..12_u8, prop::collection::vec(mark.clone(), 0..4));
    let headline =
        prop::option::of(select(vec!["Talks in Kabul", "🕊 Shoigu flew to كابل", "Ein *Stern*"]));
    (
        headline,
        prop::option::of(text),
        prop::collection::vec(block, 1..6),
        0..5_u8,
        prop::collection::vec(mark, 0..16),
        any::<u16>(),
    )
        .prop_map(move |(headline, standfirst, blocks, n_entities, marks, fields)| {
            let mut story = json!({"format": "dateline/1", "offset_unit": "utf8"});
            let texts: Vec<String> = blocks.iter().map(|(text, ..)| text.clone()).collect();
            let mut refs: Vec<(Value, String)> = Vec::new();
            refs.extend(headline.map(|it| (json!("headline"), it.to_owned())));
            refs.extend(standfirst.clone().map(|it| (json!("standfirst"), it)));
            refs.extend((0..).zip(texts).map(|(idx, text): (usize, _)| (json!(idx), text)));
            if let Some(headline) = headline {
                story["headline"] = json!(headline);
            }
            if let Some(standfirst) = standfirst {
                story["standfirst"] = json!(standfirst);
            }
            story["blocks"] = blocks.iter().map(|it| block_of(it, places)).collect();
            story["entities"] = (0..n_entities).map(entity).collect();
            let mentions = marks.iter().filter_map(|it| mention(it, &refs, n_entities, places));
            story["mentions"] = mentions.collect();
            if fields & 1 == 1 {
                let quotes = marks.iter().filter_map(|it| quote(it, &refs, n_entities, places));
                story["quotes"] = quotes.collect();
            }
            metadata(&mut story, fields);
            let loaded = read(story.to_string().as_bytes()).unwrap();
            assert_eq!(loaded.report.tally.left_out, 0, "{:?}", loaded.report);
            loaded.article
        })
}

fn spanned(a: Index, b: Index, places: &[Range<usize>]) -> Option<Range<usize>> {
    if places.is_empty() {
        return None;
    }
    let (a, b) = (a.index(places.len()), b.index(places.len()));
    Some(places[a.min(b)].start..places[a.max(b)].end)
}

fn block_of(
    (text, kind, marks): &(String, u8, Vec<Mark>),
    places: fn(&str) -> Vec<Range<usize>>,
) -> Value {
    let mut block = match kind {
        0 => json!({"type": "heading", "level": 1}),
        1 => json!({"type": "heading", "level": 3}),
        2 => json!({"type": "list_item"}),
        3 => json!({"type": "list_item", "ordered": true}),
        4 => json!({"type": "list_item", "depth": 2}),
        5 => json!({"type": "blockquote"}),
        6 => json!({"type": "blockquote", "cite": "A *book*, page 1"}),
        7 => {
            json!({"type": "figure", "src": "https://a.example/(1) b.jpg", "alt": "A [dove]", "credit": "A \"B\" C"})
        }
        8 => json!({"type": "paragraph", "lang": "fr", "x_own": [1, {"a": "]"}]}),
        _ => json!({"type": "paragraph"}),
    };
    block["text"] = json!(text);
    let mut styles = Vec::new();
    for (a, b, _, kind) in marks {
        let Some(span) = spanned(*a, *b, &places(text)) else { continue };
        let kind = ["link", "emphasis", "strong"][usize::from(kind % 3)];
        styles.push(json!({"kind": kind, "start": span.start, "end": span.end}));
        if kind == "link" {
            styles.last_mut().unwrap()["href"] = json!("https://a.example/?a=1&b=(2)");
        }
    }
    block["styles"] = json!(styles);
    block
}

fn entity(n: u8) -> Value {
    let mut entity =
        json!({"id": format!("e{n}"), "type": "person", "name": format!("Name *{n}*")});
    match n {
        1 => entity["type"] = json!("place"),
        2 => {
            entity["type"] = json!("organization");
            entity["ids"] = json!({"wikidata": "Q42", "viaf": "1"});
            entity["aliases"] = json!(["SCO", "=1+1"]);
            entity["role"] = json!("a, \"b\"\nc");
        }
        3 => {
            entity["type"] = json!("Feature");
            entity["label"] = json!("Newspaper feature");
            entity["geo"] = json!({"lat": -34.525, "lon": 69.178_1});
            entity["url"] = json!("https://a.example/e");
            entity["x_own"] = json!(" 1.50 ");
        }
        _ => {}
    }
    entity
}

fn mention(
    (a, b, text, kind): &Mark,
    refs: &[(Value, String)],
    n_entities: u8,
    places: fn(&str) -> Vec<Range<usize>>,
) -> Option<Value> {
    let (block, text) = text.get(refs);
    let places = places(text);
    let span = spanned(*a, *b, &places)?;
    let mut mention = json!({"block": block});
    match n_entities {
        0 => mention["type"] = json!(["person", "date", "Feature"][usize::from(kind % 3)]),
        n => mention["entity"] = json!(format!("e{}", kind % n)),
    }
    let inner = places.iter().find(|it| span.start < it.start && it.end < span.end);
    match inner {
        Some(hole) if kind % 5 == 4 => {
            mention["parts"] = json!([[span.start, hole.start], [hole.end, span.end]]);
        }
        _ => {
            mention["start"] = json!(span.start);
            mention["end"] = json!(span.end);
        }
    }
    match kind % 7 {
        0 => mention["label"] = json!("PER"),
        1 => mention["score"] = json!(0.1 + f64::from(*kind) / 300.0),
        2 => mention["by"] = json!("model:x@1"),
        3 => mention["value"] = json!("2024-11-2X"),
        4 => mention["x_own"] = json!({"a": [null, 1e3]}),
        _ => {}
    }
    Some(mention)
}

fn quote(
    (a, b, text, kind): &Mark,
    refs: &[(Value, String)],
    n_entities: u8,
    places: fn(&str) -> Vec<Range<usize>>,
) -> Option<Value> {
    let (block, text) = text.get(refs);
    let span = spanned(*a, *b, &places(text))?;
    let parts = json!([{"block": block, "start": span.start, "end": span.end}]);
    let mut quote = json!({"parts": parts, "kind": "direct", "by": "human", "x_own": true});
    if 0 < n_entities {
        quote["speaker"] = json!(format!("e{}", kind % n_entities));
    }
    Some(quote)
}

fn metadata(story: &mut Value, fields: u16) {
    let all = [
        ("id", json!("id-1")),
        ("url", json!("https://a.example/story")),
        ("lang", json!("de")),
        ("dir", json!("rtl")),
        ("section", json!("Welt: #1")),
        ("byline", json!(["A \"B\" C", "- D"])),
        ("location", json!("Kābul")),
        ("published", json!("2024-11-25")),
        ("modified", json!("2024-11-25T18:00:00.5+04:30")),
        ("correction", json!("It was\nTuesday.")),
        ("keywords", json!(["a, b", "c"])),
        ("source", json!({"name": "The Paper", "url": "https://a.example/"})),
        ("license", json!("CC BY 4.0")),
        ("changes", json!([])),
        ("x_own", json!({"a": "}\n"})),
    ];
    for (bit, (name, value)) in all.into_iter().enumerate() {
        if fields >> (bit + 1) & 1 == 1 {
            story[name] = value;
        }
    }
}
