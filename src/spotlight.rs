//! The spotlight: only the sentences with what is chosen, in place of the story.

use crate::el::{El, el};
use crate::loaded::Reading;
use crate::state::Choices;

/// A sibling of the story, which is hidden while this stands in its place.
pub(crate) fn spotlight(_reading: Reading, _choices: Choices) -> El {
    el("div")
}
