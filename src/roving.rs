//! The story is one tab stop: its marks and links share one roving order, and marks say as much as the reader asked
//! for.

use dateline_article::{Direction, MentionIdx};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::comfort::{Marks, Say};
use crate::dom;
use crate::el::{El, follow, set_attribute};
use crate::keys::is_combined;
use crate::place;
use crate::reading::Reading;
use crate::state::Choices;
use crate::types::singular;

/// What can have the focus in a story.
const STOPS: &str = "mark,a[href]";
const LINKS: &str = "a[href]";
/// `NodeFilter.SHOW_ELEMENT`.
const SHOW_ELEMENT: u32 = 1;

/// Makes the story one tab stop, until the owner is cleaned up.
pub(crate) fn attach(story: El, reading: Reading, choices: Choices) -> El {
    let (keyed, focused, told) = (reading.clone(), reading.clone(), reading);
    let whole = story.clone();
    let mut last = None;
    follow(move || {
        let say = choices.comfort.say();
        // The first time, the sections are dressed as they are drawn.
        if last.replace(say).is_some_and(|it| it != say) {
            dress_stops(whole.node(), STOPS, &told, choices);
        }
    });
    story.on("keydown", move |event| key(&keyed, choices, &event)).on("focusin", move |event| {
        if let Some(stop) = place::closest(&event, STOPS) {
            make_current(&focused, choices, &stop);
        }
    })
}

/// Gives the marks and links in `part`, which is new, what the reader's choice asks of each, and the story its tab stop.
pub(crate) fn dress(part: &Element, reading: &Reading, choices: Choices) {
    // A mark that is new has nothing that could be taken from it.
    let stops = match choices.comfort.say_now() {
        Say::Nothing | Say::Focus => LINKS,
        Say::Type | Say::Name => STOPS,
    };
    dress_stops(part, stops, reading, choices);
}

fn dress_stops(part: &Element, stops: &str, reading: &Reading, choices: Choices) {
    let say = choices.comfort.say_now();
    for stop in dom::all(part, stops) {
        undress(&stop, say);
        if stop.tag_name() == "MARK" && matches!(say, Say::Type | Say::Name) {
            name(&stop, reading, say);
        }
    }
    if say != Say::Nothing
        && current().is_none()
        && let Some(first) =
            dom::all(part, STOPS).into_iter().find(|it| is_stop(reading, choices, it))
    {
        make_current(reading, choices, &first);
    }
}

/// Takes a stop out of the tab order.
fn undress(stop: &Element, say: Say) {
    let is_mark = stop.tag_name() == "MARK";
    let names = ["role", "aria-label", "aria-description", "aria-roledescription"];
    match (is_mark, say) {
        (true, Say::Nothing | Say::Focus) => {
            names.iter().for_each(|it| set_attribute(stop, it, None));
        }
        (true, _) => set_attribute(stop, "aria-description", None),
        (false, _) => {}
    }
    // A link without an index is a stop of its own, which is right where marks are none.
    let is_reached = is_mark || say == Say::Nothing;
    set_attribute(stop, "tabindex", (!is_reached).then_some("-1"));
}

/// Says what a mark is: its type in place of "button", and by name if the reader wants that of every mark.
fn name(mark: &Element, reading: &Reading, say: Say) {
    let Some((kind, full)) = what(mark, reading) else { return };
    set_attribute(mark, "role", Some("button"));
    set_attribute(mark, "aria-roledescription", Some(&kind));
    let words = mark.text_content().unwrap_or_default();
    let full = full.filter(|it| say == Say::Name && *it != words);
    let label = full.map(|it| [&*words, ": ", &it].concat());
    set_attribute(mark, "aria-label", label.as_deref());
}

/// The type of a mark's innermost mention, in lower case, and its full name.
fn what(mark: &Element, reading: &Reading) -> Option<(String, Option<String>)> {
    let idx = place::mentions_of(mark).first().copied()?;
    let mention = reading.article.mention(idx)?;
    let kind = singular(reading.article.type_of(mention)).to_ascii_lowercase();
    let entity = reading.entity_of(idx).and_then(|it| reading.article.entity(it));
    Some((kind, entity.map(|it| it.name.clone())))
}

/// Makes `stop` the story's tab stop.
pub(crate) fn make_current(reading: &Reading, choices: Choices, stop: &Element) {
    let say = choices.comfort.say_now();
    if say == Say::Nothing {
        return;
    }
    match current() {
        Some(old) if *AsRef::<Element>::as_ref(&old) == *stop => return,
        Some(old) => undress(&old, say),
        None => {}
    }
    set_attribute(stop, "tabindex", Some("0"));
    if stop.tag_name() == "MARK"
        && say == Say::Focus
        && let Some((kind, full)) = what(stop, reading)
    {
        set_attribute(stop, "role", Some("button"));
        let description = full.map_or_else(|| kind.clone(), |full| [&*full, ", ", &kind].concat());
        set_attribute(stop, "aria-description", Some(&description));
    }
}

fn current() -> Option<HtmlElement> {
    dom::find("[data-story] [tabindex='0']")
}

/// Arrows go along the order; in a story from right to left the arrows turn round.
fn key(reading: &Reading, choices: Choices, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let Some(stop) = place::closest(event, STOPS) else { return };
    if is_combined(event) {
        return;
    }
    let is_mirrored = reading.article.dir == Some(Direction::Rtl);
    let is_forward = match event.key().as_str() {
        "ArrowRight" => !is_mirrored,
        "ArrowLeft" => is_mirrored,
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = neighbour(&stop, is_forward, |it| is_stop(reading, choices, it)) {
        set_attribute(&next, "tabindex", Some("-1"));
        // The browser scrolls as little as it must: the reader sees where they go.
        let _ = next.focus();
    }
}

/// The next or previous stop in the story.
fn neighbour(
    stop: &HtmlElement,
    is_forward: bool,
    is_stop: impl Fn(&Element) -> bool,
) -> Option<HtmlElement> {
    let story = stop.closest("[data-story]").ok()??;
    let walker = document().create_tree_walker_with_what_to_show(&story, SHOW_ELEMENT).ok()?;
    walker.set_current_node(stop);
    loop {
        let node = if is_forward { walker.next_node() } else { walker.previous_node() };
        let element: HtmlElement = node.ok()??.dyn_into().ok()?;
        if element.matches(STOPS).unwrap_or(false) && is_stop(&element) {
            return Some(element);
        }
    }
}

/// Marks that can't be seen are no stops.
fn is_stop(reading: &Reading, choices: Choices, stop: &Element) -> bool {
    stop.tag_name() != "MARK"
        || choices.comfort.marks_now() != Marks::Off
            && !shown_mentions(reading, choices, stop).is_empty()
}

/// The mentions of a mark that are switched on, the innermost first.
pub(crate) fn shown_mentions(
    reading: &Reading,
    choices: Choices,
    mark: &Element,
) -> Vec<MentionIdx> {
    let article = &reading.article;
    let is_on = |it: &MentionIdx| {
        article.mention(*it).is_some_and(|it| choices.filter.is_on_now(article.type_of(it)))
    };
    place::mentions_of(mark).into_iter().filter(is_on).collect()
}
