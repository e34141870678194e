//! The tools that the app is built with: found in the right version, or installed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    cargo,
    failure::Failure,
    node,
    place::Place,
    programs::{self, SearchPath},
    step,
};

const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";

/// Whether a build without wasm-opt is good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WasmOpt {
    Required,
    IfPossible,
}

/// What a build runs with.
#[derive(Clone, Debug)]
pub(crate) struct Toolbox {
    /// Where the tools are found.
    pub(crate) path: SearchPath,
    /// Whether the program gets optimised; without, it works but is larger.
    pub(crate) optimises: bool,
}

impl Toolbox {
    /// Finds or installs the wasm target, Trunk, wasm-bindgen and wasm-opt.
    pub(crate) fn ensure(place: &Place, wasm_opt: WasmOpt) -> Result<Toolbox, Failure> {
        let mut path = SearchPath::of_user();
        cargo::ensure_wasm_target(place, &path)?;
        let is_trunk = |it: &[u32]| matches!(it, [0, 21, patch] if 14 <= *patch);
        ensure_program(place, &mut path, "trunk", "trunk", TRUNK, is_trunk)?;
        ensure_wasm_bindgen(place, &mut path)?;
        cargo::forget_tool_builds(place);
        let optimises = ensure_wasm_opt(place, &mut path, wasm_opt)?;
        Ok(Toolbox { path, optimises })
    }
}

/// Puts the wasm-bindgen of exactly the version in `Cargo.lock` on `path`.
pub(crate) fn ensure_wasm_bindgen(place: &Place, path: &mut SearchPath) -> Result<(), Failure> {
    let version = cargo::locked_version(place, "wasm-bindgen")?;
    let numbers: Vec<u32> = version.split('.').filter_map(|it| it.parse().ok()).collect();
    let is_it = |it: &[u32]| it == numbers;
    ensure_program(place, path, "wasm-bindgen-cli", "wasm-bindgen", &version, is_it)
}

/// Puts cargo-deny on `path`.
pub(crate) fn ensure_cargo_deny(place: &Place, path: &mut SearchPath) -> Result<(), Failure> {
    let is_it = |it: &[u32]| matches!(it, [0, 20, ..]);
    ensure_program(place, path, "cargo-deny", "cargo-deny", CARGO_DENY, is_it)?;
    cargo::forget_tool_builds(place);
    Ok(())
}

/// Puts `program` on `path`: the user's own if its version will do, else one from the tools folder.
pub(crate) fn ensure_program(
    place: &Place,
    path: &mut SearchPath,
    package: &str,
    program: &str,
    version: &str,
    will_do: impl Fn(&[u32]) -> bool,
) -> Result<(), Failure> {
    let is_good = |file: &Path, path: &SearchPath| {
        programs::version_of(file, path).is_some_and(|it| will_do(&it))
    };
    if path.find(&[program]).is_some_and(|it| is_good(&it, path)) {
        return Ok(());
    }
    let root = place.tools.join(format!("{package}-{version}"));
    let file = root.join("bin").join(program);
    if !is_good(&file, path) {
        cargo::install(place, path, package, version, &root)?;
    }
    if !is_good(&file, path) {
        return Err(Failure::new(format!("{} does not say version {version}", file.display()))
            .by_hand(format!("{} --version", file.display())));
    }
    path.prepend(&root.join("bin"));
    Ok(())
}

/// Puts wasm-opt on `path`; `false` if it is a stand-in that changes nothing.
fn ensure_wasm_opt(
    place: &Place,
    path: &mut SearchPath,
    wasm_opt: WasmOpt,
) -> Result<bool, Failure> {
    let major = node::BINARYEN.split('.').next().and_then(|it| it.parse().ok()).unwrap_or(0);
    let own = path.find(&["wasm-opt"]);
    if own.and_then(|it| programs::version_of(&it, path)).is_some_and(|it| it == [major]) {
        return Ok(true);
    }
    let failure = match node::ensure_packers(place, path) {
        Ok(folder) => {
            path.prepend(&folder);
            return Ok(true);
        }
        Err(failure) if wasm_opt == WasmOpt::Required => return Err(failure),
        Err(failure) => failure,
    };
    step::note(&format!("Building without wasm-opt, to a larger program: {}", failure.what()));
    path.prepend(&stand_in(place)?);
    Ok(false)
}

/// What Trunk is told to ask of the stand-in.
pub(crate) const STAND_IN_VERSION: &str = "version_none";

/// Trunk knows no switch that leaves wasm-opt out, so it gets one that only copies.
fn stand_in(place: &Place) -> Result<PathBuf, Failure> {
    const SCRIPT: &str = "#!/bin/sh\n\
        # Stands in for wasm-opt where there is none: copies the module as it is.\n\
        # Trunk calls it as: wasm-opt --output=FILE -Oz FILE\n\
        case $1 in\n\
        --version) echo 'wasm-opt version none' ;;\n\
        --output=*) exec cp \"$3\" \"${1#--output=}\" ;;\n\
        *) exit 2 ;;\n\
        esac\n";
    let folder = place.tools.join("wasm-opt-none");
    fs::create_dir_all(&folder).map_err(Failure::io(folder.display()))?;
    let file = folder.join("wasm-opt");
    fs::write(&file, SCRIPT).map_err(Failure::io(file.display()))?;
    make_executable(&file)?;
    Ok(folder)
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;

    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
        .map_err(Failure::io(file.display()))
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> Result<(), Failure> {
    Ok(())
}
