//! Opening a story: chosen, pasted, dropped, or by its address.

mod choice;
mod progress;
mod refusal;
mod ways;

use dateline_elements::{bytes, el};
use dateline_values::{field, items, number, set, text};
use dateline_words::{en, fill, tr};
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use crate::files::{self, Given};
use crate::opening::choice::choose;
use crate::opening::progress::wait;
pub(crate) use crate::opening::refusal::decline;
use crate::opening::refusal::{ask, is_encoding, refused, unread};
use crate::opening::ways::show_with;
use crate::worker::{Silence, Turn};
use crate::{dialog, give, worker};

/// What is said of files that are there.
const READING: &str = en("reading what is in it");

/// The dialog with all its ways.
pub(crate) fn show() {
    show_with(None);
}

/// Reads files and opens the story in them.
pub(crate) fn open_files(chosen: Vec<File>) {
    let names: Vec<String> = chosen.iter().map(File::name).collect();
    let so_far = wait(en("Opening {files}: {state}"), &names.join(", "));
    spawn_local(async move {
        let mut given = Vec::new();
        for file in &chosen {
            let told = so_far.clone();
            let progress = move |n| told.say(&fill(tr("{bytes} so far"), &[("bytes", &bytes(n))]));
            match files::read(file, &progress).await {
                Ok(file) => given.push(file),
                Err(why) => return show_with(Some(unread(&file.name(), &why))),
            }
            if !so_far.is_wanted() {
                return;
            }
        }
        so_far.say(tr(READING));
        open(given, false).await;
    });
}

/// Opens pasted text: a story, or the address of one.
pub(crate) fn open_text(words: &str) {
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return show();
    }
    if is_address(trimmed) {
        return go_to(trimmed);
    }
    let so_far = wait(en("Opening what was pasted: {state}"), "");
    let bytes = Uint8Array::from(words.as_bytes());
    spawn_local(async move {
        so_far.say(tr(READING));
        open(vec![Given { name: String::new(), bytes }], false).await;
    });
}

/// Whether a text is nothing but an address.
fn is_address(text: &str) -> bool {
    text.len() < 2_000 && text.starts_with("https://") && !text.contains(char::is_whitespace)
}

/// Opens a story by its address: by a link, which the app follows as any of its own, and asks no second time whether
/// the reader means it.
fn go_to(address: &str) {
    let encoded = js_sys::encode_uri_component(address);
    let link = el("a; hidden").attr("href", &format!("./?src={encoded}"));
    if let Some(body) = web_sys::window().and_then(|it| it.document()).and_then(|it| it.body()) {
        dialog::close();
        let _ = body.append_child(link.node());
        link.html().click();
        link.html().remove();
    }
}

/// Turns files into a story for the app to show.
async fn open(given: Vec<Given>, is_lossy: bool) {
    // Who opens something else waits for nothing that is done with this.
    worker::cancel();
    let answer = opened(&given, is_lossy).await;
    if text(&answer, "cause") == Silence::Cancelled.trouble().cause {
        return;
    }
    if field(&answer, "cause").is_undefined() {
        match number(&answer, "n") {
            0 | 1 => finish(&answer),
            _ => choose(&answer, given, is_lossy),
        }
    } else {
        show_with(Some(refused(&answer, given)));
    }
}

/// Asks the worker what files hold. The answer is what the app gets: `{bytes, name, …}` as the worker says of the one
/// story, or `{cause, remedy}`; of several stories `{n, stories}`.
pub(crate) async fn opened(given: &[Given], is_lossy: bool) -> JsValue {
    let turn = Turn::wait().await;
    match ask_open(&turn, given, is_lossy).await {
        Ok(answer) if !field(&answer, "cause").is_undefined() => answer,
        Ok(answer) => match items(&answer, "stories").len() {
            0 | 1 => ask_story(&turn, 0, given).await,
            n => {
                set(&answer, "n", &(n as u32).into());
                answer
            }
        },
        Err(silence) => failed(&silence),
    }
}

/// Tells `reply` what a file holds that the app has fetched: as [`opened`] has it. Of a story that is not all text it asks
/// the reader first.
pub(crate) async fn fetched(given: Given, is_story: bool, reply: Function) {
    let answer = opened(std::slice::from_ref(&given), false).await;
    if is_story && is_encoding(&answer) {
        return ask(answer, given, reply);
    }
    let _ = reply.call1(&JsValue::NULL, &answer);
}

/// The story with this number out of files that the worker has opened before: in the meantime it may have been another one.
async fn chosen(nth: usize, given: &[Given], is_lossy: bool) -> JsValue {
    let turn = Turn::wait().await;
    match ask_open(&turn, given, is_lossy).await {
        Ok(_) => ask_story(&turn, nth, given).await,
        Err(silence) => failed(&silence),
    }
}

async fn ask_open(turn: &Turn, given: &[Given], is_lossy: bool) -> Result<JsValue, Silence> {
    turn.ask("open", &Array::of2(&crate::as_files(given), &is_lossy.into())).await
}

async fn ask_story(turn: &Turn, nth: usize, given: &[Given]) -> JsValue {
    match turn.ask("story", &Array::of1(&(nth as u32).into())).await {
        Ok(story) if story.is_object() => {
            let names: Vec<&str> = given.iter().map(|it| it.name.as_str()).collect();
            set(&story, "name", &names.join(", ").into());
            story
        }
        Ok(_) => failed(&Silence::Broken(tr("it has lost the story").to_owned())),
        Err(silence) => failed(&silence),
    }
}

fn failed(silence: &Silence) -> JsValue {
    silence.trouble().answer()
}

/// Hands the story to the app.
fn finish(story: &JsValue) {
    dialog::close();
    give(story);
}
