//! Columns of tokens with tags, as the shared tasks of CoNLL have them: CoNLL-2003 and its relatives (IOB1, IOB2, BIOES,
//! BILOU), CoNLL-U, CoNLL-2012 with coreference.
//!
//! No offsets: tokens. Their places are bytes of the text that is put together here. Only CoNLL-U says where spaces were,
//! by `# text` and `SpaceAfter=No`; elsewhere the text is rebuilt by rule, and that is noted. Each document is a story.
//! Sources: <https://aclanthology.org/W03-0419/>, <https://universaldependencies.org/format.html>,
//! <https://conll.cemantix.org/2012/data.html>, CorefUD's `Entity` <https://ufal.mff.cuni.cz/corefud>.

mod columns;
mod layout;
mod rebuilt;
mod spacing;
mod tags;

use self::columns::Document;
use self::layout::Layout;
use super::{Drafts, Importer};
use crate::error::ImportError;
use crate::file::{Content, Given};
use crate::format::Format;
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::Conll, recognises, read };

fn recognises(files: &[Given]) -> bool {
    let [file] = files else { return false };
    let is_columns =
        || file.text.trim_start().starts_with("-DOCSTART-") || Layout::of(&file.text).is_some();
    matches!(file.content, Content::Text) && is_columns()
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let [file] = files else { return Err(ImportError::UnrelatedFiles) };
    let Some(layout) = Layout::of(&file.text) else {
        let reason = "there are no columns of words and tags, such as “Kabul B-LOC”".to_owned();
        let place = "line 1".to_owned();
        return Err(ImportError::Malformed { format: Format::Conll, place, reason });
    };
    let documents = columns::documents(&file.text, &layout, notes);
    let has_words = |it: &Document<'_>| it.sentences.iter().any(|it| !it.tokens.is_empty());
    let drafts: Vec<_> =
        documents.iter().filter(|it| has_words(it)).map(|it| rebuilt::story(it, &layout)).collect();
    if drafts.is_empty() {
        return Err(ImportError::NoText { format: Format::Conll, field: "a word in each line" });
    }
    if layout.has_more {
        notes.push("the other columns", Reason::NotCarried);
    }
    Ok(Drafts { variant: layout.kind.name(), drafts })
}
