//! What holds of every story, whatever file it came from.

use dateline_article::{
    Article, EntityIndex, Outline, Referent, StyleKind, TextRef, Unicode, n_sentences, segments,
    sentences,
};
use dateline_formats::{File, Format, Imported, export};
use serde_json::Value;

use super::safe_output;

/// Holds every story of a file against all that is promised of it.
pub(crate) fn imported_holds(imported: &Imported, files: &[File<'_>]) {
    assert!(!imported.stories.is_empty(), "an import without a story");
    for story in &imported.stories {
        article_holds(&story.article);
    }
    no_character_is_lost(imported, files);
}

/// Writes every story of a file in every format, and holds what is written.
pub(crate) fn exports_hold(imported: &Imported) {
    for story in &imported.stories {
        for format in Format::all_written() {
            if let Some(exported) = export(&story.article, format) {
                safe_output::holds(format, &exported);
            }
        }
    }
}

/// Spans lie on the boundaries of their texts, and what is drawn is exactly the text.
pub(crate) fn article_holds(article: &Article) {
    for text_ref in article.text_refs() {
        segments_join(article, text_ref);
    }
    for mention in &article.mentions {
        let text = article.text(mention.text_ref).expect("a mention lies in a text");
        assert!(!mention.span.is_empty(), "a mention of nothing");
        for span in mention.spans().iter().chain([&mention.span]) {
            assert!(text.get(span.range()).is_some(), "a span within a character or outside");
        }
        let parts = mention.spans();
        assert!(
            parts.windows(2).all(|it| it[0].end() <= it[1].start()),
            "parts in order and apart"
        );
        if let Referent::Entity(idx) = mention.of {
            assert!(article.entity(idx).is_some(), "a mention of nobody");
        }
    }
    for quote in &article.quotes {
        assert!(!quote.parts.is_empty(), "a quote of nothing");
        for (text_ref, span) in &quote.parts {
            let text = article.text(*text_ref).expect("a quote lies in a text");
            assert!(text.get(span.range()).is_some(), "a quote within a character or outside");
        }
    }
    for block in &article.blocks {
        let mut link_end = 0;
        for style in &block.styles {
            assert!(block.text.get(style.span.range()).is_some(), "a style within a character");
            if matches!(style.kind, StyleKind::Link { .. }) {
                assert!(link_end <= style.span.start(), "a link in a link");
                link_end = style.span.end();
            }
        }
    }
    let index = EntityIndex::new(article);
    let n_of_entities =
        article.mentions.iter().filter(|it| matches!(it.of, Referent::Entity(_))).count();
    let n_indexed: usize =
        index.by_count(article).into_iter().map(|it| index.mentions(it).len()).sum();
    assert_eq!(n_indexed, n_of_entities, "every mention is in the index, once");
    assert!(
        Outline::new(&article.blocks).headings().iter().all(|(_, level)| (2..=6).contains(level))
    );
    n_sentences(article, Unicode::TABLES);
}

fn segments_join(article: &Article, text_ref: TextRef) {
    let text = article.text(text_ref).expect("a text that is listed");
    let segments = segments(article, text_ref);
    let mut covered: Vec<dateline_article::MentionIdx> = Vec::new();
    let mut at = 0;
    for segment in &segments {
        assert_eq!(segment.span.start(), at, "segments follow each other");
        assert!(!segment.span.is_empty(), "a segment of nothing");
        assert!(text.get(segment.span.range()).is_some(), "a segment within a character");
        at = segment.span.end();
        covered.extend(segments.mentions(segment));
    }
    assert_eq!(at, text.len(), "segments joined are the text");
    covered.sort();
    covered.dedup();
    assert_eq!(covered.len(), article.mentions_in(text_ref).len(), "every mention is drawn");
    let mut end = 0;
    for sentence in sentences(text, &[], Unicode::TABLES) {
        assert!(end <= sentence.start() && text.get(sentence.range()).is_some(), "a sentence");
        end = sentence.end();
    }
}

/// Formats whose story is one text of the file: paragraph after paragraph, only space between them.
const WHOLE_TEXT: [Format; 8] = [
    Format::Displacy,
    Format::SpacyDoc,
    Format::Prodigy,
    Format::Doccano,
    Format::LabelStudio,
    Format::PlainText,
    Format::Brat,
    Format::Comprehend,
];

fn no_character_is_lost(imported: &Imported, files: &[File<'_>]) {
    let Some(given) = texts_of(files) else { return };
    if imported.format == Format::Dateline {
        return texts_are_as_given(imported, &given);
    }
    if !WHOLE_TEXT.contains(&imported.format) {
        return;
    }
    let mut strings = Vec::new();
    for (text, json) in &given {
        strings.push(text.as_str());
        json.iter().for_each(|it| collect_strings(it, &mut strings));
    }
    for story in &imported.stories {
        let article = &story.article;
        let blocks = || article.blocks.iter().map(|it| it.text.as_str());
        let with_headline = || std::iter::once(article.headline.as_str()).chain(blocks());
        let is_whole = |it: &&str| tiles(it, with_headline()) || tiles(it, blocks());
        assert!(strings.iter().any(is_whole), "a character of the text was lost or moved");
    }
}

/// The blocks and the headline of our own format are as they were written.
fn texts_are_as_given(imported: &Imported, given: &[(String, Vec<Value>)]) {
    let [(_, json)] = given else { return };
    let ([json], [story]) = (json.as_slice(), imported.stories.as_slice()) else { return };
    let given = json["blocks"].as_array().into_iter().flatten();
    let given = given.filter_map(|it| it.as_str().or(it["text"].as_str()));
    let shown = story.article.blocks.iter().map(|it| it.text.as_str());
    assert!(
        given.filter(|it| !it.is_empty()).eq(shown.filter(|it| !it.is_empty())),
        "a block's text"
    );
    assert_eq!(json["headline"].as_str().unwrap_or_default(), story.article.headline);
}

/// The text of each file with the JSON in it; `None` if something in it must be mended before it can be read.
fn texts_of(files: &[File<'_>]) -> Option<Vec<(String, Vec<Value>)>> {
    let mut texts = Vec::new();
    for file in files {
        let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file.bytes);
        let text = std::str::from_utf8(bytes).ok()?.to_owned();
        let is_json = text.trim_start().starts_with(['{', '[']);
        let whole = serde_json::from_str::<Value>(&text);
        let json = match whole {
            Ok(json) => vec![json],
            Err(_) if is_json => {
                let lines = text.lines().filter(|it| !it.trim().is_empty());
                lines.map(serde_json::from_str).collect::<Result<_, _>>().ok()?
            }
            Err(_) => Vec::new(),
        };
        texts.push((text, json));
    }
    Some(texts)
}

fn collect_strings<'v>(json: &'v Value, strings: &mut Vec<&'v str>) {
    match json {
        Value::String(text) => strings.push(text),
        Value::Array(items) => items.iter().for_each(|it| collect_strings(it, strings)),
        Value::Object(fields) => fields.values().for_each(|it| collect_strings(it, strings)),
        _ => {}
    }
}

/// Whether `parts` follow each other in `text`, each from the beginning of a line to the end of one, and between them
/// lie only ends of lines and lines of space.
fn tiles<'p>(text: &str, parts: impl Iterator<Item = &'p str>) -> bool {
    const ENDS: [char; 2] = ['\n', '\r'];
    let mut rest = text;
    for part in parts.filter(|it| !it.is_empty()) {
        let gap_begins = rest;
        while !rest.starts_with(part) {
            let mut chars = rest.chars();
            match chars.next() {
                Some(c) if c.is_whitespace() => rest = chars.as_str(),
                _ => return false,
            }
        }
        let gap = gap_begins.strip_suffix(rest).unwrap_or_default();
        let is_first = gap_begins.len() == text.len();
        if !(is_first && gap.is_empty()
            || gap.ends_with(ENDS) && (is_first || gap.starts_with(ENDS)))
        {
            return false;
        }
        rest = rest.strip_prefix(part).unwrap_or_default();
    }
    rest.trim().is_empty()
        && (rest.is_empty() || rest.starts_with(ENDS) || rest.len() == text.len())
}
