//! A sentence in the spotlight: where it stands, and its words with those of the chosen drawn out.

use dateline_article::{Article, EntityIdx, MentionIdx, Passage, Referent, TextRef};

use crate::cast::block_name;
use crate::el::{El, button, el};
use crate::reading::Reading;

/// The sentences in order; where something is left out between two of them, the second says so.
pub(super) fn list(reading: &Reading, entities: &[EntityIdx], found: &[Passage]) -> El {
    let article = &reading.article;
    let mut list = el("ol").attr_if("lang", article.lang.as_deref());
    let mut last: Option<&Passage> = None;
    for passage in found {
        let is_apart = last.is_some_and(|it| !follows(article, it, passage));
        let item = el("li").attr_if("data-gap", is_apart.then_some(""));
        list = list.child(item.child(sentence(article, entities, passage)));
        last = Some(passage);
    }
    list
}

/// Whether nothing of the story stands between the two.
fn follows(article: &Article, before: &Passage, after: &Passage) -> bool {
    let text = |text_ref| article.text(text_ref).unwrap_or_default();
    let is_blank = |text: Option<&str>| text.is_none_or(|it| it.trim().is_empty());
    let (end, start) = (before.span.end(), after.span.start());
    if before.text_ref == after.text_ref {
        return is_blank(text(before.text_ref).get(end..start));
    }
    let is_next = match (before.text_ref, after.text_ref) {
        (TextRef::Block(before), TextRef::Block(after)) => before.0 + 1 == after.0,
        (TextRef::Headline, TextRef::Block(after)) => article.standfirst.is_none() && after.0 == 0,
        (TextRef::Standfirst, TextRef::Block(after)) => after.0 == 0,
        _ => before.text_ref == TextRef::Headline,
    };
    is_next
        && is_blank(text(before.text_ref).get(end..))
        && is_blank(text(after.text_ref).get(..start))
}

fn sentence(article: &Article, entities: &[EntityIdx], passage: &Passage) -> El {
    let MentionIdx(mention) = passage.mention;
    let block = match passage.text_ref {
        TextRef::Block(idx) => article.block(idx),
        TextRef::Headline | TextRef::Standfirst => None,
    };
    let number = el("span; class=number").text(&block_name(passage.text_ref));
    let words =
        el("span; class=words; dir=auto").attr_if("lang", block.and_then(|it| it.lang.as_deref()));
    button("")
        .attr("data-passage", &mention.to_string())
        .child(number)
        .text(" ")
        .child(lit(words, article, entities, passage))
}

/// The words of a sentence, those of the chosen drawn out.
fn lit(place: El, article: &Article, entities: &[EntityIdx], passage: &Passage) -> El {
    let text = article.text(passage.text_ref).unwrap_or_default();
    let mentions = article.mentions.get(article.mentions_in(passage.text_ref)).unwrap_or_default();
    let (mut at, end) = (passage.span.start(), passage.span.end());
    let mut place = place;
    for mention in mentions {
        let Referent::Entity(entity) = mention.of else { continue };
        if !entities.contains(&entity) {
            continue;
        }
        for span in mention.spans() {
            // Of two that overlap, the first is drawn.
            if span.start() < at || end < span.end() {
                continue;
            }
            let kind = article.type_of(mention).as_str();
            let before = text.get(at..span.start()).unwrap_or_default();
            let name = el("span; class=lit").attr("data-type", kind).text(span.of(text));
            place = place.text(before).child(name);
            at = span.end();
        }
    }
    place.text(text.get(at..end).unwrap_or_default())
}
