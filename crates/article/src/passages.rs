//! The sentences of a story with those mentioned in them: what is said of somebody, and next to whom.
//!
//! Everybody is mentioned in the sentence in which the mention begins; since no sentence ends inside a mention, that is
//! the sentence that holds all of it. A title, that is the headline or a heading, is one sentence. Blank texts have
//! none.

use std::cmp::Reverse;
use std::ops::Range;

use crate::article::{Article, BlockKind, EntityIdx, Mention, MentionIdx, Referent, TextRef};
use crate::index::EntityIndex;
use crate::order;
use crate::sentences::sentences;
use crate::text::Span;
use crate::unicode::Unicode;

/// A sentence that mentions somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text it lies in.
    pub text_ref: TextRef,
    /// The sentence, without the white space around it; never empty.
    pub span: Span,
    /// The first mention in it of those it was looked up for.
    pub mention: MentionIdx,
}

/// The sentence that holds `span`, without the white space around it; all that it touches, if there are several.
///
/// `None` if there is no such text, or nothing to see in the sentence. Costs a pass over that text.
pub fn sentence_around(
    article: &Article,
    text_ref: TextRef,
    span: Span,
    unicode: &Unicode,
) -> Option<Span> {
    let sentences = cut(article, text_ref, unicode);
    let touched = |it: &&Sentence| {
        it.span.start() < span.end().max(span.start() + 1) && span.start() < it.span.end()
    };
    let first = sentences.iter().find(touched)?;
    let last = sentences.iter().rfind(touched)?;
    trimmed(article.text(text_ref)?, first.span.start()..last.span.end())
}

/// The sentences that mention every one of `entities`, in reading order; none if that is nobody.
///
/// Costs a pass over the texts that mention the rarest of them.
pub fn passages(
    article: &Article,
    index: &EntityIndex,
    entities: &[EntityIdx],
    unicode: &Unicode,
) -> Vec<Passage> {
    let Some(rarest) = entities.iter().min_by_key(|it| index.count(**it)) else {
        return Vec::new();
    };
    let mut passages = Vec::new();
    for text_ref in texts_of(article, index.mentions(*rarest)) {
        let found = cut(article, text_ref, unicode).into_iter();
        passages.extend(found.filter_map(|it| it.passage(article, text_ref, entities)));
    }
    passages
}

/// At most `limit` sentences that mention `entity` before the sentence of the mention `before`, the newest first.
///
/// Costs a pass over the texts of those sentences and over that of `before`, and over no other.
pub fn passages_before(
    article: &Article,
    index: &EntityIndex,
    entity: EntityIdx,
    before: MentionIdx,
    limit: usize,
    unicode: &Unicode,
) -> Vec<Passage> {
    passages_before_counted(article, index, entity, (before, limit), unicode, &mut 0)
}

fn passages_before_counted(
    article: &Article,
    index: &EntityIndex,
    entity: EntityIdx,
    (before, limit): (MentionIdx, usize),
    unicode: &Unicode,
    n_texts: &mut usize,
) -> Vec<Passage> {
    let mut passages = Vec::new();
    let Some(here) = article.mention(before) else { return passages };
    let mut earlier = index.mentions(entity);
    earlier = earlier.get(..earlier.partition_point(|it| *it < before)).unwrap_or_default();
    while passages.len() < limit
        && let Some(text_ref) =
            earlier.last().and_then(|it| article.mention(*it)).map(|it| it.text_ref)
    {
        *n_texts += 1;
        // A sentence of the same text is over before the mention begins, or it is the mention's own.
        let end = if text_ref == here.text_ref { here.span.start() } else { usize::MAX };
        let sentences =
            cut(article, text_ref, unicode).into_iter().rev().filter(|it| it.span.end() <= end);
        let found = sentences.filter_map(|it| it.passage(article, text_ref, &[entity]));
        passages.extend(found.take(limit - passages.len()));
        let first = article.mentions_in(text_ref).start as u32;
        let rest = earlier.partition_point(|it| it.0 < first);
        earlier = earlier.get(..rest).unwrap_or_default();
    }
    passages
}

/// Who is mentioned in the same sentences as `entity`, and in how many of them: the most first; of equals people before
/// places and what else there is, in the order of the types, and of those the first to appear.
///
/// Costs a pass over the texts that mention `entity` and somebody else, whatever the number of mentions.
pub fn company(
    article: &Article,
    index: &EntityIndex,
    entity: EntityIdx,
    unicode: &Unicode,
) -> Vec<(EntityIdx, usize)> {
    company_counted(article, index, entity, unicode, &mut 0)
}

/// How many sentences the story has. Costs a pass over it.
pub fn n_sentences(article: &Article, unicode: &Unicode) -> usize {
    article.text_refs().map(|it| cut(article, it, unicode).len()).sum()
}

/// What has been counted of one entity.
#[derive(Clone, Default)]
struct Count {
    n: usize,
    /// The sentence it was counted in last, so that none counts twice.
    last: usize,
}

