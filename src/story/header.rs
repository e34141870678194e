//! The head of a story: what it is about, who wrote it, where and when.

use dateline_article::{Article, Direction, TextRef};
use leptos::prelude::*;

use crate::dates::date_text;
use crate::loaded::Reading;
use crate::story::block::direction as text_direction;
use crate::story::body::outward_link;
use crate::story::run::runs;

/// Headlines over this many characters are set smaller.
const LONG_HEADLINE: usize = 90;

/// The header of the story.
pub(crate) fn header(reading: &Reading) -> impl IntoView + use<> {
    let article = &reading.article;
    let dir = text_direction(article);
    let is_long = LONG_HEADLINE < article.headline.chars().count();
    let kicker =
        article.section.clone().map(|section| view! { <p class="kicker"><bdi>{section}</bdi></p> });
    let standfirst = article.standfirst.is_some().then(|| {
        view! { <p class="standfirst" data-block="standfirst" dir=dir>{runs(article, TextRef::Standfirst)}</p> }
    });
    view! {
        <header class="head">
            {kicker}
            <h1 data-block="headline" dir=dir class:long=is_long>{runs(article, TextRef::Headline)}</h1>
            {standfirst}
            {byline(&article.byline)}
            <ul class="meta">{facts(article)}</ul>
        </header>
    }
}

/// The direction of the whole story, if it states one.
pub(crate) fn direction(article: &Article) -> Option<&'static str> {
    article.dir.map(|dir| match dir {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    })
}

fn byline(authors: &[String]) -> Option<impl IntoView + use<>> {
    let names = authors.iter().enumerate().map(|(at, author)| {
        let joint = match at {
            0 => "By ",
            _ if at + 1 == authors.len() => " and ",
            _ => ", ",
        };
        view! { {joint}<bdi>{author.clone()}</bdi> }
    });
    (!authors.is_empty()).then(|| view! { <p class="byline">{names.collect_view()}</p> })
}

/// Place, dates, length and source, each an item.
fn facts(article: &Article) -> Vec<AnyView> {
    let mut facts = Vec::new();
    if let Some(location) = article.location.clone() {
        facts.push(view! { <li><bdi>{location}</bdi></li> }.into_any());
    }
    if let Some(date) = article.published.and_then(date_text) {
        facts.push(
            view! { <li><bdi><time datetime=date.machine>{date.shown}</time></bdi></li> }
                .into_any(),
        );
    }
    if let Some(date) = article.modified.and_then(date_text) {
        facts.push(
            view! { <li><bdi>"Updated "<time datetime=date.machine>{date.shown}</time></bdi></li> }
                .into_any(),
        );
    }
    facts.push(view! { <li><bdi>{article.reading_minutes()}" min read"</bdi></li> }.into_any());
    if let Some(source) = &article.source {
        let address = source.url.as_deref().or(article.url.as_deref());
        facts.push(view! { <li>{outward_link(address, source.name.clone())}</li> }.into_any());
    }
    facts
}
