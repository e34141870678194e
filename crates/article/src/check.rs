//! From bytes to a checked [`Article`] and a [`Report`] of what did not fit.

mod blocks;
mod cast;
mod dates;
mod found;
mod ids;
mod json;
mod metadata;
mod path;
mod place;
mod quotes;
mod spans;
mod styles;
mod unit;
mod word_map;

use crate::alias;
use crate::article::{Article, BlockIdx, TextRef};
use crate::issue::told;
use crate::load_error::LoadError;
use crate::offsets::OffsetUnit;
use crate::report::Report;
use crate::unicode::Unicode;
use crate::wire::{self, BlockRef, Line, List, Object};

pub(crate) use cast::{entity_type, foreign_ids};
pub(crate) use found::{GivenSpan, found};
pub(crate) use json::FileText;
#[cfg(feature = "issues")]
pub use json::parse_json;
pub(crate) use metadata::{check_format, date};
pub(crate) use path::Place;

/// A story, and what did not fit in its file.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The story.
    pub article: Article,
    /// What was noted, repaired or lost.
    pub report: Report,
}

/// Checks one JSON file.
pub(crate) fn read_article(bytes: &[u8], unicode: &'static Unicode) -> Result<Loaded, LoadError> {
    let mut report = Report::default();
    let root = Place::root("");
    let text = FileText::of_file(bytes, &mut report)?;
    let story = text.parse::<wire::Article>(&mut report, &root)?;
    let Some(mut story) = story else { return Err(LoadError::Unreadable { field: "blocks" }) };

    let mut checker = Checker { report, ..Checker::new(unicode) };
    let quotes = checker.report.take(&mut story, &root, wire::Article::QUOTES).unwrap_or_default();
    let mentions = checker.report.take(&mut story, &root, wire::Article::MENTIONS);
    let entities = checker.report.take(&mut story, &root, wire::Article::ENTITIES);
    let blocks = checker.report.take(&mut story, &root, wire::Article::BLOCKS);
    checker.metadata(story, &root);
    checker.entities(entities.unwrap_or_default(), &root);
    let unreadable = LoadError::Unreadable { field: "blocks" };
    let styles = checker.blocks(blocks.ok_or(unreadable)?, &root)?;
    let is_annotated = mentions.is_some();
    let located = checker.locate_mentions(mentions.unwrap_or_default(), None, &root);
    let located_quotes = checker.locate_quotes(quotes, None, &root);
    let has_spans = !styles.is_empty() || !located_quotes.is_empty();
    let declared = checker.declared.unwrap_or_default();
    let mut outcomes = checker.find_mentions(&located, declared);
    let unit = checker.choose_unit(&located, &outcomes, has_spans);
    if unit != declared {
        outcomes = checker.find_mentions(&located, unit);
    }
    checker.place_styles(styles, unit);
    checker.place_mentions(located, outcomes, &root);
    checker.place_quotes(located_quotes, unit, &root);
    if !is_annotated {
        checker.find_names();
    }
    Ok(checker.finish())
}

/// A story being checked: one whole file, or line by line.
pub(crate) struct Checker {
    pub(crate) article: Article,
    pub(crate) report: Report,
    /// What the file says of its unit.
    declared: Option<OffsetUnit>,
    block_ids: ids::Ids,
    entity_ids: ids::Ids,
    /// What became of each block of the file.
    blocks_as_given: Vec<Option<BlockIdx>>,
    n_characters: usize,
    n_mentions: usize,
    /// Of a file of lines: whether any mention so far has words to tell the unit by.
    has_words: bool,
    unicode: &'static Unicode,
}

impl Checker {
    pub(crate) fn new(unicode: &'static Unicode) -> Checker {
        Checker {
            article: Article::default(),
            report: Report::default(),
            declared: None,
            block_ids: ids::Ids::default(),
            entity_ids: ids::Ids::default(),
            blocks_as_given: Vec::new(),
            n_characters: 0,
            n_mentions: 0,
            has_words: false,
            unicode,
        }
    }

