//! The command `dateline`: validates stories, converts them, marks the names in them, publishes them,
//! and counts what is in them, without a browser.

mod annotate;
mod args;
mod convert;
mod in_order;
mod input;
mod lines;
mod manual;
mod output;
mod publish;
mod say;
mod stats;
mod stories;
mod validate;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::say::Outcome;

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Validate(args) => validate::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Publish(args) => publish::run(&args),
        Command::Index(args) => publish::index(&args),
        Command::Merge(args) => publish::merge(&args),
        Command::Stats(args) => stats::run(&args),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { out } => manual::pages(out.as_deref()),
    };
    ExitCode::from(match outcome {
        Outcome::Good => 0,
        Outcome::Lossy => 1,
        Outcome::Unusable => 2,
    })
}
