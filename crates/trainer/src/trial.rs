//! Measures a model on texts that it has not learned from.

use std::collections::BTreeMap;

use dateline_article::EntityType;
use dateline_recognizer::{Kind, Model};

use crate::{
    measure::{Found, Score},
    texts::Text,
};

/// Precision, recall and F1 by set; prints how gold and found differ in the first `show` texts.
pub(crate) fn measure(model: &Model, texts: &[Text], show: usize) {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        let found = found(model, text);
        scores.entry(text.part).or_default().add(text, &found);
        if at < show {
            differences(text, &found);
        }
    }
    for (set, score) in scores {
        println!("{set}: {}", score.line());
    }
}

fn found(model: &Model, text: &Text) -> Vec<Found> {
    let blocks: Vec<&str> = text.blocks.iter().map(String::as_str).collect();
    model
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
            Some(Found { block: it.text, start: it.start, end: it.end, kind })
        })
        .collect()
}

fn differences(text: &Text, found: &[Found]) {
    for (at, block) in text.blocks.iter().enumerate() {
        let gold = text.marked.iter().filter(|it| it.block == at);
        let gold: Vec<_> =
            gold.map(|it| format!("{}:{}", it.kinds, &block[it.range.clone()])).collect();
        let ours = found.iter().filter(|it| it.block == at);
        let ours: Vec<_> =
            ours.map(|it| format!("{}:{}", 1 << it.kind as u8, &block[it.start..it.end])).collect();
        println!("{block}");
        if gold != ours {
            println!("   gold {gold:?}\n   ours {ours:?}");
        }
    }
}
