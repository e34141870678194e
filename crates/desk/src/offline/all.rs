//! Keeping the stories of the site's list, which has the newest, one after the other, until the reader or something else stops it.

use std::cell::Cell;
use std::rc::Rc;

use dateline_elements::{El, button, el};
use dateline_values::{items, text};
use dateline_words::{en, fill, number, tr, tr_n};
use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

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
    kept: usize,
    elsewhere: usize,
    missing: usize,
}

const KEEP: &str = en("Keep the newest stories of this site");

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
            .child(el("p").say("Fetches every story in the list, with its pictures, as far as there is room. What is kept already stays."))
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

    /// Keeps them; says what came of it.
    async fn keep_all(&self) -> String {
        let Some(library) = library().await else {
            return tr("The list of stories did not come. Try again when the connection is back.")
                .to_owned();
        };
        self.keeper.ask_about("keep", LIBRARY).await;
        let stories = items(&library, "articles");
        let (all, mut count) = (stories.len(), Count::default());
        for (nth, story) in stories.iter().enumerate() {
            if !self.is_working.get() {
                return count.after(tr("Stopped."), all);
            }
            let of = [("n", &*number(nth + 1)), ("all", &*number(all))];
            say(&self.said, &fill(tr("Keeping story {n} of {all}…"), &of));
            let answer = self.keeper.ask_about("keep", &text(story, "src")).await;
            let why = match text(&answer, "why").as_str() {
                _ if has_failed(&answer) => tr("The browser has stopped doing it."),
                "" => {
                    count.kept += 1;
                    continue;
                }
                "elsewhere" => {
                    count.elsewhere += 1;
                    continue;
                }
                "refused" => {
                    count.missing += 1;
                    continue;
                }
                "full" => tr("There is no room for more."),
                "silent" => tr("The site does not answer."),
                _ => tr("The browser stores no more."),
            };
            return count.after(why, all);
        }
        count.after(tr("Done."), all)
    }
}

impl Count {
    /// Sentences: what has ended it, and how far it came with `all` of them.
    fn after(&self, end: &str, all: usize) -> String {
        let stories = tr_n(all, "{n} story", "{n} stories");
        let kept = [("kept", &*number(self.kept)), ("stories", &*stories)];
        let mut words = [end, &fill(tr("{kept} of {stories} kept."), &kept)].join(" ");
        let others = [
            (self.elsewhere, tr("On other sites, and so not kept: {n}.")),
            (self.missing, tr("Not to be had from this site: {n}.")),
        ];
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
