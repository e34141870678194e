//! One name of the list: what it is called, how often it is mentioned, its role in the story's words.

use std::vec;

use dateline_article::{Entity, EntityIdx, StoryMap};
use dateline_words::number;

use crate::cast::mentions;
use crate::cast::rug::rug;
use crate::el::{El, bdi, button, el};
use crate::reading::Reading;

/// Who is mentioned so often has a rug in the list; the others only when they are chosen.
const OFTEN: usize = 2;

/// A row, which its effects and listeners are given from outside.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) entity: EntityIdx,
    pub(super) item: El,
    pub(super) button: El,
}

/// The rows of all who are mentioned, the most mentioned first, as far as they have been built.
pub(crate) struct Rows {
    pub(super) map: StoryMap,
    pub(super) rows: Vec<Row>,
    /// Those that are left.
    todo: vec::IntoIter<EntityIdx>,
}

/// So many are built at once, without a look at the clock.
const FEW: usize = 50;

impl Rows {
    /// Begins with the first of them. Names are few in most stories, and then these are all.
    pub(crate) fn begin(reading: &Reading) -> Rows {
        let index = &reading.index;
        let mut mentioned = index.by_count(&reading.article);
        mentioned.retain(|it| 0 < index.count(*it));
        let map = StoryMap::new(&reading.article);
        let mut rows = Rows { map, rows: Vec::new(), todo: mentioned.into_iter() };
        rows.build_some(reading);
        rows
    }

    /// Builds the next of them.
    pub(crate) fn build_some(&mut self, reading: &Reading) {
        let some = self.todo.by_ref().take(FEW);
        self.rows.extend(some.filter_map(|it| Row::new(&self.map, reading, it)));
    }

    /// Whether all of them are there.
    pub(crate) fn are_all(&self) -> bool {
        self.todo.as_slice().is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}

impl Row {
    /// The row of an entity.
    pub(super) fn new(map: &StoryMap, reading: &Reading, idx: EntityIdx) -> Option<Row> {
        let count = reading.index.count(idx);
        let entity = reading.article.entity(idx)?;
        let kind = entity.kind.as_str();
        let is_found = reading.is_found(idx);
        let button = row_button(entity, count, is_found);
        let rug = if OFTEN <= count { rug(map, reading, idx) } else { None };
        // The colour of the whole row, what is under it included.
        let item = el("li").attr("data-type", kind).child(button.clone()).child_if(rug);
        Some(Row { entity: idx, item, button })
    }
}

fn row_button(entity: &Entity, count: usize, is_found: bool) -> El {
    let times = mentions(count);
    let role = entity.role.as_deref().map(|role| el("bdi; class=role").text(role));
    let also = also(entity)
        .map(|names| el("span; class=also").say_with("also {names}", &[("names", &bdi(&names))]));
    button("")
        .attr("data-entity", &entity.id)
        .attr("aria-pressed", "false")
        .child(el("bdi; class=name").text(&entity.name))
        .child_if(is_found.then(|| el("small; class=auto").text(" ").say("found automatically")))
        .child(el("span; class=count").text(&number(count)).child(times))
        .child_if(role)
        .child_if(also)
}

/// Other names, but those that only shorten the full one: "Shoigu" tells nothing new.
fn also(entity: &Entity) -> Option<String> {
    // Short words: not worth the 2 KB of `str::contains`.
    let holds = |alias: &str| {
        entity
            .name
            .as_bytes()
            .windows(alias.len().max(1))
            .any(|it| it.eq_ignore_ascii_case(alias.as_bytes()))
    };
    let tells = |alias: &&String| !holds(alias);
    let aliases: Vec<&str> =
        entity.aliases.iter().filter(tells).take(3).map(String::as_str).collect();
    (!aliases.is_empty()).then(|| aliases.join(", "))
}
