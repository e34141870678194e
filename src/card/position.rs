//! Where a card stands: over what was read, and never over the sentence it is about.

use dateline_article::{MentionIdx, sentence_around};
use leptos::prelude::*;
use web_sys::{DomRect, HtmlElement};

use crate::dom;
use crate::el::set_attribute;
use crate::place;
use crate::place::free_height;
use crate::reading::Reading;
use crate::state::{OpenCard, Opened};

/// Between card and words, and between card and window, in CSS pixels.
const GAP: f64 = 10.0;
/// A card lower than this says nothing.
const LEAST: f64 = 120.0;

/// Room for a card: its upper edge if it hangs, its lower edge if it stands, and how high it may be.
#[derive(Clone, Copy)]
struct Room {
    edge: f64,
    height: f64,
    stands: bool,
    /// From the window's left edge, if not at the words.
    left: Option<f64>,
}

/// On windows narrower than this a card that stays lies at the foot of the window, so that its buttons keep their
/// place from mention to mention.
const NARROW: f64 = 640.0;
/// How much of the window it then has, in percent.
const SHARE: f64 = 46.0;

/// Moves the page so that a card at the foot of the window hides nothing of its sentence.
pub(crate) fn make_room(card: &HtmlElement, reading: &Reading, open: OpenCard) {
    if !is_docked(open) {
        return;
    }
    let Some(mark) = place::mark_of(&reading.article, open.mention) else { return };
    let (sentence, _) = surroundings(reading, open.mention, &mark);
    let (top, _) = free_height();
    let edge = card.get_bounding_client_rect().top() - GAP;
    let over = sentence.bottom() - edge;
    let under = sentence.top() - (top + GAP);
    // Never so far that the sentence's beginning is lost.
    let by = if 0.0 < over { over.min(under) } else { under.min(0.0) };
    window().scroll_by_with_x_and_y(0.0, by.round());
}

/// Not in a frame as high as its story: the foot of that is nowhere near.
fn is_docked(open: OpenCard) -> bool {
    open.opened == Opened::Pinned && dom::width() < NARROW && dom::find("[data-seen]").is_none()
}

/// Puts `card` near the mention; out of sight where the words are.
pub(crate) fn put(card: &HtmlElement, reading: &Reading, open: OpenCard) {
    let mention = open.mention;
    let Some(mark) = place::mark_of(&reading.article, mention) else { return };
    let Some(words) = mark.get_client_rects().item(0) else { return };
    let (sentence, block) = surroundings(reading, mention, &mark);
    let (top, bottom) = free_height();
    set_attribute(card, "data-docked", is_docked(open).then_some(""));
    if is_docked(open) {
        set_attribute(card, "data-away", None);
        let height = ((bottom - top) * SHARE / 100.0).round();
        dom::set_px(card, "block-size", height);
        dom::set_px(card, "left", (dom::width() - f64::from(card.offset_width())) / 2.0);
        return dom::set_px(card, "top", bottom - height - GAP / 2.0);
    }
    let is_away = words.bottom() < top || bottom < words.top();
    set_attribute(card, "data-away", is_away.then_some(""));

    let style = card.style();
    let _ = style.remove_property("max-block-size");
    let _ = style.remove_property("block-size");
    let (width, height) = (f64::from(card.offset_width()), f64::from(card.offset_height()));
    let over = Room {
        edge: sentence.top() - GAP,
        height: sentence.top() - GAP - (top + GAP),
        stands: true,
        left: None,
    };
    let hang = |edge: f64| Room {
        edge: edge + GAP,
        height: bottom - GAP - (edge + GAP),
        stands: false,
        left: None,
    };
    let (under_block, under) = (hang(block.bottom()), hang(sentence.bottom()));
    let beside = beside(&block, width).map(|left| Room {
        edge: words.top().min(bottom - GAP - height).max(top + GAP),
        height: bottom - top - 2.0 * GAP,
        stands: false,
        left: Some(left),
    });
    let rooms = [Some(over), Some(under_block), beside, Some(under)];
    let fits = rooms.iter().flatten().find(|it| height <= it.height);
    let widest = |a: &Room, b: &Room| if a.height < b.height { *b } else { *a };
    let room = match fits {
        Some(room) => *room,
        None => widest(&widest(&over, &under), &beside.unwrap_or(over)),
    };
    let shown = height.min(room.height.max(LEAST));
    let edge = if room.stands { room.edge - shown } else { room.edge };
    let page = dom::width();
    let left = room.left.unwrap_or_else(|| words.left().min(page - width - GAP).max(GAP));
    dom::set_px(card, "left", left);
    dom::set_px(card, "top", edge);
    if shown < height {
        dom::set_px(card, "max-block-size", shown);
    }
}

/// The left edge of a card beside the text, on the side that has room.
fn beside(block: &DomRect, width: f64) -> Option<f64> {
    let right = block.right() + 2.0 * GAP;
    let left = block.left() - 2.0 * GAP - width;
    if right + width + GAP <= dom::width() {
        Some(right)
    } else {
        Some(left).filter(|it| GAP <= *it)
    }
}

/// The rectangles of the mention's sentence and of its block.
fn surroundings(reading: &Reading, mention: MentionIdx, mark: &HtmlElement) -> (DomRect, DomRect) {
    let own = mark.get_bounding_client_rect();
    let article = &reading.article;
    let sentence = article.mention(mention).and_then(|it| {
        let span = sentence_around(article, it.text_ref, it.span, dateline_unicode::BROWSER)?;
        Some(place::range_of(article, it.text_ref, span)?.get_bounding_client_rect())
    });
    let block = dom::closest(mark, "[data-block]");
    let block = block.map_or_else(|| own.clone(), |it| it.get_bounding_client_rect());
    (sentence.unwrap_or(own), block)
}
