//! Who speaks: the subject before a verb of saying, or the name behind it.

use super::story::{Kind, Name, Story, is_preposition};

/// An entity, and how surely it is the speaker.
pub(super) type Speaker = Option<(usize, u8)>;

/// How many tokens a subject may take.
const REACH: usize = 16;

const SPOKESMEN: [&str; 12] = [
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "spokespeople",
    "spokesmen",
    "statement",
    "official",
    "officials",
    "representative",
    "lawyer",
    "report",
    "sources",
];

/// The subject of the verb at `verb`, not before `from`.
#[inline(never)]
pub(super) fn before(story: &Story<'_>, at: usize, from: usize, verb: usize) -> Speaker {
    let text = story.texts.get(at)?;
    let words = &text.words;
    let from = from.max(verb.saturating_sub(REACH));
    let mut end = verb;
    // "Karzai on Monday also said", "Karzai has said".
    while from < end {
        let low = words.low(end - 1);
        let is_date =
            text.name(end - 1).is_some_and(|it| it.kind == Kind::Other && it.entity.is_none());
        // "WHO said" is not "who said".
        let is_filler = is_date
            || text.name(end - 1).is_none()
                && (low.as_str().ends_with("ly")
                    || low.is_one_of(&[
                        "has", "had", "have", "also", "later", "then", "earlier", "once", "again",
                        "on", "further", "never", "not", "did", "who", "late", "often", "always",
                    ]));
        if !is_filler {
            break;
        }
        end -= 1;
    }
    if text.words.low(end).as_str() == "who" && words.text(end.wrapping_sub(1)) == "," {
        end -= 1;
    }
    let last = end.checked_sub(1).filter(|it| from <= *it)?;
    if let Some(pronoun) = story.pronoun(at, last) {
        return Some(pronoun);
    }
    if let Some(name) = text.name(last).filter(|it| from <= it.start) {
        return named(story, at, name);
    }
    match words.text(last) {
        "," => {
            let open = (from..last).rev().find(|it| words.text(*it) == ",")?;
            // "Karzai, the former president, said"; "the minister, Ali Khan, said".
            let inside = text.name(open + 1).filter(|it| it.kind == Kind::Person);
            let outside = open.checked_sub(1).filter(|it| from <= *it).and_then(|it| text.name(it));
            let name =
                outside.filter(|it| it.entity.is_some() && it.kind != Kind::Place).or(inside)?;
            named(story, at, name).map(|(entity, sure)| (entity, sure.min(86)))
        }
        ")" => {
            let name = text.name(last.checked_sub(1)?).filter(|it| from < it.start)?;
            let is_acronym = name.kind == Kind::Organization && words.text(name.start - 1) == "(";
            Some((name.entity.filter(|_| is_acronym)?, 80))
        }
        _ => by_role(story, at, from, last),
    }
}

/// A name that is the subject itself, or of whom a spokesman is it.
fn named(story: &Story<'_>, at: usize, name: Name) -> Speaker {
    let text = story.texts.get(at)?;
    let entity = name.entity?;
    // "spokesman for the ministry".
    let mut first = name.start;
    first -= usize::from(
        first.checked_sub(1).is_some_and(|it| text.words.low(it).is_one_of(&["the", "a", "an"])),
    );
    // In "… and Karzai said" he is alone, unless a name is before the "and".
    let opens = first.checked_sub(1).is_some_and(|it| {
        text.words.is(it, "and") && it.checked_sub(1).is_none_or(|it| text.name(it).is_none())
    });
    if !opens && is_preposition(text, first) {
        let is_spokesman = first.checked_sub(2).is_some_and(|it| {
            text.words.low(it).is_one_of(&SPOKESMEN) && !text.words.is(it + 1, "and")
        });
        let speaks = is_spokesman && matches!(name.kind, Kind::Organization | Kind::Group);
        return speaks.then_some((entity, 75));
    }
    let sure = match name.kind {
        Kind::Person => 92,
        Kind::Organization => 86,
        Kind::Group => 66,
        Kind::Place => 58,
        Kind::Other => return None,
    };
    Some((entity, sure))
}

