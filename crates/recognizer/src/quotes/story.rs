//! A story as the rules ask for it: tokens, names, sentences, quoted words, and who was a subject before.

use dateline_article::EntityType;

use super::marks::{Quoted, quoted};
use crate::{
    cut::Cut,
    found::{Entity, Mention},
    words::Words,
};

/// One text of a story.
#[derive(Debug)]
pub(super) struct Text<'t> {
    pub(super) words: Words<'t>,
    /// Its mentions, in tokens.
    pub(super) names: Vec<Name>,
    /// For each token the index of the name that covers it.
    covers: Vec<Option<u32>>,
    /// Its sentences, in tokens.
    pub(super) sentences: Vec<(usize, usize)>,
    /// What is between marks, in bytes, and in tokens.
    pub(super) quoted: Vec<(Quoted, usize, usize)>,
}

/// A mention in tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) entity: Option<usize>,
}

/// What may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Organization,
    Group,
    Place,
    /// A date, an event, anything else.
    Other,
}

/// Somebody who was the subject of a sentence.
#[derive(Clone, Copy, Debug)]
struct Subject {
    text: usize,
    token: usize,
    entity: usize,
}

/// All texts of a story.
#[derive(Debug)]
pub(super) struct Story<'t> {
    pub(super) texts: Vec<Text<'t>>,
    entities: &'t [Entity],
    people: Vec<Subject>,
    bodies: Vec<Subject>,
}

/// How many texts back a pronoun may point.
const REACH: usize = 2;

impl<'t> Story<'t> {
    pub(super) fn new(
        texts: &[&'t str],
        cuts: &'t [Cut],
        mentions: &[Mention],
        entities: &'t [Entity],
    ) -> Story<'t> {
        let mut rest = mentions;
        let texts = texts.iter().zip(cuts).enumerate().map(|(at, (text, cut))| {
            let (here, later) = rest.split_at(rest.partition_point(|it| it.text <= at));
            rest = later;
            read(text, cut, here)
        });
        let texts: Vec<Text<'t>> = texts.collect();
        let mut story = Story { texts, entities, people: Vec::new(), bodies: Vec::new() };
        story.find_subjects();
        story
    }

