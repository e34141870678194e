//! `dateline/1`: everything a story has. Offsets in code points, with the words they cover (of a very long mention, without).
//!
//! What comes in again is the same story: mentions are always listed, so that none is looked for where there is none.
//! Source: docs/format.md.

use dateline_article::{
    Article, Block, BlockKind, Direction, Entity, Extra, Mention, OffsetUnit, Offsets, Quote,
    QuoteKind, Referent, Span, StyleKind, TextRef,
};

use super::json::{Object, array, lines, string};
use super::{LONGEST_WORDS, NO_TABLES, dates};

/// The file.
pub(super) fn written(article: &Article) -> String {
    let mut counted = Counted { article, last: None };
    let mut file = Object::in_lines()
        .text("format", "dateline/1")
        .text_if("id", article.id.as_deref())
        .text_if("url", article.url.as_deref())
        .text_if("lang", article.lang.as_deref())
        .text_if("dir", article.dir.map(direction))
        .text_if("section", article.section.as_deref())
        .text_if("headline", Some(article.headline.as_str()).filter(|it| !it.is_empty()))
        .text_if("standfirst", article.standfirst.as_deref())
        .texts_if("byline", &article.byline)
        .text_if("location", article.location.as_deref())
        .text_if("published", article.published.map(dates::written).as_deref())
        .text_if("modified", article.modified.map(dates::written).as_deref())
        .text_if("correction", article.correction.as_deref())
        .texts_if("keywords", &article.keywords)
        .raw_if("source", article.source.as_ref().map(source))
        .text_if("license", article.license.as_deref());
    file = with_own(file, &article.extra)
        .text("offset_unit", OffsetUnit::Codepoint.as_str())
        .raw("blocks", &lines(article.blocks.iter().map(block), 2))
        .raw("entities", &lines(article.entities.iter().map(entity), 2))
        .raw("mentions", &lines(article.mentions.iter().map(|it| mention(it, &mut counted)), 2));
    if !article.quotes.is_empty() {
        let quotes: Vec<_> = article.quotes.iter().map(|it| quote(it, &mut counted)).collect();
        file = file.raw("quotes", &lines(quotes, 2));
    }
    file.raw_if("changes", article.changes.as_deref().map(str::to_owned)).end()
}

/// Both ends of spans in code points. The last text is kept counted, since spans come by text.
struct Counted<'a> {
    article: &'a Article,
    last: Option<(TextRef, Offsets<'a>)>,
}

