//! Ids for entities that no file has named.

use std::collections::{HashMap, HashSet};

use crate::article::Entity;
use crate::entity_type::EntityType;

/// Ids that are in use, and new ones that are not.
#[derive(Clone, Debug)]
pub struct NewIds {
    used: HashSet<String>,
    /// How often each was asked for, so that a thousand of one name are not a million questions.
    asked: HashMap<String, usize>,
}

impl NewIds {
    /// Beside those of this cast.
    pub fn new(cast: &[Entity]) -> NewIds {
        NewIds { used: cast.iter().map(|it| it.id.clone()).collect(), asked: HashMap::new() }
    }

    /// An id that says who it is of, and is the same whenever the same text is read.
    pub fn new_id(&mut self, name: &str, kind: &EntityType) -> String {
        self.numbered(slug(name).unwrap_or_else(|| kind.as_str().to_owned()))
    }

    /// This id, or if it is in use one like it.
    pub(crate) fn take(&mut self, id: &str) -> String {
        let stem: String = id.chars().take(MAX_LEN).collect();
        if self.used.insert(id.to_owned()) { id.to_owned() } else { self.numbered(stem) }
    }

    fn numbered(&mut self, stem: String) -> String {
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
