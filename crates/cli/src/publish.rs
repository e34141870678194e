//! `dateline publish`: a site out of a folder of stories.

mod app;
mod folder;
mod site_files;
mod story;

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use dateline_site::{Listed, Place, Site, feed, library, list_page, site_style, sitemaps};
use indicatif::{ProgressBar, ProgressStyle};

use self::app::app_files;
use self::folder::{Folder, Source};
use self::site_files::{Put, Refused, SiteFiles};
use self::story::{Made, Stories, Story, made, stories};
use crate::args::Publish;
use crate::in_order::{Step, in_order, n_threads};
use crate::say::{Outcome, harmless, say, say_notes, unwritten};

/// Publishes a folder.
pub(crate) fn run(args: &Publish) -> Outcome {
    match published(args) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn published(args: &Publish) -> Result<Outcome, Outcome> {
    let (dir, out) = (args.dir.as_path(), args.out.as_path());
    let site =
        Site { title: args.title.clone(), lang: args.lang.clone(), base: args.base_url.clone() };
    let folder = Folder::look(dir, out).map_err(|(path, error)| {
        refuse(&path.display(), error, "Check that it is a folder, and that you may read it")
    })?;
    if !args.quiet {
        for path in &folder.others {
            say(path, "left alone: no story by its ending, and no picture", "");
        }
    }
    if folder.sources.is_empty() {
        let remedy = "A story is a file in a format that `dateline convert` reads";
        return Err(refuse(&dir.display(), "there is no story in it", remedy));
    }
    let is_within = |a: &Path, b: &Path| match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a.starts_with(b),
        _ => false,
    };
    if is_within(dir, out) {
        let remedy = "Say another folder with --out";
        return Err(refuse(&out.display(), "the stories lie in it themselves", remedy));
    }
    let app = app_files(&args.app, &site).map_err(|error| {
        let remedy = "Make the app with `cargo xtask build`, or say where it is with --app";
        refuse(&args.app.display(), error, remedy)
    })?;
    let files = SiteFiles::open(out).map_err(|error| {
        refuse(&out.display(), error, "Check the path, and that you may write there")
    })?;

    let mut run = Run {
        args,
        site: &site,
        files,
        listed: Vec::new(),
        taken: HashMap::new(),
        counts: Counts::default(),
    };
    match run.written(folder.sources, app) {
        Ok(outcome) => run.end(outcome),
        Err(outcome) => {
            // What it was that failed has been said.
            let _ = run.files.give_up();
            Err(outcome)
        }
    }
}

fn refuse(place: &impl ToString, what: impl ToString, remedy: &str) -> Outcome {
    say(&place.to_string(), what.to_string(), remedy);
    Outcome::Unusable
}

/// One run.
struct Run<'a> {
    args: &'a Publish,
    site: &'a Site,
    files: SiteFiles,
    listed: Vec<Listed>,
    /// Whose the paths are that are taken, in small letters: some hosts know no others.
    taken: HashMap<String, String>,
    counts: Counts,
}

#[derive(Default)]
struct Counts {
    new: usize,
    changed: usize,
    same: usize,
    refused: usize,
}

