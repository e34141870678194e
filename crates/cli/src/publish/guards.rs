//! What is looked at before anything is written: whether the folders are what they are to be.

use std::path::Path;

use super::folder::{Folder, LeftOut, STORIES, is_site, n_stories};
use super::site_files::RECORD;
use super::summary::drafts_of;
use super::{refuse, shown};
use crate::say::{Outcome, say};

/// Stories are not published into a folder that they lie in.
///
/// # Errors
///
/// They would be; it has been said.
pub(super) fn keep_apart(dir: &Path, out: &Path) -> Result<(), Outcome> {
    let is_within = match (dir.canonicalize(), out.canonicalize()) {
        (Ok(dir), Ok(out)) => dir.starts_with(out),
        _ => false,
    };
    if is_within {
        let what = "the folder of the stories lies in this folder, or is it";
        return Err(refuse(&out.display(), what, "Say another folder with --out"));
    }
    Ok(())
}

/// A folder among the stories is no place for a site if stories lie in it: they would never be published, and be mixed up
/// with the site's files.
///
/// # Errors
///
/// It is such a one, or the folder of the stories is itself a site; it has been said.
pub(super) fn keep_from_stories(dir: &Path, out: &Path) -> Result<(), Outcome> {
    if is_site(dir) {
        let what = "this is a site that `dateline publish` has made, and no folder of stories";
        let remedy = format!(
            "Say the folder that your stories lie in. If it is this one, delete its {RECORD}"
        );
        return Err(refuse(&dir.display(), what, &remedy));
    }
    let is_within = match (dir.canonicalize(), out.canonicalize()) {
        (Ok(dir), Ok(out)) => out.starts_with(dir),
        _ => false,
    };
    if is_within && !is_site(out) && 0 < n_stories(out) {
        let what = format!("this folder lies in {} and has stories in it", shown(dir));
        let remedy =
            "Say another folder with --out. If this is what a stopped run has left, delete it";
        return Err(refuse(&out.display(), what, remedy));
    }
    Ok(())
}

/// Tells what of a folder is left alone.
pub(super) fn say_left_out(folder: &Folder, is_quiet: bool) {
    for LeftOut { path, why } in &folder.left_out {
        let (what, remedy) = why.words();
        say(path, format!("left out: {what}"), remedy);
    }
    for path in folder.others.iter().filter(|_| !is_quiet) {
        say(path, "left alone: by its ending it is neither a story nor a picture", "");
    }
}

/// Says that a folder has no story.
pub(super) fn refuse_empty(dir: &Path, folder: &Folder) -> Outcome {
    let drafts = match folder.n_drafts {
        0 => String::new(),
        n => format!(" but for {}", drafts_of(n)),
    };
    let endings: Vec<String> = STORIES.iter().map(|it| format!(".{it}")).collect();
    let remedy = format!("A story is a file that ends in one of these: {}", endings.join(" "));
    refuse(&dir.display(), format!("there is no story in it{drafts}"), &remedy)
}
