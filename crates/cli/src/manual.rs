//! Completions and manual pages, out of the same definitions as the options.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Cli;
use crate::say::{Outcome, unwritten};

/// Writes the completions of a shell.
pub(crate) fn completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "dateline", &mut script);
    written(&script)
}

/// Writes the first page, or all of them into a folder.
pub(crate) fn pages(folder: Option<&Path>) -> Outcome {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        return match clap_mangen::Man::new(Cli::command()).render(&mut page) {
            Ok(()) => written(&page),
            Err(error) => unwritten(&error, "the manual"),
        };
    };
    let pages =
        fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Cli::command(), folder));
    match pages {
        Ok(()) => Outcome::Good,
        Err(error) => unwritten(&error, &folder.display().to_string()),
    }
}

fn written(bytes: &[u8]) -> Outcome {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Outcome::Good,
        Err(error) => unwritten(&error, "standard output"),
    }
}
