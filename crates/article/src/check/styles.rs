//! Links and emphasis, put where their offsets say.

use std::cmp::Reverse;

use crate::article::{BlockIdx, Style, StyleKind};
use crate::check::blocks::BlockStyles;
use crate::check::found::span_at;
use crate::check::{Checker, Place};
use crate::issue::{Problem, told};
use crate::offsets::{OffsetUnit, Offsets};
use crate::order;
use crate::report::Report;
use crate::wire::{self, Item};

impl Checker {
    /// Puts each style where its offsets say; a link that overlaps an earlier one is left out.
    pub(super) fn place_styles(&mut self, blocks: Vec<BlockStyles<'_>>, unit: OffsetUnit) {
        let root = Place::root("");
        let blocks_place = root.field("blocks");
        for BlockStyles { block: BlockIdx(idx), given_idx, styles } in blocks {
            let block_place = blocks_place.item(given_idx);
            let list = block_place.field("styles");
            let Some(block) = self.article.blocks.get_mut(idx as usize) else { continue };
            let offsets = Offsets::new(&block.text, unit, self.unicode);
            let mut placed: Vec<(usize, Style)> = Vec::new();
            for (idx, given) in styles.into_items().enumerate() {
                let style =
                    placed_style(&mut self.report, given, &block.text, &offsets, &list.item(idx));
                placed.extend(style.map(|it| (idx, it)));
            }
            order::sort_by_key(&mut placed, |(_, it)| (it.span.start(), Reverse(it.span.end())));
            let mut link_end = 0;
            placed.retain(|(idx, style)| {
                if !matches!(style.kind, StyleKind::Link { .. }) {
                    return true;
                }
                let is_free = link_end <= style.span.start();
                if is_free {
                    link_end = style.span.end();
                } else {
                    list.item(*idx).note(&mut self.report, "", Problem::OverlappingLink);
                }
                is_free
            });
            block.styles = placed.into_iter().map(|(_, style)| style).collect();
        }
    }
}

fn placed_style(
    report: &mut Report,
    given: Item<'_, wire::Style>,
    text: &str,
    offsets: &Offsets<'_>,
    place: &Place<'_>,
) -> Option<Style> {
    let mut given = report.item(given, place)?;
    let word = report.text(&mut given, place, wire::Style::KIND);
    let href = report.text(&mut given, place, wire::Style::HREF);
    let start = report.take(&mut given, place, wire::Style::START);
    let end = report.take(&mut given, place, wire::Style::END);
    report.rest(given, place);
    let kind = match (word.as_deref(), href) {
        (Some("emphasis"), _) => StyleKind::Emphasis,
        (Some("strong"), _) => StyleKind::Strong,
        (Some("link"), Some(href)) => StyleKind::Link { href },
        (Some("link"), None) => {
            place.note(report, "href", Problem::Missing { instead: "shown as text" });
            return None;
        }
        (word, _) => {
            let word = told(word.unwrap_or_default());
            place.note(report, "kind", Problem::UnknownStyle(word));
            return None;
        }
    };
    let problem = match (start, end) {
        (Some(start), Some(end)) => match span_at(text, offsets, start, end) {
            Some(span) if !span.is_empty() => return Some(Style { span, kind }),
            Some(_) => Problem::EmptySpan,
            None => Problem::OutsideText,
        },
        _ => Problem::NoOffsets,
    };
    place.note(report, "", problem);
    None
}
