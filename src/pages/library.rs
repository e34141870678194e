//! The front page: what this is, and the stories of this site.

use std::sync::Arc;

use dateline_article::{EntityType, Library, LibraryArticle, LibraryEntity};
use leptos::prelude::*;

use crate::dates;
use crate::dom::{self, PageState};
use crate::failure::LoadFailure;
use crate::link::Page;
use crate::location::Location;
use crate::net::Transfer;
use crate::source::Source;
use crate::widgets::{Failure, Retry};

/// How many names a story is announced with.
const N_NAMES: usize = 6;

/// The library, once it has been loaded: Back finds it as it was left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LibraryCache(StoredValue<Option<Arc<Library>>>);

impl LibraryCache {
    /// An empty one, for the whole app.
    pub(crate) fn provide() {
        provide_context(LibraryCache(StoredValue::new(None)));
    }

    async fn get(self) -> Result<Arc<Library>, LoadFailure> {
        if let Some(library) = self.0.get_value() {
            return Ok(library);
        }
        let source = Source::new("library.json")?;
        let fetched = Transfer::new().fetch(&source, |_| ()).await?;
        let library = Arc::new(dateline_article::read_library(&fetched.bytes)?.0);
        self.0.set_value(Some(library.clone()));
        Ok(library)
    }
}

/// The list of stories.
#[component]
pub(crate) fn LibraryPage() -> impl IntoView {
    let location = Location::expect();
    let cache: LibraryCache = expect_context();
    let retry = Retry::new();
    let library = LocalResource::new(move || {
        retry.track();
        cache.get()
    });
    dom::set_page_state(PageState::Loading);
    dom::set_title("Dateline");
    view! {
        <header class="nameplate">
            <p class="nameplate-line">
                <span>{dates::today()}</span>
                <a data-about href=location.to(&Page::About)>"About"</a>
            </p>
        </header>
        <main class="front" data-library>
            <h1>"Dateline"</h1>
            <p class="purpose">
                "News stories with everyone and everything in them marked: who, what, where and when, at a \
                 glance. It all happens in this browser, and nothing you open leaves your device."
            </p>
            {move || library.get().map(|loaded| match loaded {
                Ok(library) => view! { <Stories library /> }.into_any(),
                Err(failure) => {
                    view! {
                        <Failure what="The list of stories can’t be shown" failure place="library.json".to_owned()
                            retry is_page=false />
                    }
                    .into_any()
                }
            })}
        </main>
    }
}

/// The stories, the first one set as the lead.
#[component]
fn Stories(library: Arc<Library>) -> impl IntoView {
    let location = Location::expect();
    Effect::new(move || {
        dom::set_page_state(PageState::Ready);
        location.arrived(true);
    });
    if library.articles.is_empty() {
        return view! { <p class="empty">"There are no stories here yet."</p> }.into_any();
    }
    let stories = library.articles.iter().map(|article| view! { <Announcement article /> });
    view! { <div class="stories">{stories.collect_view()}</div> }.into_any()
}

/// One story, as a front page announces it.
#[component]
fn Announcement<'a>(article: &'a LibraryArticle) -> impl IntoView {
    let href = Location::expect().to(&Page::Story(article.src.clone()));
    let date = article.published.and_then(dates::date_text);
    view! {
        <article class="announcement">
            {article.section.clone().map(|section| view! { <p class="kicker"><bdi>{section}</bdi></p> })}
            <h2><a href=href dir="auto">{headline(article)}</a></h2>
            {date.map(|date| view! {
                <p class="meta"><time datetime=date.machine>{date.shown}</time></p>
            })}
            {names(&article.entities)}
        </article>
    }
}

fn headline(article: &LibraryArticle) -> String {
    if article.headline.trim().is_empty() { article.src.clone() } else { article.headline.clone() }
}

/// Who and what the story is about: names, not dates and amounts, the most mentioned first.
fn names(entities: &[LibraryEntity]) -> Option<impl IntoView + use<>> {
    let is_name = |entity: &&LibraryEntity| {
        matches!(
            entity.kind,
            EntityType::Person
                | EntityType::Organization
                | EntityType::Place
                | EntityType::Event
                | EntityType::Project
        )
    };
    let mut entities: Vec<_> = entities.iter().filter(is_name).collect();
    entities.sort_by_key(|entity| std::cmp::Reverse(entity.count));
    let names = entities.iter().take(N_NAMES).map(|entity| {
        view! { <li><bdi class="typed" data-type=entity.kind.as_str().to_owned()>{entity.name.clone()}</bdi></li> }
    });
    let names = names.collect_view();
    (!names.is_empty()).then(|| {
        view! {
            <div class="names"><h3>"In this story"</h3><ul>{names}</ul></div>
        }
    })
}
