//! What a story is about, for programs: `NewsArticle` of <https://schema.org>, as JSON-LD.

use dateline_article::{Article, EntityIndex, EntityType};
use dateline_formats::{date_text, wikidata};
use dateline_words::Words;
use serde_json::{Value, json};

use crate::{Listed, Site};

/// The most entities that are listed.
const MOST: usize = 30;

/// The object, so written that it can stand in a `script` element. `address` is the page's own, `picture` that of a picture.
pub(crate) fn linked_data(
    site: &Site,
    words: &Words<'_>,
    article: &Article,
    listed: &Listed,
    address: Option<&str>,
    picture: Option<&str>,
) -> String {
    let index = EntityIndex::new(article);
    let mentions: Vec<Value> = index
        .by_count(article)
        .into_iter()
        .filter(|it| 0 < index.count(*it))
        .filter_map(|it| article.entity(it))
        .filter_map(|entity| {
            let kind = type_of(&entity.kind)?;
            let same = wikidata(entity).map(|it| format!("http://www.wikidata.org/entity/{it}"));
            let mut thing = json!({"@type": kind, "name": entity.name});
            put(
                &mut thing,
                "alternateName",
                (!entity.aliases.is_empty()).then_some(&entity.aliases),
            );
            put(&mut thing, "sameAs", same);
            Some(thing)
        })
        .take(MOST)
        .collect();
    let names = |name: &String| json!({"@type": "Person", "name": name});
    let authors: Vec<Value> = article.byline.iter().map(names).collect();
    let source = article.source.as_ref().map(|it| it.name.trim()).filter(|it| !it.is_empty());
    let publisher = source.unwrap_or(&site.title);
    let lang = article.lang.as_deref().unwrap_or(&site.lang);
    let mut story = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": listed.title(words),
        "inLanguage": lang,
        "publisher": {"@type": "Organization", "name": publisher},
    });
    let text = |it: &str| (!it.trim().is_empty()).then(|| it.to_owned());
    put(&mut story, "description", text(&listed.description));
    put(&mut story, "datePublished", article.published.map(date_text));
    put(&mut story, "dateModified", article.modified.map(date_text));
    put(&mut story, "articleSection", article.section.as_deref());
    put(&mut story, "keywords", (!article.keywords.is_empty()).then_some(&article.keywords));
    put(&mut story, "author", (!authors.is_empty()).then_some(&authors));
    put(&mut story, "mentions", (!mentions.is_empty()).then_some(&mentions));
    put(&mut story, "url", address);
    put(&mut story, "mainEntityOfPage", address);
    put(&mut story, "image", picture);
    // A story's own words can't end the element, or begin a comment in it.
    story.to_string().replace('<', "\\u003c")
}

fn put<T: serde::Serialize>(object: &mut Value, name: &str, value: Option<T>) {
    let value = value.and_then(|it| serde_json::to_value(it).ok());
    if let (Some(object), Some(value)) = (object.as_object_mut(), value) {
        object.insert(name.to_owned(), value);
    }
}

/// What an entity is in the words of schema.org; none for what is no thing that others look for.
fn type_of(kind: &EntityType) -> Option<&'static str> {
    Some(match kind {
        EntityType::Person => "Person",
        EntityType::Organization => "Organization",
        EntityType::Place => "Place",
        EntityType::Event => "Event",
        EntityType::Work => "CreativeWork",
        EntityType::Product => "Product",
        EntityType::Law => "Legislation",
        EntityType::Project => "Project",
        EntityType::Date | EntityType::Time | EntityType::Money | EntityType::Quantity => {
            return None;
        }
        _ => "Thing",
    })
}