    /// Notes who begins a sentence, or stands beside a verb of saying.
    fn find_subjects(&mut self) {
        for (at, text) in self.texts.iter().enumerate() {
            let mut names = text.names.iter().filter(|it| it.entity.is_some()).peekable();
            for &(start, end) in &text.sentences {
                let (mut has_person, mut has_body) = (false, false);
                while let Some(name) = names.next_if(|it| it.start < end) {
                    let Some(entity) = name.entity else { continue };
                    if name.start < start || text.is_quoted(name.start) {
                        continue;
                    }
                    let says =
                        is_say(text, name.end) || (0 < name.start && is_say(text, name.start - 1));
                    let is_object = is_preposition(text, name.start);
                    let subject = Subject { text: at, token: name.start, entity };
                    match name.kind {
                        Kind::Person if says || !(has_person || is_object) => {
                            has_person = true;
                            self.people.push(subject);
                        }
                        Kind::Organization | Kind::Group if says || !(has_body || is_object) => {
                            has_body = true;
                            self.bodies.push(subject);
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// Whom a pronoun at a token stands for, and how surely.
    pub(super) fn pronoun(&self, text: usize, token: usize) -> Option<(usize, u8)> {
        let low = self.texts.get(text)?.words.low(token);
        let (subjects, sure) = match low.as_str() {
            "he" | "she" => (&self.people, 62),
            "they" | "it" => (&self.bodies, 50),
            _ => return None,
        };
        let before = subjects.partition_point(|it| (it.text, it.token) < (text, token));
        let last = subjects.get(before.checked_sub(1)?)?;
        let distance = text - last.text;
        (distance <= REACH).then_some((last.entity, sure - 6 * distance as u8))
    }

    /// The last organization named before that has `word` in its name: "the ministry".
    pub(super) fn body_with(&self, text: usize, token: usize, word: &str) -> Option<usize> {
        let before = self.bodies.partition_point(|it| (it.text, it.token) < (text, token));
        let near = self.bodies.get(before.saturating_sub(20)..before)?;
        near.iter().rev().map(|it| it.entity).find(|it| {
            let name = self.entities.get(*it).map_or("", |it| it.name.as_str());
            name.len() < 200 && name.split(' ').any(|it| it.eq_ignore_ascii_case(word))
        })
    }
}

impl Text<'_> {
    /// The name that covers a token.
    pub(super) fn name(&self, token: usize) -> Option<Name> {
        self.names.get((*self.covers.get(token)?)? as usize).copied()
    }

    /// Whether a token lies between marks.
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        let before = self.quoted.partition_point(|it| it.1 <= token);
        before.checked_sub(1).and_then(|it| self.quoted.get(it)).is_some_and(|it| token < it.2)
    }
}

#[inline(never)]
fn read<'t>(text: &'t str, cut: &'t Cut, mentions: &[Mention]) -> Text<'t> {
    let tokens = cut.tokens.as_slice();
    let token_at = |byte: usize| tokens.partition_point(|it| (it.end as usize) <= byte);
    let token_behind = |byte: usize| tokens.partition_point(|it| (it.start as usize) < byte);
    let mut covers = vec![None; tokens.len()];
    let mut names = Vec::with_capacity(mentions.len());
    for it in mentions {
        let kind = match it.kind {
            EntityType::Person => Kind::Person,
            EntityType::Organization => Kind::Organization,
            EntityType::Group => Kind::Group,
            EntityType::Place => Kind::Place,
            _ => Kind::Other,
        };
        let (start, end) = (token_at(it.start), token_behind(it.end));
        if let Some(covers) = covers.get_mut(start..end) {
            covers.fill(Some(names.len() as u32));
            names.push(Name { start, end, kind, entity: it.entity });
        }
    }
    let sentences = cut
        .sentences
        .iter()
        .map(|it| (token_at(it.start()), token_behind(it.end())))
        .filter(|it| it.0 < it.1)
        .collect();
    let quoted =
        quoted(text).into_iter().map(|it| (it, token_at(it.start), token_behind(it.end))).collect();
    Text { words: Words::new(text, tokens), names, covers, sentences, quoted }
}

/// Verbs of saying, sorted.
pub(super) const SAY: [&str; 92] = [
    "accused",
    "acknowledged",
    "acknowledges",
    "added",
    "adds",
    "admits",
    "admitted",
    "alleged",
    "alleges",
    "announced",
    "announces",
    "answered",
    "argued",
    "argues",
    "asked",
    "asks",
    "asserted",
    "asserts",
    "believes",
    "claimed",
    "claims",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "confirmed",
    "confirms",
    "continued",
    "continues",
    "cried",
    "declared",
    "declares",
    "denied",
    "denies",
    "emphasised",
    "emphasized",
    "emphasizes",
    "estimates",
    "explained",
    "explains",
    "insisted",
    "insists",
    "joked",
    "lamented",
    "maintained",
    "maintains",
    "noted",
    "notes",
    "observed",
    "pledged",
    "posted",
    "predicted",
    "predicts",
    "promised",
    "quipped",
    "recalled",
    "recalls",
    "reiterated",
    "remarked",
    "repeated",
    "replied",
    "replies",
    "reported",
    "reports",
    "responded",
    "revealed",
    "said",
    "say",
    "says",
    "shouted",
    "stated",
    "states",
    "stressed",
    "stresses",
    "suggested",
    "suggests",
    "tells",
    "testified",
    "thinks",
    "told",
    "tweeted",
    "underlined",
    "urged",
    "urges",
    "vowed",
    "vows",
    "warned",
    "warns",
    "whispered",
    "wondered",
    "writes",
    "wrote",
];

/// A verb of saying.
#[inline(never)]
pub(super) fn is_say(text: &Text<'_>, token: usize) -> bool {
    text.words.is_small(token) && text.words.low(token).is_among(&SAY)
}

/// Whether the token before makes what follows an object.
#[inline(never)]
pub(super) fn is_preposition(text: &Text<'_>, token: usize) -> bool {
    text.words.low_before(token).is_one_of(&[
        "of", "for", "with", "to", "by", "against", "about", "between", "from", "on", "at", "in",
        "near", "under", "over", "toward", "towards", "into", "told", "and", "or", "than", "via",
    ])
}
