//! The stories of a folder: which of its files are some.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::site_files::RECORD;
use crate::input::groups;

/// What files of stories end in.
pub(super) const STORIES: [&str; 13] = [
    "json", "jsonl", "ndjson", "jsonld", "md", "markdown", "txt", "html", "htm", "ann", "conll",
    "conllu", "iob",
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
    /// What is left out, whatever it holds, in the order of the paths.
    pub(super) left_out: BTreeSet<LeftOut>,
    /// How many stories are drafts by the names of their files and folders.
    pub(super) n_drafts: usize,
}

/// Something that is left out.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LeftOut {
    pub(super) path: String,
    pub(super) why: Why,
}

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// A link to something outside, which nobody has said should be published.
    LeadsOut,
    /// A link to a folder: it may lead round in a circle.
    LeadsToFolder,
    LeadsNowhere,
    /// A site of an earlier run: its stories are copies.
    Site,
}

impl Why {
    /// What there is, and what helps.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        let copy = "Copy it here if it is to be published";
        match self {
            Why::LeadsOut => ("this link leads out of the folder", copy),
            Why::LeadsToFolder => ("links to folders are not followed", copy),
            Why::LeadsNowhere => ("this link leads nowhere", ""),
            Why::Site => ("this folder is a site that `dateline publish` has made", ""),
        }
    }
}

impl Folder {
    /// Looks through `dir`, but for the folders `but`.
    ///
    /// # Errors
    ///
    /// A folder that can't be read, by its path.
    pub(super) fn look(dir: &Path, but: &[&Path]) -> Result<Folder, (PathBuf, io::Error)> {
        let mut folder = Folder::default();
        let mut files = Vec::new();
        let bounds = Bounds::new(dir, but);
        folder.walk(dir, &bounds, &mut files)?;
        let mut stories = Vec::new();
        for file in files {
            // The list of a site is made anew.
            if is_story(&file) && file != dir.join("library.json") {
                stories.push(file);
            } else if !ends_in(&file, &BESIDE) {
                folder.others.extend(path_in(dir, &file));
            }
        }
        for files in groups_of(&stories, &bounds) {
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

    /// The stories in these files of `dir`, which are named from it on or by whole paths. What [`Folder::look`] leaves out is
    /// left out here too.
    ///
    /// # Errors
    ///
    /// A path that does not lie in it.
    pub(super) fn named(dir: &Path, paths: &[PathBuf], but: &[&Path]) -> Result<Folder, PathBuf> {
        let mut folder = Folder::default();
        let bounds = Bounds::new(dir, but);
        let within = |it: &PathBuf| if it.starts_with(dir) { it.clone() } else { dir.join(it) };
        let mut files: Vec<PathBuf> = paths.iter().map(within).collect();
        files.sort();
        files.dedup();
        files.retain(|it| folder.takes(it, dir, &bounds));
        for files in groups_of(&files, &bounds) {
            let path = files.first().and_then(|it| path_in(dir, it));
            let path = path.filter(|it| it.split('/').all(|it| it != ".."));
            let path = path.ok_or_else(|| files.first().cloned().unwrap_or_default())?;
            folder.sources.push(Source { path, files });
        }
        folder.sources.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(folder)
    }

    fn walk(
        &mut self,
        dir: &Path,
        bounds: &Bounds<'_>,
        files: &mut Vec<PathBuf>,
    ) -> Result<(), (PathBuf, io::Error)> {
        let failed = |error| (dir.to_owned(), error);
        for entry in fs::read_dir(dir).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = entry.path();
            let kind = entry.file_type().map_err(failed)?;
            if is_draft(&entry.file_name()) {
                self.n_drafts += n_stories(&path);
            } else if kind.is_symlink() {
                match bounds.fault_of_link(&path) {
                    Some(why) => self.leave_out(&path, why, bounds),
                    None => files.push(path),
                }
            } else if kind.is_dir() {
                match path.canonicalize() {
                    Ok(it) if bounds.but.contains(&it) => {}
                    _ if is_site(&path) => self.leave_out(&path, Why::Site, bounds),
                    _ => self.walk(&path, bounds, files)?,
                }
            } else if path.is_file() {
                files.push(path);
            }
        }
        Ok(())
    }

    /// Whether a file that was named is one to be published.
    fn takes(&mut self, file: &Path, dir: &Path, bounds: &Bounds<'_>) -> bool {
        let Ok(below) = file.strip_prefix(dir) else { return true };
        if below.iter().any(is_draft) {
            self.n_drafts += 1;
            return false;
        }
        let folders = below.ancestors().skip(1).filter(|it| !it.as_os_str().is_empty());
        if let Some(site) = folders.map(|it| dir.join(it)).find(|it| is_site(it)) {
            self.leave_out(&site, Why::Site, bounds);
            return false;
        }
        match file.canonicalize() {
            // Of what is not there it is told when it is read.
            Err(_) => true,
            Ok(there) if bounds.but.iter().any(|it| there.starts_with(it)) => false,
            Ok(there) if there.starts_with(&bounds.root) => true,
            Ok(_) if below.iter().any(|it| it == "..") => true,
            Ok(_) => {
                self.leave_out(file, Why::LeadsOut, bounds);
                false
            }
        }
    }

    fn leave_out(&mut self, path: &Path, why: Why, bounds: &Bounds<'_>) {
        let shown = path_in(bounds.dir, path).unwrap_or_else(|| path.display().to_string());
        self.left_out.insert(LeftOut { path: shown, why });
    }
}

/// What a walk keeps to.
struct Bounds<'a> {
    dir: &'a Path,
    /// The folder itself, wherever links lead.
    root: PathBuf,
    /// Folders within that are no stories.
    but: Vec<PathBuf>,
}

