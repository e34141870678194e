//! The rug of an entity: one line, the length of the story, with a stroke at each mention.

use dateline_article::{EntityIdx, MentionIdx, StoryMap};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::el::{El, svg};
use crate::reading::Reading;

/// The length of the line, in its own units: finer than a pixel of any panel.
const LENGTH: u16 = 1000;

/// A drawing that adds nothing to what the row says, for eyes and pointers only.
pub(super) fn rug(map: &StoryMap, reading: &Reading, idx: EntityIdx) -> Option<El> {
    let entity = reading.article.entity(idx)?;
    let mut strokes = String::new();
    for column in map.columns(&reading.article, &reading.index, idx, LENGTH) {
        strokes += "M";
        strokes += &column.to_string();
        strokes += " 0V8";
    }
    let line = |class, d| svg("path").attr("class", class).attr("d", d);
    let rug = svg("svg")
        .class("rug")
        .attr("data-rug", &entity.id)
        .attr("data-type", entity.kind.as_str())
        .attrs("viewBox=-4 0 1008 8; preserveAspectRatio=none; aria-hidden=true");
    Some(rug.child(line("rug-line", "M0 4H1000")).child(line("rug-strokes", &strokes)))
}

/// The mention whose stroke is nearest to the pointer.
pub(super) fn nearest(
    map: &StoryMap,
    reading: &Reading,
    rug: &Element,
    event: &Event,
) -> Option<MentionIdx> {
    let event: &MouseEvent = event.dyn_ref()?;
    let entity = reading.entity_by_id(&rug.get_attribute("data-rug")?)?;
    let line = rug.get_bounding_client_rect();
    let along = (f64::from(event.client_x()) - line.left()) / line.width().max(1.0);
    let is_mirrored = rug.matches(":dir(rtl)").unwrap_or(false);
    let at = (if is_mirrored { 1.0 - along } else { along } * f64::from(LENGTH)) as u16;
    map.nearest(&reading.article, &reading.index, entity, at, LENGTH)
}
