//! Asking a tree: each question brings the files on the way to its answer, and no others.

use super::node::{Bytes, Name, Node, Tree};

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

    /// The first `most` keys from `start` on that follow each other without one that does not begin with it, as far as
    /// the caller can tell: whoever asks looks at the keys.
    async fn from(
        &self,
        start: &[u8],
        most: usize,
    ) -> Result<Vec<(Bytes, Bytes)>, Failed<F::Error>> {
        let mut found = Vec::new();
        let mut todo: Vec<(Name, usize)> = self.tree.root.map(|it| (it, 0)).into_iter().collect();
        while let Some((name, depth)) = todo.pop() {
            match self.node(name, depth).await? {
                Node::Leaf(entries) => {
                    for (key, value) in entries {
                        if key.as_slice() < start {
                            continue;
                        }
                        let is_over = !key.starts_with(start);
                        if is_over || found.len() == most {
                            return Ok(found);
                        }
                        found.push((key, value));
                    }
                }
                Node::Inner(children) => {
                    let children = children.into_iter().filter(|it| start <= it.last.as_slice());
                    let names: Vec<_> = children.map(|it| (it.name, depth + 1)).collect();
                    todo.extend(names.into_iter().rev());
                }
            }
            if found.len() == most {
                break;
            }
        }
        Ok(found)
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

    async fn node(&self, name: Name, depth: usize) -> Result<Node, Failed<F::Error>> {
        if DEEPEST < depth {
            return Err(Failed::Damaged);
        }
        let bytes = self.files.bring(name).await?;
        postcard::from_bytes(&bytes).map_err(|_| Failed::Damaged)
    }
}
