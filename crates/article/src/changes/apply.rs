//! Applies corrections, one after the other.

use std::collections::HashSet;

use super::occurrences::{at, everywhere};
use super::{Change, ChangeKind, Corrected, Done, Target, Those, Unfit, Words};
use crate::article::{Article, Entity, EntityIdx, Mention, Referent, TextRef};
use crate::entity_type::EntityType;
use crate::issue::shortened;
use crate::limits::LIMITS;
use crate::new_ids::NewIds;
use crate::text::Span;
use crate::unicode::Unicode;

/// Who makes a mark that a reader has decided on, in the format's words.
const READER: &str = "reader";

/// The story with all corrections that fit.
pub(super) fn all(
    article: &Article,
    changes: &[Result<Change, Unfit>],
    unicode: &'static Unicode,
) -> Corrected {
    let mut article = article.clone();
    article.changes = None;
    let ids = NewIds::new(&article.entities);
    let mut story = Story { article, ids, unicode, touched: HashSet::new(), gone: HashSet::new() };
    let outcomes = changes
        .iter()
        .map(|it| match it {
            Ok(change) => story.apply(change),
            Err(unfit) => Err(unfit.clone()),
        })
        .collect();
    let Story { mut article, touched, .. } = story;
    article.drop_idle(&touched);
    Corrected { article, outcomes }
}

/// A story between two corrections.
struct Story {
    article: Article,
    ids: NewIds,
    unicode: &'static Unicode,
    /// Who has lost mentions. Whoever has none left is dropped in the end, when their numbers may change.
    touched: HashSet<EntityIdx>,
    /// Who is no name, or somebody else: no correction finds them any more, unless it marks them anew.
    gone: HashSet<EntityIdx>,
}

impl Story {
    fn apply(&mut self, change: &Change) -> Result<Done, Unfit> {
        match change {
            Change::Hide(these) => self.hide(these),
            Change::Merge { entity, into } => self.merge(entity, into),
            Change::Split { these, into } => self.split(these, into),
            Change::Retype { these, kind } => self.retype(these, kind),
            Change::Add { words, is_everywhere, into } => self.add(words, *is_everywhere, into),
        }
    }

    fn hide(&mut self, these: &Those) -> Result<Done, Unfit> {
        let whole = match (&these.entity, &these.words) {
            (Some(id), None) => Some(self.entity(id)?),
            _ => None,
        };
        let found = self.mentions(these)?;
        let name = self.called(whole, &found);
        if let Some(entity) = whole {
            // Who is no name says nothing.
            for quote in self.article.quotes.iter_mut().filter(|it| it.speaker == Some(entity)) {
                quote.speaker = None;
            }
            self.gone.insert(entity);
        }
        let n_mentions = found.len();
        self.remove(&found);
        Ok(Done { kind: ChangeKind::Hide, name, now: None, n_mentions })
    }

    fn merge(&mut self, from: &str, to: &str) -> Result<Done, Unfit> {
        let (from, to) = (self.entity(from)?, self.entity(to)?);
        if from == to {
            return Err(Unfit::Already);
        }
        let (name, now) = (self.called(Some(from), &[]), self.called(Some(to), &[]));
        let mut n_mentions = 0;
        for mention in &mut self.article.mentions {
            if mention.of == Referent::Entity(from) {
                mention.of = Referent::Entity(to);
                n_mentions += 1;
            }
        }
        for quote in self.article.quotes.iter_mut().filter(|it| it.speaker == Some(from)) {
            quote.speaker = Some(to);
        }
        // What was marked as both is marked once.
        let mut seen = HashSet::new();
        self.article.mentions.retain(|it| {
            it.of != Referent::Entity(to) || seen.insert((it.text_ref, it.spans().to_vec()))
        });
        if let Some(source) = self.article.entity(from).cloned()
            && let Some(target) = self.entity_mut(to)
        {
            adopt(target, source);
        }
        self.touched.insert(from);
        self.gone.insert(from);
        Ok(Done { kind: ChangeKind::Merge, name, now: Some(now), n_mentions })
    }

