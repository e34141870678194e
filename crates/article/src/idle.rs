//! The cast without those whom nothing mentions.

use std::collections::HashSet;

use crate::article::{Article, EntityIdx, Referent};

impl Article {
    /// Drops from the cast those of `these` whom the story neither mentions nor quotes. The others' numbers change.
    pub fn drop_idle(&mut self, these: &HashSet<EntityIdx>) {
        let mentioned = self.mentions.iter().filter_map(|it| match it.of {
            Referent::Entity(idx) => Some(idx),
            Referent::Type(_) => None,
        });
        let quoted = self.quotes.iter().filter_map(|it| it.speaker);
        let needed: HashSet<EntityIdx> = mentioned.chain(quoted).collect();
        let mut moved: Vec<Option<EntityIdx>> = Vec::with_capacity(self.entities.len());
        let mut n = 0;
        for idx in (0..self.entities.len() as u32).map(EntityIdx) {
            let stays = needed.contains(&idx) || !these.contains(&idx);
            moved.push(stays.then_some(EntityIdx(n)));
            n += u32::from(stays);
        }
        let mut places = moved.iter();
        self.entities.retain(|_| places.next().is_some_and(Option::is_some));
        let moved = |idx: EntityIdx| moved.get(idx.0 as usize).copied().flatten();
        for mention in &mut self.mentions {
            if let Referent::Entity(idx) = &mut mention.of {
                *idx = moved(*idx).unwrap_or(*idx);
            }
        }
        for quote in &mut self.quotes {
            quote.speaker = quote.speaker.and_then(moved);
        }
    }
}
