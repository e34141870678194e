//! `dateline annotate`: the people, organizations and places of texts, found and marked.

mod lines;
mod record;

use std::fs;

use dateline_article::Article;
use dateline_formats::{Format, export};
use dateline_recognizer::{Given, Model, annotate_from};

use self::lines::{annotate_lines, are_texts};
use crate::args::Annotate;
use crate::convert::as_written;
use crate::in_order::n_threads;
use crate::input::{Group, Input, groups};
use crate::lines::Lines;
use crate::output::Output;
use crate::say::{Outcome, say, say_notes};
use crate::stories::{Read, looked_into, read, read_one};

/// The model that comes with the command.
const BUILT_IN: &[u8] = include_bytes!("../../recognizer/model/names.bin");

/// What finds names.
pub(crate) struct Finder {
    model: Model,
    /// How sure it is to be, in percent.
    sure: u8,
}

/// Annotates each file: its stories, or its lines.
pub(crate) fn run(args: &Annotate) -> Outcome {
    let groups = groups(&args.reading.files, false);
    let to = args.to.unwrap_or(Format::Dateline);
    let Some(output) = Output::new(args.out.as_deref(), to, &groups.concat()) else {
        return Outcome::Unusable;
    };
    let Some(finder) = Finder::new(args) else { return Outcome::Unusable };
    let is_one_of_several = 1 < groups.len();
    let mut work = Work { args, to, finder, output, is_one_of_several, has_told: false };
    let mut outcome = Outcome::Good;
    for group in &groups {
        match work.annotate(group) {
            Ok(of_group) => outcome = outcome.max(of_group),
            Err(of_group) => return outcome.max(of_group),
        }
    }
    outcome.max(work.output.end())
}

impl Finder {
    /// With the model that comes with the command; says why if it can't be used.
    pub(crate) fn built_in() -> Option<Finder> {
        of_file(BUILT_IN, "the built-in model").map(|model| Finder { model, sure: 0 })
    }

    /// The story with what is found in it, beside what it has.
    pub(crate) fn marked(&self, article: &Article) -> Article {
        annotate_from(article, &self.model, Given::Keep, self.sure, |_, _| {})
    }

    /// The model that is asked for; says why if it can't be used.
    fn new(args: &Annotate) -> Option<Finder> {
        let model = match &args.model {
            None => of_file(BUILT_IN, "the built-in model"),
            Some(path) => {
                let name = path.display().to_string();
                match fs::read(path) {
                    Ok(bytes) => of_file(&bytes, &name),
                    Err(error) => {
                        say(&name, error, "Check its name, and that you may read it");
                        None
                    }
                }
            }
        }?;
        // The model says percents: those that are written as a smaller number are left out.
        let sure = (0..=100).find(|it| args.min_score <= f64::from(*it) / 100.0)?;
        Some(Finder { model, sure })
    }
}

fn of_file(bytes: &[u8], name: &str) -> Option<Model> {
    match Model::read(bytes) {
        Ok(model) => Some(model),
        Err(error) => {
            say(name, error, "Check that it is a model of this version");
            None
        }
    }
}

/// What is to be done, and where it goes.
struct Work<'a> {
    args: &'a Annotate,
    to: Format,
    finder: Finder,
    output: Output,
    /// Whether there are more files than one.
    is_one_of_several: bool,
    /// Whether it has been told what the format has no place for.
    has_told: bool,
}

impl Work<'_> {
    fn annotate(&mut self, group: &Group) -> Result<Outcome, Outcome> {
        let args = self.args;
        let (reading, is_quiet) = (&args.reading, args.quiet);
        let [path] = group.as_slice() else {
            return read(group, reading, is_quiet, &mut |it| self.take(it));
        };
        if args.lines {
            let Some(input) = Input::open(path) else { return Ok(Outcome::Unusable) };
            return self.annotate_lines(Lines::unseen(input));
        }
        let Some(lines) = looked_into(path) else { return Ok(Outcome::Unusable) };
        if reading.from.is_some() || !are_texts(&lines) {
            return read_one(path, lines, reading, is_quiet, &mut |it| self.take(it));
        }
        if args.to.is_some() || args.keep {
            let what = "lines of texts come out as lines, and --to and --keep are for stories";
            say(&lines.input.name, what, "Leave them out, or say the format with --from");
            return Ok(Outcome::Unusable);
        }
        self.annotate_lines(lines)
    }

    fn annotate_lines(&mut self, lines: Lines) -> Result<Outcome, Outcome> {
        let n_threads = n_threads(self.args.threads);
        let encoding = self.args.reading.encoding();
        annotate_lines(lines, &self.finder, encoding, n_threads, &mut self.output)
    }

    /// Annotates a story.
    fn take(&mut self, read: &Read<'_>) -> Result<Outcome, Outcome> {
        let given = if self.args.keep { Given::Keep } else { Given::Replace };
        let model = &self.finder.model;
        let lost = match given {
            Given::Keep => Outcome::Good,
            Given::Replace => self.say_what_gives_way(read),
        };
        let article = annotate_from(&read.story.article, model, given, self.finder.sure, |_, _| {});
        let article = as_written(&article, self.to, false);
        let Some(exported) = export(&article, self.to) else {
            say("dateline annotate", format!("{} is only read", self.to.name()), "");
            return Err(Outcome::Unusable);
        };
        // What the format has no place for is much the same for every line.
        let is_quiet =
            self.args.quiet || std::mem::replace(&mut self.has_told, read.line.is_some());
        say_notes(read.file, read.line, &exported.notes, is_quiet);
        let is_one_of_several = self.is_one_of_several || read.is_one_of_several;
        let read = Read { is_one_of_several, format: read.format.clone(), ..*read };
        self.output.write(&read, self.to, &exported)?;
        Ok(lost.max(Outcome::of(&exported.notes)))
    }

    /// Says what of an author's is lost.
    fn say_what_gives_way(&self, read: &Read<'_>) -> Outcome {
        let n_marks = n_of_author(&read.story.article, &self.finder.model.maker());
        if n_marks == 0 {
            return Outcome::Good;
        }
        let line = read.line.map(|it| format!(": line {it}")).unwrap_or_default();
        let marks = if n_marks == 1 { "mark" } else { "marks" };
        let what = format!("lost: {n_marks} {marks} that the story had");
        say(&format!("{}{line}", read.file), what, "Say --keep to keep them");
        Outcome::Lossy
    }
}

/// How many mentions and quotes somebody else made than the model, whatever version of it.
fn n_of_author(article: &Article, maker: &str) -> usize {
    let models = maker.split_inclusive('@').next().unwrap_or(maker);
    let mentions = article.mentions.iter().map(|it| it.by.as_deref());
    let quotes = article.quotes.iter().map(|it| it.by.as_deref());
    mentions.chain(quotes).filter(|it| !it.is_some_and(|it| it.starts_with(models))).count()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::{Cli, Command};

    #[test]
    fn a_score_is_a_percent_or_the_next_above() {
        for (score, sure) in [("0", 0), ("0.07", 7), ("0.29", 29), ("0.291", 30), ("1", 100)] {
            let Command::Annotate(args) =
                Cli::parse_from(["dateline", "annotate", "--min-score", score]).command
            else {
                panic!("it is another command")
            };
            assert_eq!(Finder::new(&args).map(|it| it.sure), Some(sure), "{score}");
        }
    }
}
