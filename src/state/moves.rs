//! Where the reader is in the story, and where they came from.

use crate::watched::Watched;
use dateline_article::MentionIdx;

/// The mention that was last jumped to, the scroll position before the first jump, and whether there is more to come.
#[derive(Clone, Copy)]
pub(crate) struct Moves {
    here: Watched<Option<MentionIdx>>,
    /// In CSS pixels from the top of the page.
    origin: Watched<Option<f64>>,
    /// Where the last jump came to, in the same unit.
    landed: Watched<Option<f64>>,
    is_whole: Watched<bool>,
}

impl Moves {
    /// Nothing was jumped to.
    pub(crate) fn new() -> Moves {
        Moves {
            here: Watched::new(None),
            origin: Watched::new(None),
            landed: Watched::new(None),
            is_whole: Watched::new(false),
        }
    }

    /// The mention that was jumped to.
    pub(crate) fn here(self) -> Option<MentionIdx> {
        self.here.get()
    }

    /// The reader is about to jump, from `top`: the first place of a row of jumps is kept. Who has read on since the
    /// last one begins a new row.
    pub(crate) fn leave(self, top: f64) {
        const SAME: f64 = 40.0;
        let is_in_row = self.landed.now().is_some_and(|it| (it - top).abs() < SAME);
        if !is_in_row || self.origin.now().is_none() {
            self.origin.set(Some(top));
        }
    }

    /// A jump has come to `top`.
    pub(crate) fn land(self, top: f64) {
        self.landed.set(Some(top));
    }

    /// Whether there is a way back.
    pub(crate) fn has_origin(self) -> bool {
        self.origin.now().is_some()
    }

    /// The reader stands at `mention`, or at none.
    pub(crate) fn stand(self, mention: Option<MentionIdx>) {
        self.here.put(mention);
    }

    /// All of the story is in the document.
    pub(crate) fn is_whole(self) -> bool {
        self.is_whole.get()
    }

    /// Says that all of it is.
    pub(crate) fn complete(self) {
        self.is_whole.set(true);
    }

    /// Forgets the jumps; gives the place where they began.
    pub(crate) fn take_origin(self) -> Option<f64> {
        self.stand(None);
        let origin = self.origin.now();
        self.origin.set(None);
        self.landed.set(None);
        origin
    }
}
