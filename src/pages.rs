//! The pages, one file each.

mod library;
mod reader;

pub(crate) use library::{LibraryCache, library_page};
pub(crate) use reader::{Wanted, opened, reader_page};