    fn split(&mut self, these: &Those, into: &Target) -> Result<Done, Unfit> {
        let found = self.mentions(these)?;
        let name = self.called(None, &found);
        let kind = self.mention(&found, 0).map(|it| self.article.type_of(it).clone());
        let mut moved: Vec<(Option<EntityIdx>, String)> = found
            .iter()
            .filter_map(|it| self.article.mentions.get(*it))
            .map(|it| (entity_of(it), self.article.words_of(it).to_owned()))
            .collect();
        let sources: Vec<EntityIdx> = moved.iter().filter_map(|it| it.0).collect();
        let to = self.target(into, &name, kind.unwrap_or(EntityType::Other), &sources);
        if sources.len() == found.len() && sources.iter().all(|it| *it == to) {
            return Err(Unfit::Already);
        }
        for &it in &found {
            self.decide(it, Referent::Entity(to));
        }
        moved.sort_unstable();
        moved.dedup();
        for (from, words) in moved {
            if let Some(from) = from.filter(|it| *it != to) {
                self.touched.insert(from);
                self.forget(from, &words);
            }
            self.call(to, &words);
        }
        let now = Some(self.called(Some(to), &[]));
        Ok(Done { kind: ChangeKind::Split, name, now, n_mentions: found.len() })
    }

    fn retype(&mut self, these: &Those, kind: &EntityType) -> Result<Done, Unfit> {
        let whole = match (&these.entity, &these.words) {
            (Some(id), None) => Some(self.entity(id)?),
            _ => None,
        };
        let found = match whole {
            Some(entity) => self.all_of(entity),
            // What has a name of its own is split off first.
            None => self.mentions(these)?.into_iter().filter(|it| self.is_nobodys(*it)).collect(),
        };
        let name = self.called(whole, &found);
        let is_so = match whole {
            Some(idx) => self.article.entity(idx).is_none_or(|it| it.kind == *kind),
            None => found.iter().all(|it| {
                self.article.mentions.get(*it).is_none_or(|it| self.article.type_of(it) == kind)
            }),
        };
        if is_so {
            return Err(Unfit::Already);
        }
        if let Some(entity) = whole.and_then(|it| self.entity_mut(it)) {
            entity.kind = kind.clone();
            entity.label = None;
        }
        for &it in &found {
            self.decide(it, whole.map_or_else(|| Referent::Type(kind.clone()), Referent::Entity));
            if let Some(mention) = self.article.mentions.get_mut(it) {
                // The source's word for the type, and what it made of the words as such.
                mention.label = None;
                mention.value = None;
            }
        }
        let now = Some(kind.as_str().to_owned());
        Ok(Done { kind: ChangeKind::Retype, name, now, n_mentions: found.len() })
    }

    fn add(&mut self, words: &Words, is_everywhere: bool, into: &Target) -> Result<Done, Unfit> {
        let (meant, name) = match words {
            Words::Everywhere(words) => (None, words.trim().to_owned()),
            Words::At(place) => {
                let (text_ref, span) = at(&self.article, place, self.unicode)?;
                let text = self.article.text(text_ref).unwrap_or_default();
                (Some((text_ref, span)), span.of(text).to_owned())
            }
        };
        let mut places = match is_everywhere {
            true => everywhere(&self.article, &name, self.unicode),
            false => Vec::new(),
        };
        if let Some(meant) = meant.filter(|it| !places.contains(it)) {
            places.push(meant);
        }
        if places.is_empty() {
            return Err(Unfit::NotThere(shortened(&name)));
        }
        let to = self.target(into, &name, EntityType::Other, &[]);
        let mut giving_way = Vec::new();
        let mut added = Vec::new();
        for (text_ref, span) in places {
            let is_meant = meant == Some((text_ref, span));
            if let Some(others) = self.giving_way(text_ref, span, to, is_meant) {
                giving_way.extend(others);
                added.push(mark(text_ref, span, to));
            }
        }
        let n_left = LIMITS.mentions.saturating_sub(self.article.mentions.len());
        added.truncate(n_left);
        if added.is_empty() {
            return Err(Unfit::Already);
        }
        giving_way.sort_unstable();
        giving_way.dedup();
        self.remove(&giving_way);
        let n_mentions = added.len();
        self.article.mentions.extend(added);
        self.article.sort_mentions();
        self.call(to, &name);
        let now = Some(self.called(Some(to), &[]));
        Ok(Done { kind: ChangeKind::Add, name, now, n_mentions })
    }

