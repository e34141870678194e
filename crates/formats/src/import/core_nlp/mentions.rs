//! Entity mentions, and the words that chains say mean the same.

use std::collections::HashMap;

use super::Sentence;
use super::chains::Chains;
use super::text::Text;
use crate::draft::{Draft, DraftEntity, DraftMention};
use crate::import::pronouns::is_pronoun;
use crate::json::{Json, Object};
use crate::labels::type_of;
use crate::note::{Notes, Reason};
use crate::words::in_one_line;

/// The cast, by chain and by words, so that quotes find their speakers.
#[derive(Default)]
pub(super) struct Speakers {
    entities: Vec<DraftEntity>,
    by_chain: HashMap<usize, usize>,
    by_words: HashMap<(String, String), usize>,
    by_name: HashMap<String, usize>,
}

impl Speakers {
    pub(super) fn into_entities(self) -> Vec<DraftEntity> {
        self.entities
    }

    /// The entity of a name: of its chain, or of the same words elsewhere.
    fn of_name(&mut self, name: &Name, chain: Option<usize>) -> String {
        let key = (name.kind.clone(), name.words.clone());
        let known = chain.and_then(|it| self.by_chain.get(&it)).or_else(|| self.by_words.get(&key));
        let idx = match known.copied() {
            Some(idx) => idx,
            None => self.add(&name.kind, name.label.as_deref(), &name.words, &name.place),
        };
        if let Some(chain) = chain {
            self.by_chain.entry(chain).or_insert(idx);
        }
        self.by_words.entry(key).or_insert(idx);
        let is_new = self.by_name.insert(name.words.clone(), idx).is_none();
        let Some(entity) = self.entities.get_mut(idx) else { return String::new() };
        if entity.name != name.words && is_new {
            if entity.name.chars().count() < name.words.chars().count() {
                let shorter = std::mem::replace(&mut entity.name, name.words.clone());
                entity.aliases.push(shorter);
            } else {
                entity.aliases.push(name.words.clone());
            }
        }
        if entity.url.is_none() {
            entity.url = name.link.as_deref().map(wikipedia);
        }
        entity.id.clone()
    }

    /// Who is called so; somebody new if nobody is.
    pub(super) fn called(&mut self, words: &str, place: &str) -> String {
        let words = in_one_line(words.split_whitespace());
        let idx = match self.by_name.get(&words) {
            Some(idx) => *idx,
            None => {
                let idx = self.add("person", None, &words, place);
                self.by_name.insert(words, idx);
                idx
            }
        };
        self.entities.get(idx).map(|it| it.id.clone()).unwrap_or_default()
    }

    fn add(&mut self, kind: &str, label: Option<&str>, name: &str, place: &str) -> usize {
        self.entities.push(DraftEntity {
            place: place.to_owned(),
            id: format!("e{}", self.entities.len() + 1),
            kind: kind.to_owned(),
            label: label.map(str::to_owned),
            name: name.to_owned(),
            ..DraftEntity::default()
        });
        self.entities.len() - 1
    }
}

/// A mention by name.
struct Name {
    place: String,
    sentence: usize,
    first: u64,
    end: u64,
    span: [usize; 2],
    /// In one line.
    words: String,
    kind: String,
    label: Option<String>,
    link: Option<String>,
    score: Option<f64>,
    value: Option<String>,
}

