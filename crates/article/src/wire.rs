//! The format as it is written: every JSON field of it, each forgiving by value.
//!
//! A field that is there with another type than the format's costs nothing but itself; [`crate::check`] reports it
//! with its path. One macro makes the structs, their readers and, for the tests, their JSON Schema.

mod field;
mod json;
#[cfg(test)]
mod schema;

use std::borrow::Cow;

use field::distribute;
pub(crate) use field::{Field, List, Number, Offset, Raw, Rest, Text, Value};
pub(crate) use json::{Fill, Json};

/// Makes an object of the format: for each line its JSON key, field, type and meaning.
macro_rules! wire {
    ($(#[doc = $doc:literal] $name:ident { $($key:literal $field:ident: $type:ty, $meaning:literal;)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Default)]
        pub(crate) struct $name<'de> {
            $(#[doc = $meaning] pub(crate) $field: Field<'de, $type>,)*
            /// What the format does not have.
            pub(crate) rest: Rest<'de>,
        }

        impl<'de> Value<'de> for $name<'de> {
            const WANTED: &'static str = "an object";

            fn from_json(json: Json<'de>) -> Option<Self> {
                let Json::Object(entries) = json else { return None };
                let mut object = $name::default();
                object.rest = distribute(entries, &mut [$(($key, object.$field.place()),)*]);
                Some(object)
            }
        }

        #[cfg(test)]
        impl<'de> schema::Described for $name<'de> {
            fn describe(book: &mut schema::Book) -> serde_json::Value {
                book.object(stringify!($name), $doc, |book| vec![
                    $(($key, $meaning, <$type as schema::Described>::describe(book)),)*
                ])
            }
        }
    )*};
}

wire! {
    /// One news story: its text in blocks, its cast, and where each of them is mentioned.
    Article {
        "format" format: Text<'de>, "The format and its version: `dateline/1`, or `dateline-lines/1` in a file of lines.";
        "id" id: Text<'de>, "The publisher's id of the story.";
        "url" url: Text<'de>, "Where the story is published.";
        "lang" lang: Text<'de>, "The language of the story, a BCP 47 tag.";
        "dir" dir: Text<'de>, "The direction of writing: `ltr` or `rtl`.";
        "section" section: Text<'de>, "The rubric over the headline.";
        "headline" headline: Text<'de>, "The headline.";
        "standfirst" standfirst: Text<'de>, "The paragraph under the headline.";
        "byline" byline: List<'de, Text<'de>>, "The authors' names.";
        "location" location: Text<'de>, "Where the story was written.";
        "published" published: Text<'de>, "When it was published: a day (`2024-11-25`) or a moment with its offset from UTC.";
        "modified" modified: Text<'de>, "When it was last changed: a day or a moment.";
        "correction" correction: Text<'de>, "What was corrected.";
        "keywords" keywords: List<'de, Text<'de>>, "The publisher's keywords.";
        "source" source: Source<'de>, "Who published it.";
        "license" license: Text<'de>, "The licence of the text.";
        "offset_unit" offset_unit: Text<'de>, "What offsets count: `codepoint` (the default), `utf16`, `utf8` or `grapheme`.";
        "blocks" blocks: List<'de, AnyBlock<'de>>, "Paragraphs, headings, list items, blockquotes and figures, in order.";
        "entities" entities: List<'de, Entity<'de>>, "The cast.";
        "mentions" mentions: List<'de, Mention<'de>>, "Every mention; without this field names and aliases are looked for.";
        "quotes" quotes: List<'de, Quote<'de>>, "Who said what.";
        "changes" changes: Raw, "A reader's corrections, in order.";
    }
    /// Who published a story.
    Source {
        "name" name: Text<'de>, "Its name.";
        "url" url: Text<'de>, "Its page.";
    }
    /// One text of a story: a paragraph, heading, list item, blockquote or figure.
    Block {
        "type" kind: Text<'de>, "`paragraph`, `heading`, `list_item`, `blockquote` or `figure`.";
        "id" id: Text<'de>, "An id unique in the story; `headline` and `standfirst` are reserved.";
        "text" text: Text<'de>, "The text; of a figure, its caption.";
        "lang" lang: Text<'de>, "The language, where it differs from the story's.";
        "styles" styles: List<'de, Style<'de>>, "Links and emphasis.";
        "level" level: Offset, "Of a heading: 1 to 6.";
        "ordered" ordered: bool, "Of a list item: numbered.";
        "depth" depth: Offset, "Of a list item: 1 is the outermost.";
        "cite" cite: Text<'de>, "Of a blockquote: where it is from.";
        "src" src: Text<'de>, "Of a figure: the address of the picture.";
        "alt" alt: Text<'de>, "Of a figure: what it shows.";
        "width" width: Offset, "Of a figure: in CSS pixels.";
        "height" height: Offset, "Of a figure: in CSS pixels.";
        "credit" credit: Text<'de>, "Of a figure: who made it.";
    }
    /// A link or an emphasis in a block.
    Style {
        "kind" kind: Text<'de>, "`link`, `emphasis` or `strong`.";
        "start" start: Offset, "The first offset.";
        "end" end: Offset, "One past the last offset.";
        "href" href: Text<'de>, "Of a link: its address.";
    }
    /// A thing in the world.
    Entity {
        "id" id: Text<'de>, "An id unique in the story.";
        "type" kind: Text<'de>, "What it is: `person`, `organization`, `place` and so on, or a word of the publisher's own.";
        "label" label: Text<'de>, "The source's own word for its type.";
        "name" name: Text<'de>, "What it is called in full.";
        "aliases" aliases: List<'de, Text<'de>>, "What else it is called.";
        "role" role: Text<'de>, "Its role in the story, in the story's words.";
        "description" description: Text<'de>, "A sentence about it.";
        "ids" ids: Ids<'de>, "Ids elsewhere, by authority: `wikidata`.";
        "url" url: Text<'de>, "A page about it.";
        "geo" geo: Geo<'de>, "Where it lies.";
    }
    /// A place on Earth, WGS 84.
    Geo {
        "lat" lat: Number, "Degrees north, -90 to 90.";
        "lon" lon: Number, "Degrees east, -180 to 180.";
    }
    /// One occurrence, in one text.
    Mention {
        "entity" entity: Text<'de>, "The id of the entity.";
        "type" kind: Text<'de>, "Without `entity`: what it is.";
        "block" block: BlockRef<'de>, "An index into `blocks`, the id of a block, `headline` or `standfirst`.";
        "start" start: Offset, "The first offset.";
        "end" end: Offset, "One past the last offset.";
        "parts" parts: List<'de, List<'de, Offset>>, "Of a discontinuous mention: `[[start, end], …]`.";
        "text" text: Text<'de>, "The words covered, by which the offsets are verified.";
        "label" label: Text<'de>, "The source's own word for its type.";
        "score" score: Number, "How sure its maker was, 0 to 1.";
        "by" by: Text<'de>, "Who made it: `human`, `alias`, `reader` or `model:NAME@VERSION`.";
        "value" value: Text<'de>, "A resolved date (EDTF) or amount.";
    }
    /// Words said, with the entity that said them.
    Quote {
        "speaker" speaker: Text<'de>, "The id of the entity.";
        "kind" kind: Text<'de>, "`direct` or `indirect`.";
        "parts" parts: List<'de, Part<'de>>, "Where the words stand.";
        "by" by: Text<'de>, "Who found it.";
    }
    /// A piece of a quote.
    Part {
        "block" block: BlockRef<'de>, "An index into `blocks`, the id of a block, `headline` or `standfirst`.";
        "start" start: Offset, "The first offset.";
        "end" end: Offset, "One past the last offset.";
    }
    /// A line of `dateline-lines/1` after the first: a block with what is in it, or the end.
    Line {
        "block" block: AnyBlock<'de>, "The block.";
        "mentions" mentions: List<'de, Mention<'de>>, "The mentions in it, without `block`.";
        "quotes" quotes: List<'de, Quote<'de>>, "The quotes in it, their parts without `block`.";
        "end" end: bool, "Of the last line: true.";
        "blocks" blocks: Offset, "Of the last line: how many blocks came.";
    }
    /// A list of articles on the same site.
    Library {
        "format" format: Text<'de>, "The format and its version: `dateline-library/1`.";
        "title" title: Text<'de>, "What the collection is called.";
        "articles" articles: List<'de, LibraryArticle<'de>>, "The articles, the newest first.";
    }
    /// An article of a library.
    LibraryArticle {
        "src" src: Text<'de>, "The address of its file, relative to the library.";
        "headline" headline: Text<'de>, "Its headline.";
        "section" section: Text<'de>, "The rubric over the headline.";
        "published" published: Text<'de>, "When it was published: a day or a moment.";
        "entities" entities: List<'de, LibraryEntity<'de>>, "Its cast.";
    }
    /// An entity of an article of a library.
    LibraryEntity {
        "id" id: Text<'de>, "Its id in the article.";
        "type" kind: Text<'de>, "What it is.";
        "name" name: Text<'de>, "What it is called in full.";
        "ids" ids: Ids<'de>, "Ids elsewhere, by authority.";
        "count" count: Offset, "How often the article mentions it.";
    }
}

