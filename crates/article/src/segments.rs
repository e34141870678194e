//! Cuts a text at every boundary of a mention, a style or a quote, so that whatever overlaps becomes flat runs.

use std::cmp::Reverse;
use std::ops::Range;

use crate::article::{
    Article, BlockIdx, Mention, MentionIdx, QuoteIdx, QuotePart, Style, StyleKind, TextRef,
};
use crate::order;
use crate::text::Span;

/// A maximal run of text covered by the same mentions, styles and quote; never empty.
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
    /// The quote it is part of; of several, the one that began last.
    pub quote: Option<QuoteIdx>,
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
    let spans = Spans { mentions, first, styles, quotes: article.quote_parts_in(text_ref) };
    sweep(text, &spans, &mut 0)
}

fn styles_of(article: &Article, idx: BlockIdx) -> &[Style] {
    article.block(idx).map_or(&[], |block| &block.styles)
}

/// What begins or ends at a boundary.
#[derive(Clone, Copy)]
enum Event {
    /// An index into the layers.
    Layer { idx: u32, begins: bool },
    /// An index into the styles.
    Style { idx: u32, begins: bool },
    /// An index into the parts of quotes.
    Quote { idx: u32, begins: bool },
}

/// All that lies in one text, each by start.
struct Spans<'a> {
    mentions: &'a [Mention],
    /// The index of the first of the mentions.
    first: usize,
    styles: &'a [Style],
    quotes: &'a [QuotePart],
}

/// A mention, or one part of it, in the order of drawing: what begins first, and of that the longest, lies outermost.
type Layer = (Span, MentionIdx);

/// A sweep over the boundaries: O(n log n) steps for n spans, counted in `n_steps`.
fn sweep(text: &str, spans: &Spans<'_>, n_steps: &mut usize) -> Segments {
    let layers = layers(spans);
    let events = events(&layers, spans);
    let mut segments = Segments::default();
    let mut covering = Covering::new(layers.len());
    let mut quoting = Covering::new(spans.quotes.len());
    let (mut link, mut n_emphasis, mut n_strong) = (None, 0_usize, 0_usize);
    let mut from = 0;
    let mut n_beginning = 0;
    let mut only_quotes = true;
    let groups = events.chunk_by(|(a, _), (b, _)| a == b);
    let end = [(text.len() as u32, &[] as &[(u32, Event)])];
    for (at, group) in groups.filter_map(|it| Some((it.first()?.0, it))).chain(end) {
        let quote = quoting.innermost(1).next().and_then(|idx| spans.quotes.get(idx as usize));
        let quote = quote.map(|it| it.quote);
        // A part that begins or ends beneath another, or where the next one of its quote begins, changes nothing.
        let last = segments.segments.last_mut().filter(|it| only_quotes && it.quote == quote);
        if let Some(last) = last {
            last.span = Span::new(text, last.span.start()..at as usize).unwrap_or(last.span);
        } else if let Some(span) = Span::new(text, from as usize..at as usize)
            && !span.is_empty()
        {
            let start = segments.mentions.len();
            let innermost = covering.innermost(MAX_COVERING.max(n_beginning));
            let listed = innermost.filter_map(|idx| layers.get(idx as usize)).map(|it| it.1);
            segments.mentions.extend(listed);
            if let Some(listed) = segments.mentions.get_mut(start..) {
                listed.reverse();
                *n_steps += listed.len() + 1;
            }
            let mentions = start as u32..segments.mentions.len() as u32;
            let (emphasis, strong) = (0 < n_emphasis, 0 < n_strong);
            segments.segments.push(Segment { span, link, emphasis, strong, quote, mentions });
        }
        from = at;
        n_beginning = 0;
        only_quotes = true;
        for (_, event) in group {
            *n_steps += 1;
            only_quotes &= matches!(event, Event::Quote { .. });
            match *event {
                Event::Layer { idx, begins: true } => {
                    covering.push(idx);
                    n_beginning += 1;
                }
                Event::Layer { idx, begins: false } => covering.remove(idx),
                Event::Quote { idx, begins: true } => quoting.push(idx),
                Event::Quote { idx, begins: false } => quoting.remove(idx),
                Event::Style { idx, begins } => match spans.styles.get(idx as usize) {
                    // Links do not overlap, and of two that touch the first one's end comes first.
                    Some(Style { kind: StyleKind::Link { .. }, .. }) => {
                        link = begins.then_some(idx)
                    }
                    Some(Style { kind: StyleKind::Emphasis, .. }) => {
                        n_emphasis = stepped(n_emphasis, begins);
                    }
                    Some(Style { kind: StyleKind::Strong, .. }) => {
                        n_strong = stepped(n_strong, begins);
                    }
                    None => {}
                },
            }
        }
    }
    segments
}

