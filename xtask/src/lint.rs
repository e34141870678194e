//! The command `lint`: format, clippy, documentation, gates, workflows.

mod gates;

use std::env;

use crate::{cargo, failure::Failure, place::Place, programs::SearchPath, step};

/// A linter for GitHub's workflows that a package registry serves ready to run.
const ZIZMOR: &str = "1.32.0";

pub(crate) fn run(place: &Place) -> Result<(), Failure> {
    let path = SearchPath::of_user();
    let mut format = path.command("cargo");
    format.current_dir(&place.root).args(["fmt", "--all", "--check"]);
    step::shown("Format", &mut format)?;

    let deny = ["--", "-D", "warnings"];
    let native = ["clippy", "--quiet", "--workspace", "--exclude", cargo::APP, "--all-targets"];
    let native = [&native[..], &deny].concat();
    step::shown("Clippy on the native crates", &mut cargo::locked(place, &path, &native))?;
    cargo::ensure_wasm_target(place, &path)?;
    let app = ["clippy", "--quiet", "--package", cargo::APP, "--all-targets"];
    let app = [&app[..], &["--target", cargo::WASM], &deny].concat();
    step::shown("Clippy on the app, as wasm", &mut cargo::locked(place, &path, &app))?;

    document(place, &path, "native", &["--workspace", "--exclude", cargo::APP])?;
    document(place, &path, "app's", &["--package", cargo::APP, "--target", cargo::WASM])?;

    gates::run(place)?;
    workflows(place, &path)?;
    println!("\nNothing to complain about");
    Ok(())
}

fn document(place: &Place, path: &SearchPath, whose: &str, which: &[&str]) -> Result<(), Failure> {
    let words = [&["doc", "--quiet", "--no-deps", "--document-private-items"], which].concat();
    let mut doc = cargo::locked(place, path, &words);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    step::shown(&format!("The {whose} documentation, for links that lead nowhere"), &mut doc)
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
                step::note(&format!("The workflows are not checked: no zizmor here\n  {failure}"));
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
