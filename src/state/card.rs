//! Which mention's card is open, and what opened it.

use crate::watched::Watched;
use dateline_article::MentionIdx;

/// What opened a card decides what closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opened {
    /// The pointer rests on the mark: it closes when the pointer leaves mark and card.
    Hover,
    /// The mark has the focus: it closes when the focus leaves mark and card.
    Focus,
    /// A click, a tap or Enter: it stays until it is closed.
    Pinned,
}

/// A card about a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OpenCard {
    pub(crate) mention: MentionIdx,
    pub(crate) opened: Opened,
}

/// The one card that can be open.
#[derive(Clone, Copy)]
pub(crate) struct CardState(Watched<Option<OpenCard>>);

impl CardState {
    /// None is open.
    pub(crate) fn new() -> CardState {
        CardState(Watched::new(None))
    }

    /// The open card.
    pub(crate) fn get(self) -> Option<OpenCard> {
        self.0.get()
    }

    /// The same, for an event handler.
    pub(crate) fn now(self) -> Option<OpenCard> {
        self.0.now()
    }

    /// Opens the card of `mention`; what is pinned stays pinned.
    pub(crate) fn open(self, mention: MentionIdx, opened: Opened) {
        self.0.put(Some(OpenCard { mention, opened }));
    }

    /// Closes it; returns whether it was open.
    pub(crate) fn close(self) -> bool {
        self.0.put(None)
    }

    /// Closes it if it was opened this way.
    pub(crate) fn close_if(self, opened: Opened) {
        if self.now().is_some_and(|it| it.opened == opened) {
            self.0.set(None);
        }
    }
}
