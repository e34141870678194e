//! Keeping all of the site: its stories, one after the other, and the index, until the reader or something else stops it.

use std::cell::Cell;
use std::rc::Rc;

use dateline_elements::{El, button, el};
use dateline_values::{items, text};
use dateline_words::{en, fill, number, tr, tr_n};
use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

use crate::offline::index::{self, Index};
use crate::offline::keeper::Keeper;
use crate::offline::{has_failed, kept_words, say};

const LIBRARY: &str = "library.json";

/// The button, what it says, and whether it is at work.
#[derive(Clone)]
pub(super) struct KeepingAll {
    keeper: Keeper,
    kept: El,
    said: El,
    button: El,
    is_working: Rc<Cell<bool>>,
}

/// What became of the stories.
#[derive(Default)]
struct Count {
    all: usize,
    asked: usize,
    kept: usize,
    elsewhere: usize,
    missing: usize,
    /// What of the index is there, once that is known.
    search: Option<&'static str>,
}

const KEEP: &str = en("Keep all of this site");

/// The newest stories, as many as the front page shows, come before the index.
const N_NEWEST: usize = 48;
/// Of the files of the index so many are asked for at once.
const N_FILES: usize = 24;

impl KeepingAll {
    /// `kept` is told how much there is, whenever there is more.
    pub(super) fn new(keeper: Keeper, kept: El) -> KeepingAll {
        let said = el("p; role=status; data-keeping");
        let button = button(KEEP).attrs("class=main; data-keep-all");
        KeepingAll { keeper, kept, said, button, is_working: Rc::default() }
    }

    pub(super) fn section(&self) -> El {
        let this = self.clone();
        let button = self.button.clone().on("click", move |_| this.pressed());
        el("section")
            .child(el("h3").say("All of this site"))
            .child(el("p").say("Fetches every story, the newest first, with its pictures and what the search needs, as far as there is room. What is kept already stays."))
            .child(button)
            .child(self.said.clone())
    }

    /// Stops after the story that is on its way.
    pub(super) fn cancel(&self) {
        self.is_working.set(false);
    }

    fn pressed(&self) {
        if self.is_working.replace(!self.is_working.get()) {
            return;
        }
        let this = self.clone();
        say(&this.button, tr("Stop"));
        spawn_local(async move {
            let words = this.keep_all().await;
            say(&this.said, &words);
            this.is_working.set(false);
            say(&this.button, tr(KEEP));
            this.tell_space().await;
        });
    }

    async fn tell_space(&self) {
        let space = self.keeper.ask("space").await;
        if !has_failed(&space) {
            say(&self.kept, &kept_words(&space));
        }
    }

    /// Keeps the newest stories, then the index, then all others; says what came of it.
    async fn keep_all(&self) -> String {
        let Some(library) = library().await else {
            return tr("The list of stories did not come. Try again when the connection is back.")
                .to_owned();
        };
        self.keeper.ask_about("keep", LIBRARY).await;
        let listed: Vec<String> =
            items(&library, "articles").iter().map(|it| text(it, "src")).collect();
        let index = Index::find(&self.keeper).await;
        let mut count = Count {
            all: index.as_ref().map_or(listed.len(), |it| it.n_stories),
            ..Count::default()
        };
        let end = match index {
            None => self.keep_stories(listed, &mut count).await,
            Some(index) => self.keep_indexed(&index, &mut count).await,
        };
        count.after(end.map_or_else(|why| why, |()| tr("Done.")))
    }

    async fn keep_indexed(&self, index: &Index, count: &mut Count) -> Result<(), &'static str> {
        self.keep_stories(index::addresses(0, N_NEWEST).await, count).await?;
        count.search = Some(self.keep_index(index).await?);
        loop {
            let some = index::addresses(count.asked, N_NEWEST).await;
            if some.is_empty() {
                return Ok(());
            }
            self.keep_stories(some, count).await?;
        }
    }

    /// Says why it went no further, if it did not.
    async fn keep_stories(
        &self,
        stories: Vec<String>,
        count: &mut Count,
    ) -> Result<(), &'static str> {
        for story in stories {
            self.go_on()?;
            count.asked += 1;
            let of = [("n", &*number(count.asked)), ("all", &*number(count.all))];
            say(&self.said, &fill(tr("Keeping story {n} of {all}…"), &of));
            match outcome(&self.keeper.ask_about("keep", &story).await) {
                Outcome::Kept => count.kept += 1,
                Outcome::Elsewhere => count.elsewhere += 1,
                Outcome::Missing => count.missing += 1,
                Outcome::Over(why) => return Err(why),
            }
        }
        Ok(())
    }

    /// Keeps what there is room for of the index; says what of it that is.
    async fn keep_index(&self, index: &Index) -> Result<&'static str, &'static str> {
        let all = index.files.len();
        for (nth, some) in index.files.chunks(N_FILES).enumerate() {
            self.go_on()?;
            let n = (nth * N_FILES + some.len()).min(all);
            let of = [("n", &*number(n)), ("all", &*number(all))];
            say(&self.said, &fill(tr("Keeping the index: file {n} of {all}…"), &of));
            match outcome(&self.keeper.ask_about_all("files", some).await) {
                Outcome::Over(why) => return Err(why),
                Outcome::Missing => return Ok(tr("A part of the index is missing on the site.")),
                Outcome::Kept | Outcome::Elsewhere => {}
            }
        }
        Ok(tr(index.kept))
    }

    fn go_on(&self) -> Result<(), &'static str> {
        if self.is_working.get() { Ok(()) } else { Err(tr("Stopped.")) }
    }
}

/// What became of something that was to be kept.
enum Outcome {
    Kept,
    Elsewhere,
    Missing,
    /// Nothing more is kept, for this reason.
    Over(&'static str),
}

fn outcome(answer: &JsValue) -> Outcome {
    match text(answer, "why").as_str() {
        _ if has_failed(answer) => Outcome::Over(tr("The browser has stopped doing it.")),
        "" => Outcome::Kept,
        "elsewhere" => Outcome::Elsewhere,
        "refused" => Outcome::Missing,
        "full" => Outcome::Over(tr("There is no room for more.")),
        "silent" => Outcome::Over(tr("The site does not answer.")),
        _ => Outcome::Over(tr("The browser stores no more.")),
    }
}

impl Count {
    /// Sentences: what has ended it, and how far it came.
    fn after(&self, end: &str) -> String {
        let stories = tr_n(self.all, "{n} story", "{n} stories");
        let kept = [("kept", &*number(self.kept)), ("stories", &*stories)];
        let mut words = [end, &fill(tr("{kept} of {stories} kept."), &kept)].join(" ");
        let others = [
            (self.elsewhere, tr("On other sites, and so not kept: {n}.")),
            (self.missing, tr("Not to be had from this site: {n}.")),
        ];
        if let Some(search) = self.search {
            words = [&words, search].join(" ");
        }
        for (n, template) in others.into_iter().filter(|it| 0 < it.0) {
            words = [words, fill(template, &[("n", &number(n))])].join(" ");
        }
        words
    }
}

/// The list of stories, as it is now.
async fn library() -> Option<JsValue> {
    let window = web_sys::window()?;
    let answer: Response =
        JsFuture::from(window.fetch_with_str(LIBRARY)).await.ok()?.dyn_into().ok()?;
    let words = JsFuture::from(answer.text().ok()?).await.ok()?;
    JSON::parse(&words.as_string()?).ok()
}
