//! One name of the list: what it is called, how often it is mentioned, its role in the story's words.

use dateline_article::{Entity, EntityIdx, StoryMap};
use dateline_words::number;

use crate::cast::mentions;
use crate::cast::rug::rug;
use crate::el::{El, bdi, button, el};
use crate::loaded::Reading;

/// Who is mentioned so often has a rug in the list; the others only when they are chosen.
const OFTEN: usize = 2;

/// A row, which its effects and listeners are given from outside.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) entity: EntityIdx,
    pub(super) item: El,
    pub(super) button: El,
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
