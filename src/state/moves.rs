//! Where the reader is in the story, and where they came from.

use dateline_article::MentionIdx;
use leptos::prelude::*;

/// The mention that was last jumped to, the scroll position before the first jump, and whether there is more to come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moves {
    here: RwSignal<Option<MentionIdx>>,
    /// In CSS pixels from the top of the page.
    origin: RwSignal<Option<f64>>,
    is_whole: RwSignal<bool>,
}

impl Moves {
    /// Nothing was jumped to.
    pub(crate) fn new() -> Moves {
        Moves {
            here: RwSignal::new(None),
            origin: RwSignal::new(None),
            is_whole: RwSignal::new(false),
        }
    }

    /// The mention that was jumped to.
    pub(crate) fn here(self) -> Option<MentionIdx> {
        self.here.get()
    }

    /// The same, for an event handler.
    pub(crate) fn here_now(self) -> Option<MentionIdx> {
        self.here.get_untracked()
    }

    /// The reader is about to jump, from `top`: the first place of a row of jumps is kept.
    pub(crate) fn leave(self, top: f64) {
        self.origin.update_untracked(|it| *it = it.or(Some(top)));
    }

    /// The reader stands at `mention`, or at none.
    pub(crate) fn stand(self, mention: Option<MentionIdx>) {
        if self.here_now() != mention {
            self.here.set(mention);
        }
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
        self.origin.try_update_untracked(Option::take).flatten()
    }
}
