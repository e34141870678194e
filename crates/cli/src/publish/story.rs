//! What a site has of one story: worked out without writing anything, so that many are at once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File as Opened;
use std::io::Read;
use std::path::{Path, PathBuf};

use dateline_archive::{Entry, Words as IndexWords};
use dateline_article::{Article, LIMITS, LoadError, Unicode};
use dateline_formats::{Encoding, File, Format, ImportError, Notes, export, import};
use dateline_site::{Listed, Place, Site, pictures, story_page};
use dateline_words::Words;

use super::folder::Source;
use crate::annotate::Finder;

/// What came of a source: its stories, or why there are none.
pub(super) struct Made {
    pub(super) source: Source,
    pub(super) outcome: Result<Stories, Failed>,
}

/// The stories of a source, with what was noted of them.
pub(super) struct Stories {
    pub(super) notes: Vec<Notes>,
    pub(super) stories: Vec<Story>,
    /// How many more there are that their authors hold back.
    pub(super) n_drafts: usize,
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
    /// Those that can't be taken along: their addresses, and why.
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

/// What makes of stories what the site has of them.
#[derive(Clone, Copy)]
pub(super) struct Maker<'a> {
    /// The folder that the stories lie in.
    pub(super) dir: &'a Path,
    pub(super) site: &'a Site,
    pub(super) words: &'a Words<'a>,
    /// What marks names in stories without marks, if that is to be done.
    pub(super) finder: Option<&'a Finder>,
}

impl Maker<'_> {
    /// Reads a source and makes of it what the site has.
    pub(super) fn made(&self, source: Source) -> Made {
        let outcome = read(&source).and_then(|files| self.stories(&source.path, &files));
        Made { source, outcome }
    }

    /// The stories in these files, named and with their bytes.
    ///
    /// # Errors
    ///
    /// Why there are none.
    pub(super) fn stories(
        &self,
        path: &str,
        files: &[(String, Vec<u8>)],
    ) -> Result<Stories, Failed> {
        let given: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
        let imported = import(&given, Encoding::Strict, Unicode::TABLES)
            .map_err(|error| Failed::new(&error, &remedy(&error)))?;
        let is_only = imported.stories.len() == 1;
        let mut all = Stories { notes: vec![imported.notes], stories: Vec::new(), n_drafts: 0 };
        for (nth, story) in imported.stories.into_iter().enumerate() {
            if story.is_draft {
                all.n_drafts += 1;
                continue;
            }
            let place = Place::new(path, if is_only { 0 } else { nth + 1 });
            all.notes.push(story.notes);
            let article = story.article.as_corrected(Unicode::TABLES);
            if has_words(&article) {
                all.stories.push(self.ready(&self.with_names(&article), place)?);
            }
        }
        match all.stories.is_empty() && all.n_drafts == 0 {
            true => Err(Failed::new("has no words", "Write some, or take it out of the folder")),
            false => Ok(all),
        }
    }

    /// The story with names found in it, if that is to be done and nobody has marked any.
    fn with_names<'s>(&self, article: &'s Article) -> Cow<'s, Article> {
        let lang = article.lang.as_deref().unwrap_or(&self.site.lang);
        // Those of other languages would be found wrongly more often than not.
        let is_english = lang.split('-').next().is_some_and(|it| it.eq_ignore_ascii_case("en"));
        match self.finder {
            Some(finder) if is_english && article.mentions.is_empty() => {
                Cow::Owned(finder.marked(article))
            }
            _ => Cow::Borrowed(article),
        }
    }

    fn ready(&self, article: &Article, place: Place) -> Result<Story, Failed> {
        let mut there = BTreeMap::new();
        let (mut taken, mut missing) = (Vec::new(), Vec::new());
        for picture in pictures(article, &place) {
            match picture.path.and_then(|path| Ok((self.file_of(&path)?, path))) {
                Ok((file, path)) => {
                    taken.push((file, path.clone()));
                    there.insert(picture.src, path);
                }
                Err(why) => missing.push(format!("{} {why}", picture.src)),
            }
        }
        let listed = Listed::new(article, place);
        let page = story_page(self.site, self.words, article, &listed, &there);
        let exported = export(article, Format::Dateline);
        let file = exported.and_then(|it| it.files.into_iter().next()).map(|it| it.bytes);
        let file =
            file.ok_or_else(|| Failed::new("can't be written", "This is a fault of Dateline"))?;
        let mut indexed = IndexWords::new(Unicode::TABLES);
        let (src, millis) = (listed.src(), listed.millis());
        let entry = Entry::new(article, &src, millis, &mut indexed, Unicode::TABLES);
        Ok(Story { listed, entry, file, page, pictures: taken, missing })
    }

    /// The file of a picture by its path in the site; or why there is none, in words that go on from the picture.
    fn file_of(&self, path: &str) -> Result<PathBuf, &'static str> {
        let file = self.dir.join(path.strip_prefix("articles/").unwrap_or(path));
        if !file.is_file() {
            return Err("is not there");
        }
        match (file.canonicalize(), self.dir.canonicalize()) {
            (Ok(there), Ok(root)) if there.starts_with(&root) => Ok(file),
            _ => Err("is a link that leads out of the folder"),
        }
    }
}

/// What helps with a file of a folder: it has no address, and nobody opens it.
fn remedy(error: &ImportError) -> String {
    let words = match error {
        ImportError::Load(LoadError::WebPage) => {
            "Save its text as plain text (.txt) or Markdown (.md), or take it out of the folder"
        }
        ImportError::Load(LoadError::NotUtf8 { .. } | LoadError::Utf16) => "Save the file as UTF-8",
        ImportError::NotText { .. } => {
            "Save its text as plain text (.txt) from the program that it belongs to, or take it out of the folder"
        }
        ImportError::Unrecognised => {
            "Check that it is the right one, or take it out of the folder. What is read is listed in docs/formats.md"
        }
        ImportError::MissingFile { what, .. } => return format!("Put {what} beside it"),
        ImportError::TooLarge { .. } => "Divide it into smaller files",
        _ => return error.remedy(),
    };
    words.to_owned()
}

fn has_words(article: &Article) -> bool {
    let mut texts = article.blocks.iter().map(|it| it.text.as_str());
    !article.headline.trim().is_empty() || texts.any(|it| !it.trim().is_empty())
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
