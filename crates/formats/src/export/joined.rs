//! A story as one text, for formats whose offsets point into one.

use dateline_article::{Article, Mention, OffsetUnit, Offsets, Referent, Span, TextRef};

use super::NO_TABLES;
use crate::labels::type_of;
use crate::note::{Notes, Reason};

/// Headline, standfirst and blocks in one text, an empty line between them; texts of nothing but space are left out.
pub(super) struct Joined {
    pub(super) text: String,
    /// Where the texts begin, in bytes, in order.
    starts: Vec<(TextRef, usize)>,
}

/// A mention in a joined text.
pub(super) struct Placed<'a> {
    pub(super) mention: &'a Mention,
    /// Its index in the story, for notes.
    idx: usize,
    /// Its pieces in bytes, in order; one, unless it is discontinuous.
    pub(super) spans: Vec<[usize; 2]>,
}

impl Placed<'_> {
    /// From its first to its last byte.
    pub(super) fn hull(&self) -> [usize; 2] {
        match (self.spans.first(), self.spans.last()) {
            (Some([start, _]), Some([_, end])) => [*start, *end],
            _ => [0, 0],
        }
    }

    /// Where it stands in the story.
    pub(super) fn place(&self) -> String {
        place(self.idx)
    }
}

fn place(idx: usize) -> String {
    format!("mentions[{idx}]")
}

impl Joined {
    /// Joins the texts of a story; without its headline where the format has another place for it.
    pub(super) fn new(article: &Article, has_headline: bool, notes: &mut Notes) -> Joined {
        let mut joined = Joined { text: String::new(), starts: Vec::new() };
        let refs: Vec<_> = article
            .text_refs()
            .filter(|it| has_headline || *it != TextRef::Headline)
            .filter(|it| article.text(*it).is_some_and(|it| !it.trim().is_empty()))
            .collect();
        for text_ref in &refs {
            let text = article.text(*text_ref).unwrap_or_default();
            if parts_paragraphs(text, refs.len() == 1) {
                notes.push(text_place(*text_ref), Reason::PartsParagraphs);
            }
            if !joined.text.is_empty() {
                joined.text.push_str("\n\n");
            }
            joined.starts.push((*text_ref, joined.text.len()));
            joined.text.push_str(text);
        }
        joined
    }

    /// The texts, one after the other, each with its start in bytes.
    pub(super) fn texts<'a>(&self, article: &'a Article) -> Vec<(&'a str, usize)> {
        let text = |(text_ref, start): &(TextRef, usize)| {
            (article.text(*text_ref).unwrap_or_default(), *start)
        };
        self.starts.iter().map(text).collect()
    }

    /// The mentions in it, by place, the outermost first.
    pub(super) fn mentions<'a>(&self, article: &'a Article, notes: &mut Notes) -> Vec<Placed<'a>> {
        let mut placed = Vec::with_capacity(article.mentions.len());
        for (idx, mention) in article.mentions.iter().enumerate() {
            let found = self.starts.binary_search_by_key(&mention.text_ref, |(it, _)| *it);
            match found.ok().and_then(|it| self.starts.get(it)) {
                Some((_, start)) => {
                    let at = |it: &Span| [start + it.start(), start + it.end()];
                    let spans = mention.spans().iter().map(at).collect();
                    placed.push(Placed { mention, idx, spans });
                }
                None => notes.push(place(idx), Reason::OnlySpace),
            }
        }
        placed
    }

    /// The offsets of bytes of the text in `unit`.
    pub(super) fn offsets(&self, unit: OffsetUnit) -> Offsets<'_> {
        Offsets::new(&self.text, unit, NO_TABLES)
    }
}

/// Makes one piece of each discontinuous mention, where the format has no other.
pub(super) fn in_one_piece(mentions: &mut [Placed<'_>], notes: &mut Notes) {
    for mention in mentions.iter_mut().filter(|it| 1 < it.spans.len()) {
        mention.spans = vec![mention.hull()];
        notes.push(mention.place(), Reason::InOnePiece);
    }
}

/// Leaves out what lies over a mention that begins before it, or with it and is longer.
pub(super) fn without_overlaps(mentions: &mut Vec<Placed<'_>>, notes: &mut Notes) {
    let mut end = 0;
    mentions.retain(|it| {
        let [start, own_end] = it.hull();
        let is_free = end <= start;
        if is_free {
            end = own_end;
        } else {
            notes.push(it.place(), Reason::Overlaps);
        }
        is_free
    });
}

/// The one word for what a mention is: the source's own, where it means the same type, else the type's.
pub(super) fn word<'a>(article: &'a Article, mention: &'a Mention) -> &'a str {
    let kind = article.type_of(mention).as_str();
    let of_entity = match &mention.of {
        Referent::Entity(idx) => article.entity(*idx).and_then(|it| it.label.as_deref()),
        Referent::Type(_) => None,
    };
    let means_it = |word: &&str| {
        let means = type_of(word);
        means == kind || (kind == "other" && dateline_article::EntityType::parse(&means).is_none())
    };
    mention.label.as_deref().or(of_entity).filter(means_it).unwrap_or(kind)
}

/// The same for formats whose words are letters, digits, hyphens and underscores.
pub(super) fn simple_word<'a>(article: &'a Article, mention: &'a Mention) -> &'a str {
    let is_simple =
        |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
    let word = word(article, mention);
    if is_simple(word) && !word.is_empty() { word } else { article.type_of(mention).as_str() }
}

/// Whether `text` comes back in several paragraphs, or without its first or last line end.
pub(crate) fn parts_paragraphs(text: &str, is_alone: bool) -> bool {
    let is_end = |c: char| matches!(c, '\n' | '\r');
    let lines = || text.split('\n').flat_map(|it| it.strip_suffix('\r').unwrap_or(it).split('\r'));
    let n_lines = lines().count();
    text.starts_with(is_end)
        || text.ends_with(is_end)
        || lines().any(|it| it.trim().is_empty())
        || (is_alone && 1 < n_lines)
}

fn text_place(text_ref: TextRef) -> String {
    match text_ref {
        TextRef::Headline => "headline".to_owned(),
        TextRef::Standfirst => "standfirst".to_owned(),
        TextRef::Block(idx) => format!("blocks[{}]", idx.0),
    }
}
