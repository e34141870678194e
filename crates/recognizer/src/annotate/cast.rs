//! What was found joins the cast: as somebody who is in it already, or as somebody new.

use std::collections::HashMap;

use dateline_article::{Entity, EntityIdx, EntityType, NewIds};

use crate::found;

/// Adds to `cast` whoever of `found` is not in it; for each of `found`, who it is. Somebody is in the cast already if of
/// the same type and with the same item in Wikidata, or with one of the names.
pub(super) fn joined(cast: &mut Vec<Entity>, found: &[found::Entity]) -> Vec<EntityIdx> {
    let known = Known::new(cast);
    let mut ids = NewIds::new(cast);
    found
        .iter()
        .map(|it| {
            known.find(it).unwrap_or_else(|| {
                cast.push(entity(it, ids.new_id(&it.name, &it.kind)));
                EntityIdx(cast.len() as u32 - 1)
            })
        })
        .collect()
}

fn entity(found: &found::Entity, id: String) -> Entity {
    let wikidata = found.wikidata.iter().map(|it| ("wikidata".to_owned(), it.clone()));
    Entity {
        id,
        kind: found.kind.clone(),
        label: None,
        name: found.name.clone(),
        aliases: found.aliases.clone(),
        role: None,
        description: None,
        ids: wikidata.collect(),
        url: None,
        geo: found.geo,
        extra: Vec::new(),
    }
}

/// The cast by what it is called.
struct Known {
    by_name: HashMap<(EntityType, String), EntityIdx>,
    by_item: HashMap<(EntityType, String), EntityIdx>,
}

impl Known {
    fn new(cast: &[Entity]) -> Known {
        let (mut by_name, mut by_item) = (HashMap::new(), HashMap::new());
        for (idx, entity) in (0..).map(EntityIdx).zip(cast) {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                // A name that two share is the first one's, as when a story's names are looked for.
                by_name.entry((entity.kind.clone(), name.trim().to_owned())).or_insert(idx);
            }
            for (_, item) in entity.ids.iter().filter(|it| it.0 == "wikidata") {
                by_item.entry((entity.kind.clone(), item.clone())).or_insert(idx);
            }
        }
        Known { by_name, by_item }
    }

    fn find(&self, found: &found::Entity) -> Option<EntityIdx> {
        let of = |map: &HashMap<_, EntityIdx>, key: &String| {
            map.get(&(found.kind.clone(), key.clone())).copied()
        };
        let mut names = std::iter::once(&found.name).chain(&found.aliases);
        let item = found.wikidata.as_ref().and_then(|it| of(&self.by_item, it));
        item.or_else(|| names.find_map(|it| of(&self.by_name, it)))
    }
}
