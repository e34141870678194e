//! `dateline validate`: what of each file fits.

use std::io::{self, Write};

use crate::args::Validate;
use crate::input::groups;
use crate::say::{Outcome, harmless, unwritten};
use crate::stories::{Read, read};

/// Validates each file.
pub(crate) fn run(args: &Validate) -> Outcome {
    let mut outcome = Outcome::Good;
    for group in groups(&args.reading.files, args.together) {
        let mut summary = Summary::default();
        let mut take = |story: &Read<'_>| {
            summary.add(story);
            Ok(Outcome::Good)
        };
        let ended = read(&group, &args.reading, args.quiet, &mut take);
        outcome = outcome.max(ended.unwrap_or_else(|it| it));
        if let Some(line) = summary.line()
            && let Err(error) = writeln!(io::stdout().lock(), "{}", harmless(&line))
        {
            return outcome.max(unwritten(&error, "standard output"));
        }
    }
    outcome
}

/// What was found in a file, in a line: a file of lines may have hundreds of thousands of stories.
#[derive(Default)]
struct Summary {
    file: String,
    format: String,
    n_stories: usize,
    exact: usize,
    repaired: usize,
    left_out: usize,
}

impl Summary {
    fn add(&mut self, read: &Read<'_>) {
        if self.n_stories == 0 {
            (self.file, self.format) = (read.file.to_owned(), read.format.clone());
        }
        self.n_stories += 1;
        self.exact += read.story.tally.exact;
        self.repaired += read.story.tally.repaired;
        self.left_out += read.story.tally.left_out;
    }

    fn line(&self) -> Option<String> {
        let stories = match self.n_stories {
            0 => return None,
            1 => String::new(),
            n => format!("{n} stories, "),
        };
        let Summary { file, format, exact, repaired, left_out, .. } = self;
        Some(format!(
            "{file}: {format}: {stories}mentions: {exact} exact, {repaired} repaired, {left_out} left out"
        ))
    }
}
