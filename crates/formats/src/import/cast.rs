//! Entities that a format itself tells apart: by an id in a knowledge base, or by a group of mentions.

use std::collections::{HashMap, HashSet};

use crate::draft::DraftEntity;

/// Entities, each found again by a key of the format's.
#[derive(Debug, Default)]
pub(super) struct Cast {
    entities: Vec<DraftEntity>,
    by_key: HashMap<String, usize>,
    /// What they are called beside their names.
    aliases: HashSet<(usize, String)>,
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

    /// Adds what the entity with that key is called, too.
    pub(super) fn alias(&mut self, key: &str, words: &str) {
        let Some(idx) = self.by_key.get(key).copied() else { return };
        if let Some(entity) = self.entities.get_mut(idx)
            && !words.trim().is_empty()
            && entity.name != words
            && self.aliases.insert((idx, words.to_owned()))
        {
            entity.aliases.push(words.to_owned());
        }
    }

    /// The entities, in the order in which they were met.
    pub(super) fn into_entities(self) -> Vec<DraftEntity> {
        self.entities
    }
}
