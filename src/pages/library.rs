//! The front page: what this is, and the place for the stories of this site.
//!
//! Who opens a story does not need its list: reading and drawing that is the library's, a module of its own.

use dateline_words::en;
use js_sys::Uint8Array;
use leptos::task::spawn_local;

use crate::dates;
use crate::desk;
use crate::dom::{self, PageState};
use crate::el::{Bound, El, button, el, follow};
use crate::failure::LoadFailure;
use crate::link::{Page, Seen};
use crate::loaded::told;
use crate::location::Location;
use crate::net::Transfer;
use crate::place::closest;
use crate::source::Source;
use crate::watched::Watched;
use crate::widgets::{Retry, failure};

/// The address of the list, relative to the site.
const LIBRARY: &str = "library.json";

const PURPOSE: &str = en(
    "News stories with everyone and everything in them marked: who, what, where and when, at a \
                       glance. It all happens in this browser, and nothing you open leaves your device.",
);

/// The file of the list as far as it has come. Once it is there it stays: Back finds it as it was left.
#[derive(Clone, Copy)]
pub(crate) struct LibraryCache(Watched<Option<Result<Uint8Array, LoadFailure>>>);

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

async fn fetch() -> Result<Uint8Array, LoadFailure> {
    let bytes = Transfer::new().fetch(&Source::new(LIBRARY)?).await?;
    Ok(Uint8Array::from(bytes.as_slice()))
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
    let shown = move |list: &Option<Result<Uint8Array, LoadFailure>>| match list {
        None => None,
        Some(Ok(bytes)) => Some(stories(bytes, location, cache, &archive)),
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

/// The stories, which the library's module draws; then, in `archive`, what more can be asked of them. If it can't, there is
/// no list.
fn stories(bytes: &Uint8Array, location: Location, cache: LibraryCache, archive: &El) -> El {
    let place = el("div; class=stories");
    let (drawn, archive) = (place.clone(), archive.clone());
    let values = [
        ("part", "stories".into()),
        ("place", place.node().into()),
        ("bytes", bytes.into()),
        ("name", LIBRARY.into()),
    ];
    spawn_local(async move {
        let answer = desk::answer("list", &values).await;
        if answer.is_object() {
            cache.0.set(Some(Err(told(&answer))));
        } else if drawn.node().is_connected() {
            dom::set_page_state(PageState::Ready);
            location.arrived(true);
            desk::ask_library("page", &archive, &[("title", dom::site_name().into())]);
        }
    });
    place
}
