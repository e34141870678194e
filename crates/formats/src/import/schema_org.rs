//! A story as publishers mark it up for search engines: schema.org's `NewsArticle` and its kin in JSON-LD, alone, in an
//! array or in a `@graph`, its names plain, prefixed (`schema:headline`) or in full.
//!
//! It has no offsets: who is `about`ed and `mention`ed has names, and they are looked for in `articleBody`. That is plain
//! text by its definition, and often HTML. Sources: <https://schema.org/NewsArticle>, <https://www.w3.org/TR/json-ld11/>.

mod graph;
mod things;

use dateline_article::OffsetUnit;

use self::graph::Graph;
use self::things::Cast;
use super::{Drafts, Importer};
use crate::draft::{Draft, DraftBlock, DraftSource, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::html_text;
use crate::json::{Json, Object};
use crate::links::complete;
use crate::note::{Notes, Reason};
use crate::repeats;

pub(super) const IMPORTER: Importer = Importer { format: Format::SchemaOrg, recognises, read };

fn recognises(files: &[Given]) -> bool {
    let [file] = files else { return false };
    file.records().iter().any(|(_, document)| {
        // Elsewhere `type` means something else.
        let is_linked = |node: &Json| node.has("@type") || document.has("@context");
        graph::nodes(document).iter().any(|(_, node)| graph::is_article(node) && is_linked(node))
    })
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let records = files.first().map(Given::records).unwrap_or_default();
    let documents: Vec<_> =
        records.into_iter().map(|(place, json)| (place, graph::plain(json))).collect();
    let graph = Graph::of(documents.iter().map(|(_, json)| json));
    let mut drafts = Vec::new();
    for (outer, document) in &documents {
        for (inner, node) in graph::nodes(document) {
            if !graph::is_article(node) {
                continue;
            }
            let dot = if outer.is_empty() || inner.is_empty() { "" } else { "." };
            let mut own = Notes::default();
            match story(node, &format!("{outer}{dot}{inner}"), &graph, &mut own) {
                Some(draft) => drafts.push((draft, own)),
                None => notes.append(own),
            }
        }
    }
    if drafts.is_empty() {
        return Err(ImportError::NoText { format: Format::SchemaOrg, field: "articleBody" });
    }
    Ok(Drafts { variant: "", drafts })
}

/// One article; `None`, and a note, without its text.
fn story(node: &Json, place: &str, graph: &Graph<'_>, notes: &mut Notes) -> Option<Draft> {
    let mut story = Object::new(node, place, notes)?;
    let mut blocks = body(&mut story, graph, notes);
    if blocks.is_empty() {
        notes.push(place, Reason::Missing("articleBody"));
        return None;
    }
    story.skip(&["@context", "@type", "wordCount"]);
    let mut address = |key| graph::address(&mut story, key, notes);
    let (own_id, page) = (address("@id"), address("mainEntityOfPage"));
    let (url, license) = (address("url"), address("license"));
    let lang = language(&mut story, graph, notes);
    let mut text = |key| graph::word(&mut story, key, graph, notes);
    let headline = text("headline").or_else(|| text("name")).map(|it| html_text::words(&it));
    let standfirst = text("description").or_else(|| text("alternativeHeadline"));
    let mut draft = Draft {
        unit: Unit::Stated(OffsetUnit::Utf8),
        id: text("identifier").or_else(|| own_id.clone()),
        url: url.or_else(|| [page, own_id].into_iter().flatten().find_map(|it| complete(&it))),
        lang,
        section: text("articleSection"),
        location: text("dateline").or_else(|| text("locationCreated")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        license: license.or_else(|| text("copyrightNotice")),
        byline: graph::words(&mut story, "author", graph, notes),
        keywords: keywords(graph::words(&mut story, "keywords", graph, notes)),
        source: publisher(&mut story, graph, notes),
        ..Draft::default()
    };
    if draft.byline.is_empty() {
        draft.byline = graph::words(&mut story, "creator", graph, notes);
    }
    draft.correction = Some(graph::words(&mut story, "correction", graph, notes).join(" "));
    draft.correction = draft.correction.filter(|it| !it.is_empty());
    repeats::drop_headline(headline.as_deref(), &mut blocks);
    draft.standfirst =
        standfirst.map(|it| html_text::words(&it)).filter(|it| !repeats::is_beginning(it, &blocks));
    draft.headline = headline;
    let mut cast = Cast::default();
    for key in ["about", "mentions", "contentLocation", "spatialCoverage"] {
        for (place, value) in graph::values(&mut story, key, notes) {
            cast.add(value, &place, graph, notes);
        }
    }
    draft.entities = cast.into_entities();
    blocks.splice(0..0, pictures(&mut story, graph, notes));
    draft.blocks = blocks;
    story.rest(notes);
    Some(draft)
}

/// The language: its tag, or a thing that has the tag as its other name.
fn language(story: &mut Object<'_>, graph: &Graph<'_>, notes: &mut Notes) -> Option<String> {
    let (place, value) = graph::values(story, "inLanguage", notes).into_iter().next()?;
    let tag = value.as_str().or_else(|| value.get("alternateName")?.as_str());
    let tag = tag.or_else(|| graph.node(value)?.get("name")?.as_str());
    if tag.is_none() {
        notes.push(place, Reason::WrongType { wanted: "a string", found: value.found() });
    }
    tag.map(str::to_owned)
}

/// The text, and the updates of a live blog.
fn body(story: &mut Object<'_>, graph: &Graph<'_>, notes: &mut Notes) -> Vec<DraftBlock> {
    let mut blocks = Vec::new();
    for key in ["articleBody", "text"] {
        for (place, value) in graph::values(story, key, notes) {
            match value.as_str() {
                Some(text) => blocks.extend(html_text::blocks_of(text, &place, notes)),
                None => {
                    let found = value.found();
                    notes.push(place, Reason::WrongType { wanted: "a string", found });
                }
            }
        }
        if !blocks.is_empty() {
            break;
        }
    }
    for (place, value) in graph::values(story, "liveBlogUpdate", notes) {
        let update = graph.node(value).unwrap_or(value);
        let Some(mut update) = Object::new(update, place.as_str(), notes) else { continue };
        update.skip(&["@type", "@id", "url", "mainEntityOfPage"]);
        if let Some(headline) = graph::word(&mut update, "headline", graph, notes) {
            let heading = DraftBlock::paragraph(html_text::words(&headline), place.as_str());
            blocks.push(DraftBlock { kind: "heading", level: Some(2), ..heading });
        }
        // Only one level: an update of an update would be a story of its own.
        if let Some(text) = update.text("articleBody", notes) {
            blocks.extend(html_text::blocks_of(text, &update.place_of("articleBody"), notes));
        }
        update.rest(notes);
    }
    blocks
}

/// Keywords are a list, or one string with commas.
fn keywords(given: Vec<String>) -> Vec<String> {
    let all = given.iter().flat_map(|it| it.split(','));
    all.map(|it| html_text::words(it.trim())).filter(|it| !it.is_empty()).collect()
}

fn publisher(story: &mut Object<'_>, graph: &Graph<'_>, notes: &mut Notes) -> Option<DraftSource> {
    let (place, value) = graph::values(story, "publisher", notes).into_iter().next()?;
    if let Some(name) = value.as_str() {
        return Some(DraftSource { name: name.to_owned(), url: None });
    }
    let Some(node) = graph.node(value) else {
        let id = value.get("@id").and_then(Json::as_str).unwrap_or_default();
        notes.push(place, Reason::Dangling(id.to_owned()));
        return None;
    };
    let mut publisher = Object::new(node, place, notes)?;
    publisher.skip(&["@type", "@id", "@context", "logo", "sameAs"]);
    let name = graph::word(&mut publisher, "name", graph, notes);
    let url = graph::address(&mut publisher, "url", notes);
    publisher.rest(notes);
    Some(DraftSource { name: name?, url })
}

/// Pictures that say what they show; a bare address is the preview that search engines want, and noted.
fn pictures(story: &mut Object<'_>, graph: &Graph<'_>, notes: &mut Notes) -> Vec<DraftBlock> {
    let mut pictures = Vec::new();
    for (place, value) in graph::values(story, "image", notes) {
        let node = graph.node(value).unwrap_or(value);
        let has = |key| node.get(key).and_then(Json::as_str).is_some();
        if !has("caption") || !(has("url") || has("contentUrl")) {
            notes.push(place, Reason::NotCarried);
            continue;
        }
        let Some(mut image) = Object::new(node, place.as_str(), notes) else { continue };
        image.skip(&["@type", "@id", "@context"]);
        let mut address = |key| graph::address(&mut image, key, notes);
        let src = address("contentUrl").or(address("url"));
        let mut text = |key| graph::word(&mut image, key, graph, notes);
        let caption = text("caption").map(|it| html_text::words(&it)).unwrap_or_default();
        let credit = text("creditText").or_else(|| text("creator")).or_else(|| text("author"));
        let (width, height) = (size(&mut image, "width", notes), size(&mut image, "height", notes));
        image.rest(notes);
        let block = DraftBlock::paragraph(caption, place);
        pictures.push(DraftBlock { kind: "figure", src, credit, width, height, ..block });
    }
    pictures
}

/// Pixels, as a number or a string with or without their unit.
fn size(image: &mut Object<'_>, key: &str, notes: &mut Notes) -> Option<u64> {
    let value = image.take(key, notes)?;
    let value = value.get("value").unwrap_or(value);
    let written = value.as_str().map(|it| it.trim().trim_end_matches("px").trim());
    let size = value.as_offset().or_else(|| written?.parse().ok());
    size.filter(|it| (1..=100_000).contains(it))
}
