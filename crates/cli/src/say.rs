//! What the command says, and how it ends.

use std::fmt::Display;
use std::io::{self, Write};

use dateline_article::Severity;
use dateline_formats::{Note, Notes};

/// How it ended; the worst of several counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// All is as it was.
    #[default]
    Good,
    /// Something was repaired or lost.
    Lossy,
    /// A file could not be used, or nothing could be written.
    Unusable,
}

impl Outcome {
    pub(crate) fn of(notes: &Notes) -> Outcome {
        if notes.is_clean() { Outcome::Good } else { Outcome::Lossy }
    }
}

/// Says a line on standard error: where, what, and what to do. If nobody listens, nobody misses it.
pub(crate) fn say(place: &str, what: impl Display, remedy: &str) {
    let mut line = format!("{place}: {}", without_number(&what.to_string()));
    if !remedy.is_empty() {
        line.push_str(". ");
        line.push_str(remedy);
    }
    let _ = writeln!(io::stderr().lock(), "{}", harmless(&line));
}

/// The words without the number that Rust puts behind what a system says: it is for programs.
fn without_number(what: &str) -> String {
    let Some((before, after)) = what.split_once(" (os error ") else { return what.to_owned() };
    match after.split_once(')') {
        Some((number, after)) if number.bytes().all(|it| it.is_ascii_digit()) => {
            format!("{before}{after}")
        }
        _ => what.to_owned(),
    }
}

/// Says what was noted of a file, or of a line of it.
pub(crate) fn say_notes(file: &str, line: Option<usize>, notes: &Notes, is_quiet: bool) {
    for note in notes.listed() {
        let severity = note.severity();
        if is_quiet && severity == Severity::Note {
            continue;
        }
        say(&place_of(file, line, note), format!("{}: {}", word(severity), note.reason), "");
    }
    let n_more = [Severity::Note, Severity::Repaired, Severity::Lost].map(|it| notes.count(it));
    let n_more = n_more.iter().sum::<usize>() - notes.listed().len();
    if 0 < n_more {
        say(file, format!("{n_more} more of these are not listed"), "");
    }
}

fn place_of(file: &str, line: Option<usize>, note: &Note) -> String {
    let mut place = file.to_owned();
    if let Some(line) = line {
        place.push_str(&format!(": line {line}"));
    }
    if !note.place.is_empty() {
        place.push_str(": ");
        place.push_str(&note.place);
    }
    place
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Repaired => "repaired",
        Severity::Lost => "lost",
    }
}

/// A text of strangers for a terminal: no sequence that commands it, no mark that turns the line around.
pub(crate) fn harmless(text: &str) -> String {
    let is_harmful = |it: char| {
        it.is_control()
            || matches!(it, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_harmful(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Ends quietly where nobody reads any more, and says why nothing could be written otherwise.
pub(crate) fn unwritten(error: &io::Error, place: &str) -> Outcome {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Outcome::Good;
    }
    say(place, error, "Check that there is room, and that you may write there");
    Outcome::Unusable
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_terminal_is_not_commanded() {
        assert_eq!(super::harmless("a\u{1b}[2Jb\u{202e}c\n"), "a\\u{1b}[2Jb\\u{202e}c\\u{a}");
        assert_eq!(super::harmless("کابل é"), "کابل é");
    }

    #[test]
    fn what_a_system_says_has_no_number() {
        let check = |what: &str, expected: &str| assert_eq!(super::without_number(what), expected);
        let error = std::io::Error::from_raw_os_error(2).to_string();
        assert!(error.contains("(os error 2)"), "{error}");
        check(&error, error.split(" (os").next().unwrap_or_default());
        check("Gone (os error 2); it stays", "Gone; it stays");
        check("Gone (os error", "Gone (os error");
        check("Gone (os error x)", "Gone (os error x)");
    }
}
