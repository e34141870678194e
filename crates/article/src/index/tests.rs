use serde_json::json;

use super::*;
use crate::article::EntityIdx;
use crate::testing::read;

fn story() -> Article {
    let story = read(&json!({
        "format": "dateline/1",
        "headline": "Baradar",
        "blocks": [
            {"type": "paragraph", "text": "Shoigu met Baradar in Kabul."},
            {"type": "paragraph", "text": "Shoigu left Kabul on Monday. Shoigu"},
            {"type": "paragraph", "text": "Nobody."},
        ],
        "entities": [
            {"id": "kabul", "type": "place", "name": "kabul"},
            {"id": "shoigu", "type": "person", "name": "Shoigu"},
            {"id": "baradar", "type": "person", "name": "Baradar"},
            {"id": "ghost", "type": "work", "name": "Absent"},
        ],
        "mentions": [
            {"entity": "shoigu", "block": 1, "start": 29, "end": 35, "text": "Shoigu"},
            {"entity": "shoigu", "block": 1, "start": 0, "end": 6, "text": "Shoigu"},
            {"entity": "shoigu", "block": 0, "start": 0, "end": 6, "text": "Shoigu"},
            {"entity": "baradar", "block": "headline", "start": 0, "end": 7, "text": "Baradar"},
            {"entity": "baradar", "block": 0, "start": 11, "end": 18, "text": "Baradar"},
            {"entity": "kabul", "block": 0, "start": 22, "end": 27, "text": "Kabul"},
            {"entity": "kabul", "block": 1, "start": 12, "end": 17, "text": "Kabul"},
            {"type": "date", "block": 1, "start": 21, "end": 27, "text": "Monday"},
            {"type": "aircraft", "block": 2, "start": 0, "end": 6, "text": "Nobody"},
        ],
    }));
    assert!(story.report.is_clean());
    story.article
}

fn ids(article: &Article, cast: impl IntoIterator<Item = EntityIdx>) -> String {
    let ids: Vec<_> = cast.into_iter().map(|it| article.entity(it).unwrap().id.as_str()).collect();
    ids.join(" ")
}

#[test]
fn mentions_come_by_entity_in_reading_order() {
    let (article, shoigu) = (story(), EntityIdx(1));
    let index = EntityIndex::new(&article);
    let places: Vec<_> = index
        .mentions(shoigu)
        .iter()
        .map(|it| article.mention(*it).unwrap())
        .map(|it| (it.text_ref, it.span.start()))
        .collect();
    assert!(places.is_sorted());
    assert_eq!(index.count(shoigu), 3);
    assert_eq!(index.first(shoigu), Some(MentionIdx(1)));
    assert_eq!(index.first(EntityIdx(3)), None);
    assert_eq!(index.mentions(EntityIdx(99)), &[]);
}

#[test]
fn every_entity_mention_is_in_the_index_once() {
    let article = story();
    let index = EntityIndex::new(&article);
    let n: usize = (0..4).map(|idx| index.count(EntityIdx(idx))).sum();
    assert_eq!(n, article.mentions.len() - 2, "all but the date and the aircraft");
}

#[test]
fn the_cast_has_three_orders() {
    let article = story();
    let index = EntityIndex::new(&article);
    assert_eq!(ids(&article, index.by_count(&article)), "shoigu baradar kabul ghost");
    assert_eq!(ids(&article, index.by_first(&article)), "baradar shoigu kabul ghost");
    assert_eq!(
        ids(&article, index.by_name(&article, Unicode::TABLES)),
        "ghost baradar kabul shoigu"
    );
}

#[test]
fn types_are_counted_the_format_s_own_first() {
    let article = story();
    let counts: Vec<_> = EntityIndex::new(&article)
        .type_counts()
        .iter()
        .map(|(kind, n)| format!("{} {n}", kind.as_str()))
        .collect();
    assert_eq!(counts, ["person 5", "place 2", "date 1", "aircraft 1"]);
}

#[test]
fn blocks_are_told_once_each_in_order() {
    let article = story();
    let index = EntityIndex::new(&article);
    let check = |entity, expected: &[u32]| {
        let expected: Vec<_> = expected.iter().copied().map(BlockIdx).collect();
        assert_eq!(index.blocks(&article, EntityIdx(entity)), expected);
    };
    check(0, &[0, 1]);
    check(1, &[0, 1]);
    check(2, &[0]);
    check(3, &[]);
    check(99, &[]);
}
