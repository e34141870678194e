//! Making a tree, from the smallest key on.

use super::node::{Bytes, Child, Name, Node, Tree};

/// Where files go.
pub trait Store {
    /// Why a file could not be kept.
    type Error;

    /// Keeps a file, and says what it is called and how many bytes it has where it is kept.
    ///
    /// # Errors
    ///
    /// That it could not be kept.
    fn put(&self, bytes: &[u8]) -> Result<(Name, u64), Self::Error>;
}

/// What a tree is asked for, and so how large its leaves are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// How large a leaf is on the average, in bytes before compression.
    pub(crate) leaf: usize,
    /// Whether it is asked by key; else only by number, and it keeps no keys.
    pub(crate) is_keyed: bool,
}

/// How large a node over leaves is on the average, in bytes.
const INNER: usize = 700;

/// No file is larger than so many times the average, but for a single value that is.
const MOST: usize = 4;

/// A tree in the making. Keys come in order, each once.
#[derive(Debug)]
pub(crate) struct TreeWriter {
    shape: Shape,
    leaf: Vec<(Bytes, Bytes)>,
    n_leaf_bytes: usize,
    /// The unfinished nodes over the leaves, and over those.
    levels: Vec<Level>,
    len: u64,
    n_bytes: u64,
}

#[derive(Debug, Default)]
struct Level {
    children: Vec<Child>,
    n_bytes: usize,
}

impl TreeWriter {
    /// An empty one.
    pub(crate) fn new(shape: Shape) -> TreeWriter {
        TreeWriter {
            shape,
            leaf: Vec::new(),
            n_leaf_bytes: 0,
            levels: Vec::new(),
            len: 0,
            n_bytes: 0,
        }
    }

    /// Adds a key, which comes after all that were added.
    ///
    /// # Errors
    ///
    /// What the store says.
    pub(crate) fn push<S: Store>(
        &mut self,
        store: &S,
        key: Bytes,
        value: Bytes,
    ) -> Result<(), S::Error> {
        debug_assert!(self.leaf.last().is_none_or(|(last, _)| *last < key), "keys in order");
        let n_bytes = key.len() + value.len();
        // A leaf of its own for what fills one: its neighbours are not to be paid for it, nor it for them.
        if self.shape.leaf < n_bytes {
            self.end_leaf(store)?;
        }
        let ends = ends(&key, n_bytes, self.shape.leaf);
        self.leaf.push((key, value));
        self.n_leaf_bytes += n_bytes;
        self.len += 1;
        if ends || MOST * self.shape.leaf < self.n_leaf_bytes || self.shape.leaf < n_bytes {
            self.end_leaf(store)?;
        }
        Ok(())
    }

    /// Ends the tree.
    ///
    /// # Errors
    ///
    /// What the store says.
    pub(crate) fn end<S: Store>(mut self, store: &S) -> Result<Tree, S::Error> {
        self.end_leaf(store)?;
        let mut nth = 0;
        while let Some(level) = self.levels.get(nth) {
            let is_top = nth + 1 == self.levels.len();
            match level.children.as_slice() {
                // A node over one file says nothing.
                [only] if is_top => {
                    return Ok(Tree {
                        root: Some(only.name),
                        len: self.len,
                        n_bytes: self.n_bytes,
                    });
                }
                _ => self.end_level(store, nth)?,
            }
            nth += 1;
        }
        Ok(Tree::default())
    }

    fn end_leaf<S: Store>(&mut self, store: &S) -> Result<(), S::Error> {
        let mut entries = std::mem::take(&mut self.leaf);
        self.n_leaf_bytes = 0;
        let Some((last, _)) = entries.last() else { return Ok(()) };
        let (last, len) = (last.clone(), entries.len() as u64);
        if !self.shape.is_keyed {
            entries.iter_mut().for_each(|(key, _)| key.clear());
        }
        let name = self.put(store, &Node::Leaf(entries))?;
        self.add(store, 0, Child { last, len, name })
    }

    /// Adds a file to those that the unfinished node of this level is over.
    fn add<S: Store>(&mut self, store: &S, nth: usize, child: Child) -> Result<(), S::Error> {
        if self.levels.len() == nth {
            self.levels.push(Level::default());
        }
        let Some(level) = self.levels.get_mut(nth) else { return Ok(()) };
        let n_bytes = 16 + if self.shape.is_keyed { child.last.len() } else { 0 };
        // The key has ended the file below it: what ends this one is to be another question.
        let ends = ends(&[child.last.as_slice(), &[nth as u8]].concat(), n_bytes, INNER);
        level.children.push(child);
        level.n_bytes += n_bytes;
        if ends && 1 < level.children.len() || MOST * INNER < level.n_bytes {
            self.end_level(store, nth)?;
        }
        Ok(())
    }

    fn end_level<S: Store>(&mut self, store: &S, nth: usize) -> Result<(), S::Error> {
        let Some(level) = self.levels.get_mut(nth).map(std::mem::take) else { return Ok(()) };
        let Some(last) = level.children.last().map(|it| it.last.clone()) else { return Ok(()) };
        let len = level.children.iter().map(|it| it.len).sum();
        let mut children = level.children;
        if !self.shape.is_keyed {
            children.iter_mut().for_each(|it| it.last.clear());
        }
        let name = self.put(store, &Node::Inner(children))?;
        self.add(store, nth + 1, Child { last, len, name })
    }

    fn put<S: Store>(&mut self, store: &S, node: &Node) -> Result<Name, S::Error> {
        // It can only fail where memory is bounded.
        let bytes = postcard::to_allocvec(node).unwrap_or_default();
        let (name, n_bytes) = store.put(&bytes)?;
        self.n_bytes += n_bytes;
        Ok(name)
    }
}

/// Whether a file ends with this key: as likely as the entry is large, so that files are `average` bytes.
fn ends(key: &[u8], n_bytes: usize, average: usize) -> bool {
    // FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>, and the last step of MurmurHash3, because its high bits alone
    // are asked.
    let fnv = key.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut hash = fnv ^ fnv >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    let share = (n_bytes as u64).saturating_mul(u64::from(u32::MAX)) / average.max(1) as u64;
    (hash >> 32) < share
}
