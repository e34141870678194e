//! What one file of a tree holds.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a file is called: the first 96 bits of a hash of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Name(pub [u8; 12]);

/// In hexadecimal, 24 digits.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Name {
    /// The path of its file in the folder of the index. Few file systems like a folder of a hundred thousand.
    pub fn path(&self) -> String {
        let name = self.to_string();
        let (folder, file) = name.split_at(2);
        format!("{folder}/{file}.bin")
    }

    /// Of what [`Name`] is written as.
    pub fn parse(digits: &str) -> Option<Name> {
        let mut name = [0; 12];
        if digits.len() != 2 * name.len() || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        for (idx, byte) in name.iter_mut().enumerate() {
            *byte = u8::from_str_radix(digits.get(2 * idx..2 * idx + 2)?, 16).ok()?;
        }
        Some(Name(name))
    }
}

/// A whole tree: where it begins; an empty one has no file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    pub(super) root: Option<Name>,
    /// How many keys it has.
    pub len: u64,
    /// How many bytes its files have together, as they lie on the host.
    pub n_bytes: u64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Node {
    Leaf(Vec<(Bytes, Bytes)>),
    Inner(Vec<Child>),
}

/// A file below another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Child {
    /// Its last key; empty in a tree that is only counted through.
    pub(super) last: Bytes,
    /// How many keys it has below it.
    pub(super) len: u64,
    pub(super) name: Name,
}

pub(super) type Bytes = Vec<u8>;
