//! Entities out of what a format says of its mentions: that several are one thing, and what that thing is called.

use std::collections::{HashMap, HashSet};

use crate::draft::{Draft, DraftEntity, DraftMention};

/// What a format says of one mention beside its place.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Mentions that share one of these are of one entity.
    pub(super) keys: Vec<String>,
    /// The words that it covers.
    pub(super) words: String,
    pub(super) name: Option<String>,
    pub(super) ids: Vec<(String, String)>,
    pub(super) url: Option<String>,
    pub(super) description: Option<String>,
}

impl Said {
    /// Whether it tells more than the mention's type and words, by which the check groups what is left.
    fn tells(&self) -> bool {
        let Said { name, ids, url, description, .. } = self;
        name.is_some() || !ids.is_empty() || url.is_some() || description.is_some()
    }
}

/// Words for the check to verify a place by that an importer has found itself; not of whole stories.
pub(super) fn verifying(words: &str) -> Option<String> {
    const LONGEST: usize = 4096;
    (words.len() <= LONGEST).then(|| words.to_owned())
}

/// Makes the entities of a draft; `said` tells of each of its mentions, in order.
///
/// Mentions without a key belong to the one entity that has their type and their words, if there is just one.
pub(super) fn group(draft: &mut Draft, mut said: Vec<Said>) {
    let mentions = draft.mentions.get_or_insert_default();
    for (mention, said) in mentions.iter().zip(&mut said) {
        if said.keys.is_empty() && said.tells() {
            said.keys.push(format!("words {} {}", kind_of(mention), said.words));
        }
    }
    let mut sets = Sets((0..said.len()).collect());
    let mut first_of: HashMap<&str, usize> = HashMap::new();
    for (idx, said) in said.iter().enumerate() {
        for key in &said.keys {
            let first = *first_of.entry(key).or_insert(idx);
            sets.join(first, idx);
        }
    }
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    let mut by_words: HashMap<(&str, &str), Option<usize>> = HashMap::new();
    for (idx, (mention, said)) in mentions.iter().zip(&said).enumerate() {
        if said.keys.is_empty() {
            continue;
        }
        let group = *group_of.entry(sets.root(idx)).or_insert(members.len());
        match members.get_mut(group) {
            Some(members) => members.push(idx),
            None => members.push(vec![idx]),
        }
        if is_capital(&said.words) {
            by_words
                .entry((kind_of(mention), &said.words))
                .and_modify(|it| *it = it.filter(|it| *it == group))
                .or_insert(Some(group));
        }
    }
    for (idx, (mention, said)) in mentions.iter().zip(&said).enumerate() {
        let same = by_words.get(&(kind_of(mention), said.words.as_str())).copied().flatten();
        if said.keys.is_empty()
            && let Some(members) = same.and_then(|it| members.get_mut(it))
        {
            members.push(idx);
        }
    }
    for members in members {
        let id = format!("e{}", draft.entities.len() + 1);
        draft.entities.push(entity(id.clone(), &members, mentions, &mut said));
        for idx in members {
            if let Some(mention) = mentions.get_mut(idx) {
                mention.entity = Some(id.clone());
            }
        }
    }
}

/// The entity of these mentions.
fn entity(
    id: String,
    members: &[usize],
    mentions: &[DraftMention],
    said: &mut [Said],
) -> DraftEntity {
    let of = |it: &&usize| mentions.get(**it).is_some_and(|it| it.kind.is_some());
    let typed = members.iter().find(of).or(members.first()).and_then(|it| mentions.get(*it));
    let mut entity = DraftEntity {
        place: members
            .first()
            .and_then(|it| mentions.get(*it))
            .map(|it| it.place.clone())
            .unwrap_or_default(),
        id,
        kind: typed.and_then(|it| it.kind.clone()).unwrap_or_else(|| "other".to_owned()),
        label: typed.and_then(|it| it.label.clone()),
        ..DraftEntity::default()
    };
    let mut words = Vec::new();
    let mut seen = HashSet::new();
    let mut descriptions = Vec::new();
    let mut authorities = HashSet::new();
    for idx in members {
        let Some(said) = said.get_mut(*idx) else { continue };
        let is_typed = mentions.get(*idx).is_some_and(|it| it.kind.is_some());
        let own = std::mem::take(&mut said.words);
        if !own.trim().is_empty() && seen.insert(own.clone()) {
            words.push((is_typed, own));
        }
        if entity.name.is_empty() {
            entity.name = said.name.take().unwrap_or_default();
        }
        entity.url = entity.url.take().or(said.url.take());
        for (authority, id) in said.ids.drain(..) {
            if authorities.insert(authority.clone()) {
                entity.ids.push((authority, id));
            }
        }
        descriptions.extend(said.description.take());
    }
    if entity.name.is_empty() {
        entity.name = name_among(&words).unwrap_or_default().to_owned();
    }
    words.retain(|(_, it)| is_capital(it) && !is_pronoun(it) && *it != entity.name);
    entity.aliases = words.into_iter().map(|(_, it)| it).collect();
    let mut seen = HashSet::new();
    descriptions.retain(|it| seen.insert(it.clone()));
    entity.description = Some(descriptions.join("; ")).filter(|it| !it.is_empty());
    entity
}

