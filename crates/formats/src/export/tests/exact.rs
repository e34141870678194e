//! What each format looks like, to the character: an importer that guesses the unit would forgive another one.

use serde_json::json;

use super::*;

/// A story in which one emoji moves all offsets, and mentions lie over each other and in pieces.
fn story() -> Article {
    let story = json!({
        "format": "dateline/1", "lang": "en", "headline": "Talks", "byline": ["=A \"B\""],
        "offset_unit": "codepoint",
        "blocks": [
            {"type": "paragraph", "text": "🕊 Shoigu flew to Kabul."},
            {"type": "list_item", "text": "Bank of China, 1. b", "styles": [{"kind": "strong", "start": 0, "end": 4}]},
        ],
        "entities": [
            {"id": "shoigu", "type": "person", "name": "Sergei Shoigu", "ids": {"wikidata": "Q42"}, "role": "-a"},
            {"id": "kabul", "type": "place", "name": "Kabul", "geo": {"lat": -34.5, "lon": 69.2}},
            {"id": "bank", "type": "organization", "name": "Bank of China"},
        ],
        "mentions": [
            {"entity": "shoigu", "block": 0, "start": 2, "end": 8, "text": "Shoigu", "label": "PER", "score": 0.98},
            {"entity": "kabul", "block": 0, "start": 17, "end": 22, "text": "Kabul", "label": "GPE"},
            {"entity": "bank", "block": 1, "start": 0, "end": 13, "text": "Bank of China"},
            {"entity": "kabul", "block": 1, "start": 8, "end": 13, "text": "China"},
            {"entity": "bank", "block": 1, "parts": [[0, 4], [15, 17]]},
        ],
    });
    read(story.to_string().as_bytes()).unwrap().article
}

fn check(format: Format, expected: &[&str]) {
    let files = export(&story(), format).unwrap().files;
    let files: Vec<_> = files.iter().map(|it| std::str::from_utf8(&it.bytes).unwrap()).collect();
    assert_eq!(files, expected, "{}", format.name());
}

fn notes(format: Format) -> Vec<String> {
    let exported = export(&story(), format).unwrap();
    let lossy = exported.notes.listed().iter().filter(|it| it.severity() != Severity::Note);
    lossy.map(|it| format!("{}: {:?}", it.place, it.reason)).collect()
}

#[test]
fn brat() {
    check(
        Format::Brat,
        &[
            "Talks\n\n🕊 Shoigu flew to Kabul.\n\nBank of China, 1. b\n",
            "T1\tPER 9 15\tShoigu\n\
             T2\tGPE 24 29\tKabul\n\
             T3\torganization 32 36;47 49\tBank 1.\n\
             T4\torganization 32 45\tBank of China\n\
             T5\tplace 40 45\tChina\n\
             N1\tReference T1 Wikidata:Q42\tSergei Shoigu\n\
             *\tEquiv T2 T5\n\
             *\tEquiv T3 T4\n",
        ],
    );
    assert!(notes(Format::Brat).is_empty());
}

#[test]
fn displacy() {
    check(
        Format::Displacy,
        &[r#"{
  "text": "🕊 Shoigu flew to Kabul.\n\nBank of China, 1. b",
  "ents": [
    {"start": 2, "end": 8, "label": "PER", "kb_id": "Q42", "kb_url": "https://www.wikidata.org/wiki/Q42"},
    {"start": 17, "end": 22, "label": "GPE"},
    {"start": 25, "end": 42, "label": "organization"}
  ],
  "title": "Talks"
}
"#],
    );
    assert_eq!(
        notes(Format::Displacy),
        ["mentions[2]: InOnePiece", "mentions[3]: Overlaps", "mentions[4]: Overlaps"]
    );
}

#[test]
fn doccano() {
    check(
        Format::Doccano,
        &[concat!(
            r#"{"id": 1, "text": "Talks\n\n🕊 Shoigu flew to Kabul.\n\nBank of China, 1. b", "entities": ["#,
            r#"{"id": 1, "label": "PER", "start_offset": 10, "end_offset": 16}, "#,
            r#"{"id": 2, "label": "GPE", "start_offset": 25, "end_offset": 30}, "#,
            r#"{"id": 3, "label": "organization", "start_offset": 33, "end_offset": 50}, "#,
            r#"{"id": 4, "label": "organization", "start_offset": 33, "end_offset": 46}, "#,
            r#"{"id": 5, "label": "place", "start_offset": 41, "end_offset": 46}], "relations": []}"#,
            "\n"
        )],
    );
}

#[test]
fn conll() {
    check(
        Format::Conll,
        &[
            "Talks\tO\n\n🕊\tO\nShoigu\tB-PER\nflew\tO\nto\tO\nKabul\tB-GPE\n.\tO\n\nBank\tB-organization\n\
           of\tI-organization\nChina\tI-organization\n,\tI-organization\n1\tI-organization\n.\tI-organization\nb\tO\n\n",
        ],
    );
}

