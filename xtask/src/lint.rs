//! The command `lint`: format, clippy, documentation, gates, languages, dependencies, workflows.

mod dependencies;
mod gates;

use std::env;

use crate::{cargo, failure::Failure, languages, place::Place, programs::SearchPath, step};

/// A linter for GitHub's workflows that a package registry serves ready to run.
const ZIZMOR: &str = "1.32.0";

/// Runs every check, so that one failure does not hide the next.
pub(crate) fn run(place: &Place) -> Result<(), Failure> {
    let path = SearchPath::of_user();
    cargo::ensure_wasm_target(place, &path)?;
    let native = cargo::packages(false);
    let page = [cargo::packages(true), vec!["--target", cargo::WASM]].concat();
    let results = [
        format(place, &path),
        clippy(place, &path, "the native crates", &native),
        clippy(place, &path, "the page, as wasm", &page),
        document(place, &path, "the native crates", &native),
        document(place, &path, "the page", &page),
        gates::run(place),
        languages::check(place),
        dependencies::run(place),
        workflows(place, &path),
    ];
    let failures: Vec<_> = results.into_iter().filter_map(Result::err).collect();
    for failure in &failures {
        eprintln!("\n{failure}");
    }
    if !failures.is_empty() {
        return Err(Failure::new(format!("{} of the checks complain", failures.len())));
    }
    println!("\nNothing to complain about");
    Ok(())
}

fn format(place: &Place, path: &SearchPath) -> Result<(), Failure> {
    let mut format = path.command("cargo");
    format.current_dir(&place.root).args(["fmt", "--all", "--check"]);
    step::shown("Format", &mut format)
}

fn clippy(place: &Place, path: &SearchPath, what: &str, which: &[&str]) -> Result<(), Failure> {
    let words =
        [&["clippy", "--quiet", "--all-targets"], which, &["--", "-D", "warnings"]].concat();
    step::shown(&format!("Clippy on {what}"), &mut cargo::locked(place, path, &words))
}

fn document(place: &Place, path: &SearchPath, what: &str, which: &[&str]) -> Result<(), Failure> {
    let words = [&["doc", "--quiet", "--no-deps", "--document-private-items"], which].concat();
    let mut doc = cargo::locked(place, path, &words);
    // Private items are documented here, so a link to one leads somewhere.
    doc.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links");
    step::shown(&format!("Documentation of {what}, for links that lead nowhere"), &mut doc)
}

/// Checks the workflows where the linter is there or can be had; says so where not.
fn workflows(place: &Place, path: &SearchPath) -> Result<(), Failure> {
    let folder = place.tools.join(format!("zizmor-{ZIZMOR}"));
    let own = folder.join("bin/zizmor");
    let program = match path.find(&["zizmor"]) {
        Some(program) => program,
        None if own.is_file() => own,
        None => match install_zizmor(place, path, &folder) {
            Ok(()) => own,
            Err(failure) => {
                step::note(&format!("The workflows are not checked: {}", failure.what()));
                return Ok(());
            }
        },
    };
    let mut zizmor = std::process::Command::new(program);
    zizmor.current_dir(&place.root).args(["--offline", "--no-progress", "--quiet"]);
    zizmor.args(["--persona", "pedantic", ".github/workflows"]);
    step::shown("Workflows", &mut zizmor)
}

fn install_zizmor(
    place: &Place,
    path: &SearchPath,
    folder: &std::path::Path,
) -> Result<(), Failure> {
    let Some(python) = path.find(&["python3"]) else {
        return Err(Failure::missing("no python3 to install it with"));
    };
    let mut pip = std::process::Command::new(python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--target",
    ]);
    pip.arg(folder).arg(format!("zizmor=={ZIZMOR}"));
    // A virtual environment's or a user's own settings are not meant for this folder.
    pip.env("PIP_USER", "0").current_dir(env::temp_dir());
    step::quiet(place, "Installing zizmor, which checks GitHub's workflows", &mut pip)
}
