//! Finds programs on a search path, and asks them for their version.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::Command,
};

use crate::step;

/// The search path that child programs get: the user's own, with the tools in front.
#[derive(Clone, Debug)]
pub(crate) struct SearchPath(OsString);

impl SearchPath {
    /// The user's own.
    pub(crate) fn of_user() -> SearchPath {
        SearchPath(env::var_os("PATH").unwrap_or_default())
    }

    /// Puts `folder` in front of it.
    pub(crate) fn prepend(&mut self, folder: &Path) {
        let all = std::iter::once(folder.to_owned()).chain(env::split_paths(&self.0));
        // A folder with a colon in its name can't be put there; the program is then reported missing.
        if let Ok(joined) = env::join_paths(all) {
            self.0 = joined;
        }
    }

    /// The first of `names` that is there; an absolute path counts as a name.
    pub(crate) fn find(&self, names: &[&str]) -> Option<PathBuf> {
        names.iter().find_map(|name| {
            env::split_paths(&self.0)
                .filter(|folder| folder.is_absolute())
                .map(|folder| folder.join(name))
                .find(|file| is_program(file))
        })
    }

    /// A command that is looked for, and looks for others, on this path.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.find(&[name]).unwrap_or_else(|| name.into()));
        command.env("PATH", &self.0);
        command
    }
}

impl AsRef<OsStr> for SearchPath {
    fn as_ref(&self) -> &OsStr {
        &self.0
    }
}

/// The version that `program --version` says, as numbers.
pub(crate) fn version_of(program: &Path, path: &SearchPath) -> Option<Vec<u32>> {
    let mut command = Command::new(program);
    command.arg("--version").env("PATH", path);
    version_in(&step::output_of(&mut command)?)
}

/// The first word of `text` that reads as a version, with or without a leading `v`.
fn version_in(text: &str) -> Option<Vec<u32>> {
    text.split_whitespace().find_map(|word| {
        let word = word.strip_prefix('v').unwrap_or(word);
        // A pre-release or a distribution's suffix is no part of the numbers.
        let numbers = word.split(['-', '+', '~']).next()?;
        numbers.split('.').map(|it| it.parse().ok()).collect()
    })
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;

    file.metadata().is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[u32]) {
        assert_eq!(version_in(text).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn versions_are_read_as_programs_say_them() {
        check("trunk 0.21.14", &[0, 21, 14]);
        check("wasm-bindgen 0.2.130", &[0, 2, 130]);
        check("wasm-opt version 132 (version_132)", &[132]);
        check("v20.20.2", &[20, 20, 2]);
        check("Chromium 156.0.8078.79 built on Debian", &[156, 0, 8078, 79]);
        check("Mozilla Firefox 153.7.0esr", &[]);
        check("wasm-opt version 108-1 (x)", &[108]);
        check("no numbers here", &[]);
    }
}
