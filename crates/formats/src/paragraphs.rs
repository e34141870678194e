//! Cuts the one text of a foreign file into paragraphs, and what lies in it with them.

use std::ops::Range;

use dateline_article::{Article, QuoteKind, Span, TextRef};

use crate::draft::{DraftBlock, DraftPart, DraftQuote, DraftRef};

/// The longest first line that may be a headline, in characters.
const HEADLINE_CHARS: usize = 160;

/// A text, and where its paragraphs lie: in order, apart, together all of it but line ends and empty lines.
#[derive(Debug)]
pub(crate) struct Paragraphs<'t> {
    text: &'t str,
    ranges: Vec<Range<usize>>,
}

/// What of a span lies in one paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) paragraph: usize,
    /// Start and end, in bytes of the paragraph.
    pub(crate) parts: Vec<[usize; 2]>,
}

impl<'t> Paragraphs<'t> {
    /// Where the text has empty lines, they part its paragraphs, and other line ends belong to the text; where it has
    /// none, each line is a paragraph.
    pub(crate) fn of(text: &'t str) -> Paragraphs<'t> {
        let lines = lines(text);
        let has_words =
            |line: &Range<usize>| text.get(line.clone()).is_some_and(|it| !it.trim().is_empty());
        let first = lines.iter().position(&has_words).unwrap_or(lines.len());
        let last = lines.iter().rposition(&has_words).map_or(first, |it| it + 1);
        let inner = lines.get(first..last).unwrap_or_default();
        let has_empty_lines = inner.iter().any(|line| !has_words(line));
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut is_open = false;
        for line in inner {
            if !has_words(line) {
                is_open = false;
                continue;
            }
            match ranges.last_mut() {
                Some(paragraph) if is_open && has_empty_lines => paragraph.end = line.end,
                _ => ranges.push(line.clone()),
            }
            is_open = true;
        }
        Paragraphs { text, ranges }
    }

    /// Whether the first paragraph reads as a headline: one short line without a full stop, and more comes.
    pub(crate) fn begin_with_headline(&self) -> bool {
        let Some(first) = self.ranges.first().and_then(|it| self.text.get(it.clone())) else {
            return false;
        };
        1 < self.ranges.len()
            && first.chars().count() <= HEADLINE_CHARS
            && !first.contains('\n')
            && !first.trim_end().ends_with(['.', '!', ':', ';', ',', '…', '。', '۔'])
    }

    /// What of `spans`, in order, lies in which paragraph.
    pub(crate) fn cut(&self, spans: &[Span]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for span in spans {
            let first = self.ranges.partition_point(|it| it.end <= span.start());
            for (idx, range) in self.ranges.iter().enumerate().skip(first) {
                if span.end() <= range.start {
                    break;
                }
                let start = span.start().max(range.start) - range.start;
                let end = span.end().min(range.end) - range.start;
                match pieces.last_mut().filter(|it| it.paragraph == idx) {
                    Some(piece) => piece.parts.push([start, end]),
                    None => pieces.push(Piece { paragraph: idx, parts: vec![[start, end]] }),
                }
            }
        }
        pieces
    }

    /// The quotes of `article`, whose one block is this text.
    pub(crate) fn quotes(&self, article: &Article, has_headline: bool) -> Vec<DraftQuote> {
        let quote = |quote: &dateline_article::Quote| {
            let spans: Vec<Span> = quote
                .parts
                .iter()
                .filter(|(text_ref, _)| matches!(text_ref, TextRef::Block(_)))
                .map(|(_, span)| *span)
                .collect();
            let pieces = self.cut(&spans).into_iter();
            let parts = pieces.flat_map(|piece| {
                let block = text_ref(piece.paragraph, has_headline);
                piece.parts.into_iter().map(move |[start, end]| DraftPart {
                    block,
                    start: start as u64,
                    end: end as u64,
                })
            });
            DraftQuote {
                speaker: quote.speaker.and_then(|it| article.entity(it)).map(|it| it.id.clone()),
                kind: if quote.kind == QuoteKind::Direct { "direct" } else { "indirect" },
                parts: parts.collect(),
            }
        };
        article.quotes.iter().map(quote).filter(|it| !it.parts.is_empty()).collect()
    }

    /// The headline, if the first paragraph is one, and the others as blocks that stand at `place`.
    pub(crate) fn into_blocks(
        self,
        has_headline: bool,
        place: &str,
    ) -> (Option<String>, Vec<DraftBlock>) {
        let mut texts =
            self.ranges.iter().filter_map(|it| self.text.get(it.clone())).map(str::to_owned);
        let headline = if has_headline { texts.next() } else { None };
        (headline, texts.map(|text| DraftBlock::paragraph(text, place)).collect())
    }
}

/// The text that a paragraph becomes.
pub(crate) fn text_ref(paragraph: usize, has_headline: bool) -> DraftRef {
    match (paragraph, has_headline) {
        (0, true) => DraftRef::Headline,
        (idx, true) => DraftRef::Block(idx - 1),
        (idx, false) => DraftRef::Block(idx),
    }
}

/// The lines without their ends: `\n`, `\r\n`, or a `\r` alone.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let is_crlf =
            *byte == b'\n' && at.checked_sub(1).and_then(|it| bytes.get(it)) == Some(&b'\r');
        match byte {
            b'\n' if is_crlf => start = at + 1,
            b'\n' | b'\r' => {
                lines.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    lines.push(start..bytes.len());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let paragraphs = Paragraphs::of(text);
        let found: Vec<_> = paragraphs.ranges.iter().map(|it| &text[it.clone()]).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn empty_lines_part_paragraphs_and_without_them_lines_do() {
        check("a\nb", &["a", "b"]);
        check("a\nb\n\nc", &["a\nb", "c"]);
        check("a\r\nb\r\rc\r\n", &["a\r\nb", "c"]);
        check("\n\n a \n\t\nb\n\n", &[" a ", "b"]);
        check(" \n ", &[]);
        check("", &[]);
        check("a\n", &["a"]);
    }

    #[test]
    fn a_span_is_cut_where_a_paragraph_ends() {
        let text = "ab\ncd";
        let cut =
            |range: Range<usize>| Paragraphs::of(text).cut(&[Span::new(text, range).unwrap()]);
        assert_eq!(cut(0..2), [Piece { paragraph: 0, parts: vec![[0, 2]] }]);
        assert_eq!(
            cut(1..4),
            [
                Piece { paragraph: 0, parts: vec![[1, 2]] },
                Piece { paragraph: 1, parts: vec![[0, 1]] },
            ]
        );
        assert_eq!(cut(2..3), []);
    }
}
