//! Making an index of blocks of stories, in memory that grows with the names and not with the text.
//!
//! 1. All names are read, and it is decided who is who ([`names`]).
//! 2. What is said of entities is sorted by who they are, block by block ([`label`]).
//! 3. Stories, words and what is said are merged, each into its tree, all at once ([`stories`], [`terms`], [`dossiers`]).

mod block;
mod dossiers;
mod frames;
mod label;
mod merge;
mod names;
mod stories;
mod terms;

use std::io;
use std::thread;

pub use self::block::{Block, Blocks, Section};
use self::label::Labelled;
use self::names::Names;
use crate::root::Root;
use crate::segment::segments_of;
use crate::tree::{Name, Store};

/// Why an index can't be made.
#[derive(Debug)]
pub enum Fault {
    /// What was kept can't be read, or what is made can't be written.
    Io(io::Error),
    /// A block is none, or is cut off.
    Damaged,
    /// Two blocks have the story with this address.
    Twice(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Io(error)
    }
}

/// Makes the index of all stories in `blocks`, and says where it begins.
///
/// # Errors
///
/// See [`Fault`].
pub fn make<B, S>(blocks: &mut B, store: &S) -> Result<Name, Fault>
where
    B: Blocks + Sync,
    S: Store<Error = io::Error> + Sync,
{
    let order = stories::order(blocks)?;
    let names = Names::of(blocks)?;
    let labelled = label::label(blocks, &order, &names)?;
    let segments = segments_of(order.srcs.iter().map(String::as_str));
    let (blocks, segments) = (&*blocks, segments.as_slice());
    let (order, names, labelled) = (&order, &names, &labelled);
    let (stories, words, entities) = thread::scope(|scope| {
        let words = scope.spawn(move || terms::write(blocks, order, labelled, segments, store));
        let stories = scope.spawn(move || stories::write(blocks, names, store));
        let entities = dossiers::write(blocks, names, labelled, segments, store);
        (joined(stories), joined(words), entities)
    });
    let (entities, passages) = entities?;
    let Labelled { months, sections, kinds, .. } = labelled;
    let root = Root {
        version: Root::VERSION,
        segments: segments.to_vec(),
        stories: stories?,
        words: words?,
        entities,
        passages,
        months: months.iter().map(|(month, n)| (*month, *n)).collect(),
        sections: label::by_use(sections),
        kinds: label::by_use(kinds),
    };
    Ok(store.put(&postcard::to_allocvec(&root).map_err(|_| Fault::Damaged)?)?.0)
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T, Fault>>) -> Result<T, Fault> {
    // A panic goes on as one.
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests;
