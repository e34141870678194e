//! The stories in their order.

use std::collections::HashSet;

use super::Fault;
use super::block::{Blocks, Section, StoryRow};
use super::frames::Frames;
use super::merge::Merge;
use super::names::Names;
use crate::entry::When;
use crate::story::Leading;
use crate::tree::{Shape, Store, Tree, TreeWriter};

/// A list of twenty stories from anywhere is to cost little.
const SHAPE: Shape = Shape { leaf: 3 * 512, is_keyed: false };

/// How many of its cast a story is listed with.
const N_LEADING: usize = 6;

/// Which number each story has, from the oldest on.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// The addresses, by number.
    pub(super) srcs: Vec<String>,
    /// The numbers, by block and place in it.
    numbers: Vec<Vec<u32>>,
}

impl Order {
    pub(super) fn number(&self, block: usize, nth: usize) -> Result<u32, Fault> {
        self.numbers.get(block).and_then(|it| it.get(nth)).copied().ok_or(Fault::Damaged)
    }

    /// The numbers of a block's stories.
    pub(super) fn of_block(&self, block: usize) -> &[u32] {
        self.numbers.get(block).map_or(&[], Vec::as_slice)
    }
}

fn rows(blocks: &impl Blocks) -> Result<Vec<impl Iterator<Item = Result<StoryRow, Fault>>>, Fault> {
    let open = |it| Ok(Frames::new(blocks.open(it, Section::Stories)?));
    (0..blocks.count()).map(open).collect()
}

fn when(row: &StoryRow) -> When {
    row.when.clone()
}

/// Puts the stories of all blocks in order.
pub(super) fn order(blocks: &impl Blocks) -> Result<Order, Fault> {
    let mut order = Order { srcs: Vec::new(), numbers: vec![Vec::new(); blocks.count()] };
    let mut seen = HashSet::new();
    for row in Merge::new(rows(blocks)?, when)? {
        let (block, row) = row?;
        let src = row.when.src;
        if !seen.insert(src.clone()) {
            return Err(Fault::Twice(src));
        }
        if let Some(numbers) = order.numbers.get_mut(block) {
            numbers.push(order.srcs.len() as u32);
        }
        order.srcs.push(src);
    }
    Ok(order)
}

/// Writes the tree of the stories.
pub(super) fn write<S: Store<Error = std::io::Error>>(
    blocks: &impl Blocks,
    names: &Names,
    store: &S,
) -> Result<Tree, Fault> {
    let mut tree = TreeWriter::new(SHAPE);
    for row in Merge::new(rows(blocks)?, when)? {
        let (_, StoryRow { when, mut story, cast }) = row?;
        let mut seen = Vec::new();
        for named in cast {
            let Some(who) = names.who(&named.naming).filter(|it| !seen.contains(it)) else {
                continue;
            };
            seen.push(who);
            let Some(identity) = names.get(who) else { continue };
            if LEADING.contains(&named.naming.kind.as_str()) && story.cast.len() < N_LEADING {
                story.cast.push(Leading {
                    key: identity.known.key.clone(),
                    id: named.id,
                    kind: named.naming.kind,
                    name: named.naming.name,
                });
            }
        }
        let value = postcard::to_allocvec(&story).map_err(|_| Fault::Damaged)?;
        tree.push(store, key(&when), value)?;
    }
    Ok(tree.end(store)?)
}

/// The types that lead a cast: who and what, not dates and amounts.
const LEADING: [&str; 5] = ["person", "organization", "place", "event", "project"];

/// A key that sorts as the story does.
fn key(when: &When) -> Vec<u8> {
    let millis = when.millis.map_or(0, |it| (it as u64 ^ 1 << 63).max(1));
    // The last address first: of two that begin alike, the longer.
    let src = when.src.bytes().map(|it| !it).chain([u8::MAX]);
    millis.to_be_bytes().into_iter().chain(src).collect()
}
