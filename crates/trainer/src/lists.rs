//! Reads lists: lines of our own, JSON of the packages.

use std::path::Path;

use serde_json::Value;

use crate::texts::read;

/// The lines of a list that are no comments.
pub(crate) fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'))
}

/// A file of a package.
pub(crate) fn json(path: &Path) -> Result<Value, String> {
    serde_json::from_str(&read(path)?).map_err(|err| format!("{}: {err}", path.display()))
}
