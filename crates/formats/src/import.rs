//! Whatever is given, recognised by its content and turned into stories.

mod azure_language;
mod brat;
mod cast;
mod comprehend;
mod conll;
mod core_nlp;
mod displacy;
mod doccano;
mod google_language;
mod groups;
mod label_studio;
mod labelled;
mod markdown;
mod ninjs;
mod pair;
mod plain_text;
mod prodigy;
mod pronouns;
mod records;
mod schema_org;
mod spacy_doc;
mod tokens;
mod web_annotation;
mod webanno;

use dateline_article::{LIMITS, LoadError, Severity, Unicode, corrected, read_with};

use crate::check::check;
use crate::draft::Draft;
use crate::error::ImportError;
use crate::file::{Encoding, File, Given};
use crate::format::Format;
use crate::json::Json;
use crate::note::{Notes, Reason};
use crate::story::Story;

/// What was read from a file, or from several that belong together.
#[derive(Debug)]
pub struct Imported {
    /// The format that it was recognised as.
    pub format: Format,
    /// Its version or kind, where the format has several: `3.1`, `entities`.
    pub variant: &'static str,
    /// The stories, in the order of the file; at least one.
    pub stories: Vec<Story>,
    /// What was noted of the file itself.
    pub notes: Notes,
}

/// A format, and how it is recognised and read.
pub(crate) struct Importer {
    pub(crate) format: Format,
    /// Whether the files are of this format: cheap, and sure enough that no other format's files pass.
    pub(crate) recognises: fn(&[Given]) -> bool,
    pub(crate) read: Read,
}

/// Reads files of a format; each draft with the notes of its own.
pub(crate) type Read = fn(&[Given], &mut Notes) -> Result<Drafts, ImportError>;

/// What an importer found.
pub(crate) struct Drafts {
    /// See [`Imported::variant`].
    pub(crate) variant: &'static str,
    pub(crate) drafts: Vec<(Draft, Notes)>,
}

/// In the order in which they are tried: the surest signs first.
const IMPORTERS: [&Importer; 17] = [
    &displacy::IMPORTER,
    &spacy_doc::IMPORTER,
    &prodigy::IMPORTER,
    &doccano::IMPORTER,
    &label_studio::IMPORTER,
    &web_annotation::IMPORTER,
    &google_language::IMPORTER,
    &comprehend::IMPORTER,
    &azure_language::IMPORTER,
    &core_nlp::IMPORTER,
    &schema_org::IMPORTER,
    &ninjs::IMPORTER,
    &webanno::IMPORTER,
    &brat::IMPORTER,
    &conll::IMPORTER,
    &markdown::IMPORTER,
    &plain_text::IMPORTER,
];

/// Reads files of whatever format they are; several only where a format is spread over several.
///
/// # Errors
///
/// If they are of no known format, or nothing of them can be shown.
pub fn import(
    files: &[File<'_>],
    encoding: Encoding,
    unicode: &'static Unicode,
) -> Result<Imported, ImportError> {
    read(files, encoding, unicode, |given| {
        let unknown = match given {
            [_] => ImportError::Unrecognised,
            _ => ImportError::UnrelatedFiles,
        };
        IMPORTERS.into_iter().find(|it| (it.recognises)(given)).ok_or(unknown)
    })
}

/// Reads files that are said to be of `format`.
///
/// # Errors
///
/// If nothing of them can be shown.
pub fn import_as(
    format: Format,
    files: &[File<'_>],
    encoding: Encoding,
    unicode: &'static Unicode,
) -> Result<Imported, ImportError> {
    read(files, encoding, unicode, |_| {
        IMPORTERS.into_iter().find(|it| it.format == format).ok_or(ImportError::Unrecognised)
    })
}

fn read(
    files: &[File<'_>],
    encoding: Encoding,
    unicode: &'static Unicode,
    choose: impl Fn(&[Given]) -> Result<&'static Importer, ImportError>,
) -> Result<Imported, ImportError> {
    let mut notes = Notes::default();
    let given: Result<Vec<Given>, _> =
        files.iter().map(|it| Given::new(*it, encoding, &mut notes)).collect();
    let given = match (given, files) {
        (Err(ImportError::Load(LoadError::NotJson { .. })), [file]) if is_cut(file.bytes) => {
            return cut(file.bytes, unicode);
        }
        (given, _) => given?,
    };
    if let [file] = given.as_slice()
        && let Some(format) = own_format(file)
    {
        // What the first look noted of its JSON, the core notes again.
        notes.retain_of_file();
        return own(file.text.as_bytes(), format, notes, unicode);
    }
    let importer = choose(&given)?;
    let Drafts { variant, drafts } = (importer.read)(&given, &mut notes)?;
    drop(given);
    let mut stories = Vec::new();
    let mut failure = None;
    for (draft, own) in drafts {
        match check(draft, encoding, own, unicode) {
            Ok(story) => stories.push(story),
            Err(error) => failure = Some(error),
        }
    }
    match failure {
        Some(error) if stories.is_empty() => Err(error.into()),
        None if stories.is_empty() => Err(ImportError::Unrecognised),
        _ => Ok(Imported { format: importer.format, variant, stories, notes }),
    }
}

/// Whether a file is in the program's own format, which the core reads.
fn own_format(file: &Given) -> Option<Format> {
    let json = file.first_json()?;
    let says =
        |name| json.get("format").and_then(Json::as_str).is_some_and(|it| it.starts_with(name));
    match () {
        () if says("dateline-lines/") => Some(Format::DatelineLines),
        () if says("dateline/") || json.get("blocks").is_some_and(|it| it.as_array().is_some()) => {
            Some(Format::Dateline)
        }
        () => None,
    }
}

/// Whether not all of a file is read, because it is too large.
fn is_cut(bytes: &[u8]) -> bool {
    LIMITS.file_bytes < bytes.len()
}

/// JSON that breaks off at the limit: the core shows its own format as far as it goes, others have no beginning that could
/// be shown by itself.
fn cut(bytes: &[u8], unicode: &'static Unicode) -> Result<Imported, ImportError> {
    let too_large = ImportError::TooLarge { given: bytes.len(), limit: LIMITS.file_bytes };
    own(bytes, Format::Dateline, Notes::default(), unicode).map_err(|_| too_large)
}

fn own(
    bytes: &[u8],
    format: Format,
    notes: Notes,
    unicode: &'static Unicode,
) -> Result<Imported, ImportError> {
    let loaded = read_with(bytes, unicode)?;
    let mut own = Notes::default();
    for issue in loaded.report.issues() {
        own.push(issue.path.as_str(), Reason::Checked(issue.problem.clone()));
    }
    for severity in [Severity::Note, Severity::Repaired, Severity::Lost] {
        own.counted(severity, loaded.report.count(severity));
    }
    if let Some(changes) = &loaded.article.changes {
        for (nth, outcome) in
            corrected(&loaded.article, changes, unicode).outcomes.into_iter().enumerate()
        {
            if let Err(unfit) = outcome {
                own.push(format!("changes[{nth}]"), Reason::Correction(unfit));
            }
        }
    }
    let report = &loaded.report;
    let (tally, unit, unit_source) = (report.tally, report.unit, report.unit_source);
    let story =
        Story { article: loaded.article, notes: own, tally, unit, unit_source, is_draft: false };
    Ok(Imported { format, variant: "", stories: vec![story], notes })
}

#[cfg(test)]
mod tests;
