//! The foot of a story: what became of its file, said in one calm line, and what can be done with it.
//!
//! The whole report is the desk's, which reads the file again when it is asked: its sentences are no part of the
//! first load.

use dateline_article::{Report, Severity};
use dateline_words::{en, fill, number, tr, tr_n};

use crate::desk;
use crate::el::{El, bdi, button, el};
use crate::place::closest;
use crate::reading::Reading;

/// What must be said over the text: its publisher has taken it back, or its format is newer.
pub(crate) fn file_banner(reading: &Reading) -> Option<El> {
    let warning = reading.file.about().map(|it| desk::text(it, "warning")).unwrap_or_default();
    if !warning.is_empty() {
        return Some(el("p; class=banner; role=note; data-warning").text(&warning));
    }
    let version = reading.report.newer_version()?;
    let banner = el("p; class=banner; data-newer").say_with(
        "This file is in “{version}”, which is newer than this reader. It is shown as far as it is known.",
        &[("version", &bdi(version))],
    );
    Some(banner)
}

/// Whether the line on the file is for everybody to read: it came in another format, or not whole.
pub(crate) fn is_notable(reading: &Reading) -> bool {
    reading.file.about().is_some() || !reading.report.is_clean()
}

/// The line on the file, with its buttons.
pub(crate) fn file_line(reading: &Reading) -> El {
    let mut says = el("p");
    let (repaired, lost) = match reading.file.about() {
        Some(about) => {
            let (format, name) = (bdi(&desk::text(about, "format")), desk::text(about, "name"));
            says = match name.is_empty() {
                true => says.say_with("Read as {format}.", &[("format", &format)]),
                false => {
                    let named = [("format", &format), ("name", &bdi(&name))];
                    says.say_with("Read as {format} from {name}.", &named)
                }
            };
            says = says.text(" ");
            (desk::number(about, "nRepaired"), desk::number(about, "nLost"))
        }
        None => counts(&reading.report),
    };
    says = says.text(&summary(repaired, lost));
    let story = reading.clone();
    let act = |act, word| button(word).attr("data-desk-act", act);
    el("div; class=notes; data-file")
        .ours()
        .attr_if("data-notes", (0 < repaired + lost).then_some(""))
        .child(says)
        .child(
            el("p; class=ways")
                .child(act("report", en("Load report")))
                .child(act("save", en("Save as…")))
                .child(act("mark", en("Also mark names automatically")))
                .child(act("correct", en("Correct names…"))),
        )
        .on("click", move |event| {
            if let Some(act) =
                closest(&event, "button").and_then(|it| it.get_attribute("data-desk-act"))
            {
                // The report is that of the file, not of what was found in it since.
                let of = if act == "report" || act == "mark" { story.given() } else { &*story };
                of.file.ask(&act, None);
            }
        })
}

fn counts(report: &Report) -> (usize, usize) {
    (report.count(Severity::Repaired), report.count(Severity::Lost))
}

fn summary(repaired: usize, lost: usize) -> String {
    let notes = tr_n(repaired + lost, "{n} note on this file", "{n} notes on this file");
    let words = match (repaired, lost) {
        (0, 0) => tr("Everything in this file is shown as it was given."),
        (_, 0) => tr("{notes}: {repaired} repaired."),
        (0, _) => tr("{notes}: {lost} left out."),
        _ => tr("{notes}: {repaired} repaired, {lost} left out."),
    };
    let (repaired, lost) = (number(repaired), number(lost));
    fill(words, &[("notes", &notes), ("repaired", &repaired), ("lost", &lost)])
}
