//! From texts with names marked to the parts of a model.

use std::time::Instant;

use dateline_recognizer::{Document, Lexicon, Parts, Row, STEPS, Word};

use crate::{
    crf::{self, Example, Rows, Settings, Weights},
    knowledge::Knowledge,
    plan::Plan,
    random::Random,
    texts::Text,
};

/// What a model is called, and which edition of it this is.
const VERSION: &str = "names-1";

/// What came of a training.
pub(crate) struct Learned {
    pub parts: Parts,
    pub n_tokens: usize,
    /// How many features were met often enough to be learned.
    pub n_features: usize,
}

/// A text and its tokens.
type Read<'t> = (&'t Text, Document);

/// Learns from `texts`.
pub(crate) fn learn(knowledge: &Knowledge, texts: &[Text], plan: &Plan) -> Learned {
    let started = Instant::now();
    let lexicon = lexicon(knowledge);
    // A seed of its own, so that another order of learning does not choose other texts.
    let more = recased(texts, plan.recased, &mut Random::new(7));
    let mut documents: Vec<Read> =
        texts.iter().chain(&more).map(|it| (it, document(it, &lexicon))).collect();
    let n_tokens = documents.iter().flat_map(|it| &it.1.sentences).map(|it| it.spots.len()).sum();
    eprintln!("{:.0} s: {} texts, {n_tokens} tokens", seconds(started), documents.len());

    let n_plain = documents.len();
    let copies = with_votes(&documents, &lexicon, plan);
    documents.extend(copies);
    let all: Vec<&Read> = documents.iter().collect();
    let rows = crf::count(&all, &lexicon, plan.at_least);
    eprintln!("{:.0} s: {} features", seconds(started), rows.len());
    let mut examples: Vec<Example> = documents
        .iter()
        .enumerate()
        .flat_map(|(at, (text, document))| {
            let share = match (has_votes(document), at < n_plain) {
                (false, _) => 1.0,
                (true, true) => plan.plain,
                (true, false) => 1.0 - plan.plain,
            };
            crf::examples(text, document, &lexicon, &rows, plan.weight(text.set) * share)
        })
        .collect();
    let weights = crf::learn(&mut examples, rows.len(), plan.settings());
    eprintln!("{:.0} s: learned", seconds(started));
    Learned { parts: parts(knowledge, &weights, &rows), n_tokens, n_features: rows.len() }
}

fn seconds(started: Instant) -> f32 {
    started.elapsed().as_secs_f32()
}

fn known(bits: u64) -> Word {
    Word { cluster: bits as u16 & 0xfff, casing: (bits >> 12) as u8 }
}

fn lexicon(knowledge: &Knowledge) -> Lexicon {
    let names = knowledge.names.iter().map(|(name, classes)| (name.as_str(), *classes));
    let words = knowledge.words.iter().map(|(word, it)| (word.as_str(), known(*it)));
    Lexicon::new(names, words, knowledge.paths.clone())
}

fn document(text: &Text, lexicon: &Lexicon) -> Document {
    let blocks: Vec<&str> = text.blocks.iter().map(String::as_str).collect();
    Document::new(&blocks, lexicon)
}

