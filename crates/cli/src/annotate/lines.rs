//! JSON Lines of texts: each line out as it was, with what was found in it.

use std::borrow::Cow;
use std::io;

use dateline_article::Unicode;
use dateline_formats::{Encoding, File, ImportError, import};

use crate::annotate::Finder;
use crate::annotate::record::{Annotated, annotated, has_text, unreadable};
use crate::in_order::{Step, in_order};
use crate::lines::{Line, Lines};
use crate::output::Output;
use crate::say::{Outcome, say};

/// Whether a file is of such lines: one of the first has a text, and is no story of any format by itself.
pub(super) fn are_texts(lines: &Lines) -> bool {
    lines.any(|line| {
        let files = [File { name: "", bytes: line }];
        has_text(line)
            && matches!(
                import(&files, Encoding::Lossy, Unicode::TABLES),
                Err(ImportError::Unrecognised)
            )
    })
}

/// A line that is done.
struct Done {
    number: usize,
    annotated: Annotated,
}

/// Writes each line with what is found in it.
///
/// # Errors
///
/// How all of it is to end, which has been said.
pub(super) fn annotate_lines(
    mut lines: Lines,
    finder: &Finder,
    encoding: Encoding,
    n_threads: usize,
    output: &mut Output,
) -> Result<Outcome, Outcome> {
    let name = lines.input.name.clone();
    let mut outcome = Outcome::Good;
    let (mut n_lines, mut n_bad) = (0_usize, 0_usize);
    let work = |line: io::Result<Line>| {
        line.map(|it| Done { number: it.number, annotated: of_line(&it, finder, encoding) })
    };
    let take = |step| match step {
        Step::Waiting => output.flush(),
        Step::Done(Ok(Done { number, annotated: Annotated { mut line, problem } })) => {
            n_lines += 1;
            if let Some(problem) = problem {
                n_bad += 1;
                let place = format!("{name}: line {number}");
                say(&place, format!("lost: {problem}"), "It comes out with “error”");
            }
            line.push('\n');
            output.write_line(line.as_bytes())
        }
        Step::Done(Err(error)) => {
            say(&name, error, "What came before it is there; read it again for the rest");
            Err(Outcome::Unusable)
        }
    };
    in_order(|| lines.next_raw().transpose(), n_threads, work, take)?;
    if 0 < n_bad {
        let are = if n_bad == 1 { "1 line has" } else { &format!("{n_bad} lines have") };
        say(&name, format!("{are} no mentions out of {n_lines}"), "Mend what is told above");
        outcome = Outcome::Lossy;
    }
    Ok(outcome)
}

/// What comes of a line; an empty one stays empty, so that each keeps its number.
fn of_line(line: &Line, finder: &Finder, encoding: Encoding) -> Annotated {
    if line.is_too_long {
        return unreadable("is longer than any story may be".to_owned());
    }
    let text = match (std::str::from_utf8(&line.bytes), encoding) {
        (Ok(text), _) => Cow::Borrowed(text),
        (Err(_), Encoding::Lossy) => String::from_utf8_lossy(&line.bytes),
        (Err(error), Encoding::Strict) => {
            let place = error.valid_up_to() + 1;
            return unreadable(format!("is not UTF-8: byte {place}"));
        }
    };
    if text.trim().is_empty() {
        return Annotated { line: String::new(), problem: None };
    }
    annotated(&text, &finder.model, finder.sure)
}
