//! What the reader has chosen and opened: small types with verbs, by which story, cast and card meet.

mod card;
mod filter;
mod find;
mod hint;
mod live;
mod moves;
mod notice;
mod overlays;
mod selection;
mod view;

pub(crate) use card::{CardState, OpenCard, Opened};
pub(crate) use filter::Filter;
pub(crate) use find::Find;
pub(crate) use hint::Hint;
pub(crate) use live::Live;
pub(crate) use moves::Moves;
pub(crate) use notice::Notice;
pub(crate) use overlays::{Dialog, Overlays};
pub(crate) use selection::Selection;
pub(crate) use view::{View, Views};

use std::ops::Deref;

use crate::comfort::Comfort;
use crate::watched::Watched;

/// What the parts of an open story share: a reference, because some fifty closures hold it, and each would copy all
/// of it. The parts stay for as long as the page is open, some 200 bytes; what they hold goes with the story.
#[derive(Clone, Copy)]
pub(crate) struct Choices(&'static ChoiceParts);

/// Each choice by itself.
pub(crate) struct ChoiceParts {
    pub(crate) selection: Selection,
    pub(crate) filter: Filter,
    pub(crate) views: Views,
    pub(crate) card: CardState,
    pub(crate) moves: Moves,
    pub(crate) find: Find,
    pub(crate) overlays: Overlays,
    pub(crate) hint: Hint,
    pub(crate) live: Live,
    pub(crate) notice: Notice,
    pub(crate) comfort: Comfort,
    /// Whether names are marked that were found automatically.
    pub(crate) marking: Watched<bool>,
}

impl Choices {
    /// As a story opens.
    pub(crate) fn new() -> Choices {
        Choices(Box::leak(Box::new(ChoiceParts {
            selection: Selection::new(),
            filter: Filter::new(),
            views: Views::new(),
            card: CardState::new(),
            moves: Moves::new(),
            find: Find::new(),
            overlays: Overlays::new(),
            hint: Hint::new(),
            live: Live::new(),
            notice: Notice::new(),
            comfort: Comfort::stored(),
            marking: Watched::new(false),
        })))
    }
}

impl Choices {
    /// Closes the sheet, and with it what it showed of the text; returns whether it was open.
    pub(crate) fn close_sheet(self) -> bool {
        let was_open = self.overlays.set_sheet(false);
        if was_open && self.views.now() == View::Quotes {
            self.views.show(View::Names);
        }
        was_open
    }
}

impl Deref for Choices {
    type Target = ChoiceParts;

    fn deref(&self) -> &ChoiceParts {
        self.0
    }
}
