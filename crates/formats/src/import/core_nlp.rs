//! Stanford CoreNLP's JSON: sentences of tokens, entity mentions, chains of coreference, quotes.
//!
//! Offsets: `characterOffsetBegin` counts UTF-16 units, `codepointOffsetBegin` code points; neither is needed where
//! mentions say their tokens: the text is put together from `before`, `originalText` and `after` of each. Source:
//! <https://stanfordnlp.github.io/CoreNLP/>, `JSONOutputter.java`.

mod chains;
mod mentions;
mod quotes;
mod text;

use std::collections::BTreeSet;

use dateline_article::OffsetUnit;

use self::chains::Chains;
use self::mentions::Speakers;
use self::text::Text;
use super::{Drafts, Importer, records};
use crate::draft::{Draft, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::CoreNlp, recognises, read };

fn recognises(files: &[Given]) -> bool {
    records::any(files, |json| {
        let sentences = json.get("sentences").and_then(Json::as_array).unwrap_or_default();
        let is_token = |it: &Json| {
            (it.has("word") || it.has("originalText")) && it.has("characterOffsetBegin")
        };
        let is_sentence = |it: &Json| {
            let tokens = it.get("tokens").and_then(Json::as_array);
            tokens.is_some_and(|it| it.first().is_some_and(is_token))
        };
        sentences.iter().any(is_sentence)
    })
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let format = Format::CoreNlp;
    let drafts = records::read(files, format, story, notes)
        .map_err(|_| ImportError::NoText { format, field: "sentences" })?;
    Ok(Drafts { variant: "", drafts })
}

fn story(json: &Json, place: &str, notes: &mut Notes) -> Option<Draft> {
    let mut document = Object::new(json, place, notes)?;
    let place_of_text = document.place_of("sentences");
    let own_text = document.text("text", notes);
    let sentences = document.items("sentences", notes).unwrap_or_default();
    let mut grammar = BTreeSet::new();
    let mut taken = Vec::new();
    for (place, json) in sentences {
        let Some(mut sentence) = Object::new(json, place, notes) else { continue };
        let tokens = text::tokens(&mut sentence, notes);
        let mentions = sentence.items("entitymentions", notes);
        let place = sentence.place().to_owned();
        sentence.skip(&["index", "id", "line"]);
        grammar.extend(sentence.rest_of_keys());
        taken.push(Sentence { place, tokens, mentions });
    }
    let text = Text::of(own_text, &taken, &place_of_text, notes);
    if text.words().trim().is_empty() {
        notes.push(place, Reason::Missing("tokens"));
        return None;
    }
    let mut draft = Draft::whole_text(text.words(), Unit::Stated(OffsetUnit::Utf8), place_of_text);
    metadata(&mut document, &mut draft, notes);
    let chains = Chains::take(&mut document, notes);
    let mut speakers = Speakers::default();
    mentions::mark(&taken, &text, &chains, &mut speakers, &mut draft, notes);
    quotes::mark(&mut document, &text, &mut speakers, &mut draft, notes);
    draft.entities = speakers.into_entities();
    for key in grammar {
        notes.push(format!("sentences[…].{key}"), Reason::NotCarried);
    }
    document.rest(notes);
    Some(draft)
}

/// What is needed of a sentence.
struct Sentence<'j> {
    place: String,
    tokens: Vec<text::Token<'j>>,
    mentions: Option<Vec<(String, &'j Json)>>,
}

fn metadata(document: &mut Object<'_>, draft: &mut Draft, notes: &mut Notes) {
    draft.id = records::id(document, "docId", notes);
    draft.byline.extend(document.text("author", notes).map(str::to_owned));
    draft.location = document.text("location", notes).map(str::to_owned);
    let place = document.place_of("docDate");
    match document.text("docDate", notes) {
        Some(date) if mentions::is_day(date) => draft.published = Some(date.to_owned()),
        Some(_) => notes.push(place, Reason::NotCarried),
        None => {}
    }
}
