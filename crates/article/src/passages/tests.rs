use proptest::prelude::*;

use super::*;
use crate::entity_type::EntityType;
use crate::testing::{any_cast, cast_story};

const TABLES: &Unicode = Unicode::TABLES;

const STORY: &[&str] = &[
    "! [a:Ann] left. Did [b:Ben]?",
    "> Nobody knows. [a:Ann]’s friend does.",
    " [a:Ann] met [b:Ben] and [a:her] dog. They talked. [b:He] wept, [a:she] did not.\n",
    "# Why [b:Ben] wept. A guess",
    "Nobody knows. Not on [*:Monday].",
    "[c:Mr. [b:Ben] Smith]. [c:His] friend [b:Ben] knows, says [a:Ann].",
];

/// The words of each passage, and those of its mention.
fn drawn(article: &Article, passages: &[Passage]) -> Vec<String> {
    let words = |it: &Passage| {
        let sentence = it.span.of(article.text(it.text_ref).unwrap());
        let mention = article.mention(it.mention).unwrap();
        format!("{sentence}|{}", article.words_of(mention))
    };
    passages.iter().map(words).collect()
}

fn check(entities: &[u32], expected: &[&str]) {
    let article = cast_story(STORY);
    let entities: Vec<_> = entities.iter().copied().map(EntityIdx).collect();
    let found = passages(&article, &EntityIndex::new(&article), &entities, TABLES);
    assert_eq!(drawn(&article, &found), expected);
}

#[test]
fn the_sentences_of_one_are_in_reading_order_each_once() {
    check(
        &[0],
        &[
            "Ann left. Did Ben?|Ann",
            "Ann’s friend does.|Ann",
            "Ann met Ben and her dog.|Ann",
            "He wept, she did not.|she",
            "His friend Ben knows, says Ann.|Ann",
        ],
    );
    check(&[2], &["Mr. Ben Smith.|Mr. Ben Smith", "His friend Ben knows, says Ann.|His"]);
    check(&[3], &[]);
    check(&[99], &[]);
}

#[test]
fn the_sentences_of_several_mention_each_of_them() {
    let pair = [
        "Ann left. Did Ben?|Ann",
        "Ann met Ben and her dog.|Ann",
        "He wept, she did not.|He",
        "His friend Ben knows, says Ann.|Ben",
    ];
    check(&[0, 1], &pair);
    check(&[1, 0], &pair);
    check(&[0, 1, 2], &["His friend Ben knows, says Ann.|His"]);
    check(&[0, 3], &[]);
    check(&[], &[]);
}

/// What comes before the first mention that reads `words`.
fn check_before(entity: u32, words: &str, limit: usize, expected: &[&str]) {
    let article = cast_story(STORY);
    let before = article.mentions.iter().position(|it| article.words_of(it) == words).unwrap();
    let (index, before) = (EntityIndex::new(&article), MentionIdx(before as u32));
    let found = passages_before(&article, &index, EntityIdx(entity), before, limit, TABLES);
    assert_eq!(drawn(&article, &found), expected);
}

#[test]
fn what_was_said_so_far_comes_newest_first() {
    let four = [
        "He wept, she did not.|she",
        "Ann met Ben and her dog.|Ann",
        "Ann’s friend does.|Ann",
        "Ann left. Did Ben?|Ann",
    ];
    check_before(0, "His", 9, &four);
    check_before(0, "His", 3, &four[..3]);
    check_before(0, "His", 0, &[]);
    check_before(0, "she", 9, &four[1..]);
    check_before(1, "His", 2, &["Mr. Ben Smith.|Ben", "Why Ben wept. A guess|Ben"]);
    check_before(0, "Ann", 9, &[]);
    check_before(3, "His", 9, &[]);
}

#[test]
fn what_was_said_so_far_is_looked_up_in_no_other_text() {
    let article = cast_story(&["[a:Ann]. [a:Ann]. [b:Ben].", "[b:Ben]"].repeat(20));
    let index = EntityIndex::new(&article);
    let check = |entity, limit, expected: (usize, usize)| {
        let last = (MentionIdx(article.mentions.len() as u32 - 1), limit);
        let mut n_texts = 0;
        let found = passages_before_counted(
            &article,
            &index,
            EntityIdx(entity),
            last,
            TABLES,
            &mut n_texts,
        );
        assert_eq!((found.len(), n_texts), expected);
    };
    check(0, 3, (3, 2));
    check(0, 4, (4, 2));
    check(0, 0, (0, 0));
    check(0, 99, (40, 20));
    check(1, 3, (3, 3));
    check(3, 9, (0, 0));
}

#[test]
fn a_span_has_the_sentence_around_it() {
    let article = cast_story(STORY);
    let text_ref = TextRef::Block(crate::BlockIdx(0));
    let text = article.text(text_ref).unwrap();
    let check = |range: Range<usize>, expected: Option<&str>| {
        let span = Span::new(text, range).unwrap();
        let found = sentence_around(&article, text_ref, span, TABLES).map(|it| it.of(text));
        assert_eq!(found, expected);
    };
    check(1..4, Some("Ann met Ben and her dog."));
    check(0..1, Some("Ann met Ben and her dog."));
    check(26..26, Some("They talked."));
    check(24..30, Some("Ann met Ben and her dog. They talked."));
    check(text.len()..text.len(), None);
    let nowhere = TextRef::Block(crate::BlockIdx(9));
    assert_eq!(sentence_around(&article, nowhere, Span::new(text, 0..1).unwrap(), TABLES), None);
}

