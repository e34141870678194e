//! Stories, as a front page announces them.

use dateline_archive::Story;
use dateline_elements::{El, bdi, el};

use crate::{links, words};

/// A story of a list.
pub(crate) fn announcement(story: &Story) -> El {
    let section = story.section.as_deref().map(|it| el("p; class=kicker").child(bdi(it)));
    let names = story.cast.iter().map(|it| {
        let name = bdi(&it.name).class("typed").attr("data-type", words::color(&it.kind));
        let link = el("a").attr("href", &links::chosen(&story.src, &it.id)).child(name);
        el("li").child(link)
    });
    let names = el("ul").children(names.collect());
    let names = el("div; class=names").child(el("h3").say("In this story")).child(names);
    el("article; class=announcement")
        .child_if(section)
        .child(el("h2").child(headline(&story.src, &story.headline)))
        .child_if(story.published.and_then(|it| date(it, "meta")))
        .child_if((!story.cast.is_empty()).then_some(names))
}

/// A headline that leads to its story; without one, where the story lies.
pub(crate) fn headline(src: &str, headline: &str) -> El {
    let words = if headline.trim().is_empty() { src } else { headline };
    el("a; dir=auto").attr("href", &links::story(src)).text(words)
}

/// A line with a date.
pub(crate) fn date(date: dateline_article::Date, class: &str) -> Option<El> {
    let (shown, machine) = words::date(date)?;
    Some(el("p").class(class).child(el("time").attr("datetime", &machine).text(&shown)))
}
