//! Why a step failed, and what a person can do about it.

use std::{fmt, process::ExitCode};

/// A failed step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    what: String,
    by_hand: Option<String>,
    exit_code: u8,
}

impl Failure {
    /// Something is wrong with the code or the machine.
    pub(crate) fn new(what: impl Into<String>) -> Failure {
        Failure { what: what.into(), by_hand: None, exit_code: 1 }
    }

    /// Something is missing that this program may not install: exit code 2.
    pub(crate) fn missing(what: impl Into<String>) -> Failure {
        Failure { exit_code: 2, ..Failure::new(what) }
    }

    /// Adds the command that a person can run to see more, or to mend it.
    pub(crate) fn by_hand(self, command: impl Into<String>) -> Failure {
        Failure { by_hand: Some(command.into()), ..self }
    }

    /// An error of the file system, with the place where it happened.
    pub(crate) fn io(doing: impl fmt::Display) -> impl FnOnce(std::io::Error) -> Failure {
        move |err| Failure::new(format!("{doing}: {err}"))
    }

    /// The sentence alone, for what goes on without it.
    pub(crate) fn what(&self) -> &str {
        &self.what
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.exit_code)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FAILED: {}", self.what)?;
        match &self.by_hand {
            Some(command) => write!(f, "\n  by hand: {command}"),
            None => Ok(()),
        }
    }
}
