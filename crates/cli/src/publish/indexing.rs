//! The first half of publishing: the files and pages of stories, and a part with what is needed of them for the rest.

use std::collections::HashMap;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use dateline_site::Place;
use indicatif::{ProgressBar, ProgressStyle};

use super::folder::Source;
use super::part::{PartWriter, Row};
use super::refuse;
use super::site_files::{FOREIGN, Put, SiteFiles};
use super::story::{Made, Maker, Stories, Story};
use super::summary::Counts;
use crate::in_order::{Step, in_order};
use crate::say::{Outcome, say, say_notes, unwritten};

/// One run over stories.
pub(super) struct Indexing<'a> {
    maker: Maker<'a>,
    out: &'a Path,
    is_quiet: bool,
    files: &'a SiteFiles,
    /// What takes what is needed of the stories. None while nothing is to be written.
    part: Option<PartWriter>,
    /// By whose stories the paths are taken, in small letters: some hosts know no others.
    taken: HashMap<String, u32>,
    sources: Vec<String>,
    counts: Counts,
}

impl<'a> Indexing<'a> {
    /// Of stories for the site in `out`.
    pub(super) fn new(
        maker: Maker<'a>,
        out: &'a Path,
        files: &'a SiteFiles,
        is_quiet: bool,
    ) -> Indexing<'a> {
        let (taken, sources, counts) = (HashMap::new(), Vec::new(), Counts::default());
        Indexing { maker, out, is_quiet, files, part: None, taken, sources, counts }
    }

    /// Writes the stories and their pages; `part` takes what is needed of them.
    ///
    /// # Errors
    ///
    /// What could not be written; it has been said.
    pub(super) fn stories(
        mut self,
        sources: Vec<Source>,
        n_threads: usize,
        part: PartWriter,
    ) -> Result<(Outcome, Counts, PartWriter), Outcome> {
        self.part = Some(part);
        let outcome = self.each(sources, n_threads)?;
        let part = self.part.ok_or(Outcome::Unusable)?;
        Ok((outcome, self.counts, part))
    }

    /// Says which of the stories can't be published, and how many files that are; writes nothing.
    ///
    /// # Errors
    ///
    /// As for [`Indexing::stories`].
    pub(super) fn refused(
        mut self,
        sources: Vec<Source>,
        n_threads: usize,
    ) -> Result<usize, Outcome> {
        self.each(sources, n_threads)?;
        Ok(self.counts.refused)
    }

    fn each(&mut self, sources: Vec<Source>, n_threads: usize) -> Result<Outcome, Outcome> {
        let bar = progress(sources.len());
        let mut sources = sources.into_iter();
        let maker = self.maker;
        let mut outcome = Outcome::Good;
        let take = |step| {
            let Step::Done(made) = step else { return Ok(()) };
            outcome = outcome.max(bar.suspend(|| self.take(made))?);
            bar.inc(1);
            Ok(())
        };
        in_order(|| sources.next(), n_threads, |source| maker.made(source), take)?;
        bar.finish_and_clear();
        Ok(outcome)
    }

    /// Writes what came of a source; one that can't be read stays as it was.
    fn take(&mut self, made: Made) -> Result<Outcome, Outcome> {
        let path = &made.source.path;
        self.sources.push(path.clone());
        match made.outcome {
            Ok(stories) => self.write_all(path, stories),
            Err(failed) => {
                let is_kept = self.keep(path)?;
                let stays = if is_kept { "; it stays as it was published before" } else { "" };
                Ok(self.refuse(path, format!("{}{stays}", failed.why), &failed.remedy))
            }
        }
    }

    fn refuse(&mut self, path: &str, why: impl Display, remedy: &str) -> Outcome {
        self.counts.refused += 1;
        say(path, format!("not published: {why}"), remedy);
        Outcome::Lossy
    }

    fn write_all(&mut self, path: &str, stories: Stories) -> Result<Outcome, Outcome> {
        self.counts.drafts += stories.n_drafts;
        let mut outcome = Outcome::Good;
        // Where nothing is written nothing is lost: then it is told by the run that writes.
        if self.part.is_some() {
            for notes in &stories.notes {
                say_notes(path, None, notes, self.is_quiet);
                outcome = outcome.max(Outcome::of(notes));
            }
            for picture in stories.stories.iter().flat_map(|it| &it.missing) {
                let remedy = "Put it beside the story, or take it out of the story";
                say(path, format!("lost: the picture {picture}"), remedy);
                outcome = Outcome::Lossy;
            }
        }
        let mut is_refused = false;
        for story in stories.stories {
            match self.write(path, story)? {
                Written::Whole => {}
                Written::WithoutPicture => outcome = Outcome::Lossy,
                Written::Refused => is_refused = true,
            }
        }
        self.counts.lossy += usize::from(outcome != Outcome::Good);
        Ok(if is_refused { Outcome::Lossy } else { outcome })
    }

    /// Writes a story whose place is free.
    fn write(&mut self, path: &str, story: Story) -> Result<Written, Outcome> {
        let (from, pictures) = story.pictures.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
        let mut row = Row { listed: story.listed, pictures };
        let own = row.own_files();
        for it in &own {
            if let Some(other) = self.taken.get(&it.to_lowercase()) {
                let other = self.sources.get(*other as usize).map_or("", String::as_str);
                let why = format!("its place {it} is that of {other}");
                self.refuse(path, why, "Rename one of them");
                return Ok(Written::Refused);
            }
        }
        let [file, page] = &own;
        for (it, bytes) in [(file, &story.file), (page, &story.page)] {
            if let Some(there) = self.files.in_the_way(it, Some(bytes)) {
                let why = format!("{} {FOREIGN}", there.display());
                self.refuse(path, why, "Move it away, or rename the story");
                return Ok(Written::Refused);
            }
        }
        for it in &own {
            self.taken.insert(it.to_lowercase(), self.sources.len().saturating_sub(1) as u32);
        }
        if self.part.is_none() {
            return Ok(Written::Whole);
        }
        let put = self.put(file, &story.file)?.max(self.put(page, &story.page)?);
        let mut written = Written::Whole;
        for (from, to) in from.iter().zip(std::mem::take(&mut row.pictures)) {
            let unreadable = |it| refuse(&from.display(), it, "Check that you may read it");
            let bytes = fs::read(from).map_err(unreadable)?;
            if let Some(there) = self.files.in_the_way(&to, Some(&bytes)) {
                say(
                    path,
                    format!("lost: the picture {} {FOREIGN}", there.display()),
                    "Move it away",
                );
                written = Written::WithoutPicture;
                continue;
            }
            self.put(&to, &bytes)?;
            row.pictures.push(to);
        }
        match put {
            Put::New => self.counts.new += 1,
            Put::Changed => self.counts.changed += 1,
            Put::Same => self.counts.same += 1,
        }
        if let Some(part) = &mut self.part {
            let added = part.add(story.entry, row);
            added.map_err(|it| unwritten(&it, &self.out.display().to_string()))?;
        }
        Ok(written)
    }

    /// Keeps the stories of a source as they were published before; whether there are any.
    fn keep(&mut self, path: &str) -> Result<bool, Outcome> {
        let mut is_any = false;
        // Their pictures lie where they lay, in the site.
        let dir = self.out.join("articles");
        let maker = Maker { dir: &dir, finder: None, ..self.maker };
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
            let Ok(kept) = maker.stories(&numbered, &files) else { break };
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

/// What became of a story.
enum Written {
    Whole,
    WithoutPicture,
    /// Nothing of it was written: it has been counted and told.
    Refused,
}

/// Drawn where somebody looks, and not for what is done at once.
fn progress(n: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} stories, {eta} left");
    ProgressBar::new(n as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
