//! A story with what was found in it: the recognizer's marks beside those of the author, and never over them.

mod cast;
mod taken;

use std::collections::HashSet;

use dateline_article::{Article, EntityIdx, LIMITS, Mention, Quote, Referent, Span, TextRef};

use self::taken::Taken;
use crate::{found::Recognition, model::Model};

/// What becomes of the marks that a story has already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// They stay as they are; a name that overlaps one of them is not marked again.
    Keep,
    /// Cast, mentions and quotes are found anew.
    Replace,
}

/// The story with the names, dates, amounts and quotes that `model` finds in it, each of them `by` the model. What an
/// earlier run of a model found gives way. `progress` is told of steps done, and of how many there are.
pub fn annotate(
    article: &Article,
    model: &Model,
    given: Given,
    progress: impl FnMut(usize, usize),
) -> Article {
    annotate_from(article, model, given, 0, progress)
}

/// The same with those mentions alone that are at least so sure, in percent.
pub fn annotate_from(
    article: &Article,
    model: &Model,
    given: Given,
    sure: u8,
    progress: impl FnMut(usize, usize),
) -> Article {
    let texts: Vec<&str> =
        article.text_refs().map(|it| article.text(it).unwrap_or_default()).collect();
    let mut found = model.recognize_with(&texts, article.published, progress);
    found.mentions.retain(|it| sure <= it.sure);
    with(article, &found, &model.maker(), given)
}

/// What the format calls the makers of marks that come from here, whatever their version.
const MAKERS: &str = "model:names@";

impl Model {
    /// Who made a mark, in the format's words: `model:names@1`.
    pub fn maker(&self) -> String {
        let (_, version) = self.version().rsplit_once('-').unwrap_or(("", self.version()));
        format!("{MAKERS}{version}")
    }
}

/// The story with what was found in its texts.
fn with(article: &Article, found: &Recognition, maker: &str, given: Given) -> Article {
    let (mut article, earlier) = match given {
        Given::Keep => without_earlier(article),
        Given::Replace => (without_any(article), HashSet::new()),
    };
    let n_given = article.entities.len() as u32;
    let of = cast::joined(&mut article.entities, &found.entities);
    let text_refs: Vec<TextRef> = article.text_refs().collect();
    let span = |text: usize, start: usize, end: usize| {
        let text_ref = *text_refs.get(text)?;
        let span = Span::new(article.text(text_ref)?, start..end)?;
        (!span.is_empty()).then_some((text_ref, span))
    };
    let taken = Taken::by_mentions(&article);
    let mentions: Vec<Mention> = found
        .mentions
        .iter()
        .filter_map(|it| {
            let (text_ref, span) = span(it.text, it.start, it.end)?;
            let entity = it.entity.and_then(|it| of.get(it).copied());
            (!taken.overlaps(text_ref, span)).then(|| Mention {
                of: entity.map_or_else(|| Referent::Type(it.kind.clone()), Referent::Entity),
                text_ref,
                span,
                parts: None,
                label: None,
                score: Some(f32::from(it.sure.min(100)) / 100.0),
                by: Some(maker.into()),
                value: it.value.as_deref().map(Into::into),
                extra: Vec::new(),
            })
        })
        .take(LIMITS.mentions.saturating_sub(article.mentions.len()))
        .collect();
    let taken = Taken::by_quotes(&article);
    let quotes: Vec<Quote> = found
        .quotes
        .iter()
        .filter_map(|it| {
            let parts: Vec<(TextRef, Span)> =
                it.parts.iter().filter_map(|it| span(it.0, it.1, it.2)).collect();
            let is_free = parts.iter().all(|it| !taken.overlaps(it.0, it.1));
            (!parts.is_empty() && is_free).then(|| Quote {
                speaker: it.speaker.and_then(|it| of.get(it).copied()),
                kind: it.kind,
                parts,
                by: Some(maker.into()),
                extra: Vec::new(),
            })
        })
        .collect();
    article.mentions.extend(mentions);
    article.quotes.extend(quotes);
    article.sort();
    let added = (n_given..article.entities.len() as u32).map(EntityIdx);
    article.drop_idle(&earlier.into_iter().chain(added).collect());
    article
}

/// The story with its texts alone.
fn without_any(article: &Article) -> Article {
    let mut article = article.clone();
    article.entities.clear();
    article.mentions.clear();
    article.quotes.clear();
    // They were about these.
    article.changes = None;
    article
}

/// The story without the mentions and quotes that an earlier run found, and who was in the cast for them.
fn without_earlier(article: &Article) -> (Article, HashSet<EntityIdx>) {
    let mut article = article.clone();
    let is_ours = |by: &Option<Box<str>>| by.as_deref().is_some_and(|it| it.starts_with(MAKERS));
    let mentioned = article.mentions.iter().filter(|it| is_ours(&it.by)).filter_map(entity_of);
    // Who is more than a name was put there by the author, if only for the cast.
    let is_bare = |it: &EntityIdx| {
        article.entity(*it).is_some_and(|it| it.role.is_none() && it.description.is_none())
    };
    let earlier = mentioned.filter(is_bare).collect();
    article.mentions.retain(|it| !is_ours(&it.by));
    article.quotes.retain(|it| !is_ours(&it.by));
    (article, earlier)
}

fn entity_of(mention: &Mention) -> Option<EntityIdx> {
    match mention.of {
        Referent::Entity(idx) => Some(idx),
        Referent::Type(_) => None,
    }
}

#[cfg(test)]
mod tests;