/// The words that read most as a name: of a mention with a type, all capitals, and the longest of these; else the first.
fn name_among(words: &[(bool, String)]) -> Option<&str> {
    let reads_as_name = |it: &str| !is_pronoun(it) && it.split_whitespace().all(is_capital);
    let weight = |(is_typed, words): &(bool, String)| {
        let is_name = reads_as_name(words);
        (is_name, *is_typed, if is_name { words.chars().count() } else { 0 })
    };
    words.iter().rev().max_by_key(|it| weight(it)).map(|(_, it)| it.as_str())
}

/// Whether words begin with a capital, or in a script that has none.
fn is_capital(words: &str) -> bool {
    words.chars().next().is_some_and(|it| !it.is_lowercase())
}

/// Whether a word stands for a name without being one; in English only, in which most such corpora are.
fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: [&str; 27] = [
        "i", "me", "my", "you", "your", "he", "him", "his", "she", "her", "hers", "it", "its",
        "we", "us", "our", "they", "them", "their", "this", "that", "these", "those", "who",
        "which", "himself", "herself",
    ];
    PRONOUNS.iter().any(|it| it.eq_ignore_ascii_case(words))
}

fn kind_of(mention: &DraftMention) -> &str {
    mention.kind.as_deref().unwrap_or_default()
}

/// Sets of mentions, each known by one of them.
struct Sets(Vec<usize>);

impl Sets {
    fn root(&mut self, idx: usize) -> usize {
        let mut idx = idx;
        while let Some(up) = self.0.get(idx).copied()
            && up != idx
        {
            // Halves the way for whoever asks next.
            let over = self.0.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(idx) {
                *slot = over;
            }
            idx = over;
        }
        idx
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        if let Some(slot) = self.0.get_mut(high) {
            *slot = low;
        }
    }
}

#[cfg(test)]
mod tests {
    use dateline_article::OffsetUnit;

    use super::*;
    use crate::draft::Unit;

    /// Mentions as “words/type/keys”; the entities as “name: mentions”.
    fn check(given: &[&str], expected: &[&str]) {
        let mut draft = Draft::whole_text("", Unit::Stated(OffsetUnit::Utf8), "");
        let mut all_said = Vec::new();
        for given in given {
            let mut parts = given.split('/');
            let words = parts.next().unwrap().to_owned();
            let kind = parts.next().filter(|it| !it.is_empty()).map(str::to_owned);
            let keys = parts.next().unwrap_or("").split_whitespace().map(str::to_owned).collect();
            draft.mention(DraftMention { kind, ..DraftMention::default() });
            all_said.push(Said { keys, words, ..Said::default() });
        }
        group(&mut draft, all_said);
        let mentions = draft.mentions.unwrap();
        let of = |it: &DraftEntity| {
            let own =
                mentions.iter().enumerate().filter(|(_, m)| m.entity.as_ref() == Some(&it.id));
            let own: Vec<_> = own.map(|(idx, _)| idx.to_string()).collect();
            format!("{} {}: {}", it.kind, it.name, own.join(" "))
        };
        let found: Vec<_> = draft.entities.iter().map(of).collect();
        assert_eq!(found, expected, "{given:?}");
    }

    #[test]
    fn mentions_that_share_a_key_are_of_one_entity() {
        check(&["a//x", "B/p/y", "c//x y"], &["p B: 0 1 2"]);
        check(&["A/p/x", "B/p/y"], &["p A: 0", "p B: 1"]);
        check(&["A/p/", "B/p/"], &[]);
    }

    #[test]
    fn words_belong_to_the_only_entity_that_has_them() {
        check(&["Kabul/p/x", "Kabul/p/", "Kabul/o/"], &["p Kabul: 0 1"]);
        check(&["Kabul/p/x", "Kabul/p/y", "Kabul/p/"], &["p Kabul: 0", "p Kabul: 1"]);
        check(&["he//x", "he//y", "he//"], &["other he: 0", "other he: 1"]);
    }

    #[test]
    fn the_name_is_what_reads_as_one() {
        check(
            &["he//x", "the man in the hat//x", "Ann Lee/p/x", "Ann/p/x"],
            &["p Ann Lee: 0 1 2 3"],
        );
        check(&["the talks//x", "they//x"], &["other the talks: 0 1"]);
    }
}
