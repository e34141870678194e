//! The head of a story: what it is about, who wrote it, where and when.

use dateline_article::{Article, Direction, TextRef};
use dateline_words::{en, tr_n};
use web_sys::Element;

use crate::dates::date_text;
use crate::dom;
use crate::el::{El, bdi, el};
use crate::reading::Reading;
use crate::story::run::runs;
use crate::widgets::{outward_link, time};

/// Headlines over this many characters are set smaller.
const LONG_HEADLINE: usize = 90;

/// The header of the story.
pub(crate) fn header(reading: &Reading) -> El {
    let article = &reading.article;
    let text = |place: El, name, text_ref| {
        // The direction last, as in a block.
        runs(place.attr("data-block", name), article, text_ref, &reading.origin)
            .attr_if("dir", article.dir.is_none().then_some("auto"))
    };
    let headline = match article.headline.chars().count() {
        // Every page has a heading, for those who find their way by them.
        0 => el("h1").say("A story without a headline"),
        n if LONG_HEADLINE < n => text(el("h1; class=long"), "headline", TextRef::Headline),
        _ => text(el("h1"), "headline", TextRef::Headline),
    };
    let standfirst = article.standfirst.is_some().then(|| el("p; class=standfirst"));
    el("header; class=head")
        .child_if(article.section.as_deref().map(|it| el("p; class=kicker").child(bdi(it))))
        .child(headline)
        .child_if(standfirst.map(|it| text(it, "standfirst", TextRef::Standfirst)))
        .child_if(byline(&article.byline))
        .child(el("ul; class=meta").children(facts(reading)))
}

/// Says in the header of a story that has come bit by bit what is known only of all of it: how long it is.
pub(crate) fn complete_header(story: &Element, reading: &Reading) {
    if let Some(line) = dom::find_in(story, ".meta") {
        line.set_text_content(None);
        let _ = El::of(line.into()).children(facts(reading));
    }
}

/// The direction of the whole story, if it states one.
pub(crate) fn direction(article: &Article) -> Option<&'static str> {
    article.dir.map(|dir| match dir {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    })
}

fn byline(authors: &[String]) -> Option<El> {
    let mut names = el("span");
    for (at, author) in authors.iter().enumerate() {
        names = match at {
            0 => names,
            _ if at + 1 == authors.len() => names.text(" ").say("and").text(" "),
            _ => names.text(", "),
        };
        names = names.child(bdi(author));
    }
    let line = el("p; class=byline").say_with("By {names}", &[("names", &names)]);
    (!authors.is_empty()).then_some(line)
}

/// Place, dates, length and source, each an item, and each isolated: they are ours, whatever the story's direction.
fn facts(reading: &Reading) -> Vec<El> {
    let article = &reading.article;
    let fact = |view: El| el("li").child(view);
    let date = |template, date| {
        Some(fact(el("bdi").say_with(template, &[("date", &time(&date_text(date)?))])))
    };
    let source = article.source.as_ref().map(|source| {
        let address = source.url.as_deref().or(article.url.as_deref());
        fact(outward_link(address, &source.name, &reading.origin.host()))
    });
    // Where that is not known yet, its line is there all the same.
    let length = match reading.is_whole() {
        true => tr_n(article.reading_minutes(), "{n} min read", "{n} min read"),
        false => "…".to_owned(),
    };
    let facts = [
        article.location.as_deref().map(|it| fact(bdi(it))),
        article.published.and_then(|it| date("{date}", it)),
        article.modified.and_then(|it| date(en("Updated {date}"), it)),
        Some(fact(bdi(&length))),
        source,
    ];
    facts.into_iter().flatten().collect()
}