#[test]
fn web_annotation() {
    let files = export(&story(), Format::WebAnnotation).unwrap().files;
    let file: serde_json::Value = serde_json::from_slice(&files[0].bytes).unwrap();
    assert_eq!(file["total"], 6);
    let items = &file["first"]["items"];
    assert_eq!(
        items[0]["body"]["value"],
        "Talks\n\n🕊 Shoigu flew to Kabul.\n\nBank of China, 1. b"
    );
    assert_eq!(
        items[1],
        json!({
            "id": "urn:x-dateline:m1", "type": "Annotation", "motivation": "identifying",
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "value": "PER"},
                {"type": "SpecificResource", "purpose": "identifying",
                 "source": {"id": "http://www.wikidata.org/entity/Q42", "label": "Sergei Shoigu"}},
            ],
            "target": {"source": "urn:x-dateline:text", "selector": [
                {"type": "TextQuoteSelector", "exact": "Shoigu", "prefix": "Talks\n\n🕊 ",
                 "suffix": " flew to Kabul.\n\nBank of China, "},
                {"type": "TextPositionSelector", "start": 9, "end": 15},
            ]},
        })
    );
    let pieces = items[3]["target"].as_array().unwrap();
    assert_eq!(
        pieces[1]["selector"][1],
        json!({"type": "TextPositionSelector", "start": 47, "end": 49})
    );
}

#[test]
fn markdown() {
    check(
        Format::Markdown,
        &["---\ntitle: \"Talks\"\nlang: \"en\"\nauthors: [\"=A \\u0022B\\u0022\"]\n---\n\n\
           🕊 Shoigu flew to Kabul.\n\n- **Bank** of China, 1. b\n"],
    );
}

#[test]
fn tables() {
    check(
        Format::EntitiesCsv,
        &["\u{feff}id,type,label,name,aliases,role,description,mentions,first,ids,url,lat,lon\r\n\
           shoigu,person,,Sergei Shoigu,,\"'-a\",,1,1,wikidata:Q42,,,\r\n\
           kabul,place,,Kabul,,,,2,1,,,-34.5,69.2\r\n\
           bank,organization,,Bank of China,,,,2,2,,,,\r\n"],
    );
    check(
        Format::MentionsCsv,
        &[
            "\u{feff}mention,entity,name,type,label,words,text,start,end,before,after,score,by,value\r\n\
           1,shoigu,Sergei Shoigu,person,PER,Shoigu,1,2,8,\"🕊 \",\" flew to Kabul.\",0.98,,\r\n\
           2,kabul,Kabul,place,GPE,Kabul,1,17,22,\"🕊 Shoigu flew to \",.,,,\r\n\
           3,bank,Bank of China,organization,,Bank … 1.,2,0,17,,\" b\",,,\r\n\
           4,bank,Bank of China,organization,,Bank of China,2,0,13,,\", 1. b\",,,\r\n\
           5,kabul,Kabul,place,,China,2,8,13,\"Bank of \",\", 1. b\",,,\r\n",
        ],
    );
}

#[test]
fn a_page() {
    let files = export(&story(), Format::Html).unwrap().files;
    let page = std::str::from_utf8(&files[0].bytes).unwrap();
    for piece in [
        "<html lang=\"en\">",
        "content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;",
        "<h1 dir=\"auto\">Talks</h1>",
        "<p class=\"byline\"><bdi>=A &quot;B&quot;</bdi></p>",
        "<p dir=\"auto\">🕊 <span id=\"first-shoigu\"></span><mark data-entity=\"shoigu\" data-type=\"person\" \
         title=\"Sergei Shoigu, person\">Shoigu</mark> flew to ",
        "<mark data-entity=\"bank kabul\" data-type=\"organization place\" \
         title=\"Bank of China, organization; Kabul, place\">China</mark>",
        "<li><a class=\"name\" href=\"#first-kabul\">",
        "</a> <span class=\"n\">2×</span>",
        "rel=\"noopener noreferrer nofollow\"><bdi>Q42</bdi></a>",
    ] {
        assert!(page.contains(piece), "{piece} is not in\n{page}");
    }
}

#[test]
fn a_page_has_one_title_and_no_empty_caption() {
    let check = |headline: &str, expected: &str| {
        let blocks = json!([{"type": "figure", "alt": "A hall", "text": ""}, {"text": "Words."}]);
        let json = json!({"format": "dateline/1", "headline": headline, "blocks": blocks});
        let json = json.to_string();
        let loaded = dateline_article::read_with(json.as_bytes(), Unicode::TABLES).unwrap();
        let article = loaded.article;
        let files = export(&article, Format::Html).unwrap().files;
        let page = std::str::from_utf8(&files[0].bytes).unwrap();
        assert!(page.contains(&format!("<title>{expected}</title>")), "{page}");
        assert!(page.contains(&format!(">{expected}</h1>")), "{page}");
        assert!(!page.contains("<figcaption"), "{page}");
    };
    check("Talks", "Talks");
    check("", "A story without a headline");
    check("  ", "A story without a headline");
}

#[test]
fn mentions_in_each_other_by_the_thousand_do_not_repeat_the_text() {
    let text = "Åb ".repeat(2000);
    let mentions: Vec<_> = (0..2000)
        .map(|it| json!({"type": "person", "block": 0, "start": it, "end": 6000 - it}))
        .collect();
    let story = json!({
        "format": "dateline/1", "offset_unit": "codepoint", "mentions": mentions,
        "blocks": [{"type": "paragraph", "text": text}],
    });
    let article = read(story.to_string().as_bytes()).unwrap().article;
    assert_eq!(article.mentions.len(), 2000);
    for format in Format::all_written() {
        let files = export(&article, format).unwrap().files;
        let n_bytes: usize = files.iter().map(|it| it.bytes.len()).sum();
        assert!(n_bytes < 2_000_000, "{}: {n_bytes}", format.name());
    }
    same_article(&article);
}
