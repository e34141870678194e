//! Names found automatically: one line that says how far it is and what was found, with one button that stops it, tries
//! again, and shows the marks or not.
//!
//! The app has the line's place ready, `[data-marking]`, and is told of marks by the event `dateline:marks`: `{bytes}` is the
//! story with them, nothing is the story without.

use std::cell::RefCell;
use std::rc::Rc;

use dateline_elements::{El, button, el};
use dateline_values::{field, number, object, text};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use crate::worker::Silence;
use crate::{files, tell, worker};

/// What the button says, unless the app has put one there with words of its own.
const LABEL: &str = "Mark names automatically";

/// The line of one story.
struct Line {
    place: Element,
    /// A live region.
    says: Element,
    button: HtmlElement,
    label: String,
    /// What the app has asked with: the story.
    detail: JsValue,
    state: RefCell<State>,
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

/// Looks for names in the open story.
pub(crate) fn begin(detail: &JsValue) {
    let place = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.query_selector("[data-marking]").ok().flatten());
    let Some(place) = place else { return };
    // One that is taken has its own button.
    if place.has_attribute("data-taken") {
        return;
    }
    let _ = place.set_attribute("data-taken", "");
    let line = Rc::new(Line::new(place, detail));
    let pressed = line.clone();
    El::of(line.button.clone().into()).on("click", move |_| pressed.press());
    line.look();
}

impl Line {
    fn new(place: Element, detail: &JsValue) -> Line {
        let find = |selector| place.query_selector(selector).ok().flatten();
        let add = |it: El| {
            let _ = place.append_child(it.node());
            it.node().clone()
        };
        let says = find("[role=status]").unwrap_or_else(|| add(el("p; role=status")));
        let button = find("button").unwrap_or_else(|| add(button(LABEL)));
        Line {
            label: button.text_content().unwrap_or_default(),
            says,
            button: button.unchecked_into(),
            detail: detail.clone(),
            state: RefCell::new(State::Idle),
            place,
        }
    }

    fn press(self: &Rc<Line>) {
        let next = match &*self.state.borrow() {
            State::Idle => None,
            State::Working => return worker::cancel(),
            State::Found { marked, is_shown } => Some((marked.clone(), !is_shown)),
        };
        match next {
            Some((marked, is_shown)) => {
                self.show(marked, is_shown);
                self.say(match is_shown {
                    true => "What was found automatically is marked.",
                    false => "What was found automatically is not marked.",
                });
            }
            None => self.look(),
        }
    }

    /// Looks for names, and marks what is found.
    fn look(self: &Rc<Line>) {
        self.set(State::Working);
        self.say("Looking for names…");
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
            return Err("The story’s file is gone.".to_owned());
        };
        if let Some(why) = worker::bring_model().await.map_err(|it| words(&it))? {
            return Err(format!("What finds names did not arrive ({why})."));
        }
        let line = self.clone();
        let tell = move |percent| {
            if line.place.is_connected() {
                line.say(&format!("Looking for names… {percent} %"));
            } else {
                worker::cancel();
            }
        };
        let arguments = Array::of2(&story, &true.into());
        let answer = worker::ask_telling("recognize", &arguments, Rc::new(tell))
            .await
            .map_err(|it| words(&it))?;
        match text(&answer, "cause") {
            cause if cause.is_empty() => Ok(answer),
            cause => Err(format!("{cause}. {}.", text(&answer, "remedy"))),
        }
    }

    fn tell_of(&self, found: &JsValue) {
        match number(found, "mentions") {
            0 => {
                self.set(State::Idle);
                self.button.set_hidden(true);
                self.say("No names were found in this story.");
            }
            _ => {
                self.show(field(found, "bytes"), true);
                self.say(&match number(found, "names") {
                    1 => "1 name found automatically.".to_owned(),
                    n => format!("{n} names found automatically."),
                });
            }
        }
    }

    /// Has the app show the marks, or take them away.
    fn show(&self, marked: JsValue, is_shown: bool) {
        let detail = match is_shown {
            true => object(&[("bytes", marked.clone())]).into(),
            false => JsValue::NULL,
        };
        self.set(State::Found { marked, is_shown });
        tell("dateline:marks", &detail);
    }

    fn set(&self, state: State) {
        let (word, pressed) = match &state {
            State::Idle => (&*self.label, Some("false")),
            State::Working => ("Cancel", None),
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
        Silence::Cancelled => "No names were looked for.".to_owned(),
        Silence::TimedOut => {
            "Looking for names made no progress for a minute and was given up.".to_owned()
        }
        Silence::Broken(why) => format!("What finds names has stopped: {why}."),
    }
}
