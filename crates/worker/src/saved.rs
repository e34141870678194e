//! A story in the format that somebody needs: `{files: [{name, type, bytes}], notes: [words]}`, or `{cause, remedy}`.

use dateline_article::{Unicode, read_with};
use dateline_formats::{ExportedFile, Format, export, file_stem};
use dateline_values::{list, object};
use js_sys::{Array, Object, Uint8Array};

/// Writes a story.
pub(crate) fn answer(story: &[u8], word: &str, changes: &str, are_listed: bool) -> Object {
    let mut article = match read_with(story, Unicode::TABLES) {
        Ok(loaded) => loaded.article,
        Err(error) => {
            return object(&[
                ("cause", error.to_string().into()),
                ("remedy", error.remedy().into()),
            ]);
        }
    };
    let format = Format::parse(word);
    article.changes = (!changes.is_empty()).then(|| changes.into());
    if !(are_listed && format == Some(Format::Dateline)) {
        article = article.as_corrected(Unicode::TABLES).into_owned();
    }
    let Some(exported) = format.and_then(|it| export(&article, it)) else {
        return object(&[
            ("cause", "There is no such format".into()),
            ("remedy", "Choose another".into()),
        ]);
    };
    let stem = file_stem(&article);
    let file = |it: &ExportedFile| {
        object(&[
            ("name", format!("{stem}.{}", it.ending).into()),
            ("type", it.media_type.into()),
            ("bytes", Uint8Array::from(it.bytes.as_slice()).into()),
        ])
    };
    let notes = exported.notes.listed().iter().map(|it| {
        object(&[("place", it.place.as_str().into()), ("words", it.reason.to_string().into())])
    });
    object(&[("files", list(exported.files.iter().map(file))), ("notes", list(notes))])
}

/// The formats that stories are saved in.
pub(crate) fn formats() -> Array {
    Format::all_written()
        .map(|it| object(&[("word", it.word().into()), ("name", it.name().into())]))
        .collect()
}
