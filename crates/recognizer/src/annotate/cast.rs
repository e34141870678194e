//! What was found joins the cast: as somebody who is in it already, or as somebody new.

use std::collections::{HashMap, HashSet};

use dateline_article::{Entity, EntityIdx, EntityType};

use crate::found;

/// Adds to `cast` whoever of `found` is not in it; for each of `found`, who it is. Somebody is in the cast already if of
/// the same type and with the same item in Wikidata, or with one of the names.
pub(super) fn joined(cast: &mut Vec<Entity>, found: &[found::Entity]) -> Vec<EntityIdx> {
    let known = Known::new(cast);
    let mut ids = Ids::new(cast);
    found
        .iter()
        .map(|it| {
            known.find(it).unwrap_or_else(|| {
                cast.push(entity(it, ids.new_id(it)));
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

/// Ids that are in use.
struct Ids {
    used: HashSet<String>,
    /// How often each was asked for, so that a thousand of one name are not a million questions.
    asked: HashMap<String, usize>,
}

impl Ids {
    fn new(cast: &[Entity]) -> Ids {
        Ids { used: cast.iter().map(|it| it.id.clone()).collect(), asked: HashMap::new() }
    }

    /// An id that says who it is of, and is the same whenever the same text is read.
    fn new_id(&mut self, found: &found::Entity) -> String {
        let stem = slug(&found.name).unwrap_or_else(|| found.kind.as_str().to_owned());
        let asked = self.asked.entry(stem.clone()).or_default();
        loop {
            *asked += 1;
            let id = if *asked == 1 { stem.clone() } else { format!("{stem}-{asked}") };
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The longest stem: an id has 64 bytes at most, and a number may follow.
const MAX_LEN: usize = 48;

/// The ASCII letters and digits of a name, with a hyphen for whatever lies between; `None` if there is no letter.
fn slug(name: &str) -> Option<String> {
    let is_letter = |it: char| it.is_ascii_alphanumeric();
    let words = name.split(|it| !is_letter(it)).filter(|it| !it.is_empty());
    let mut slug = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    slug.truncate(MAX_LEN);
    let slug = slug.trim_end_matches('-').to_owned();
    slug.contains(|it: char| it.is_ascii_alphabetic()).then_some(slug)
}
