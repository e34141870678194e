//! `dateline publish`: a site out of a folder of stories. `dateline index` and `dateline merge` are its two halves.

mod app;
mod catalogue;
mod folder;
mod guards;
mod index;
mod indexing;
mod merging;
mod named;
mod part;
mod site_files;
mod story;
mod summary;

use std::io::{self, Write};
use std::path::Path;

use dateline_site::{Site, SiteFile};
use dateline_words::Words;

use self::app::app_files;
use self::catalogue::catalogue;
use self::folder::Folder;
use self::guards::{keep_apart, keep_from_stories, refuse_empty, say_left_out};
use self::indexing::Indexing;
use self::named::{given, part_path};
use self::part::{Part, PartWriter, Unfit};
use self::site_files::SiteFiles;
use self::story::Maker;
use self::summary::{Counts, stories};
use crate::annotate::Finder;
use crate::args::{Index, Merge, OfSite, Publish};
use crate::in_order::n_threads;
use crate::say::{Outcome, harmless, say, unwritten};

/// Publishes a folder.
pub(crate) fn run(args: &Publish) -> Outcome {
    published(args).unwrap_or_else(|outcome| outcome)
}

/// Writes some of a folder's stories, and a part with what is needed of them to publish all.
pub(crate) fn index(args: &Index) -> Outcome {
    indexed(args).unwrap_or_else(|outcome| outcome)
}

/// Publishes the stories of parts.
pub(crate) fn merge(args: &Merge) -> Outcome {
    merged(args).unwrap_or_else(|outcome| outcome)
}

fn published(args: &Publish) -> Result<Outcome, Outcome> {
    let (dir, out, is_quiet) = (args.dir.as_path(), args.out.as_path(), args.of_site.quiet);
    let site = args.of_site.site();
    let folder = Folder::look(dir, &[out, &args.app]).map_err(|(path, error)| {
        refuse(&path.display(), error, "Check that it is a folder, and that you may read it")
    })?;
    keep_apart(dir, out)?;
    keep_from_stories(dir, out)?;
    say_left_out(&folder, is_quiet);
    if folder.sources.is_empty() {
        return Err(refuse_empty(dir, &folder));
    }
    let catalogue = catalogue(&args.app, &site.lang, is_quiet)?;
    let words = Words::read(&catalogue);
    let app = app(&args.app, (&site, &words), !args.no_offline)?;
    let finder = args.of_site.finder()?;
    let files = open_site(out)?;
    merging::make_way(&site, &app, &files)?;
    let threads = n_threads(args.of_site.threads);
    let maker = Maker { dir, site: &site, words: &words, finder: finder.as_ref() };
    if args.strict {
        // What is only looked at needs no names.
        let looked = Indexing::new(Maker { finder: None, ..maker }, out, &files, is_quiet);
        let n = looked.refused(folder.sources.clone(), threads)?;
        if 0 < n {
            let what = format!("nothing was written: {n} of the stories can’t be published");
            let remedy = "Mend what is told above, or leave --strict out to publish the others";
            return Err(refuse(&out.display(), what, remedy));
        }
    }
    begin(&files, out)?;
    let n_hidden = folder.n_drafts;
    let written = || {
        let part = PartWriter::within(out, &site, words.lang());
        let part = part.map_err(|it| unwritten(&it, &shown(out)))?;
        let indexing = Indexing::new(maker, out, &files, is_quiet);
        let (outcome, mut counts, part) = indexing.stories(folder.sources, threads, part)?;
        counts.drafts += n_hidden;
        if part.n_stories() == 0 {
            return Err(refuse_all(dir, counts));
        }
        let (part, _gone_with_this) =
            part.for_this_run().map_err(|it| unwritten(&it, &shown(out)))?;
        let n = part.n_stories;
        merging::merge(&[part], out, (&site, &words), app, &files)?;
        Ok((outcome, counts, n))
    };
    match written() {
        Ok((outcome, counts, n)) => {
            let withdrawn = merging::end(files, out, &site, is_quiet)?;
            let line = counts.line(n, Some(withdrawn), outcome);
            print(&format!("{}: {line}", shown(out))).map(|()| outcome)
        }
        Err(outcome) => {
            // What it was that failed has been said.
            let _ = files.give_up();
            Err(outcome)
        }
    }
}

/// Says that of all stories of a folder none is published.
fn refuse_all(dir: &Path, counts: Counts) -> Outcome {
    let (what, remedy) = match counts.refused {
        0 => ("all its stories are drafts", "To take a site down, delete it at its host"),
        _ => ("none of its stories can be published", "Mend what is told above"),
    };
    refuse(&dir.display(), format!("{what}; the site stays as it was"), remedy)
}

