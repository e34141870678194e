//! Every rule of the format that one wrong value can break: it costs itself alone, and says so.

use serde_json::{Value, json};

use crate::article::{BlockKind, Date, Direction, QuoteKind, TextRef};
use crate::testing::{issues, mentions, read};

/// A story with everything in it, and nothing wrong.
fn whole() -> Value {
    json!({
        "format": "dateline/1", "id": "s1", "url": "https://a.test/s", "lang": "en", "dir": "ltr",
        "section": "World", "headline": "Shoigu in Kabul", "standfirst": "Talks.", "byline": ["A. Writer"],
        "location": "Kabul", "published": "2024-11-25", "modified": "2024-11-25T18:00:00Z", "correction": "None.",
        "keywords": ["k"], "source": {"name": "S", "url": "https://a.test"}, "license": "L",
        "offset_unit": "codepoint", "x_mine": [1.50, "two"],
        "blocks": [
            {"type": "paragraph", "id": "lead", "text": "🕊 Shoigu flew to Kabul.", "lang": "en", "x_b": 1},
            {"type": "heading", "level": 3, "text": "Then"},
            {"type": "list_item", "ordered": true, "depth": 2, "text": "Item"},
            {"type": "blockquote", "text": "Said.", "cite": "Him"},
            {"type": "figure", "src": "a.jpg", "alt": "a", "width": 12, "height": 8, "credit": "c", "text": "Caption"},
            {"type": "paragraph", "text": "A link.", "styles": [
                {"kind": "link", "start": 2, "end": 6, "href": "https://a.test"},
                {"kind": "emphasis", "start": 0, "end": 1},
            ]},
        ],
        "entities": [{"id": "shoigu", "type": "person", "name": "Sergei Shoigu", "aliases": ["Shoigu"], "role": "r",
            "description": "d", "ids": {"wikidata": "Q1"}, "url": "https://a.test", "geo": {"lat": 34.5, "lon": 69.2}}],
        "mentions": [
            {"entity": "shoigu", "block": "lead", "start": 2, "end": 8, "text": "Shoigu", "label": "PER", "score": 0.5,
             "by": "human", "value": "v"},
            {"type": "place", "block": 0, "start": 17, "end": 22, "text": "Kabul"},
            {"entity": "shoigu", "block": "headline", "start": 0, "end": 6, "text": "Shoigu"},
            {"type": "event", "block": "standfirst", "start": 0, "end": 5, "text": "Talks"},
        ],
        "quotes": [{"speaker": "shoigu", "kind": "direct", "parts": [{"block": 3, "start": 0, "end": 5}], "by": "human"}],
        "changes": [{"anything": 1e2}],
    })
}

const MENTIONS: &str = "headline: shoigu “Shoigu”\nstandfirst: a event “Talks”\n0: shoigu “Shoigu”\n0: a place “Kabul”\n";

/// Replaces the value at `pointer` (RFC 6901) of a whole story; expects these issues and the rest intact.
fn check(pointer: &str, value: Value, expected: &str) {
    let mut story = whole();
    match story.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            match story.pointer_mut(parent).unwrap() {
                Value::Array(list) => list.push(value),
                parent => parent[key] = value,
            }
        }
    }
    let loaded = read(&story);
    let expected: String = expected.lines().map(|it| format!("{}\n", it.trim())).collect();
    assert_eq!(issues(&loaded), expected, "{pointer}");
    let is_about_blocks = pointer.starts_with("/blocks") || pointer.starts_with("/mentions");
    let is_about_cast = pointer.starts_with("/entities") || pointer.starts_with("/standfirst");
    if !is_about_blocks && !is_about_cast && pointer != "/headline" {
        assert_eq!(mentions(&loaded.article), MENTIONS, "{pointer}");
    }
}

