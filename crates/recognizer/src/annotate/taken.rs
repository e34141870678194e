//! Which words of a story have been marked already.

use dateline_article::{Article, Span, TextRef};

/// Words that are marked, by text and place; none lies inside another, so that their ends are in order too.
pub(super) struct Taken(Vec<(TextRef, Span)>);

impl Taken {
    /// By the story's mentions.
    pub(super) fn by_mentions(article: &Article) -> Taken {
        let mentions = article.mentions.iter();
        Taken::new(mentions.flat_map(|it| it.spans().iter().map(|span| (it.text_ref, *span))))
    }

    /// By the story's quotes.
    pub(super) fn by_quotes(article: &Article) -> Taken {
        Taken::new(article.quotes.iter().flat_map(|it| it.parts.iter().copied()))
    }

    fn new(spans: impl Iterator<Item = (TextRef, Span)>) -> Taken {
        let mut all: Vec<(TextRef, Span)> = spans.collect();
        all.sort_unstable();
        let mut outer: Vec<(TextRef, Span)> = Vec::with_capacity(all.len());
        for (text_ref, span) in all {
            let is_inner =
                outer.last().is_some_and(|it| it.0 == text_ref && span.end() <= it.1.end());
            if !is_inner {
                outer.push((text_ref, span));
            }
        }
        Taken(outer)
    }

    /// Whether any of the words is taken.
    pub(super) fn overlaps(&self, text_ref: TextRef, span: Span) -> bool {
        let first = self.0.partition_point(|it| (it.0, it.1.end()) <= (text_ref, span.start()));
        let next = self.0.get(first);
        next.is_some_and(|it| it.0 == text_ref && it.1.start() < span.end())
    }
}
