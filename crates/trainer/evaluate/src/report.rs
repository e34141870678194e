//! The tables: each set, each system, each kind, and what chance may have made of it.

use std::{fmt::Write as _, fs, path::Path};

use crate::{
    errors::{Tally, mistakes},
    favour,
    score::{Count, Counts, Interval, count, difference, interval, resampled, total},
    sets::{Found, Kind, Name, Text, read, read_found},
    units::{by_paragraph, by_sentence},
};

/// Who is measured: the file of what it found, and its name in the tables. Ours is the first.
const SYSTEMS: [(&str, &str); 3] = [
    ("ours", "Dateline"),
    ("compromise", "compromise 14.17"),
    ("spacy", "spaCy en_core_web_sm 3.8"),
];

/// Drawn once; another one moves the intervals by a tenth.
const SEED: u64 = 1;

/// Reads what was found in `set` from `folder` and writes the tables, with all of our mistakes in a file beside.
pub(crate) fn report(
    data: &Path,
    folder: &Path,
    set: &str,
    sum: &mut Tally,
) -> Result<String, String> {
    let texts = read(&data.join(format!("{set}.jsonl")))?;
    let mut sentences: Vec<(&str, Vec<Counts>)> = Vec::new();
    let mut paragraphs: Vec<(&str, Vec<Counts>)> = Vec::new();
    let mut documents: Vec<(&str, Vec<Counts>)> = Vec::new();
    let mut tally = Tally::default();
    for (nth, (file, name)) in SYSTEMS.into_iter().enumerate() {
        let path = folder.join(format!("{set}.{file}.jsonl"));
        if !path.is_file() {
            continue;
        }
        let found = read_found(&path)?;
        if found.len() != texts.len() {
            return Err(format!(
                "{}: {} lines for {} texts",
                path.display(),
                found.len(),
                texts.len()
            ));
        }
        let names: Vec<Vec<Name>> = texts
            .iter()
            .zip(&found)
            .map(|(text, found)| match nth {
                0 => found.names.clone(),
                _ => favour::read(text, found),
            })
            .collect();
        let pairs = || texts.iter().zip(&names);
        sentences.push((name, pairs().flat_map(|it| by_sentence(it.0, it.1)).collect()));
        paragraphs.push((name, pairs().flat_map(|it| by_paragraph(it.0, it.1)).collect()));
        documents.push((name, pairs().map(|it| count(&it.0.marked, it.1)).collect()));
        if nth == 0 {
            let words = errors(&texts, &found, &mut tally, sum);
            let file = folder.join(format!("{set}.errors.txt"));
            fs::write(&file, words).map_err(|err| format!("{}: {err}", file.display()))?;
        }
    }
    let n_marked: usize = texts.iter().map(|it| it.marked.len()).sum();
    let n_sentences = sentences.first().map_or(0, |it| it.1.len());
    let mut out =
        format!("\n## {set}: {} texts, {n_sentences} sentences, {n_marked} names\n\n", texts.len());
    out.push_str(&figures(&sentences));
    if texts.len() < n_sentences {
        out.push_str(&instead("paragraphs", &paragraphs));
        out.push_str(&instead("documents", &documents));
    }
    out.push_str(&format!("\nOur mistakes in {set}:\n\n{}", tally.table()));
    Ok(out)
}

/// Rows of precision / recall / F1, and of the differences.
fn figures(counts: &[(&str, Vec<Counts>)]) -> String {
    let mut out = "| P / R / F1 | person | organization | place | all | F1, 95 % | ours ahead by, 95 % | p |\n\
                   | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        .to_owned();
    let systems: Vec<Vec<Counts>> = counts.iter().map(|it| it.1.clone()).collect();
    let samples = resampled(&systems, SEED);
    for (nth, (name, texts)) in counts.iter().enumerate() {
        let (by_kind, all) = total(texts);
        let cells: Vec<String> = by_kind.iter().map(|it| cell(*it)).collect();
        let around = interval(&samples[nth]);
        // Writing into a string can't fail.
        let _ = write!(
            out,
            "| {name} | {} | **{}** | {:.1} to {:.1} |",
            cells.join(" | "),
            cell(all),
            around.low,
            around.high
        );
        if nth == 0 {
            out.push_str(" | |\n");
            continue;
        }
        let ahead = difference(&samples[0], &samples[nth]);
        let by = total(&counts[0].1).1.f1() - all.f1();
        let _ = writeln!(
            out,
            " {by:+.1} ({:+.1} to {:+.1}) | {:.3} |",
            ahead.interval.low, ahead.interval.high, ahead.p
        );
    }
    out
}

/// How far ours is ahead if larger parts are drawn: they are fewer, but those of one document have much in common.
fn instead(parts: &str, counts: &[(&str, Vec<Counts>)]) -> String {
    let systems: Vec<Vec<Counts>> = counts.iter().map(|it| it.1.clone()).collect();
    let samples = resampled(&systems, SEED);
    let mut out = format!("\nResampled by their {} {parts} instead:", systems[0].len());
    for ((name, _), theirs) in counts.iter().zip(&samples).skip(1) {
        let ahead = difference(&samples[0], theirs);
        let Interval { low, high } = ahead.interval;
        let _ = write!(out, " ahead of {name} by {low:+.1} to {high:+.1}, p {:.3};", ahead.p);
    }
    out.push('\n');
    out
}

fn cell(count: Count) -> String {
    format!("{:.1} / {:.1} / {:.1}", count.precision(), count.recall(), count.f1())
}

/// Every mistake with the text around it, to be read by a person.
fn errors(texts: &[Text], found: &[Found], tally: &mut Tally, sum: &mut Tally) -> String {
    let mut out = String::new();
    for (text, found) in texts.iter().zip(found) {
        for mistake in mistakes(text, found) {
            tally.add(&mistake);
            sum.add(&mistake);
            let block: Vec<char> =
                text.blocks.get(mistake.name.block).map_or(Vec::new(), |it| it.chars().collect());
            let cut = |from: usize, to: usize| -> String {
                block.get(from..to.min(block.len())).unwrap_or_default().iter().collect()
            };
            let name = mistake.name;
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}«{}»{}\t{}",
                Kind::word(name.kind),
                if mistake.is_missed { "missed" } else { "invented" },
                mistake.cause,
                cut(name.start.saturating_sub(60), name.start),
                cut(name.start, name.end),
                cut(name.end, name.end + 60),
                text.id
            );
        }
    }
    out
}
