//! A story in whatever format somebody needs.

use dateline_article::Article;

use crate::format::Format;
use crate::note::Notes;

/// A story in another format.
#[derive(Debug)]
pub struct Exported {
    /// The files; several where the format is spread over several.
    pub files: Vec<ExportedFile>,
    /// What of the story the format has no place for.
    pub notes: Notes,
}

/// A file to be saved.
#[derive(Debug)]
pub struct ExportedFile {
    /// Its ending, without the dot.
    pub ending: &'static str,
    /// Its media type, such as `application/json`.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Writes a story; `None` if the format is only read.
pub fn export(article: &Article, format: Format) -> Option<Exported> {
    let _ = article;
    match format {
        _ => None,
    }
}
