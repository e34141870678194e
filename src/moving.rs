//! Moving through a story: to a mention, to words, to a block, and back to where the reader was.

use dateline_article::{BlockIdx, EntityIdx, MentionIdx, QuoteIdx, Span, TextRef};
use dateline_words::tr;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DomRect, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::dom;
use crate::el::set_attribute;
use crate::focus;
use crate::frames::{self, soon};
use crate::place;
use crate::reading::Reading;
use crate::state::Choices;

/// Goes to a mention, says so, and gives its mark the focus.
pub(crate) fn go_to_mention(reading: &Reading, choices: Choices, mention: MentionIdx) {
    leave(choices);
    choices.moves.stand(Some(mention));
    choices.live.say(reading.whereabouts(mention));
    // Not at once, because the story may only now come back from behind the spotlight.
    let reading = reading.clone();
    soon(move || {
        let Some(mark) = place::mark_of(&reading.article, mention) else { return };
        let shown = mark.clone();
        land(choices, Box::new(move || reveal(&shown)));
        if !focus::is_in("[data-card]") {
            focus::to_mark(&mark, choices);
        }
    });
}

/// Goes to words of the story.
pub(crate) fn go_to_words(reading: &Reading, choices: Choices, text_ref: TextRef, span: Span) {
    leave(choices);
    let reading = reading.clone();
    soon(move || {
        let Some(holder) = place::element_of(text_ref) else { return };
        let range = place::range_of(&reading.article, text_ref, span);
        let show = move || {
            // The block first: words far away have no place before the browser has laid them out.
            if let Some(range) = &range {
                if !is_in_view(&range.get_bounding_client_rect()) {
                    reveal(&holder);
                    scroll_to_line(&range.get_bounding_client_rect());
                }
            } else {
                reveal(&holder);
            }
        };
        land(choices, Box::new(show));
    });
}

/// So that Tab and a screen reader go on from there; it is no control.
pub(crate) fn focus_block(holder: &HtmlElement) {
    set_attribute(holder, "tabindex", Some("-1"));
    focus::quietly(holder);
}

/// Shows what was jumped to; and again, unless the reader has gone on, when the sections above it have been laid out: they may
/// be higher than they were guessed to be, and no browser makes up for that always.
fn land(choices: Choices, show: Box<dyn Fn()>) {
    let show = move || {
        show();
        let top = window().scroll_y().unwrap_or(0.0);
        choices.moves.land(top);
        top
    };
    let top = show();
    spawn_local(async move {
        frames::painted().await;
        if window().scroll_y() == Ok(top) {
            show();
        }
    });
}

/// Goes to the first part of a quote.
pub(crate) fn go_to_quote(reading: &Reading, choices: Choices, quote: QuoteIdx) {
    if let Some(&(text_ref, span)) = reading.article.quote(quote).and_then(|it| it.parts.first()) {
        go_to_words(reading, choices, text_ref, span);
    }
}

/// Opens the sheet, where the panel is one.
pub(crate) fn open_sheet(choices: Choices) {
    if dom::find(".handle").is_some_and(|it| 0 < it.offset_height()) {
        choices.overlays.set_sheet(true);
    }
}

/// Goes to a block.
pub(crate) fn go_to_block(choices: Choices, block: BlockIdx) {
    leave(choices);
    soon(move || {
        let Some(holder) = place::element_of(TextRef::Block(block)) else { return };
        let to_top = ScrollIntoViewOptions::new();
        to_top.set_block(ScrollLogicalPosition::Start);
        let shown = holder.clone();
        let show = move || shown.scroll_into_view_with_scroll_into_view_options(&to_top);
        land(choices, Box::new(show));
        focus_block(&holder);
    });
}

/// Goes to the next or previous mention of what is chosen, or of what has the focus; round at the ends.
pub(crate) fn step(reading: &Reading, choices: Choices, is_forward: bool) {
    let here = mention_here(reading, choices);
    let entity = choices.selection.now().or_else(|| reading.entity_of(here?));
    let Some(entity) = entity else {
        return choices.live.say(tr("Choose a name first").to_owned());
    };
    if choices.selection.now().is_none() {
        choices.selection.choose(entity);
    }
    let all = reading.index.mentions(entity);
    let next = match here {
        Some(here) if is_forward => all.iter().find(|it| here < **it).or(all.first()),
        Some(here) => all.iter().rev().find(|it| **it < here).or(all.last()),
        None => in_view(reading, all, is_forward),
    };
    let Some(&next) = next else { return };
    go_to_mention(reading, choices, next);
    if let Some(card) = choices.card.now() {
        choices.card.open(next, card.opened);
    }
}

/// From where the reader looks: the first mention that is not above the window, or the last that is; round at the
/// ends. They stand in the order of the page, so a few looks are enough.
fn in_view<'a>(
    reading: &Reading,
    all: &'a [MentionIdx],
    is_forward: bool,
) -> Option<&'a MentionIdx> {
    let (top, _) = place::free_height();
    let is_above = |it: &MentionIdx| {
        let mark = place::mark_of(&reading.article, *it);
        mark.is_some_and(|it| it.get_bounding_client_rect().bottom() < top)
    };
    let n_above = all.partition_point(is_above);
    let (before, after) = all.split_at_checked(n_above)?;
    if is_forward { after.first().or(all.first()) } else { before.last().or(all.last()) }
}

/// The mention that the reader is at: that of the open card, of the mark with the focus, or of the last jump.
pub(crate) fn mention_here(reading: &Reading, choices: Choices) -> Option<MentionIdx> {
    let card = choices.card.now().map(|it| it.mention);
    card.or_else(focus::mention).or_else(|| untrack(|| standing(reading, choices)))
}

/// The mention that was jumped to, unless another name has been chosen since.
pub(crate) fn standing(reading: &Reading, choices: Choices) -> Option<MentionIdx> {
    let here = choices.moves.here()?;
    let chosen = choices.selection.all();
    let is_it = reading.entity_of(here).is_some_and(|it| chosen.contains(&it));
    (chosen.is_empty() || is_it).then_some(here)
}

/// Whose mention that is.
pub(crate) fn entity_here(reading: &Reading, choices: Choices) -> Option<EntityIdx> {
    reading.entity_of(mention_here(reading, choices)?)
}

/// Brings the reader back to where the first jump began; `false` if there was none.
pub(crate) fn go_back(choices: Choices) -> bool {
    let Some(top) = choices.moves.take_origin() else { return false };
    window().scroll_to_with_x_and_y(window().scroll_x().unwrap_or(0.0), top);
    choices.live.say(tr("Back where you were").to_owned());
    true
}

/// Remembers where the reader was, and brings the story back if it was away.
fn leave(choices: Choices) {
    choices.hint.close();
    if !choices.views.leave_spotlight() {
        choices.moves.leave(window().scroll_y().unwrap_or(0.0));
    }
}

/// Scrolls an element into the middle of what bar and sheet leave free, unless it is in view already.
fn reveal(element: &HtmlElement) {
    if is_in_view(&element.get_bounding_client_rect()) {
        return;
    }
    let to_middle = ScrollIntoViewOptions::new();
    to_middle.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&to_middle);
}

fn scroll_to_line(line: &DomRect) {
    if !is_in_view(line) {
        let (top, bottom) = place::free_height();
        window().scroll_by_with_x_and_y(0.0, line.top() - (top + bottom) / 2.0);
    }
}

fn is_in_view(it: &DomRect) -> bool {
    let (top, bottom) = place::free_height();
    0.0 < it.height() && top <= it.top() && it.bottom() <= bottom
}