fn indexed(args: &Index) -> Result<Outcome, Outcome> {
    let (dir, out, is_quiet) = (args.dir.as_path(), args.out.as_path(), args.of_site.quiet);
    let site = args.of_site.site();
    let named = given(&args.files)?;
    let folder = Folder::named(dir, &named, &[out, &args.app]).map_err(|path| {
        let remedy = "Name files of that folder, by paths from it on or by whole paths";
        refuse(&path.display(), format!("does not lie in {}", shown(dir)), remedy)
    })?;
    say_left_out(&folder, is_quiet);
    if folder.sources.is_empty() {
        // An engine has partitions without anything in them too.
        return Ok(Outcome::Good);
    }
    keep_apart(dir, out)?;
    let catalogue = catalogue(&args.app, &site.lang, is_quiet)?;
    let words = Words::read(&catalogue);
    let finder = args.of_site.finder()?;
    let files = open_site(out)?;
    begin(&files, out)?;
    let path = part_path(&args.part, &folder.sources);
    let within = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let unwritable = |it| unwritten(&it, &shown(&path));
    let part = PartWriter::within(within, &site, words.lang()).map_err(unwritable)?;
    let maker = Maker { dir, site: &site, words: &words, finder: finder.as_ref() };
    let indexing = Indexing::new(maker, out, &files, is_quiet);
    let threads = n_threads(args.of_site.threads);
    let (outcome, mut counts, part) = indexing.stories(folder.sources, threads, part)?;
    counts.drafts += folder.n_drafts;
    let n = part.n_stories();
    if 0 < n {
        part.keep(&path).map_err(unwritable)?;
        print(&shown(&path))?;
    }
    if !is_quiet {
        say(&shown(&path), counts.line(n, None, outcome), "");
    }
    Ok(outcome)
}

fn merged(args: &Merge) -> Result<Outcome, Outcome> {
    let out = args.out.as_path();
    let mut parts = Vec::new();
    for path in given(&args.parts)? {
        parts.push(Part::open(&path).map_err(|it| unfit(&path, it))?);
    }
    let Some(first) = parts.first() else {
        let remedy = "Name the parts that `dateline index` has made";
        return Err(refuse(&shown(out), "there is no part to make it of", remedy));
    };
    let site = first.site.clone();
    if let Some(other) = parts.iter().find(|it| it.site != site) {
        let what = format!(
            "has another title, description, address or language than {}",
            shown(&first.path)
        );
        let remedy = "Index all parts with the same --title, --description, --base-url and --lang";
        return Err(refuse(&other.path.display(), what, remedy));
    }
    let catalogue = catalogue(&args.app, &site.lang, args.quiet)?;
    let words = Words::read(&catalogue);
    if let Some(other) = parts.iter().find(|it| it.words != words.lang()) {
        let what = format!(
            "its pages are in “{}”, and the app’s words in “{}”",
            other.words,
            words.lang()
        );
        let remedy = "Index all parts with the --app that they are merged with";
        return Err(refuse(&other.path.display(), what, remedy));
    }
    let app = app(&args.app, (&site, &words), !args.no_offline)?;
    let files = open_site(out)?;
    merging::make_way(&site, &app, &files)?;
    merging::look_through(&parts, &files)?;
    begin(&files, out)?;
    match merging::merge(&parts, out, (&site, &words), app, &files) {
        Ok(()) => {
            let withdrawn = merging::end(files, out, &site, args.quiet)?;
            let n = parts.iter().map(|it| it.n_stories).sum();
            let parts = if parts.len() == 1 {
                "1 part".to_owned()
            } else {
                format!("{} parts", parts.len())
            };
            print(&format!("{}: {} of {parts}, {withdrawn} withdrawn", shown(out), stories(n)))?;
            Ok(Outcome::Good)
        }
        Err(outcome) => {
            let _ = files.give_up();
            Err(outcome)
        }
    }
}

fn unfit(path: &Path, unfit: Unfit) -> Outcome {
    let place = path.display();
    match unfit {
        Unfit::Io(error) => refuse(&place, error, "Check its name, and that you may read it"),
        Unfit::Foreign => {
            refuse(&place, "is no part", "Name the files that `dateline index` has made")
        }
        Unfit::Version => {
            let what = "another version of Dateline has made it";
            refuse(&place, what, "Index its stories again with this one")
        }
        Unfit::Damaged => refuse(&place, "is damaged", "Index its stories again"),
    }
}

fn app(
    folder: &Path,
    (site, words): (&Site, &Words<'_>),
    is_offline: bool,
) -> Result<Vec<SiteFile>, Outcome> {
    app_files(folder, (site, words), is_offline).map_err(|error| {
        let remedy = "Make the app with `cargo xtask build`, or say where it is with --app";
        refuse(&folder.display(), error, remedy)
    })
}

/// Makes the folder of a site.
fn begin(files: &SiteFiles, out: &Path) -> Result<(), Outcome> {
    files.begin().map_err(|it| unwritten(&it, &shown(out)))
}

fn open_site(out: &Path) -> Result<SiteFiles, Outcome> {
    SiteFiles::open(out).map_err(|error| {
        refuse(&out.display(), error, "Check the path, and that you may write there")
    })
}

impl OfSite {
    fn site(&self) -> Site {
        let OfSite { title, description, lang, base_url, .. } = self;
        Site {
            title: title.clone(),
            lang: lang.clone(),
            description: description.clone(),
            base: base_url.clone(),
        }
    }

    /// What marks names, if that is to be done.
    fn finder(&self) -> Result<Option<Finder>, Outcome> {
        if !self.annotate {
            return Ok(None);
        }
        Finder::built_in().map(Some).ok_or(Outcome::Unusable)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn print(line: &str) -> Result<(), Outcome> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", harmless(line)).map_err(|it| unwritten(&it, "standard output"))
}

fn refuse(place: &impl ToString, what: impl ToString, remedy: &str) -> Outcome {
    say(&place.to_string(), what.to_string(), remedy);
    Outcome::Unusable
}