impl Counted<'_> {
    fn ends(&mut self, text_ref: TextRef, span: Span) -> [u64; 2] {
        if self.last.as_ref().is_none_or(|(of, _)| *of != text_ref) {
            let text = self.article.text(text_ref).unwrap_or_default();
            self.last = Some((text_ref, Offsets::new(text, OffsetUnit::Codepoint, NO_TABLES)));
        }
        let at = |byte| self.last.as_ref().and_then(|(_, it)| it.from_byte(byte)).unwrap_or(0);
        [at(span.start()), at(span.end())]
    }

    /// The id of a block if it has one, else its index.
    fn block(&self, text_ref: TextRef) -> String {
        match text_ref {
            TextRef::Headline => string("headline"),
            TextRef::Standfirst => string("standfirst"),
            TextRef::Block(idx) => match self.article.block(idx).and_then(|it| it.id.as_deref()) {
                Some(id) => string(id),
                None => idx.0.to_string(),
            },
        }
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

fn source(source: &dateline_article::Source) -> String {
    Object::new().text("name", &source.name).text_if("url", source.url.as_deref()).end()
}

/// The publisher's own fields, as they were written.
fn with_own(object: Object, own: &Extra) -> Object {
    own.iter().fold(object, |object, (key, json)| object.raw(key, json))
}

fn block(block: &Block) -> String {
    let object = Object::new();
    let object = match &block.kind {
        BlockKind::Paragraph => object.text("type", "paragraph"),
        BlockKind::Heading { level } => object.text("type", "heading").number("level", level),
        BlockKind::ListItem { ordered, depth } => {
            object.text("type", "list_item").number("ordered", ordered).number("depth", depth)
        }
        BlockKind::Blockquote { cite } => {
            object.text("type", "blockquote").text_if("cite", cite.as_deref())
        }
        BlockKind::Figure(figure) => object
            .text("type", "figure")
            .text_if("src", figure.src.as_deref())
            .text_if("alt", figure.alt.as_deref())
            .number_if("width", figure.width)
            .number_if("height", figure.height)
            .text_if("credit", figure.credit.as_deref()),
    };
    let offsets = Offsets::new(&block.text, OffsetUnit::Codepoint, NO_TABLES);
    let style = |style: &dateline_article::Style| {
        let at = |byte| offsets.from_byte(byte).unwrap_or(0);
        let (kind, href) = match &style.kind {
            StyleKind::Link { href } => ("link", Some(href.as_str())),
            StyleKind::Emphasis => ("emphasis", None),
            StyleKind::Strong => ("strong", None),
        };
        Object::new()
            .text("kind", kind)
            .number("start", at(style.span.start()))
            .number("end", at(style.span.end()))
            .text_if("href", href)
            .end()
    };
    let styles = (!block.styles.is_empty()).then(|| array(block.styles.iter().map(style)));
    let object = object
        .text_if("id", block.id.as_deref())
        .text("text", &block.text)
        .text_if("lang", block.lang.as_deref())
        .raw_if("styles", styles);
    with_own(object, &block.extra).end()
}

fn entity(entity: &Entity) -> String {
    let ids = entity.ids.iter().fold(Object::new(), |ids, (authority, id)| ids.text(authority, id));
    let geo = |geo: dateline_article::Geo| {
        Object::new().number("lat", geo.lat).number("lon", geo.lon).end()
    };
    let object = Object::new()
        .text("id", &entity.id)
        .text("type", entity.kind.as_str())
        .text_if("label", entity.label.as_deref())
        .text("name", &entity.name)
        .texts_if("aliases", &entity.aliases)
        .text_if("role", entity.role.as_deref())
        .text_if("description", entity.description.as_deref())
        .raw_if("ids", (!entity.ids.is_empty()).then(|| ids.end()))
        .text_if("url", entity.url.as_deref())
        .raw_if("geo", entity.geo.map(geo));
    with_own(object, &entity.extra).end()
}

fn mention(mention: &Mention, counted: &mut Counted<'_>) -> String {
    let object = Object::new();
    let object = match &mention.of {
        Referent::Entity(idx) => {
            let entity = counted.article.entity(*idx);
            object.text("entity", entity.map_or("", |it| it.id.as_str()))
        }
        Referent::Type(kind) => object.text("type", kind.as_str()),
    };
    let object = object.raw("block", &counted.block(mention.text_ref));
    let mut ends = |span| counted.ends(mention.text_ref, span);
    let object = match &mention.parts {
        Some(parts) => {
            let part = |it: &Span| array(ends(*it).map(|it| it.to_string()));
            object.raw("parts", &array(parts.iter().map(part)))
        }
        None => {
            let [start, end] = ends(mention.span);
            object.number("start", start).number("end", end)
        }
    };
    let words = counted.article.words_of(mention);
    let object = object
        .text_if("text", Some(words).filter(|it| it.len() <= LONGEST_WORDS))
        .text_if("label", mention.label.as_deref())
        .number_if("score", mention.score.map(score))
        .text_if("by", mention.by.as_deref())
        .text_if("value", mention.value.as_deref());
    with_own(object, &mention.extra).end()
}

/// The shortest number that is read as the same score: 0.98, and not 0.9800000190734863.
pub(super) fn score(score: f32) -> f64 {
    let short: f64 = score.to_string().parse().unwrap_or_default();
    if short as f32 == score { short } else { score.into() }
}

fn quote(quote: &Quote, counted: &mut Counted<'_>) -> String {
    let speaker = quote.speaker.and_then(|it| counted.article.entity(it));
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
    };
    let mut part = |(text_ref, span): &(TextRef, Span)| {
        let [start, end] = counted.ends(*text_ref, *span);
        let block = counted.block(*text_ref);
        Object::new().raw("block", &block).number("start", start).number("end", end).end()
    };
    let object = Object::new()
        .text_if("speaker", speaker.map(|it| it.id.as_str()))
        .text("kind", kind)
        .raw("parts", &array(quote.parts.iter().map(&mut part)))
        .text_if("by", quote.by.as_deref());
    with_own(object, &quote.extra).end()
}
