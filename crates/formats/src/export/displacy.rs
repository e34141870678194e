//! displaCy's entities, for `displacy.render(…, style="ent", manual=True)`. Code points, half-open, as spaCy counts.
//!
//! A headline is its title, unless somebody is mentioned in it: then it is the text's first paragraph. What displaCy
//! draws of entities that lie over each other repeats words, so only the outermost are written.
//! Source: <https://spacy.io/usage/visualizers>, “Rendering data manually”.

use dateline_article::{Article, OffsetUnit, Referent, TextRef};

use super::joined::{Joined, in_one_piece, without_overlaps, word};
use super::json::{Object, lines};
use crate::note::Notes;

/// The file.
pub(super) fn written(article: &Article, notes: &mut Notes) -> String {
    let is_title =
        !article.headline.is_empty() && article.mentions_in(TextRef::Headline).is_empty();
    let joined = Joined::new(article, !is_title, notes);
    let mut mentions = joined.mentions(article, notes);
    in_one_piece(&mut mentions, notes);
    without_overlaps(&mut mentions, notes);
    let offsets = joined.offsets(OffsetUnit::Codepoint);
    let at = |byte| offsets.from_byte(byte).unwrap_or(0);
    let ents = mentions.iter().map(|it| {
        let [start, end] = it.hull();
        let item = match &it.mention.of {
            Referent::Entity(idx) => article.entity(*idx).and_then(super::wikidata),
            Referent::Type(_) => None,
        };
        let url = item.map(|it| format!("https://www.wikidata.org/wiki/{it}"));
        Object::new()
            .number("start", at(start))
            .number("end", at(end))
            .text("label", word(article, it.mention))
            .text_if("kb_id", item)
            .text_if("kb_url", url.as_deref())
            .end()
    });
    let title = if is_title { super::json::string(&article.headline) } else { "null".to_owned() };
    Object::in_lines()
        .text("text", &joined.text)
        .raw("ents", &lines(ents, 2))
        .raw("title", &title)
        .end()
}
