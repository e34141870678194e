//! The second half of publishing: what leads to the stories of all parts, and the app.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use dateline_archive::Fault;
use dateline_site::{Lists, Site, SiteFile, site_style};
use dateline_words::Words;

use super::index::make_index;
use super::part::{Part, Rows};
use super::refuse;
use super::site_files::{Refused, SiteFiles};
use crate::say::{Outcome, say, unwritten};

/// Says whose the places of the parts' stories are; none may be that of two.
///
/// # Errors
///
/// Two parts with one place, a file that is not there; it has been said.
pub(super) fn look_through(parts: &[Part], files: &SiteFiles) -> Result<(), Outcome> {
    // In small letters: some hosts know no others.
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (nth, part) in parts.iter().enumerate() {
        let unreadable = |it| unwritten(&it, &part.path.display().to_string());
        for row in Rows::of(std::slice::from_ref(part)).map_err(unreadable)? {
            let row = row.map_err(unreadable)?;
            for path in row.own_files() {
                if let Some(other) = taken.insert(path.to_lowercase(), nth) {
                    let other = parts.get(other).map(|it| it.path.display().to_string());
                    let what = format!("{path} is in {} too", other.unwrap_or_default());
                    let remedy = "Give each story to one part, rename one of two for one place, and index these parts again";
                    return Err(refuse(&part.path.display(), what, remedy));
                }
                if !files.has(&path) {
                    let what = format!("{path} is not in the site");
                    let remedy = "Say the --out that it was indexed with, or index it again";
                    return Err(refuse(&part.path.display(), what, remedy));
                }
                files.keep(path);
            }
            row.pictures.into_iter().for_each(|it| files.keep(it));
        }
    }
    Ok(())
}

/// Looks whether somebody else's files lie where those of every site are to be, before anything is written.
///
/// # Errors
///
/// That some do; it has been said.
pub(super) fn make_way(site: &Site, app: &[SiteFile], files: &SiteFiles) -> Result<(), Outcome> {
    let style = site_style();
    let of_app = app.iter().map(|(path, bytes)| (path.as_str(), Some(bytes.as_slice())));
    let lists = ["library.json", "index/newest.txt", "s/index.html"].map(|it| (it, None));
    let with_base = ["feed.xml", "sitemap.xml"].map(|it| (it, None));
    let with_base = with_base.into_iter().filter(|_| site.base.is_some());
    let fixed = [("s/site.css", Some(style.as_slice())), (".nojekyll", Some(&[]))];
    let all = of_app.chain(lists).chain(with_base).chain(fixed);
    let found = all.filter_map(|(path, bytes)| files.in_the_way(path, bytes));
    let found: BTreeSet<PathBuf> = found.chain(files.folder_in_the_way("articles")).collect();
    for it in &found {
        Refused::Foreign.said(it);
    }
    if found.is_empty() { Ok(()) } else { Err(Outcome::Unusable) }
}

/// Writes what leads to the stories of `parts`, and the app.
///
/// # Errors
///
/// What can't be read or written; it has been said.
pub(super) fn merge(
    parts: &[Part],
    out: &Path,
    (site, words): (&Site, &Words<'_>),
    app: Vec<SiteFile>,
    files: &SiteFiles,
) -> Result<(), Outcome> {
    for (path, bytes) in app {
        if !files.put_app(&path, &bytes).map_err(|it| it.said(&out.join(&path)))? {
            let what = "a story of yours takes the place of the app’s own, which the app leads to";
            say(&path, what, "Rename the story’s file if both are to be there");
        }
    }
    make_index(parts, out, files).map_err(|fault| index_fault(&fault, out))?;
    let put = |(path, bytes): SiteFile| {
        files.put(&path, &bytes).map(drop).map_err(|it| it.said(&out.join(&path)))
    };
    let unreadable = |it| unwritten(&it, &out.display().to_string());
    let mut lists = Lists::new(site, words, parts.iter().map(|it| it.n_stories).sum());
    for row in Rows::of(parts).map_err(unreadable)? {
        lists.add(&row.map_err(unreadable)?.listed).into_iter().try_for_each(put)?;
    }
    lists.end().into_iter().try_for_each(put)?;
    put(("s/site.css".to_owned(), site_style()))?;
    // GitHub Pages would take the site for sources of another one.
    put((".nojekyll".to_owned(), Vec::new()))
}

fn index_fault(fault: &Fault, out: &Path) -> Outcome {
    match fault {
        Fault::Io(error) => unwritten(error, &out.display().to_string()),
        Fault::Damaged => {
            let what = "a part has been changed meanwhile";
            refuse(&out.display(), what, "Run it again")
        }
        Fault::Twice(src) => {
            let what = format!("{src} is in it twice");
            refuse(&out.display(), what, "Rename one of the two")
        }
    }
}

/// Takes away what was withdrawn, and says how much that was.
///
/// # Errors
///
/// What can't be taken away; it has been said.
pub(super) fn end(
    files: SiteFiles,
    out: &Path,
    site: &Site,
    is_quiet: bool,
) -> Result<usize, Outcome> {
    let out = out.display().to_string();
    let is_story = |it: &String| it.starts_with("articles/") && it.ends_with(".json");
    let withdrawn = files.withdrawn().iter().filter(|it| is_story(it)).count();
    if site.base.is_none() && !is_quiet {
        let what = "no feed and no sitemap: both need to know where the site will lie";
        say(&out, what, "Say it with --base-url");
    }
    files.end().map_err(|it| unwritten(&it, &out))?;
    Ok(withdrawn)
}
