//! Saving the open story in another format.

use std::rc::Rc;

use dateline_elements::{El, bdi, button, el};
use dateline_values::{field, items, text};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, Url};

use crate::shown::Shown;
use crate::{dialog, files, report, worker};

/// The formats in the order in which they are offered, by the word that the worker knows each by, with what it is good
/// for. One that is not here comes last.
const USES: [(&str, &str); 10] = [
    ("html", "one page for any browser, with its marks, without a program"),
    ("dateline", "everything, to open or publish it again"),
    ("markdown", "the text, with links and emphasis"),
    ("entities-csv", "a table: who and what, how often"),
    ("mentions-csv", "a table: every mention and its place"),
    ("w3c", "annotations by position and quote, with their text"),
    ("brat", "two files, .txt and .ann"),
    ("conll", "tokens and tags in columns"),
    ("displacy", "to draw or train with spaCy"),
    ("doccano", "JSON Lines, to go on annotating"),
];

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
            Err(silence) => {
                let words = format!("{}. {}.", silence.cause(), silence.remedy());
                let body = el("div; class=dialog-body").child(el("p; role=alert").text(&words));
                dialog::show("save", "Save as", body, || ());
            }
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
        let row = |name: &str, good_for: &str| {
            let name = el("span").text(name);
            button("").attr("data-save", &word).child(name).child(el("small").text(good_for))
        };
        let name = text(format, "name");
        list.add(el("li").child(row(&name, good_for)));
        if word == "dateline" && !saved.changes.is_empty() {
            let name = format!("{name}, corrections listed");
            let row = row(&name, "so that each can be looked at and taken back");
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
                Err(silence) => {
                    el("p").text(&format!("{}. {}.", silence.cause(), silence.remedy()))
                }
            });
            // The list may be longer than the window.
            told.node().scroll_into_view_with_bool(false);
        });
    });
    let body = el("div; class=dialog-body").child(list).child(said);
    dialog::show("save", "Save as", body, || ());
}

/// Saves the files of an answer, and says which, and what they do not hold.
fn save(answer: &JsValue) -> El {
    let cause = text(answer, "cause");
    if !cause.is_empty() {
        return el("p").text(&format!("{cause}. {}.", text(answer, "remedy")));
    }
    let mut says = el("p").text("Saved ");
    for (nth, file) in items(answer, "files").iter().enumerate() {
        let name = text(file, "name");
        if download(file, &name).is_none() {
            return el("p").text("The browser does not let the page save a file.");
        }
        says = says.text(if nth == 0 { "" } else { " and " }).child(bdi(&name));
    }
    let notes = items(answer, "notes");
    let lost = (!notes.is_empty()).then(|| {
        let rows = notes.iter().take(20).map(|it| {
            let place = text(it, "place");
            let row = el("li");
            let row = if place.is_empty() {
                row
            } else {
                row.child(el("code").child(bdi(&place))).text(" ")
            };
            row.child(bdi(&text(it, "words")))
        });
        el("details")
            .child(el("summary").text(&format!("{} things it does not hold", notes.len())))
            .child(el("ul").children(rows.collect()))
    });
    el("div").child(says.text(".")).child_if(lost)
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
