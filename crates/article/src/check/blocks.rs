//! The texts of a story, up to the limit, with their ids.

use crate::article::{Block, BlockIdx, BlockKind, Figure};
use crate::check::{Checker, Place};
use crate::issue::{LoadError, Problem, Report};
use crate::limits::LIMITS;
use crate::wire::{self, AnyBlock, Field, List, Offset};

/// The styles of one block, which wait for the unit of their offsets.
pub(super) struct BlockStyles<'de> {
    pub(super) block: BlockIdx,
    /// The index in the file, for messages.
    pub(super) given_idx: usize,
    pub(super) styles: List<'de, wire::Style<'de>>,
}

impl Checker {
    /// Takes the blocks of a whole file.
    pub(super) fn blocks<'de>(
        &mut self,
        blocks: Field<'de, List<'de, AnyBlock<'de>>>,
        root: &Place<'_>,
    ) -> Result<Vec<BlockStyles<'de>>, LoadError> {
        let unreadable = LoadError::Unreadable { field: "blocks" };
        let Some(blocks) = self.report.take(blocks, root, "blocks") else { return Err(unreadable) };
        let n_given = blocks.len();
        self.reserve_ids();
        let list = root.field("blocks");
        let mut styles = Vec::new();
        for (idx, block) in blocks.into_iter().enumerate() {
            self.block(block, idx, &list.item(idx), &mut styles);
        }
        self.report_limit(root);
        if self.article.blocks.is_empty() && 0 < n_given {
            return Err(unreadable);
        }
        Ok(styles)
    }

    /// Takes the block of a line.
    pub(super) fn block_of_line<'de>(
        &mut self,
        block: Field<'de, AnyBlock<'de>>,
        root: &Place<'_>,
    ) -> Vec<BlockStyles<'de>> {
        self.reserve_ids();
        let mut styles = Vec::new();
        let idx = self.blocks_as_given.len();
        self.block(block, idx, &root.field("block"), &mut styles);
        styles
    }

    fn reserve_ids(&mut self) {
        self.block_ids.reserve("headline");
        self.block_ids.reserve("standfirst");
    }

    /// Says so if there were more characters than are shown.
    pub(crate) fn report_limit(&mut self, root: &Place<'_>) {
        let limit = LIMITS.characters;
        if limit < self.n_characters {
            let problem =
                Problem::OverLimit { what: "characters", given: self.n_characters, limit };
            self.report.push(root.key("blocks"), problem);
        }
    }

    fn block<'de>(
        &mut self,
        block: Field<'de, AnyBlock<'de>>,
        given_idx: usize,
        place: &Place<'_>,
        styles: &mut Vec<BlockStyles<'de>>,
    ) {
        let idx = BlockIdx(self.article.blocks.len() as u32);
        let made =
            self.report.take_item(block, place).and_then(|it| self.checked_block(it, idx, place));
        self.blocks_as_given.push(made.as_ref().map(|_| idx));
        let Some((block, block_styles)) = made else { return };
        self.article.blocks.push(block);
        if !block_styles.is_empty() {
            styles.push(BlockStyles { block: idx, given_idx, styles: block_styles });
        }
    }

    fn checked_block<'de>(
        &mut self,
        block: AnyBlock<'de>,
        idx: BlockIdx,
        place: &Place<'_>,
    ) -> Option<(Block, List<'de, wire::Style<'de>>)> {
        let AnyBlock { mut block, is_bare } = block;
        if is_bare {
            self.report.push(place.to_string(), Problem::BareText);
        }
        let text = self.report.text(std::mem::take(&mut block.text), place, "text");
        let styles = self.report.take(std::mem::take(&mut block.styles), place, "styles");
        let lang = self.report.text(std::mem::take(&mut block.lang), place, "lang");
        let extra = self.report.rest(std::mem::take(&mut block.rest), place);
        let id = self.report.text(std::mem::take(&mut block.id), place, "id");
        let has_text = text.is_some();
        let kind = kind(&mut self.report, block, is_bare, place);
        if !has_text && !matches!(&kind, BlockKind::Figure(figure) if figure.src.is_some()) {
            self.report.push(place.to_string(), Problem::EmptyBlock);
            return None;
        }
        let text = self.within_limit(text.unwrap_or_default())?;
        let id = id.map(|id| self.block_ids.add(id, idx.0, &mut self.report, place));
        let block = Block { id, kind, text, lang, styles: Vec::new(), extra };
        Some((block, styles.unwrap_or_default()))
    }

    /// As much of `text` as the limit leaves; `None` if that is nothing.
    fn within_limit(&mut self, mut text: String) -> Option<String> {
        let n_left = LIMITS.characters.saturating_sub(self.n_characters);
        let n_given = text.chars().count();
        self.n_characters += n_given;
        if n_given <= n_left {
            return Some(text);
        }
        let (end, _) = text.char_indices().nth(n_left)?;
        text.truncate(end);
        (!text.is_empty()).then_some(text)
    }
}

fn kind(
    report: &mut Report,
    block: wire::Block<'_>,
    is_bare: bool,
    place: &Place<'_>,
) -> BlockKind {
    match report.text(block.kind, place, "type") {
        Some(word) => match word.as_str() {
            "paragraph" => BlockKind::Paragraph,
            "heading" => BlockKind::Heading {
                level: small(report, block.level, place, "level", 1..=6).unwrap_or(2),
            },
            "list_item" => BlockKind::ListItem {
                ordered: report.take(block.ordered, place, "ordered").unwrap_or(false),
                depth: small(report, block.depth, place, "depth", 1..=16).unwrap_or(1),
            },
            "blockquote" => BlockKind::Blockquote { cite: report.text(block.cite, place, "cite") },
            "figure" => BlockKind::Figure(Figure {
                src: report.text(block.src, place, "src"),
                alt: report.text(block.alt, place, "alt"),
                width: pixels(report, block.width, place, "width"),
                height: pixels(report, block.height, place, "height"),
                credit: report.text(block.credit, place, "credit"),
            }),
            _ => {
                let word = super::shortened(&word);
                report.push(place.key("type"), Problem::UnknownBlockType(word));
                BlockKind::Paragraph
            }
        },
        None => {
            if !is_bare {
                let instead = "shown as a paragraph";
                report.push(place.key("type"), Problem::Missing { instead });
            }
            BlockKind::Paragraph
        }
    }
}

/// A small number in a range.
fn small(
    report: &mut Report,
    field: Field<'_, Offset>,
    place: &Place<'_>,
    key: &'static str,
    range: std::ops::RangeInclusive<u8>,
) -> Option<u8> {
    let Offset(given) = report.take(field, place, key)?;
    let number = u8::try_from(given).ok().filter(|it| range.contains(it));
    if number.is_none() {
        let wanted = if key == "level" { "1 to 6" } else { "1 to 16" };
        report.wrong_value(place, key, wanted, &given.to_string());
    }
    number
}

fn pixels(
    report: &mut Report,
    field: Field<'_, Offset>,
    place: &Place<'_>,
    key: &str,
) -> Option<u32> {
    let Offset(given) = report.take(field, place, key)?;
    let pixels = u32::try_from(given).ok().filter(|it| (1..=100_000).contains(it));
    if pixels.is_none() {
        report.wrong_value(place, key, "1 to 100000", &given.to_string());
    }
    pixels
}
