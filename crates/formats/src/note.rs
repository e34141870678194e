//! What of a foreign file did not fit, with its place and the reason.

mod reason;

use dateline_article::{LIMITS, Severity};

pub use crate::note::reason::Reason;

/// Something in a file that was noted, repaired or left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Where in the file: `ents[3]`, `line 7`, `T1`; empty for the file as a whole.
    pub place: String,
    /// What it was.
    pub reason: Reason,
}

impl Note {
    /// How much it cost.
    pub fn severity(&self) -> Severity {
        self.reason.severity()
    }
}

/// Notes as they are made, in order.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    listed: Vec<Note>,
    counts: [usize; 3],
}

impl Notes {
    /// The notes, up to the limit.
    pub fn listed(&self) -> &[Note] {
        &self.listed
    }

    /// How many there are of a severity, those beyond the limit included.
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Note => self.counts[0],
            Severity::Repaired => self.counts[1],
            Severity::Lost => self.counts[2],
        }
    }

    /// Whether nothing was repaired or lost.
    pub fn is_clean(&self) -> bool {
        self.count(Severity::Repaired) == 0 && self.count(Severity::Lost) == 0
    }

    pub(crate) fn push(&mut self, place: impl Into<String>, reason: Reason) {
        let place = place.into();
        self.counts[reason.severity() as usize] += 1;
        if self.listed.len() < LIMITS.issues {
            self.listed.push(Note { place, reason });
        }
    }

    /// There are so many of a severity, though fewer may be listed.
    pub(crate) fn counted(&mut self, severity: Severity, n: usize) {
        if let Some(count) = self.counts.get_mut(severity as usize) {
            *count = n.max(*count);
        }
    }

    /// Keeps only what is said of the file as a whole.
    pub(crate) fn retain_of_file(&mut self) {
        let all = std::mem::take(self);
        all.listed
            .into_iter()
            .filter(|it| it.place.is_empty())
            .for_each(|it| self.push(it.place, it.reason));
    }

    pub(crate) fn append(&mut self, other: Notes) {
        for (sum, n) in self.counts.iter_mut().zip(other.counts) {
            *sum += n;
        }
        let n_left = LIMITS.issues.saturating_sub(self.listed.len());
        self.listed.extend(other.listed.into_iter().take(n_left));
    }
}
