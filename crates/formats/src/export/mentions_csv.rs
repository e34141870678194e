//! A table of the mentions, a row for each, in the order of the story; docs/formats.md says what the columns are.

use dateline_article::{Article, OffsetUnit, Offsets, Referent, TextRef};

use super::csv::{Cell, Table};
use super::{LONGEST_WORDS, NO_TABLES, dateline};

/// The file.
pub(super) fn written(article: &Article) -> String {
    let mut table = Table::new(&[
        "mention", "entity", "name", "type", "label", "words", "text", "start", "end", "before",
        "after", "score", "by", "value",
    ]);
    for text_ref in article.text_refs() {
        let text = article.text(text_ref).unwrap_or_default();
        let offsets = Offsets::new(text, OffsetUnit::Codepoint, NO_TABLES);
        let range = article.mentions_in(text_ref);
        let first = range.start;
        for (idx, mention) in article.mentions.get(range).unwrap_or_default().iter().enumerate() {
            let entity = match &mention.of {
                Referent::Entity(idx) => article.entity(*idx),
                Referent::Type(_) => None,
            };
            let pieces: Vec<_> = mention.spans().iter().map(|it| it.of(text)).collect();
            let (before, after) = around(text, mention.span.start(), mention.span.end());
            table.row(&[
                Cell::number(Some(first + idx + 1)),
                Cell::maybe(entity.map(|it| it.id.as_str())),
                Cell::maybe(entity.map(|it| it.name.as_str())),
                Cell::Text(article.type_of(mention).as_str()),
                Cell::maybe(mention.label.as_deref()),
                Cell::Text(&shortened(&pieces)),
                Cell::Text(&name_of(text_ref)),
                Cell::number(offsets.from_byte(mention.span.start())),
                Cell::number(offsets.from_byte(mention.span.end())),
                Cell::Text(before),
                Cell::Text(after),
                Cell::number(mention.score.map(dateline::score)),
                Cell::maybe(mention.by.as_deref()),
                Cell::maybe(mention.value.as_deref()),
            ]);
        }
    }
    table.end()
}

/// The words of a mention's pieces; of very long ones, the beginning.
fn shortened(pieces: &[&str]) -> String {
    let mut words = String::new();
    for (idx, piece) in pieces.iter().enumerate() {
        words.push_str(if idx == 0 { "" } else { " … " });
        let n_left = LONGEST_WORDS.saturating_sub(words.len());
        let cut = piece.floor_char_boundary(n_left);
        words.push_str(piece.get(..cut).unwrap_or_default());
        if cut < piece.len() {
            words.push('…');
            break;
        }
    }
    words
}

/// What stands before and after a mention, up to 40 characters each.
fn around(text: &str, start: usize, end: usize) -> (&str, &str) {
    const CONTEXT: usize = 40;
    let (before, after) =
        (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let from = before.char_indices().rev().take(CONTEXT).last().map_or(start, |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    (before.get(from..).unwrap_or_default(), after.get(..to).unwrap_or_default())
}

/// A text of the story in a table: `headline`, `standfirst`, or the number of its block from 1.
pub(super) fn name_of(text_ref: TextRef) -> String {
    match text_ref {
        TextRef::Headline => "headline".to_owned(),
        TextRef::Standfirst => "standfirst".to_owned(),
        TextRef::Block(idx) => (idx.0 + 1).to_string(),
    }
}
