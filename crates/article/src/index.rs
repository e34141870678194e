//! Who is mentioned where, and how often.

use std::cmp::Reverse;

use crate::article::{Article, BlockIdx, EntityIdx, Mention, MentionIdx, Referent, TextRef};
use crate::entity_type::EntityType;
use crate::order;
use crate::search::fold::Folds;
use crate::unicode::Unicode;

/// The mentions of a story by entity: made once, then asked in constant time.
#[derive(Clone, Debug, Default)]
pub struct EntityIndex {
    /// The mentions of all entities, those of one entity together and in reading order.
    mentions: Vec<MentionIdx>,
    /// Where in `mentions` those of an entity begin; one more at the end.
    starts: Vec<u32>,
    type_counts: Vec<(EntityType, usize)>,
}

impl EntityIndex {
    /// Counts the mentions of `article`.
    pub fn new(article: &Article) -> EntityIndex {
        let mut starts = vec![0_u32; article.entities.len() + 1];
        for mention in &article.mentions {
            if let Some(n) = entity_of(mention).and_then(|idx| starts.get_mut(idx + 1)) {
                *n += 1;
            }
        }
        let mut n_so_far = 0;
        for start in &mut starts {
            n_so_far += *start;
            *start = n_so_far;
        }
        let mut next = starts.clone();
        let mut mentions = vec![MentionIdx(0); n_so_far as usize];
        for (idx, mention) in article.mentions.iter().enumerate() {
            let Some(at) = entity_of(mention).and_then(|idx| next.get_mut(idx)) else { continue };
            if let Some(place) = mentions.get_mut(*at as usize) {
                *place = MentionIdx(idx as u32);
                *at += 1;
            }
        }
        let mut index = EntityIndex { mentions, starts, type_counts: Vec::new() };
        index.type_counts = index.counts_by_type(article);
        index
    }

    fn counts_by_type(&self, article: &Article) -> Vec<(EntityType, usize)> {
        let mut counts = Vec::new();
        // An entity's mentions all at once: there are few entities, and many mentions.
        for (idx, entity) in (0..).zip(&article.entities) {
            counts.push((&entity.kind, self.count(EntityIdx(idx))));
        }
        for mention in &article.mentions {
            if let Referent::Type(kind) = &mention.of {
                counts.push((kind, 1));
            }
        }
        counts.retain(|it| 0 < it.1);
        // The order of the enum: the format's types first, the publisher's own by their words.
        order::sort_by(&mut counts, |a, b| a.0.cmp(b.0));
        let sum = |same: &[(&EntityType, usize)]| {
            Some((same.first()?.0.clone(), same.iter().map(|it| it.1).sum()))
        };
        counts.chunk_by(|a, b| a.0 == b.0).filter_map(sum).collect()
    }

    /// The mentions of an entity, in reading order.
    pub fn mentions(&self, EntityIdx(idx): EntityIdx) -> &[MentionIdx] {
        let start = self.starts.get(idx as usize).copied().unwrap_or(0);
        let end = self.starts.get(idx as usize + 1).copied().unwrap_or(start);
        self.mentions.get(start as usize..end as usize).unwrap_or_default()
    }

    /// How often an entity is mentioned.
    pub fn count(&self, entity: EntityIdx) -> usize {
        self.mentions(entity).len()
    }

    /// Its first mention.
    pub fn first(&self, entity: EntityIdx) -> Option<MentionIdx> {
        self.mentions(entity).first().copied()
    }

    /// The blocks that mention an entity, in order, each once.
    pub fn blocks(&self, article: &Article, entity: EntityIdx) -> Vec<BlockIdx> {
        let mut blocks = Vec::new();
        for mention in self.mentions(entity) {
            if let Some(TextRef::Block(idx)) = article.mention(*mention).map(|it| it.text_ref)
                && blocks.last() != Some(&idx)
            {
                blocks.push(idx);
            }
        }
        blocks
    }

    /// How often each type is mentioned, entities or not: the format's types first, in its order.
    pub fn type_counts(&self) -> &[(EntityType, usize)] {
        &self.type_counts
    }

    /// The whole cast, the most mentioned first; of equals, the first to appear.
    pub fn by_count(&self, article: &Article) -> Vec<EntityIdx> {
        let mut cast = self.cast(article);
        order::sort_by_key(&mut cast, |&it| (Reverse(self.count(it)), self.rank(it)));
        cast
    }

    /// The whole cast by first appearance; who never appears comes last.
    pub fn by_first(&self, article: &Article) -> Vec<EntityIdx> {
        let mut cast = self.cast(article);
        order::sort_by_key(&mut cast, |&it| self.rank(it));
        cast
    }

    /// The whole cast by name; letters that a search does not tell apart, as é and E, are alike here too.
    pub fn by_name(&self, article: &Article, unicode: &'static Unicode) -> Vec<EntityIdx> {
        let mut folds = Folds::new(unicode);
        let mut names = Vec::with_capacity(article.entities.len());
        for entity in &article.entities {
            names.push(folds.folded(&entity.name));
        }
        let mut cast = self.cast(article);
        order::sort_by(&mut cast, |a, b| names.get(a.0 as usize).cmp(&names.get(b.0 as usize)));
        cast
    }

    fn cast(&self, article: &Article) -> Vec<EntityIdx> {
        (0..article.entities.len() as u32).map(EntityIdx).collect()
    }

    fn rank(&self, entity: EntityIdx) -> u32 {
        self.first(entity).map_or(u32::MAX, |MentionIdx(idx)| idx)
    }
}

fn entity_of(mention: &Mention) -> Option<usize> {
    match mention.of {
        Referent::Entity(EntityIdx(idx)) => Some(idx as usize),
        Referent::Type(_) => None,
    }
}

#[cfg(test)]
mod tests;
