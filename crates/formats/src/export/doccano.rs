//! doccano's JSON Lines, in the shape of projects with relations. UTF-16 units, half-open, as its page counts.
//!
//! doccano's server passes the numbers on, and its page slices JavaScript strings with them.
//! Sources: <https://github.com/doccano/v-annotator>, `src/domain/models/Label/Text.ts`; doccano's
//! `backend/data_export/pipeline/examples`.

use dateline_article::{Article, OffsetUnit};

use super::joined::{Joined, in_one_piece, word};
use super::json::{Object, array};
use crate::note::Notes;

/// The file: one line.
pub(super) fn written(article: &Article, notes: &mut Notes) -> String {
    let joined = Joined::new(article, true, notes);
    let mut mentions = joined.mentions(article, notes);
    in_one_piece(&mut mentions, notes);
    let offsets = joined.offsets(OffsetUnit::Utf16);
    let at = |byte| offsets.from_byte(byte).unwrap_or(0);
    let entities = mentions.iter().enumerate().map(|(idx, it)| {
        let [start, end] = it.hull();
        Object::new()
            .number("id", idx + 1)
            .text("label", word(article, it.mention))
            .number("start_offset", at(start))
            .number("end_offset", at(end))
            .end()
    });
    let line = Object::new()
        .number("id", 1)
        .text("text", &joined.text)
        .raw("entities", &array(entities))
        .raw("relations", "[]")
        .end();
    line + "\n"
}
