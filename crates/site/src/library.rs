//! `library.json`, `dateline-library/1`: docs/format.md.

use std::collections::BTreeMap;

use dateline_formats::date_text;
use serde::Serialize;

use crate::{Listed, Site};

#[derive(Serialize)]
struct Library<'a> {
    format: &'static str,
    title: &'a str,
    articles: Vec<Article<'a>>,
}

#[derive(Serialize)]
struct Article<'a> {
    src: String,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    entities: Vec<Entity<'a>>,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    ids: BTreeMap<&'a str, &'a str>,
    count: usize,
}

/// The library of these stories, in their order.
pub(crate) fn library(site: &Site, stories: &[Listed]) -> Vec<u8> {
    let articles = stories.iter().map(|story| Article {
        src: story.place.src(),
        headline: &story.headline,
        section: story.section.as_deref(),
        published: story.published.map(date_text),
        entities: story.cast.iter().map(entity).collect(),
    });
    let library =
        Library { format: "dateline-library/1", title: &site.title, articles: articles.collect() };
    let mut file = serde_json::to_vec(&library).unwrap_or_default();
    file.push(b'\n');
    file
}

fn entity(named: &crate::listed::Named) -> Entity<'_> {
    Entity {
        id: &named.id,
        kind: &named.kind,
        name: &named.name,
        ids: named.ids.iter().map(|(authority, id)| (authority.as_str(), id.as_str())).collect(),
        count: named.count,
    }
}
