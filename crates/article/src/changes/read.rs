//! Corrections as the format has them.

use super::{At, Block, Change, Target, Those, Unfit, Words};
use crate::check::{FileText, Place};
use crate::entity_type::{EntityType, is_id};
use crate::issue::shortened;
use crate::limits::LIMITS;
use crate::report::Report;
use crate::wire::{self, BlockRef, ListOf, Object};

/// The corrections of an array, each by itself: of one that can't be read, why.
pub(super) fn changes(json: &str) -> Vec<Result<Change, Unfit>> {
    let mut report = Report::default();
    let root = Place::root("changes");
    let text = FileText::of_line(json);
    let list = text.parse::<ListOf<wire::Change>>(&mut report, &root).ok().flatten();
    let items = list.unwrap_or_default().into_items().enumerate();
    items
        .map(|(idx, item)| {
            if LIMITS.changes <= idx {
                return Err(Unfit::OverLimit);
            }
            let object = report.item(item, &root).ok_or(Unfit::Incomplete)?;
            change(&mut report, object, &root)
        })
        .collect()
}

fn change(
    report: &mut Report,
    mut given: Object<'_, wire::Change>,
    place: &Place<'_>,
) -> Result<Change, Unfit> {
    use wire::Change as Key;
    let mut text = |key| report.text(&mut given, place, key).filter(|it| !it.trim().is_empty());
    let (kind, entity, words) = (text(Key::KIND), text(Key::ENTITY), text(Key::TEXT));
    let (into, name, type_word) = (text(Key::INTO), text(Key::NAME), text(Key::TYPE));
    let block = report.take(&mut given, place, Key::BLOCK);
    let start = report.take(&mut given, place, Key::START);
    let end = report.take(&mut given, place, Key::END);
    let everywhere = report.take(&mut given, place, Key::EVERYWHERE);
    let words = match (block, start, end) {
        (Some(block), Some(start), Some(end)) => {
            let block = match block {
                BlockRef::Index(idx) => Block::Index(idx),
                BlockRef::Id(id) => Block::Id(id.into_owned()),
            };
            Some(Words::At(At { block, start, end, text: words }))
        }
        // Half a place would be taken for every place.
        (None, None, None) => words.map(Words::Everywhere),
        _ => return Err(Unfit::Incomplete),
    };
    let kind_of_thing = type_word.as_deref().and_then(EntityType::parse);
    if type_word.is_some() != kind_of_thing.is_some() {
        return Err(Unfit::Incomplete);
    }
    let those = |words: Option<Words>, entity: Option<String>| {
        let is_any = words.is_none() && entity.is_none();
        if is_any { Err(Unfit::Incomplete) } else { Ok(Those { entity, words }) }
    };
    let target = |id: Option<String>| Target {
        id: id.filter(|it| is_id(it)),
        name,
        kind: kind_of_thing.clone(),
    };
    match kind.as_deref() {
        Some("hide") => those(words, entity).map(Change::Hide),
        Some("merge") => match (entity, into) {
            (Some(entity), Some(into)) => Ok(Change::Merge { entity, into }),
            _ => Err(Unfit::Incomplete),
        },
        Some("split") if words.is_none() => Err(Unfit::Incomplete),
        Some("split") => Ok(Change::Split { these: those(words, entity)?, into: target(into) }),
        Some("retype") => {
            let kind = kind_of_thing.clone().ok_or(Unfit::Incomplete)?;
            Ok(Change::Retype { these: those(words, entity)?, kind })
        }
        Some("add") => {
            let words = words.ok_or(Unfit::Incomplete)?;
            let is_everywhere = everywhere.unwrap_or(matches!(words, Words::Everywhere(_)));
            Ok(Change::Add { words, is_everywhere, into: target(into) })
        }
        Some(other) => Err(Unfit::UnknownKind(shortened(other))),
        None => Err(Unfit::Incomplete),
    }
}
