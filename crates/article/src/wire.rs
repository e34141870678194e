//! The format as it is written: every JSON field of it, each forgiving by value.
//!
//! A field that is there with another type than the format's costs nothing but itself; [`crate::check`] reports it
//! with its path. One table gives the typed keys by which values are taken and, for the tests, the JSON Schema.

mod field;
mod json;
#[cfg(test)]
mod schema;

use std::borrow::Cow;

pub(crate) use field::{
    Flag, Item, Key, Kind, List, ListOf, Number, Object, Offset, RawOf, Taken, Text,
};
pub(crate) use json::{Fill, Json};

/// Makes the objects of the format: for each line its JSON key, the key's name here, its type and its meaning.
macro_rules! wire {
    ($(#[doc = $doc:literal] $name:ident { $($key:literal $field:ident: $kind:ty, $meaning:literal;)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug)]
        pub(crate) enum $name {}

        impl $name {
            $(#[doc = $meaning] pub(crate) const $field: Key<$name, $kind> = Key::new($key);)*
        }

        impl Kind for $name {
            type Value<'de> = Object<'de, $name>;
            const WANTED: &'static str = "an object";

            fn read(json: Json<'_>) -> Option<Object<'_, $name>> {
                Object::new(json)
            }
        }

        #[cfg(test)]
        impl schema::Described for $name {
            fn describe(book: &mut schema::Book) -> serde_json::Value {
                book.object(stringify!($name), $doc, |book| vec![
                    $(($key, $meaning, <$kind as schema::Described>::describe(book)),)*
                ])
            }
        }
    )*};
}

wire! {
    /// One news story: its text in blocks, its cast, and where each of them is mentioned.
    Article {
        "format" FORMAT: Text, "The format and its version: `dateline/1`, or `dateline-lines/1` in a file of lines.";
        "id" ID: Text, "The publisher's id of the story.";
        "url" URL: Text, "Where the story is published.";
        "lang" LANG: Text, "The language of the story, a BCP 47 tag.";
        "dir" DIR: Text, "The direction of writing: `ltr` or `rtl`.";
        "section" SECTION: Text, "The rubric over the headline.";
        "headline" HEADLINE: Text, "The headline.";
        "standfirst" STANDFIRST: Text, "The paragraph under the headline.";
        "byline" BYLINE: ListOf<Text>, "The authors' names.";
        "location" LOCATION: Text, "Where the story was written.";
        "published" PUBLISHED: Text, "When it was published: a day (`2024-11-25`) or a moment with its offset from UTC.";
        "modified" MODIFIED: Text, "When it was last changed: a day or a moment.";
        "correction" CORRECTION: Text, "What was corrected.";
        "keywords" KEYWORDS: ListOf<Text>, "The publisher's keywords.";
        "source" SOURCE: Source, "Who published it.";
        "license" LICENSE: Text, "The licence of the text.";
        "offset_unit" OFFSET_UNIT: Text, "What offsets count: `codepoint` (the default), `utf16`, `utf8` or `grapheme`.";
        "blocks" BLOCKS: ListOf<AnyBlock>, "Paragraphs, headings, list items, blockquotes and figures, in order.";
        "entities" ENTITIES: ListOf<Entity>, "The cast.";
        "mentions" MENTIONS: ListOf<Mention>, "Every mention; without this field names and aliases are looked for.";
        "quotes" QUOTES: ListOf<Quote>, "Who said what.";
        "changes" CHANGES: RawOf<ListOf<Change>>, "A reader's corrections, in order.";
    }
    /// Who published a story.
    Source {
        "name" NAME: Text, "Its name.";
        "url" URL: Text, "Its page.";
    }
    /// One text of a story: a paragraph, heading, list item, blockquote or figure.
    Block {
        "type" TYPE: Text, "`paragraph`, `heading`, `list_item`, `blockquote` or `figure`.";
        "id" ID: Text, "An id unique in the story; `headline` and `standfirst` are reserved.";
        "text" TEXT: Text, "The text; of a figure, its caption.";
        "lang" LANG: Text, "The language, where it differs from the story's.";
        "styles" STYLES: ListOf<Style>, "Links and emphasis.";
        "level" LEVEL: Offset, "Of a heading: 1 to 6.";
        "ordered" ORDERED: Flag, "Of a list item: numbered.";
        "depth" DEPTH: Offset, "Of a list item: 1 is the outermost.";
        "cite" CITE: Text, "Of a blockquote: where it is from.";
        "src" SRC: Text, "Of a figure: the address of the picture.";
        "alt" ALT: Text, "Of a figure: what it shows.";
        "width" WIDTH: Offset, "Of a figure: in CSS pixels.";
        "height" HEIGHT: Offset, "Of a figure: in CSS pixels.";
        "credit" CREDIT: Text, "Of a figure: who made it.";
    }
    /// A link or an emphasis in a block.
    Style {
        "kind" KIND: Text, "`link`, `emphasis` or `strong`.";
        "start" START: Offset, "The first offset.";
        "end" END: Offset, "One past the last offset.";
        "href" HREF: Text, "Of a link: its address.";
    }
    /// A thing in the world.
    Entity {
        "id" ID: Text, "An id unique in the story.";
        "type" TYPE: Text, "What it is: `person`, `organization`, `place` and so on, or a word of the publisher's own.";
        "label" LABEL: Text, "The source's own word for its type.";
        "name" NAME: Text, "What it is called in full.";
        "aliases" ALIASES: ListOf<Text>, "What else it is called.";
        "role" ROLE: Text, "Its role in the story, in the story's words.";
        "description" DESCRIPTION: Text, "A sentence about it.";
        "ids" IDS: Ids, "Ids elsewhere, by authority: `wikidata`.";
        "url" URL: Text, "A page about it.";
        "geo" GEO: Geo, "Where it lies.";
    }
    /// A place on Earth, WGS 84.
    Geo {
        "lat" LAT: Number, "Degrees north, -90 to 90.";
        "lon" LON: Number, "Degrees east, -180 to 180.";
    }
    /// One occurrence, in one text.
    Mention {
        "entity" ENTITY: Text, "The id of the entity.";
        "type" TYPE: Text, "Without `entity`: what it is.";
        "block" BLOCK: AnyBlockRef, "An index into `blocks`, the id of a block, `headline` or `standfirst`.";
        "start" START: Offset, "The first offset.";
        "end" END: Offset, "One past the last offset.";
        "parts" PARTS: ListOf<ListOf<Offset>>, "Of a discontinuous mention: `[[start, end], …]`.";
        "text" TEXT: Text, "The words covered, by which the offsets are verified.";
        "label" LABEL: Text, "The source's own word for its type.";
        "score" SCORE: Number, "How sure its maker was, 0 to 1.";
        "by" BY: Text, "Who made it: `human`, `alias`, `reader` or `model:NAME@VERSION`.";
        "value" VALUE: Text, "A resolved date (EDTF) or amount.";
    }
    /// Words said, with the entity that said them.
    Quote {
        "speaker" SPEAKER: Text, "The id of the entity.";
        "kind" KIND: Text, "`direct` or `indirect`.";
        "parts" PARTS: ListOf<Part>, "Where the words stand.";
        "by" BY: Text, "Who found it.";
    }
    /// A piece of a quote.
    Part {
        "block" BLOCK: AnyBlockRef, "An index into `blocks`, the id of a block, `headline` or `standfirst`.";
        "start" START: Offset, "The first offset.";
        "end" END: Offset, "One past the last offset.";
    }
    /// One correction of a reader, of the marks that those before it have left.
    Change {
        "kind" KIND: Text, "`hide`, `merge`, `split`, `retype` or `add`.";
        "entity" ENTITY: Text, "The id of the entity whose mentions it is about.";
        "block" BLOCK: AnyBlockRef, "Of one place: an index into `blocks`, the id of a block, `headline` or `standfirst`.";
        "start" START: Offset, "Of one place: the first offset, in code points.";
        "end" END: Offset, "Of one place: one past the last offset, in code points.";
        "text" TEXT: Text, "The words at that place; without a place, the words wherever they stand.";
        "everywhere" EVERYWHERE: Flag, "Of an `add` at a place: the same words elsewhere, too.";
        "into" INTO: Text, "The id of the entity that they are mentions of from here on; of a new one, the id that it gets.";
        "name" NAME: Text, "Of a new entity: what it is called.";
        "type" TYPE: Text, "Of a retype and of a new entity: what it is.";
    }
    /// A line of `dateline-lines/1` after the first: a block with what is in it, or the end.
    Line {
        "block" BLOCK: AnyBlock, "The block.";
        "mentions" MENTIONS: ListOf<Mention>, "The mentions in it, without `block`.";
        "quotes" QUOTES: ListOf<Quote>, "The quotes in it, their parts without `block`.";
        "end" END: Flag, "Of the last line: true.";
        "blocks" BLOCKS: Offset, "Of the last line: how many blocks came.";
    }
    /// A list of articles on the same site.
    Library {
        "format" FORMAT: Text, "The format and its version: `dateline-library/1`.";
        "title" TITLE: Text, "What the collection is called.";
        "articles" ARTICLES: ListOf<LibraryArticle>, "The articles, the newest first.";
    }
    /// An article of a library.
    LibraryArticle {
        "src" SRC: Text, "The address of its file, relative to the library.";
        "headline" HEADLINE: Text, "Its headline.";
        "section" SECTION: Text, "The rubric over the headline.";
        "published" PUBLISHED: Text, "When it was published: a day or a moment.";
        "entities" ENTITIES: ListOf<LibraryEntity>, "Its cast.";
    }
    /// An entity of an article of a library.
    LibraryEntity {
        "id" ID: Text, "Its id in the article.";
        "type" TYPE: Text, "What it is.";
        "name" NAME: Text, "What it is called in full.";
        "ids" IDS: Ids, "Ids elsewhere, by authority.";
        "count" COUNT: Offset, "How often the article mentions it.";
    }
}

/// A block by its index, or by its id.
pub(crate) enum BlockRef<'de> {
    Index(u64),
    Id(Cow<'de, str>),
}

/// Where a reference to a block stands.
pub(crate) enum AnyBlockRef {}

impl Kind for AnyBlockRef {
    type Value<'de> = BlockRef<'de>;
    const WANTED: &'static str = "an index or an id";

    fn read(json: Json<'_>) -> Option<BlockRef<'_>> {
        match json {
            Json::String(id) => Some(BlockRef::Id(id)),
            other => Offset::read(other).map(BlockRef::Index),
        }
    }
}

/// Where a block stands: its bare text is a common slip, and no reason to lose a paragraph.
pub(crate) enum AnyBlock {}

/// A block as it was found.
pub(crate) enum GivenBlock<'de> {
    Whole(Object<'de, Block>),
    Bare(Cow<'de, str>),
}

impl Kind for AnyBlock {
    type Value<'de> = GivenBlock<'de>;
    const WANTED: &'static str = Block::WANTED;

    fn read(json: Json<'_>) -> Option<GivenBlock<'_>> {
        match json {
            Json::String(text) => Some(GivenBlock::Bare(text)),
            other => Block::read(other).map(GivenBlock::Whole),
        }
    }
}

/// Ids elsewhere, by authority, in the order of the file.
pub(crate) enum Ids {}

impl Kind for Ids {
    type Value<'de> = Vec<(Cow<'de, str>, Json<'de>)>;
    const WANTED: &'static str = "an object";

    fn read(json: Json<'_>) -> Option<Self::Value<'_>> {
        match json {
            Json::Object(ids) => Some(ids),
            _ => None,
        }
    }
}
