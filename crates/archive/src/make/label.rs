//! Block by block: whom each story means, and what it says of them, sorted by that.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Fault;
use super::block::{Blocks, CastRow, Section, StoryRow};
use super::frames::{self, Frames};
use super::names::{Names, Who};
use super::stories::Order;
use crate::entity::Told;
use crate::month::Month;

/// What is known of the stories once it is known who is who.
#[derive(Debug, Default)]
pub(super) struct Labelled {
    /// Of each story, by its number: who is in it.
    pub(super) casts: Vec<Vec<Who>>,
    pub(super) stories_by_month: Vec<Option<Month>>,
    pub(super) months: BTreeMap<Option<Month>, u32>,
    /// The stories of each rubric.
    pub(super) sections: BTreeMap<String, Vec<u32>>,
    /// The stories that have an entity of each type.
    pub(super) kinds: BTreeMap<String, Vec<u32>>,
}

/// What a story says of somebody.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ToldRow {
    pub(super) who: Who,
    pub(super) story: u32,
    pub(super) role: Option<String>,
    pub(super) description: Option<String>,
    pub(super) told: Told,
}

pub(super) fn label(
    blocks: &mut impl Blocks,
    order: &Order,
    names: &Names,
) -> Result<Labelled, Fault> {
    let n = order.srcs.len();
    let mut labelled = Labelled {
        casts: vec![Vec::new(); n],
        stories_by_month: vec![None; n],
        ..Labelled::default()
    };
    for block in 0..blocks.count() {
        let mut stories = Vec::new();
        for row in Frames::<_, StoryRow>::new(blocks.open(block, Section::Stories)?) {
            let row = row?;
            labelled.add(&row, order.number(block, stories.len())?, names);
            stories.push(row.story);
        }
        let mut told = Vec::new();
        for row in Frames::<_, CastRow>::new(blocks.open(block, Section::Cast)?) {
            let (nth, member) = row?;
            let story = stories.get(nth as usize).ok_or(Fault::Damaged)?;
            let who = names.who(&member.naming).ok_or(Fault::Damaged)?;
            told.push(ToldRow {
                who,
                story: order.number(block, nth as usize)?,
                role: member.role,
                description: member.description,
                told: Told {
                    src: story.src.clone(),
                    headline: story.headline.clone(),
                    published: story.published,
                    id: member.id,
                    n_mentions: member.n_mentions,
                    sentences: member.sentences,
                    quotes: member.quotes,
                },
            });
        }
        told.sort_by_key(|it| (it.who, it.story));
        let mut run = Vec::new();
        told.iter().try_for_each(|it| frames::write(&mut run, it))?;
        blocks.keep(block, run)?;
    }
    // Blocks may hold stories of any time.
    let lists = labelled.sections.values_mut().chain(labelled.kinds.values_mut());
    lists.for_each(|it| it.sort_unstable());
    Ok(labelled)
}

impl Labelled {
    fn add(&mut self, row: &StoryRow, story: u32, names: &Names) {
        let mut cast: Vec<Who> = row.cast.iter().filter_map(|it| names.who(&it.naming)).collect();
        cast.sort_unstable();
        cast.dedup();
        let mut kinds: Vec<&String> = row.cast.iter().map(|it| &it.naming.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            self.kinds.entry(kind.clone()).or_default().push(story);
        }
        if let Some(section) =
            row.story.section.as_deref().map(str::trim).filter(|it| !it.is_empty())
        {
            self.sections.entry(section.to_owned()).or_default().push(story);
        }
        let month = row.story.published.map(Month::of);
        *self.months.entry(month).or_default() += 1;
        if let Some(of_story) = self.stories_by_month.get_mut(story as usize) {
            *of_story = month;
        }
        if let Some(of_story) = self.casts.get_mut(story as usize) {
            *of_story = cast;
        }
    }
}

/// Words with the number of their stories, the most used first.
pub(super) fn by_use(lists: &BTreeMap<String, Vec<u32>>) -> Vec<(String, u32)> {
    let mut counts: Vec<_> =
        lists.iter().map(|(it, list)| (it.clone(), list.len() as u32)).collect();
    counts.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    counts
}
