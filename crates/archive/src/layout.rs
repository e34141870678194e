//! Under which keys things lie in the trees.

use crate::key::Key;

/// The key of an entity in the tree of entities.
pub(crate) fn entity_key(key: &Key) -> Vec<u8> {
    [b"e", key.as_str().as_bytes()].concat()
}

/// The key of a name there: its words with hyphens between them, and whom it means.
#[cfg(feature = "make")]
pub(crate) fn name_key(name: &str, key: &Key) -> Vec<u8> {
    [b"n", name.as_bytes(), &[0], key.as_str().as_bytes()].concat()
}

/// The key of what the stories of a segment say of an entity: pages, the oldest first.
pub(crate) fn page_key(key: &Key, segment: usize, page: u16) -> Vec<u8> {
    [key.as_str().as_bytes(), &[0, segment as u8], &page.to_be_bytes()].concat()
}

/// The key of the number of those pages, and of the stories themselves.
pub(crate) fn postings_key(key: &Key, segment: usize) -> Vec<u8> {
    page_key(key, segment, u16::MAX)
}

/// The term of the stories that have an entity of a type.
pub(crate) fn kind_label(kind: &str) -> String {
    format!("\u{1}k{kind}")
}

/// The term of the stories with a rubric.
pub(crate) fn section_label(section: &str) -> String {
    format!("\u{1}s{section}")
}
