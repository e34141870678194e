//! Where the reader is in the story, and where they came from.

use crate::watched::Watched;
use dateline_article::MentionIdx;

/// The mention that was last jumped to, the scroll position before the first jump, and whether there is more to come.
#[derive(Clone, Copy)]
pub(crate) struct Moves {
    here: Watched<Option<MentionIdx>>,
    /// In CSS pixels from the top of the page.
    origin: Watched<Option<f64>>,
    is_whole: Watched<bool>,
}

impl Moves {
    /// Nothing was jumped to.
    pub(crate) fn new() -> Moves {
        Moves {
            here: Watched::new(None),
            origin: Watched::new(None),
            is_whole: Watched::new(false),
        }
    }

    /// The mention that was jumped to.
    pub(crate) fn here(self) -> Option<MentionIdx> {
        self.here.get()
    }

    /// The same, for an event handler.
    pub(crate) fn here_now(self) -> Option<MentionIdx> {
        self.here.now()
    }

    /// The reader is about to jump, from `top`: the first place of a row of jumps is kept.
    pub(crate) fn leave(self, top: f64) {
        if self.origin.now().is_none() {
            self.origin.set(Some(top));
        }
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
        origin
    }
}
