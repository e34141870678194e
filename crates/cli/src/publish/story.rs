//! What a site has of one story: worked out without writing anything, so that many are at once.

use std::collections::BTreeMap;
use std::fs::File as Opened;
use std::io::Read;
use std::path::{Path, PathBuf};

use dateline_archive::{Entry, Words as IndexWords};
use dateline_article::{Article, LIMITS, Unicode};
use dateline_formats::{Encoding, File, Format, Notes, export, import};
use dateline_site::{Listed, Place, Site, pictures, story_page};
use dateline_words::Words;

use super::folder::Source;

/// What came of a source: its stories, or why there are none.
pub(super) struct Made {
    pub(super) source: Source,
    pub(super) outcome: Result<Stories, Failed>,
}

/// The stories of a source, with what was noted of them.
pub(super) struct Stories {
    pub(super) notes: Vec<Notes>,
    pub(super) stories: Vec<Story>,
}

/// A story, ready to be written.
pub(super) struct Story {
    pub(super) listed: Listed,
    /// What the index takes of it.
    pub(super) entry: Entry,
    /// In the format of the app.
    pub(super) file: Vec<u8>,
    pub(super) page: Vec<u8>,
    /// Its pictures: where they lie, and their paths in the site.
    pub(super) pictures: Vec<(PathBuf, String)>,
    /// The addresses of those that are not there.
    pub(super) missing: Vec<String>,
}

/// Why a source can't be published, and what helps.
pub(super) struct Failed {
    pub(super) why: String,
    pub(super) remedy: String,
}

impl Failed {
    fn new(why: impl ToString, remedy: &str) -> Failed {
        Failed { why: why.to_string(), remedy: remedy.to_owned() }
    }
}

/// Reads a source and makes of it what the site has; `dir` is the folder that it lies in.
pub(super) fn made(source: Source, dir: &Path, site: (&Site, &Words<'_>)) -> Made {
    let outcome = read(&source).and_then(|files| stories(&source.path, &files, dir, site));
    Made { source, outcome }
}

/// The stories in these files, named and with their bytes.
///
/// # Errors
///
/// Why there are none.
pub(super) fn stories(
    path: &str,
    files: &[(String, Vec<u8>)],
    dir: &Path,
    site: (&Site, &Words<'_>),
) -> Result<Stories, Failed> {
    let given: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let imported = import(&given, Encoding::Strict, Unicode::TABLES)
        .map_err(|error| Failed::new(&error, &error.remedy()))?;
    let is_only = imported.stories.len() == 1;
    let mut all = Stories { notes: vec![imported.notes], stories: Vec::new() };
    for (nth, story) in imported.stories.into_iter().enumerate() {
        let place = Place::new(path, if is_only { 0 } else { nth + 1 });
        all.notes.push(story.notes);
        let article = story.article.as_corrected(Unicode::TABLES);
        if has_words(&article) {
            all.stories.push(ready(&article, place, dir, site)?);
        }
    }
    match all.stories.is_empty() {
        true => Err(Failed::new("has no words", "Write some, or take it out of the folder")),
        false => Ok(all),
    }
}

fn has_words(article: &Article) -> bool {
    let mut texts = article.blocks.iter().map(|it| it.text.as_str());
    !article.headline.trim().is_empty() || texts.any(|it| !it.trim().is_empty())
}

fn ready(
    article: &Article,
    place: Place,
    dir: &Path,
    (site, words): (&Site, &Words<'_>),
) -> Result<Story, Failed> {
    let mut there = BTreeMap::new();
    let (mut taken, mut missing) = (Vec::new(), Vec::new());
    for (address, path) in pictures(article, &place) {
        let beside = path.strip_prefix("articles/").unwrap_or(&path);
        let file = dir.join(beside);
        if file.is_file() {
            taken.push((file, path.clone()));
            there.insert(address, path);
        } else {
            missing.push(address.to_owned());
        }
    }
    let listed = Listed::new(article, place);
    let page = story_page(site, words, article, &listed, &there);
    let exported = export(article, Format::Dateline);
    let file = exported.and_then(|it| it.files.into_iter().next()).map(|it| it.bytes);
    let file =
        file.ok_or_else(|| Failed::new("can't be written", "This is a fault of Dateline"))?;
    let mut indexed = IndexWords::new(Unicode::TABLES);
    let entry = Entry::new(article, &listed.src(), listed.millis(), &mut indexed, Unicode::TABLES);
    Ok(Story { listed, entry, file, page, pictures: taken, missing })
}

fn read(source: &Source) -> Result<Vec<(String, Vec<u8>)>, Failed> {
    source.files.iter().map(|path| read_file(path)).collect()
}

/// The name of a file, and its bytes: not much more than any story may have.
fn read_file(path: &Path) -> Result<(String, Vec<u8>), Failed> {
    let failed = |error| Failed::new(error, "Check that it is a file, and that you may read it");
    let mut bytes = Vec::new();
    let file = Opened::open(path).map_err(failed)?;
    file.take(LIMITS.file_bytes as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
    Ok((name.unwrap_or_default(), bytes))
}
