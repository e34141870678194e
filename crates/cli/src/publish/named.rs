//! What is named on the command line of `dateline index` and `dateline merge`.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::folder::Source;
use super::refuse;
use crate::say::Outcome;

/// The paths on the command line; without any, or for `-`, those on standard input, one a line.
pub(super) fn given(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Outcome> {
    if !paths.is_empty() && paths != [PathBuf::from("-")] {
        return Ok(paths.to_vec());
    }
    let lines = io::stdin().lock().lines().map(|it| it.map(|it| it.trim_end().to_owned()));
    let paths: io::Result<Vec<String>> = lines.collect();
    let paths = paths.map_err(|it| refuse(&"standard input", it, "One path a line, in UTF-8"))?;
    Ok(paths.into_iter().filter(|it| !it.is_empty()).map(PathBuf::from).collect())
}

/// Where the part goes: a file, or in a folder one that is named by which stories it has.
pub(super) fn part_path(part: &Path, sources: &[Source]) -> PathBuf {
    if !part.is_dir() {
        return part.to_owned();
    }
    let mut hash = Sha256::new();
    for source in sources {
        hash.update(source.path.as_bytes());
        hash.update(b"\n");
    }
    let name: String = hash.finalize().iter().take(8).map(|it| format!("{it:02x}")).collect();
    part.join(format!("{name}.part"))
}
