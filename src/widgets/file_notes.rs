//! Notes on the file: what of it was repaired or lost, said in one calm line.

use dateline_article::{Issue, Report, Severity};

use crate::el::{El, bdi, el};
use crate::loaded::Reading;

/// The most notes that are listed.
const N_LISTED: usize = 200;

/// The banner of a newer format, and the notes; neither, for a file that fits.
pub(crate) fn file_notes(reading: &Reading) -> Vec<El> {
    let report = &reading.report;
    let banner = report.newer_version().map(|version| {
        el("p; class=banner; data-newer")
            .text("This file is in “")
            .child(bdi(version))
            .text("”, which is newer than this reader. It is shown as far as it is known.")
    });
    let notes = (!report.is_clean()).then(|| notes(report));
    [banner, notes].into_iter().flatten().collect()
}

fn notes(report: &Report) -> El {
    let issues = report.issues().iter().filter(|issue| issue.severity() != Severity::Note);
    let shown: Vec<El> = issues.take(N_LISTED).map(note).collect();
    let n_more = (report.count(Severity::Repaired) + report.count(Severity::Lost))
        .saturating_sub(shown.len());
    let more = (0 < n_more).then(|| el("p").text(&format!("And {n_more} more.")));
    el("details; class=notes; data-notes")
        .child(el("summary").text(&summary(report)))
        .child(el("p").text(&tally(report)))
        .child(el("ul").children(shown))
        .child_if(more)
}

fn summary(report: &Report) -> String {
    let (repaired, lost) = (report.count(Severity::Repaired), report.count(Severity::Lost));
    let notes = if repaired + lost == 1 {
        "1 note".to_owned()
    } else {
        format!("{} notes", repaired + lost)
    };
    match (repaired, lost) {
        (repaired, 0) => format!("{notes} on this file: {repaired} repaired"),
        (0, lost) => format!("{notes} on this file: {lost} left out"),
        (repaired, lost) => format!("{notes} on this file: {repaired} repaired, {lost} left out"),
    }
}

fn tally(report: &Report) -> String {
    let it = report.tally;
    format!("Mentions: {} exact, {} repaired, {} left out.", it.exact, it.repaired, it.left_out)
}

fn note(issue: &Issue) -> El {
    let path = el("code").child(bdi(&issue.path));
    el("li").child(path).text(" ").child(bdi(&issue.to_string()))
}
