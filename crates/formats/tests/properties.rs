//! Whatever text and whatever spans: a file that a tool would write of them comes in whole.
//!
//! Each property runs so often that all of them together, with those of the core, are more than 100 000 cases.

mod support;

use dateline_article::{Unicode, UnitSource};
use dateline_formats::{Encoding, File, Format, Imported, import, import_as};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::invariants::imported_holds;

/// How often each property here is tried.
const CASES: u32 = 3_000;

/// Texts as cruel as the web.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a",
        "Kabul",
        "Ann",
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
        "ß",
        "’s",
        "“Why?” ",
        "\u{a0}",
        "𝒦",
        "क्षि",
        "<p>",
        "&amp;",
        "</script>",
        "# ",
        "- ",
        "*",
        "_",
        "[x](y)",
        "\t",
        "|",
        "\\",
        "\"",
        "T1\tPerson 0 1\ta",
        "\0",
        "---\n",
        "1. ",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..20).prop_map(|it| it.concat())
}

/// Spans in code points, some of them nonsense.
fn any_spans() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((0_usize..40, 0_usize..9).prop_map(|(at, len)| (at, at + len)), 0..9)
}

fn read(format: Format, files: &[(&str, String)]) -> Option<Imported> {
    let files: Vec<_> =
        files.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }).collect();
    if let Ok(imported) = import(&files, Encoding::Strict, Unicode::TABLES) {
        imported_holds(&imported, &files);
    }
    let imported = import_as(format, &files, Encoding::Strict, Unicode::TABLES).ok()?;
    imported_holds(&imported, &files);
    Some(imported)
}

/// How often, and that a failure is shown rather than kept in a file.
fn config() -> ProptestConfig {
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

/// A text has something to show; a file with NUL in it is taken for no text at all.
fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains('\0')
}

/// The words between two code points, if there are any.
fn words(text: &str, (start, end): (usize, usize)) -> Option<String> {
    let words: String = text.chars().skip(start).take(end - start).collect();
    (words.chars().count() == end - start && start < end).then_some(words)
}

fn utf16(text: &str, at: usize) -> usize {
    text.chars().take(at).map(char::len_utf16).sum()
}

/// Where the format gives the words, every mention of some is found where it was written.
fn all_are_exact(imported: &Imported, n: usize) {
    let [story] = imported.stories.as_slice() else { panic!("one story") };
    assert_eq!(story.tally.repaired, 0, "{:?}", story.notes.listed());
    assert_eq!(story.tally.exact + story.tally.left_out, n, "{:?}", story.notes.listed());
}

/// A file of each format that is one text with spans.
fn spans_file(format: Format, text: &str, spans: &[(usize, usize)]) -> Vec<(&'static str, String)> {
    let each = |make: &dyn Fn(usize, usize, String) -> Value| -> Vec<Value> {
        let made = spans.iter().filter_map(|it| Some(make(it.0, it.1, words(text, *it)?)));
        made.collect()
    };
    let json = match format {
        Format::Displacy => json!({"text": text, "title": null,
            "ents": each(&|start, end, _| json!({"start": start, "end": end, "label": "PER"}))}),
        Format::SpacyDoc => json!({"text": text, "tokens": [],
            "ents": each(&|start, end, _| json!({"start": start, "end": end, "label": "PER"}))}),
        Format::Prodigy => {
            json!({"text": text, "answer": "accept", "_input_hash": 1, "_task_hash": 2,
            "spans": each(&|start, end, _| json!({"start": start, "end": end, "label": "PER"}))})
        }
        Format::Doccano => json!({"id": 1, "text": text,
            "label": each(&|start, end, _| json!([utf16(text, start), utf16(text, end), "PER"]))}),
        Format::LabelStudio => json!([{"data": {"text": text}, "annotations": [{"result":
            each(&|start, end, words| json!({"type": "labels", "from_name": "label", "to_name": "text",
                "value": {"start": start, "end": end, "text": words, "labels": ["Person"]}}))}]}]),
        Format::Comprehend => {
            json!({"Entities": each(&|start, end, words| json!({"BeginOffset": start, "EndOffset": end,
            "Text": words, "Type": "PERSON", "Score": 0.5}))})
        }
        Format::GoogleLanguage => {
            json!({"language": "en", "entities": each(&|start, _, words| json!({"name": words, "type": "PERSON",
            "mentions": [{"type": "PROPER", "text": {"content": words, "beginOffset": utf16(text, start)}}]}))})
        }
        Format::AzureLanguage => {
            json!({"documents": [{"id": "1", "entities": each(&|start, end, words| json!({"text": words, "category": "Person",
            "offset": start, "length": end - start, "confidenceScore": 0.5}))}]})
        }
        _ => Value::Null,
    };
    match format {
        Format::Comprehend | Format::GoogleLanguage | Format::AzureLanguage => {
            vec![("a.json", json.to_string()), ("a.txt", text.to_owned())]
        }
        Format::Brat => {
            let lines = spans.iter().enumerate().filter_map(|(idx, span)| {
                let words = words(text, *span)?;
                let words = words.replace(['\n', '\r', '\t'], " ");
                Some(format!("T{}\tPerson {} {}\t{words}\n", idx + 1, span.0, span.1))
            });
            vec![("a.ann", lines.collect()), ("a.txt", text.to_owned())]
        }
        _ => vec![("a.json", json.to_string())],
    }
}