#[test]
fn a_whole_story_is_read_whole() {
    let loaded = read(&whole());
    assert_eq!(issues(&loaded), "");
    assert_eq!(mentions(&loaded.article), MENTIONS);
    let article = loaded.article;
    assert_eq!(article.dir, Some(Direction::Ltr));
    assert_eq!(article.published, Some(Date::Day { year: 2024, month: 11, day: 25 }));
    assert_eq!(article.modified, Some(Date::Moment(1_732_557_600_000)));
    assert_eq!(article.source.unwrap().name, "S");
    assert_eq!(article.byline, ["A. Writer"]);
    assert_eq!(article.blocks[1].kind, BlockKind::Heading { level: 3 });
    assert_eq!(article.blocks[2].kind, BlockKind::ListItem { ordered: true, depth: 2 });
    assert_eq!(article.blocks[5].styles.len(), 2);
    assert_eq!(article.entities[0].ids, [("wikidata".to_owned(), "Q1".to_owned())]);
    assert_eq!(article.quotes[0].kind, QuoteKind::Direct);
    assert_eq!(article.mentions[2].label.as_deref(), Some("PER"));
    assert_eq!(article.mentions[2].text_ref, TextRef::Block(crate::BlockIdx(0)));
    // The publisher's own fields and the corrections stay as they were written.
    assert_eq!(&*article.extra[0].1, r#"[1.5,"two"]"#);
    assert_eq!(&*article.changes.unwrap(), r#"[{"anything":100.0}]"#);
}

#[test]
fn two_hundred_words_take_a_minute() {
    let minutes = |n_words: usize| {
        let text = "word ".repeat(n_words);
        read(&json!({"format": "dateline/1", "blocks": [{"type": "paragraph", "text": text}]}))
            .article
            .reading_minutes()
    };
    assert_eq!([0, 1, 200, 201, 400].map(minutes), [0, 1, 1, 2, 2]);
}

#[test]
fn what_is_no_tag_of_a_language_goes_into_no_attribute() {
    for tag in ["en", "prs", "prs-AF", "zh-Hant-TW", "sl-rozaj-1994", "x-own", "i-lux", "de-1996"] {
        check("/lang", tag.into(), "");
        check("/blocks/0/lang", tag.into(), "");
    }
    for tag in [
        "e",
        "x",
        "en_US",
        "en-",
        "-en",
        "en--US",
        "e1",
        "1en",
        "englishes",
        "en US",
        "en\u{202e}",
        "\"><b>",
        "é",
    ] {
        for pointer in ["/lang", "/blocks/0/lang"] {
            let place = pointer.trim_start_matches('/').replace("blocks/0/", "blocks[0].");
            let wanted = "where the format has the tag of a language (en, prs-AF); left out";
            check(pointer, tag.into(), &format!("Lost {place} is “{tag}”, {wanted}"));
        }
    }
}

#[test]
fn null_means_absent() {
    for key in ["id", "section", "dir", "published", "source", "byline", "quotes", "changes"] {
        check(&format!("/{key}"), Value::Null, "");
    }
    check("/blocks/0/lang", Value::Null, "");
    check("/entities/0/geo", Value::Null, "");
}

#[test]
fn null_in_a_list_is_not_absent() {
    check(
        "/byline/0",
        Value::Null,
        "Lost byline[0] is null, where the format has a string; left out",
    );
    check(
        "/mentions/1",
        Value::Null,
        "Lost mentions[1] is null, where the format has an object; left out",
    );
}

#[test]
fn a_wrong_type_costs_itself_alone() {
    check(
        "/section",
        json!(7),
        "Lost section is a number, where the format has a string; left out",
    );
    check(
        "/byline",
        json!("A"),
        "Lost byline is a string, where the format has an array; left out",
    );
    check(
        "/byline/0",
        json!({}),
        "Lost byline[0] is an object, where the format has a string; left out",
    );
    check(
        "/source",
        json!([]),
        "Lost source is an array, where the format has an object; left out",
    );
    check(
        "/source/url",
        json!(true),
        "Lost source.url is true or false, where the format has a string; left out",
    );
    check("/quotes", json!(1), "Lost quotes is a number, where the format has an array; left out");
    check(
        "/quotes/0",
        json!([[]]),
        "Lost quotes[0] is an array, where the format has an object; left out",
    );
    check(
        "/blocks/1/level",
        json!("2"),
        "Lost blocks[1].level is a string, where the format has a whole number from 0; left out",
    );
    check(
        "/blocks/5/styles/1",
        json!("x"),
        "Lost blocks[5].styles[1] is a string, where the format has an object; left out",
    );
    check(
        "/entities/0/aliases/0",
        json!(1),
        "Lost entities[0].aliases[0] is a number, where the format has a string; left out",
    );
    check(
        "/entities/0/ids/wikidata",
        json!(1),
        "Lost entities[0].ids.wikidata is a number, where the format has a string; left out",
    );
    check(
        "/mentions/0/score",
        json!("1"),
        "Lost mentions[0].score is a string, where the format has a number; left out",
    );
}

#[test]
fn a_wrong_value_costs_itself_alone() {
    check("/dir", json!("up"), "Lost dir is “up”, where the format has ltr or rtl; left out");
    check(
        "/published",
        json!("Monday"),
        "Lost published is “Monday”, where the format has a day or a moment (2024-11-25); left out",
    );
    check(
        "/modified",
        json!("2024-11-25T18:00"),
        "Repaired modified has no time zone; only its day is used",
    );
    check(
        "/offset_unit",
        json!("chars"),
        "Lost offset_unit is “chars”, where the format has codepoint, utf16, utf8 or grapheme; left out",
    );
    check(
        "/blocks/1/level",
        json!(9),
        "Lost blocks[1].level is “9”, where the format has 1 to 6; left out",
    );
    check(
        "/blocks/4/width",
        json!(0),
        "Lost blocks[4].width is “0”, where the format has 1 to 100000; left out",
    );
    check(
        "/entities/0/geo/lat",
        json!(91),
        "Lost entities[0].geo.lat is “91”, where the format has -90 to 90; left out",
    );
    check(
        "/mentions/0/score",
        json!(2),
        "Lost mentions[0].score is “2”, where the format has 0 to 1; left out",
    );
    check(
        "/quotes/0/kind",
        json!("loud"),
        "Lost quotes[0].kind is “loud”, where the format has direct or indirect; left out",
    );
    check(
        "/quotes/0/speaker",
        json!("nobody"),
        "Lost quotes[0].speaker no entity has the id “nobody”; left out",
    );
    check(
        "/quotes/0/parts/0/end",
        json!(99),
        "Lost quotes[0].parts[0] does not lie in its block’s text; left out
        Lost quotes[0] does not say where it starts and ends; left out",
    );
    check(
        "/blocks/5/styles/0/kind",
        json!("blink"),
        "Lost blocks[5].styles[0].kind the style “blink” is not known; left out",
    );
    check(
        "/blocks/5/styles/0/end",
        json!(99),
        "Lost blocks[5].styles[0] does not lie in its block’s text; left out",
    );
    check(
        "/blocks/5/styles/1",
        json!({"kind": "link", "start": 5, "end": 7, "href": "b"}),
        "Lost blocks[5].styles[1] overlaps an earlier link; left out",
    );
}

#[test]
fn what_the_format_does_not_know_is_a_note() {
    check("/colour", json!("red"), "Note colour is not a field of the format; ignored");
    check(
        "/blocks/0/colour",
        json!({"a": []}),
        "Note blocks[0].colour is not a field of the format; ignored",
    );
    check("/x_colour", json!({"deep": {"er": 1}}), "");
    check(
        "/blocks/0/type",
        json!("verse"),
        "Note blocks[0].type a block of type “verse” is shown as a paragraph",
    );
    check(
        "/entities/0/type",
        json!("war ship"),
        "Note entities[0].type the type “war ship” is read as “other”",
    );
    check("/entities/0/type", json!("warship"), "");
    check("/format", json!("dateline/1.7"), "");
    check(
        "/format",
        json!("dateline/2"),
        "Note format the file is in “dateline/2”, newer than this program; read as far as known",
    );
    check(
        "/format",
        json!("newspaper"),
        "Lost format is “newspaper”, where the format has the name of this format; left out",
    );
    check("/format", Value::Null, "Note format is missing; read as version 1");
}

#[test]
fn ids_are_fitted_and_stay_found() {
    check(
        "/entities/0/id",
        json!("Шойгу"),
        "Note entities[0].id the id “Шойгу” is read as “-----”
        Lost mentions[0].entity no entity has the id “shoigu”; left out
        Lost mentions[2].entity no entity has the id “shoigu”; left out
        Lost quotes[0].speaker no entity has the id “shoigu”; left out",
    );
    let mut story = whole();
    story["entities"][0]["id"] = json!("Sergei Shoigu");
    story["mentions"][0]["entity"] = json!("Sergei Shoigu");
    let loaded = read(&story);
    assert_eq!(loaded.article.entities[0].id, "Sergei-Shoigu");
    assert!(mentions(&loaded.article).contains("0: Sergei-Shoigu “Shoigu”"));
    check(
        "/blocks/1/id",
        json!("lead"),
        "Repaired blocks[1].id the id “lead” is taken; this one is read as “lead-2”",
    );
    check(
        "/blocks/1/id",
        json!("headline"),
        "Repaired blocks[1].id the id “headline” is taken; this one is read as “headline-2”",
    );
}

#[test]
fn an_entity_needs_a_name_or_an_id() {
    check("/entities/0/name", Value::Null, "Note entities[0].name is missing; its id stands in");
    check(
        "/entities/1",
        json!({"name": "Kabul", "type": "place"}),
        "Note entities[1].id is missing; its name stands in",
    );
    check(
        "/entities/1",
        json!({"type": "place"}),
        "Lost entities[1] has nothing to show; left out",
    );
}

#[test]
fn a_block_keeps_its_text_and_its_number() {
    check("/blocks/1", json!("Bare"), "Repaired blocks[1] is text alone; shown as a paragraph");
    check(
        "/blocks/1",
        json!({"type": "rule"}),
        "Note blocks[1].type a block of type “rule” is shown as a paragraph
        Lost blocks[1] has nothing to show; left out",
    );
    check(
        "/blocks/1/text",
        json!(7),
        "Lost blocks[1].text is a number, where the format has a string; left out
        Lost blocks[1] has nothing to show; left out",
    );
    // The quote in block 3 is still found when block 1 is not.
    let mut story = whole();
    story["blocks"][1] = json!(7);
    let loaded = read(&story);
    let (text_ref, span) = loaded.article.quotes[0].parts[0];
    assert_eq!(span.of(loaded.article.text(text_ref).unwrap()), "Said.");
    assert_eq!(loaded.article.blocks.len(), 5);
}

#[test]
fn a_mention_needs_a_text_and_an_entity() {
    check(
        "/mentions/0/entity",
        json!("x"),
        "Lost mentions[0].entity no entity has the id “x”; left out",
    );
    check(
        "/mentions/0/block",
        json!(99),
        "Lost mentions[0].block there is no block “99”; left out",
    );
    check(
        "/mentions/0/block",
        json!("tail"),
        "Lost mentions[0].block there is no block “tail”; left out",
    );
    check(
        "/mentions/0/block",
        Value::Null,
        "Lost mentions[0] does not say where it starts and ends; left out",
    );
    check(
        "/mentions/0/start",
        json!(-1),
        "Lost mentions[0].start is a number, where the format has a whole number from 0; left out
        Lost mentions[0] does not say where it starts and ends; left out",
    );
    check(
        "/mentions/1/type",
        json!("big town"),
        "Note mentions[1].type the type “big town” is read as “other”",
    );
    check(
        "/standfirst",
        Value::Null,
        "Lost mentions[3].block there is no block “standfirst”; left out",
    );
}

#[test]
fn a_field_given_twice_is_told() {
    let json = r#"{"format": "dateline/1", "headline": "A", "headline": "B", "blocks": []}"#;
    let loaded = crate::read(json.as_bytes()).unwrap();
    assert_eq!(loaded.article.headline, "B");
    assert_eq!(issues(&loaded), "Lost headline is given twice; the last one is used\n");
}
