//! What each target does with its bytes. The invariants are those of the tests.

mod support;

use dateline_article::{LinesReader, Unicode, read, read_library};
use dateline_formats::{Encoding, File, Format, Imported, import, import_as};

use support::invariants::{article_holds, exports_hold, imported_holds};

/// What parts the files of one input; no text has it.
const BETWEEN_FILES: u8 = 0x1e;

/// Parse, check, segment: our own format and the list of a site.
pub fn story(bytes: &[u8]) {
    if let Ok(loaded) = read(bytes) {
        article_holds(&loaded.article);
    }
    let _ = read_library(bytes);
}

/// A story in lines, however its bytes arrive: what is there holds at any time.
pub fn lines(bytes: &[u8]) {
    let Some((size, bytes)) = bytes.split_first() else { return };
    let mut reader = LinesReader::new(Unicode::TABLES);
    for piece in bytes.chunks(usize::from(*size).max(1)) {
        if reader.push(piece).is_err() {
            return;
        }
        // A look at every piece would take time that grows with the square of their number.
        if bytes.len() < 64 * piece.len() {
            article_holds(reader.article());
        }
    }
    if let Ok(loaded) = reader.finish() {
        article_holds(&loaded.article);
    }
}

/// Files of whatever format, recognised.
pub fn anything(bytes: &[u8]) {
    with_files(bytes, "json", |files| {
        if let Ok(imported) = import(files, Encoding::Strict, Unicode::TABLES) {
            holds(&imported, files, bytes);
        }
    });
}

/// Files that are said to be of a format.
pub fn format(word: &str, bytes: &[u8]) {
    let format = Format::parse(word).expect("a format of that word");
    with_files(bytes, format.ending(), |files| {
        if let Ok(imported) = import_as(format, files, Encoding::Lossy, Unicode::TABLES) {
            holds(&imported, files, bytes);
        }
    });
}

fn with_files(bytes: &[u8], ending: &str, read: impl FnOnce(&[File<'_>])) {
    let (first, other) = (format!("a.{ending}"), "a.txt");
    let pieces = bytes.split(|it| *it == BETWEEN_FILES).take(3).enumerate();
    let files: Vec<_> = pieces
        .map(|(idx, bytes)| File { name: if idx == 0 { &first } else { other }, bytes })
        .collect();
    read(&files);
}

/// To write a story in every format takes longer than to read it: what is read is tried the more.
const N_READ_PER_WRITTEN: usize = 16;

fn holds(imported: &Imported, files: &[File<'_>], bytes: &[u8]) {
    imported_holds(imported, files);
    if imported.stories.len() == 1 && bytes.len().is_multiple_of(N_READ_PER_WRITTEN) {
        exports_hold(imported);
    }
}
