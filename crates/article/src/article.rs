//! The checked article: what the rest of the program sees.

use std::cmp::Reverse;
use std::ops::Range;

use crate::entity_type::EntityType;
use crate::order;
use crate::text::{self, Span};

/// One story, as [`crate::read_with`] makes it from a file. Nothing changes it afterwards; who adds marks makes another,
/// and ends with [`Article::sort`].
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The publisher's id of the story.
    pub id: Option<String>,
    /// Where the story is published, as given; not yet safe to link.
    pub url: Option<String>,
    /// BCP 47 language of the story.
    pub lang: Option<String>,
    /// Base direction, if stated.
    pub dir: Option<Direction>,
    /// The rubric over the headline.
    pub section: Option<String>,
    /// The headline; empty if the file has none.
    pub headline: String,
    /// The paragraph under the headline.
    pub standfirst: Option<String>,
    /// The authors' names.
    pub byline: Vec<String>,
    /// Where the story was written.
    pub location: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// What was corrected.
    pub correction: Option<String>,
    /// The publisher's keywords.
    pub keywords: Vec<String>,
    /// Who published it.
    pub source: Option<Source>,
    /// The licence, as given.
    pub license: Option<String>,
    /// Paragraphs, headings, list items, blockquotes and figures, in order.
    pub blocks: Vec<Block>,
    /// The cast, in the order of the file.
    pub entities: Vec<Entity>,
    /// Every mention, by place: headline, standfirst, blocks; then by start, the longer first.
    pub mentions: Vec<Mention>,
    /// Who said what, by the place of the first part.
    pub quotes: Vec<Quote>,
    /// The parts of all quotes, by place: text, start, the longer first.
    pub(crate) quote_parts: Vec<QuotePart>,
    /// A reader's corrections, as JSON: [`crate::corrected`] applies them.
    pub changes: Option<Box<str>>,
    /// The publisher's own fields (`x_…`), as given.
    pub extra: Extra,
}

/// Fields whose name begins with `x_`, with their JSON as it was written.
pub type Extra = Vec<(String, Box<str>)>;

/// The direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// The publisher of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its page, as given; not yet safe to link.
    pub url: Option<String>,
}

/// A day, or a moment with its offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Date {
    /// A calendar day, the same everywhere: never shifted by a time zone.
    Day {
        /// The year, 0 to 9999.
        year: u16,
        /// The month, 1 to 12.
        month: u8,
        /// The day of the month, from 1.
        day: u8,
    },
    /// A moment, in milliseconds since 1970-01-01T00:00Z.
    Moment(i64),
}

/// The index of a block in [`Article::blocks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockIdx(pub u32);

/// The index of an entity in [`Article::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityIdx(pub u32);

/// The index of a mention in [`Article::mentions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionIdx(pub u32);

/// The index of a quote in [`Article::quotes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteIdx(pub u32);

/// One of the texts of a story, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextRef {
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The text of a block.
    Block(BlockIdx),
}

/// A paragraph, heading, list item, blockquote or figure: exactly one text each.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its id, unique in the story, if the file gives one.
    pub id: Option<String>,
    /// What it is.
    pub kind: BlockKind,
    /// Its text, exactly as given.
    pub text: String,
    /// BCP 47 language, where it differs from the story's.
    pub lang: Option<String>,
    /// Links and emphasis, by start; links do not overlap each other.
    pub styles: Vec<Style>,
    /// The publisher's own fields.
    pub extra: Extra,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading; `level` is as given, 1 to 6.
    Heading {
        /// The level in the file, which may leave gaps.
        level: u8,
    },
    /// An item of a list.
    ListItem {
        /// Numbered.
        ordered: bool,
        /// From 1, the outermost.
        depth: u8,
    },
    /// A passage from elsewhere.
    Blockquote {
        /// Where from.
        cite: Option<String>,
    },
    /// A picture; the block's text is its caption.
    Figure(Figure),
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Its address, as given; not yet safe to load.
    pub src: Option<String>,
    /// What it shows, for those who can't see it.
    pub alt: Option<String>,
    /// In CSS pixels.
    pub width: Option<u32>,
    /// In CSS pixels.
    pub height: Option<u32>,
    /// Who made it.
    pub credit: Option<String>,
}

/// A link or an emphasis in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// The words it covers; never empty.
    pub span: Span,
    /// What it is.
    pub kind: StyleKind,
}

/// What a style is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StyleKind {
    /// A link, with its address as given; not yet safe to follow.
    Link {
        /// The address.
        href: String,
    },
    /// Stressed words.
    Emphasis,
    /// Important words.
    Strong,
}

/// A thing in the world.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Unique in the story; matches `[A-Za-z0-9_-]{1,64}`.
    pub id: String,
    /// What it is.
    pub kind: EntityType,
    /// The source's own word for its type, where it was not one of the format's.
    pub label: Option<String>,
    /// What it is called in full.
    pub name: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// Its role in the story, in the story's words.
    pub role: Option<String>,
    /// A sentence about it.
    pub description: Option<String>,
    /// Ids elsewhere: authority (`wikidata`) and id.
    pub ids: Vec<(String, String)>,
    /// A page about it, as given; not yet safe to link.
    pub url: Option<String>,
    /// Where it lies.
    pub geo: Option<Geo>,
    /// The publisher's own fields.
    pub extra: Extra,
}

