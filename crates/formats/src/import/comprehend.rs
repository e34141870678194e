//! Answers of AWS Comprehend: `DetectEntities`, `BatchDetectEntities`, `DetectTargetedSentiment`, and the lines that its
//! jobs write, with `File` and `Line`.
//!
//! Offsets: code points (“the character offset … the position of each UTF-8 code point”), half-open. The text is a file
//! of its own, or stands beside the entities as `Text`. Source:
//! <https://docs.aws.amazon.com/comprehend/latest/APIReference/API_Entity.html>, and `…/dg/async-ner.html`.

use std::collections::HashSet;

use dateline_article::OffsetUnit;

use super::cast::Cast;
use super::pair::{self, Pair};
use super::pronouns::is_pronoun;
use super::{Drafts, Importer};
use crate::draft::{Draft, DraftEntity, DraftMention, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object};
use crate::labels::type_of;
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::Comprehend, recognises, read };

fn recognises(files: &[Given]) -> bool {
    pair::is_pair(files, is_answer)
}

fn is_answer(json: &Json) -> bool {
    let is_entity = |it: &Json| it.has("BeginOffset") || it.has("Mentions");
    let has_entities = |json: &Json| {
        let entities = json.get("Entities").and_then(Json::as_array);
        entities.is_some_and(|it| it.is_empty() || it.iter().any(is_entity))
    };
    let results = json.get("ResultList").and_then(Json::as_array);
    has_entities(json) || results.is_some_and(|it| it.is_empty() || it.iter().any(has_entities))
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let Some(Pair { answer, text }) = pair::pair(files, is_answer) else {
        return Err(ImportError::UnrelatedFiles);
    };
    let records = answer.records();
    let other_file = other_file(&records, text);
    let mut drafts = Vec::new();
    let mut story = text.map(|it| Story::new(it.text.as_str(), it.name.as_str()));
    for (place, json) in &records {
        let Some(mut answer) = Object::new(json, place.as_str(), notes) else { continue };
        if let Some(text) = answer.text("Text", notes) {
            let mut own = Story::new(text, &answer.place_of("Text"));
            own.add(answer, None);
            drafts.push(own.finish());
            continue;
        }
        let Some(story) = &mut story else { return Err(pair::missing_text(Format::Comprehend)) };
        let notes = &mut story.notes;
        let results = answer.items("ResultList", notes);
        let errors = answer.items("ErrorList", notes).unwrap_or_default();
        for (place, json) in errors {
            notes.push(place, Reason::ServiceFailed(words_of_error(json)));
        }
        let Some(results) = results else {
            let file = answer.text("File", notes).unwrap_or_default();
            let line = answer.offset("Line", notes);
            if other_file.contains(file) {
                notes.push(answer.place_of("File"), Reason::Dangling(file.to_owned()));
            } else if answer.take("ErrorCode", notes).is_some() {
                notes.push(place.as_str(), Reason::ServiceFailed(words_of_error(json)));
            } else if line.is_some() || !json.has("Line") {
                story.add(answer, line);
            }
            continue;
        };
        let is_alone = results.len() == 1;
        for (place, json) in results {
            let Some(mut result) = Object::new(json, place, &mut story.notes) else { continue };
            let line = result.offset("Index", &mut story.notes);
            match line {
                None if !is_alone => story.notes.push(result.place(), Reason::Missing("Index")),
                line => story.add(result, line.filter(|_| !is_alone)),
            }
        }
        answer.skip(&["ResponseMetadata"]);
        answer.rest(&mut story.notes);
    }
    drafts.extend(story.map(Story::finish));
    Ok(Drafts { variant: "", drafts })
}

/// The files that a job's lines name and that are not the given one; one alone is taken for it, whatever its name.
fn other_file<'j>(records: &[(String, &'j Json)], text: Option<&Given>) -> HashSet<&'j str> {
    let names = records.iter().filter_map(|(_, json)| json.get("File")?.as_str());
    let mut names: HashSet<&str> = names.collect();
    if 1 < names.len() {
        let own = text.map_or("", |it| it.name.as_str());
        names.retain(|it| it.rsplit('/').next() != Some(own));
        return names;
    }
    HashSet::new()
}

fn words_of_error(json: &Json) -> String {
    let word = |key| json.get(key).and_then(Json::as_str);
    word("ErrorMessage").or_else(|| word("ErrorCode")).unwrap_or_default().to_owned()
}

/// A text, and what is found in it so far.
struct Story {
    draft: Draft,
    notes: Notes,
    cast: Cast,
    /// Where each line begins and ends, in code points.
    lines: Vec<[u64; 2]>,
}

