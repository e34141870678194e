//! Words between marks, and the attribution before or behind them.

use dateline_article::QuoteKind;

use super::{
    speaker::{Speaker, before, behind},
    story::{Story, Text, is_preposition, is_say},
};
use crate::found::Quote;

/// How far from the marks an attribution is looked for, in tokens.
const REACH: usize = 16;

/// An attribution.
#[derive(Clone, Copy, Debug)]
struct Attribution {
    speaker: Speaker,
    /// The token behind its verb.
    end: usize,
}

/// All words between marks that somebody said, or that are a sentence.
#[inline(never)]
pub(super) fn quotes(story: &Story<'_>) -> Vec<Quote> {
    let mut found = Vec::new();
    // A quote that was still open at the end of its text, with its mark.
    let mut open: Option<(Quote, char)> = None;
    for (at, text) in story.texts.iter().enumerate() {
        let mut last: Option<Attribution> = None;
        for idx in 0..text.quoted.len() {
            let (quoted, start, end) = text.quoted[idx];
            let part = (at, quoted.start, quoted.end);
            let next = text.quoted.get(idx + 1).map_or(text.words.len(), |it| it.1);
            let after = attribution_behind(story, at, idx, end, next).filter(|_| quoted.is_closed);
            let goes_on = !quoted.is_closed && is_opened_again(story, at, quoted.mark);
            if let Some((mut quote, mark)) = open.take() {
                if idx == 0 && start == 0 && mark == quoted.mark {
                    quote.parts.push(part);
                    if let (None, Some(after)) = (quote.speaker, after) {
                        set(&mut quote, after.speaker, 95);
                    }
                    match goes_on {
                        true => open = Some((quote, mark)),
                        false => found.push(quote),
                    }
                    last = after;
                    continue;
                }
                found.push(quote);
            }
            if !quoted.is_closed && !goes_on {
                continue;
            }
            if joins(text, last, idx)
                && let Some(quote) = found.last_mut()
            {
                quote.parts.push(part);
                last = after;
                continue;
            }
            let from = idx.checked_sub(1).map_or(0, |it| text.quoted[it].2);
            let continued = last.filter(|it| 0 < start && follows(text, it.end, start));
            let (speaker, most) =
                match (after, attribution_before(story, at, from, start), continued) {
                    (Some(after), _, _) => (after.speaker, 95),
                    (None, Some((speaker, most)), _) => (speaker, most),
                    (None, None, Some(continued)) => (continued.speaker, 78),
                    (None, None, None) if is_sentence(text, idx) || goes_on => (None, 0),
                    (None, None, None) => {
                        last = None;
                        continue;
                    }
                };
            let mut quote =
                Quote { speaker: None, kind: QuoteKind::Direct, parts: vec![part], sure: 0 };
            set(&mut quote, speaker, most);
            // What comes behind the full stop of the attribution is the same speaker's.
            last = after.or(continued.map(|it| Attribution { end, ..it }));
            match goes_on {
                true => open = Some((quote, quoted.mark)),
                false => found.push(quote),
            }
        }
        if text.quoted.is_empty() {
            found.extend(open.take().map(|it| it.0));
        }
    }
    found.extend(open.map(|it| it.0));
    found
}

fn set(quote: &mut Quote, speaker: Speaker, most: u8) {
    if let Some((entity, sure)) = speaker {
        (quote.speaker, quote.sure) = (Some(entity), sure.min(most));
    }
}

/// Whether the next text begins with the same mark.
fn is_opened_again(story: &Story<'_>, at: usize, mark: char) -> bool {
    story
        .texts
        .get(at + 1)
        .and_then(|it| it.quoted.first())
        .is_some_and(|it| it.1 == 0 && it.0.mark == mark)
}

/// Whether the words between marks go on with those before: “…,” he said, “…”.
fn joins(text: &Text<'_>, last: Option<Attribution>, idx: usize) -> bool {
    let Some(last) = last else { return false };
    let Some((_, start, _)) = text.quoted.get(idx) else { return false };
    let words = &text.words;
    let gap = last.end..*start;
    words.text(start.saturating_sub(1)) == ","
        && gap.len() < REACH
        && gap.clone().all(|it| !matches!(words.text(it), "." | "!" | "?" | ";"))
        && gap.clone().all(|it| !words.low(it).is_one_of(&["adding", "added"]) && !is_say(text, it))
}

