//! Stories, as a front page announces them.

use dateline_archive::{Leading, Story};
use dateline_article::Date;
use dateline_elements::{El, bdi, el};

use crate::{links, words};

/// What a story is announced with.
pub(crate) struct Announced<'a> {
    pub(crate) src: &'a str,
    pub(crate) headline: &'a str,
    pub(crate) section: Option<&'a str>,
    pub(crate) published: Option<Date>,
    pub(crate) names: Vec<Name<'a>>,
}

/// Whom or what a story is about.
pub(crate) struct Name<'a> {
    /// What it is known by in the story; `None` if that is not known: then no link leads to it.
    pub(crate) id: Option<&'a str>,
    pub(crate) kind: &'a str,
    pub(crate) name: &'a str,
}

impl<'a> From<&'a Story> for Announced<'a> {
    fn from(story: &'a Story) -> Announced<'a> {
        let name = |it: &'a Leading| Name { id: Some(&it.id), kind: &it.kind, name: &it.name };
        Announced {
            src: &story.src,
            headline: &story.headline,
            section: story.section.as_deref(),
            published: story.published,
            names: story.cast.iter().map(name).collect(),
        }
    }
}

/// A story of a list.
pub(crate) fn announcement<'a>(story: impl Into<Announced<'a>>) -> El {
    let story = story.into();
    let section = story.section.map(|it| el("p; class=kicker").child(bdi(it)));
    let names = story.names.iter().map(|it| {
        let name = bdi(it.name).class("typed").attr("data-type", words::color(it.kind));
        el("li").child(match it.id {
            Some(id) => el("a").attr("href", &links::chosen(story.src, id)).child(name),
            None => name,
        })
    });
    let names = el("ul").children(names.collect());
    let names = el("div; class=names").child(el("h3").say("In this story")).child(names);
    el("article; class=announcement")
        .child_if(section)
        .child(el("h2").child(headline(story.src, story.headline)))
        .child_if(story.published.and_then(|it| date(it, "meta")))
        .child_if((!story.names.is_empty()).then_some(names))
}

/// A headline that leads to its story; without one, where the story lies.
pub(crate) fn headline(src: &str, headline: &str) -> El {
    let words = if headline.trim().is_empty() { src } else { headline };
    el("a; dir=auto").attr("href", &links::story(src)).text(words)
}

/// A line with a date.
pub(crate) fn date(date: Date, class: &str) -> Option<El> {
    let (shown, machine) = words::date(date)?;
    Some(el("p").class(class).child(el("time").attr("datetime", &machine).text(&shown)))
}
