//! Reads the texts that the model is learned from, and measured on.

use std::{collections::HashMap, fs, ops::Range, path::Path};

use dateline_recognizer::Kind;
use serde::Deserialize;

/// A set of kinds, a bit each.
pub(crate) type Kinds = u8;

pub(crate) const fn only(kind: Kind) -> Kinds {
    1 << kind as u8
}

const PERSON: Kinds = only(Kind::Person);
const ORGANIZATION: Kinds = only(Kind::Organization);
const PLACE: Kinds = only(Kind::Place);
const GROUP: Kinds = only(Kind::Group);
const EVENT: Kinds = only(Kind::Event);
const OTHER: Kinds = only(Kind::Other);

/// A name marked in a text.
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    pub block: usize,
    /// In bytes.
    pub range: Range<usize>,
    /// What it may be: several, where a data set tells less apart than we do.
    pub kinds: Kinds,
}

/// A text with its names marked.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The data set it is of.
    pub set: &'static str,
    /// The part of the set it is measured with: the news of GUM is told apart from its other texts.
    pub part: &'static str,
    pub blocks: Vec<String>,
    pub marked: Vec<Marked>,
    /// The kinds that this data set does not mark.
    pub unmarked: Kinds,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    blocks: Vec<String>,
    mentions: Vec<Mention>,
}

#[derive(Deserialize)]
struct Mention {
    block: usize,
    start: usize,
    end: usize,
    label: String,
}

#[derive(Deserialize)]
struct Tagged {
    text: String,
    tokens: Vec<(usize, usize)>,
    tags: Vec<String>,
}

/// The kinds that a label of a data set stands for; `None` is not ours to learn.
fn kinds_of(label: &str) -> Option<Kinds> {
    Some(match label {
        "PER" | "person" => PERSON,
        "ORG" | "corporation" | "group" => ORGANIZATION,
        "LOC" | "location" => PLACE,
        "EVENT" => EVENT,
        "MISC" => GROUP | EVENT | OTHER,
        "product" | "creative-work" => OTHER,
        _ => return None,
    })
}

/// Byte offsets of the code points of `text`, its end included.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// Reads documents of GUM.
pub(crate) fn documents(path: &Path, set: &'static str) -> Result<Vec<Text>, String> {
    lines::<Document>(path)?
        .into_iter()
        .map(|document| {
            let starts: Vec<Vec<usize>> = document.blocks.iter().map(|it| offsets(it)).collect();
            let marked = document
                .mentions
                .iter()
                .filter_map(|it| {
                    let starts = starts.get(it.block)?;
                    Some(Marked {
                        block: it.block,
                        range: *starts.get(it.start)?..*starts.get(it.end)?,
                        kinds: kinds_of(&it.label)?,
                    })
                })
                .collect();
            let part = if document.id.starts_with("GUM_news") { "news" } else { set };
            Ok(Text { set, part, blocks: document.blocks, marked, unmarked: GROUP | OTHER })
        })
        .collect()
}

/// Reads tagged sentences; `together` of them that follow each other are one text.
pub(crate) fn sentences(
    path: &Path,
    set: &'static str,
    unmarked: Kinds,
    together: usize,
) -> Result<Vec<Text>, String> {
    let all = lines::<Tagged>(path)?;
    Ok(all
        .chunks(together)
        .map(|chunk| {
            let mut text =
                Text { set, part: set, blocks: Vec::new(), marked: Vec::new(), unmarked };
            for tagged in chunk {
                let starts = offsets(&tagged.text);
                let block = text.blocks.len();
                let mut open: Option<Marked> = None;
                for (tag, token) in tagged.tags.iter().zip(&tagged.tokens) {
                    let (Some(&start), Some(&end)) = (starts.get(token.0), starts.get(token.1))
                    else {
                        continue;
                    };
                    match tag.split_once('-') {
                        Some(("I", _)) => {
                            if let Some(it) = &mut open {
                                it.range.end = end;
                            }
                        }
                        Some(("B", label)) => {
                            text.marked.extend(open.take());
                            open = kinds_of(label).map(|kinds| Marked {
                                block,
                                range: start..end,
                                kinds,
                            });
                        }
                        _ => text.marked.extend(open.take()),
                    }
                }
                text.marked.extend(open);
                text.blocks.push(tagged.text.clone());
            }
            text
        })
        .collect())
}

