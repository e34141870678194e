//! The stories of a folder: which of its files are some.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::input::groups;

/// What files of stories end in.
const STORIES: [&str; 15] = [
    "json", "jsonl", "ndjson", "jsonld", "md", "markdown", "txt", "html", "htm", "ann", "conll",
    "conllu", "iob", "xmi", "xml",
];

/// What lies beside stories without being one.
const BESIDE: [&str; 8] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "csv"];

/// The files of one story, or of several that lie in one file.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The path of the first, from the folder on; its parts are joined by `/`.
    pub(super) path: String,
    pub(super) files: Vec<PathBuf>,
}

/// What was found in a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// In the order of their paths.
    pub(super) sources: Vec<Source>,
    /// The paths of files that are neither stories nor anything that lies beside them.
    pub(super) others: Vec<String>,
}

impl Folder {
    /// Looks through `dir`, but for `site`.
    ///
    /// # Errors
    ///
    /// A folder that can't be read, by its path.
    pub(super) fn look(dir: &Path, site: &Path) -> Result<Folder, (PathBuf, io::Error)> {
        let mut folder = Folder::default();
        let mut files = Vec::new();
        walk(dir, &site.canonicalize().unwrap_or_default(), &mut files)?;
        let mut stories = Vec::new();
        for file in files {
            let ending = file.extension().and_then(|it| it.to_str()).unwrap_or_default();
            let ending = ending.to_ascii_lowercase();
            // The list of a site is made anew.
            if STORIES.contains(&ending.as_str()) && file != dir.join("library.json") {
                stories.push(file);
            } else if !BESIDE.contains(&ending.as_str()) {
                folder.others.extend(path_in(dir, &file));
            }
        }
        for files in groups_of(&stories) {
            let path = files.first().and_then(|it| path_in(dir, it));
            match path {
                Some(path) => folder.sources.push(Source { path, files }),
                None => folder.others.extend(files.first().map(|it| it.display().to_string())),
            }
        }
        folder.sources.sort_by(|a, b| a.path.cmp(&b.path));
        folder.others.sort();
        Ok(folder)
    }

    /// The stories in these files of `dir`, which are named from it on or by whole paths.
    ///
    /// # Errors
    ///
    /// A path that does not lie in it.
    pub(super) fn named(dir: &Path, paths: &[PathBuf]) -> Result<Vec<Source>, PathBuf> {
        let within = |it: &PathBuf| if it.starts_with(dir) { it.clone() } else { dir.join(it) };
        let mut files: Vec<PathBuf> = paths.iter().map(within).collect();
        files.sort();
        files.dedup();
        let source = |files: Vec<PathBuf>| {
            let path = files.first().and_then(|it| path_in(dir, it));
            let path = path.filter(|it| it.split('/').all(|it| it != ".."));
            let path = path.ok_or_else(|| files.first().cloned().unwrap_or_default())?;
            Ok(Source { path, files })
        };
        let sources: Result<Vec<Source>, PathBuf> =
            groups_of(&files).into_iter().map(source).collect();
        let mut sources = sources?;
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(sources)
    }
}

/// The files by story; none are no story, and not standard input.
fn groups_of(stories: &[PathBuf]) -> Vec<Vec<PathBuf>> {
    if stories.is_empty() { Vec::new() } else { groups(stories, false) }
}

fn walk(dir: &Path, but: &Path, files: &mut Vec<PathBuf>) -> Result<(), (PathBuf, io::Error)> {
    let failed = |error| (dir.to_owned(), error);
    for entry in fs::read_dir(dir).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(['.', '_']) {
            continue;
        }
        let path = entry.path();
        // A link to a folder is not followed: it may lead round in a circle.
        let is_folder = entry.file_type().map_err(failed)?.is_dir();
        if is_folder && path.canonicalize().is_ok_and(|it| it != but) {
            walk(&path, but, files)?;
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// The path of `file` from `dir` on; none if it is no Unicode.
pub(super) fn path_in(dir: &Path, file: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        file.strip_prefix(dir).ok()?.iter().map(|it| it.to_str()).collect();
    Some(parts?.join("/"))
}
