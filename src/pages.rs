//! The pages, one file each.

mod about;
mod library;
mod reader;

pub(crate) use about::AboutPage;
pub(crate) use library::{LibraryCache, LibraryPage};
pub(crate) use reader::{Opened, ReaderPage};
