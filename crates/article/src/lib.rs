//! The article format of Dateline: read, check, repair, index and cut into segments.
//!
//! Bytes become an [`Article`] in [`read_with`], or piece by piece in a [`LinesReader`], which also say in a
//! [`Report`] what did not fit. From there everything is checked and immutable: [`EntityIndex`] knows who is
//! mentioned where, [`segments()`] cuts a text into runs to draw, [`sentences()`] into sentences, and [`passages()`]
//! finds those that mention somebody.
//!
//! Invariants, each held by a test: no input panics; every [`Span`] lies on `char` boundaries of its text; the
//! segments of a text joined are the text; a mention that is kept is covered by a segment.

mod alias;
mod anchor;
mod article;
mod changes;
mod check;
mod entity_type;
mod hidden;
mod idle;
mod index;
mod issue;
mod library;
mod limits;
mod lines;
mod load_error;
mod new_ids;
mod offsets;
mod order;
mod outline;
mod passages;
mod quotes;
mod read;
mod report;
mod rug;
mod search;
mod segments;
mod sentences;
#[cfg(test)]
mod testing;
mod text;
mod unicode;
mod wire;

pub use crate::alias::BY_NAME;
pub use crate::anchor::{Anchored, anchor, ordinal, quote_of};
pub use crate::article::*;
pub use crate::changes::{ChangeKind, Corrected, Done, Unfit, corrected};
pub use crate::check::Loaded;
#[cfg(feature = "issues")]
pub use crate::check::parse_json;
pub use crate::entity_type::EntityType;
pub use crate::hidden::{Hidden, HiddenCount, clean_labels, count_hidden, hidden, visible};
pub use crate::index::EntityIndex;
pub use crate::issue::{Issue, Problem, Severity};
pub use crate::library::{Library, LibraryArticle, LibraryEntity, read_library};
pub use crate::limits::{LIMITS, Limits};
pub use crate::lines::LinesReader;
pub use crate::load_error::LoadError;
pub use crate::new_ids::NewIds;
pub use crate::offsets::{OffsetUnit, Offsets};
pub use crate::outline::Outline;
pub use crate::passages::{
    Passage, company, n_sentences, passages, passages_before, sentence_around,
};
pub use crate::quotes::quotes_by_speaker;
#[cfg(feature = "unicode")]
pub use crate::read::read;
pub use crate::read::read_with;
pub use crate::report::{Report, Tally, UnitSource};
pub use crate::rug::StoryMap;
pub use crate::search::fold::Folds;
pub use crate::search::{Fit, Query, find, fit};
pub use crate::segments::{Segment, Segments, segments};
pub use crate::sentences::sentences;
pub use crate::text::Span;
pub use crate::unicode::{Trait, Unicode};
