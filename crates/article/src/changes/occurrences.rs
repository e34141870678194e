//! Where words stand in a story.

use super::{At, Block, Unfit};
use crate::alias::is_edge;
use crate::article::{Article, BlockIdx, TextRef};
use crate::check::{GivenSpan, found};
use crate::issue::shortened;
use crate::offsets::{OffsetUnit, Offsets};
use crate::text::Span;
use crate::unicode::Unicode;

/// The words at a place, or close by if they alone stand there, as with a mention of a file.
pub(super) fn at(
    article: &Article,
    at: &At,
    unicode: &'static Unicode,
) -> Result<(TextRef, Span), Unfit> {
    let missing = || Unfit::NotThere(at.text.as_deref().map(shortened).unwrap_or_default());
    let text_ref = text_ref(article, &at.block).ok_or_else(missing)?;
    let text = article.text(text_ref).ok_or_else(missing)?;
    let offsets = Offsets::new(text, OffsetUnit::Codepoint, unicode);
    let given = GivenSpan::Whole { start: at.start, end: at.end };
    let found = found(&given, at.text.as_deref(), text, &offsets).map_err(|_| missing())?;
    Ok((text_ref, found.span))
}

fn text_ref(article: &Article, block: &Block) -> Option<TextRef> {
    match block {
        Block::Index(idx) => Some(TextRef::Block(BlockIdx(u32::try_from(*idx).ok()?))),
        Block::Id(id) if id == "headline" => Some(TextRef::Headline),
        Block::Id(id) if id == "standfirst" => Some(TextRef::Standfirst),
        Block::Id(id) => {
            let idx = article.blocks.iter().position(|it| it.id.as_deref() == Some(id))?;
            Some(TextRef::Block(BlockIdx(idx as u32)))
        }
    }
}

/// All places of these words, as whole words, in the order of the story.
pub(super) fn everywhere(
    article: &Article,
    words: &str,
    unicode: &'static Unicode,
) -> Vec<(TextRef, Span)> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let places_in = |text_ref: TextRef| {
        let text = article.text(text_ref).unwrap_or_default();
        let is_whole = move |at: &usize| {
            is_edge(text, *at, unicode) && is_edge(text, at + words.len(), unicode)
        };
        let starts = text.match_indices(words).map(|(at, _)| at).filter(is_whole);
        starts.filter_map(move |at| Some((text_ref, Span::new(text, at..at + words.len())?)))
    };
    article.text_refs().flat_map(places_in).collect()
}
