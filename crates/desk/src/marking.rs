//! Names found automatically: one line that says how far it is and what was found, with one button that stops it, tries
//! again, and shows the marks or not.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use dateline_elements::{El, el};
use dateline_values::{field, number, text};
use dateline_words::{fill, tr, tr_n};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use crate::shown::{Shown, find, number_of};
use crate::trouble::Trouble;
use crate::worker::Silence;
use crate::{correcting, files, worker};

/// The line of one story.
struct Line {
    place: Element,
    /// A live region.
    says: Element,
    button: HtmlElement,
    label: String,
    story: Rc<Shown>,
    /// What the app has asked with: the story as it was given.
    detail: JsValue,
    state: RefCell<State>,
    /// Whether the reader has stopped the search.
    is_stopped: Cell<bool>,
}

/// What a press of the button does.
enum State {
    /// Looks for names.
    Idle,
    /// Stops that.
    Working,
    /// Shows what was found, or hides it.
    Found { marked: JsValue, is_shown: bool },
}

/// Looks for names in the open story: because the reader asks for it, or because there are none in it.
pub(crate) fn begin(detail: &JsValue) {
    let is_asked_for = text(detail, "act") == "mark";
    if !is_asked_for {
        correcting::follow_file(detail);
        if !is_bare(detail) {
            return;
        }
    }
    // Over the text where nothing else is marked, else under the words on the file. The button has been there: now it is ours.
    let place = find(if is_asked_for { "[data-file]" } else { ".between" });
    let button = find("[data-desk-act=mark]").and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let (Some(place), Some(button), Some(story)) = (place, button, Shown::of(detail)) else {
        return;
    };
    if !is_asked_for {
        // There are no others.
        button.set_text_content(Some(tr("Mark names automatically")));
    }
    let line = Rc::new(Line::new(&place, button, story, detail));
    let pressed = line.clone();
    El::of(line.button.clone().into()).on("click", move |_| pressed.press());
    line.look();
}

/// Whether a story has no marks and may have had none in its file, of which then nothing was left out, and is in the language
/// that names are found in. Where no language is stated, that is tried.
fn is_bare(detail: &JsValue) -> bool {
    if find("[data-story] mark").is_some() {
        return false;
    }
    let lang = find("[data-story]").and_then(|it| it.get_attribute("lang"));
    let n_lost = number(&field(detail, "about"), "nLost");
    n_lost == 0 && lang.is_none_or(|it| it.starts_with("en"))
}

impl Line {
    fn new(around: &Element, button: HtmlElement, story: Rc<Shown>, detail: &JsValue) -> Line {
        let says = el("p; role=status; dir=auto");
        let place = el("div; class=marking; data-marking").ours().child(says.clone());
        let has_focus = button.matches(":focus").unwrap_or(false);
        let _ = button.remove_attribute("data-desk-act");
        place.add(El::of(button.clone().into()));
        let legend = around.query_selector(".legend-place").ok().flatten();
        let _ = match legend {
            Some(legend) => legend.after_with_node_1(place.node()),
            None => around.append_child(place.node()).map(drop),
        };
        if has_focus {
            let _ = button.focus();
        }
        Line {
            place: place.node().clone(),
            says: says.node().clone(),
            label: button.text_content().unwrap_or_default(),
            button,
            story,
            detail: detail.clone(),
            state: RefCell::new(State::Idle),
            is_stopped: Cell::new(false),
        }
    }

    fn press(self: &Rc<Line>) {
        let next = match &*self.state.borrow() {
            State::Idle => None,
            State::Working => {
                self.is_stopped.set(true);
                return worker::cancel();
            }
            State::Found { marked, is_shown } => Some((marked.clone(), !is_shown)),
        };
        match next {
            Some((marked, is_shown)) => {
                self.show(marked, is_shown);
                self.say(match is_shown {
                    true => tr("What was found automatically is marked."),
                    false => tr("What was found automatically is not marked."),
                });
            }
            None => self.look(),
        }
    }