    /// Which marks a new one displaces; `None` if it has no place there. On the same words there is one mark, and what a
    /// program has found gives way to what a reader says; but words that are marked as part of a longer name belong to
    /// that, unless the reader means this place.
    fn giving_way(
        &self,
        text_ref: TextRef,
        span: Span,
        to: EntityIdx,
        is_meant: bool,
    ) -> Option<Vec<usize>> {
        let mut others = Vec::new();
        for idx in self.article.mentions_in(text_ref) {
            let Some(mention) = self.article.mentions.get(idx) else { continue };
            let there = mention.span;
            if there.end() <= span.start() || span.end() <= there.start() {
                continue;
            }
            let is_around = there.start() <= span.start() && span.end() <= there.end();
            if there == span && mention.parts.is_none() {
                if mention.of == Referent::Entity(to) {
                    return None;
                }
                others.push(idx);
            } else if is_around && !is_meant {
                return None;
            } else if mention.is_automatic() {
                others.push(idx);
            }
        }
        Some(others)
    }

    /// The entity with this id.
    fn entity(&self, id: &str) -> Result<EntityIdx, Unfit> {
        let idx = self.by_id(id).filter(|it| !self.gone.contains(it));
        idx.ok_or_else(|| Unfit::NoEntity(shortened(id)))
    }

    fn by_id(&self, id: &str) -> Option<EntityIdx> {
        let idx = self.article.entities.iter().position(|it| it.id == id)?;
        Some(EntityIdx(idx as u32))
    }

    fn entity_mut(&mut self, EntityIdx(idx): EntityIdx) -> Option<&mut Entity> {
        self.article.entities.get_mut(idx as usize)
    }

    /// The entity that is meant; where none is, a new one. Without an id it is one of the same type and name, but none of
    /// `others`.
    fn target(
        &mut self,
        target: &Target,
        words: &str,
        kind: EntityType,
        others: &[EntityIdx],
    ) -> EntityIdx {
        let name = target.name.as_deref().unwrap_or(words);
        let kind = target.kind.clone().unwrap_or(kind);
        let there = match &target.id {
            Some(id) => self.by_id(id),
            None => {
                let is_it = |it: &Entity| {
                    it.kind == kind && (it.name == name || it.aliases.iter().any(|it| it == name))
                };
                let entities = (0..).map(EntityIdx).zip(&self.article.entities);
                let mut those = entities.filter(|(idx, it)| is_it(it) && !others.contains(idx));
                those.next().map(|(idx, _)| idx)
            }
        };
        if let Some(idx) = there {
            self.gone.remove(&idx);
            return idx;
        }
        let id = match &target.id {
            Some(id) => self.ids.take(id),
            None => self.ids.new_id(name, &kind),
        };
        self.article.entities.push(Entity {
            id,
            kind,
            label: None,
            name: name.to_owned(),
            aliases: Vec::new(),
            role: None,
            description: None,
            ids: Vec::new(),
            url: None,
            geo: None,
            extra: Vec::new(),
        });
        let idx = EntityIdx(self.article.entities.len() as u32 - 1);
        // It goes again if nothing becomes a mention of it.
        self.touched.insert(idx);
        idx
    }

    /// The numbers of these mentions, of which there is one at least.
    fn mentions(&self, these: &Those) -> Result<Vec<usize>, Unfit> {
        let entity = these.entity.as_deref().map(|it| self.entity(it)).transpose()?;
        let is_of = |it: &Mention| entity.is_none_or(|entity| it.of == Referent::Entity(entity));
        let all = self.article.mentions.iter().enumerate().filter(|(_, it)| is_of(it));
        let found: Vec<usize> = match &these.words {
            None => all.map(|(idx, _)| idx).collect(),
            Some(Words::Everywhere(words)) => {
                all.filter(|(_, it)| self.article.words_of(it) == words).map(|it| it.0).collect()
            }
            Some(Words::At(place)) => {
                let (text_ref, span) = at(&self.article, place, self.unicode)?;
                let is_there = |it: &Mention| it.text_ref == text_ref && it.span == span;
                all.filter(|(_, it)| is_there(it)).map(|it| it.0).collect()
            }
        };
        if found.is_empty() { Err(Unfit::NoMention) } else { Ok(found) }
    }

