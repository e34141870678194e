//! The tools of an open story: find, comfort, share, keys, and how far it has been read.

use crate::el::{El, el};
use crate::loaded::Reading;
use crate::state::Choices;

/// The buttons of the bar while a story is open.
pub(crate) fn tools(_reading: &Reading, _choices: Choices) -> El {
    el("div")
}
