//! Runs of capitalised words: "Ministry of Foreign Affairs".

use super::{
    spot::{Run, Sentence},
    word::{Info, Look},
};

const CONNECTORS: [&str; 14] =
    ["of", "and", "for", "the", "&", "de", "la", "del", "da", "di", "van", "von", "bin", "al"];

#[inline(never)]
pub(super) fn mark_runs(sentence: &mut Sentence, words: &[Info]) {
    let n = sentence.spots.len();
    let capital: Vec<bool> = sentence
        .spots
        .iter()
        .map(|it| {
            let info = &words[it.word as usize];
            matches!(info.look, Look::Capital | Look::Capitals | Look::Letter | Look::Inner)
        })
        .collect();
    let mut at = 0;
    while at < n {
        if !capital[at] {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        loop {
            if end < n && capital[end] {
                end += 1;
                continue;
            }
            let joins = |at: usize| {
                sentence.spots.get(at).is_some_and(|it| {
                    let info = &words[it.word as usize];
                    CONNECTORS.contains(&info.lower.as_str())
                        || (it.is_glued && matches!(info.text.as_str(), "-" | "."))
                })
            };
            if joins(end) && end + 1 < n && capital[end + 1] {
                end += 2;
            } else if joins(end) && joins(end + 1) && end + 2 < n && capital[end + 2] {
                end += 3;
            } else {
                break;
            }
        }
        let heads = sentence.spots[start..end]
            .iter()
            .fold(0, |sum, it| sum | words[it.word as usize].classes);
        let run = Run { start: start as u32, end: end as u32, heads };
        for spot in &mut sentence.spots[start..end] {
            spot.run = Some(run);
        }
        at = end;
    }
}
