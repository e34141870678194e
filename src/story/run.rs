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
use crate::story::text::Text;
use crate::widgets::outward;

/// A program that is less sure of the innermost name than this, in percent, has its mark look so.
const SURE: u32 = 60;

/// Draws one text of the story into `place`, exactly. Links start from its `origin`.
///
/// A link is one element, whatever is marked or said in it; a quote that crosses it is cut there.
pub(crate) fn runs(place: El, article: &Article, text_ref: TextRef, origin: &Origin) -> El {
    let Some(text) = article.text(text_ref) else { return place };
    let mut text = Text::new(text);
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
        target = run(target, article, &cut, segment, &mut text);
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
fn run(place: El, article: &Article, cut: &Segments, segment: &Segment, text: &mut Text<'_>) -> El {
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
        && let Some(mark) = pattern(&Look::Of(entity))
    {
        NAMES.with(|names| mark.node().unchecked_ref::<Mark>().set_number(&names.mention, *number));
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
    let look = match alone {
        Some(entity) => Some(Look::Of(entity)),
        None if types.len() <= LONGEST_LOOK => Some(Look::OfTypes(types.clone())),
        None => None,
    };
    let known = look.as_ref().and_then(pattern);
    let is_known = known.is_some();
    let mark = known.unwrap_or_else(|| el("mark").attr("data-type", &types));
    NAMES.with(|names| {
        let node = mark.node().unchecked_ref::<Mark>();
        node.set_words(&names.mention, &indexes);
        node.set_words(&names.entity, &entities);
    });
    if let Some(look) = look.filter(|_| !is_known) {
        keep_pattern(look, &mark);
    }
    mark.attr_if("data-unsure", unsure)
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

/// What all marks have in common that look alike.
enum Look {
    /// The only entity.
    Of(usize),
    /// The types of several mentions, or of one that is no entity's.
    OfTypes(String),
}

/// Not more of them are kept: a story may have any types, and each mark looks for its own.
const N_LOOKS: usize = 64;
/// The types of so many mentions that their words, in bytes, are more are seldom those of another mark.
const LONGEST_LOOK: usize = 100;

thread_local! {
    /// An empty mark of each entity. A copy of it takes two calls and no words, where a new one takes four calls and seven
    /// words; words between module and browser are what drawing a story costs most.
    static PATTERNS: RefCell<Vec<Option<Element>>> = const { RefCell::new(Vec::new()) };
    /// An empty mark of several mentions, by their types.
    static OF_TYPES: RefCell<Vec<(String, Element)>> = const { RefCell::new(Vec::new()) };
    static NAMES: Names = Names { mention: "data-mention".into(), entity: "data-entity".into() };
}

/// Names of attributes, as the browser has them.
struct Names {
    mention: JsValue,
    entity: JsValue,
}

#[wasm_bindgen]
extern "C" {
    /// A mark, whose attributes are set without words, or with one.
    type Mark;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_number(this: &Mark, name: &JsValue, number: u32);

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_words(this: &Mark, name: &JsValue, words: &str);
}

/// Begins a story.
pub(crate) fn begin() {
    PATTERNS.with_borrow_mut(Vec::clear);
    OF_TYPES.with_borrow_mut(Vec::clear);
}

fn pattern(look: &Look) -> Option<El> {
    let copied = match look {
        Look::Of(entity) => PATTERNS.with_borrow(|all| copy(all.get(*entity)?.as_ref()?)),
        Look::OfTypes(types) => {
            OF_TYPES.with_borrow(|all| copy(&all.iter().find(|it| it.0 == *types)?.1))
        }
    };
    copied.map(El::of)
}

fn keep_pattern(look: Look, mark: &El) {
    let Some(mark) = copy(mark.node()) else { return };
    match look {
        Look::Of(entity) => PATTERNS.with_borrow_mut(|all| {
            while all.len() <= entity {
                all.push(None);
            }
            if let Some(place) = all.get_mut(entity) {
                *place = Some(mark);
            }
        }),
        Look::OfTypes(types) => OF_TYPES.with_borrow_mut(|all| {
            if all.len() < N_LOOKS {
                all.push((types, mark));
            }
        }),
    }
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

fn styled(place: El, segment: &Segment, text: &mut Text<'_>) -> El {
    let mut words = |place| hidden::words(place, text, segment.span);
    match (segment.strong, segment.emphasis) {
        (false, false) => words(place),
        (true, false) => place.child(words(el("strong"))),
        (false, true) => place.child(words(el("em"))),
        (true, true) => place.child(el("strong").child(words(el("em")))),
    }
}
