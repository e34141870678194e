//! The load report: what of a file was exact, repaired, left out and ignored, each with its place and reason.

use dateline_elements::{El, bdi, button, el};
use dateline_values::{field, items, number, text};
use dateline_words::{en, fill, tr, tr_n};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;

use crate::files::{self, Given};
use crate::notes::{self, english};
use crate::trouble::Trouble;
use crate::{dialog, opening, worker};

const TITLE: &str = en("This file");

const COUNTS: &str = en("Mentions: {exact} exact, {repaired} repaired, {lost} left out.");

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
        match Trouble::of(&about) {
            trouble if trouble.cause.is_empty() => draw(&about),
            trouble => dialog::alert("report", tr(TITLE), &trouble),
        }
    });
}

fn draw(about: &JsValue) {
    let (name, format) = (text(about, "name"), english(&text(about, "format")));
    let read_as = el("p; class=lead");
    let read_as = match name.is_empty() {
        true => read_as.say_with("Read as {format}.", &[("format", &format)]),
        false => {
            let named = [("format", &format), ("name", &bdi(&name))];
            read_as.say_with("Read as {format} from {name}.", &named)
        }
    };
    let counts = |template: &str, written: fn(usize) -> String| {
        let of = |key| written(number(about, key));
        let (exact, repaired, lost) = (of("exact"), of("repaired"), of("leftOut"));
        fill(template, &[("exact", &exact), ("repaired", &repaired), ("lost", &lost)])
    };
    let notes = items(about, "notes");
    let (n_lost, n_repaired) = (number(about, "nLost"), number(about, "nRepaired"));
    let n_noted = number(about, "nNotes").saturating_sub(n_lost + n_repaired);
    // In English as its notes are, for whoever it is sent to.
    let counted = [counts(COUNTS, |n| n.to_string()), text(about, "unit")].join(" ");
    let written = as_text(&name, &text(about, "format"), &counted, &notes);
    let (said, by_hand) = (el("span; role=status"), el("div"));
    let (told, place) = (said.clone(), by_hand.clone());
    let copy = button("Copy the report").attr("data-copy", "").on("click", move |_| {
        copy(written.clone(), &told, &place);
    });
    let counted = el("p; data-counts")
        .text(&counts(tr(COUNTS), dateline_words::number))
        .text(" ")
        .child(english(&text(about, "unit")));
    // The button before what may be hundreds of lines.
    let mut body = el("div; class=dialog-body")
        .child(read_as)
        .child(counted)
        .child(el("p; class=ways").child(copy).child(said))
        .child(by_hand);
    let kinds = [
        ("lost", n_lost, tr("Left out"), tr("What the file has and the page does not show.")),
        (
            "repaired",
            n_repaired,
            tr("Repaired"),
            tr("What was not as the format wants it, and was mended: nothing is lost."),
        ),
        ("note", n_noted, tr("Noted"), tr("What costs nothing: ignored, renamed, guessed.")),
    ];
    for (severity, n, title, means) in kinds {
        let of_kind = notes.iter().filter(|it| text(it, "severity") == severity);
        if 0 < n {
            let title = format!("{title} ({})", dateline_words::number(n));
            body = body.child(section(severity, &title, means, n, of_kind));
        }
    }
    if n_lost + n_repaired + n_noted == 0 {
        body = body.child(el("p").say("Everything in the file is shown as it is given."));
    }
    dialog::show("report", tr(TITLE), body, || ());
}

/// The `n` notes of a severity, of which not all are listed.
fn section<'a>(
    severity: &str,
    title: &str,
    means: &str,
    n: usize,
    notes: impl Iterator<Item = &'a JsValue>,
) -> El {
    let listed: Vec<&JsValue> = notes.take(N_LISTED).collect();
    let n_more = n.saturating_sub(listed.len());
    let more = (0 < n_more).then(|| el("p").text(&tr_n(n_more, "And {n} more.", "And {n} more.")));
    el("section")
        .attr("data-severity", severity)
        .child(el("h3").text(title))
        .child(el("p; class=aside").text(means))
        .child(notes::list(listed.into_iter()))
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
        let tells = tr(if is_written { en("Copied.") } else { BY_HAND });
        said.node().set_text_content(Some(tells));
        if !is_written {
            let area =
                el("textarea; readonly; rows=6; lang=en; dir=ltr").label("The report").text(&words);
            by_hand.add(area.clone());
            let field: &HtmlTextAreaElement = area.node().unchecked_ref();
            let _ = field.focus();
            field.select();
        }
    });
}

/// What is said where the browser refuses.
const BY_HAND: &str =
    en("This browser lets no page copy. The report is selected below, for you to copy.");

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
