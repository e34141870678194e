//! From bytes to a story, whichever form they have.

use crate::check::{Loaded, read_article};
use crate::lines::{self, LinesReader};
use crate::load_error::LoadError;
use crate::unicode::Unicode;

/// Reads `dateline/1`, or `dateline-lines/1` if the first line says so.
///
/// # Errors
///
/// Only if the bytes are not JSON, or there is no readable block; everything else is an issue of the report.
#[cfg(feature = "unicode")]
pub fn read(bytes: &[u8]) -> Result<Loaded, LoadError> {
    read_with(bytes, Unicode::TABLES)
}

/// The same, for a program that has its own tables of Unicode.
///
/// # Errors
///
/// As [`read`].
pub fn read_with(bytes: &[u8], unicode: &'static Unicode) -> Result<Loaded, LoadError> {
    if lines::is_lines(bytes) {
        let mut reader = LinesReader::new(unicode);
        reader.push(bytes)?;
        return reader.finish();
    }
    read_article(bytes, unicode)
}
