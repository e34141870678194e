//! Runs of text: a segment with mentions is a mark, a link is one link whatever is marked in it.

use std::cell::RefCell;

use dateline_article::{
    Article, EntityIdx, Mention, MentionIdx, QuoteIdx, Referent, Segment, Segments, StyleKind,
    TextRef, segments,
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::el::{El, el};
use crate::loaded::Origin;
use crate::safe_url::safe_url;
use crate::story::hidden;
use crate::widgets::outward;

/// A program that is less sure of the innermost name than this, in percent, has its mark look so.
const SURE: u32 = 60;

/// Draws one text of the story into `place`, exactly. Links start from its `origin`.
///
/// A link is one element, whatever is marked or said in it; a quote that crosses it is cut there.
pub(crate) fn runs(place: El, article: &Article, text_ref: TextRef, origin: &Origin) -> El {
    let Some(text) = article.text(text_ref) else { return place };
    let cut = segments(article, text_ref);
    let (mut holder, mut target) = (place.clone(), place.clone());
    let (mut link_idx, mut quote_idx) = (None, None);
    for segment in &cut {
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
        target = run(target, article, &cut, segment, text);
    }
    place
}

/// Appends `inner`, to be filled.
fn opened_in(holder: &El, inner: El) -> El {
    let _ = holder.node().append_child(inner.node());
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

/// Draws a segment, marked if it is mentioned: outermost first, innermost last in all three attributes.
fn run(place: El, article: &Article, cut: &Segments, segment: &Segment, text: &str) -> El {
    let mentions = cut.mentions(segment);
    if mentions.is_empty() {
        return styled(place, segment, text);
    }
    place.child(styled(mark(article, mentions), segment, text))
}

/// An empty mark of `mentions`.
fn mark(article: &Article, mentions: &[MentionIdx]) -> El {
    let alone = match mentions {
        [idx] => alone(article, *idx),
        _ => None,
    };
    if let ([MentionIdx(number)], Some(entity)) = (mentions, alone)
        && let Some(mark) = pattern(entity)
    {
        MENTION.with(|name| mark.node().unchecked_ref::<Mark>().set_number(name, *number));
        return mark;
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
        unsure = is_unsure(mention).then_some("");
    }
    let mark = el("mark")
        .attr("data-mention", &indexes)
        .attr("data-entity", &entities)
        .attr("data-type", &types)
        .attr_if("data-unsure", unsure);
    if let Some(entity) = alone {
        keep_pattern(entity, &mark);
    }
    mark
}

fn is_unsure(mention: &Mention) -> bool {
    mention.is_automatic() && mention.percent().is_some_and(|it| it < SURE)
}

/// Whose mention that is, if its mark looks as all others of that entity.
fn alone(article: &Article, idx: MentionIdx) -> Option<usize> {
    let mention = article.mention(idx).filter(|it| !is_unsure(it))?;
    match mention.of {
        Referent::Entity(EntityIdx(entity)) => Some(entity as usize),
        Referent::Type(_) => None,
    }
}

thread_local! {
    /// An empty mark of each entity. A copy of it takes two calls and no words, where a new one takes four calls and seven
    /// words; words between module and browser are what drawing a story costs most.
    static PATTERNS: RefCell<Vec<Option<Element>>> = const { RefCell::new(Vec::new()) };
    static MENTION: JsValue = "data-mention".into();
}

#[wasm_bindgen]
extern "C" {
    /// A mark, whose attributes are set without words.
    type Mark;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_number(this: &Mark, name: &JsValue, number: u32);
}

/// Begins a story.
pub(crate) fn begin() {
    PATTERNS.with_borrow_mut(Vec::clear);
}

fn pattern(entity: usize) -> Option<El> {
    PATTERNS.with_borrow(|all| copy(all.get(entity)?.as_ref()?)).map(El::of)
}

fn keep_pattern(entity: usize, mark: &El) {
    PATTERNS.with_borrow_mut(|all| {
        while all.len() <= entity {
            all.push(None);
        }
        if let Some(place) = all.get_mut(entity) {
            *place = copy(mark.node());
        }
    });
}

fn copy(mark: &Element) -> Option<Element> {
    Some(mark.clone_node().ok()?.unchecked_into())
}

fn append(list: &mut String, word: &str) {
    if !list.is_empty() {
        list.push(' ');
    }
    list.push_str(word);
}

fn styled(place: El, segment: &Segment, text: &str) -> El {
    let words = |place| hidden::words(place, text, segment.span);
    match (segment.strong, segment.emphasis) {
        (false, false) => words(place),
        (true, false) => place.child(words(el("strong"))),
        (false, true) => place.child(words(el("em"))),
        (true, true) => place.child(el("strong").child(words(el("em")))),
    }
}
