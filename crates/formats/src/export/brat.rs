//! brat's standoff: the text, and beside it the annotations. Code points, half-open, as brat's server counts.
//!
//! `T` lines are mentions, in pieces where they are discontinuous; a `*` line says which of them are one entity; `N` lines
//! say which one in Wikidata and elsewhere. Source: <https://brat.nlplab.org/standoff.html>.

use std::fmt::Write as _;

use dateline_article::{Article, OffsetUnit, Referent};

use super::ExportedFile;
use super::joined::{Joined, Placed, simple_word};
use crate::note::{Notes, Reason};

/// The longest mention that is written, in bytes: its words stand beside it, however often they stand there already.
const LONGEST: usize = 1000;

/// The text and its annotations.
pub(super) fn written(article: &Article, notes: &mut Notes) -> Vec<ExportedFile> {
    let joined = Joined::new(article, true, notes);
    let mut mentions = joined.mentions(article, notes);
    mentions.retain(|it| {
        let is_short = it.spans.iter().map(|[start, end]| end - start).sum::<usize>() <= LONGEST;
        if !is_short {
            notes.push(it.place(), Reason::TooLong(LONGEST));
        }
        is_short
    });
    let annotations = annotations(article, &joined, &mentions);
    let text = joined.text + "\n";
    vec![
        ExportedFile { ending: "txt", media_type: "text/plain", bytes: text.into_bytes() },
        ExportedFile { ending: "ann", media_type: "text/plain", bytes: annotations.into_bytes() },
    ]
}

fn annotations(article: &Article, joined: &Joined, mentions: &[Placed<'_>]) -> String {
    let offsets = joined.offsets(OffsetUnit::Codepoint);
    let mut lines = String::new();
    for (idx, mention) in mentions.iter().enumerate() {
        let (mut places, mut words) = (Vec::new(), Vec::new());
        for [start, end] in pieces_of_lines(&joined.text, &mention.spans) {
            let at = |byte| offsets.from_byte(byte).unwrap_or(0);
            places.push(format!("{} {}", at(start), at(end)));
            words.push(joined.text.get(start..end).unwrap_or_default());
        }
        let word = simple_word(article, mention.mention);
        let _ = writeln!(lines, "T{}\t{word} {}\t{}", idx + 1, places.join(";"), words.join(" "));
    }
    let mut n_norms = 0;
    let mut of_entities = vec![Vec::new(); article.entities.len()];
    for (idx, mention) in mentions.iter().enumerate() {
        let Referent::Entity(entity_idx) = mention.mention.of else { continue };
        let Some(entity) = article.entity(entity_idx) else { continue };
        if let Some(group) = of_entities.get_mut(entity_idx.0 as usize) {
            group.push(format!("T{}", idx + 1));
        }
        for (authority, id) in &entity.ids {
            let authority = match authority.as_str() {
                "wikidata" => "Wikidata",
                other => other,
            };
            if [authority, id].iter().any(|it| it.is_empty() || it.contains(char::is_whitespace)) {
                continue;
            }
            n_norms += 1;
            let name: Vec<_> = entity.name.split_whitespace().collect();
            let (n, name) = (idx + 1, name.join(" "));
            let _ = writeln!(lines, "N{n_norms}\tReference T{n} {authority}:{id}\t{name}");
        }
    }
    for group in of_entities.iter().filter(|it| 1 < it.len()) {
        let _ = writeln!(lines, "*\tEquiv {}", group.join(" "));
    }
    lines
}

/// The pieces of a mention, cut at line ends: an annotation lies in lines.
fn pieces_of_lines(text: &str, spans: &[[usize; 2]]) -> Vec<[usize; 2]> {
    let mut pieces = Vec::new();
    for [start, end] in spans {
        let mut from = *start;
        for (at, c) in text.get(*start..*end).unwrap_or_default().char_indices() {
            if matches!(c, '\n' | '\r') {
                pieces.push([from, start + at]);
                from = start + at + c.len_utf8();
            }
        }
        pieces.push([from, *end]);
    }
    pieces.retain(|[start, end]| start < end);
    pieces
}
