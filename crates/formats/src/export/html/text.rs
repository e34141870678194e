//! A text with its marks, flat: no mark lies in another.

use dateline_article::{
    Article, EntityType, MentionIdx, Referent, Segment, StyleKind, TextRef, segments,
};

use dateline_words::Words;

use super::escape::{attribute, escaped};
use super::links;
use super::ours::Ours;

/// Which entities have had their first mark, to which the list of the cast leads.
pub(super) struct Marks<'a> {
    article: &'a Article,
    pub(super) ours: &'a Ours<'a>,
    is_begun: Vec<bool>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(article: &'a Article, ours: &'a Ours<'a>) -> Marks<'a> {
        Marks { article, ours, is_begun: vec![false; article.entities.len()] }
    }

    /// Whether an entity has a mark.
    pub(super) fn has(&self, idx: usize) -> bool {
        self.is_begun.get(idx).copied().unwrap_or_default()
    }

    /// A mark over the words of `mentions`, the outermost first; several that begin here have their places before it.
    fn write(&mut self, mentions: &[MentionIdx], words: &str, page: &mut String) {
        let (mut entities, mut types, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for mention in mentions.iter().filter_map(|it| self.article.mention(*it)) {
            let kind = self.article.type_of(mention);
            let word = singular(kind, self.ours.words);
            match &mention.of {
                Referent::Entity(idx) => {
                    let Some(entity) = self.article.entity(*idx) else { continue };
                    let is_new = self
                        .is_begun
                        .get_mut(idx.0 as usize)
                        .is_some_and(|it| !std::mem::replace(it, true));
                    if is_new {
                        page.push_str(&format!("<span id=\"{}\"></span>", anchor(&entity.id)));
                    }
                    entities.push(entity.id.as_str());
                    names.push([&entity.name, word].join(&self.ours.comma()));
                }
                Referent::Type(_) => {
                    entities.push(".");
                    names.push(word.to_owned());
                }
            }
            types.push(if kind.is_known() { kind.as_str() } else { "other" });
        }
        page.push_str("<mark");
        page.push_str(&attribute("data-entity", &entities.join(" ")));
        page.push_str(&attribute("data-type", &types.join(" ")));
        page.push_str(&attribute("title", &names.join("; ")));
        page.push_str(&format!(">{words}</mark>"));
    }
}

/// The place of an entity's first mark. Ids of entities are letters, digits, hyphens and underscores.
pub(super) fn anchor(id: &str) -> String {
    format!("first-{id}")
}

/// Writes a text.
pub(super) fn flat(article: &Article, text_ref: TextRef, marks: &mut Marks<'_>, page: &mut String) {
    let text = article.text(text_ref).unwrap_or_default();
    let segments = segments(article, text_ref);
    let href = |segment: &Segment| {
        let TextRef::Block(idx) = text_ref else { return None };
        match &article.block(idx)?.styles.get(segment.link? as usize)?.kind {
            StyleKind::Link { href } => links::safe(href),
            StyleKind::Emphasis | StyleKind::Strong => None,
        }
    };
    let mut open: Option<u32> = None;
    for segment in &segments {
        let link = href(segment);
        let linked = segment.link.filter(|_| link.is_some());
        if open != linked {
            if open.is_some() {
                page.push_str("</a>");
            }
            if let Some(link) = &link {
                page.push_str(&links::begin(link));
            }
            open = linked;
        }
        let mut words = escaped(segment.span.of(text));
        if segment.emphasis {
            words = format!("<em>{words}</em>");
        }
        if segment.strong {
            words = format!("<strong>{words}</strong>");
        }
        match segments.mentions(segment) {
            [] => page.push_str(&words),
            mentions => marks.write(mentions, &words, page),
        }
    }
    if open.is_some() {
        page.push_str("</a>");
    }
}

/// What one of a type is called. Each of these words is said by the library too, and has its own in other languages.
fn singular<'a>(kind: &'a EntityType, words: &'a Words<'_>) -> &'a str {
    match kind {
        EntityType::Quantity => words.tr("amount"),
        EntityType::Custom(word) => word,
        known => words.tr(known.as_str()),
    }
}
