//! The sum of a run, in one line.

use crate::say::Outcome;

/// What became of the stories.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) new: usize,
    pub(super) changed: usize,
    pub(super) same: usize,
    /// Files, or stories of files of several, that were not published.
    pub(super) refused: usize,
    /// Files of which something was repaired or lost.
    pub(super) lossy: usize,
    pub(super) drafts: usize,
}

impl Counts {
    /// The sum; how many stories were withdrawn is known only where all of them are.
    pub(super) fn line(
        &self,
        n_stories: usize,
        withdrawn: Option<usize>,
        ended: Outcome,
    ) -> String {
        let Counts { new, changed, same, refused, lossy, drafts } = self;
        let withdrawn = withdrawn.map_or(String::new(), |it| format!("{it} withdrawn, "));
        let mut line = format!(
            "{}: {new} new, {changed} changed, {same} as before, {withdrawn}{refused} not published",
            stories(n_stories),
        );
        if 0 < *drafts {
            line.push_str(&format!(", {} left out", drafts_of(*drafts)));
        }
        if 0 < *lossy {
            let files = if *lossy == 1 { "1 file".to_owned() } else { format!("{lossy} files") };
            line.push_str(&format!(", {files} repaired in part or with something lost"));
        }
        if ended == Outcome::Lossy {
            line.push_str(" (so the exit status is 1: see what is told above)");
        }
        line
    }
}

pub(super) fn stories(n: usize) -> String {
    if n == 1 { "1 story".to_owned() } else { format!("{n} stories") }
}

pub(super) fn drafts_of(n: usize) -> String {
    if n == 1 { "1 draft".to_owned() } else { format!("{n} drafts") }
}
