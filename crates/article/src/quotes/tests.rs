use serde_json::json;

use super::*;
use crate::article::BlockIdx;
use crate::testing::read;

fn story() -> Article {
    let quote = |speaker: Option<&str>, parts: &[(u32, u32, u32)]| {
        let part = |(block, start, end): &(u32, u32, u32)| json!({"block": block, "start": start, "end": end});
        let parts: Vec<_> = parts.iter().map(part).collect();
        json!({"speaker": speaker, "kind": "direct", "parts": parts})
    };
    let story = json!({
        "format": "dateline/1", "offset_unit": "utf8",
        "blocks": [
            {"type": "paragraph", "text": "Go, he said, now. Why?"},
            {"type": "paragraph", "text": "Because. So?"},
            {"type": "paragraph", "text": "Nobody said this."},
        ],
        "entities": [
            {"id": "a", "type": "person", "name": "A"},
            {"id": "b", "type": "person", "name": "B"},
            {"id": "c", "type": "person", "name": "C"},
        ],
        "quotes": [
            quote(Some("b"), &[(1, 9, 12)]),
            quote(None, &[(0, 0, 22)]),
            quote(Some("a"), &[(1, 0, 8)]),
            quote(Some("b"), &[(1, 0, 7), (0, 13, 16), (0, 0, 2)]),
        ],
        "mentions": [],
    });
    let loaded = read(&story);
    assert_eq!(loaded.article.quotes.len(), 4, "{}", crate::testing::issues(&loaded));
    loaded.article
}

#[test]
fn the_words_of_a_quote_are_its_parts_in_order() {
    let article = story();
    let words: Vec<_> = article.quotes.iter().map(|it| article.words_of_quote(it)).collect();
    assert_eq!(words, ["Go … now … Because", "Go, he said, now. Why?", "Because.", "So?"]);
    assert!(article.quote(QuoteIdx(3)).is_some() && article.quote(QuoteIdx(4)).is_none());
}

#[test]
fn speakers_come_by_their_first_quote_and_nobody_last() {
    let ids = |it: &[u32]| it.iter().copied().map(QuoteIdx).collect::<Vec<_>>();
    let (a, b) = (EntityIdx(0), EntityIdx(1));
    let expected = [(Some(b), ids(&[0, 3])), (Some(a), ids(&[2])), (None, ids(&[1]))];
    assert_eq!(quotes_by_speaker(&story()), expected);
    assert_eq!(quotes_by_speaker(&Article::default()), []);
}

#[test]
fn a_speaker_has_quotes() {
    let article = story();
    let check = |speaker, expected: &[u32]| {
        let found: Vec<_> = article.quotes_of(EntityIdx(speaker)).map(|it| it.0).collect();
        assert_eq!(found, expected);
    };
    check(0, &[2]);
    check(1, &[0, 3]);
    check(2, &[]);
    check(99, &[]);
}

#[test]
fn parts_are_found_by_their_text() {
    let article = story();
    let check = |text_ref, expected: &[(u32, usize, usize)]| {
        let parts = article.quote_parts_in(text_ref).iter();
        let found: Vec<_> = parts.map(|it| (it.quote.0, it.span.start(), it.span.end())).collect();
        assert_eq!(found, expected);
    };
    check(TextRef::Headline, &[]);
    check(TextRef::Block(BlockIdx(0)), &[(1, 0, 22), (0, 0, 2), (0, 13, 16)]);
    check(TextRef::Block(BlockIdx(1)), &[(2, 0, 8), (0, 0, 7), (3, 9, 12)]);
    check(TextRef::Block(BlockIdx(2)), &[]);
}
