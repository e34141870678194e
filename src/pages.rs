//! The pages, one file each.

mod ask;
mod library;
mod reader;

pub(crate) use ask::ask_page;
pub(crate) use library::{LibraryCache, library_page};
pub(crate) use reader::{Wanted, opened, reader_page};