impl<'a> Bounds<'a> {
    fn new(dir: &'a Path, but: &[&Path]) -> Bounds<'a> {
        let root = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
        // The app may be all that there is: then it is the folder of the stories that was meant.
        let but = but.iter().filter_map(|it| it.canonicalize().ok());
        let but = but.filter(|it| !root.starts_with(it)).collect();
        Bounds { dir, root, but }
    }

    /// Whether a file, wherever links lead, lies in the folder; also if it is not there.
    fn holds(&self, file: &Path) -> bool {
        file.canonicalize().map_or(true, |it| it.starts_with(&self.root))
    }

    fn fault_of_link(&self, link: &Path) -> Option<Why> {
        let Ok(target) = link.canonicalize() else { return Some(Why::LeadsNowhere) };
        if target.is_dir() {
            return Some(Why::LeadsToFolder);
        }
        (!target.starts_with(&self.root)).then_some(Why::LeadsOut)
    }
}

/// Whether a folder is a site of an earlier run.
pub(super) fn is_site(folder: &Path) -> bool {
    folder.join(RECORD).is_file()
}

fn is_draft(name: &std::ffi::OsStr) -> bool {
    name != ".." && name.to_string_lossy().starts_with(['.', '_'])
}

fn is_story(file: &Path) -> bool {
    ends_in(file, &STORIES)
}

fn ends_in(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().and_then(|it| it.to_str()).unwrap_or_default();
    endings.contains(&ending.to_ascii_lowercase().as_str())
}

/// How many stories a file or a folder holds, as far as names tell. Folders with a dot are those of programs.
pub(super) fn n_stories(path: &Path) -> usize {
    let is_of_program = path.file_name().is_some_and(|it| it.to_string_lossy().starts_with('.'));
    if !path.is_dir() || path.is_symlink() {
        return usize::from(is_story(path));
    }
    let all = fs::read_dir(path).into_iter().flatten().filter(|_| !is_of_program).flatten();
    all.map(|it| n_stories(&it.path())).sum()
}

/// The files by story; none are no story, and not standard input.
fn groups_of(stories: &[PathBuf], bounds: &Bounds<'_>) -> Vec<Vec<PathBuf>> {
    if stories.is_empty() {
        return Vec::new();
    }
    let mut groups = groups(stories, false);
    for files in &mut groups {
        // What a file brings with it has not been looked at.
        let mut nth = 0;
        files.retain(|it| {
            nth += 1;
            nth == 1 || bounds.holds(it)
        });
    }
    groups
}

/// The path of `file` from `dir` on; none if it is no Unicode.
pub(super) fn path_in(dir: &Path, file: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        file.strip_prefix(dir).ok()?.iter().map(|it| it.to_str()).collect();
    Some(parts?.join("/"))
}
