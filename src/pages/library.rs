//! The front page: what this is, and the stories of this site.

use dateline_article::{EntityType, Library, LibraryArticle, LibraryEntity, LoadError};
use dateline_words::en;
use leptos::task::spawn_local;

use crate::dates;
use crate::desk;
use crate::dom::{self, PageState};
use crate::el::{Bound, El, bdi, button, el, follow};
use crate::failure::LoadFailure;
use crate::link::{Page, Seen};
use crate::loaded::told;
use crate::location::Location;
use crate::net::Transfer;
use crate::place::closest;
use crate::source::Source;
use crate::watched::Watched;
use crate::widgets::{Retry, failure, time, typed};

/// The address of the list, relative to the site.
const LIBRARY: &str = "library.json";

/// How many names a story is announced with.
const N_NAMES: usize = 6;

const PURPOSE: &str = en(
    "News stories with everyone and everything in them marked: who, what, where and when, at a \
                       glance. It all happens in this browser, and nothing you open leaves your device.",
);

/// The library as far as it has come. Once it is there it stays: Back finds it as it was left.
#[derive(Clone, Copy)]
pub(crate) struct LibraryCache(Watched<Option<Result<Library, LoadFailure>>>);

impl LibraryCache {
    /// An empty one, for the whole app.
    pub(crate) fn new() -> LibraryCache {
        LibraryCache(Watched::new(None))
    }

    /// Begins to load, unless it is there.
    fn load(self) {
        spawn_local(async move {
            if !self.0.peek(|it| matches!(it, Some(Ok(_)))) {
                self.0.set(None);
                self.0.set(Some(fetch().await));
            }
        });
    }
}

async fn fetch() -> Result<Library, LoadFailure> {
    let fetched = Transfer::new().fetch(&Source::new(LIBRARY)?, &|_| ()).await?;
    match dateline_article::read_library(&fetched.bytes) {
        Ok((library, _)) => Ok(library),
        // JSON, but no list.
        Err(why @ LoadError::Unreadable { .. }) => Err(why.into()),
        Err(_) => Err(told(&desk::made_of("list", &fetched.bytes, LIBRARY).await)),
    }
}

/// The list of stories.
pub(crate) fn library_page(location: Location, cache: LibraryCache) -> El {
    let retry = Retry::new();
    dom::set_page_state(PageState::Loading);
    let site = dom::site_name();
    dom::set_title(&site);
    let heading = el("h1; dir=auto").text(&site);
    let archive = el("div; class=archive; data-archive");
    let place = archive.clone();
    let shown = move |library: &Option<Result<Library, LoadFailure>>| match library {
        None => None,
        Some(Ok(library)) => {
            desk::ask_library("page", &archive, &[("title", site.as_str().into())]);
            Some(stories(library, location))
        }
        Some(Err(why)) => {
            Some(failure(en("The list of stories can’t be shown"), why, LIBRARY, retry, None))
        }
    };
    let stories = el("div; class=stories-own").slot(move || cache.0.with(&shown));
    follow(move || {
        retry.track();
        cache.load();
    });
    desk::close_by_back(location);
    let about = el("a; data-about").attr("href", &location.to(&Page::About)).say("About");
    let opens = |words, act| button(words).attr("data-opens", act).attrs("aria-haspopup=dialog");
    let line = el("p; class=nameplate-line")
        .child(el("span").text(&dates::today().unwrap_or_default()))
        .child(opens(en("Language"), "language"))
        .child(opens(en("Offline"), "offline").attr("data-offline", ""))
        .child(about);
    let own = opens(en("Open a story of your own"), "open").attrs("class=open; data-open-own");
    // What the address asks for stands there soon, in place of the newest stories.
    let is_asked = desk::has_index() && location.link().seen != Seen::default();
    let main = el("main; class=front; data-library")
        .attr_if("data-asked", is_asked.then_some(""))
        .child(heading)
        .child(el("p; class=purpose").say(PURPOSE))
        .child(el("p; class=own").child(own))
        .child(place)
        .child(stories);
    let page = el("div").child(el("header; class=nameplate").child(line)).child(main);
    page.on("click", |event| {
        if let Some(opens) = closest(&event, "[data-opens]")
            && let Some(act) = opens.get_attribute("data-opens")
        {
            desk::ask(&act, &[]);
        }
    })
}

/// The stories, the first one set as the lead.
fn stories(library: &Library, location: Location) -> El {
    spawn_local(async move {
        dom::set_page_state(PageState::Ready);
        location.arrived(true);
    });
    if library.articles.is_empty() {
        return el("p; class=empty").say("There are no stories here yet.");
    }
    el("div; class=stories")
        .children(library.articles.iter().map(|it| announcement(it, location)).collect())
}

/// One story, as a front page announces it.
fn announcement(article: &LibraryArticle, location: Location) -> El {
    let href = location.to(&Page::Story(article.src.clone()));
    let headline =
        if article.headline.trim().is_empty() { &article.src } else { &article.headline };
    let headline = el("a").attr("href", &href).attr("dir", "auto").text(headline);
    let date = article.published.and_then(dates::date_text);
    el("article; class=announcement")
        .child_if(article.section.as_deref().map(|it| el("p; class=kicker").child(bdi(it))))
        .child(el("h2").child(headline))
        .child_if(date.map(|it| el("p; class=meta").child(time(&it))))
        .child_if(names(article, location))
}

/// Who and what the story is about, the most mentioned first: names, not dates and amounts.
fn names(article: &LibraryArticle, location: Location) -> Option<El> {
    let is_name = |entity: &&LibraryEntity| {
        use EntityType::{Event, Organization, Person, Place, Project};
        matches!(entity.kind, Person | Organization | Place | Event | Project)
    };
    let row = |entity: &LibraryEntity| {
        let name = typed(entity.kind.as_str(), &entity.name);
        let Some(id) = &entity.id else { return el("li").child(name) };
        let href = location.to_entity(&article.src, id);
        el("li").child(el("a").attr("href", &href).child(name))
    };
    let mut left: Vec<&LibraryEntity> = article.entities.iter().filter(is_name).collect();
    let mut rows: Vec<El> = Vec::new();
    // Six times the largest is less program than one sort; of equals the first in the file.
    while rows.len() < N_NAMES
        && let Some((at, _)) = left.iter().enumerate().rev().max_by_key(|(_, it)| it.count)
    {
        rows.push(row(left.remove(at)));
    }
    let heading = el("h3").say("In this story");
    (!rows.is_empty()).then(|| el("div; class=names").child(heading).child(el("ul").children(rows)))
}
