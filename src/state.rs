//! What the reader has chosen: small types with verbs, by which story and cast meet.

use dateline_article::{EntityIdx, EntityType};
use leptos::prelude::*;

use crate::storage;

/// The entity whose mentions are marked everywhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Selection(RwSignal<Option<EntityIdx>>);

impl Selection {
    /// Nothing is chosen.
    pub(crate) fn new() -> Selection {
        Selection(RwSignal::new(None))
    }

    /// The chosen entity.
    pub(crate) fn get(self) -> Option<EntityIdx> {
        self.0.get()
    }

    /// Chooses `entity`, or nothing if it was chosen.
    pub(crate) fn toggle(self, entity: EntityIdx) {
        self.0.update(|it| *it = if *it == Some(entity) { None } else { Some(entity) });
    }

    /// Chooses the first of `entities`; if one of them was chosen, the one after it; after the last, nothing.
    pub(crate) fn step_through(self, entities: &[EntityIdx]) {
        let next = match entities.iter().position(|it| Some(*it) == self.0.get_untracked()) {
            Some(at) => entities.get(at + 1),
            None => entities.first(),
        };
        self.0.set(next.copied());
    }

    /// Chooses nothing.
    pub(crate) fn clear(self) {
        if self.0.get_untracked().is_some() {
            self.0.set(None);
        }
    }
}

/// The types whose marks are switched off, by their words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filter(RwSignal<Vec<String>>);

impl Filter {
    /// Every type is on.
    pub(crate) fn new() -> Filter {
        Filter(RwSignal::new(Vec::new()))
    }

    /// Whether marks of `kind` are drawn.
    pub(crate) fn is_on(self, kind: &EntityType) -> bool {
        !holds(&self.0.read(), kind)
    }

    /// The same, for an event handler.
    pub(crate) fn is_on_now(self, kind: &EntityType) -> bool {
        !holds(&self.0.read_untracked(), kind)
    }

    /// Switches `kind` on or off.
    pub(crate) fn toggle(self, kind: &EntityType) {
        let word = kind.as_str();
        self.0.update(|off| match off.iter().position(|it| it == word) {
            Some(at) => drop(off.remove(at)),
            None => off.push(word.to_owned()),
        });
    }

    /// The words that are off, in the order they were switched.
    pub(crate) fn off(self) -> Vec<String> {
        self.0.get()
    }
}

fn holds(off: &[String], kind: &EntityType) -> bool {
    off.iter().any(|it| it == kind.as_str())
}

/// The one hint of a first visit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hint(RwSignal<bool>);

const HINT_SEEN: &str = "hint-seen";

impl Hint {
    /// Open, unless it was seen on this device; where storage is refused, open on each visit.
    pub(crate) fn new() -> Hint {
        let seen = storage::read(HINT_SEEN).ok().flatten().is_some();
        Hint(RwSignal::new(!seen))
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
        let was_open = self.0.get_untracked();
        if was_open {
            self.0.set(false);
            // A device that can't remember shows it again next time: no harm.
            let _ = storage::write(HINT_SEEN, "1");
        }
        was_open
    }
}

/// What a story and its cast share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choices {
    pub(crate) selection: Selection,
    pub(crate) filter: Filter,
    pub(crate) hint: Hint,
}

impl Choices {
    /// As a story opens.
    pub(crate) fn new() -> Choices {
        Choices { selection: Selection::new(), filter: Filter::new(), hint: Hint::new() }
    }
}
