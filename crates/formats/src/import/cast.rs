//! Entities that a format itself tells apart: by an id in a knowledge base, or by a group of mentions.

use std::collections::HashMap;

use crate::draft::DraftEntity;

/// Entities, each found again by a key of the format's.
#[derive(Debug, Default)]
pub(super) struct Cast {
    entities: Vec<DraftEntity>,
    by_key: HashMap<String, usize>,
}

impl Cast {
    /// The id of the entity with that key; a new one is made of `entity`, whose id is set here.
    pub(super) fn id_of(&mut self, key: &str, entity: impl FnOnce() -> DraftEntity) -> String {
        let idx = *self.by_key.entry(key.to_owned()).or_insert_with(|| {
            let id = format!("e{}", self.entities.len() + 1);
            self.entities.push(DraftEntity { id, ..entity() });
            self.entities.len() - 1
        });
        self.entities.get(idx).map(|it| it.id.clone()).unwrap_or_default()
    }

    /// The entities, in the order in which they were met.
    pub(super) fn into_entities(self) -> Vec<DraftEntity> {
        self.entities
    }
}
