//! Plain text, the last resort: a `.txt`, or what is pasted.
//!
//! It has no offsets and no mentions. Empty lines part its paragraphs; where it has none, each line is one. A first line
//! that reads as a headline is the headline, also one that no empty line parts from what follows. There is no
//! specification; RFC 3676 is followed nowhere: a line that ends in a space is a line.

use dateline_article::{LoadError, OffsetUnit};

use super::{Drafts, Importer};
use crate::draft::{Draft, Unit};
use crate::error::ImportError;
use crate::file::{Content, Given};
use crate::format::Format;
use crate::note::Notes;

pub(super) const IMPORTER: Importer = Importer { format: Format::PlainText, recognises, read };

/// What is left when nobody else knows it.
fn recognises(files: &[Given]) -> bool {
    matches!(files, [file] if matches!(file.content, Content::Text))
}

fn read(files: &[Given], _: &mut Notes) -> Result<Drafts, ImportError> {
    let [file] = files else { return Err(ImportError::UnrelatedFiles) };
    if is_web_page(&file.text) {
        return Err(LoadError::WebPage.into());
    }
    let (headline, text) = match close_headline(&file.text) {
        Some((headline, rest)) => (Some(headline.to_owned()), rest),
        // One that stands apart is found where paragraphs are.
        None => (None, file.text.as_str()),
    };
    let draft = Draft { headline, ..Draft::whole_text(text, Unit::Stated(OffsetUnit::Utf8), "") };
    Ok(Drafts { variant: "", drafts: vec![(draft, Notes::default())] })
}

/// The longest first line that is taken for a headline although it does not stand apart, in characters.
const CLOSE_HEADLINE_CHARS: usize = 120;

/// The first line and the rest, if that is a headline close to its text, and no line of a text that is broken at a width:
/// the next one is longer than this would be with the next one's first word, and begins as a sentence does.
fn close_headline(text: &str) -> Option<(&str, &str)> {
    let (line, rest) = text.trim_start_matches(['\n', '\r']).split_once('\n')?;
    let line = line.strip_suffix('\r').unwrap_or(line);
    let next = rest.lines().next()?;
    let n_chars = |it: &str| it.trim().chars().count();
    let n_with_word = n_chars(line) + 1 + next.split_whitespace().next().map_or(0, n_chars);
    let is_headline = (1..=CLOSE_HEADLINE_CHARS).contains(&n_chars(line))
        && n_with_word < n_chars(next)
        && !next.trim_start().starts_with(char::is_lowercase)
        && !line.trim_end().ends_with(ENDS_OF_SENTENCES);
    is_headline.then_some((line, rest))
}

/// What ends a sentence, or announces one.
const ENDS_OF_SENTENCES: [char; 17] =
    ['.', '!', '?', ':', ';', ',', '…', '。', '۔', '؟', '"', '”', '“', '’', '»', '」', '\''];

/// Whether a text is the source of a web page.
fn is_web_page(text: &str) -> bool {
    let begins = |word: &str| {
        let first = text.trim_start().as_bytes();
        first.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()))
    };
    begins("<!doctype html") || begins("<html") || begins("<head>") || begins("<body")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        assert_eq!(close_headline(text), expected, "{text:?}");
    }

    #[test]
    fn a_headline_may_stand_close_to_its_text() {
        let body =
            "It rained in Kabul all day, and all the roads were closed to everybody.\n\nIt snowed.";
        for line in ["Rain over Kabul", "RAIN", "Rain over Kabul, 2024 ", "كابول هادئة"] {
            check(&format!("{line}\n{body}"), Some((line, body)));
            check(&format!("\r\n\r\n{line}\r\n{body}"), Some((line, body)));
        }
    }

    #[test]
    fn what_may_be_something_else_is_text() {
        let body = "It rained in Kabul all day, and all the roads were closed to everybody.";
        for line in ["“Rain”", "Rain over Kabul:", "Dear Anna,", "It rained.", "Did it?", " ", ""]
        {
            check(&format!("{line}\n{body}"), None);
        }
        check(&format!("{}\n{}", "Rain ".repeat(25), body.repeat(9)), None);
        check("Rain over Kabul\nand nowhere else in the country, as far as is known", None);
        // It stands apart.
        check(&format!("Rain over Kabul\n\n{body}"), None);
        // Broken at a width, where the next word had no room; verses; a list; one line.
        check("The minister of defence met Hanif\nAtmar in Moscow on Monday morning", None);
        check("Shall I compare thee to a day\nThou art more lovely than a day", None);
        check("Bread\nMilk\nEggs and flour", None);
        check("Rain over Kabul", None);
    }
}
