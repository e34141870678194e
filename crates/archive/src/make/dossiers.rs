//! What all stories say of each entity.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::io;

use super::Fault;
use super::block::Blocks;
use super::frames::Frames;
use super::label::{Labelled, ToldRow};
use super::merge::Merge;
use super::names::{Identity, Names, Who};
use crate::entity::{Dossier, Known, Maybe, Passages};
use crate::key::Key;
use crate::layout::{entity_key, name_key, page_key, postings_key};
use crate::tree::{Shape, Store, Tree, TreeWriter};

/// A card asks for one entity.
const ENTITIES: Shape = Shape { leaf: 6 * 1024, is_keyed: true };
/// A dossier begins with one page of passages, or a few from newer segments.
const PASSAGES: Shape = Shape { leaf: 12 * 1024, is_keyed: true };

/// How large a page of passages is, in bytes before compression.
const PAGE: usize = 16 * 1024;

/// How many of its company an entity is shown with.
const N_COMPANY: usize = 16;

/// Writes the trees of entities and of passages.
pub(super) fn write<S: Store<Error = io::Error>>(
    blocks: &impl Blocks,
    names: &Names,
    labelled: &Labelled,
    segments: &[u32],
    store: &S,
) -> Result<(Tree, Tree), Fault> {
    let open = |it| Ok(Frames::<_, ToldRow>::new(blocks.kept(it)?));
    let runs = (0..blocks.count()).map(open).collect::<Result<Vec<_>, Fault>>()?;
    let mut entities = TreeWriter::new(ENTITIES);
    let mut writer = Writer {
        store,
        segments,
        labelled,
        passages: TreeWriter::new(PASSAGES),
        counts: vec![0; names.len()],
    };
    let mut current: Option<(Who, Pages, Sum)> = None;
    for row in Merge::new(runs, |row: &ToldRow| (row.who, row.story))? {
        let (_, row) = row?;
        if let Some((who, _, _)) = &current
            && *who != row.who
            && let Some((who, pages, sum)) = current.take()
        {
            writer.end(names, who, pages, sum, &mut entities)?;
        }
        let identity = names.get(row.who).ok_or(Fault::Damaged)?;
        let (_, pages, sum) =
            current.get_or_insert_with(|| (row.who, Pages::default(), Sum::default()));
        sum.add(&row, labelled);
        writer.add(&identity.known.key, pages, row)?;
    }
    if let Some((who, pages, sum)) = current {
        writer.end(names, who, pages, sum, &mut entities)?;
    }
    for (key, value) in name_entries(names, &writer.counts)? {
        entities.push(store, key, value)?;
    }
    Ok((entities.end(store)?, writer.passages.end(store)?))
}

/// What is written of one entity in one segment, so far.
#[derive(Debug, Default)]
struct Pages {
    segment: usize,
    n_pages: u16,
    page: Passages,
    n_page_bytes: usize,
    /// Stories of the segment, each as the distance from the one before, and how often they mention it.
    postings: Vec<(u32, u32)>,
    last: u32,
}

/// What is counted of one entity.
#[derive(Debug, Default)]
struct Sum {
    stories: Vec<u32>,
    n_mentions: u32,
    n_quotes: u32,
    months: BTreeMap<Option<crate::month::Month>, u32>,
    role: Option<String>,
    description: Option<String>,
}

impl Sum {
    fn add(&mut self, row: &ToldRow, labelled: &Labelled) {
        if self.stories.last() != Some(&row.story) {
            self.stories.push(row.story);
        }
        self.n_mentions += row.told.n_mentions;
        self.n_quotes += row.told.quotes.len() as u32;
        let month = labelled.stories_by_month.get(row.story as usize).copied().flatten();
        *self.months.entry(month).or_default() += row.told.n_mentions;
        // The stories come from the oldest on: the last word counts.
        if row.role.is_some() {
            self.role.clone_from(&row.role);
        }
        if row.description.is_some() {
            self.description.clone_from(&row.description);
        }
    }
}

struct Writer<'a, S> {
    store: &'a S,
    segments: &'a [u32],
    labelled: &'a Labelled,
    passages: TreeWriter,
    /// In how many stories each entity is.
    counts: Vec<u32>,
}