/// Adds the mentions of all sentences to `draft`.
pub(super) fn mark(
    sentences: &[Sentence<'_>],
    text: &Text<'_>,
    chains: &Chains,
    speakers: &mut Speakers,
    draft: &mut Draft,
    notes: &mut Notes,
) {
    for (idx, sentence) in sentences.iter().enumerate() {
        let names = match &sentence.mentions {
            Some(given) => given
                .iter()
                .filter_map(|(place, json)| name(json, place, idx, text, notes))
                .collect(),
            None => runs(sentence, idx, text),
        };
        for name in names {
            let chain = chains.of(name.sentence, name.first, name.end);
            let entity = speakers.of_name(&name, chain);
            let [start, end] = name.span;
            draft.mention(DraftMention {
                place: name.place,
                entity: Some(entity),
                start: Some(start as u64),
                end: Some(end as u64),
                label: name.label,
                score: name.score,
                value: name.value,
                ..DraftMention::default()
            });
        }
    }
    for nominal in &chains.nominal {
        // What has no name anywhere is not one of the cast.
        let Some(idx) = speakers.by_chain.get(&nominal.chain).copied() else { continue };
        let Some([start, end]) = text.span(nominal.sentence, nominal.first, nominal.end) else {
            notes.push(nominal.place.as_str(), outside(nominal.first, nominal.end));
            continue;
        };
        draft.mention(DraftMention {
            place: nominal.place.clone(),
            entity: speakers.entities.get(idx).map(|it| it.id.clone()),
            start: Some(start as u64),
            end: Some(end as u64),
            label: Some("NOMINAL".to_owned()),
            ..DraftMention::default()
        });
    }
}

fn outside(first: u64, end: u64) -> Reason {
    Reason::WrongValue { wanted: "tokens of the sentence", found: format!("{first} to {end}") }
}

/// One of `entitymentions`.
fn name(
    json: &Json,
    place: &str,
    sentence: usize,
    text: &Text<'_>,
    notes: &mut Notes,
) -> Option<Name> {
    let mut mention = Object::new(json, place, notes)?;
    let first = mention.offset("tokenBegin", notes);
    let end = mention.offset("tokenEnd", notes);
    let label = mention.text("ner", notes);
    let link = mention.text("entitylink", notes).map(str::to_owned);
    let normalized = mention.text("normalizedNER", notes);
    let timex = mention.object("timex", notes).and_then(|mut it| it.text("value", notes));
    let confidences = mention.object("nerConfidences", notes);
    let score = confidences.zip(label).and_then(|(mut it, label)| it.number(label, notes));
    let given = mention.text("text", notes);
    // The same by the tokens of the document and by its characters.
    mention.skip(&[
        "docTokenBegin",
        "docTokenEnd",
        "characterOffsetBegin",
        "characterOffsetEnd",
        "codepointOffsetBegin",
        "codepointOffsetEnd",
    ]);
    mention.rest(notes);
    let (Some(first), Some(end)) = (first, end) else {
        notes.push(place, Reason::Missing("tokenBegin and tokenEnd"));
        return None;
    };
    let Some(span) = text.span(sentence, first, end) else {
        notes.push(place, outside(first, end));
        return None;
    };
    let words = in_one_line(text.at(span).split_whitespace());
    let is_other = |given: &&str| !given.split_whitespace().eq(text.at(span).split_whitespace());
    if let Some(given) = given.filter(is_other) {
        let found = given.to_owned();
        notes.push(place, Reason::WrongValue { wanted: "the words of its tokens", found });
        return None;
    }
    if is_pronoun(&words) {
        notes.push(place, Reason::NotMarked("is a pronoun"));
        return None;
    }
    let is_money = label == Some("MONEY");
    let value = timex.filter(|it| is_day(it)).or(normalized.filter(|_| is_money));
    let kind = label.map_or_else(|| "other".to_owned(), kind);
    let (place, label) = (place.to_owned(), label.map(str::to_owned));
    let value = value.map(str::to_owned);
    Some(Name { place, sentence, first, end, span, words, kind, label, link, score, value })
}

/// Before `entitymentions`, names were runs of tokens of one kind.
fn runs(sentence: &Sentence<'_>, idx: usize, text: &Text<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut first = 0;
    for run in sentence.tokens.chunk_by(|a, b| a.ner == b.ner) {
        let end = first + run.len() as u64;
        let label = run.first().and_then(|it| it.ner).filter(|it| *it != "O");
        if let Some((label, span)) = label.zip(text.span(idx, first, end)) {
            names.push(Name {
                place: format!("{}.tokens[{first}]", sentence.place),
                sentence: idx,
                first,
                end,
                span,
                words: in_one_line(text.at(span).split_whitespace()),
                kind: kind(label),
                label: Some(label.to_owned()),
                link: None,
                score: None,
                value: None,
            });
        }
        first = end;
    }
    names
}

/// CoreNLP's titles are those of people, not of books.
fn kind(label: &str) -> String {
    if label == "TITLE" { "title".to_owned() } else { type_of(label) }
}

/// A page of the Wikipedia that CoreNLP links to, the English one.
fn wikipedia(link: &str) -> String {
    format!("https://en.wikipedia.org/wiki/{}", link.replace(' ', "_"))
}

/// Whether it is a year, a month or a day of the calendar, as EDTF has them.
pub(super) fn is_day(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|it| it.len()).collect();
    matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2])
        && parts.iter().all(|it| it.bytes().all(|it| it.is_ascii_digit()))
}