#[test]
fn a_story_has_sentences() {
    let check =
        |lines: &[&str], expected| assert_eq!(n_sentences(&cast_story(lines), TABLES), expected);
    // Of the headline and the heading one each.
    check(STORY, 11);
    check(&["", " \n"], 0);
    check(&["One. Two.", "\n", "Three. 🕊"], 3);
}

#[test]
fn company_is_counted_by_sentences_shared() {
    let article = cast_story(STORY);
    let index = EntityIndex::new(&article);
    let check = |entity, expected: &[(u32, usize)]| {
        let expected: Vec<_> = expected.iter().map(|&(idx, n)| (EntityIdx(idx), n)).collect();
        assert_eq!(company(&article, &index, EntityIdx(entity), TABLES), expected);
    };
    check(0, &[(1, 4), (2, 1)]);
    check(1, &[(0, 4), (2, 2)]);
    check(2, &[(1, 2), (0, 1)]);
    check(3, &[]);
    check(99, &[]);
    // Of equals, people before places, and then the first to appear.
    let mut article = cast_story(&["[d:Di], [c:Cy], [b:Ben] and [a:Ann]."]);
    article.entities[3].kind = EntityType::Place;
    let found = company(&article, &EntityIndex::new(&article), EntityIdx(1), TABLES);
    assert_eq!(found, [(EntityIdx(2), 1), (EntityIdx(0), 1), (EntityIdx(3), 1)]);
    article.entities[3].kind = EntityType::Person;
    let found = company(&article, &EntityIndex::new(&article), EntityIdx(1), TABLES);
    assert_eq!(found, [(EntityIdx(3), 1), (EntityIdx(2), 1), (EntityIdx(0), 1)]);
}

#[test]
fn company_of_ten_thousand_mentions_costs_no_more_than_ten_thousand() {
    let n_steps = |pieces: &dyn Fn(usize) -> Vec<String>, n: usize| {
        let lines = pieces(n);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let article = cast_story(&lines);
        let mut n_steps = 0;
        company_counted(&article, &EntityIndex::new(&article), EntityIdx(0), TABLES, &mut n_steps);
        n_steps
    };
    // All in one sentence; each in a sentence of its own; each in a text of its own.
    let shapes: [&dyn Fn(usize) -> Vec<String>; 3] = [
        &|n| vec!["[a:Ann] and [b:Ben] ".repeat(n)],
        &|n| vec!["[a:Ann] met [b:Ben]. ".repeat(n)],
        &|n| vec!["[a:Ann] met [b:Ben]. ".to_owned(); n],
    ];
    for (idx, shape) in shapes.into_iter().enumerate() {
        let (small, large) = (n_steps(shape, 1_000), n_steps(shape, 10_000));
        assert!(1_000 < small && large <= 11 * small, "shape {idx}: {small}, then {large} steps");
    }
}

proptest! {
    #[test]
    fn whoever_is_in_company_shares_a_passage(article in any_cast()) {
        let index = EntityIndex::new(&article);
        for entity in (0..4).map(EntityIdx) {
            let company = company(&article, &index, entity, TABLES);
            for other in (0..4).map(EntityIdx).filter(|it| *it != entity) {
                let n = company.iter().find(|it| it.0 == other).map_or(0, |it| it.1);
                let shared = passages(&article, &index, &[entity, other], TABLES);
                prop_assert_eq!(n, shared.len());
            }
        }
    }

    #[test]
    fn no_sentence_is_blank(article in any_cast()) {
        for text_ref in article.text_refs() {
            for sentence in cut(&article, text_ref, TABLES) {
                let text = article.text(text_ref).unwrap();
                prop_assert!(trimmed(text, sentence.span.range()).is_some());
            }
        }
    }

    #[test]
    fn a_passage_holds_its_mention_and_comes_once(article in any_cast()) {
        let index = EntityIndex::new(&article);
        for entity in (0..4).map(EntityIdx) {
            let all = passages(&article, &index, &[entity], TABLES);
            prop_assert!(all.is_sorted_by_key(|it| (it.text_ref, it.span.end() - 1)));
            for pair in all.windows(2) {
                let [a, b] = pair else { continue };
                let is_apart = a.text_ref < b.text_ref || a.span.end() <= b.span.start();
                prop_assert!(is_apart);
            }
            for passage in &all {
                let text = article.text(passage.text_ref).unwrap();
                let words = passage.span.of(text);
                prop_assert!(!words.is_empty() && words.trim() == words);
                let mention = article.mention(passage.mention).unwrap();
                prop_assert_eq!(&mention.of, &Referent::Entity(entity));
                prop_assert_eq!(mention.text_ref, passage.text_ref);
                let around = sentence_around(&article, mention.text_ref, mention.span, TABLES);
                prop_assert_eq!(around, Some(passage.span));
            }
            // All that comes before a mention are the passages that end before it begins.
            for (idx, mention) in article.mentions.iter().enumerate() {
                let before = MentionIdx(idx as u32);
                let mut found = passages_before(&article, &index, entity, before, 99, TABLES);
                let two = passages_before(&article, &index, entity, before, 2, TABLES);
                prop_assert_eq!(&two[..], &found[..found.len().min(2)]);
                found.reverse();
                let sentence = sentence_around(&article, mention.text_ref, mention.span, TABLES);
                let start = sentence.map_or(mention.span.start(), Span::start);
                let here = (mention.text_ref, start);
                let is_before = |it: &&Passage| (it.text_ref, it.span.end()) <= here;
                let expected: Vec<_> = all.iter().filter(is_before).copied().collect();
                prop_assert_eq!(found, expected);
            }
        }
    }
}
