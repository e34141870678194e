//! Stories out of files, one after the other: whole files, or line by line.

use std::path::Path;

use dateline_article::{LoadError, Unicode};
use dateline_formats::{File, ImportError, Imported, Story, import, import_as};

use crate::args::Reading;
use crate::input::{Group, Input};
use crate::lines::Lines;
use crate::say::{Outcome, say, say_notes};

/// A story, with where it is from.
pub(crate) struct Read<'a> {
    /// What messages call its file.
    pub(crate) file: &'a str,
    /// Its line, in a file of lines.
    pub(crate) line: Option<usize>,
    /// Which of the stories of its file, or of its line, it is, from 0.
    pub(crate) nth: usize,
    /// What its format is called.
    pub(crate) format: String,
    pub(crate) story: &'a Story,
    /// Whether more stories come out of the same file.
    pub(crate) is_one_of_several: bool,
}

/// What is done with each story; an error ends it all.
pub(crate) type Take<'a> = dyn FnMut(&Read<'_>) -> Result<Outcome, Outcome> + 'a;

/// Reads the files of a story, or of several.
///
/// # Errors
///
/// What `take` ended with.
pub(crate) fn read(
    group: &Group,
    reading: &Reading,
    is_quiet: bool,
    take: &mut Take<'_>,
) -> Result<Outcome, Outcome> {
    if let [path] = group.as_slice() {
        let Some(lines) = looked_into(path) else { return Ok(Outcome::Unusable) };
        return read_one(path, lines, reading, is_quiet, take);
    }
    let mut files = Vec::new();
    let mut names = Vec::new();
    for path in group {
        let Some(mut input) = Input::open(path) else { return Ok(Outcome::Unusable) };
        let Some(bytes) = input.whole(Vec::new()) else { return Ok(Outcome::Unusable) };
        names.push(input.name);
        files.push((file_name(path), bytes));
    }
    read_whole(&files, &names.join(" + "), reading, is_quiet, take)
}

/// Opens a file and looks at its first lines; says why if it can't be.
pub(crate) fn looked_into(path: &Path) -> Option<Lines> {
    let input = Input::open(path)?;
    let name = input.name.clone();
    match Lines::new(input) {
        Ok(lines) => Some(lines),
        Err(error) => {
            say(&name, error, "Check that it is a file, and read it again");
            None
        }
    }
}

/// Reads the one file of a story, or of several.
///
/// # Errors
///
/// What `take` ended with.
pub(crate) fn read_one(
    path: &Path,
    lines: Lines,
    reading: &Reading,
    is_quiet: bool,
    take: &mut Take<'_>,
) -> Result<Outcome, Outcome> {
    if lines.are_records() {
        return read_lines(lines, reading, is_quiet, take);
    }
    let Some((name, bytes)) = lines.whole() else { return Ok(Outcome::Unusable) };
    read_whole(&[(file_name(path), bytes)], &name, reading, is_quiet, take)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
}

fn imported(files: &[(String, Vec<u8>)], reading: &Reading) -> Result<Imported, ImportError> {
    let files: Vec<_> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let (encoding, unicode) = (reading.encoding(), Unicode::TABLES);
    match reading.from {
        Some(format) => import_as(format, &files, encoding, unicode),
        None => import(&files, encoding, unicode),
    }
}

fn read_whole(
    files: &[(String, Vec<u8>)],
    name: &str,
    reading: &Reading,
    is_quiet: bool,
    take: &mut Take<'_>,
) -> Result<Outcome, Outcome> {
    match imported(files, reading) {
        Ok(imported) => take_all(&imported, name, None, is_quiet, false, take),
        Err(error) => {
            say(name, &error, &error.remedy());
            Ok(Outcome::Unusable)
        }
    }
}

/// Line by line. A line that can't be read costs itself alone.
fn read_lines(
    mut lines: Lines,
    reading: &Reading,
    is_quiet: bool,
    take: &mut Take<'_>,
) -> Result<Outcome, Outcome> {
    let name = lines.input.name.clone();
    let mut outcome = Outcome::Good;
    let (mut n_good, mut n_bad) = (0_usize, 0_usize);
    loop {
        let line = match lines.next_line() {
            Ok(Some(line)) => line,
            Ok(None) => break,
            Err(error) => {
                say(&name, error, "What came before it is there; read it again for the rest");
                outcome = Outcome::Unusable;
                break;
            }
        };
        let place = format!("{name}: line {}", line.number);
        if line.is_too_long {
            n_bad += 1;
            say(&place, "lost: longer than any story may be", "Give this story a file of its own");
            continue;
        }
        if !line.bytes.trim_ascii_start().starts_with(b"{") {
            n_bad += 1;
            say(&place, "lost: is no JSON object", "Check that each line is one story");
            continue;
        }
        let files = [(String::new(), line.bytes)];
        match imported(&files, reading) {
            Ok(imported) => {
                n_good += 1;
                let of_line = take_all(&imported, &name, Some(line.number), is_quiet, true, take)?;
                outcome = outcome.max(of_line);
            }
            Err(error) => {
                n_bad += 1;
                say(&place, format!("lost: {}", of_line(&error)), &error.remedy());
            }
        }
    }
    if 0 < n_bad {
        let lines = if n_bad == 1 { "1 line is" } else { &format!("{n_bad} lines are") };
        say(
            &name,
            format!("{lines} left out of {}", n_good + n_bad),
            "Mend what is told above and read it again",
        );
        outcome = outcome.max(if n_good == 0 { Outcome::Unusable } else { Outcome::Lossy });
    }
    Ok(outcome)
}

/// An error in a line: a place in it is a column.
fn of_line(error: &ImportError) -> String {
    match error {
        ImportError::Load(LoadError::NotJson { column, reason, .. }) => {
            format!("is not valid JSON: column {column}: {reason}")
        }
        other => other.to_string(),
    }
}

fn take_all(
    imported: &Imported,
    file: &str,
    line: Option<usize>,
    is_quiet: bool,
    is_in_lines: bool,
    take: &mut Take<'_>,
) -> Result<Outcome, Outcome> {
    say_notes(file, line, &imported.notes, is_quiet);
    let mut outcome = Outcome::of(&imported.notes);
    let variant = imported.variant;
    let name = imported.format.name();
    let format = if variant.is_empty() { name.to_owned() } else { format!("{name} ({variant})") };
    for (nth, story) in imported.stories.iter().enumerate() {
        say_notes(file, line, &story.notes, is_quiet);
        outcome = outcome.max(Outcome::of(&story.notes));
        let is_one_of_several = is_in_lines || 1 < imported.stories.len();
        let read = Read { file, line, nth, format: format.clone(), story, is_one_of_several };
        outcome = outcome.max(take(&read)?);
    }
    Ok(outcome)
}
