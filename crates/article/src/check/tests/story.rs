//! The bundled story is the given text, character for character, and loads with no issue.

use std::collections::BTreeMap;

use crate::article::EntityIdx;
use crate::testing::issues;

const STORY: &[u8] = include_bytes!("../../../../../public/articles/kabul-delegation.json");
const TEXT: &str = include_str!("../../../../../tests/fixtures/story.txt");
const LIBRARY: &[u8] = include_bytes!("../../../../../public/library.json");

#[test]
fn section_headline_and_blocks_give_the_text_back() {
    let article = crate::read(STORY).unwrap().article;
    let section = article.section.as_deref().unwrap_or_default();
    let head = [section, article.headline.as_str()];
    let texts = head.into_iter().chain(article.blocks.iter().map(|it| it.text.as_str()));
    assert_eq!(texts.collect::<Vec<_>>().join("\n\n"), TEXT);
}

#[test]
fn it_loads_with_no_issue_and_no_guess() {
    let loaded = crate::read(STORY).unwrap();
    assert_eq!(issues(&loaded), "");
    assert_eq!(loaded.report.tally.exact, loaded.article.mentions.len());
    assert!(
        loaded.article.byline.is_empty()
            && loaded.article.source.is_none()
            && loaded.article.license.is_none()
    );
}

#[test]
fn the_readme_s_story_is_read_as_it_stands() {
    let readme = include_str!("../../../../../README.md");
    let story = readme.split("```json\n").nth(1).and_then(|it| it.split("```").next()).unwrap();
    let loaded = crate::read(story.as_bytes()).unwrap();
    assert_eq!(issues(&loaded), "");
    assert_eq!((loaded.report.tally.exact, loaded.article.quotes.len()), (2, 1));
}

#[test]
fn every_entity_is_mentioned_and_by_its_names_only() {
    let article = crate::read(STORY).unwrap().article;
    let index = crate::EntityIndex::new(&article);
    assert!((40..=60).contains(&article.entities.len()), "{} entities", article.entities.len());
    for (idx, entity) in article.entities.iter().enumerate() {
        let mentions = index.mentions(EntityIdx(idx as u32));
        assert!(!mentions.is_empty(), "{} is never mentioned", entity.name);
        for mention in mentions {
            let words = article.words_of(article.mention(*mention).unwrap());
            // A visit or a meeting has no name of its own: the words for it change.
            let is_known = entity.name == words
                || entity.aliases.iter().any(|it| it == words)
                || entity.kind == crate::EntityType::Event;
            assert!(is_known, "{}: “{words}” is neither its name nor an alias", entity.name);
        }
    }
}

#[test]
fn its_library_counts_as_it_does() {
    let article = crate::read(STORY).unwrap().article;
    let index = crate::EntityIndex::new(&article);
    let counts: BTreeMap<_, _> = (0..article.entities.len() as u32)
        .map(EntityIdx)
        .map(|it| (article.entity(it).unwrap().id.clone(), index.count(it) as u64))
        .collect();
    let (library, report) = crate::read_library(LIBRARY).unwrap();
    assert!(report.issues().is_empty());
    let [story] = library.articles.as_slice() else { panic!("one story") };
    assert_eq!(story.headline, article.headline);
    assert_eq!(story.published, article.published);
    let listed: BTreeMap<_, _> =
        story.entities.iter().map(|it| (it.id.clone().unwrap(), it.count.unwrap())).collect();
    assert_eq!(listed, counts);
}
