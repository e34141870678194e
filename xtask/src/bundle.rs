//! Builds the release bundle into `dist/`, unless the one there is up to date.

use std::{
    fs::{self, File},
    path::Path,
};

use crate::{
    cargo,
    failure::Failure,
    fingerprint, languages, pack,
    place::Place,
    step,
    tools::{STAND_IN_VERSION, Toolbox, WasmOpt},
};

/// Everything that `dist/` is made of.
const SOURCES: [&str; 14] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "boot.js",
    "crates",
    "embed-frame.js",
    "index.html",
    languages::FOLDER,
    "languages.js",
    "offline.js",
    "public",
    "src",
    "xtask/src",
    "style",
];

/// The packages that become modules.
const PROGRAMS: [(&str, &str); 4] = [
    (cargo::APP, "the app"),
    ("dateline-desk", "the desk"),
    ("dateline-library", "the library"),
    ("dateline-worker", "the worker"),
];

/// The command `build`.
pub(crate) fn run(place: &Place, base: Option<&str>) -> Result<(), Failure> {
    ensure(place, WasmOpt::Required, base)?;
    println!("\n{} can be put on any static host, under any path", place.dist().display());
    Ok(())
}

/// Brings `dist/` up to date.
pub(crate) fn ensure(place: &Place, wasm_opt: WasmOpt, base: Option<&str>) -> Result<(), Failure> {
    let _lock = only_one_at_a_time(place)?;
    let toolbox = Toolbox::ensure(place, wasm_opt)?;
    let stamp = place.work().join("dist.stamp");
    let wanted = inputs(place, &toolbox, base)?;
    let found = fs::read_to_string(&stamp).unwrap_or_default();
    if found == format!("{wanted} {}", outputs(place)?) {
        step::note("dist/ is up to date");
        return Ok(());
    }
    let flags = cargo::portable_flags(place);
    // Compiled here and not by Trunk, to show Cargo's own progress; Trunk then finds it done.
    // One after the other, as Trunk does, so that each has only the features that it asks for.
    for (package, what) in PROGRAMS {
        let words = ["build", "--release", "--target", cargo::WASM, "--package", package];
        let mut build = cargo::locked(place, &toolbox.path, &words);
        build.env(cargo::WASM_FLAGS, &flags);
        step::shown(&format!("Compiling {what} to wasm, optimised for size"), &mut build)?;
    }

    let mut trunk = toolbox.path.command("trunk");
    trunk.env(cargo::WASM_FLAGS, &flags);
    // Offline: everything is there, and what is not must not be fetched behind our back.
    trunk.current_dir(&place.root).args(["build", "--release", "--offline", "--locked"]);
    if !toolbox.optimises {
        trunk.env("TRUNK_TOOLS_WASM_OPT", STAND_IN_VERSION);
    }
    // Trunk takes NO_COLOR=1 for a wrong boolean and stops.
    trunk.env_remove("NO_COLOR");
    step::quiet(place, "Bundling with Trunk, wasm-bindgen and wasm-opt", &mut trunk)?;
    pack::run(place, &toolbox)?;
    if let Some(base) = base {
        set_base(&place.dist().join("404.html"), base)?;
    }
    let stamped = format!("{wanted} {}", outputs(place)?);
    fs::write(&stamp, stamped).map_err(Failure::io(stamp.display()))
}

/// Two builds at once would write into each other's `dist/`.
fn only_one_at_a_time(place: &Place) -> Result<File, Failure> {
    let path = place.work().join("lock");
    let file = File::create(&path).map_err(Failure::io(path.display()))?;
    if file.try_lock().is_err() {
        step::note("Waiting for another `cargo xtask`, which is building too");
        file.lock().map_err(Failure::io(path.display()))?;
    }
    Ok(file)
}

fn inputs(place: &Place, toolbox: &Toolbox, base: Option<&str>) -> Result<String, Failure> {
    let sources = fingerprint::of_files(&place.root, &SOURCES)?;
    let mut rustc = toolbox.path.command("rustc");
    rustc.current_dir(&place.root).arg("--version");
    let compiler = step::output_of(&mut rustc).unwrap_or_default();
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    let optimised = toolbox.optimises;
    Ok(format!("{sources} [{compiler}] [{flags}] optimised={optimised} base={base:?}"))
}

/// So that a `dist/` that somebody else wrote into is built again.
fn outputs(place: &Place) -> Result<String, Failure> {
    fingerprint::of_files(&place.root, &["dist"])
}

/// The host shows 404.html at any depth, so its links need to know where the site begins.
fn set_base(file: &Path, base: &str) -> Result<(), Failure> {
    let html = fs::read_to_string(file).map_err(Failure::io(file.display()))?;
    let with_base = html.replacen("<title", &format!("<base href=\"{base}\">\n    <title"), 1);
    fs::write(file, with_base).map_err(Failure::io(file.display()))
}
