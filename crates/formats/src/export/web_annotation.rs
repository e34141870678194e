//! W3C Web Annotation: a collection whose first annotation holds the text, and whose others point into it by their words
//! and by position. Code points, half-open, as the specification demands.
//!
//! The text is the body of an annotation of the story's address, and has an id of its own; that a body may have one, and be
//! the target of others, is the model's own way (3.2.4). A discontinuous mention has a target for each piece. Bodies say
//! what is meant (`identifying`) and the word for it (`tagging`).
//! Source: <https://www.w3.org/TR/annotation-model/>.

use std::collections::HashMap;

use dateline_article::{Article, OffsetUnit, Referent};

use super::LONGEST_WORDS;
use super::joined::{Joined, word};
use super::json::{Object, array, lines};
use crate::note::Notes;

/// How much of the text stands before and after the words of a quote, in characters.
const CONTEXT: usize = 32;

const STORY: &str = "urn:x-dateline:story";
const TEXT: &str = "urn:x-dateline:text";

/// The file.
pub(super) fn written(article: &Article, notes: &mut Notes) -> String {
    let joined = Joined::new(article, true, notes);
    let mentions = joined.mentions(article, notes);
    let offsets = joined.offsets(OffsetUnit::Codepoint);
    let names = names_of(article);
    let annotations = mentions.iter().enumerate().map(|(idx, placed)| {
        let mut bodies = vec![
            Object::new()
                .text("type", "TextualBody")
                .text("purpose", "tagging")
                .text("value", word(article, placed.mention))
                .end(),
        ];
        let mut motivation = "tagging";
        if let Referent::Entity(idx) = placed.mention.of
            && let Some(entity) = article.entity(idx)
        {
            motivation = "identifying";
            let id = names.get(idx.0 as usize).map_or("", String::as_str);
            let source = Object::new().text("id", id).text("label", &entity.name).end();
            bodies.push(
                Object::new()
                    .text("type", "SpecificResource")
                    .text("purpose", "identifying")
                    .raw("source", &source)
                    .end(),
            );
        }
        let at = |byte| offsets.from_byte(byte).unwrap_or(0);
        let targets: Vec<_> =
            placed.spans.iter().map(|it| target(&joined.text, *it, it.map(at))).collect();
        let target = match targets.as_slice() {
            [target] => target.clone(),
            _ => array(targets),
        };
        Object::new()
            .text("id", &format!("urn:x-dateline:m{}", idx + 1))
            .text("type", "Annotation")
            .text("motivation", motivation)
            .raw("body", &array(bodies))
            .raw("target", &target)
            .end()
    });
    let items: Vec<_> =
        std::iter::once(text_annotation(article, &joined)).chain(annotations).collect();
    let n_items = items.len();
    let page = Object::new()
        .text("id", "urn:x-dateline:page")
        .text("type", "AnnotationPage")
        .text("partOf", STORY)
        .number("startIndex", 0)
        .raw("items", &lines(items, 2))
        .end();
    Object::in_lines()
        .text("@context", "http://www.w3.org/ns/anno.jsonld")
        .text("id", STORY)
        .text("type", "AnnotationCollection")
        .text_if("label", Some(article.headline.as_str()).filter(|it| !it.is_empty()))
        .number("total", n_items)
        .raw("first", &page)
        .end()
}

/// The annotation whose body is the text.
fn text_annotation(article: &Article, joined: &Joined) -> String {
    let body = Object::new()
        .text("id", TEXT)
        .text("type", "TextualBody")
        .text("format", "text/plain")
        .text_if("language", article.lang.as_deref())
        .text("value", &joined.text)
        .end();
    let url = article.url.as_deref().filter(|it| is_web_address(it));
    Object::new()
        .text("id", "urn:x-dateline:text-of")
        .text("type", "Annotation")
        .text("motivation", "describing")
        .raw("body", &body)
        .text("target", url.unwrap_or(STORY))
        .end()
}

/// One piece of a mention.
fn target(text: &str, [start, end]: [usize; 2], [first, last]: [u64; 2]) -> String {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let position = Object::new()
        .text("type", "TextPositionSelector")
        .number("start", first)
        .number("end", last)
        .end();
    let with =
        |selectors: &str| Object::new().text("source", TEXT).raw("selector", selectors).end();
    if LONGEST_WORDS < end - start {
        return with(&position);
    }
    let quote = Object::new()
        .text("type", "TextQuoteSelector")
        .text("exact", text.get(start..end).unwrap_or_default())
        .text("prefix", before.get(from..).unwrap_or_default())
        .text("suffix", after.get(..to).unwrap_or_default())
        .end();
    with(&array([quote, position]))
}

/// An address for each entity: its concept in Wikidata (whose addresses are `http:`, as names, not as places), else its page, where no other entity has the same; else one of its own.
fn names_of(article: &Article) -> Vec<String> {
    let public = |entity: &dateline_article::Entity| {
        let item = super::wikidata(entity).map(|it| format!("http://www.wikidata.org/entity/{it}"));
        item.or_else(|| entity.url.clone().filter(|it| is_web_address(it)))
    };
    let names: Vec<_> = article.entities.iter().map(public).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in names.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let own = |entity: &dateline_article::Entity| format!("urn:x-dateline:entity:{}", entity.id);
    let of = |(name, entity): (&Option<String>, &dateline_article::Entity)| match name {
        Some(name) if counts.get(name.as_str()) == Some(&1) => name.clone(),
        _ => own(entity),
    };
    names.iter().zip(&article.entities).map(of).collect()
}

/// Whether `address` is one of the web, with no character that an address can't have.
fn is_web_address(address: &str) -> bool {
    let is_fit = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|it| !it.is_empty() && it.chars().all(is_fit))
}