macro_rules! spans_come_in {
    ($($name:ident: $format:ident, $has_words:literal;)*) => {$(
        mod $name {
            use super::*;

            proptest! {
                #![proptest_config(config())]
                #[test]
                fn any_text_and_any_spans_come_in(text in any_text(), spans in any_spans()) {
                    let files = spans_file(Format::$format, &text, &spans);
                    let imported = read(Format::$format, &files);
                    let n = spans.iter().filter(|it| words(&text, **it).is_some()).count();
                    prop_assert!(imported.is_some() || !is_text(&text) || n == 0, "nothing was read");
                    let Some(imported) = imported.filter(|_| $has_words) else { return Ok(()) };
                    all_are_exact(&imported, n);
                }
            }
        }
    )*};
}

spans_come_in! {
    displacy: Displacy, false;
    spacy: SpacyDoc, false;
    prodigy: Prodigy, false;
    doccano: Doccano, false;
    label_studio: LabelStudio, true;
    comprehend: Comprehend, true;
    google: GoogleLanguage, true;
    azure: AzureLanguage, true;
    brat: Brat, false;
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_plain_text(text in any_text()) {
        prop_assert!(read(Format::PlainText, &[("a.txt", text.clone())]).is_some() || !is_text(&text));
    }

    #[test]
    fn any_text_is_markdown(text in any_text()) {
        read(Format::Markdown, &[("a.md", text)]);
    }

    #[test]
    fn any_text_is_a_body_of_schema_org(text in any_text(), names in prop::collection::vec(any_text(), 0..4)) {
        let about: Vec<_> = names.iter().map(|it| json!({"@type": "Person", "name": it})).collect();
        let story = json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "H", "articleBody": text, "about": about});
        let imported = read(Format::SchemaOrg, &[("a.json", story.to_string())]);
        prop_assert!(imported.iter().flat_map(|it| &it.stories).all(|it| it.unit_source == UnitSource::Declared));
    }

    #[test]
    fn any_text_is_a_body_of_ninjs(text in any_text(), html in any_text(), names in prop::collection::vec(any_text(), 0..4)) {
        let people: Vec<_> = names.iter().map(|it| json!({"name": it})).collect();
        let item = json!({"uri": "urn:a", "versioncreated": "2024-11-25T00:00:00Z", "body_text": text, "body_xhtml": html, "person": people});
        read(Format::Ninjs, &[("a.json", item.to_string())]);
    }

    #[test]
    fn any_tokens_are_columns(tokens in prop::collection::vec((any_text(), prop::sample::select(vec!["O", "B-PER", "I-PER", "I-LOC"])), 0..12)) {
        let lines = tokens.iter().map(|(token, tag)| format!("{} {tag}\n", token.replace(char::is_whitespace, "")));
        read(Format::Conll, &[("a.conll", lines.collect())]);
    }

    #[test]
    fn any_text_and_any_spans_are_a_web_annotation(text in any_text(), spans in any_spans()) {
        let annotations: Vec<_> = spans.iter().map(|(start, end)| json!({"type": "Annotation", "body": [{"type": "TextualBody", "purpose": "tagging", "value": "PERSON"}],
            "target": {"source": "urn:a", "selector": [{"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "exact": words(&text, (*start, *end))}]}})).collect();
        let page = json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": annotations});
        read(Format::WebAnnotation, &[("a.jsonld", page.to_string()), ("a.txt", text)]);
    }

    #[test]
    fn any_text_and_any_spans_are_our_own(texts in prop::collection::vec(any_text(), 1..4), spans in any_spans()) {
        let blocks: Vec<_> = texts.iter().map(|it| json!({"type": "paragraph", "text": it})).collect();
        let mentions: Vec<_> = spans.iter().map(|(start, end)| json!({"type": "other", "block": start % texts.len(), "start": start, "end": end})).collect();
        let story = json!({"format": "dateline/1", "blocks": blocks, "mentions": mentions});
        prop_assert!(read(Format::Dateline, &[("a.json", story.to_string())]).is_some());
    }
}
