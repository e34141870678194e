//! Builds the recognizer's model and dictionaries from texts with names marked, and measures it.

#![allow(clippy::print_stdout)]

mod crf;
mod knowledge;
mod measure;
mod random;
mod texts;

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode, time::Instant};

use dateline_article::EntityType;
use dateline_recognizer::{Document, Kind, Lexicon, Model, Parts, Row, STEPS, Word};

use crate::{crf::Settings, measure::Score, random::Random, texts::Text};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn env(name: &str, usual: f32) -> f32 {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

fn known(bits: u64) -> Word {
    Word { cluster: bits as u16 & 0xfff, casing: (bits >> 12) as u8 }
}

/// The weights in whole steps.
fn quantized(weights: &crf::Weights, rows: &crf::Rows) -> Parts {
    let mut kept: Vec<(u64, Row)> = rows
        .iter()
        .map(|(hash, row)| {
            (
                *hash,
                weights.rows[*row as usize]
                    .map(|it| (it * STEPS).round().clamp(-127.0, 127.0) as i8),
            )
        })
        .filter(|(_, row)| row.iter().any(|it| *it != 0))
        .collect();
    kept.sort_unstable_by_key(|it| it.0);
    let follow = weights
        .follow
        .iter()
        .map(|it| (it * STEPS).round().clamp(-9_999.0, 9_999.0) as i16)
        .collect();
    Parts { rows: kept, follow, ..Parts::default() }
}

fn lexicon(knowledge: &knowledge::Knowledge) -> Lexicon {
    let names = knowledge.names.iter().map(|(name, classes)| (name.as_str(), *classes));
    let words = knowledge.words.iter().map(|(word, it)| (word.as_str(), known(*it)));
    Lexicon::new(names, words, knowledge.paths.clone())
}

/// Copies of some texts all in capitals, and some all in small letters.
fn recased(texts: &[Text], share: f32, random: &mut Random) -> Vec<Text> {
    let mut more = Vec::new();
    for text in texts {
        let draw = random.unit();
        let upper = draw < share;
        if !upper && share * 2.0 <= draw {
            continue;
        }
        let change =
            |it: &str| -> String { if upper { it.to_uppercase() } else { it.to_lowercase() } };
        let mut copy = text.clone();
        for (block, source) in copy.blocks.iter_mut().zip(&text.blocks) {
            *block = change(source);
        }
        for marked in &mut copy.marked {
            // Some letters have more bytes in the other case, and ß becomes two.
            let source = &text.blocks[marked.block];
            let start = change(&source[..marked.range.start]).len();
            marked.range = start..start + change(&source[marked.range.clone()]).len();
        }
        more.push(copy);
    }
    more
}

fn run() -> Result<(), String> {
    let started = Instant::now();
    let args: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [data, packages, lists, corpus] = args.as_slice() else {
        return Err("DATA PACKAGES LISTS CORPUS".to_owned());
    };
    let knowledge = knowledge::gather(lists, packages)?;
    let lexicon = lexicon(&knowledge);
    eprintln!("{:.1} s: lexicon", started.elapsed().as_secs_f32());
    let all = texts::training(data, corpus)?;
    eprintln!("{:?}", texts::tally(&all));
    let held: Vec<String> =
        std::env::var("HOLD").unwrap_or_default().split(',').map(str::to_owned).collect();
    let is_held = |it: &Text| held.iter().any(|set| set == it.set);
    let (test, mut train): (Vec<Text>, Vec<Text>) = all.into_iter().partition(is_held);
    let mut random = Random::new(7);
    let more = recased(&train, env("RECASED", 0.06), &mut random);
    train.extend(more);

    let mut documents: Vec<(&Text, Document)> = train
        .iter()
        .map(|it| {
            (it, Document::new(&it.blocks.iter().map(String::as_str).collect::<Vec<_>>(), &lexicon))
        })
        .collect();
    let n_tokens: usize =
        documents.iter().flat_map(|it| &it.1.sentences).map(|it| it.spots.len()).sum();
    eprintln!(
        "{:.1} s: {} texts, {n_tokens} tokens",
        started.elapsed().as_secs_f32(),
        documents.len()
    );
    let settings = Settings {
        epochs: env("EPOCHS", 5.0) as usize,
        rate: env("RATE", 0.05),
        l1: env("L1", 4.0),
        l2: env("L2", 1.0),
        dropout: env("DROPOUT", 0.1),
        seed: env("SEED", 1.0) as u64,
    };
    let weight = |text: &Text| match text.set {
        "tweets" | "wnut17" => env("TWEETS", 0.5),
        "filings" => env("FILINGS", 0.5),
        "gum" => env("GUM", 1.0),
        _ => 1.0,
    };
    let with_votes = env("VOTES", 1.0) != 0.0;
    let mut copies: Vec<(&Text, Document)> = Vec::new();
    if with_votes {
        // Each half is labelled by a model of the other, so that the votes are as wrong as they will be.
        let mut labels: Vec<Vec<Vec<u8>>> = vec![Vec::new(); documents.len()];
        for half in 0..2 {
            let others: Vec<&(&Text, Document)> = documents
                .iter()
                .enumerate()
                .filter(|(at, _)| at % 2 != half)
                .map(|(_, it)| it)
                .collect();
            let rows = crf::count(&others, &lexicon, env("AT_LEAST", 3.0) as u32);
            let mut examples: Vec<_> = others
                .iter()
                .flat_map(|(text, document)| {
                    crf::examples(text, document, &lexicon, &rows, weight(text))
                })
                .collect();
            let weights =
                crf::learn(&mut examples, rows.len(), Settings { epochs: 3, l1: 1.0, ..settings });
            for (at, (_, document)) in documents.iter().enumerate().filter(|(at, _)| at % 2 == half)
            {
                labels[at] = document
                    .sentences
                    .iter()
                    .map(|it| {
                        weights
                            .decode(document, it, &lexicon, &rows)
                            .into_iter()
                            .map(|it| it as u8)
                            .collect()
                    })
                    .collect();
            }
        }
        copies = documents
            .iter()
            .zip(&labels)
            .filter(|((_, document), _)| 1 < document.sentences.len())
            .map(|((text, _), labels)| {
                let mut copy = Document::new(
                    &text.blocks.iter().map(String::as_str).collect::<Vec<_>>(),
                    &lexicon,
                );
                copy.vote(labels);
                (*text, copy)
            })
            .collect();
    }
    let n_plain = documents.len();
    documents.extend(copies);
    let all_documents: Vec<&(&Text, Document)> = documents.iter().collect();
    let rows = crf::count(&all_documents, &lexicon, env("AT_LEAST", 3.0) as u32);
    eprintln!("{:.1} s: {} features", started.elapsed().as_secs_f32(), rows.len());
    let mut examples: Vec<_> = documents
        .iter()
        .enumerate()
        .flat_map(|(at, (text, document))| {
            let twice = with_votes && 1 < document.sentences.len();
            let share = match (twice, at < n_plain) {
                (false, _) => 1.0,
                (true, true) => env("PLAIN", 0.5),
                (true, false) => 1.0 - env("PLAIN", 0.5),
            };
            crf::examples(text, document, &lexicon, &rows, weight(text) * share)
        })
        .collect();
    eprintln!("{:.1} s: {settings:?}", started.elapsed().as_secs_f32());
    let weights = crf::learn(&mut examples, rows.len(), settings);
    let names = knowledge.names.iter().map(|(name, classes)| (name.clone(), *classes)).collect();
    let words = knowledge.words.iter().map(|(word, it)| (word.clone(), known(*it))).collect();
    let parts = Parts {
        version: "names-1".to_owned(),
        names,
        words,
        paths: knowledge.paths.clone(),
        ..quantized(&weights, &rows)
    };
    let file = parts.written();
    eprintln!(
        "model: {} names, {} words, {} rows, {} bytes",
        parts.names.len(),
        parts.words.len(),
        parts.rows.len(),
        file.len()
    );
    if let Ok(out) = std::env::var("OUT") {
        std::fs::write(&out, &file).map_err(|err| format!("{out}: {err}"))?;
    }
    let model = Model::read(&file).map_err(|err| err.to_string())?;
    let live = weights.rows.iter().filter(|it| it.iter().any(|it| *it != 0.0)).count();
    let n_weights: usize =
        weights.rows.iter().map(|it| it.iter().filter(|it| **it != 0.0).count()).sum();
    eprintln!(
        "{:.1} s: learned; {live} rows, {n_weights} weights not zero",
        started.elapsed().as_secs_f32()
    );

    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut show = std::env::var("SHOW").ok().and_then(|it| it.parse().ok()).unwrap_or(0_usize);
    for text in &test {
        let blocks: Vec<&str> = text.blocks.iter().map(String::as_str).collect();
        let found: Vec<measure::Found> = model
            .recognize(&blocks, None)
            .mentions
            .into_iter()
            .filter_map(|it| {
                let kind = match it.kind {
                    EntityType::Person => Kind::Person,
                    EntityType::Organization => Kind::Organization,
                    EntityType::Place => Kind::Place,
                    _ => return None,
                };
                Some(measure::Found { block: it.text, start: it.start, end: it.end, kind })
            })
            .collect();
        scores.entry(text.set).or_default().add(text, &found);
        if 0 < show {
            show -= 1;
            for (at, block) in text.blocks.iter().enumerate() {
                println!("{block}");
                let gold: Vec<_> = text
                    .marked
                    .iter()
                    .filter(|it| it.block == at)
                    .map(|it| format!("{}:{}", it.kinds, &block[it.range.clone()]))
                    .collect();
                let mine: Vec<_> = found
                    .iter()
                    .filter(|it| it.block == at)
                    .map(|it| format!("{}:{}", 1 << it.kind as u8, &block[it.start..it.end]))
                    .collect();
                if gold != mine {
                    println!("   gold {gold:?}\n   ours {mine:?}");
                }
            }
        }
    }
    for (set, score) in scores {
        println!("{set}: {}", score.line());
    }
    eprintln!("{:.1} s", started.elapsed().as_secs_f32());
    Ok(())
}
