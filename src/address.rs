//! What the reader sees, as the address says it: both ways.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use dateline_article::{
    Anchored, BlockIdx, EntityIdx, EntityType, MentionIdx, anchor, ordinal, quote_of,
};
use dateline_words::{en, tr};
use leptos::prelude::*;
use web_sys::Url;

use crate::el::follow;
use crate::find;
use crate::link::{Fragment, Link, Seen};
use crate::location::Location;
use crate::moving;
use crate::reading::{Reading, ReadingParts};
use crate::state::{Choices, View};
use crate::watched::at_end;

/// Long enough for a row of key presses to be one change: browsers refuse a hundred of them in half a minute.
const QUIET: Duration = Duration::from_millis(250);

const CHANGED: &str =
    en("The text has changed since this link was made, so it no longer leads to its place.");
const NOWHERE: &str = en("This link leads to a place that is not in this story.");

/// Keeps the address in step with what is seen, until the owner is cleaned up.
pub(crate) fn keep_address(reading: Reading, choices: Choices, location: Location) {
    let waiting: Rc<Cell<Option<TimeoutHandle>>> = Rc::default();
    let last = waiting.clone();
    follow(move || {
        let (seen, fragment) = (seen(&reading, choices), fragment(&reading, choices));
        stop(&waiting);
        let write = move || location.write(&seen, fragment.as_ref());
        waiting.set(set_timeout_with_handle(write, QUIET).ok());
    });
    at_end(move || stop(&last));
}

fn stop(waiting: &Cell<Option<TimeoutHandle>>) {
    if let Some(handle) = waiting.take() {
        handle.clear();
    }
}

/// Writes what is seen into the address at once.
pub(crate) fn write(reading: &Reading, choices: Choices, location: Location) {
    untrack(|| location.write(&seen(reading, choices), fragment(reading, choices).as_ref()));
}

/// Shows what an address says; ids and types that the story does not have say nothing.
pub(crate) fn restore(reading: &Reading, choices: Choices, seen: &Seen) {
    choices
        .selection
        .restore(seen.entities.iter().filter_map(|id| reading.entity_by_id(id)).collect());
    let kinds = kinds(reading).into_iter();
    choices.filter.restore(kinds.filter(|it| is_off(seen, it)).map(str::to_owned).collect());
    if let Some(words) = &seen.words {
        find::look_for(reading, choices, words);
        choices.find.restore();
    } else {
        let _ = choices.find.close();
    }
    choices.views.show(match seen.view.as_deref() {
        Some("spotlight") => View::Spotlight,
        Some("quotes") => View::Quotes,
        _ => View::Names,
    });
}

/// Shows what an address says of the types that there were none of in the beginning of a story that is all there now.
pub(crate) fn restore_more(reading: &Reading, choices: Choices, seen: &Seen) {
    let before = kinds(reading.beginning());
    for (kind, _) in reading.index.type_counts() {
        if !before.contains(&kind.as_str()) && is_off(seen, kind.as_str()) {
            choices.filter.toggle(kind);
        }
    }
}

/// Whether an address switches a type off.
fn is_off(seen: &Seen, kind: &str) -> bool {
    seen.types.as_ref().is_some_and(|on| !on.iter().any(|it| it == kind))
}

/// What is seen now, for an address.
pub(crate) fn seen(reading: &Reading, choices: Choices) -> Seen {
    let id = |it: EntityIdx| Some(reading.article.entity(it)?.id.clone());
    let off = choices.filter.off();
    let is_on = |kind: &&str| !off.iter().any(|it| it == kind);
    let on = kinds(reading).into_iter().filter(is_on).map(str::to_owned).collect();
    let words = choices.find.words();
    Seen {
        entities: choices.selection.all().into_iter().filter_map(id).collect(),
        types: (!off.is_empty()).then_some(on),
        words: (choices.find.is_open() && !words.is_empty()).then_some(words),
        view: match choices.views.get() {
            View::Spotlight => Some("spotlight".to_owned()),
            View::Quotes => Some("quotes".to_owned()),
            View::Names | View::Contents => None,
        },
    }
}

/// The mention that the reader stands at, with its words.
pub(crate) fn fragment(reading: &Reading, choices: Choices) -> Option<Fragment> {
    fragment_of(reading, moving::standing(reading, choices)?)
}

/// A place for a link to a mention.
pub(crate) fn fragment_of(reading: &Reading, mention: MentionIdx) -> Option<Fragment> {
    let entity = reading.entity_of(mention)?;
    Some(Fragment::Mention {
        entity: reading.article.entity(entity)?.id.clone(),
        n: ordinal(&reading.index, entity, mention)?,
        quote: Some(quote_of(&reading.article, mention)),
    })
}

/// What is said where there is no address to give away.
pub(crate) const NO_LINK: &str = en("This story was opened from a file: no link leads to it.");

/// The address of what is seen now, which the page's own says only when the keys have rested.
pub(crate) fn here(reading: &Reading, choices: Choices) -> Option<String> {
    let link = Link::read(&window().location().search().ok()?, "").unframed();
    absolute(&link.with(&seen(reading, choices), fragment(reading, choices).as_ref()))
}

/// An address that leads to a mention, and chooses whose it is.
pub(crate) fn link_to(reading: &Reading, mention: MentionIdx) -> Option<String> {
    let link = Link::read(&window().location().search().ok()?, "").unframed();
    let entity = reading.article.entity(reading.entity_of(mention)?)?;
    let seen = Seen { entities: vec![entity.id.clone()], ..Seen::default() };
    absolute(&link.with(&seen, fragment_of(reading, mention).as_ref()))
}

fn absolute(address: &str) -> Option<String> {
    Url::new_with_base(address, &window().location().href().ok()?).ok().map(|it| it.href())
}

/// Goes where a link leads, or only stands there if the page is shown as it was left; says so if the words there
/// are others now.
pub(crate) fn arrive(reading: &Reading, choices: Choices, place: &Fragment, is_as_left: bool) {
    match place {
        Fragment::Block(_) if is_as_left => {}
        Fragment::Block(id) => match block(reading, id) {
            Some(block) => moving::go_to_block(choices, block),
            None => choices.notice.tell(tr(NOWHERE)),
        },
        Fragment::Mention { entity, n, quote } => {
            let entity = reading.entity_by_id(entity);
            let found =
                entity.map(|it| anchor(&reading.article, &reading.index, it, *n, quote.as_deref()));
            match (entity, found) {
                (_, Some(Anchored::Found(mention))) if is_as_left => {
                    choices.moves.stand(Some(mention));
                }
                (Some(entity), Some(Anchored::Found(mention))) => {
                    if !choices.selection.all_now().contains(&entity) {
                        choices.selection.choose(entity);
                    }
                    moving::go_to_mention(reading, choices, mention);
                }
                // Without the words that stood there it is a number, and numbers are no promise.
                _ if quote.is_none() => choices.notice.tell(tr(NOWHERE)),
                _ => choices.notice.tell(tr(CHANGED)),
            }
        }
    }
}

fn kinds(story: &ReadingParts) -> Vec<&str> {
    story.index.type_counts().iter().map(|(kind, _)| EntityType::as_str(kind)).collect()
}

/// A block by its id; else by its index.
fn block(reading: &Reading, id: &str) -> Option<BlockIdx> {
    let blocks = &reading.article.blocks;
    let by_id = blocks.iter().position(|it| it.id.as_deref() == Some(id));
    let at = by_id.or_else(|| id.parse().ok().filter(|at| *at < blocks.len()))?;
    Some(BlockIdx(at as u32))
}
