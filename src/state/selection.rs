//! What is chosen: an entity, or two of them together.

use crate::watched::Watched;
use dateline_article::EntityIdx;

/// The entity whose mentions are marked everywhere; with a second one, those that are mentioned together.
#[derive(Clone, Copy)]
pub(crate) struct Selection(Watched<Vec<EntityIdx>>);

impl Selection {
    /// Nothing is chosen.
    pub(crate) fn new() -> Selection {
        Selection(Watched::new(Vec::new()))
    }

    /// The chosen entity; of a pair, the first.
    pub(crate) fn get(self) -> Option<EntityIdx> {
        self.0.with(|it| it.first().copied())
    }

    /// The same, for an event handler.
    pub(crate) fn now(self) -> Option<EntityIdx> {
        self.0.peek(|it| it.first().copied())
    }

    /// All that is chosen: none, one or two.
    pub(crate) fn all(self) -> Vec<EntityIdx> {
        self.0.get()
    }

    /// The same, for an event handler.
    pub(crate) fn all_now(self) -> Vec<EntityIdx> {
        self.0.now()
    }

    /// Chooses `entity` alone.
    pub(crate) fn choose(self, entity: EntityIdx) {
        self.set(vec![entity]);
    }

    /// Chooses `entity` alone; if it was chosen, alone or in a pair, lets go of it.
    pub(crate) fn toggle(self, entity: EntityIdx) {
        if self.0.peek(|it| it.contains(&entity)) {
            self.drop(entity);
        } else {
            self.choose(entity);
        }
    }

    /// Chooses two, to see them together.
    pub(crate) fn choose_pair(self, entity: EntityIdx, with: EntityIdx) {
        self.set(vec![entity, with]);
    }

    /// Lets go of one of a pair, or of the only one.
    pub(crate) fn drop(self, entity: EntityIdx) {
        let mut left = self.0.now();
        left.retain(|it| *it != entity);
        self.set(left);
    }

    /// Chooses what an address names: at most two.
    pub(crate) fn restore(self, mut entities: Vec<EntityIdx>) {
        entities.dedup();
        entities.truncate(2);
        self.set(entities);
    }

    /// Chooses nothing; returns whether something was chosen.
    pub(crate) fn clear(self) -> bool {
        let was_chosen = self.now().is_some();
        self.set(Vec::new());
        was_chosen
    }

    fn set(self, entities: Vec<EntityIdx>) {
        self.0.put(entities);
    }
}