    /// Checks the first line of a file of lines.
    pub(crate) fn first_line(&mut self, mut story: Object<'_, wire::Article>, root: &Place<'_>) {
        let quotes = self.report.take(&mut story, root, wire::Article::QUOTES).unwrap_or_default();
        let mentions = self.report.take(&mut story, root, wire::Article::MENTIONS);
        let entities = self.report.take(&mut story, root, wire::Article::ENTITIES);
        self.metadata(story, root);
        self.entities(entities.unwrap_or_default(), root);
        self.spans_of_line(mentions.unwrap_or_default(), quotes, None, root);
    }

    /// Checks a line with a block.
    pub(crate) fn block_line(&mut self, mut line: Object<'_, Line>, root: &Place<'_>) {
        let styles = self.block_of_line(&mut line, root);
        let block = match self.blocks_as_given.last() {
            Some(Some(idx)) => Some(TextRef::Block(*idx)),
            _ => None,
        };
        self.place_styles(styles, self.declared.unwrap_or_default());
        let quotes = self.report.take(&mut line, root, Line::QUOTES).unwrap_or_default();
        let mentions = self.report.take(&mut line, root, Line::MENTIONS).unwrap_or_default();
        self.spans_of_line(mentions, quotes, block, root);
        // A block's own `x_` fields stay with it; a line's mean nothing.
        self.report.rest(line, root);
    }

    /// Places the mentions and quotes of one line: its unit is the declared one, its text the line's.
    fn spans_of_line(
        &mut self,
        mentions: List<'_, wire::Mention>,
        quotes: List<'_, wire::Quote>,
        block: Option<TextRef>,
        root: &Place<'_>,
    ) {
        let unit = self.declared.unwrap_or_default();
        let located = self.locate_mentions(mentions, block, root);
        self.has_words |= located.iter().any(|it| it.words().is_some());
        let outcomes = self.find_mentions(&located, unit);
        self.place_mentions(located, outcomes, root);
        let located = self.locate_quotes(quotes, block, root);
        self.place_quotes(located, unit, root);
    }

    /// The text that a span says it lies in.
    fn text_ref(&self, block: &BlockRef<'_>) -> Option<TextRef> {
        match block {
            BlockRef::Index(idx) => {
                let idx = usize::try_from(*idx).ok()?;
                self.blocks_as_given.get(idx).copied().flatten().map(TextRef::Block)
            }
            BlockRef::Id(id) if id == "headline" => Some(TextRef::Headline),
            BlockRef::Id(id) if id == "standfirst" => {
                self.article.standfirst.as_ref().map(|_| TextRef::Standfirst)
            }
            BlockRef::Id(id) => self.block_ids.get(id).map(|idx| TextRef::Block(BlockIdx(idx))),
        }
    }

    /// Says, at the end of a file of lines, how its unit was found.
    pub(crate) fn note_unit_of_lines(&mut self) {
        let article = &self.article;
        let has_styles = article.blocks.iter().any(|it| !it.styles.is_empty());
        let has_spans = has_styles || !article.mentions.is_empty() || !article.quotes.is_empty();
        self.note_unit_source(self.has_words, has_spans);
    }

    /// Finds names and aliases in a story that does not say where they are.
    pub(crate) fn find_names(&mut self) {
        alias::find_mentions(&mut self.article, &mut self.report, self.unicode);
    }

    pub(crate) fn finish(mut self) -> Loaded {
        self.article.sort_mentions();
        self.article.sort_quotes();
        Loaded { article: self.article, report: self.report }
    }
}

/// The words for a block, for a message.
fn block_words(block: &BlockRef<'_>) -> String {
    match block {
        BlockRef::Index(idx) => idx.to_string(),
        BlockRef::Id(id) => told(id),
    }
}

#[cfg(test)]
mod tests;
