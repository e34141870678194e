//! To be written.

use super::{Drafts, Importer};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::note::Notes;

pub(super) const IMPORTER: Importer = Importer { format: Format::Ninjs, recognises, read };

fn recognises(_files: &[Given]) -> bool {
    false
}

fn read(_files: &[Given], _notes: &mut Notes) -> Result<Drafts, ImportError> {
    Err(ImportError::Unrecognised)
}
