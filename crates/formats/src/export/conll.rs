//! Columns of tokens, IOB2: a token, a tab and its tag on each line, an empty line after each sentence.
//!
//! Tokens are the words of UAX #29, cut where a mention begins or ends inside of one. The format has no offsets and no
//! spaces, so what comes in again are the words, and not the space between them.
//! Source: <https://www.clips.uantwerpen.be/conll2003/ner/>.

use std::ops::Range;

use dateline_article::Article;
use unicode_segmentation::UnicodeSegmentation;

use super::joined::{Joined, Placed, in_one_piece, simple_word, without_overlaps};
use crate::note::{Notes, Reason};

/// The file.
pub(super) fn written(article: &Article, notes: &mut Notes) -> String {
    let joined = Joined::new(article, true, notes);
    let mut mentions = joined.mentions(article, notes);
    in_one_piece(&mut mentions, notes);
    mentions.retain(|it| {
        let [start, end] = it.hull();
        let has_words = joined.text.get(start..end).is_some_and(|it| !it.trim().is_empty());
        if !has_words {
            notes.push(it.place(), Reason::OnlySpace);
        }
        has_words
    });
    without_overlaps(&mut mentions, notes);
    let mut lines = String::new();
    let mut mentions = mentions.iter().peekable();
    for (text, start) in joined.texts(article) {
        let end = start + text.len();
        let mut of_text = Vec::new();
        while let Some(mention) = mentions.next_if(|it| it.hull()[1] <= end) {
            of_text.push(mention);
        }
        sentence(article, &joined.text, start..end, &of_text, &mut lines);
        lines.push('\n');
    }
    lines
}

/// Writes the tokens of one text. Texts are not cut into sentences: a cut inside of a mention would end it.
fn sentence(
    article: &Article,
    text: &str,
    range: Range<usize>,
    mentions: &[&Placed<'_>],
    lines: &mut String,
) {
    let mut cuts: Vec<usize> = mentions.iter().flat_map(|it| it.hull()).collect();
    cuts.dedup();
    let mut cuts = cuts.into_iter().peekable();
    let mut mentions = mentions.iter().peekable();
    let mut last_begun = None;
    let words = text.get(range.clone()).unwrap_or_default().split_word_bound_indices();
    for (at, word) in words {
        let (mut from, end) = (range.start + at, range.start + at + word.len());
        while from < end {
            while cuts.next_if(|it| *it <= from).is_some() {}
            let to = cuts.peek().copied().filter(|it| *it < end).unwrap_or(end);
            while mentions.next_if(|it| it.hull()[1] <= from).is_some() {}
            let mention = mentions.peek().filter(|it| it.hull()[0] <= from);
            // A token has no space in it; what else can't be seen belongs to its word.
            for token in text.get(from..to).unwrap_or_default().split_whitespace() {
                lines.push_str(token);
                lines.push('\t');
                match mention {
                    Some(mention) => {
                        let is_first =
                            last_begun.replace(mention.hull()[0]) != Some(mention.hull()[0]);
                        lines.push_str(if is_first { "B-" } else { "I-" });
                        lines.push_str(simple_word(article, mention.mention));
                    }
                    None => lines.push('O'),
                }
                lines.push('\n');
            }
            from = to;
        }
    }
}
