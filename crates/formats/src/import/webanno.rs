//! WebAnno TSV 3.0 to 3.3, which INCEpTION writes too: sentences, and a line for each token with what is said of it.
//!
//! Offsets: UTF-16, stated (“based on UTF-16”), half-open, from the beginning of the text; they are verified by the
//! tokens beside them, sentence by sentence. What stood between sentences is not in the file, only how long it was.
//! Source: <https://inception-project.github.io/releases/36.0/docs/user-guide.html#sect_webannotsv>.

mod cells;
mod layers;
mod sentences;

use dateline_article::OffsetUnit;

use self::layers::{Layer, Role, layers};
use self::sentences::{Unit, sentences};
use super::groups;
use super::{Drafts, Importer};
use crate::draft::{Draft, Unit as OffsetsIn};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::WebAnno, recognises, read };

/// How such a file begins.
const SIGN: &str = "#FORMAT=WebAnno TSV ";

fn recognises(files: &[Given]) -> bool {
    matches!(files, [file] if file.text.trim_start().starts_with(SIGN))
}

fn read(files: &[Given], _: &mut Notes) -> Result<Drafts, ImportError> {
    let [file] = files else { return Err(ImportError::UnrelatedFiles) };
    let first = file.text.trim_start().lines().next().unwrap_or_default();
    let variant = match first.strip_prefix(SIGN).unwrap_or("3").trim() {
        "3.1" => "3.1",
        "3.2" => "3.2",
        "3.3" => "3.3",
        "3" | "3.0" => "3.0",
        version if version.starts_with("3.") => "3",
        version => {
            let reason = format!("it is of version {version}, and only version 3 is read");
            let place = "line 1".to_owned();
            return Err(ImportError::Malformed { format: Format::WebAnno, place, reason });
        }
    };
    let mut notes = Notes::default();
    let layers = layers(&file.text);
    let n_columns = layers.iter().map(|it| it.columns.end).max().unwrap_or(3);
    let (text, units) = sentences(&file.text, n_columns, &mut notes);
    if text.is_empty() {
        return Err(ImportError::NoText { format: Format::WebAnno, field: "#Text" });
    }
    let has_names = layers.iter().any(|it| it.role == Role::Names);
    let mut marked = layers::Marked::new(&text);
    for layer in &layers {
        let is_read = match layer.role {
            Role::Names | Role::Chains => true,
            Role::Spans => !has_names,
            Role::Other => false,
        };
        if is_read {
            units.iter().for_each(|it| marked.take(layer, it, &mut notes));
        } else if is_used(layer, &units) {
            notes.push(format!("line {}: {}", layer.line, layer.short), Reason::NotCarried);
        }
    }
    let (mentions, said) = marked.into_mentions(&mut notes);
    let mut draft = Draft::whole_text(text, OffsetsIn::Stated(OffsetUnit::Utf8), "");
    draft.mentions = Some(mentions);
    groups::group(&mut draft, said);
    Ok(Drafts { variant, drafts: vec![(draft, notes)] })
}

/// Whether anything is said in the columns of a layer.
fn is_used(layer: &Layer<'_>, units: &[Unit<'_>]) -> bool {
    units.iter().any(|unit| {
        let cells = unit.cells.get(layer.columns.clone()).unwrap_or_default();
        cells.iter().any(|it| !matches!(*it, "_" | ""))
    })
}