fn stepped(n: usize, begins: bool) -> usize {
    if begins { n + 1 } else { n.saturating_sub(1) }
}

fn layers(spans: &Spans<'_>) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::with_capacity(spans.mentions.len());
    for (idx, mention) in spans.mentions.iter().enumerate() {
        let idx = MentionIdx((spans.first + idx) as u32);
        layers.extend(mention.spans().iter().map(|span| (*span, idx)));
    }
    order::sort_by_key(&mut layers, |(span, idx)| (span.start(), Reverse(span.end()), *idx));
    layers
}

/// By place; at one place the layers that begin come in their order.
fn events(layers: &[Layer], spans: &Spans<'_>) -> Vec<(u32, Event)> {
    let n_spans = layers.len() + spans.styles.len() + spans.quotes.len();
    let mut events = Vec::with_capacity(2 * n_spans);
    for (idx, (span, _)) in (0..).zip(layers) {
        events.push((span.start() as u32, Event::Layer { idx, begins: true }));
        events.push((span.end() as u32, Event::Layer { idx, begins: false }));
    }
    for (idx, Style { span, .. }) in (0..).zip(spans.styles) {
        events.push((span.start() as u32, Event::Style { idx, begins: true }));
        events.push((span.end() as u32, Event::Style { idx, begins: false }));
    }
    for (idx, QuotePart { span, .. }) in (0..).zip(spans.quotes) {
        events.push((span.start() as u32, Event::Quote { idx, begins: true }));
        events.push((span.end() as u32, Event::Quote { idx, begins: false }));
    }
    order::sort_by_key(&mut events, |(at, _)| *at);
    events
}

/// The layers that cover a place, outermost first: a linked list over their indices, since each begins innermost,
/// but may end anywhere. All in constant time.
struct Covering {
    /// Before and after each layer; the last entry stands for the ends of the list.
    links: Vec<(u32, u32)>,
}

impl Covering {
    fn new(n_layers: usize) -> Covering {
        Covering { links: vec![(n_layers as u32, n_layers as u32); n_layers + 1] }
    }

    fn end(&self) -> u32 {
        self.links.len() as u32 - 1
    }

    fn link(&self, idx: u32) -> (u32, u32) {
        self.links.get(idx as usize).copied().unwrap_or((self.end(), self.end()))
    }

    fn set(&mut self, idx: u32, set: impl FnOnce(&mut (u32, u32))) {
        if let Some(link) = self.links.get_mut(idx as usize) {
            set(link);
        }
    }

    fn push(&mut self, idx: u32) {
        let end = self.end();
        let (last, _) = self.link(end);
        self.set(idx, |it| *it = (last, end));
        self.set(last, |it| it.1 = idx);
        self.set(end, |it| it.0 = idx);
    }

    fn remove(&mut self, idx: u32) {
        let (before, after) = self.link(idx);
        self.set(before, |it| it.1 = after);
        self.set(after, |it| it.0 = before);
    }

    /// At most `n` layers, the innermost first.
    fn innermost(&self, n: usize) -> impl Iterator<Item = u32> {
        let before = |&idx: &u32| Some(self.link(idx).0);
        let end = self.end();
        std::iter::successors(Some(self.link(end).0), before)
            .take_while(move |it| *it != end)
            .take(n)
    }
}

#[cfg(test)]
mod tests;
