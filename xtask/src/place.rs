//! Where things lie on this machine: the checkout, its outputs, the tools folder.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// The folders that every command works in.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Installed tools; outside of `target/`, so that they survive `cargo clean`.
    pub(crate) tools: PathBuf,
    /// Cargo's output.
    pub(crate) target: PathBuf,
}

impl Place {
    /// Reads the environment; makes the tools folder.
    pub(crate) fn find() -> Result<Place, Failure> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_owned();
        let tools = tools_folder(cfg!(target_os = "macos"), |name| {
            env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from)
        })
        .ok_or_else(|| {
            Failure::missing("Neither HOME nor DATELINE_TOOLS is set: no folder for the tools")
                .by_hand("export DATELINE_TOOLS=/a/folder")
        })?;
        let tools = std::path::absolute(&tools).map_err(Failure::io("tools folder"))?;
        let target = env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
        let target = if target.is_absolute() { target } else { root.join(target) };
        let place = Place { root, tools, target };
        for folder in [&place.tools, &place.work()] {
            fs::create_dir_all(folder).map_err(Failure::io(folder.display()))?;
        }
        Ok(place)
    }

    /// The deployable site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Logs and stamps of this program.
    pub(crate) fn work(&self) -> PathBuf {
        self.target.join("xtask")
    }
}

fn tools_folder(is_mac: bool, var: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    if let Some(folder) = var("DATELINE_TOOLS") {
        return Some(folder);
    }
    let cache = match (var("XDG_CACHE_HOME"), var("HOME")) {
        // The XDG rule: a relative path is to be ignored.
        (Some(cache), _) if cache.is_absolute() => cache,
        // Untested: no Mac at hand.
        (_, Some(home)) if is_mac => home.join("Library/Caches"),
        (_, Some(home)) => home.join(".cache"),
        (_, None) => return None,
    };
    Some(cache.join("dateline/tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(is_mac: bool, vars: &[(&str, &str)], expected: Option<&str>) {
        let var = |name: &str| {
            vars.iter().find(|(key, _)| *key == name).map(|(_, value)| PathBuf::from(value))
        };
        assert_eq!(tools_folder(is_mac, var), expected.map(PathBuf::from), "{vars:?}");
    }

    #[test]
    fn tools_go_where_the_user_keeps_caches() {
        check(false, &[("HOME", "/h")], Some("/h/.cache/dateline/tools"));
        check(true, &[("HOME", "/h")], Some("/h/Library/Caches/dateline/tools"));
        check(false, &[("HOME", "/h"), ("XDG_CACHE_HOME", "/c")], Some("/c/dateline/tools"));
        check(false, &[("HOME", "/h"), ("XDG_CACHE_HOME", "c")], Some("/h/.cache/dateline/tools"));
        check(false, &[("HOME", "/h"), ("DATELINE_TOOLS", "/t")], Some("/t"));
        check(false, &[], None);
    }
}
