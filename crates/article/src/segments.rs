//! Cuts a text at every boundary of a mention or a style, so that whatever overlaps becomes flat runs.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::{Article, BlockIdx, Mention, MentionIdx, Style, StyleKind, TextRef};
use crate::order;
use crate::text::Span;

/// A maximal run of text covered by the same mentions and styles; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it lies.
    pub span: Span,
    /// The link it is part of: an index into the block's styles.
    pub link: Option<u32>,
    /// Stressed.
    pub emphasis: bool,
    /// Important.
    pub strong: bool,
    mentions: Range<u32>,
}

/// The segments of one text: in order, and together exactly the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    segments: Vec<Segment>,
    mentions: Vec<MentionIdx>,
}

/// How many of the mentions that cover a segment it lists, beside those that begin in it.
///
/// Ten thousand nested mentions would otherwise be listed ten thousand times each. Every mention is listed where it
/// begins, and the innermost everywhere.
const MAX_COVERING: usize = 8;

impl Segments {
    /// The segments, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Segment> {
        self.segments.iter()
    }

    /// The mentions that cover `segment`, the outermost first, the innermost last.
    pub fn mentions(&self, segment: &Segment) -> &[MentionIdx] {
        let range = segment.mentions.start as usize..segment.mentions.end as usize;
        self.mentions.get(range).unwrap_or_default()
    }
}

impl<'s> IntoIterator for &'s Segments {
    type Item = &'s Segment;
    type IntoIter = std::slice::Iter<'s, Segment>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The segments of one text of `article`.
pub fn segments(article: &Article, text_ref: TextRef) -> Segments {
    let Some(text) = article.text(text_ref) else { return Segments::default() };
    let range = article.mentions_in(text_ref);
    let first = range.start;
    let mentions = article.mentions.get(range).unwrap_or_default();
    let styles = match text_ref {
        TextRef::Block(idx) => styles_of(article, idx),
        TextRef::Headline | TextRef::Standfirst => &[],
    };
    sweep(text, mentions, first, styles, &mut 0)
}

fn styles_of(article: &Article, idx: BlockIdx) -> &[Style] {
    article.block(idx).map_or(&[], |block| &block.styles)
}

/// What begins or ends at a boundary.
#[derive(Clone, Copy)]
enum Event {
    Mention { key: Layer, begins: bool },
    Style { idx: u32, begins: bool },
}

/// The order of what covers a segment: what began first, and of that the longest, lies outermost.
type Layer = (u32, Reverse<u32>, MentionIdx);

/// A sweep over the boundaries: O(n log n) steps for n spans, counted in `n_steps`.
fn sweep(
    text: &str,
    mentions: &[Mention],
    first: usize,
    styles: &[Style],
    n_steps: &mut usize,
) -> Segments {
    let events = events(mentions, first, styles);
    let mut segments = Segments::default();
    let mut covering: BTreeSet<Layer> = BTreeSet::new();
    let (mut link, mut n_emphasis, mut n_strong) = (None, 0_usize, 0_usize);
    let mut from = 0;
    let mut n_beginning = 0;
    let groups = events.chunk_by(|(a, _), (b, _)| a == b);
    let end = [(text.len() as u32, &[] as &[(u32, Event)])];
    for (at, group) in groups.filter_map(|it| Some((it.first()?.0, it))).chain(end) {
        if let Some(span) = Span::new(text, from as usize..at as usize)
            && !span.is_empty()
        {
            let start = segments.mentions.len();
            let n_listed = covering.len().min(MAX_COVERING.max(n_beginning));
            segments.mentions.extend(covering.iter().rev().take(n_listed).map(|it| it.2));
            if let Some(listed) = segments.mentions.get_mut(start..) {
                listed.reverse();
            }
            *n_steps += n_listed + 1;
            let mentions = start as u32..segments.mentions.len() as u32;
            let (emphasis, strong) = (0 < n_emphasis, 0 < n_strong);
            segments.segments.push(Segment { span, link, emphasis, strong, mentions });
        }
        from = at;
        n_beginning = 0;
        for (_, event) in group {
            *n_steps += 1;
            match *event {
                Event::Mention { key, begins: true } => {
                    covering.insert(key);
                    n_beginning += 1;
                }
                Event::Mention { key, begins: false } => {
                    covering.remove(&key);
                }
                Event::Style { idx, begins } => match styles.get(idx as usize).map(|it| &it.kind) {
                    Some(StyleKind::Link { .. }) if begins => link = Some(idx),
                    // Links do not overlap, but one may begin where another ends.
                    Some(StyleKind::Link { .. }) if link == Some(idx) => link = None,
                    Some(StyleKind::Emphasis) => n_emphasis = stepped(n_emphasis, begins),
                    Some(StyleKind::Strong) => n_strong = stepped(n_strong, begins),
                    Some(StyleKind::Link { .. }) | None => {}
                },
            }
        }
    }
    segments
}

fn stepped(n: usize, begins: bool) -> usize {
    if begins { n + 1 } else { n.saturating_sub(1) }
}

fn events(mentions: &[Mention], first: usize, styles: &[Style]) -> Vec<(u32, Event)> {
    let mut events = Vec::with_capacity(2 * (mentions.len() + styles.len()));
    for (idx, mention) in mentions.iter().enumerate() {
        for span in mention.spans() {
            let (start, end) = (span.start() as u32, span.end() as u32);
            let key = (start, Reverse(end), MentionIdx((first + idx) as u32));
            events.push((start, Event::Mention { key, begins: true }));
            events.push((end, Event::Mention { key, begins: false }));
        }
    }
    for (idx, Style { span, .. }) in styles.iter().enumerate() {
        let idx = idx as u32;
        events.push((span.start() as u32, Event::Style { idx, begins: true }));
        events.push((span.end() as u32, Event::Style { idx, begins: false }));
    }
    order::sort_by_key(&mut events, |(at, _)| *at);
    events
}

#[cfg(test)]
mod tests;
