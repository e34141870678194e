//! Prodigy's tasks, as `db-out` writes them: a line for each text, with `spans`, `tokens` and the annotator's `answer`.
//!
//! Offsets: “character offsets” of spaCy, so code points, half-open; `token_start` and `token_end` count tokens, both
//! inclusive. The documentation does not name the unit: the words of the tokens decide, where they are those of the text.
//! Source: <https://prodi.gy/docs/api-interfaces#ner_manual>.

use dateline_article::OffsetUnit;

use super::cast::Cast;
use super::tokens::{self, Tokens};
use super::{Drafts, Importer, labelled, records};
use crate::draft::{Draft, DraftMention, DraftSource, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::Prodigy, recognises, read };

fn recognises(files: &[Given]) -> bool {
    records::any(files, |json| {
        let spans = json.get("spans").and_then(Json::as_array);
        let has_characters =
            spans.and_then(<[Json]>::first).is_some_and(|it| it.has("start") && it.has("end"));
        let is_task = json.has("_task_hash") || json.has("_input_hash") || is_answered(json);
        let is_of_spacy = json.has("ents") || has_start_token(spans.unwrap_or_default());
        json.has("text") && (has_characters || is_task) && !is_of_spacy
    })
}

fn is_answered(json: &Json) -> bool {
    let answer = json.get("answer").and_then(Json::as_str);
    answer.is_some_and(|it| matches!(it, "accept" | "reject" | "ignore"))
}

fn has_start_token(spans: &[Json]) -> bool {
    spans.first().is_some_and(|it| it.has("start_token"))
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let drafts = records::read(files, Format::Prodigy, story, notes)?;
    Ok(Drafts { variant: "", drafts })
}

fn story(json: &Json, place: &str, notes: &mut Notes) -> Option<Draft> {
    let mut task = Object::new(json, place, notes)?;
    let text = records::text(&mut task, "text", notes)?;
    let mut draft =
        Draft::whole_text(text, Unit::Usual(OffsetUnit::Codepoint), task.place_of("text"));
    let answer = Answer::take(&mut task, notes);
    let tokens = tokens::given_in(text, &mut task, notes);
    let mut cast = Cast::default();
    let spans = task.items("spans", notes).unwrap_or_default();
    match answer {
        Answer::Accept | Answer::None => {
            for (place, item) in spans {
                let mention = span(item, &place, answer, text, &tokens, &mut cast, notes);
                draft.mentions.get_or_insert_default().extend(mention);
            }
        }
        Answer::Reject => notes.push(place, Reason::NotMarked(REJECTED)),
        Answer::Ignore => notes.push(place, Reason::NotMarked("the annotator passed over this")),
    }
    draft.entities = cast.into_entities();
    meta(&mut task, &mut draft, notes);
    // Prodigy's own bookkeeping.
    task.skip(&[
        "_input_hash",
        "_task_hash",
        "_view_id",
        "_session_id",
        "_annotator_id",
        "_timestamp",
        "_is_binary",
    ]);
    task.rest(notes);
    Some(draft)
}

const REJECTED: &str = "the annotator rejected this";

/// What the annotator said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
    Ignore,
    None,
}

impl Answer {
    fn take(object: &mut Object<'_>, notes: &mut Notes) -> Answer {
        match object.text("answer", notes) {
            Some("accept") => Answer::Accept,
            Some("reject") => Answer::Reject,
            Some("ignore") => Answer::Ignore,
            Some(word) => {
                let wanted = "accept, reject or ignore";
                let found = word.to_owned();
                notes.push(object.place_of("answer"), Reason::WrongValue { wanted, found });
                Answer::None
            }
            None => Answer::None,
        }
    }
}

/// What the annotator saw beside the text: free words, of which these are used often.
fn meta(task: &mut Object<'_>, draft: &mut Draft, notes: &mut Notes) {
    let Some(mut meta) = task.object("meta", notes) else { return };
    if let Some(Json::String(title)) = meta.take("title", notes) {
        draft.headline = Some(title.clone());
    }
    if let Some(Json::String(name)) = meta.take("source", notes) {
        draft.source = Some(DraftSource { name: name.clone(), url: None });
    }
    if let Some(Json::String(url)) = meta.take("url", notes) {
        draft.url = Some(url.clone());
    }
    meta.rest(notes);
}

fn span(
    json: &Json,
    place: &str,
    answer_to_all: Answer,
    text: &str,
    tokens: &Tokens,
    cast: &mut Cast,
    notes: &mut Notes,
) -> Option<DraftMention> {
    let mut span = Object::new(json, place, notes)?;
    let mut mention = labelled::span(&mut span, cast, notes);
    mention.score = span.number("score", notes);
    let first = span.offset("token_start", notes);
    let last = span.offset("token_end", notes);
    let own_words = span.text("text", notes);
    let by_token = || {
        let [start, end] = tokens.bytes(first?, last?.checked_add(1)?)?;
        let words = text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
        // Long spans would repeat the text again and again.
        (words.len() < 1000).then_some(words)
    };
    mention.text = own_words.or_else(by_token).map(str::to_owned);
    let answer = Answer::take(&mut span, notes);
    // How it was drawn, and the task that it came from.
    span.skip(&["style", "hidden", "input_hash", "task_hash"]);
    span.rest(notes);
    if matches!(answer, Answer::Reject | Answer::Ignore) {
        notes.push(place, Reason::NotMarked(REJECTED));
        return None;
    }
    if Answer::Accept == answer_to_all || Answer::Accept == answer {
        mention.by = Some("human".to_owned());
    }
    Some(mention)
}
