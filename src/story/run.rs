//! Runs of text: a segment with mentions is a mark, a link is one link whatever is marked in it.

use std::ops::Range;

use dateline_article::{
    Article, EntityIdx, Mention, MentionIdx, QuoteIdx, Referent, Segment, StyleKind, TextRef,
    segments,
};

use crate::el::{El, el};
use crate::reading::Origin;
use crate::safe_url::safe_url;
use crate::story::attributes::{Name, set_number, set_words};
use crate::story::hidden;
use crate::story::patterns::{mark_of, mark_of_types};
use crate::story::text::Text;
use crate::widgets::outward;

/// A program that is less sure of the innermost name than this, in percent, has its mark look so.
const SURE: u32 = 60;

/// Draws one text of the story into `place`, exactly. Links start from its `origin`.
///
/// A link is one element, whatever is marked or said in it; a quote that crosses it is cut there.
pub(crate) fn runs(place: El, article: &Article, text_ref: TextRef, origin: &Origin) -> El {
    let Some(text) = article.text(text_ref) else { return place };
    let cut = segments(article, text_ref);
    let mut words = String::new();
    let wanted = |it| Marked::new(article, cut.mentions(it), &mut words);
    let marks: Vec<Option<Marked>> = cut.iter().map(wanted).collect();
    let (mut text, mut words) = (Text::new(text), Text::new(&words));
    let (mut holder, mut target) = (place.clone(), place.clone());
    let (mut link_idx, mut quote_idx) = (None, None);
    for (segment, marked) in cut.iter().zip(marks) {
        let is_other_link = segment.link != link_idx;
        if is_other_link {
            link_idx = segment.link;
            let link = link_idx.and_then(|idx| link(article, text_ref, idx, origin));
            holder = link.map_or_else(|| place.clone(), |link| opened_in(&place, link));
        }
        if is_other_link || segment.quote != quote_idx {
            quote_idx = segment.quote;
            let words = quote_idx.and_then(|idx| said(article, idx));
            target = words.map_or_else(|| holder.clone(), |words| opened_in(&holder, words));
        }
        target = match marked {
            Some(marked) => {
                target.child(styled(marked.drawn(article, &mut words), segment, &mut text))
            }
            None => styled(target, segment, &mut text),
        };
    }
    place
}

/// Appends `inner`, to be filled.
fn opened_in(holder: &El, inner: El) -> El {
    holder.add(inner.clone());
    inner
}

/// What stands around the words of a quote.
fn said(article: &Article, idx: QuoteIdx) -> Option<El> {
    let quote = article.quote(idx)?;
    let speaker = quote.speaker.and_then(|it| article.entity(it));
    let QuoteIdx(number) = idx;
    let words = el("span").attr("data-quote", &number.to_string());
    Some(words.attr_if("data-speaker", speaker.map(|it| it.id.as_str())))
}

/// An empty link, if its address may be followed.
fn link(article: &Article, text_ref: TextRef, idx: u32, origin: &Origin) -> Option<El> {
    let TextRef::Block(block) = text_ref else { return None };
    let block = article.block(block)?;
    let style = block.styles.get(idx as usize)?;
    let StyleKind::Link { href } = &style.kind else { return None };
    Some(outward(&safe_url(href, &origin.base)?, style.span.of(&block.text), &origin.host()))
}

/// A mark to be drawn.
enum Marked {
    /// As all others of that entity.
    Alone(EntityIdx, MentionIdx),
    /// Outermost first, innermost last in all three attributes. Which mentions and entities, stands among the words of the
    /// whole text's marks, which cross to the browser together.
    Listed { mentions: Range<usize>, entities: Range<usize>, types: String, is_unsure: bool },
}

impl Marked {
    /// The mark of a segment with these `mentions`; what it has to say is put behind `words`.
    fn new(article: &Article, mentions: &[MentionIdx], words: &mut String) -> Option<Marked> {
        if let [idx] = mentions
            && let Some(mention) = article.mention(*idx).filter(|it| !is_unsure(it))
            && let Referent::Entity(entity) = mention.of
        {
            return Some(Marked::Alone(entity, *idx));
        }
        let (mut indexes, mut entities, mut types) = (String::new(), String::new(), String::new());
        let mut unsure = None;
        for &idx in mentions {
            let Some(mention) = article.mention(idx) else { continue };
            let entity = match mention.of {
                Referent::Entity(entity) => article.entity(entity).map(|it| it.id.as_str()),
                Referent::Type(_) => None,
            };
            let MentionIdx(number) = idx;
            append(&mut indexes, &number.to_string());
            append(&mut entities, entity.unwrap_or("."));
            append(&mut types, article.type_of(mention).as_str());
            unsure = Some(is_unsure(mention));
        }
        let mentions = put(words, &indexes);
        let entities = put(words, &entities);
        Some(Marked::Listed { mentions, entities, types, is_unsure: unsure? })
    }

    /// The mark itself, empty.
    fn drawn(self, article: &Article, words: &mut Text<'_>) -> El {
        match self {
            Marked::Alone(entity, MentionIdx(number)) => {
                let mark = mark_of(article, entity);
                set_number(&mark, Name::Mention, number);
                mark
            }
            Marked::Listed { mentions, entities, types, is_unsure } => {
                let mark = mark_of_types(&types);
                set_words(&mark, Name::Mention, &words.cut(mentions));
                set_words(&mark, Name::Entity, &words.cut(entities));
                mark.attr_if("data-unsure", is_unsure.then_some(""))
            }
        }
    }
}

/// Puts `word` behind `words`, and says where it is.
fn put(words: &mut String, word: &str) -> Range<usize> {
    let start = words.len();
    words.push_str(word);
    start..words.len()
}

fn is_unsure(mention: &Mention) -> bool {
    mention.is_automatic() && mention.percent().is_some_and(|it| it < SURE)
}

fn append(list: &mut String, word: &str) {
    if !list.is_empty() {
        list.push(' ');
    }
    list.push_str(word);
}

fn styled(place: El, segment: &Segment, text: &mut Text<'_>) -> El {
    let mut words = |place| hidden::words(place, text, segment.span);
    match (segment.strong, segment.emphasis) {
        (false, false) => words(place),
        (true, false) => place.child(words(el("strong"))),
        (false, true) => place.child(words(el("em"))),
        (true, true) => place.child(el("strong").child(words(el("em")))),
    }
}
