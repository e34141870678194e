//! Foreign formats: whatever people have becomes checked stories, and a story goes out in whatever they need.
//!
//! [`import()`] recognises a file by its content, and its importer makes a draft of it in the words of `dateline/1`. One
//! check for all formats verifies the offsets, cuts the text into paragraphs and says in [`Notes`] what did not fit,
//! each with its place in the file.

mod binary;
mod check;
mod draft;
mod error;
mod export;
mod file;
mod format;
mod html_text;
mod import;
mod json;
mod labels;
mod links;
mod note;
mod paragraphs;
mod repeats;
mod story;
mod unit;
mod words;

pub use crate::error::ImportError;
pub use crate::export::{
    Exported, ExportedFile, Frame, PAGE_STYLE, date_text, date_words, export, file_stem, html_text,
    month_words, page, wikidata,
};
pub use crate::file::{Encoding, File};
pub use crate::format::Format;
pub use crate::import::{Imported, import, import_as};
pub use crate::note::{Note, Notes, Reason};
pub use crate::story::Story;
