//! The texts of a story, up to the limit, with their ids.

use crate::article::{Block, BlockIdx, BlockKind, Figure};
use crate::check::{Checker, Place, metadata};
use crate::issue::{Problem, told};
use crate::limits::LIMITS;
use crate::load_error::LoadError;
use crate::report::Report;
use crate::wire::{self, AnyBlock, GivenBlock, Key, List, Object, Offset};

/// The styles of one block, which wait for the unit of their offsets.
pub(super) struct BlockStyles<'de> {
    pub(super) block: BlockIdx,
    /// The index in the file, for messages.
    pub(super) given_idx: usize,
    pub(super) styles: List<'de, wire::Style>,
}

impl Checker {
    /// Takes the blocks of a whole file.
    pub(super) fn blocks<'de>(
        &mut self,
        blocks: List<'de, AnyBlock>,
        root: &Place<'_>,
    ) -> Result<Vec<BlockStyles<'de>>, LoadError> {
        let n_given = blocks.len();
        self.reserve_ids();
        let list = root.field("blocks");
        let mut styles = Vec::new();
        for (idx, block) in blocks.into_items().enumerate() {
            let place = list.item(idx);
            let block = self.report.item(block, &place);
            self.block(block, idx, &place, &mut styles);
        }
        self.report_limit(root);
        if self.article.blocks.is_empty() && 0 < n_given {
            return Err(LoadError::Unreadable { field: "blocks" });
        }
        Ok(styles)
    }

    /// Takes the block of a line.
    pub(super) fn block_of_line<'de>(
        &mut self,
        line: &mut Object<'de, wire::Line>,
        root: &Place<'_>,
    ) -> Vec<BlockStyles<'de>> {
        self.reserve_ids();
        let mut styles = Vec::new();
        let idx = self.blocks_as_given.len();
        let block = self.report.take(line, root, wire::Line::BLOCK);
        if block.is_none() {
            root.note(&mut self.report, "block", Problem::EmptyBlock);
        }
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
            root.note(&mut self.report, "blocks", problem);
        }
    }

    fn block<'de>(
        &mut self,
        block: Option<GivenBlock<'de>>,
        given_idx: usize,
        place: &Place<'_>,
        styles: &mut Vec<BlockStyles<'de>>,
    ) {
        let idx = BlockIdx(self.article.blocks.len() as u32);
        let made = block.and_then(|it| self.checked_block(it, idx, place));
        self.blocks_as_given.push(made.as_ref().map(|_| idx));
        let Some((block, block_styles)) = made else { return };
        self.article.blocks.push(block);
        if !block_styles.is_empty() {
            styles.push(BlockStyles { block: idx, given_idx, styles: block_styles });
        }
    }

    fn checked_block<'de>(
        &mut self,
        block: GivenBlock<'de>,
        idx: BlockIdx,
        place: &Place<'_>,
    ) -> Option<(Block, List<'de, wire::Style>)> {
        let mut block = match block {
            GivenBlock::Whole(block) => block,
            GivenBlock::Bare(text) => {
                place.note(&mut self.report, "", Problem::BareText);
                let text = self.within_limit(text.into_owned())?;
                let kind = BlockKind::Paragraph;
                let block = Block {
                    id: None,
                    kind,
                    text,
                    lang: None,
                    styles: Vec::new(),
                    extra: Vec::new(),
                };
                return Some((block, List::default()));
            }
        };
        let text = self.report.text(&mut block, place, wire::Block::TEXT);
        let styles = self.report.take(&mut block, place, wire::Block::STYLES);
        let lang = self.report.text(&mut block, place, wire::Block::LANG);
        let lang = metadata::language(&mut self.report, lang, place);
        let id = self.report.text(&mut block, place, wire::Block::ID);
        let has_text = text.is_some();
        let kind = kind(&mut self.report, &mut block, place);
        let extra = self.report.rest(block, place);
        if !has_text && !matches!(&kind, BlockKind::Figure(figure) if figure.src.is_some()) {
            place.note(&mut self.report, "", Problem::EmptyBlock);
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

fn kind(report: &mut Report, block: &mut Object<'_, wire::Block>, place: &Place<'_>) -> BlockKind {
    match report.text(block, place, wire::Block::TYPE) {
        Some(word) => match word.as_str() {
            "paragraph" => BlockKind::Paragraph,
            "heading" => BlockKind::Heading {
                level: small(report, block, place, wire::Block::LEVEL, 1..=6).unwrap_or(2),
            },
            "list_item" => BlockKind::ListItem {
                ordered: report.take(block, place, wire::Block::ORDERED).unwrap_or(false),
                depth: small(report, block, place, wire::Block::DEPTH, 1..=16).unwrap_or(1),
            },
            "blockquote" => {
                BlockKind::Blockquote { cite: report.text(block, place, wire::Block::CITE) }
            }
            "figure" => BlockKind::Figure(Figure {
                src: report.text(block, place, wire::Block::SRC),
                alt: report.text(block, place, wire::Block::ALT),
                width: pixels(report, block, place, wire::Block::WIDTH),
                height: pixels(report, block, place, wire::Block::HEIGHT),
                credit: report.text(block, place, wire::Block::CREDIT),
            }),
            _ => {
                let word = told(&word);
                place.note(report, "type", Problem::UnknownBlockType(word));
                BlockKind::Paragraph
            }
        },
        None => {
            let instead = "shown as a paragraph";
            place.note(report, "type", Problem::Missing { instead });
            BlockKind::Paragraph
        }
    }
}

/// A small number in a range.
fn small(
    report: &mut Report,
    block: &mut Object<'_, wire::Block>,
    place: &Place<'_>,
    key: Key<wire::Block, Offset>,
    range: std::ops::RangeInclusive<u8>,
) -> Option<u8> {
    let name = key.name;
    let given = report.take(block, place, key)?;
    let number = u8::try_from(given).ok().filter(|it| range.contains(it));
    if number.is_none() {
        let wanted = if name == "level" { "1 to 6" } else { "1 to 16" };
        report.wrong_value(place, name, wanted, &given.to_string());
    }
    number
}

fn pixels(
    report: &mut Report,
    block: &mut Object<'_, wire::Block>,
    place: &Place<'_>,
    key: Key<wire::Block, Offset>,
) -> Option<u32> {
    let name = key.name;
    let given = report.take(block, place, key)?;
    let pixels = u32::try_from(given).ok().filter(|it| (1..=100_000).contains(it));
    if pixels.is_none() {
        report.wrong_value(place, name, "1 to 100000", &given.to_string());
    }
    pixels
}