/// A block by its index, or by its id.
#[derive(Debug)]
pub(crate) enum BlockRef<'de> {
    Index(u64),
    Id(Cow<'de, str>),
}

impl<'de> Value<'de> for BlockRef<'de> {
    const WANTED: &'static str = "an index or an id";

    fn from_json(json: Json<'de>) -> Option<Self> {
        match json {
            Json::String(id) => Some(BlockRef::Id(id)),
            other => Offset::from_json(other).map(|Offset(idx)| BlockRef::Index(idx)),
        }
    }
}

/// A block, or its bare text: a common slip, and no reason to lose a paragraph.
#[derive(Debug)]
pub(crate) struct AnyBlock<'de> {
    pub(crate) block: Block<'de>,
    pub(crate) is_bare: bool,
}

impl<'de> Value<'de> for AnyBlock<'de> {
    const WANTED: &'static str = Block::WANTED;

    fn from_json(json: Json<'de>) -> Option<Self> {
        if let Json::String(_) = json {
            let block = Block { text: Field::new(json), ..Block::default() };
            return Some(AnyBlock { block, is_bare: true });
        }
        Block::from_json(json).map(|block| AnyBlock { block, is_bare: false })
    }
}

/// Ids elsewhere, in the order of the file.
#[derive(Debug)]
pub(crate) struct Ids<'de>(pub(crate) Vec<(Cow<'de, str>, Field<'de, Text<'de>>)>);

impl<'de> Value<'de> for Ids<'de> {
    const WANTED: &'static str = "an object";

    fn from_json(json: Json<'de>) -> Option<Self> {
        let Json::Object(entries) = json else { return None };
        Some(Ids(entries.into_iter().map(|(key, id)| (key, Field::new(id))).collect()))
    }
}