/// Whether the sentences of a text have others to vote for them.
fn has_votes(document: &Document) -> bool {
    1 < document.sentences.len()
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

/// Copies of the texts of several sentences, with what the first pass finds elsewhere in the text.
fn with_votes<'t>(documents: &[Read<'t>], lexicon: &Lexicon, plan: &Plan) -> Vec<Read<'t>> {
    // Each half is labelled by a model of the other, so that the votes are as wrong as they will be.
    let mut labels: Vec<Vec<Vec<u8>>> = vec![Vec::new(); documents.len()];
    let settings = Settings { epochs: 3, l1: 1.0, ..plan.settings() };
    for half in 0..2 {
        let others: Vec<&Read> = documents
            .iter()
            .enumerate()
            .filter(|(at, _)| at % 2 != half)
            .map(|(_, it)| it)
            .collect();
        let rows = crf::count(&others, lexicon, plan.at_least);
        let mut examples: Vec<Example> = others
            .iter()
            .flat_map(|(text, document)| {
                crf::examples(text, document, lexicon, &rows, plan.weight(text.set))
            })
            .collect();
        let weights = crf::learn(&mut examples, rows.len(), settings);
        let decoded = |document: &Document| -> Vec<Vec<u8>> {
            let sentences = document.sentences.iter();
            sentences
                .map(|it| weights.decode(document, it, lexicon, &rows))
                .map(|it| it.into_iter().map(|it| it as u8).collect())
                .collect()
        };
        for (at, (_, document)) in documents.iter().enumerate().filter(|(at, _)| at % 2 == half) {
            labels[at] = decoded(document);
        }
    }
    documents
        .iter()
        .zip(&labels)
        .filter(|((_, document), _)| has_votes(document))
        .map(|((text, _), labels)| {
            let mut copy = document(text, lexicon);
            copy.vote(labels);
            (*text, copy)
        })
        .collect()
}

/// The weights in whole steps, with what is known.
fn parts(knowledge: &Knowledge, weights: &Weights, rows: &Rows) -> Parts {
    let steps = |it: f32, most: f32| (it * STEPS).round().clamp(-most, most);
    let mut kept: Vec<(u64, Row)> = rows
        .iter()
        .map(|(hash, row)| (*hash, weights.rows[*row as usize].map(|it| steps(it, 127.0) as i8)))
        .filter(|(_, row)| row.iter().any(|it| *it != 0))
        .collect();
    kept.sort_unstable_by_key(|it| it.0);
    Parts {
        version: VERSION.to_owned(),
        names: knowledge.names.iter().map(|(name, it)| (name.clone(), *it)).collect(),
        words: knowledge.words.iter().map(|(word, it)| (word.clone(), known(*it))).collect(),
        paths: knowledge.paths.clone(),
        rows: kept,
        follow: weights.follow.iter().map(|it| steps(*it, 9_999.0) as i16).collect(),
        links: knowledge.links.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use dateline_recognizer::{Kind, Model, class};

    use super::*;
    use crate::texts::{Marked, only};

    fn text(block: &str, marked: &[(Range<usize>, Kind)]) -> Text {
        let marked = marked.iter().cloned();
        Text {
            set: "web",
            part: "web",
            blocks: vec![block.to_owned(), block.to_owned()],
            marked: marked
                .flat_map(|(range, kind)| {
                    [0, 1].map(|block| Marked { block, range: range.clone(), kinds: only(kind) })
                })
                .collect(),
            unmarked: 0,
        }
    }

    fn learned(plan: &Plan) -> Vec<u8> {
        let mut knowledge = Knowledge::default();
        knowledge.names.insert("kabul".to_owned(), class::CITY);
        knowledge.paths = vec![0];
        let texts: Vec<Text> = (0..40)
            .flat_map(|_| {
                [
                    text(
                        "Anna Petrova left Kabul.",
                        &[(0..12, Kind::Person), (18..23, Kind::Place)],
                    ),
                    text("Nobody left it.", &[]),
                ]
            })
            .collect();
        learn(&knowledge, &texts, plan).parts.written()
    }

    #[test]
    fn the_same_texts_make_the_same_bytes_and_another_seed_others() {
        let plan = Plan { l1: 0.1, ..Plan::default() };
        let first = learned(&plan);
        assert_eq!(learned(&plan), first);
        assert_ne!(learned(&Plan { seed: 2, ..plan }), first);
    }

    #[test]
    fn what_is_learned_is_found() {
        let model = Model::read(&learned(&Plan { l1: 0.1, ..Plan::default() }));
        let model = model.expect("it was just written");
        let found = model.recognize(&["Anna Petrova left Kabul."], None).mentions;
        let spans: Vec<_> = found.iter().map(|it| it.start..it.end).collect();
        assert_eq!(spans, [0..12, 18..23]);
    }
}
