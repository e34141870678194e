//! Reading offline: what of this site is kept on the device, all of it on request, and a way to clear it.

mod all;
mod keeper;
mod renewal;

use dateline_elements::{El, button, bytes, el};
use dateline_values::{number, text};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::dialog;
use crate::offline::all::KeepingAll;
use crate::offline::keeper::{Keeper, Missing};
pub(crate) use crate::offline::renewal::offer;

/// Shows the dialog, as soon as it is known what there is to say.
pub(crate) fn show() {
    spawn_local(async {
        let body = match Keeper::find().await {
            Err(missing) => without(&missing),
            Ok(keeper) => match keeper.ask("space").await {
                space if !has_failed(&space) => return draw(keeper, &space),
                space => without(&Missing::Refused(text(&space, "failed"))),
            },
        };
        dialog::show("offline", "Offline", body, || ());
    });
}

/// Whether the answer is that there is none to give.
fn has_failed(answer: &JsValue) -> bool {
    !text(answer, "failed").is_empty()
}

const HOW: &str = "Each story of this site that you read is kept, and opens without a connection. Where room is short, what \
                   was read longest ago goes first.";
const NEVER: &str = "What comes from other sites, and what you drop or paste, is never kept.";

/// One sentence on why nothing is kept.
fn without(missing: &Missing) -> El {
    let line = el("p; class=lead; data-missing").text(&missing.words());
    el("div; class=dialog-body").child(line).child(el("p; class=aside").text(NEVER))
}

fn draw(keeper: Keeper, space: &JsValue) {
    let kept = el("p; class=lead; role=status; data-kept");
    say(&kept, &kept_words(space));
    let all = KeepingAll::new(keeper.clone(), kept.clone());
    let clearing = clearing(keeper, kept.clone(), all.clone());
    let body = el("div; class=dialog-body")
        .child(kept)
        .child(el("p").text(HOW))
        .child(el("p; class=aside").text(NEVER))
        .child(all.section())
        .child(clearing);
    // Nobody sees any more how far it is.
    dialog::show("offline", "Offline", body, move || all.cancel());
}

/// How much there is.
fn kept_words(space: &JsValue) -> String {
    // A number and its unit stay on one line.
    let size = |key| bytes(number(space, key)).replace(".0 ", " ").replace(' ', "\u{a0}");
    let most = size("most");
    let stories = match number(space, "nStories") {
        0 => return format!("No story is kept on this device yet. There is room for {most}."),
        1 => "1 story".to_owned(),
        n => format!("{n} stories"),
    };
    let (used, own) = (size("bytes"), size("ofApp"));
    format!("{stories} on this device: {used}, and {own} for Dateline itself, of at most {most}.")
}

fn say(place: &El, words: &str) {
    place.node().set_text_content(Some(words));
}

fn clearing(keeper: Keeper, kept: El, all: KeepingAll) -> El {
    let said = el("p; role=status; data-cleared");
    let told = said.clone();
    let clear = button("Clear").attrs("class=main; data-clear").on("click", move |_| {
        let (keeper, kept, told, all) = (keeper.clone(), kept.clone(), told.clone(), all.clone());
        all.cancel();
        spawn_local(async move {
            let space = keeper.ask("clear").await;
            if has_failed(&space) {
                return say(&told, "The browser did not let it be cleared. Its own settings can.");
            }
            say(&kept, &kept_words(&space));
            say(&told, "Cleared. Dateline itself stays, so that this site opens; your browser’s settings take it away too.");
        });
    });
    el("section")
        .child(el("h3").text("Make room"))
        .child(el("p").text("Takes the stories of this site from this device. Your settings stay, and what is open stays open."))
        .child(clear)
        .child(said)
}