/// Whether marks open right behind the sentence of an attribution, or after ", adding".
fn follows(text: &Text<'_>, from: usize, start: usize) -> bool {
    let words = &text.words;
    let gap = from..start;
    if REACH < gap.len() {
        return false;
    }
    let n_stops = gap.clone().filter(|it| matches!(words.text(*it), "." | "!" | "?")).count();
    let is_adding = gap.clone().any(|it| words.low(it).is_one_of(&["adding", "added"]));
    n_stops == 1 && words.text(start - 1) == "." || n_stops == 0 && (is_adding || gap.is_empty())
}

/// The last character inside the marks.
fn last_inside(text: &Text<'_>, idx: usize) -> Option<char> {
    let (_, start, end) = *text.quoted.get(idx)?;
    let inner = end.checked_sub(2).filter(|it| start < *it)?;
    text.words.text(inner).chars().next_back()
}

fn is_sentence(text: &Text<'_>, idx: usize) -> bool {
    let Some(&(_, start, end)) = text.quoted.get(idx) else { return false };
    let ends = last_inside(text, idx).is_some_and(|it| matches!(it, '.' | ',' | '!' | '?' | '…'));
    ends && start + 5 < end && text.words.is_capital(start + 1)
}

/// “…,” said X; “…,” X said; “…,” according to X.
#[inline(never)]
fn attribution_behind(
    story: &Story<'_>,
    at: usize,
    idx: usize,
    from: usize,
    to: usize,
) -> Option<Attribution> {
    let text = story.texts.get(at)?;
    let words = &text.words;
    let has_comma = words.text(from) == ",";
    let first = from + usize::from(has_comma);
    let inside = last_inside(text, idx)?;
    let is_open = has_comma
        || matches!(inside, ',' | '!' | '?' | '…' | '—' | '–' | '-')
        || inside.is_alphanumeric() && is_say(text, first);
    if !is_open || to <= first {
        return None;
    }
    let to = to.min(first + REACH);
    if is_say(text, first) {
        return Some(Attribution { speaker: behind(story, at, first + 1, to), end: first + 1 });
    }
    if words.is(first, "according") && words.is(first + 1, "to") {
        return Some(Attribution { speaker: behind(story, at, first + 2, to), end: first + 2 });
    }
    if words.low(first).is_one_of(&["and", "but", "that", "which", "when", "as", "because"]) {
        return None;
    }
    for token in first..to {
        if matches!(words.text(token), "." | ";" | "?" | "!" | ":") {
            return None;
        }
        if is_say(text, token) {
            return Some(Attribution { speaker: before(story, at, first, token), end: token + 1 });
        }
    }
    None
}

/// X said: “…”; X said “…”; according to X, “…”; X called it “…”; and how sure that may be at most.
#[inline(never)]
fn attribution_before(
    story: &Story<'_>,
    at: usize,
    from: usize,
    start: usize,
) -> Option<(Speaker, u8)> {
    // The paragraph before may end in a colon.
    if start == 0 {
        let before = at.checked_sub(1)?;
        let end = story.texts.get(before)?.words.len();
        let is_colon =
            end.checked_sub(1).is_some_and(|it| story.texts[before].words.text(it) == ":");
        return if is_colon { attribution_before(story, before, 0, end) } else { None };
    }
    let text = story.texts.get(at)?;
    let words = &text.words;
    let mut low = start;
    while from < low && start - low < REACH && !matches!(words.text(low - 1), "." | "!" | "?" | ";")
    {
        low -= 1;
    }
    let mark = words.text(start - 1);
    // "Karzai: “…”", as in headlines.
    if mark == ":"
        && let Some(name) = start.checked_sub(2).and_then(|it| text.name(it))
        && low <= name.start
        && (low..start).all(|it| !is_say(text, it))
        && !is_preposition(text, name.start)
    {
        return Some((name.entity.map(|it| (it, 82)), 82));
    }
    let is_strong =
        matches!(mark, ":" | ",") || is_say(text, start - 1) || words.is(start - 1, "that");
    for token in (low..start).rev() {
        if words.is(token, "according") && words.is(token + 1, "to") {
            return Some((behind(story, at, token + 2, start), 90));
        }
        let low_word = words.low(token);
        // Not that of "so-called".
        let calls = !words.is_glued(token)
            && low_word.is_one_of(&[
                "called",
                "calls",
                "described",
                "describes",
                "dubbed",
                "branded",
                "denounced",
                "hailed",
                "praised",
                "condemned",
            ]);
        if is_say(text, token) || calls {
            let speaker = before(story, at, low, token);
            return Some((speaker, if is_strong { 94 } else { 76 }));
        }
    }
    None
}
