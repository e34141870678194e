//! Parts that pages share.

mod bar;
mod failure;
mod file_notes;
mod hint;
mod loading;

pub(crate) use bar::Bar;
pub(crate) use failure::{Failure, Retry};
pub(crate) use file_notes::FileNotes;
pub(crate) use hint::HintNote;
pub(crate) use loading::Loading;
