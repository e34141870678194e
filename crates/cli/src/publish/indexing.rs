//! The first half of publishing: the files and pages of stories, and a part with what is needed of them for the rest.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use dateline_site::{Place, Site};
use dateline_words::Words;
use indicatif::{ProgressBar, ProgressStyle};

use super::folder::Source;
use super::part::{PartWriter, Row};
use super::refuse;
use super::site_files::{Put, SiteFiles};
use super::story::{Made, Stories, Story, made, stories};
use crate::in_order::{Step, in_order};
use crate::say::{Outcome, say, say_notes, unwritten};

/// One run over stories.
pub(super) struct Indexing<'a> {
    /// The folder that the stories lie in.
    dir: &'a Path,
    out: &'a Path,
    site: (&'a Site, &'a Words<'a>),
    is_quiet: bool,
    files: &'a SiteFiles,
    part: PartWriter,
    /// By whose stories the paths are taken, in small letters: some hosts know no others.
    taken: HashMap<String, u32>,
    sources: Vec<String>,
    counts: Counts,
}

/// What became of the stories.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) new: usize,
    pub(super) changed: usize,
    pub(super) same: usize,
    pub(super) refused: usize,
}

impl<'a> Indexing<'a> {
    /// Of stories in `dir`, for the site in `out`, whose pages have these words; `part` takes what is needed of them.
    pub(super) fn new(
        (dir, out): (&'a Path, &'a Path),
        site: (&'a Site, &'a Words<'a>),
        files: &'a SiteFiles,
        part: PartWriter,
        is_quiet: bool,
    ) -> Indexing<'a> {
        let (taken, sources, counts) = (HashMap::new(), Vec::new(), Counts::default());
        Indexing { dir, out, site, is_quiet, files, part, taken, sources, counts }
    }

    /// Writes the stories and their pages.
    ///
    /// # Errors
    ///
    /// What could not be written; it has been said.
    pub(super) fn stories(
        mut self,
        sources: Vec<Source>,
        n_threads: usize,
    ) -> Result<(Outcome, Counts, PartWriter), Outcome> {
        let bar = progress(sources.len());
        let mut sources = sources.into_iter();
        let (dir, site) = (self.dir, self.site);
        let mut outcome = Outcome::Good;
        let take = |step| {
            let Step::Done(made) = step else { return Ok(()) };
            outcome = outcome.max(bar.suspend(|| self.take(made))?);
            bar.inc(1);
            Ok(())
        };
        let work = |source| made(source, dir, site);
        in_order(|| sources.next(), n_threads, work, take)?;
        bar.finish_and_clear();
        Ok((outcome, self.counts, self.part))
    }

    /// Writes what came of a source; one that can't be read stays as it was.
    fn take(&mut self, made: Made) -> Result<Outcome, Outcome> {
        let path = &made.source.path;
        self.sources.push(path.clone());
        match made.outcome {
            Ok(stories) => self.write_all(path, stories),
            Err(failed) => {
                self.counts.refused += 1;
                let is_kept = self.keep(path)?;
                let stays = if is_kept { "; it stays as it was published before" } else { "" };
                say(path, format!("not published: {}{stays}", failed.why), &failed.remedy);
                Ok(Outcome::Lossy)
            }
        }
    }

    fn write_all(&mut self, path: &str, stories: Stories) -> Result<Outcome, Outcome> {
        let mut outcome = Outcome::Good;
        for notes in &stories.notes {
            say_notes(path, None, notes, self.is_quiet);
            outcome = outcome.max(Outcome::of(notes));
        }
        for story in stories.stories {
            for address in &story.missing {
                let remedy = "Put it beside the story, or take it out of the story";
                say(path, format!("lost: the picture {address} is not there"), remedy);
                outcome = Outcome::Lossy;
            }
            outcome = outcome.max(self.write(path, story)?);
        }
        Ok(outcome)
    }

    /// Writes a story whose name is not taken.
    fn write(&mut self, path: &str, story: Story) -> Result<Outcome, Outcome> {
        let (from, pictures) = story.pictures.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
        let row = Row { listed: story.listed, pictures };
        let own = row.own_files();
        for it in &own {
            if let Some(other) = self.taken.get(&it.to_lowercase()) {
                self.counts.refused += 1;
                let other = self.sources.get(*other as usize).map_or("", String::as_str);
                let what = format!("not published: its place {it} is that of {other}");
                say(path, what, "Rename one of them");
                return Ok(Outcome::Lossy);
            }
        }
        for it in &own {
            self.taken.insert(it.to_lowercase(), self.sources.len().saturating_sub(1) as u32);
        }
        let [file, page] = &own;
        let put = self.put(file, &story.file)?.max(self.put(page, &story.page)?);
        for (from, to) in from.iter().zip(&row.pictures) {
            match fs::read(from) {
                Ok(bytes) => self.put(to, &bytes).map(drop)?,
                Err(error) => {
                    return Err(refuse(&from.display(), error, "Check that you may read it"));
                }
            }
        }
        match put {
            Put::New => self.counts.new += 1,
            Put::Changed => self.counts.changed += 1,
            Put::Same => self.counts.same += 1,
        }
        let added = self.part.add(story.entry, row);
        added.map_err(|it| unwritten(&it, &self.out.display().to_string()))?;
        Ok(Outcome::Good)
    }

    /// Keeps the stories of a source as they were published before; whether there are any.
    fn keep(&mut self, path: &str) -> Result<bool, Outcome> {
        let mut is_any = false;
        for nth in 0.. {
            let place = Place::new(path, nth);
            let Some(bytes) = self.files.read(&place.story()) else {
                if nth == 0 {
                    continue;
                }
                break;
            };
            let name = place.story();
            // Its place is made of its path: of its own number too.
            let numbered = name.strip_prefix("articles/").unwrap_or(&name).to_owned();
            let files = [(numbered.clone(), bytes)];
            // Its pictures lie where they lay, in the site.
            let dir = self.out.join("articles");
            let Ok(kept) = stories(&numbered, &files, &dir, self.site) else { break };
            for story in kept.stories {
                self.write(path, story)?;
                is_any = true;
            }
        }
        Ok(is_any)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<Put, Outcome> {
        self.files.put(path, bytes).map_err(|it| it.said(&self.out.join(path)))
    }
}

/// Drawn where somebody looks, and not for what is done at once.
fn progress(n: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} stories, {eta} left");
    ProgressBar::new(n as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
