//! Why a file is not shown, and the question whether it is to be shown all the same.

use std::cell::RefCell;

use dateline_elements::{El, bdi, button, el};
use dateline_values::field;
use dateline_words::{en, fill, tr};
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::dialog;
use crate::files::Given;
use crate::opening::progress::wait;
use crate::opening::{READING, open, opened};
use crate::trouble::Trouble;

thread_local! {
    /// The question that is open: who waits for the answer, and what a no is.
    static ASKED: RefCell<Option<(Function, JsValue)>> = const { RefCell::new(None) };
}

/// What is said before bytes that are no text are opened.
const ANYWAY: &str = en(
    "Opened anyway, what is not text is shown as �, and marks that no words verify are left out.",
);

/// What keeps files from being shown, with the way to open them all the same, if there is one.
pub(super) fn refused(answer: &JsValue, given: Vec<Given>) -> El {
    let message = told(answer, &given);
    if !is_encoding(answer) {
        return message;
    }
    let anyway = anyway().on("click", move |_| {
        let given = given.clone();
        let so_far = wait(en("Opening the file: {state}"), "");
        so_far.say(tr(READING));
        spawn_local(open(given, true));
    });
    message.child(el("p").say(ANYWAY)).child(anyway)
}

fn anyway() -> El {
    button("Open it anyway").attrs("class=main; data-anyway")
}

/// What keeps files from being shown, and what their owner can do.
fn told(answer: &JsValue, given: &[Given]) -> El {
    let names: Vec<&str> =
        given.iter().map(|it| it.name.as_str()).filter(|it| !it.is_empty()).collect();
    message(&names.join(", "), &Trouble::of(answer))
}

pub(super) fn unread(name: &str, why: &str) -> El {
    let cause = fill(tr("The browser could not read it: {why}"), &[("why", why)]);
    message(name, &Trouble::new(cause, tr("Check that it still lies there, then choose it again")))
}

fn message(files: &str, trouble: &Trouble) -> El {
    let title = match files.is_empty() {
        true => el("h3").say("What was pasted can’t be opened"),
        false => el("h3").say_with("{files} can’t be opened", &[("files", &bdi(files))]),
    };
    el("div; class=refused; role=alert; data-refused")
        .child(title)
        .child(trouble.line(&trouble.cause))
        .child(trouble.line(&trouble.remedy))
}

/// Asks whether a file is to be opened although not all of it is text; a no is the refusal.
pub(super) fn ask(refusal: JsValue, given: Given, reply: Function) {
    let message = told(&refusal, std::slice::from_ref(&given));
    ASKED.set(Some((reply, refusal)));
    let anyway = anyway().on("click", move |_| {
        let Some((reply, _)) = ASKED.take() else { return };
        dialog::close();
        let given = given.clone();
        spawn_local(async move {
            let answer = opened(&[given], true).await;
            let _ = reply.call1(&JsValue::NULL, &answer);
        });
    });
    let body = el("div; class=dialog-body")
        .child(message.child(el("p").say(ANYWAY)).child(anyway))
        .child(button("Leave it").attrs("class=plain; data-close"));
    dialog::show("anyway", tr("Open it anyway?"), body, decline);
}

/// Takes the question back, if one is open: the answer is no.
pub(crate) fn decline() {
    if let Some((reply, refusal)) = ASKED.take() {
        let _ = reply.call1(&JsValue::NULL, &refusal);
    }
}

/// Whether a file is refused for nothing but bytes that are no text.
pub(super) fn is_encoding(answer: &JsValue) -> bool {
    field(answer, "isEncoding").is_truthy()
}
