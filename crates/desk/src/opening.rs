//! The dialog in which a story is opened: chosen, pasted, dropped, or by its address.

use std::cell::Cell;
use std::rc::Rc;

use dateline_elements::{El, bdi, button, bytes, el};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, FileList, HtmlInputElement, HtmlTextAreaElement};

use crate::files::{self, Given};
use crate::value::{field, items, number, object, text};
use crate::{dialog, give, worker};

/// The most stories of one file that are listed to choose from.
const N_LISTED: usize = 500;

/// The dialog with all its ways.
pub(crate) fn show() {
    show_with(None);
}

/// Reads files and opens the story in them.
pub(crate) fn open_files(list: &FileList) {
    let chosen: Vec<File> = (0..list.length()).filter_map(|at| list.item(at)).collect();
    let names: Vec<String> = chosen.iter().map(File::name).collect();
    let so_far = wait(&names.join(", "));
    spawn_local(async move {
        let mut given = Vec::new();
        for file in &chosen {
            let told = so_far.clone();
            let progress = move |n| told.say(&format!("{} so far", bytes(n)));
            match files::read(file, &progress).await {
                Ok(file) => given.push(file),
                Err(why) => return show_with(Some(unread(&file.name(), &why))),
            }
            if !so_far.is_wanted() {
                return;
            }
        }
        so_far.say("reading what is in it");
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
    let so_far = wait("what was pasted");
    let bytes = Uint8Array::from(words.as_bytes());
    spawn_local(async move {
        so_far.say("reading what is in it");
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
    let answer = opened(&given, is_lossy).await;
    if text(&answer, "cause") == worker::Silence::Cancelled.cause() {
        return;
    }
    if field(&answer, "cause").is_undefined() {
        match number(&answer, "n") {
            0 | 1 => finish(&answer),
            _ => choose(&answer, given),
        }
    } else {
        show_with(Some(refused(&answer, given)));
    }
}

/// Asks the worker what files hold. The answer is what the app gets: `{bytes, name, …}` as the worker says of the one
/// story, or `{cause, remedy}`; of several stories `{n, stories}`.
pub(crate) async fn opened(given: &[Given], is_lossy: bool) -> JsValue {
    let files = crate::as_files(given);
    let answer = match worker::ask("open", &Array::of2(&files, &is_lossy.into())).await {
        Ok(answer) => answer,
        Err(silence) => return failed(&silence),
    };
    if !field(&answer, "cause").is_undefined() {
        return answer;
    }
    let stories = items(&answer, "stories");
    if 1 < stories.len() {
        let _ = Reflect::set(&answer, &"n".into(), &(stories.len() as u32).into());
        return answer;
    }
    story(0, given).await
}

/// The story with this number out of the files that the worker has opened.
async fn story(nth: usize, given: &[Given]) -> JsValue {
    match worker::ask("story", &Array::of1(&(nth as u32).into())).await {
        Ok(story) if story.is_object() => {
            let names: Vec<&str> = given.iter().map(|it| it.name.as_str()).collect();
            let _ = Reflect::set(&story, &"name".into(), &names.join(", ").into());
            story
        }
        Ok(_) => failed(&worker::Silence::Broken("it has lost the story".to_owned())),
        Err(silence) => failed(&silence),
    }
}

fn failed(silence: &worker::Silence) -> JsValue {
    object(&[("cause", silence.cause().into()), ("remedy", silence.remedy().into())]).into()
}

/// Hands the story to the app.
fn finish(story: &JsValue) {
    dialog::close();
    give(story);
}

/// What is shown while something is read.
#[derive(Clone)]
struct SoFar {
    line: El,
    is_wanted: Rc<Cell<bool>>,
}

impl SoFar {
    /// Says how far it is; `false` if nobody waits for it any more.
    fn say(&self, words: &str) -> bool {
        self.line.node().set_text_content(Some(words));
        self.is_wanted()
    }

    fn is_wanted(&self) -> bool {
        self.is_wanted.get()
    }
}

/// Shows that `what` is being read, with a way to stop it.
fn wait(what: &str) -> SoFar {
    let so_far = SoFar { line: el("span; data-so-far"), is_wanted: Rc::new(Cell::new(true)) };
    let is_wanted = so_far.is_wanted.clone();
    let stop = move || {
        is_wanted.set(false);
        worker::cancel();
    };
    let line = el("p; role=status; data-working")
        .text("Opening ")
        .child(bdi(what))
        .text(": ")
        .child(so_far.line.clone());
    let cancel = button("Cancel").attrs("class=plain; data-close");
    let body = el("div; class=dialog-body").child(line).child(cancel);
    dialog::show("working", "Opening", body, stop);
    so_far
}

/// The dialog, with what went wrong above the ways to try again.
fn show_with(failure: Option<El>) {
    let input = el("input; type=file; id=desk-files; multiple; hidden");
    let files: HtmlInputElement = input.node().clone().unchecked_into();
    let picked = files.clone();
    let input = input.on("change", move |_| {
        if let Some(list) = picked.files().filter(|it| 0 < it.length()) {
            open_files(&list);
        }
    });
    let choose = button("Choose files…").attrs("class=main; data-choose");
    let choose = choose.on("click", move |_| files.click());
    let from_device = el("section")
        .child(el("h3").text("From this device"))
        .child(el("p").text("Choose a file, or drop it anywhere on the page. A format in two files, such as brat’s .txt and .ann, is given both at once."))
        .child(choose)
        .child(input);

    let area = el("textarea; id=desk-paste; rows=5; spellcheck=false; autocomplete=off; dir=auto");
    let pasted: HtmlTextAreaElement = area.node().clone().unchecked_into();
    let open_pasted = button("Open what is pasted").attrs("class=main; data-paste");
    let open_pasted = open_pasted.on("click", move |_| open_text(&pasted.value()));
    let paste = el("section")
        .child(el("h3").child(el("label; for=desk-paste").text("Pasted text")))
        .child(area)
        .child(open_pasted);

    let address = el(
        "input; type=url; id=desk-address; placeholder=https://; autocomplete=off; spellcheck=false",
    );
    let typed: HtmlInputElement = address.node().clone().unchecked_into();
    let go = move || {
        let address = typed.value();
        if !address.trim().is_empty() {
            go_to(address.trim());
        }
    };
    let by_button = go.clone();
    let open_address =
        button("Open address").attrs("class=main; data-address").on("click", move |_| by_button());
    let address = address.on("keydown", move |event| {
        if text(&event, "key") == "Enter" {
            event.prevent_default();
            go();
        }
    });
    let by_address = el("section")
        .child(el("h3").child(el("label; for=desk-address").text("On another site")))
        .child(
            el("p")
                .text("That site is asked for the file, and must allow it to be read from here."),
        )
        .child(address)
        .child(open_address);

    let kinds = el("details")
        .child(el("summary").text("What can be opened"))
        .child(el("p").text(
            "Dateline’s own format; plain text and Markdown; displaCy, spaCy, Prodigy, doccano, Label Studio, brat, WebAnno \
             and INCEpTION (TSV 3), CoNLL columns, W3C Web Annotation; answers of Google Natural Language, AWS Comprehend, \
             Azure Language and Stanford CoreNLP; schema.org NewsArticle and IPTC ninjs. The format is told by what is in \
             the file.",
        ));
    let promise = "What you open is read in this browser, is sent nowhere, and is not stored: it is gone when you leave.";
    let body = el("div; class=dialog-body")
        .child_if(failure)
        .child(el("p; class=lead").text(promise))
        .child(from_device)
        .child(paste)
        .child(by_address)
        .child(kinds);
    dialog::show("open", "Open a story", body, || ());
}

/// What keeps a file from being shown, and what can be done.
fn refused(answer: &JsValue, given: Vec<Given>) -> El {
    let names: Vec<&str> =
        given.iter().map(|it| it.name.as_str()).filter(|it| !it.is_empty()).collect();
    let what = if names.is_empty() { "What was pasted".to_owned() } else { names.join(", ") };
    let message = message(&what, &text(answer, "cause"), &text(answer, "remedy"));
    if field(answer, "isEncoding").as_bool() != Some(true) {
        return message;
    }
    let anyway = button("Open it anyway").attrs("class=main; data-anyway").on("click", move |_| {
        let given = given.clone();
        let so_far = wait("the file");
        so_far.say("reading what is in it");
        spawn_local(open(given, true));
    });
    message
        .child(el("p").text("Opened anyway, what is not text is shown as �, and marks that no words verify are left out."))
        .child(anyway)
}

fn unread(name: &str, why: &str) -> El {
    message(
        name,
        &format!("The browser could not read it: {why}"),
        "Check that it still lies there, then choose it again",
    )
}

fn message(what: &str, cause: &str, remedy: &str) -> El {
    el("div; class=refused; role=alert; data-refused")
        .child(el("h3").child(bdi(what)).text(" can’t be opened"))
        .child(el("p; dir=auto").text(&format!("{cause}.")))
        .child(el("p").text(&format!("{remedy}.")))
}

/// The stories of a file that holds several.
fn choose(answer: &JsValue, given: Vec<Given>) {
    let stories = items(answer, "stories");
    let n = stories.len();
    let mut list = el("ol; class=choices");
    for (nth, story) in stories.iter().take(N_LISTED).enumerate() {
        let headline = text(story, "headline");
        let headline = if headline.is_empty() { "Without words".to_owned() } else { headline };
        let counts =
            [count(number(story, "words"), "word"), count(number(story, "mentions"), "mention")];
        let row = button("")
            .attr("data-nth", &nth.to_string())
            .child(bdi(&headline))
            .child(el("small").text(&counts.join(", ")));
        list = list.child(el("li").child(row));
    }
    let list = list.on("click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let row = target.and_then(|it| it.closest("[data-nth]").ok().flatten());
        let nth = row.and_then(|it| it.get_attribute("data-nth")?.parse().ok());
        let Some(nth) = nth else { return };
        let given = given.clone();
        spawn_local(async move {
            let answer = self::story(nth, &given).await;
            if field(&answer, "cause").is_undefined() {
                finish(&answer);
            } else {
                show_with(Some(refused(&answer, given)));
            }
        });
    });
    let says = format!("This {} file has {n} stories. Which one?", text(answer, "format"));
    let more = (N_LISTED < n)
        .then(|| el("p").text(&format!("And {} more; split the file to open them.", n - N_LISTED)));
    let body = el("div; class=dialog-body")
        .child(el("p; class=lead").text(&says))
        .child(list)
        .child_if(more);
    dialog::show("choose", "Several stories", body, || ());
}

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
