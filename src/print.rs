//! What only print has: an index of the cast with block numbers, behind the story.

use crate::el::{El, el};
use crate::loaded::Reading;

/// The index, drawn while the page is being printed.
pub(crate) fn print_index(_reading: Reading) -> El {
    el("div")
}