impl Run<'_> {
    /// Writes all of the site.
    fn written(
        &mut self,
        sources: Vec<Source>,
        app: Vec<(String, Vec<u8>)>,
    ) -> Result<Outcome, Outcome> {
        let outcome = self.stories(sources)?;
        if self.listed.is_empty() {
            let remedy = "Mend what is told above: the site stays as it was";
            let what = "none of its stories can be published";
            return Err(refuse(&self.args.dir.display(), what, remedy));
        }
        self.site_files(app)?;
        Ok(outcome)
    }

    /// Writes the stories and their pages.
    fn stories(&mut self, sources: Vec<Source>) -> Result<Outcome, Outcome> {
        let bar = progress(sources.len());
        let mut sources = sources.into_iter();
        let (args, site) = (self.args, self.site);
        let mut outcome = Outcome::Good;
        let take = |step| {
            let Step::Done(made) = step else { return Ok(()) };
            outcome = outcome.max(bar.suspend(|| self.take(made))?);
            bar.inc(1);
            Ok(())
        };
        let work = |source| made(source, &args.dir, site);
        in_order(|| sources.next(), n_threads(args.threads), work, take)?;
        bar.finish_and_clear();
        Ok(outcome)
    }

    /// Writes what came of a source; one that can't be read stays as it was.
    fn take(&mut self, made: Made) -> Result<Outcome, Outcome> {
        let path = &made.source.path;
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
            say_notes(path, None, notes, self.args.quiet);
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
        let place = &story.listed.place;
        let (file, page) = (place.story(), format!("{}index.html", place.page()));
        for it in [&file, &page] {
            if let Some(other) = self.taken.get(&it.to_lowercase()) {
                self.counts.refused += 1;
                let what = format!("not published: its place {it} is that of {other}");
                say(path, what, "Rename one of them");
                return Ok(Outcome::Lossy);
            }
        }
        for it in [&file, &page] {
            self.taken.insert(it.to_lowercase(), path.to_owned());
        }
        let put = self.put(&file, &story.file)?.max(self.put(&page, &story.page)?);
        for (from, to) in &story.pictures {
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
        self.listed.push(story.listed);
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
            let dir = self.args.out.join("articles");
            let Ok(kept) = stories(&numbered, &files, &dir, self.site) else { break };
            for story in kept.stories {
                self.write(path, story)?;
                is_any = true;
            }
        }
        Ok(is_any)
    }

    /// Writes what leads to the stories, and the app.
    fn site_files(&mut self, app: Vec<(String, Vec<u8>)>) -> Result<(), Outcome> {
        dateline_site::in_order(&mut self.listed);
        for (path, bytes) in app {
            if let Err(refused) = self.files.put_app(&path, &bytes) {
                return Err(self.refused(&path, &refused));
            }
        }
        let mut files = vec![
            ("library.json".to_owned(), library(self.site, &self.listed)),
            ("s/index.html".to_owned(), list_page(self.site, &self.listed)),
            ("s/site.css".to_owned(), site_style()),
            // GitHub Pages would take the site for sources of another one.
            (".nojekyll".to_owned(), Vec::new()),
        ];
        files.extend(feed(self.site, &self.listed).map(|it| ("feed.xml".to_owned(), it)));
        files.extend(sitemaps(self.site, &self.listed));
        files.iter().try_for_each(|(path, bytes)| self.put(path, bytes).map(drop))
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<Put, Outcome> {
        self.files.put(path, bytes).map_err(|it| self.refused(path, &it))
    }

    fn refused(&self, path: &str, refused: &Refused) -> Outcome {
        let file = self.args.out.join(path);
        match refused {
            Refused::Foreign => {
                let what = "is there already, and Dateline did not write it";
                refuse(&file.display(), what, "Move it away, or say another folder with --out")
            }
            Refused::Io(error) => unwritten(error, &file.display().to_string()),
        }
    }

    /// Takes away what was withdrawn, and says what was done.
    fn end(self, outcome: Outcome) -> Result<Outcome, Outcome> {
        let Counts { new, changed, same, refused } = self.counts;
        let out = self.args.out.display().to_string();
        let is_story = |it: &String| it.starts_with("articles/") && it.ends_with(".json");
        let withdrawn = self.files.withdrawn().filter(|it| is_story(it)).count();
        if self.site.base.is_none() && !self.args.quiet {
            say(
                &out,
                "no feed and no sitemap: both need to know where the site will lie",
                "Say it with --base-url",
            );
        }
        self.files.end().map_err(|it| unwritten(&it, &out))?;
        let n = self.listed.len();
        let all = if n == 1 { "1 story".to_owned() } else { format!("{n} stories") };
        let line = format!(
            "{out}: {all}: {new} new, {changed} changed, {same} as before, {withdrawn} withdrawn, {refused} not published"
        );
        match io::stdout()
            .write_all(harmless(line.trim_end()).as_bytes())
            .and_then(|()| io::stdout().write_all(b"\n"))
        {
            Ok(()) if n == 0 => Err(Outcome::Unusable),
            Ok(()) => Ok(outcome),
            Err(error) => Err(unwritten(&error, "standard output")),
        }
    }
}

/// Drawn where somebody looks, and not for what is done at once.
fn progress(n: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} stories, {eta} left");
    ProgressBar::new(n as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
