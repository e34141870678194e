//! Asking a tree: each question brings the files on the way to its answer, and no others.

use futures_util::future::try_join_all;

use super::node::{Bytes, Child, Name, Node, Tree};

/// What brings files.
pub trait Files {
    /// Why a file did not come.
    type Error;

    /// The content of a file, as it was given to the store.
    fn bring(&self, name: Name) -> impl Future<Output = Result<Bytes, Self::Error>>;
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed<E> {
    /// A file did not come.
    Missing(E),
    /// What came is no part of a tree, or the tree has no end.
    Damaged,
}

impl<E> From<E> for Failed<E> {
    fn from(error: E) -> Failed<E> {
        Failed::Missing(error)
    }
}

/// No tree of ours is as deep; one that somebody has tied to a knot would be endless.
const DEEPEST: usize = 12;

/// Of many files so many are asked for at once.
const N_AT_ONCE: usize = 16;

/// Asks one tree.
#[derive(Debug)]
pub(crate) struct Reader<'a, F> {
    files: &'a F,
    tree: Tree,
}

impl<'a, F: Files> Reader<'a, F> {
    /// Of a tree whose files `files` brings.
    pub(crate) fn new(files: &'a F, tree: Tree) -> Reader<'a, F> {
        Reader { files, tree }
    }

    /// The value of a key.
    ///
    /// # Errors
    ///
    /// A file that does not come, or is damaged.
    pub(crate) async fn get(&self, key: &[u8]) -> Result<Option<Bytes>, Failed<F::Error>> {
        let first = self.from(key, 1).await?;
        Ok(first.into_iter().next().filter(|(it, _)| it == key).map(|(_, value)| value))
    }

    /// The keys that begin with `start`, with their values: of the first `most` at the most.
    ///
    /// # Errors
    ///
    /// As for [`Reader::get`].
    pub(crate) async fn beginning(
        &self,
        start: &[u8],
        most: usize,
    ) -> Result<Vec<(Bytes, Bytes)>, Failed<F::Error>> {
        let mut found = self.from(start, most).await?;
        found.retain(|(key, _)| key.starts_with(start));
        Ok(found)
    }

    /// The keys from `start` on that follow each other without one that does not begin with it, of the first `most` at the
    /// most. The files of one depth are brought at once.
    async fn from(
        &self,
        start: &[u8],
        most: usize,
    ) -> Result<Vec<(Bytes, Bytes)>, Failed<F::Error>> {
        let mut names: Vec<Name> = self.tree.root.into_iter().collect();
        for depth in 0.. {
            let nodes = try_join_all(names.iter().map(|it| self.node(*it, depth))).await?;
            let (mut found, mut below) = (Vec::new(), Vec::new());
            for node in nodes {
                match node {
                    Node::Leaf(entries) => found.extend(entries),
                    Node::Inner(children) => below.extend(children),
                }
            }
            if below.is_empty() {
                let from = found.into_iter().skip_while(|(key, _)| key.as_slice() < start);
                let of_start = from.take_while(|(key, _)| key.starts_with(start));
                return Ok(of_start.take(most).collect());
            }
            // All leaves of a tree lie equally deep.
            if !found.is_empty() {
                return Err(Failed::Damaged);
            }
            names = with_first(below, start, most);
        }
        Ok(Vec::new())
    }

    /// The entry with this number, from 0.
    ///
    /// # Errors
    ///
    /// As for [`Reader::get`].
    pub(crate) async fn nth(&self, nth: u64) -> Result<Option<(Bytes, Bytes)>, Failed<F::Error>> {
        let (Some(mut name), mut left) = (self.tree.root, nth) else { return Ok(None) };
        for depth in 0.. {
            match self.node(name, depth).await? {
                Node::Leaf(entries) => return Ok(entries.into_iter().nth(left as usize)),
                Node::Inner(children) => {
                    let mut below = None;
                    for child in children {
                        if left < child.len {
                            below = Some(child.name);
                            break;
                        }
                        left -= child.len;
                    }
                    let Some(below) = below else { return Ok(None) };
                    name = below;
                }
            }
        }
        Ok(None)
    }

    /// The names of all its files, from the root down. The leaves are only named; of those above them all are brought.
    ///
    /// # Errors
    ///
    /// As for [`Reader::get`].
    pub(crate) async fn names(&self) -> Result<Vec<Name>, Failed<F::Error>> {
        let mut level: Vec<Name> = self.tree.root.into_iter().collect();
        let mut names = Vec::new();
        for depth in 0.. {
            names.extend_from_slice(&level);
            // A name alone has as many bytes.
            if self.tree.n_bytes < (names.len() * size_of::<Name>()) as u64 {
                return Err(Failed::Damaged);
            }
            // All leaves of a tree lie equally deep: the first tells for all.
            let Some(first) = level.first() else { break };
            if let Node::Leaf(_) = self.node(*first, depth).await? {
                break;
            }
            let mut below = Vec::new();
            for some in level.chunks(N_AT_ONCE) {
                for node in try_join_all(some.iter().map(|it| self.node(*it, depth))).await? {
                    if let Node::Inner(children) = node {
                        below.extend(children.into_iter().map(|it| it.name));
                    }
                }
            }
            level = below;
        }
        Ok(names)
    }

    /// The file of this name, which lies so deep.
    async fn node(&self, name: Name, depth: usize) -> Result<Node, Failed<F::Error>> {
        if DEEPEST < depth {
            return Err(Failed::Damaged);
        }
        let bytes = self.files.bring(name).await?;
        postcard::from_bytes(&bytes).map_err(|_| Failed::Damaged)
    }
}

/// Which of these files, in order, have the first `most` keys that begin with `start`.
fn with_first(children: Vec<Child>, start: &[u8], most: usize) -> Vec<Name> {
    let mut names = Vec::new();
    // The first file has one at least, if there are any.
    let mut n_keys = 1_usize;
    for child in children.into_iter().skip_while(|it| it.last.as_slice() < start) {
        if !names.is_empty() {
            // One that says it has no keys is damaged, and may not make this endless.
            n_keys = n_keys.saturating_add(usize::try_from(child.len.max(1)).unwrap_or(usize::MAX));
        }
        names.push(child.name);
        if most <= n_keys || !child.last.starts_with(start) {
            break;
        }
    }
    names
}
