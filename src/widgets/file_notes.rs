//! Notes on the file: what of it was repaired or lost, said in one calm line.

use dateline_article::{Issue, Report, Severity};
use leptos::prelude::*;

use crate::loaded::Reading;

/// The most notes that are listed.
const N_LISTED: usize = 200;

/// Nothing, for a file that fits.
#[component]
pub(crate) fn FileNotes(reading: Reading) -> impl IntoView {
    let report = &reading.report;
    let banner = report.newer_version().map(|version| {
        view! {
            <p class="banner" data-newer>
                "This file is in “"<bdi>{version.to_owned()}</bdi>"”, which is newer than this reader. It is \
                 shown as far as it is known."
            </p>
        }
    });
    let notes = (!report.is_clean()).then(|| {
        let issues = report.issues().iter().filter(|issue| issue.severity() != Severity::Note);
        let shown = issues.take(N_LISTED).map(note).collect_view();
        let n_more = n_notes(report).saturating_sub(shown.len());
        view! {
            <details class="notes" data-notes>
                <summary>{summary(report)}</summary>
                <p>{tally(report)}</p>
                <ul>{shown}</ul>
                {(0 < n_more).then(|| view! { <p>"And "{n_more}" more."</p> })}
            </details>
        }
    });
    view! { {banner}{notes} }
}

fn n_notes(report: &Report) -> usize {
    report.count(Severity::Repaired) + report.count(Severity::Lost)
}

fn summary(report: &Report) -> String {
    let (repaired, lost) = (report.count(Severity::Repaired), report.count(Severity::Lost));
    let notes = if repaired + lost == 1 { "note" } else { "notes" };
    let parts = [(repaired, "repaired"), (lost, "left out")];
    let parts: Vec<_> =
        parts.iter().filter(|(n, _)| 0 < *n).map(|(n, what)| format!("{n} {what}")).collect();
    format!("{} {notes} on this file: {}", repaired + lost, parts.join(", "))
}

fn tally(report: &Report) -> String {
    let it = report.tally;
    format!("Mentions: {} exact, {} repaired, {} left out.", it.exact, it.repaired, it.left_out)
}

fn note(issue: &Issue) -> impl IntoView + use<> {
    view! { <li><code><bdi>{issue.path.clone()}</bdi></code>" "<bdi>{issue.to_string()}</bdi></li> }
}
