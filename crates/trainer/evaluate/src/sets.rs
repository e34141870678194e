//! Reads the data sets, and what the recognizer and its peers found in them. Offsets are code points throughout.

use std::{fs, path::Path};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Person,
    Organization,
    Place,
}

impl Kind {
    pub(crate) const ALL: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organization => "organization",
            Kind::Place => "place",
        }
    }

    fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }

    /// What a label of a data set stands for; `None` is not counted.
    fn of_label(label: &str) -> Option<Kind> {
        match label {
            "PER" | "person" => Some(Kind::Person),
            "ORG" | "corporation" | "group" => Some(Kind::Organization),
            "LOC" | "location" => Some(Kind::Place),
            _ => None,
        }
    }
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name {
    pub(crate) block: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
}

/// A sentence or a document with its names marked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    pub(crate) id: String,
    pub(crate) blocks: Vec<String>,
    pub(crate) marked: Vec<Name>,
    /// Whether the set is one of sentences, and this is one of them.
    pub(crate) is_sentence: bool,
}

/// What somebody found in a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Of what is counted.
    pub(crate) names: Vec<Name>,
    /// Of other types: block, start, end, type.
    pub(crate) others: Vec<(usize, usize, usize, String)>,
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
    id: serde_json::Value,
    text: String,
    tokens: Vec<(usize, usize)>,
    tags: Vec<String>,
}

/// One line of a data set, in either of its two shapes.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Document(Document),
    Tagged(Tagged),
}

#[derive(Deserialize)]
struct FoundLine {
    names: Vec<(usize, usize, usize, String)>,
}

#[derive(Serialize)]
struct RawText<'a> {
    blocks: &'a [String],
}

/// Reads a data set.
pub(crate) fn read(file: &Path) -> Result<Vec<Text>, String> {
    Ok(lines::<Line>(file)?.into_iter().map(text).collect())
}

/// Reads what was found, a line for each text.
pub(crate) fn read_found(file: &Path) -> Result<Vec<Found>, String> {
    Ok(lines::<FoundLine>(file)?.into_iter().map(|it| found(it.names)).collect())
}

/// The texts without their marks, a line each: all that the recognizer and its peers are given.
pub(crate) fn raw(texts: &[Text]) -> Result<String, String> {
    let mut all = String::new();
    for text in texts {
        let line = serde_json::to_string(&RawText { blocks: &text.blocks });
        all.push_str(&line.map_err(|err| err.to_string())?);
        all.push('\n');
    }
    Ok(all)
}

/// Reads what [`raw`] wrote.
pub(crate) fn read_raw(file: &Path) -> Result<Vec<Vec<String>>, String> {
    #[derive(Deserialize)]
    struct Blocks {
        blocks: Vec<String>,
    }
    Ok(lines::<Blocks>(file)?.into_iter().map(|it| it.blocks).collect())
}

fn text(line: Line) -> Text {
    match line {
        Line::Document(it) => {
            let names = it.mentions.iter().filter_map(|it| {
                let kind = Kind::of_label(&it.label)?;
                Some(Name { block: it.block, start: it.start, end: it.end, kind })
            });
            Text { marked: unique(names), id: it.id, blocks: it.blocks, is_sentence: false }
        }
        Line::Tagged(it) => Text {
            id: it.id.to_string(),
            marked: unique(names_of_tags(&it.tokens, &it.tags).into_iter()),
            blocks: vec![it.text],
            is_sentence: true,
        },
    }
}

fn names_of_tags(tokens: &[(usize, usize)], tags: &[String]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    // Whether the token before was of a name that is counted.
    let mut is_open = false;
    for ((start, end), tag) in tokens.iter().copied().zip(tags) {
        match tag.split_once('-') {
            Some(("I", _)) => {
                if let Some(last) = names.last_mut().filter(|_| is_open) {
                    last.end = end;
                }
            }
            Some(("B", label)) => {
                let kind = Kind::of_label(label);
                is_open = kind.is_some();
                names.extend(kind.map(|kind| Name { block: 0, start, end, kind }));
            }
            _ => is_open = false,
        }
    }
    names
}

fn found(spans: Vec<(usize, usize, usize, String)>) -> Found {
    let mut found = Found::default();
    for (block, start, end, word) in spans {
        match Kind::parse(&word) {
            Some(kind) => found.names.push(Name { block, start, end, kind }),
            None => found.others.push((block, start, end, word)),
        }
    }
    found.names = unique(found.names.into_iter());
    found
}

fn unique(names: impl Iterator<Item = Name>) -> Vec<Name> {
    let mut names: Vec<Name> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn lines<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, String> {
    let text = fs::read_to_string(file).map_err(|err| format!("{}: {err}", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(idx, line)| {
            serde_json::from_str(line)
                .map_err(|err| format!("{}, line {}: {err}", file.display(), idx + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[(usize, usize, &str)]) {
        let text = text(serde_json::from_str(line).unwrap());
        let names: Vec<_> =
            text.marked.iter().map(|it| (it.start, it.end, it.kind.word())).collect();
        assert_eq!(names, expected, "{line}");
    }

    fn tagged(tags: &str) -> String {
        let tags: Vec<_> = tags.split(' ').collect();
        let tags = serde_json::to_string(&tags).unwrap();
        format!(
            r#"{{"id": 1, "text": "a b c d", "tokens": [[0,1],[2,3],[4,5],[6,7]], "tags": {tags}}}"#
        )
    }

    #[test]
    fn both_shapes_are_read_and_only_what_is_counted() {
        check(&tagged("B-PER I-PER O B-LOC"), &[(0, 3, "person"), (6, 7, "place")]);
        check(
            &tagged("B-corporation B-group B-location B-person"),
            &[(0, 1, "organization"), (2, 3, "organization"), (4, 5, "place"), (6, 7, "person")],
        );
        // What is not counted does not lengthen the name before it.
        check(&tagged("B-PER B-product I-product O"), &[(0, 1, "person")]);
        check(&tagged("B-MISC I-MISC B-creative-work O"), &[]);
        check(
            r#"{"id": "d", "blocks": ["a"], "mentions": [
                {"block": 0, "start": 0, "end": 1, "label": "ORG"},
                {"block": 0, "start": 0, "end": 1, "label": "ORG"},
                {"block": 0, "start": 0, "end": 1, "label": "DATE"}]}"#,
            &[(0, 1, "organization")],
        );
    }

    #[test]
    fn what_was_found_is_told_from_what_is_not_counted() {
        let span = |word: &str| (0, 1, 2, word.to_owned());
        let found = found(vec![span("place"), span("event"), span("place")]);
        assert_eq!((found.names.len(), found.others), (1, vec![span("event")]));
    }
}
