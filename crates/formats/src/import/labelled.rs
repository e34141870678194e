//! A span's label and link, as spaCy and its relatives write them.

use super::cast::Cast;
use crate::draft::{DraftEntity, DraftMention};
use crate::json::Object;
use crate::labels::type_of;
use crate::links::{ids_of, url_of};
use crate::note::Notes;

/// Takes `start`, `end`, `label`, `kb_id` and `kb_url`. Spans of one id, or of one address, are of one entity.
pub(super) fn span(span: &mut Object<'_>, cast: &mut Cast, notes: &mut Notes) -> DraftMention {
    let start = span.offset("start", notes);
    let end = span.offset("end", notes);
    DraftMention { start, end, ..labelled(span, cast, notes) }
}

/// The same without `start` and `end`.
pub(super) fn labelled(span: &mut Object<'_>, cast: &mut Cast, notes: &mut Notes) -> DraftMention {
    // displacy-ent.js says `type`, and so did spaCy 1.
    let label = span.text("label", notes).or_else(|| span.text("type", notes));
    let label = label.filter(|it| !it.is_empty());
    let kb_id = span.text("kb_id", notes).filter(|it| !matches!(it.trim(), "" | "#" | "NIL"));
    let kb_url = span.text("kb_url", notes).filter(|it| !matches!(it.trim(), "" | "#"));
    let kind = label.map_or_else(|| "other".to_owned(), type_of);
    let entity = kb_id.or(kb_url).map(|key| {
        cast.id_of(key, || DraftEntity {
            place: span.place().to_owned(),
            kind: kind.clone(),
            label: label.map(str::to_owned),
            ids: ids_of(kb_id, kb_url),
            url: url_of(kb_url),
            ..DraftEntity::default()
        })
    });
    DraftMention {
        place: span.place().to_owned(),
        entity,
        kind: Some(kind),
        label: label.map(str::to_owned),
        ..DraftMention::default()
    }
}