    /// Looks for names, and marks what is found.
    fn look(self: &Rc<Line>) {
        self.is_stopped.set(false);
        self.set(State::Working);
        self.say(tr("Looking for names…"));
        let line = self.clone();
        spawn_local(async move {
            let found = line.found().await;
            // Who has left does not want to know; and what is on the page now is another story.
            if !line.place.is_connected() {
                return;
            }
            match found {
                Ok(found) => line.tell_of(&found),
                Err(why) => {
                    line.set(State::Idle);
                    line.say(&why);
                }
            }
        });
    }

    /// The story with its names marked, or why there is none, in words for the reader.
    async fn found(self: &Rc<Line>) -> Result<JsValue, String> {
        let Some(story) = files::of_story(&self.detail).await else {
            return Err(tr("The story’s file is gone.").to_owned());
        };
        let line = self.clone();
        let tell = move |percent| {
            if line.place.is_connected() {
                let percent = dateline_words::number(percent);
                line.say(&fill(tr("Looking for names… {percent} %"), &[("percent", &percent)]));
            } else {
                worker::cancel();
            }
        };
        let tell: worker::Tell = Rc::new(tell);
        let answer = loop {
            match worker::recognize(&story, tell.clone()).await {
                // For something else that the reader has asked for meanwhile: it goes on afterwards.
                Err(Silence::Cancelled) if !self.is_stopped.get() && self.place.is_connected() => {}
                answer => break answer.map_err(|it| words(&it))?,
            }
        };
        if let Some(why) = answer.as_string() {
            return Err(fill(tr("What finds names did not arrive ({why})."), &[("why", &why)]));
        }
        match Trouble::of(&answer) {
            trouble if trouble.cause.is_empty() => Ok(answer),
            trouble => Err([&trouble.words(), "."].concat()),
        }
    }

    fn tell_of(&self, found: &JsValue) {
        match number(found, "mentions") {
            0 => {
                self.set(State::Idle);
                self.button.set_hidden(true);
                self.say(match number_of("[data-story] mark") {
                    0 => tr("No names were found in this story."),
                    _ => tr("No other names were found."),
                });
            }
            _ => {
                self.show(field(found, "bytes"), true);
                let n = number(found, "names");
                self.say(&tr_n(
                    n,
                    "{n} name found automatically.",
                    "{n} names found automatically.",
                ));
            }
        }
    }

    /// Has the app show the marks, or take them away.
    fn show(&self, marked: JsValue, is_shown: bool) {
        let found = is_shown.then(|| marked.clone());
        self.set(State::Found { marked, is_shown });
        let story = self.story.clone();
        spawn_local(async move {
            story.put(found).await;
        });
    }

    fn set(&self, state: State) {
        let (word, pressed) = match &state {
            State::Idle => (&*self.label, Some("false")),
            State::Working => (tr("Cancel"), None),
            State::Found { is_shown: false, .. } => (&*self.label, Some("false")),
            State::Found { is_shown: true, .. } => (&*self.label, Some("true")),
        };
        self.button.set_text_content(Some(word));
        let _ = match pressed {
            Some(pressed) => self.button.set_attribute("aria-pressed", pressed),
            None => self.button.remove_attribute("aria-pressed"),
        };
        self.state.replace(state);
    }

    fn say(&self, words: &str) {
        self.says.set_text_content(Some(words));
    }
}

/// Why nothing was found, and that reading goes on.
fn words(silence: &Silence) -> String {
    match silence {
        Silence::Cancelled => tr("No names were looked for.").to_owned(),
        Silence::TimedOut => {
            tr("Looking for names made no progress for a minute and was given up.").to_owned()
        }
        Silence::Broken(why) => fill(tr("What finds names has stopped: {why}."), &[("why", why)]),
    }
}
