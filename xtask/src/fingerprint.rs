//! Tells whether files have changed since the last time, by their content.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// A fingerprint of the files and folders `names` in `root`; one that is missing counts as such.
pub(crate) fn of_files(root: &Path, names: &[&str]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    for file in files(root, names)? {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file).map_err(Failure::io(file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The files `names` in `root`, and those in folders of these names, in order.
pub(crate) fn files(root: &Path, names: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for name in names {
        collect(&root.join(name), &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_file() {
        files.push(path.to_owned());
    }
    if !path.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(Failure::io(path.display()))? {
        let entry = entry.map_err(Failure::io(path.display()))?;
        collect(&entry.path(), files)?;
    }
    Ok(())
}
