//! Cargo as a child program: its commands, its lock file, the tools that it installs.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, place::Place, programs::SearchPath, step};

/// The target that the app is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// The package that is the web app.
pub(crate) const APP: &str = "dateline-web";

/// The packages that make the page, and run nowhere else.
pub(crate) const PAGE: [&str; 8] = [
    APP,
    "dateline-desk",
    "dateline-elements",
    "dateline-library",
    "dateline-unicode",
    "dateline-values",
    "dateline-worker",
    // crates/one-thread, under the name of what it stands in for.
    "send_wrapper",
];

/// Arguments that name the packages of the page, or all others.
pub(crate) fn packages(of_page: bool) -> Vec<&'static str> {
    let option = if of_page { "--package" } else { "--exclude" };
    let each = PAGE.into_iter().flat_map(|it| [option, it]);
    if of_page { each.collect() } else { std::iter::once("--workspace").chain(each).collect() }
}

/// Compiler flags for the wasm target alone; `RUSTFLAGS`, where it is set, goes before it.
pub(crate) const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that keep this machine's folders out of the program: panics name their source file.
pub(crate) fn portable_flags(place: &Place) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let registries = home.and_then(|it| fs::read_dir(it.join("registry/src")).ok());
    let registries = registries.into_iter().flatten().flatten().map(|it| it.path());
    // Flags are split at spaces: a folder with one in its name is left as it is.
    let folders = registries.chain([place.root.clone()]).map(|it| it.display().to_string());
    let folders = folders.filter(|it| !it.contains(char::is_whitespace));
    folders.map(|it| format!("--remap-path-prefix={it}/=")).collect::<Vec<_>>().join(" ")
}

/// A `cargo` command in the checkout that keeps to the lock file.
pub(crate) fn locked(place: &Place, path: &SearchPath, words: &[&str]) -> Command {
    let (subcommand, rest) = words.split_at(words.len().min(1));
    let mut command = path.command("cargo");
    command.current_dir(&place.root).args(subcommand).arg("--locked").args(rest);
    command
}

/// The version of `package` in the checkout's `Cargo.lock`.
pub(crate) fn locked_version(place: &Place, package: &str) -> Result<String, Failure> {
    let file = place.root.join("Cargo.lock");
    let text = fs::read_to_string(&file).map_err(Failure::io(file.display()))?;
    version_in_lock(&text, package)
        .ok_or_else(|| Failure::new(format!("Cargo.lock has no package {package}")))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|it| *it != name_line);
    // Cargo writes the version right below the name.
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

/// Installs the wasm target, if the compiler in use has none.
pub(crate) fn ensure_wasm_target(place: &Place, path: &SearchPath) -> Result<(), Failure> {
    let has_target = || {
        let mut rustc = path.command("rustc");
        rustc.current_dir(&place.root).args(["--print", "target-libdir", "--target", WASM]);
        step::output_of(&mut rustc).is_some_and(|it| Path::new(&it).is_dir())
    };
    if has_target() {
        return Ok(());
    }
    if path.find(&["rustup"]).is_none() {
        return Err(Failure::missing(format!(
            "This Rust has no {WASM}, and there is no rustup to add it"
        ))
        .by_hand(format!("install rustup, then: rustup target add {WASM}")));
    }
    let mut rustup = path.command("rustup");
    rustup.current_dir(&place.root).args(["target", "add", WASM]);
    step::quiet(place, "Adding the wasm target, which the app is compiled for", &mut rustup)
}

/// Installs a program from the registry into `root`.
pub(crate) fn install(
    place: &Place,
    path: &SearchPath,
    package: &str,
    version: &str,
    root: &Path,
) -> Result<(), Failure> {
    let what = format!("Installing {package} {version} into {}", root.display());
    let begin = |lock: &[&str]| install_command(place, path, package, version, root, lock);
    let why = "compiled once, some minutes";
    match step::quiet(place, &format!("{what} ({why})"), &mut begin(&["--locked"])) {
        Ok(()) => Ok(()),
        Err(_) => {
            // A registry's mirror may lag behind the crate's own lock file.
            step::note("Its own lock file does not work here; once more without it");
            step::quiet(place, &what, &mut begin(&[]))
        }
    }
}

fn install_command(
    place: &Place,
    path: &SearchPath,
    package: &str,
    version: &str,
    root: &Path,
    lock: &[&str],
) -> Command {
    let mut command = path.command("cargo");
    command.args(["install", package, "--version", version]).args(lock).arg("--root").arg(root);
    // What the caller set for this project's build is not meant for the tools.
    for name in [
        "RUSTFLAGS",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_BUILD_RUSTFLAGS",
        "CARGO_BUILD_TARGET",
        "CARGO_INSTALL_ROOT",
        "CARGO_MANIFEST_DIR",
    ] {
        command.env_remove(name);
    }
    // Trunk's own release profile takes 12 minutes of CPU, this takes 3, and the tool is as quick.
    command.envs([
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ]);
    // One folder for all tools, so that what they share is compiled once.
    command.env("CARGO_TARGET_DIR", build_folder(place));
    // Away from the checkout, whose .cargo/config.toml is not for the tools either.
    command.current_dir(&place.tools);
    command
}

/// Where tools are compiled.
fn build_folder(place: &Place) -> std::path::PathBuf {
    place.tools.join("build")
}

/// Removes what compiling the tools left behind: a gigabyte that nobody needs again.
pub(crate) fn forget_tool_builds(place: &Place) {
    // It may not be there, and a rest of it does no harm.
    let _ = fs::remove_dir_all(build_folder(place));
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.9\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";

    fn check(package: &str, expected: Option<&str>) {
        assert_eq!(version_in_lock(LOCK, package).as_deref(), expected, "{package}");
    }

    #[test]
    fn versions_come_from_the_lock_file() {
        check("wasm-bindgen", Some("0.2.130"));
        check("wasm-bindgen-futures", Some("0.4.9"));
        check("wasm", None);
        check("", None);
    }
}
