//! A story in whatever format somebody needs.

mod brat;
mod carries;
mod conll;
mod csv;
mod dateline;
mod dates;
mod displacy;
mod doccano;
mod entities_csv;
mod file_stem;
mod html;
mod joined;
mod json;
mod markdown;
mod mentions_csv;
mod web_annotation;

use dateline_article::{Article, Date, Entity, Unicode};
use dateline_words::Words;

use crate::format::Format;
use crate::note::Notes;

pub use file_stem::file_stem;
pub use html::{Frame, PAGE_STYLE, html_text, page};

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
    let carries = carries::carries(format)?;
    let mut notes = Notes::default();
    carries::note_what_stays(article, carries, &mut notes);
    let files = match format {
        Format::Dateline => vec![one(format, "application/json", dateline::written(article))],
        Format::WebAnnotation => {
            let text = web_annotation::written(article, &mut notes);
            vec![one(format, "application/ld+json", text)]
        }
        Format::Displacy => {
            vec![one(format, "application/json", displacy::written(article, &mut notes))]
        }
        Format::Brat => brat::written(article, &mut notes),
        Format::Doccano => {
            vec![one(format, "application/jsonl", doccano::written(article, &mut notes))]
        }
        Format::Conll => vec![one(format, "text/plain", conll::written(article, &mut notes))],
        Format::EntitiesCsv => vec![one(format, "text/csv", entities_csv::written(article))],
        Format::MentionsCsv => vec![one(format, "text/csv", mentions_csv::written(article))],
        Format::Markdown => {
            vec![one(format, "text/markdown", markdown::written(article, &mut notes))]
        }
        Format::Html => vec![one(format, "text/html", html::written(article))],
        _ => return None,
    };
    Some(Exported { files, notes })
}

/// The longest words of a mention that are written beside its offsets, in bytes. Names are shorter; and mentions that lie
/// in each other by the thousand would otherwise repeat the text a thousand times.
const LONGEST_WORDS: usize = 300;

/// Asked for nothing: no format here counts graphemes.
const NO_TABLES: &Unicode =
    &Unicode { clusters: |_| Vec::new(), has: |_, _| false, fold: |_, _| () };

/// When something happened, as RFC 3339 has it: a day as `2024-11-25`, a moment as `2024-11-25T18:00:00Z`.
pub fn date_text(date: Date) -> String {
    dates::written(date)
}

/// When something happened, for readers: a day as `25 November 2024`, a moment as `25 November 2024, 18:00 UTC`.
pub fn date_words(date: Date, words: &Words<'_>) -> String {
    dates::shown(date, words)
}

/// What a month, from 1, is called: `November`.
pub fn month_words<'a>(month: u8, words: &Words<'a>) -> &'a str {
    dates::month(month.into(), words)
}

/// The entity's item in Wikidata: `Q42`.
pub fn wikidata(entity: &Entity) -> Option<&str> {
    let (_, item) = entity.ids.iter().find(|(authority, _)| authority == "wikidata")?;
    let digits = item.strip_prefix('Q')?;
    let is_item = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    is_item.then_some(item)
}

/// The one file of a format.
fn one(format: Format, media_type: &'static str, text: String) -> ExportedFile {
    ExportedFile { ending: format.ending(), media_type, bytes: text.into_bytes() }
}

#[cfg(test)]
mod tests;
