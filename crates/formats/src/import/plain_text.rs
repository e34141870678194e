//! Plain text, the last resort: a `.txt`, or what is pasted.
//!
//! It has no offsets and no mentions. Empty lines part its paragraphs; where it has none, each line is one. A first line
//! that reads as a headline is the headline. There is no specification; RFC 3676 is followed nowhere: a line that ends in
//! a space is a line.

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
    let draft = Draft::whole_text(file.text.as_str(), Unit::Stated(OffsetUnit::Utf8), "");
    Ok(Drafts { variant: "", drafts: vec![(draft, Notes::default())] })
}

/// Whether a text is the source of a web page.
fn is_web_page(text: &str) -> bool {
    let begins = |word: &str| {
        let first = text.trim_start().as_bytes();
        first.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()))
    };
    begins("<!doctype html") || begins("<html") || begins("<head>") || begins("<body")
}