/// "NATO officials said", "the ministry’s spokesman said", "the ministry said".
fn by_role(story: &Story<'_>, at: usize, from: usize, last: usize) -> Speaker {
    let text = story.texts.get(at)?;
    let words = &text.words;
    let low = words.low(last);
    if low.is_one_of(&SPOKESMEN) {
        let owner = last.checked_sub(1).filter(|it| from <= *it)?;
        let is_possessive = matches!(words.text(owner), "'s" | "’s" | "'" | "’");
        let name = text.name(owner.checked_sub(usize::from(is_possessive))?)?;
        let speaks = matches!(name.kind, Kind::Organization) && !is_preposition(text, name.start);
        return Some((name.entity.filter(|_| speaks)?, 70));
    }
    let is_body = low.is_one_of(&[
        "ministry",
        "agency",
        "bank",
        "court",
        "group",
        "party",
        "commission",
        "university",
        "council",
        "union",
        "department",
        "organization",
        "committee",
        "office",
        "institute",
        "association",
        "foundation",
        "fund",
        "corporation",
        "federation",
    ]);
    let is_definite = last.checked_sub(1).is_some_and(|it| from <= it && words.is(it, "the"));
    if !is_body || !is_definite {
        return None;
    }
    Some((story.body_with(at, last, low.as_str())?, 64))
}

/// The name behind the verb, or behind "according to", at `from`: not at or behind `to`.
#[inline(never)]
pub(super) fn behind(story: &Story<'_>, at: usize, from: usize, to: usize) -> Speaker {
    let text = story.texts.get(at)?;
    let words = &text.words;
    if let Some(pronoun) = story.pronoun(at, from) {
        return Some(pronoun);
    }
    let mut body: Speaker = None;
    let mut token = from;
    while token < to.min(from + REACH) {
        if let Some(name) = text.name(token) {
            let owns = matches!(words.text(name.end), "'s" | "’s");
            let is_object = is_preposition(text, name.start)
                || (words.is(name.start.wrapping_sub(1), "the")
                    && is_preposition(text, name.start - 1));
            let is_spokesman = words.low(token.saturating_sub(2)).is_one_of(&SPOKESMEN)
                || words.low(token.saturating_sub(3)).is_one_of(&SPOKESMEN);
            let is_noun_next = words.is_small(name.end) && !is_break(words.low(name.end).as_str());
            let entity = name.entity;
            match name.kind {
                Kind::Person if !is_object || token == from => {
                    return entity.map(|it| (it, if owns { 40 } else { 92 }));
                }
                Kind::Person => return None,
                Kind::Organization if body.is_none() && is_object && token != from => {
                    body = entity.filter(|_| is_spokesman).map(|it| (it, 75));
                }
                Kind::Organization if body.is_none() => {
                    let sure = if owns || is_noun_next { 66 } else { 86 };
                    body = entity.map(|it| (it, sure));
                }
                Kind::Group | Kind::Place
                    if token == from || (token == from + 1 && words.is(from, "the")) =>
                {
                    let is_whole = !owns && !is_noun_next && !words.is_capital(name.end);
                    body = entity.filter(|_| is_whole).map(|it| (it, 58));
                }
                _ => {}
            }
            token = name.end.max(token + 1);
            continue;
        }
        match words.text(token) {
            "." | ";" | ":" | "?" | "!" | "(" | "—" => break,
            // "said the minister, Ali Khan": but what follows a name is about it.
            "," if body.is_some()
                || text.name(token + 1).is_none_or(|it| it.kind != Kind::Person) =>
            {
                break;
            }
            _ if is_break(words.low(token).as_str()) => break,
            _ => token += 1,
        }
    }
    body
}

/// Words behind which there is no speaker any more.
fn is_break(low: &str) -> bool {
    matches!(
        low,
        "who"
            | "when"
            | "while"
            | "after"
            | "as"
            | "during"
            | "in"
            | "on"
            | "at"
            | "adding"
            | "that"
            | "before"
            | "and"
            | "but"
            | "to"
            | "by"
            | "with"
            | "about"
            | "last"
            | "yesterday"
            | "was"
            | "is"
            | "has"
            | "had"
            | "late"
            | "referring"
            | "because"
    )
}
