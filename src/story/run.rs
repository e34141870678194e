//! Runs of text: a segment with mentions is a mark, a link is one link whatever is marked in it.

use dateline_article::{
    Article, MentionIdx, Referent, Segment, Segments, StyleKind, TextRef, segments,
};
use leptos::prelude::*;

use crate::safe_url::safe_url;

/// Draws one text of the story, exactly.
pub(crate) fn runs(article: &Article, text_ref: TextRef) -> Vec<AnyView> {
    let Some(text) = article.text(text_ref) else { return Vec::new() };
    let cut = segments(article, text_ref);
    let all: Vec<&Segment> = cut.iter().collect();
    let linked = all.chunk_by(|one, next| one.link == next.link);
    let drawn = linked.flat_map(|run| {
        let inside = run.iter().map(|segment| mark(article, &cut, segment, text));
        match run.first().and_then(|segment| href(article, text_ref, segment.link)) {
            Some(href) => vec![link(href, inside.collect())],
            None => inside.collect(),
        }
    });
    drawn.collect()
}

/// The address of a link, if it may be followed.
fn href(article: &Article, text_ref: TextRef, link: Option<u32>) -> Option<String> {
    let TextRef::Block(block) = text_ref else { return None };
    let style = article.blocks.get(block.0 as usize)?.styles.get(link? as usize)?;
    let StyleKind::Link { href } = &style.kind else { return None };
    Some(safe_url(href)?.href())
}

fn link(href: String, inside: Vec<AnyView>) -> AnyView {
    view! {
        <a href=href target="_blank" rel="noopener noreferrer nofollow ugc" referrerpolicy="no-referrer">{inside}</a>
    }
    .into_any()
}

/// A segment, marked if it is mentioned: outermost first, innermost last in all three attributes.
fn mark(article: &Article, cut: &Segments, segment: &Segment, text: &str) -> AnyView {
    let words = styled(segment, segment.span.of(text));
    let mentions = cut.mentions(segment);
    if mentions.is_empty() {
        return words;
    }
    let (mut indexes, mut entities, mut types) = (String::new(), String::new(), String::new());
    for MentionIdx(idx) in mentions {
        let Some(mention) = article.mentions.get(*idx as usize) else { continue };
        let entity = match mention.of {
            Referent::Entity(entity) => {
                article.entities.get(entity.0 as usize).map(|it| it.id.as_str())
            }
            Referent::Type(_) => None,
        };
        append(&mut indexes, &idx.to_string());
        append(&mut entities, entity.unwrap_or("."));
        append(&mut types, article.type_of(mention).as_str());
    }
    view! { <mark data-mention=indexes data-entity=entities data-type=types>{words}</mark> }
        .into_any()
}

fn append(list: &mut String, word: &str) {
    if !list.is_empty() {
        list.push(' ');
    }
    list.push_str(word);
}

fn styled(segment: &Segment, words: &str) -> AnyView {
    let words = words.to_owned();
    match (segment.emphasis, segment.strong) {
        (false, false) => words.into_any(),
        (true, false) => view! { <em>{words}</em> }.into_any(),
        (false, true) => view! { <strong>{words}</strong> }.into_any(),
        (true, true) => view! { <strong><em>{words}</em></strong> }.into_any(),
    }
}
