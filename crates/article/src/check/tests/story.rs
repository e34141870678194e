//! The bundled story is the given text, character for character, and every story of the site loads with no issue.

use std::collections::BTreeMap;
use std::fs;

use crate::article::{Article, EntityIdx, QuoteKind};
use crate::testing::issues;

const STORY: &[u8] = include_bytes!("../../../../../public/articles/kabul-delegation.json");
const TEXT: &str = include_str!("../../../../../tests/fixtures/story.txt");
const LIBRARY: &[u8] = include_bytes!("../../../../../public/library.json");
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/articles");

/// Every story that the site ships, by its address there.
fn stories() -> BTreeMap<String, crate::Loaded> {
    let files = fs::read_dir(ARTICLES).unwrap().map(|it| it.unwrap().path());
    let story = |path: std::path::PathBuf| {
        let src = format!("articles/{}", path.file_name().unwrap().to_str().unwrap());
        (src, crate::read(&fs::read(path).unwrap()).unwrap())
    };
    let stories: BTreeMap<_, _> = files.map(story).collect();
    assert!(stories.contains_key("articles/kabul-delegation.json"));
    stories
}

#[test]
fn section_headline_and_blocks_give_the_text_back() {
    let article = crate::read(STORY).unwrap().article;
    let section = article.section.as_deref().unwrap_or_default();
    let head = [section, article.headline.as_str()];
    let texts = head.into_iter().chain(article.blocks.iter().map(|it| it.text.as_str()));
    assert_eq!(texts.collect::<Vec<_>>().join("\n\n"), TEXT);
}

#[test]
fn it_claims_no_author_source_or_licence() {
    let article = crate::read(STORY).unwrap().article;
    assert!(article.byline.is_empty() && article.source.is_none() && article.license.is_none());
}

#[test]
fn every_story_loads_with_no_issue_and_no_guess() {
    for (src, loaded) in stories() {
        assert_eq!(issues(&loaded), "", "{src}");
        assert_eq!(loaded.report.tally.exact, loaded.article.mentions.len(), "{src}");
    }
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
    let n_entities = crate::read(STORY).unwrap().article.entities.len();
    assert!((40..=60).contains(&n_entities), "{n_entities} entities");
    for (src, loaded) in stories() {
        let article = loaded.article;
        let index = crate::EntityIndex::new(&article);
        for (idx, entity) in article.entities.iter().enumerate() {
            let mentions = index.mentions(EntityIdx(idx as u32));
            assert!(!mentions.is_empty(), "{src}: {} is never mentioned", entity.name);
            for mention in mentions {
                let words = article.words_of(article.mention(*mention).unwrap());
                // A visit or a meeting has no name of its own: the words for it change.
                let is_known = entity.name == words
                    || entity.aliases.iter().any(|it| it == words)
                    || entity.kind == crate::EntityType::Event;
                assert!(is_known, "{src}, {}: “{words}” is not a name of it", entity.name);
            }
        }
    }
}

#[test]
fn a_direct_quote_covers_its_quotation_marks() {
    for (src, loaded) in stories() {
        let article = loaded.article;
        for quote in article.quotes.iter().filter(|it| it.kind == QuoteKind::Direct) {
            let words: Vec<_> =
                quote.parts.iter().map(|(at, span)| span.of(article.text(*at).unwrap())).collect();
            let is_marked = words.first().unwrap().starts_with(['“', '«'])
                && words.last().unwrap().ends_with(['”', '»']);
            assert!(is_marked, "{src}: {words:?}");
        }
    }
}

#[test]
fn the_library_lists_every_story_and_counts_as_it_does() {
    let (library, report) = crate::read_library(LIBRARY).unwrap();
    assert!(report.issues().is_empty());
    let mut stories = stories();
    for listed in library.articles {
        let Some(loaded) = stories.remove(&listed.src) else { panic!("no {}", listed.src) };
        let article = loaded.article;
        assert_eq!(listed.headline, article.headline);
        assert_eq!(listed.section, article.section);
        assert_eq!(listed.published, article.published);
        let listed: Vec<_> =
            listed.entities.into_iter().map(|it| (it.id.unwrap(), it.count.unwrap())).collect();
        assert_eq!(listed, counts(&article));
    }
    assert!(stories.is_empty(), "not in the library: {:?}", stories.keys());
}

fn counts(article: &Article) -> Vec<(String, u64)> {
    let index = crate::EntityIndex::new(article);
    let count = |(idx, entity): (usize, &crate::Entity)| {
        (entity.id.clone(), index.count(EntityIdx(idx as u32)) as u64)
    };
    article.entities.iter().enumerate().map(count).collect()
}
