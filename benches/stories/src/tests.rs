//! A generated story is what the tables say of it, and the core has nothing to say against it.

use dateline_article::{Article, BlockIdx, EntityIdx, Referent, TextRef, read};

use super::*;

#[test]
fn a_story_is_the_same_in_each_run() {
    assert_eq!(Story::new(SIZES[1]), Story::new(SIZES[1]));
}

#[test]
fn a_story_is_as_long_and_as_marked_as_its_size_says() {
    for size in &SIZES[..3] {
        let story = Story::new(*size);
        let n = story.text().chars().count();
        assert!(n.abs_diff(size.n_characters) < size.n_characters / 10, "{}: {n}", size.name);
        assert_eq!(story.mentions.len(), size.n_mentions);
        assert_eq!(story.entities.len(), size.n_entities);
        let far = story.mentions.iter().filter(|it| story.entities[it.entity].id == FAR);
        assert_eq!(far.count(), 1, "{}", size.name);
    }
}

#[test]
fn mentions_nest_and_cross_and_are_whole_words() {
    let story = Story::new(SIZES[1]);
    let (mut n_nested, mut n_crossing) = (0, 0);
    for pair in story.mentions.windows(2) {
        let [a, b] = pair else { continue };
        if a.paragraph != b.paragraph || a.span.end <= b.span.start {
            continue;
        }
        if b.span.end <= a.span.end { n_nested += 1 } else { n_crossing += 1 }
    }
    assert!(100 < n_nested && 50 < n_crossing, "{n_nested} nested, {n_crossing} crossing");
    assert!(story.mentions.iter().all(|it| !story.words(it).is_empty()));
    assert!(story.text().contains('🙂') && story.text().contains("e\u{301}"));
}

#[test]
fn both_forms_are_read_without_an_issue_and_are_one_story() {
    let story = Story::new(SIZES[1]);
    let read = |bytes: String| -> Article {
        let loaded = read(bytes.as_bytes()).unwrap();
        assert_eq!(loaded.report.issues(), []);
        loaded.article
    };
    for article in [read(story.json()), read(story.lines())] {
        let texts: Vec<_> = article.blocks.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, story.paragraphs);
        assert_eq!(article.mentions.len(), story.mentions.len());
        for (it, made) in article.mentions.iter().zip(&story.mentions) {
            assert_eq!(it.text_ref, TextRef::Block(BlockIdx(made.paragraph as u32)));
            assert_eq!(it.span.start()..it.span.end(), made.span);
            assert_eq!(it.of, Referent::Entity(EntityIdx(made.entity as u32)));
        }
    }
}
