//! Set-up, build, serve, test, lint, bench and size of Dateline: `cargo xtask help`.

// It is a command-line tool: what it prints is its product.
#![allow(clippy::print_stdout)]

mod args;
mod bench;
mod browsers;
mod bundle;
mod cargo;
mod evaluate;
mod failure;
mod fingerprint;
mod fuzz;
mod languages;
mod lint;
mod names;
mod node;
mod pack;
mod place;
mod programs;
mod serve;
mod server;
mod size;
mod step;
mod stories;
mod test;
mod tools;
mod train;
mod wasm_cost;

use std::process::ExitCode;

use crate::{args::Command, failure::Failure, place::Place};

fn main() -> ExitCode {
    match args::parse(std::env::args().skip(1)) {
        Ok(command) => match run(command) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                eprintln!("\n{failure}");
                failure.exit_code()
            }
        },
        Err(problem) => {
            eprintln!("{problem}\n\n{}", args::HELP);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    let place = Place::find()?;
    match command {
        Command::Help => {
            println!("{}", args::HELP);
            Ok(())
        }
        Command::Bench(options) => bench::run(&place, &options),
        Command::Serve { port, open } => serve::run(&place, port, open),
        Command::Build { base } => bundle::run(&place, base.as_deref()),
        Command::Test { parts, all_engines } => test::run(&place, parts, all_engines),
        Command::Languages => languages::check(&place),
        Command::Lint => lint::run(&place),
        Command::Evaluate { data, sets } => evaluate::run(&place, &data, &sets),
        Command::Fuzz { runs, keep } => fuzz::run(&place, runs, keep),
        Command::Train { data, out } => train::run(&place, &data, out.as_deref()),
        Command::Size { deps, keep } => size::run(&place, deps, keep),
        Command::Stories { n, out } => stories::run(n, &out),
    }
}
