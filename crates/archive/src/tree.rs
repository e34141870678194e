//! A sorted map that lies in many small files, each named by its content.
//!
//! Leaves hold keys and values, the nodes above them say which file has what. Where a leaf ends is decided by what its last
//! key hashes to, not by how many came before: so one key more changes the leaf that it lies in and the nodes on the way
//! to it, and all other files stay as they are, whatever history led there. (Known as prolly trees: "probabilistic
//! B-trees", <https://docs.dolthub.com/architecture/storage-engine/prolly-tree>.)

mod node;
mod read;
#[cfg(feature = "make")]
mod write;

pub use self::node::{Name, Tree};
pub(crate) use self::read::Reader;
pub use self::read::{Failed, Files};
#[cfg(feature = "make")]
pub use self::write::Store;
#[cfg(feature = "make")]
pub(crate) use self::write::{Shape, TreeWriter};

#[cfg(test)]
mod tests;
