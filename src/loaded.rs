//! From the `src` of a link to a story that can be drawn.

use std::ops::Deref;
use std::rc::Rc;

use dateline_article::{Article, EntityIndex, Loaded, Report};
use web_sys::Url;

use crate::failure::LoadFailure;
use crate::net::Transfer;
use crate::source::{Source, is_own_site};
use crate::unicode;

/// A story with its index, as the pages share it.
///
/// A type of its own, because some seventy closures hold one: what it takes to hold and to let go is compiled once.
pub(crate) struct Reading(Rc<ReadingParts>);

impl Clone for Reading {
    #[inline(never)]
    fn clone(&self) -> Reading {
        Reading(self.0.clone())
    }
}

impl Deref for Reading {
    type Target = ReadingParts;

    fn deref(&self) -> &ReadingParts {
        &self.0
    }
}

/// What belongs to an open story.
pub(crate) struct ReadingParts {
    pub(crate) article: Article,
    pub(crate) index: EntityIndex,
    pub(crate) report: Report,
    pub(crate) origin: Origin,
}

/// Where a story came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origin {
    /// The address that relative ones in the file start from.
    pub(crate) base: String,
    /// The host, if it is not the site's own.
    pub(crate) foreign_host: Option<String>,
}

impl Origin {
    fn new(from: &Url) -> Origin {
        Origin { base: from.href(), foreign_host: (!is_own_site(from)).then(|| from.host()) }
    }
}

/// Makes a story of the bytes of a file.
pub(crate) fn read(bytes: &[u8], origin: Origin) -> Result<Reading, LoadFailure> {
    let Loaded { article, report, .. } = dateline_article::read_with(bytes, unicode::BROWSER)?;
    let index = EntityIndex::new(&article);
    Ok(Reading(Rc::new(ReadingParts { article, index, report, origin })))
}

/// Brings and reads the story at `src`.
pub(crate) async fn load(
    src: &str,
    transfer: &Transfer,
    progress: &dyn Fn(usize),
) -> Result<Reading, LoadFailure> {
    let source = Source::new(src)?;
    let fetched = transfer.fetch(&source, progress).await?;
    read(&fetched.bytes, Origin::new(&fetched.from))
}
