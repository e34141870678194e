//! Whether the hint of a first visit is shown.

use crate::storage;
use crate::watched::Watched;

/// The one hint of a first visit.
#[derive(Clone, Copy)]
pub(crate) struct Hint(Watched<bool>);

const HINT_SEEN: &str = "hint-seen";

impl Hint {
    /// Open, unless it was seen on this device; where storage is refused, open on each visit.
    pub(crate) fn new() -> Hint {
        let seen = storage::read(HINT_SEEN).ok().flatten().is_some();
        Hint(Watched::new(!seen))
    }

    /// Whether it is to be shown.
    pub(crate) fn is_open(self) -> bool {
        self.0.get()
    }

    /// Closes it for good.
    pub(crate) fn close(self) {
        let _ = self.dismiss();
    }

    /// Closes it for good; returns whether it was open.
    pub(crate) fn dismiss(self) -> bool {
        let was_open = self.0.put(false);
        if was_open {
            // A device that can't remember shows it again next time: no harm.
            let _ = storage::write(HINT_SEEN, "1");
        }
        was_open
    }
}
