//! What the page is told of files that were opened.
//!
//! `{format, stories: [{headline, words, mentions}], notes}` or `{cause, remedy, isEncoding}`; of one story
//! `{bytes, format, unit, warning, exact, repaired, leftOut, nRepaired, nLost, nNotes, notes}`, where `notes` are
//! `[{severity, place, words}]` and `warning` is what must be said over the text.

use dateline_article::{LoadError, OffsetUnit, Severity, UnitSource};
use dateline_formats::{Format, ImportError, Imported, Notes, Reason, Story, export};
use dateline_values::{list, object};
use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsValue;

/// The stories of a file, for the reader to choose from.
pub(crate) fn answer(imported: &Imported) -> Object {
    let stories = imported.stories.iter().map(|it| {
        let article = &it.article;
        let first = article.blocks.first().map_or("", |it| it.text.as_str());
        let title = if article.headline.is_empty() { first } else { &article.headline };
        object(&[
            ("headline", title.chars().take(120).collect::<String>().into()),
            ("words", (article.n_words() as u32).into()),
            ("mentions", (article.mentions.len() as u32).into()),
        ])
    });
    object(&[("format", called(imported).into()), ("stories", list(stories))])
}

/// What a reader calls the format, with its kind: “displaCy (entities)”.
fn called(imported: &Imported) -> String {
    let name = imported.format.name();
    if imported.variant.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({})", imported.variant)
    }
}

/// Why nothing of a file can be shown.
pub(crate) fn refused(error: &ImportError) -> Object {
    let is_encoding = matches!(error, ImportError::Load(LoadError::NotUtf8 { .. }));
    object(&[
        ("cause", error.to_string().into()),
        ("remedy", error.remedy().into()),
        ("isEncoding", is_encoding.into()),
    ])
}

/// One of the stories, in `dateline/1`.
pub(crate) fn story(imported: &Imported, nth: usize) -> Option<Object> {
    let story = imported.stories.get(nth)?;
    let written = export(&story.article, Format::Dateline)?;
    let bytes = written.files.first()?.bytes.as_slice();
    let n = |severity| imported.notes.count(severity) + story.notes.count(severity);
    let (repaired, lost) = (n(Severity::Repaired), n(Severity::Lost));
    let notes = [&imported.notes, &story.notes];
    let all = notes.into_iter().flat_map(Notes::listed).map(|it| {
        let severity = match it.severity() {
            Severity::Note => "note",
            Severity::Repaired => "repaired",
            Severity::Lost => "lost",
        };
        object(&[
            ("severity", severity.into()),
            ("place", it.place.as_str().into()),
            ("words", it.reason.to_string().into()),
        ])
    });
    let n_notes = n(Severity::Note) + repaired + lost;
    Some(object(&[
        ("bytes", Uint8Array::from(bytes).into()),
        ("format", called(imported).into()),
        ("unit", unit(story).into()),
        ("warning", warning(story).into()),
        ("exact", number(story.tally.exact)),
        ("repaired", number(story.tally.repaired)),
        ("leftOut", number(story.tally.left_out)),
        ("nRepaired", number(repaired)),
        ("nLost", number(lost)),
        ("nNotes", number(n_notes)),
        ("notes", list(all)),
    ]))
}

/// What nobody may overlook; empty if there is nothing.
fn warning(story: &Story) -> String {
    let taken_back = story.notes.listed().iter().find_map(|it| match it.reason {
        Reason::TakenBack(words) => Some(format!("{words}.")),
        _ => None,
    });
    taken_back.unwrap_or_default()
}

/// How offsets were counted, in words.
fn unit(story: &Story) -> String {
    let unit = match story.unit {
        OffsetUnit::Codepoint => "code points",
        OffsetUnit::Utf16 => "UTF-16 units",
        OffsetUnit::Utf8 => "bytes",
        OffsetUnit::Grapheme => "graphemes",
    };
    match story.unit_source {
        UnitSource::Declared => format!("Offsets count {unit}."),
        UnitSource::Verified => format!("Offsets count {unit}: the words are where they say."),
        UnitSource::Guessed => {
            format!("Offsets are taken to count {unit}: a guess, the file does not say.")
        }
    }
}

fn number(n: usize) -> JsValue {
    (n as u32).into()
}
