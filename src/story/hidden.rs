//! Hidden characters: each stands in an element of its own, so that it can be shown beside what it does; the text stays
//! as it is. How many there are is said at the story's foot.

use std::cell::Cell;

use dateline_article::{Article, HiddenCount, Span, count_hidden, hidden};
use dateline_words::{fill, tr, tr_n};

use crate::el::{El, bdi, button, el};
use crate::state::Choices;
use crate::story::text::Text;

/// Not more of them are shown: each costs an element, and a hostile text has nothing else.
const MOST: usize = 10_000;

thread_local! {
    /// How many may still get an element, of the story that is being drawn.
    static LEFT: Cell<usize> = const { Cell::new(MOST) };
}

/// Begins a story.
pub(crate) fn begin() {
    LEFT.set(MOST);
}

/// Appends the words that `span` covers of a text.
pub(crate) fn words(mut place: El, whole: &mut Text<'_>, span: Span) -> El {
    let text = whole.as_str();
    let mut from = span.start();
    if whole.is_plain() {
        return whole.piece(place, from, span.end());
    }
    for (at, c) in span.of(text).char_indices() {
        let at = span.start() + at;
        if hidden(text, at, c).is_none() || LEFT.get() == 0 {
            continue;
        }
        LEFT.set(LEFT.get() - 1);
        let end = at + c.len_utf8();
        let code = js_sys::Number::from(c as u32).to_string_with_radix(16).map(String::from);
        let sign = el("span").attr("data-hidden", &code.unwrap_or_default());
        let character = sign.text(text.get(at..end).unwrap_or_default());
        place = whole.piece(place, from, at).child(character);
        from = end;
    }
    whole.piece(place, from, span.end())
}

/// How many there are, and a button that shows where, in `story`; nothing, if there are none.
pub(crate) fn line(article: &Article, story: &El, choices: Choices) -> Option<El> {
    let HiddenCount { direction, invisible } = count_hidden(article);
    let marks = || tr_n(direction, "{n} hidden direction mark", "{n} hidden direction marks");
    let characters = || tr_n(invisible, "{n} invisible character", "{n} invisible characters");
    let what = match (direction, invisible) {
        (0, 0) => return None,
        (0, _) => characters(),
        (_, 0) => marks(),
        _ => [&marks(), " ", tr("and"), " ", &characters()].concat(),
    };
    let template = match MOST < direction + invisible {
        true => tr("{what} in this text, of which 10 000 can be shown."),
        false => tr("{what} in this text."),
    };
    let words = fill(template, &[("what", &what)]) + " ";
    let reveal = button("Reveal").attrs("data-reveal; aria-pressed=false");
    let (pressed, story) = (reveal.clone(), story.clone());
    let reveal = reveal.on("click", move |_| {
        let is_shown = !story.node().has_attribute("data-revealed");
        let _ = story.node().toggle_attribute("data-revealed");
        let (word, said) = match is_shown {
            true => ("true", tr("Each is shown where it stands, by its number in Unicode")),
            false => ("false", tr("They are hidden again")),
        };
        let _ = pressed.clone().attr("aria-pressed", word);
        choices.live.say(said.to_owned());
    });
    Some(el("p; data-hidden-count").child(bdi(&words)).child(reveal))
}
