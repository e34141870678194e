//! Saving the open story in another format.

use std::rc::Rc;

use dateline_elements::{El, bdi, button, el};
use dateline_values::{field, items, text};
use dateline_words::{en, tr, tr_n};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, Url};

use crate::notes::{self, english};
use crate::shown::Shown;
use crate::trouble::Trouble;
use crate::{dialog, files, report, worker};

/// The formats in the order in which they are offered, by the word that the worker knows each by, with what it is good
/// for. One that is not here comes last.
const USES: [(&str, &str); 10] = [
    ("html", en("one page for any browser, with its marks, without a program")),
    ("dateline", en("everything, to open or publish it again")),
    ("markdown", en("the text, with links and emphasis")),
    ("entities-csv", en("a table: who and what, how often")),
    ("mentions-csv", en("a table: every mention and its place")),
    ("w3c", en("annotations by position and quote, with their text")),
    ("brat", en("two files, .txt and .ann")),
    ("conll", en("tokens and tags in columns")),
    ("displacy", en("to draw or train with spaCy")),
    ("doccano", en("JSON Lines, to go on annotating")),
];

const TITLE: &str = en("Save as");

/// What is saved: a story, and the corrections that are to be made in it.
#[derive(Clone)]
struct Saved {
    story: Uint8Array,
    changes: String,
    /// Who is told that they are saved.
    corrected: Option<Rc<Shown>>,
}

impl Saved {
    /// The open story as the reader has it. Of one that nothing has been done with, what the app asks with.
    async fn now(detail: &JsValue) -> Option<Saved> {
        let corrected = Shown::now().filter(|it| it.is_corrected());
        Some(match &corrected {
            Some(it) => Saved { story: it.base().await?, changes: it.changes(), corrected },
            None => {
                let story = files::of_story(detail).await?;
                Saved { story, changes: String::new(), corrected }
            }
        })
    }
}

/// Shows the formats.
pub(crate) fn show(detail: &JsValue) {
    let detail = detail.clone();
    spawn_local(async move {
        let Some(saved) = Saved::now(&detail).await else { return };
        match report::formats().await {
            Ok(formats) => draw(formats, saved),
            Err(silence) => dialog::alert("save", tr(TITLE), &silence.trouble()),
        }
    });
}

fn draw(mut formats: Vec<JsValue>, saved: Saved) {
    let rank = |it: &JsValue| USES.iter().position(|(word, _)| *word == text(it, "word"));
    formats.sort_by_key(|it| rank(it).unwrap_or(USES.len()));
    let list = el("ul; class=choices");
    for format in &formats {
        let word = text(format, "word");
        let good_for = rank(format).and_then(|it| USES.get(it)).map_or("", |(_, words)| words);
        let row = |name: El, good_for: &str| {
            button("").attr("data-save", &word).child(name).child(el("small").text(good_for))
        };
        let name = || english(&text(format, "name"));
        list.add(el("li").child(row(el("span").child(name()), tr(good_for))));
        if word == "dateline" && !saved.changes.is_empty() {
            let listed =
                el("span").say_with("{format}, corrections listed", &[("format", &name())]);
            let row = row(listed, tr("so that each can be looked at and taken back"));
            list.add(el("li").child(row.attr("data-listed", "")));
        }
    }
    let said = el("div; role=status; class=saved; data-saved");
    let told = said.clone();
    let list = list.on("click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let row = target.and_then(|it| it.closest("[data-save]").ok().flatten());
        let Some(row) = row else { return };
        let word = row.get_attribute("data-save").unwrap_or_default();
        let are_listed = row.has_attribute("data-listed");
        let (saved, told) = (saved.clone(), told.clone());
        told.clear();
        spawn_local(async move {
            let changes = saved.changes.as_str().into();
            let is_ours = word == "dateline";
            let arguments = Array::of4(&saved.story, &word.into(), &changes, &are_listed.into());
            let answer = worker::ask("save", &arguments).await;
            told.clear();
            told.add(match answer {
                Ok(answer) => {
                    // Other formats do not have everything.
                    if let Some(story) = saved.corrected.filter(|_| is_ours) {
                        story.saved();
                    }
                    save(&answer)
                }
                Err(silence) => silence.trouble().paragraph(),
            });
            // The list may be longer than the window.
            told.node().scroll_into_view_with_bool(false);
        });
    });
    let body = el("div; class=dialog-body").child(list).child(said);
    dialog::show("save", tr(TITLE), body, || ());
}

/// Saves the files of an answer, and says which, and what they do not hold.
fn save(answer: &JsValue) -> El {
    let trouble = Trouble::of(answer);
    if !trouble.cause.is_empty() {
        return trouble.paragraph();
    }
    let mut names: Option<El> = None;
    for file in items(answer, "files") {
        let name = text(&file, "name");
        if download(&file, &name).is_none() {
            return el("p").say("The browser does not let the page save a file.");
        }
        names = Some(match names {
            None => bdi(&name),
            Some(first) => {
                let both = [("first", &first), ("next", &bdi(&name))];
                el("span").say_with("{first} and {next}", &both)
            }
        });
    }
    let names = names.unwrap_or_else(|| el("span"));
    let says = el("p").say_with("Saved {files}.", &[("files", &names)]);
    let notes = items(answer, "notes");
    let lost = (!notes.is_empty()).then(|| {
        let n = notes.len();
        let says = tr_n(n, "{n} things it does not hold", "{n} things it does not hold");
        el("details").child(el("summary").text(&says)).child(notes::list(notes.iter().take(20)))
    });
    el("div").child(says).child_if(lost)
}

fn download(file: &JsValue, name: &str) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type(&text(file, "type"));
    let parts = Array::of1(&field(file, "bytes"));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = el("a; hidden").attr("href", &address).attr("download", name);
    let anchor: HtmlAnchorElement = link.node().clone().unchecked_into();
    let body = web_sys::window()?.document()?.body()?;
    let _ = body.append_child(&anchor);
    anchor.click();
    anchor.remove();
    // The browser has taken hold of it by then.
    dialog::later(move || {
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}
