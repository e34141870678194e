//! Reading offline: what of this site is kept on the device, all of it on request, and a way to clear it.

mod all;
mod index;
mod keeper;
mod renewal;

use dateline_elements::{El, button, bytes, el};
use dateline_values::{number, text};
use dateline_words::{en, fill, tr, tr_n};
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
        dialog::show("offline", tr("Offline"), body, || ());
    });
}

/// Whether the answer is that there is none to give.
fn has_failed(answer: &JsValue) -> bool {
    !text(answer, "failed").is_empty()
}

const HOW: &str = en(
    "Each story of this site that you read is kept, and opens without a connection. Where room is short, what was read \
     longest ago goes first.",
);
const NEVER: &str = en("What comes from other sites, and what you drop or paste, is never kept.");

/// One sentence on why nothing is kept.
fn without(missing: &Missing) -> El {
    let line = el("p; class=lead; data-missing").text(&missing.words());
    el("div; class=dialog-body").child(line).child(el("p; class=aside").say(NEVER))
}

fn draw(keeper: Keeper, space: &JsValue) {
    let kept = el("p; class=lead; role=status; data-kept");
    say(&kept, &kept_words(space));
    let all = KeepingAll::new(keeper.clone(), kept.clone());
    let clearing = clearing(keeper, kept.clone(), all.clone());
    let body = el("div; class=dialog-body")
        .child(kept)
        .child(el("p").say(HOW))
        .child(el("p; class=aside").say(NEVER))
        .child(all.section())
        .child(clearing);
    // Nobody sees any more how far it is.
    dialog::show("offline", tr("Offline"), body, move || all.cancel());
}

/// How much there is.
fn kept_words(space: &JsValue) -> String {
    // A number and its unit stay on one line.
    let none = format!(".{} ", dateline_words::number(0));
    let size = |key| bytes(number(space, key)).replace(&none, " ").replace(' ', "\u{a0}");
    let most = ("most", &*size("most"));
    let n = number(space, "nStories");
    if n == 0 {
        let words = tr("No story is kept on this device yet. There is room for {most}.");
        return fill(words, &[most]);
    }
    let stories = tr_n(n, "{n} story", "{n} stories");
    let (used, own) = (size("bytes"), size("ofApp"));
    fill(
        tr("{stories} on this device: {used}, and {own} for Dateline itself, of at most {most}."),
        &[("stories", &stories), ("used", &used), ("own", &own), most],
    )
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
                return say(&told, tr("The browser did not let it be cleared. Its own settings can."));
            }
            say(&kept, &kept_words(&space));
            say(&told, tr("Cleared. Dateline itself stays, so that this site opens; your browser’s settings take it away too."));
        });
    });
    el("section")
        .child(el("h3").say("Make room"))
        .child(el("p").say("Takes the stories of this site from this device. Your settings stay, and what is open stays open."))
        .child(clear)
        .child(said)
}
