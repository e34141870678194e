//! Words with their source, as a reader pastes them elsewhere.

use dateline_article::{Article, Quote, QuoteKind, TextRef};
use dateline_words::{fill, tr};
use leptos::prelude::window;

use crate::dates::date_text;
use crate::link::Fragment;
use crate::reading::Reading;

/// “words” — Speaker, quoted in Headline, Source, date. URL
pub(crate) fn cited_quote(reading: &Reading, quote: &Quote) -> String {
    let article = &reading.article;
    let mut cited = article.words_of_quote(quote);
    // Most quotes have their own marks: those of the text are kept.
    let has_marks = cited.starts_with(['“', '"', '„', '«', '‘', '\'', '「', '»', '‹', '”']);
    if quote.kind == QuoteKind::Direct && !has_marks {
        cited = "“".to_owned() + &cited + "”";
    }
    cited += " — ";
    if let Some(speaker) = quote.speaker.and_then(|it| article.entity(it)) {
        cited = cited + &speaker.name + ", ";
    }
    let how = match quote.kind {
        QuoteKind::Direct => tr("quoted in {source}"),
        QuoteKind::Indirect => tr("in the words of {source}"),
    };
    let place = quote.parts.first().map(|it| it.0);
    cited + &fill(how, &[("source", &source(article))]) + ". " + &address(article, place)
}

/// “words” — Headline, Source, date. URL
pub(crate) fn cited_words(article: &Article, words: &str, place: Option<TextRef>) -> String {
    ["“", words, "” — ", &source(article), ". ", &address(article, place)].concat()
}

/// Headline, Source, date
pub(crate) fn source(article: &Article) -> String {
    let date = article.published.and_then(date_text).map(|it| it.shown);
    let source = article.source.as_ref().map(|it| it.name.clone());
    let parts = [Some(headline(article).to_owned()), source, date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The headline, or what stands for one that is missing.
pub(crate) fn headline(article: &Article) -> &str {
    match article.headline.trim() {
        "" => tr("A story without a headline"),
        headline => headline,
    }
}

/// The address of a text of the story that is open.
fn address(article: &Article, place: Option<TextRef>) -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default().to_owned();
    let Some(TextRef::Block(idx)) = place else { return page };
    page + &Fragment::of_block(article, idx).written()
}