    fn mention(&self, found: &[usize], nth: usize) -> Option<&Mention> {
        found.get(nth).and_then(|it| self.article.mentions.get(*it))
    }

    fn all_of(&self, entity: EntityIdx) -> Vec<usize> {
        let mentions = self.article.mentions.iter().enumerate();
        mentions.filter(|(_, it)| entity_of(it) == Some(entity)).map(|it| it.0).collect()
    }

    fn is_nobodys(&self, idx: usize) -> bool {
        self.article.mentions.get(idx).is_some_and(|it| entity_of(it).is_none())
    }

    /// The name of an entity, else the words of the first of `found`.
    fn called(&self, entity: Option<EntityIdx>, found: &[usize]) -> String {
        let named = entity.and_then(|it| self.article.entity(it)).map(|it| it.name.clone());
        let words = || self.mention(found, 0).map(|it| self.article.words_of(it).to_owned());
        named.or_else(words).unwrap_or_default()
    }

    /// Makes a mention what the reader says: nobody else is sure or unsure of it any more.
    fn decide(&mut self, idx: usize, of: Referent) {
        if let Some(mention) = self.article.mentions.get_mut(idx) {
            mention.of = of;
            mention.by = Some(READER.into());
            mention.score = None;
        }
    }

    /// Takes mentions out; `found` in rising order.
    fn remove(&mut self, found: &[usize]) {
        for mention in found.iter().filter_map(|it| self.article.mentions.get(*it)) {
            self.touched.extend(entity_of(mention));
        }
        let mut next = found.iter().peekable();
        let mut at = 0;
        self.article.mentions.retain(|_| {
            let goes = next.next_if(|it| **it == at).is_some();
            at += 1;
            !goes
        });
    }

    /// Has an entity also be called this.
    fn call(&mut self, entity: EntityIdx, words: &str) {
        if let Some(entity) = self.entity_mut(entity)
            && entity.name != words
            && !entity.aliases.iter().any(|it| it == words)
        {
            entity.aliases.push(words.to_owned());
        }
    }

    /// Has an entity no longer be called this, if no mention of it says so.
    fn forget(&mut self, entity: EntityIdx, words: &str) {
        let left: Vec<&str> = self
            .article
            .mentions
            .iter()
            .filter(|it| entity_of(it) == Some(entity))
            .map(|it| self.article.words_of(it))
            .collect();
        if left.is_empty() || left.contains(&words) {
            return;
        }
        // Of those that are as frequent, the first in the story.
        let count = |words: &str| left.iter().filter(|it| **it == words).count();
        let most = left.iter().rev().max_by_key(|it| count(it)).map(|it| (*it).to_owned());
        let Some(entity) = self.entity_mut(entity) else { return };
        entity.aliases.retain(|it| it != words);
        if entity.name == words
            && let Some(most) = most
        {
            entity.aliases.retain(|it| *it != most);
            entity.name = most;
        }
    }
}

fn entity_of(mention: &Mention) -> Option<EntityIdx> {
    match mention.of {
        Referent::Entity(idx) => Some(idx),
        Referent::Type(_) => None,
    }
}

fn mark(text_ref: TextRef, span: Span, of: EntityIdx) -> Mention {
    Mention {
        of: Referent::Entity(of),
        text_ref,
        span,
        parts: None,
        label: None,
        score: None,
        by: Some(READER.into()),
        value: None,
        extra: Vec::new(),
    }
}

/// Has `target` know what is known of `source`; what both know, it knows better.
fn adopt(target: &mut Entity, source: Entity) {
    for name in std::iter::once(source.name).chain(source.aliases) {
        if name != target.name && !target.aliases.contains(&name) {
            target.aliases.push(name);
        }
    }
    target.role = target.role.take().or(source.role);
    target.description = target.description.take().or(source.description);
    target.url = target.url.take().or(source.url);
    target.geo = target.geo.or(source.geo);
    let has = |ids: &[(String, String)], key: &str| ids.iter().any(|it| it.0 == key);
    for (authority, id) in source.ids {
        if !has(&target.ids, &authority) {
            target.ids.push((authority, id));
        }
    }
    for (key, value) in source.extra {
        if !target.extra.iter().any(|it| it.0 == key) {
            target.extra.push((key, value));
        }
    }
}