impl Story {
    fn new(text: &str, place: &str) -> Story {
        let mut lines = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            let end = at + line.chars().count() as u64;
            lines.push([at, end]);
            at = end + 1;
        }
        Story {
            draft: Draft::whole_text(text, Unit::Stated(OffsetUnit::Codepoint), place),
            notes: Notes::default(),
            cast: Cast::default(),
            lines,
        }
    }

    fn finish(mut self) -> (Draft, Notes) {
        self.draft.entities = self.cast.into_entities();
        (self.draft, self.notes)
    }

    /// Adds an answer about the whole text, or about one of its lines.
    fn add(&mut self, mut answer: Object<'_>, line: Option<u64>) {
        let notes = &mut self.notes;
        let within = match line {
            None => Some([0, u64::MAX]),
            Some(line) => usize::try_from(line).ok().and_then(|it| self.lines.get(it)).copied(),
        };
        let Some(within) = within else {
            let line = line.unwrap_or_default();
            notes.push(answer.place(), Reason::Dangling(format!("line {line}")));
            return;
        };
        for (place, json) in answer.items("Entities", notes).unwrap_or_default() {
            let Some(mut entity) = Object::new(json, place, notes) else { continue };
            match entity.items("Mentions", notes) {
                None => {
                    let mention = mention(entity, None, within, notes);
                    self.draft.mentions.get_or_insert_default().push(mention);
                }
                Some(mentions) => {
                    let id = group(&mut entity, &mentions, &mut self.cast, notes);
                    entity.rest(notes);
                    for (place, json) in mentions {
                        if words_of(json).is_some_and(is_pronoun) {
                            notes.push(place, Reason::NotMarked("is a pronoun"));
                            continue;
                        }
                        let Some(object) = Object::new(json, place, notes) else { continue };
                        let mention = mention(object, Some(id.clone()), within, notes);
                        self.draft.mentions.get_or_insert_default().push(mention);
                    }
                }
            }
        }
        answer.skip(&["ResponseMetadata"]);
        answer.rest(notes);
    }
}

/// The entity of a group of mentions, named by the one that describes it best.
fn group(
    entity: &mut Object<'_>,
    mentions: &[(String, &Json)],
    cast: &mut Cast,
    notes: &mut Notes,
) -> String {
    let best = entity.items("DescriptiveMentionIndex", notes).unwrap_or_default();
    let best = best.first().and_then(|(_, it)| usize::try_from(it.as_offset()?).ok());
    let described = mentions.get(best.unwrap_or_default());
    let word = |key| described.and_then(|(_, it)| it.get(key)?.as_str());
    let label = word("Type");
    let place = entity.place().to_owned();
    let id = cast.id_of(&place, || DraftEntity {
        place: place.clone(),
        kind: label.map_or_else(|| "other".to_owned(), type_of),
        label: label.map(str::to_owned),
        name: word("Text").unwrap_or_default().to_owned(),
        ..DraftEntity::default()
    });
    for (_, mention) in mentions {
        // Names, and not “he” or “the minister”.
        if let Some(words) = words_of(mention)
            && words.chars().next().is_some_and(char::is_uppercase)
            && !is_pronoun(words)
        {
            cast.alias(&place, words);
        }
    }
    id
}

fn words_of(mention: &Json) -> Option<&str> {
    mention.get("Text").and_then(Json::as_str)
}

fn mention(
    mut object: Object<'_>,
    entity: Option<String>,
    [from, to]: [u64; 2],
    notes: &mut Notes,
) -> DraftMention {
    let start = object.offset("BeginOffset", notes);
    let end = object.offset("EndOffset", notes);
    let label = object.text("Type", notes);
    let text = object.text("Text", notes).map(str::to_owned);
    let score = object.number("Score", notes);
    // How sure it is of the group, and of the feelings about it.
    object.skip(&["GroupScore", "MentionSentiment", "BlockReferences"]);
    let place = object.place().to_owned();
    object.rest(notes);
    // What would reach out of its line is left to the check, which finds it outside of the text.
    let shifted = |it: u64| {
        let it = from.checked_add(it)?;
        Some(if to < it { u64::from(u32::MAX) } else { it })
    };
    DraftMention {
        place,
        entity,
        kind: Some(label.map_or_else(|| "other".to_owned(), type_of)),
        start: start.and_then(shifted),
        end: end.and_then(shifted),
        text,
        label: label.map(str::to_owned),
        score,
        ..DraftMention::default()
    }
}
