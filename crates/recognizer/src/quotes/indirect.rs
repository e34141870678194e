//! What was said without marks: "X said that …", "…, X said.", "According to X, …".

use dateline_article::QuoteKind;

use super::{
    speaker::{Speaker, before, behind},
    story::{Kind, Story, Text, is_say},
};
use crate::found::Quote;

/// How far behind a verb "that" is looked for, and how long the end of a sentence may be that says who said it.
const REACH: usize = 12;

/// A clause of fewer tokens says too little.
const SHORTEST: usize = 3;

/// The clauses in sentences without marks that somebody said.
pub(super) fn quotes(story: &Story<'_>) -> Vec<Quote> {
    let mut found = Vec::new();
    for (at, text) in story.texts.iter().enumerate() {
        for &(start, end) in &text.sentences {
            let is_marked = text
                .quoted
                .iter()
                .skip(text.quoted.partition_point(|it| it.2 <= start))
                .take(1)
                .any(|it| it.1 < end);
            if is_marked {
                continue;
            }
            let Some(((entity, sure), from, to)) = clause(story, at, start, end) else { continue };
            if to < from + SHORTEST || sure < LEAST {
                continue;
            }
            let part = (at, text.words.start(from), text.words.end(to - 1));
            found.push(Quote {
                speaker: Some(entity),
                kind: QuoteKind::Indirect,
                parts: vec![part],
                sure,
            });
        }
    }
    found
}

/// Without marks and with a doubtful speaker it is not worth telling.
const LEAST: u8 = 55;

type Clause = Option<((usize, u8), usize, usize)>;

/// Who said what in a sentence, as a range of tokens.
fn clause(story: &Story<'_>, at: usize, start: usize, end: usize) -> Clause {
    let text = story.texts.get(at)?;
    let mut stop = end;
    while start < stop && matches!(text.words.text(stop - 1), "." | "!" | "?" | "…" | "..." | ")")
    {
        stop -= 1;
    }
    according(story, at, start, stop)
        .or_else(|| at_the_end(story, at, start, stop))
        .or_else(|| at_the_start(story, at, start, stop))
}

/// "According to X, …", "…, according to X".
#[inline(never)]
fn according(story: &Story<'_>, at: usize, start: usize, end: usize) -> Clause {
    let text = story.texts.get(at)?;
    let words = &text.words;
    let is_it = |it: &usize| words.is(*it, "according") && words.is(it + 1, "to");
    if is_it(&start) {
        let comma = (start + 2..end.min(start + 2 + REACH))
            .find(|it| words.text(*it) == "," && text.name(*it).is_none())?;
        return Some((most(behind(story, at, start + 2, comma), 86)?, comma + 1, end));
    }
    let token = (start..end).find(is_it)?;
    let to = token - usize::from(words.text(token - 1) == ",");
    Some((most(behind(story, at, token + 2, end), 84)?, start, to))
}

/// "…, X said on Monday", "…, said X".
#[inline(never)]
fn at_the_end(story: &Story<'_>, at: usize, start: usize, end: usize) -> Clause {
    let text = story.texts.get(at)?;
    let words = &text.words;
    let low = end.saturating_sub(2 * REACH).max(start);
    let commas = (low..end).rev().filter(|it| words.text(*it) == ",").take(3);
    let commas = commas.filter(|it| !is_setting(text, start, *it));
    for comma in commas {
        let Some(verb) = (comma + 1..end).find(|it| is_say(text, *it)) else { continue };
        if verb == comma + 1 {
            let speaker = most(behind(story, at, verb + 1, end), 84);
            if let Some(speaker) = speaker.filter(|_| is_tail(text, verb + 1, end)) {
                return Some((speaker, start, comma));
            }
            continue;
        }
        // What "X, who was ill, said" is about comes behind.
        let opens =
            !words.low(comma + 1).is_one_of(&["who", "which", "and", "but", "that", "as", "while"]);
        let is_end = end - verb <= 6 && is_tail(text, verb + 1, end);
        if opens
            && is_end
            && let Some(speaker) = most(before(story, at, comma + 1, verb), 84)
        {
            return Some((speaker, start, comma));
        }
    }
    None
}

/// "In a statement to the press": where it was said, and not what. It has no verb.
fn is_setting(text: &Text<'_>, from: usize, to: usize) -> bool {
    let words = &text.words;
    let opens = words.low(from).is_one_of(&[
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "with",
        "for",
        "from",
        "speaking",
        "asked",
        "earlier",
        "later",
        "meanwhile",
    ]);
    let is_verb = |it: usize| {
        let low = words.low(it);
        low.as_str().ends_with("ed")
            || low.is_one_of(&[
                "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could",
                "may", "should", "must", "fell", "rose", "died",
            ])
    };
    opens && to - from <= 2 * REACH && !(from + 1..to).any(is_verb)
}

/// Whether no clause begins between the tokens.
fn is_tail(text: &Text<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|it| {
        !text.words.low(it).is_one_of(&[
            "that", "he", "she", "it", "they", "was", "is", "were", "had", "would", "will", "has",
        ])
    })
}

/// "X said that …", "X told Y that …", "X said …".
#[inline(never)]
fn at_the_start(story: &Story<'_>, at: usize, start: usize, end: usize) -> Clause {
    let text = story.texts.get(at)?;
    let words = &text.words;
    let verb = (start..end.min(start + 3 * REACH)).find(|it| is_say(text, *it))?;
    let is_who = |it: usize| words.is(it, "who") && text.name(it).is_none();
    if verb.checked_sub(1).is_some_and(is_who) {
        return None;
    }
    // "what he said stands out" tells of words, but not which.
    let is_object = |it: usize| words.low(it).is_one_of(&["what", "which", "whatever", "as"]);
    if (verb.saturating_sub(3).max(start)..verb).any(is_object) {
        return None;
    }
    let speaker = before(story, at, start, verb)?;
    let near = verb + 1..end.min(verb + 1 + REACH);
    if let Some(that) = near.clone().find(|it| words.is(*it, "that")) {
        return Some((most(Some(speaker), 86)?, that + 1, end));
    }
    if !words.low(verb).is_one_of(&["said", "says", "say"]) {
        return None;
    }
    // "said on Monday the talks had failed": the day is of the saying.
    let mut from = verb + 1;
    let day = |it: usize| text.name(it).filter(|it| it.kind == Kind::Other && it.entity.is_none());
    if let Some(day) = day(from + usize::from(words.is(from, "on"))) {
        from = day.end;
    }
    let goes_elsewhere = words.low(from).is_one_of(&[
        "in", "at", "to", "of", "by", "with", "on", "during", "after", "before", "as", "about",
        "nothing", "so", "and", "but", "through", "from",
    ]);
    let is_mark = !words.text(from).starts_with(char::is_alphanumeric);
    if goes_elsewhere || is_mark || end < from + SHORTEST + 1 {
        return None;
    }
    Some((most(Some(speaker), 72)?, from, end))
}

fn most(speaker: Speaker, most: u8) -> Speaker {
    speaker.map(|(entity, sure)| (entity, sure.min(most)))
}
