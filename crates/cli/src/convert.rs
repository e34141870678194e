//! `dateline convert`: stories in another format.

use std::borrow::Cow;

use dateline_article::{Article, Unicode};
use dateline_formats::{Format, export};

use crate::args::Convert;
use crate::input::groups;
use crate::output::Output;
use crate::say::{Outcome, say, say_notes};
use crate::stories::{Read, read};

/// Converts the files, which are parts of one story if there are several.
pub(crate) fn run(args: &Convert) -> Outcome {
    let groups = groups(&args.reading.files, true);
    let inputs = groups.concat();
    let Some(mut output) = Output::new(args.out.as_deref(), args.to, &inputs) else {
        return Outcome::Unusable;
    };
    let mut outcome = Outcome::Good;
    let mut has_told = false;
    for group in groups {
        let mut take = |read: &Read<'_>| {
            let article = as_written(&read.story.article, args.to, args.apply_changes);
            let Some(exported) = export(&article, args.to) else {
                say("dateline convert", format!("{} is only read", args.to.name()), "");
                return Err(Outcome::Unusable);
            };
            // What the format has no place for is much the same for every line.
            let is_quiet = args.quiet || std::mem::replace(&mut has_told, read.line.is_some());
            say_notes(read.file, read.line, &exported.notes, is_quiet);
            output.write(read, args.to, &exported)?;
            Ok(Outcome::of(&exported.notes))
        };
        match read(&group, &args.reading, args.quiet, &mut take) {
            Ok(of_group) => outcome = outcome.max(of_group),
            Err(of_group) => return outcome.max(of_group),
        }
    }
    outcome.max(output.end())
}

/// The story as it goes into a format: corrected by its reader, unless the format lists corrections and is to keep them.
pub(crate) fn as_written(article: &Article, to: Format, apply_changes: bool) -> Cow<'_, Article> {
    match to == Format::Dateline && !apply_changes {
        true => Cow::Borrowed(article),
        false => article.as_corrected(Unicode::TABLES),
    }
}