fn lines<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let text = read(path)?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            serde_json::from_str(line)
                .map_err(|err| format!("{}, line {}: {err}", path.display(), at + 1))
        })
        .collect()
}

pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|err| format!("{}: {err}", path.display()))
}

/// Reads our own texts: `[P Name]` in lines, an empty line between documents.
pub(crate) fn bracketed(path: &Path, set: &'static str) -> Result<Vec<Text>, String> {
    let all = read(path)?;
    let empty = || Text { set, part: set, blocks: Vec::new(), marked: Vec::new(), unmarked: 0 };
    let mut texts = vec![empty()];
    for (at, line) in all.lines().enumerate() {
        let line = line.trim().trim_start_matches("# ");
        if line.is_empty() {
            if texts.last().is_some_and(|it| !it.blocks.is_empty()) {
                texts.push(empty());
            }
            continue;
        }
        let Some(text) = texts.last_mut() else { continue };
        let block = text.blocks.len();
        let (plain, marked) = unbracket(line, block)
            .map_err(|it| format!("{}, line {}: {it}", path.display(), at + 1))?;
        text.blocks.push(plain);
        text.marked.extend(marked);
    }
    texts.retain(|it| !it.blocks.is_empty());
    Ok(texts)
}

fn unbracket(line: &str, block: usize) -> Result<(String, Vec<Marked>), String> {
    let mut plain = String::new();
    let mut marked = Vec::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('[') {
        plain.push_str(before);
        let (name, after) = behind.split_once(']').ok_or("a bracket is not closed")?;
        let (kind, name) = name.split_once(' ').ok_or("a bracket without a kind")?;
        let kinds = match kind {
            "P" => PERSON,
            "O" => ORGANIZATION,
            "L" => PLACE,
            "G" => GROUP,
            "E" => EVENT,
            "M" => OTHER,
            _ => return Err(format!("no kind: {kind}")),
        };
        let start = plain.len();
        plain.push_str(name);
        marked.push(Marked { block, range: start..plain.len(), kinds });
        rest = after;
    }
    plain.push_str(rest);
    Ok((plain, marked))
}

/// The training sets of `data`, and our own texts under `corpus`.
pub(crate) fn training(data: &Path, corpus: &Path) -> Result<Vec<Text>, String> {
    let mut all = documents(&data.join("gum-train.jsonl"), "gum")?;
    all.extend(sentences(&data.join("wikigold.jsonl"), "wikigold", 0, 12)?);
    all.extend(sentences(&data.join("wnut17-train.jsonl"), "wnut17", GROUP | EVENT, 1)?);
    all.extend(sentences(&data.join("broad-twitter.jsonl"), "tweets", GROUP | EVENT | OTHER, 1)?);
    all.extend(sentences(&data.join("sec-filings.jsonl"), "filings", 0, 12)?);
    for (folder, set) in [
        ("politics", "politics"),
        ("business", "business"),
        ("sport", "sport"),
        ("web", "web"),
        ("agency", "agency"),
    ] {
        for path in files(&corpus.join(folder))? {
            all.extend(bracketed(&path, set)?);
        }
    }
    Ok(all)
}

/// The text files of a folder, by name; none if there is no such folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files: Vec<_> = fs::read_dir(folder)
        .map_err(|err| format!("{}: {err}", folder.display()))?
        .filter_map(|it| it.ok().map(|it| it.path()))
        .filter(|it| it.extension().is_some_and(|it| it == "txt"))
        .collect();
    files.sort();
    Ok(files)
}

/// How many texts each set has.
pub(crate) fn tally(texts: &[Text]) -> Vec<(&'static str, usize)> {
    let mut counts: HashMap<&'static str, usize> = HashMap::new();
    for text in texts {
        *counts.entry(text.set).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}