impl<S: Store<Error = io::Error>> Writer<'_, S> {
    /// The segment of a story, and its number in it.
    fn place(&self, story: u32) -> (usize, u32) {
        let mut start = 0;
        for (nth, len) in self.segments.iter().enumerate() {
            if story - start < *len {
                return (nth, story - start);
            }
            start += len;
        }
        (self.segments.len(), story - start)
    }

    fn add(&mut self, key: &Key, pages: &mut Pages, row: ToldRow) -> Result<(), Fault> {
        let (segment, nth) = self.place(row.story);
        if segment != pages.segment {
            self.end_segment(key, pages)?;
            *pages = Pages { segment, ..Pages::default() };
        }
        match pages.postings.last_mut() {
            // Two entities of a story that are one.
            Some((_, n)) if nth == pages.last => *n += row.told.n_mentions,
            _ => {
                pages.postings.push((nth - pages.last, row.told.n_mentions));
                pages.last = nth;
            }
        }
        let n_bytes = postcard::to_allocvec(&row.told).map_err(|_| Fault::Damaged)?.len();
        if PAGE < pages.n_page_bytes + n_bytes && !pages.page.stories.is_empty() {
            self.end_page(key, pages)?;
        }
        pages.n_page_bytes += n_bytes;
        pages.page.stories.push(row.told);
        Ok(())
    }

    fn end_page(&mut self, key: &Key, pages: &mut Pages) -> Result<(), Fault> {
        let page = std::mem::take(&mut pages.page);
        let value = postcard::to_allocvec(&page).map_err(|_| Fault::Damaged)?;
        self.passages.push(self.store, page_key(key, pages.segment, pages.n_pages), value)?;
        pages.n_pages = pages.n_pages.saturating_add(1);
        pages.n_page_bytes = 0;
        Ok(())
    }

    fn end_segment(&mut self, key: &Key, pages: &mut Pages) -> Result<(), Fault> {
        if pages.postings.is_empty() {
            return Ok(());
        }
        self.end_page(key, pages)?;
        let value = (pages.n_pages, std::mem::take(&mut pages.postings));
        let value = postcard::to_allocvec(&value).map_err(|_| Fault::Damaged)?;
        Ok(self.passages.push(self.store, postings_key(key, pages.segment), value)?)
    }

    fn end(
        &mut self,
        names: &Names,
        who: Who,
        mut pages: Pages,
        sum: Sum,
        entities: &mut TreeWriter,
    ) -> Result<(), Fault> {
        let Some(identity) = names.get(who) else { return Err(Fault::Damaged) };
        let Identity { known, aliases, maybe, .. } = identity;
        self.end_segment(&known.key, &mut pages)?;
        if let Some(count) = self.counts.get_mut(who as usize) {
            *count = sum.stories.len() as u32;
        }
        let dossier = Dossier {
            key: known.key.clone(),
            kind: known.kind.clone(),
            name: known.name.clone(),
            aliases: aliases.iter().map(|(it, _)| it.clone()).collect(),
            n_stories: sum.stories.len() as u32,
            company: company(names, who, &sum.stories, self.labelled),
            role: sum.role,
            description: sum.description,
            n_mentions: sum.n_mentions,
            n_quotes: sum.n_quotes,
            months: sum.months.into_iter().collect(),
            maybe: maybe.iter().filter_map(|it| names.known(it)).cloned().collect(),
        };
        let value = postcard::to_allocvec(&dossier).map_err(|_| Fault::Damaged)?;
        Ok(entities.push(self.store, entity_key(&known.key), value)?)
    }
}

/// Who is in most of these stories too: by their number, of equals the first of the alphabet. People, organizations and
/// places; no dates.
fn company(names: &Names, who: Who, stories: &[u32], labelled: &Labelled) -> Vec<(Known, u32)> {
    let mut counts: HashMap<Who, u32> = HashMap::new();
    for story in stories {
        for other in labelled.casts.get(*story as usize).into_iter().flatten() {
            *counts.entry(*other).or_default() += 1;
        }
    }
    counts.remove(&who);
    let is_named = |it: &(Who, u32)| {
        let kind = names.get(it.0).map(|it| it.known.kind.as_str());
        !matches!(kind, None | Some("date" | "time" | "money" | "quantity"))
    };
    let mut counts: Vec<(Who, u32)> = counts.into_iter().filter(is_named).collect();
    // The numbers of entities are in the order of their keys, which no story decides.
    counts.sort_unstable_by_key(|(it, n)| (std::cmp::Reverse(*n), *it));
    counts.truncate(N_COMPANY);
    counts.into_iter().filter_map(|(it, n)| Some((names.get(it)?.known.clone(), n))).collect()
}

/// By what names entities are found: each name and alias whole, and the name from each of its words on.
fn name_entries(names: &Names, counts: &[u32]) -> Result<BTreeMap<Vec<u8>, Vec<u8>>, Fault> {
    let mut entries = BTreeMap::new();
    for (identity, n_stories) in names.iter().zip(counts) {
        let known = &identity.known;
        let own = identity.names.iter().chain(identity.aliases.iter().map(|(_, it)| it));
        let value = |is_whole| {
            let maybe = Maybe { known: known.clone(), n_stories: *n_stories, is_whole };
            postcard::to_allocvec(&maybe).map_err(|_| Fault::Damaged)
        };
        for key in own {
            let Some((_, name)) = key.as_str().split_once('.') else { continue };
            entries.insert(name_key(name, &known.key), value(true)?);
            for (start, _) in name.match_indices('-').take(5) {
                let part = name.get(start + 1..).unwrap_or_default();
                if let Entry::Vacant(free) = entries.entry(name_key(part, &known.key)) {
                    free.insert(value(false)?);
                }
            }
        }
    }
    Ok(entries)
}
