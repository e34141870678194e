//! The load report: what of a file was exact, repaired, left out and ignored, each with its place and reason.

use dateline_elements::{El, bdi, button, el};
use dateline_values::{field, items, number, text};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;

use crate::files::{self, Given};
use crate::{dialog, opening, worker};

/// The most notes of a kind that are listed.
const N_LISTED: usize = 200;

/// Shows the report that came with a story, or asks the worker for that of its bytes.
pub(crate) fn show(detail: &JsValue) {
    let about = field(detail, "about");
    if about.is_object() {
        return draw(&about);
    }
    let detail = detail.clone();
    spawn_local(async move {
        let Some(bytes) = files::of_story(&detail).await else { return };
        let given = Given { name: text(&detail, "name"), bytes };
        let about = opening::opened(&[given], false).await;
        match text(&about, "cause") {
            cause if cause.is_empty() => draw(&about),
            cause => {
                let words = format!("{cause}. {}.", text(&about, "remedy"));
                let body = el("div; class=dialog-body").child(el("p; role=alert").text(&words));
                dialog::show("report", "This file", body, || ());
            }
        }
    });
}

fn draw(about: &JsValue) {
    let name = text(about, "name");
    let mut read_as = el("p; class=lead").text("Read as ").text(&text(about, "format"));
    if !name.is_empty() {
        read_as = read_as.text(" from ").child(bdi(&name));
    }
    let counts = format!(
        "Mentions: {} exact, {} repaired, {} left out. {}",
        number(about, "exact"),
        number(about, "repaired"),
        number(about, "leftOut"),
        text(about, "unit"),
    );
    let notes = items(about, "notes");
    let (n_lost, n_repaired) = (number(about, "nLost"), number(about, "nRepaired"));
    let n_noted = number(about, "nNotes").saturating_sub(n_lost + n_repaired);
    let written = as_text(&name, &text(about, "format"), &counts, &notes);
    let (said, by_hand) = (el("span; role=status"), el("div"));
    let (told, place) = (said.clone(), by_hand.clone());
    let copy = button("Copy the report").attr("data-copy", "").on("click", move |_| {
        copy(written.clone(), &told, &place);
    });
    // The button before what may be hundreds of lines.
    let mut body = el("div; class=dialog-body")
        .child(read_as.text("."))
        .child(el("p; data-counts").text(&counts))
        .child(el("p; class=ways").child(copy).child(said))
        .child(by_hand);
    let kinds = [
        ("lost", n_lost, "Left out", "What the file has and the page does not show."),
        (
            "repaired",
            n_repaired,
            "Repaired",
            "What was not as the format wants it, and was mended: nothing is lost.",
        ),
        ("note", n_noted, "Noted", "What costs nothing: ignored, renamed, guessed."),
    ];
    for (severity, n, title, means) in kinds {
        let of_kind = notes.iter().filter(|it| text(it, "severity") == severity);
        if 0 < n {
            body = body.child(section(severity, &format!("{title} ({n})"), means, n, of_kind));
        }
    }
    if n_lost + n_repaired + n_noted == 0 {
        body = body.child(el("p").text("Everything in the file is shown as it is given."));
    }
    dialog::show("report", "This file", body, || ());
}

/// The `n` notes of a severity, of which not all are listed.
fn section<'a>(
    severity: &str,
    title: &str,
    means: &str,
    n: usize,
    notes: impl Iterator<Item = &'a JsValue>,
) -> El {
    let mut list = el("ul");
    let mut n_more = n;
    for note in notes.take(N_LISTED) {
        n_more = n_more.saturating_sub(1);
        let place = text(note, "place");
        let mut row = el("li");
        // What is said of the file as a whole names it itself.
        if !place.is_empty() {
            row = row.child(el("code").child(bdi(&place))).text(" ");
        }
        list = list.child(row.child(bdi(&text(note, "words"))));
    }
    let more = (0 < n_more).then(|| el("p").text(&format!("And {n_more} more.")));
    el("section")
        .attr("data-severity", severity)
        .child(el("h3").text(title))
        .child(el("p; class=aside").text(means))
        .child(list)
        .child_if(more)
}

/// The report as plain text, for a letter to whoever made the file.
fn as_text(name: &str, format: &str, counts: &str, notes: &[JsValue]) -> String {
    let mut written = format!("{name}\nRead as {format}. {counts}\n");
    for note in notes {
        let line = [text(note, "severity"), text(note, "place"), text(note, "words")].join("\t");
        written.push_str(&line);
        written.push('\n');
    }
    written
}

/// Copies `words` and says so; where the browser does not let the page, puts them `by_hand`, selected.
fn copy(words: String, said: &El, by_hand: &El) {
    let written = write(&words);
    let (said, by_hand) = (said.clone(), by_hand.clone());
    spawn_local(async move {
        let is_written = match written {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        by_hand.clear();
        let tells = if is_written { "Copied." } else { BY_HAND };
        said.node().set_text_content(Some(tells));
        if !is_written {
            let area = el("textarea; readonly; rows=6; aria-label=The report").text(&words);
            by_hand.add(area.clone());
            let field: &HtmlTextAreaElement = area.node().unchecked_ref();
            let _ = field.focus();
            field.select();
        }
    });
}

/// What is said where the browser refuses.
const BY_HAND: &str =
    "This browser lets no page copy. The report is selected below, for you to copy.";

/// `navigator.clipboard.writeText`, which is not there everywhere, and only for secure pages.
fn write(words: &str) -> Option<Promise> {
    let clipboard = field(web_sys::window()?.navigator().as_ref(), "clipboard");
    let method: Function = field(&clipboard, "writeText").dyn_into().ok()?;
    method.call1(&clipboard, &words.into()).ok()?.dyn_into().ok()
}

/// Asks the worker for the formats that it writes.
pub(crate) async fn formats() -> Result<Vec<JsValue>, worker::Silence> {
    Ok(Array::from(&worker::ask("formats", &Array::new()).await?).to_vec())
}