/// A place on Earth, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geo {
    /// North of the equator, -90 to 90.
    pub lat: f64,
    /// East of Greenwich, -180 to 180.
    pub lon: f64,
}

/// One occurrence, in one text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What it is a mention of.
    pub of: Referent,
    /// Where it stands.
    pub text_ref: TextRef,
    /// From its first to its last byte; never empty.
    pub span: Span,
    /// The pieces of a discontinuous mention, in order and apart; `None` if it is in one piece.
    pub parts: Option<Box<[Span]>>,
    /// The source's own word for its type.
    pub label: Option<Box<str>>,
    /// How sure its maker was, 0 to 1.
    pub score: Option<f32>,
    /// Who made it.
    pub by: Option<Box<str>>,
    /// A resolved date (EDTF) or amount.
    pub value: Option<Box<str>>,
    /// The publisher's own fields.
    pub extra: Extra,
}

/// What a mention is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Referent {
    /// An entity of the cast.
    Entity(EntityIdx),
    /// Nobody in the cast: only its type is known.
    Type(EntityType),
}

/// Words said, with who said them.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Who said them, if known.
    pub speaker: Option<EntityIdx>,
    /// Word for word, or not.
    pub kind: QuoteKind,
    /// The words, in order; at least one part.
    pub parts: Vec<(TextRef, Span)>,
    /// Who found it.
    pub by: Option<Box<str>>,
    /// The publisher's own fields.
    pub extra: Extra,
}

/// One part of a quote, to be found by its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct QuotePart {
    pub(crate) text_ref: TextRef,
    pub(crate) span: Span,
    pub(crate) quote: QuoteIdx,
}

/// How words were passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// Word for word.
    Direct,
    /// In the writer's words.
    Indirect,
}

impl Article {
    /// The texts of the story, in reading order.
    pub fn text_refs(&self) -> impl Iterator<Item = TextRef> + use<> {
        let standfirst = self.standfirst.as_ref().map(|_| TextRef::Standfirst);
        let blocks = (0..self.blocks.len() as u32).map(|idx| TextRef::Block(BlockIdx(idx)));
        std::iter::once(TextRef::Headline).chain(standfirst).chain(blocks)
    }

    /// One of the texts; `None` if the story has no such block, or no standfirst.
    pub fn text(&self, text_ref: TextRef) -> Option<&str> {
        match text_ref {
            TextRef::Headline => Some(&self.headline),
            TextRef::Standfirst => self.standfirst.as_deref(),
            TextRef::Block(idx) => self.block(idx).map(|block| block.text.as_str()),
        }
    }

    /// A block of the story.
    pub fn block(&self, BlockIdx(idx): BlockIdx) -> Option<&Block> {
        self.blocks.get(idx as usize)
    }

    /// An entity of the cast.
    pub fn entity(&self, EntityIdx(idx): EntityIdx) -> Option<&Entity> {
        self.entities.get(idx as usize)
    }

    /// A mention.
    pub fn mention(&self, MentionIdx(idx): MentionIdx) -> Option<&Mention> {
        self.mentions.get(idx as usize)
    }

    /// Which of [`Article::mentions`] lie in a text.
    pub fn mentions_in(&self, text_ref: TextRef) -> Range<usize> {
        let start = self.mentions.partition_point(|it| it.text_ref < text_ref);
        let end = self.mentions.partition_point(|it| it.text_ref <= text_ref);
        start..end
    }

    /// What a mention is: its entity's type, or its own.
    pub fn type_of<'a>(&'a self, mention: &'a Mention) -> &'a EntityType {
        match &mention.of {
            Referent::Entity(idx) => self.entity(*idx).map_or(&EntityType::Other, |it| &it.kind),
            Referent::Type(kind) => kind,
        }
    }

    /// The words of a mention; of a discontinuous one, from its first to its last.
    pub fn words_of(&self, mention: &Mention) -> &str {
        self.text(mention.text_ref).map_or("", |text| mention.span.of(text))
    }

    /// How many words the story has, by white space.
    pub fn n_words(&self) -> usize {
        self.text_refs().map(|it| self.text(it).map_or(0, text::n_words)).sum()
    }

    /// How long it takes to read, in minutes: 200 words each, rounded up.
    pub fn reading_minutes(&self) -> usize {
        self.n_words().div_ceil(200)
    }

    pub(crate) fn sort_mentions(&mut self) {
        order::sort_by_key(&mut self.mentions, |it| {
            (it.text_ref, it.span.start(), Reverse(it.span.end()))
        });
    }
}

impl Mention {
    /// Whether a program has found it.
    pub fn is_automatic(&self) -> bool {
        self.by.as_ref().is_some_and(|it| it.starts_with("model:"))
    }

    /// How sure its maker was, in percent.
    pub fn percent(&self) -> Option<u32> {
        self.score.map(|it| (it * 100.0 + 0.5) as u32)
    }

    /// The pieces of text it covers, in order and apart: one, unless it is discontinuous.
    pub fn spans(&self) -> &[Span] {
        self.parts.as_deref().unwrap_or(std::slice::from_ref(&self.span))
    }
}
