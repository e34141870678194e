//! Quotes, with their speakers.

use super::mentions::Speakers;
use super::text::Text;
use crate::draft::{Draft, DraftPart, DraftQuote, DraftRef};
use crate::import::pronouns::is_pronoun;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

/// Adds the quotes to `draft`.
pub(super) fn mark(
    document: &mut Object<'_>,
    text: &Text<'_>,
    speakers: &mut Speakers,
    draft: &mut Draft,
    notes: &mut Notes,
) {
    for (place, json) in document.items("quotes", notes).unwrap_or_default() {
        if let Some(quote) = quote(json, &place, text, speakers, notes) {
            draft.quotes.push(quote);
        }
    }
}

fn quote(
    json: &Json,
    place: &str,
    text: &Text<'_>,
    speakers: &mut Speakers,
    notes: &mut Notes,
) -> Option<DraftQuote> {
    let mut quote = Object::new(json, place, notes)?;
    let first = quote.offset("beginToken", notes).and_then(|it| usize::try_from(it).ok());
    let last = quote.offset("endToken", notes).and_then(|it| usize::try_from(it).ok());
    let names = [quote.text("canonicalSpeaker", notes), quote.text("speaker", notes)];
    let is_name = |it: &&str| !it.trim().is_empty() && *it != "Unknown" && !is_pronoun(it);
    let name = names.into_iter().flatten().find(is_name);
    let given = quote.text("text", notes);
    // The same by sentences and characters, and how the speaker was found.
    quote.skip(&[
        "id",
        "beginIndex",
        "endIndex",
        "beginSentence",
        "endSentence",
        "mention",
        "mentionBegin",
        "mentionEnd",
        "mentionType",
        "mentionSieve",
        "speakerSieve",
        "canonicalMentionBegin",
        "canonicalMentionEnd",
    ]);
    quote.rest(notes);
    let (Some(first), Some(last)) = (first, last) else {
        notes.push(place, Reason::Missing("beginToken and endToken"));
        return None;
    };
    let span = last.checked_add(1).and_then(|end| text.span_of(first, end));
    let Some([start, end]) = span else {
        let found = format!("{first} to {last}");
        notes.push(place, Reason::WrongValue { wanted: "tokens of the text", found });
        return None;
    };
    let is_other =
        |given: &&str| !given.split_whitespace().eq(text.at([start, end]).split_whitespace());
    if let Some(given) = given.filter(is_other) {
        let found = given.to_owned();
        notes.push(place, Reason::WrongValue { wanted: "the words of its tokens", found });
        return None;
    }
    Some(DraftQuote {
        speaker: name.map(|it| speakers.called(it, place)),
        kind: "direct",
        parts: vec![DraftPart { block: DraftRef::default(), start: start as u64, end: end as u64 }],
    })
}
