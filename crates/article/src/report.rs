//! The sum of a check: every issue, and what became of the mentions.

use crate::issue::{Problem, Severity};
use crate::offsets::OffsetUnit;

/// What was found while a file was checked.
#[derive(Clone, Debug, Default)]
pub struct Report {
    #[cfg(feature = "issues")]
    issues: Vec<crate::issue::Issue>,
    newer_version: Option<String>,
    counts: [usize; 3],
    /// What became of the mentions.
    pub tally: Tally,
    /// The unit that the offsets were read in.
    pub unit: OffsetUnit,
    /// How the unit was found.
    pub unit_source: UnitSource,
}

/// What became of the mentions of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Stood where the file says.
    pub exact: usize,
    /// Moved to where their words are.
    pub repaired: usize,
    /// Not shown.
    pub left_out: usize,
}

/// How the unit of the offsets was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitSource {
    /// The file says so, and nothing in it could be checked.
    #[default]
    Declared,
    /// Mentions with their text fit in it.
    Verified,
    /// Neither stated nor checkable.
    Guessed,
}

impl Report {
    /// The issues in the order they were found, up to [`crate::LIMITS`]`.issues`.
    #[cfg(feature = "issues")]
    pub fn issues(&self) -> &[crate::issue::Issue] {
        &self.issues
    }

    /// How many issues there are of a severity, those beyond the limit included.
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

    /// The format's name, if the file is of a later major version than this program.
    pub fn newer_version(&self) -> Option<&str> {
        self.newer_version.as_deref()
    }

    /// Counts `problem`, and keeps it with its `path` if issues are kept.
    pub(crate) fn push(&mut self, path: impl FnOnce() -> String, problem: Problem) {
        self.counts[problem.severity() as usize] += 1;
        if let Problem::NewerVersion(version) = &problem {
            self.newer_version = Some(version.clone());
        }
        #[cfg(feature = "issues")]
        if self.issues.len() < crate::limits::LIMITS.issues {
            self.issues.push(crate::issue::Issue { path: path(), problem });
        }
        #[cfg(not(feature = "issues"))]
        drop(path);
    }
}
