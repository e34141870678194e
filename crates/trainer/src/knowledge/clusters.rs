//! Words with their clusters, and how often they have a capital.

use std::{collections::BTreeMap, path::Path};

use serde_json::Value;

use super::Knowledge;
use crate::lists::json;

/// The `n_words` most frequent words that the package has.
pub(super) fn clusters(all: &mut Knowledge, packages: &Path, n_words: usize) -> Result<(), String> {
    let clusters = json(&packages.join("spacy_lookups_data/data/en_lexeme_cluster.json"))?;
    let probs = json(&packages.join("spacy_lookups_data/data/en_lexeme_prob.json"))?;
    let (Some(clusters), Some(probs)) = (clusters.as_object(), probs.as_object()) else {
        return Err("the tables of clusters and probabilities are not objects".to_owned());
    };
    let mut ids: BTreeMap<String, u16> = BTreeMap::new();
    let mut words: Vec<(&str, f64, u64)> = Vec::new();
    for (word, cluster) in clusters {
        let is_word = word.chars().any(char::is_alphabetic)
            && !word.contains(char::is_whitespace)
            && word.len() < 40;
        if let (Some(cluster), Some(prob), true) =
            (cluster.as_u64(), probs.get(word).and_then(Value::as_f64), is_word)
        {
            words.push((word, prob, cluster));
        }
    }
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let path_of = |cluster: u64| -> String { format!("{cluster:b}").chars().rev().collect() };
    for (_, _, cluster) in &words {
        if *cluster != 0 {
            ids.insert(path_of(*cluster), 0);
        }
    }
    all.paths = vec![0];
    for (path, id) in &mut ids {
        *id = all.paths.len() as u16;
        all.paths.push(path.bytes().fold(1, |sum, bit| sum << 1 | u32::from(bit == b'1')));
    }
    let prob =
        |word: &str| probs.get(word).and_then(Value::as_f64).map(libm::exp).unwrap_or_default();
    for (word, _, cluster) in words.into_iter().take(n_words) {
        all.n_taken += 1;
        if cluster != 0 {
            let id = ids.get(&path_of(cluster)).copied().unwrap_or_default();
            *all.words.entry(word.to_owned()).or_default() |= u64::from(id);
        }
        let lower = word.to_lowercase();
        let mut chars = lower.chars();
        let capital: String =
            chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
        let (small, large) = (prob(&lower), prob(&capital) + prob(&lower.to_uppercase()));
        let share = large / (small + large);
        let bucket = match share {
            _ if share < 0.02 => 1,
            _ if share < 0.08 => 2,
            _ if share < 0.2 => 3,
            _ if share < 0.5 => 4,
            _ if share < 0.8 => 5,
            _ if share < 0.95 => 6,
            _ => 7,
        };
        let entry = all.words.entry(lower).or_default();
        *entry = *entry & 0xfff | bucket << 12;
    }
    Ok(())
}
