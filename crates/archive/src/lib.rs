//! The index of many stories on a host that only has files: which of them have these words, who is in how many, what is
//! said of whom and by whom.
//!
//! All of it lies in four [`Tree`]s of small files named by their content: stories by date, words, entities, and what is
//! said of these ([`Root`]). A question costs the files on the way to its answer. A story that is newer than all others
//! changes few of them: the stories are cut into segments by what their addresses hash to ([`segments_of`]), and only the
//! last, short segment has to be written anew.
//!
//! What is made is a function of the stories alone: neither their order nor how they were parted changes a byte.

mod ask;
mod entity;
#[cfg(feature = "make")]
mod entry;
mod key;
mod layout;
#[cfg(feature = "make")]
mod make;
mod month;
mod postings;
mod question;
mod root;
mod segment;
mod story;
#[cfg(test)]
mod testing;
mod tree;
mod words;

pub use crate::ask::Archive;
pub use crate::entity::{Dossier, Known, Maybe, Passages, Said, Sentence, Told};
#[cfg(feature = "make")]
pub use crate::entry::Entry;
pub use crate::key::Key;
#[cfg(feature = "make")]
pub use crate::make::{Block, Blocks, Fault, Section, make};
pub use crate::month::Month;
pub use crate::question::{Found, Question, Sort};
pub use crate::root::Root;
pub use crate::segment::segments_of;
pub use crate::story::{Leading, Story};
#[cfg(feature = "make")]
pub use crate::tree::Store;
pub use crate::tree::{Failed, Files, Name, Tree};
pub use crate::words::Words;
