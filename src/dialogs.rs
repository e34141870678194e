//! The dialogs: comfort, share, keys. One at a time.

use crate::el::{El, el};
use crate::loaded::Reading;
use crate::state::Choices;

/// The open dialog, if one is.
pub(crate) fn dialogs(_reading: Reading, _choices: Choices) -> El {
    el("div")
}
