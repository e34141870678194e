//! Node and npm as child programs: wasm-opt, and the packages of the end-to-end tests.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    fingerprint,
    place::Place,
    programs::{self, SearchPath},
    step,
};

/// The oldest Node that the tests run on.
const OLDEST_NODE: u32 = 20;
/// The version in xtask/npm/package.json, which Trunk.toml asks for too.
pub(crate) const BINARYEN: &str = "132.0.0";

/// Fails with what to do, unless there is a Node that is new enough, with npm.
pub(crate) fn need(path: &SearchPath) -> Result<(), Failure> {
    let node = path.find(&["node"]);
    let version = node.and_then(|it| programs::version_of(&it, path)).unwrap_or_default();
    let how = "install Node 20 or newer with npm, from nodejs.org or the system's packages";
    if version.first().is_none_or(|it| *it < OLDEST_NODE) {
        return Err(Failure::missing(format!("Node {OLDEST_NODE} or newer is needed")).by_hand(how));
    }
    match path.find(&["npm"]) {
        Some(_) => Ok(()),
        None => Err(Failure::missing("Node is here, but npm is not").by_hand(how)),
    }
}

/// Installs wasm-opt and terser where they are missing and returns the folder to search for them.
pub(crate) fn ensure_packers(place: &Place, path: &SearchPath) -> Result<PathBuf, Failure> {
    let folder = place.tools.join("packers");
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        let from = place.root.join("xtask/npm").join(file);
        fs::create_dir_all(&folder).map_err(Failure::io(folder.display()))?;
        fs::copy(&from, folder.join(file)).map_err(Failure::io(from.display()))?;
    }
    let why = format!(
        "Installing wasm-opt (binaryen {BINARYEN}) and terser, which make the program smaller"
    );
    ensure_packages(place, path, &folder, &why)?;
    Ok(folder.join("node_modules/.bin"))
}

/// Runs `npm ci` in `folder`, unless what lies there is what its lock file asks for.
pub(crate) fn ensure_packages(
    place: &Place,
    path: &SearchPath,
    folder: &Path,
    why: &str,
) -> Result<(), Failure> {
    need(path)?;
    let stamp = folder.join("node_modules/.dateline-stamp");
    let wanted = fingerprint::of_files(folder, &["package.json", "package-lock.json"])?;
    if fs::read_to_string(&stamp).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    let mut npm = path.command("npm");
    // No package's own script runs here, and none of these packages needs one.
    npm.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    step::quiet(place, why, &mut npm)?;
    fs::write(&stamp, wanted).map_err(Failure::io(stamp.display()))
}