fn company_counted(
    article: &Article,
    index: &EntityIndex,
    entity: EntityIdx,
    unicode: &Unicode,
    n_steps: &mut usize,
) -> Vec<(EntityIdx, usize)> {
    let mut counts = vec![Count::default(); article.entities.len()];
    let mut n_sentences = 0;
    for text_ref in texts_of(article, index.mentions(entity)) {
        let mentions = article.mentions.get(article.mentions_in(text_ref)).unwrap_or_default();
        *n_steps += mentions.len();
        if mentions.iter().all(|it| it.of == Referent::Entity(entity)) {
            continue;
        }
        for sentence in cut(article, text_ref, unicode) {
            *n_steps += 1 + 2 * sentence.mentions.len();
            if !sentence.mentions_one_of(article, entity) {
                continue;
            }
            n_sentences += 1;
            for mention in sentence.mentions(article) {
                let Referent::Entity(EntityIdx(other)) = mention.of else { continue };
                if let Some(count) = counts.get_mut(other as usize)
                    && count.last < n_sentences
                {
                    count.last = n_sentences;
                    count.n += 1;
                }
            }
        }
    }
    let mut company = Vec::new();
    for (idx, Count { n, .. }) in counts.iter().enumerate() {
        let other = EntityIdx(idx as u32);
        if other != entity && 0 < *n {
            company.push((other, *n));
        }
    }
    order::sort_by_key(&mut company, |&(other, n)| {
        (Reverse(n), article.entity(other).map(|it| &it.kind), index.first(other))
    });
    company
}

/// The texts of `mentions`, which are in reading order.
fn texts_of(article: &Article, mentions: &[MentionIdx]) -> Vec<TextRef> {
    let mut texts = Vec::new();
    for mention in mentions {
        if let Some(mention) = article.mention(*mention)
            && texts.last() != Some(&mention.text_ref)
        {
            texts.push(mention.text_ref);
        }
    }
    texts
}

/// A sentence, and which of the article's mentions begin in it.
struct Sentence {
    span: Span,
    mentions: Range<usize>,
}

impl Sentence {
    fn mentions<'a>(&self, article: &'a Article) -> &'a [Mention] {
        article.mentions.get(self.mentions.clone()).unwrap_or_default()
    }

    fn mentions_one_of(&self, article: &Article, entity: EntityIdx) -> bool {
        self.mentions(article).iter().any(|it| it.of == Referent::Entity(entity))
    }

    /// The sentence as a passage, if it mentions every one of `entities`.
    fn passage(
        &self,
        article: &Article,
        text_ref: TextRef,
        entities: &[EntityIdx],
    ) -> Option<Passage> {
        if !entities.iter().all(|it| self.mentions_one_of(article, *it)) {
            return None;
        }
        let is_asked =
            |it: &Mention| entities.iter().any(|entity| it.of == Referent::Entity(*entity));
        let first = self.mentions.start + self.mentions(article).iter().position(is_asked)?;
        let mention = MentionIdx(first as u32);
        let span = trimmed(article.text(text_ref)?, self.span.range())?;
        Some(Passage { text_ref, span, mention })
    }
}

/// The sentences of one text; a title is one, and a blank text has none.
fn cut(article: &Article, text_ref: TextRef, unicode: &Unicode) -> Vec<Sentence> {
    let text = article.text(text_ref).unwrap_or_default();
    let range = article.mentions_in(text_ref);
    let mentions = article.mentions.get(range.clone()).unwrap_or_default();
    // White space alone is a sentence only where it is the whole text.
    let spans = if trimmed(text, 0..text.len()).is_none() {
        Vec::new()
    } else if is_title(article, text_ref) {
        Vec::from_iter(Span::new(text, 0..text.len()))
    } else {
        let inside: Vec<Span> = mentions.iter().map(|it| it.span).collect();
        sentences(text, &inside, unicode)
    };
    let mut sentences = Vec::with_capacity(spans.len());
    let mut start = range.start;
    for span in spans {
        let rest = article.mentions.get(start..range.end).unwrap_or_default();
        let end = start + rest.partition_point(|it| it.span.start() < span.end());
        sentences.push(Sentence { span, mentions: start..end });
        start = end;
    }
    sentences
}

/// Whether a text is read as a whole, full stops or not.
fn is_title(article: &Article, text_ref: TextRef) -> bool {
    match text_ref {
        TextRef::Headline => true,
        TextRef::Standfirst => false,
        TextRef::Block(idx) => {
            article.block(idx).is_some_and(|it| matches!(it.kind, BlockKind::Heading { .. }))
        }
    }
}

/// `range` without the white space around it; `None` if nothing is left.
fn trimmed(text: &str, range: Range<usize>) -> Option<Span> {
    let words = text.get(range.clone())?;
    let start = range.start + (words.len() - words.trim_start().len());
    Span::new(text, start..start + words.trim().len()).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests;
