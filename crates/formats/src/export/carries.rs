//! What each format has a place for. This is the one place that says it: for the notes of an export, for the tests of what
//! comes in again, and for docs/formats.md.

use dateline_article::{Article, Referent};

use crate::format::Format;
use crate::note::{Notes, Reason};

/// What a format has a place for, so that it comes in again as it went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Carries {
    /// The words of every text, in order.
    pub(crate) words: bool,
    /// The texts to the character. An empty line in a text parts it in two, unless `structure` is carried too.
    pub(crate) spacing: bool,
    /// What each text is: headline, standfirst, heading, list item, blockquote, figure.
    pub(crate) structure: bool,
    /// Links and emphasis.
    pub(crate) styles: bool,
    /// Dates, authors, publisher and whatever else stands around the text.
    pub(crate) metadata: bool,
    /// Where each mention lies, and its type or the source's word for it.
    pub(crate) mentions: bool,
    /// Mentions that lie over each other.
    pub(crate) overlaps: bool,
    /// The pieces of a discontinuous mention.
    pub(crate) pieces: bool,
    /// Which mentions are of one entity.
    pub(crate) entities: bool,
    /// What is said of an entity: aliases, role, description, ids, coordinates.
    pub(crate) cast: bool,
    /// What else is said of a mention: score, maker, resolved value.
    pub(crate) details: bool,
    /// Who said what.
    pub(crate) quotes: bool,
    /// The publisher's own fields, and a reader's corrections.
    pub(crate) own: bool,
}

const NOTHING: Carries = Carries {
    words: false,
    spacing: false,
    structure: false,
    styles: false,
    metadata: false,
    mentions: false,
    overlaps: false,
    pieces: false,
    entities: false,
    cast: false,
    details: false,
    quotes: false,
    own: false,
};

const TEXT: Carries = Carries { words: true, spacing: true, ..NOTHING };
const SPANS: Carries = Carries { mentions: true, ..TEXT };

/// What a format has a place for; `None` if it is not written.
pub(crate) fn carries(format: Format) -> Option<Carries> {
    let carries = match format {
        Format::Dateline => Carries {
            structure: true,
            styles: true,
            metadata: true,
            overlaps: true,
            pieces: true,
            entities: true,
            cast: true,
            details: true,
            quotes: true,
            own: true,
            ..SPANS
        },
        Format::WebAnnotation | Format::Brat => {
            Carries { overlaps: true, pieces: true, entities: true, ..SPANS }
        }
        // Drawn with its overlaps, displaCy shows words twice.
        Format::Displacy => SPANS,
        Format::Doccano => Carries { overlaps: true, ..SPANS },
        Format::Conll => Carries { spacing: false, ..SPANS },
        Format::Markdown => Carries { structure: true, styles: true, metadata: true, ..TEXT },
        Format::Html => Carries {
            structure: true,
            styles: true,
            metadata: true,
            overlaps: true,
            pieces: true,
            entities: true,
            cast: true,
            ..SPANS
        },
        Format::EntitiesCsv => Carries { cast: true, entities: true, ..NOTHING },
        Format::MentionsCsv => {
            Carries { mentions: true, overlaps: true, entities: true, details: true, ..NOTHING }
        }
        _ => return None,
    };
    Some(carries)
}

/// Notes what of the story the format has no place for, once for each kind of thing.
pub(super) fn note_what_stays(article: &Article, carries: Carries, notes: &mut Notes) {
    let around = [
        ("byline", !article.byline.is_empty()),
        ("published", article.published.is_some()),
        ("modified", article.modified.is_some()),
        ("section", article.section.is_some()),
        ("location", article.location.is_some()),
        ("source", article.source.is_some()),
        ("correction", article.correction.is_some()),
        ("license", article.license.is_some()),
        ("keywords", !article.keywords.is_empty()),
    ];
    let metadata: Vec<_> = around.into_iter().filter(|(_, is_there)| *is_there).collect();
    let mentions = &article.mentions;
    let is_mentioned = |it: &dateline_article::Mention| matches!(it.of, Referent::Entity(_));
    let says_more = |it: &dateline_article::Entity| {
        !it.aliases.is_empty()
            || it.role.is_some()
            || it.description.is_some()
            || it.geo.is_some()
            || it.url.is_some()
            || !it.ids.is_empty()
    };
    let has_details = |it: &dateline_article::Mention| {
        it.score.is_some() || it.by.is_some() || it.value.is_some()
    };
    let has_own = article.changes.is_some()
        || !article.extra.is_empty()
        || article.blocks.iter().any(|it| !it.extra.is_empty())
        || article.entities.iter().any(|it| !it.extra.is_empty())
        || mentions.iter().any(|it| !it.extra.is_empty())
        || article.quotes.iter().any(|it| !it.extra.is_empty());
    let has_styles = article.blocks.iter().any(|it| !it.styles.is_empty());
    let of_text = [
        ("the text", carries.words, true),
        ("links and emphasis", carries.styles, has_styles && carries.words),
        ("the mentions", carries.mentions, !mentions.is_empty()),
        (
            "which mentions are of one entity",
            carries.entities,
            carries.mentions && mentions.iter().any(is_mentioned),
        ),
        ("what is said of the cast", carries.cast, article.entities.iter().any(says_more)),
        (
            "score, maker and value of mentions",
            carries.details,
            carries.mentions && mentions.iter().any(has_details),
        ),
        ("quotes", carries.quotes, !article.quotes.is_empty()),
        ("x_ fields and changes", carries.own, has_own),
    ];
    if !carries.metadata {
        for (what, _) in metadata {
            notes.push(what, Reason::NotWritten);
        }
    }
    for (what, is_carried, is_there) in of_text {
        if is_there && !is_carried {
            notes.push(what, Reason::NotWritten);
        }
    }
}
