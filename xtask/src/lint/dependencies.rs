//! What others wrote and we ship or build with: known holes, licences, sources (`deny.toml`).

use std::{env, process::Command};

use crate::{cargo, failure::Failure, place::Place, programs::SearchPath, step, tools};

/// Set where the list of known holes can be had, so that it must not be left out.
const NEEDS_ADVISORIES: &str = "DATELINE_NEEDS_ADVISORIES";

/// Checks licences, banned crates and sources; known holes too, where the list of them can be had.
pub(super) fn run(place: &Place) -> Result<(), Failure> {
    let mut path = SearchPath::of_user();
    tools::ensure_cargo_deny(place, &mut path)?;
    let mut checks = vec!["bans", "licenses", "sources"];
    // A repository on a host of its own, which is not everywhere to be had where crates are.
    let has_list = step::output_of(&mut deny(place, &path, &["fetch", "db"])).is_some();
    if has_list || env::var_os(NEEDS_ADVISORIES).is_some_and(|it| !it.is_empty()) {
        checks.push("advisories");
    } else {
        step::note(
            "Known holes are not looked up: https://github.com/RustSec/advisory-db can't be reached",
        );
    }
    let what = format!("Dependencies: {}", checks.join(", "));
    let words = [&["check", "--hide-inclusion-graph"], checks.as_slice()].concat();
    step::shown(&what, &mut deny(place, &path, &words))
}

fn deny(place: &Place, path: &SearchPath, words: &[&str]) -> Command {
    cargo::locked(place, path, &[&["deny"], words].concat())
}
