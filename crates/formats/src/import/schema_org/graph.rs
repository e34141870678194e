//! JSON-LD as publishers write it: its names without their vocabulary, its references followed.

use std::collections::HashMap;

use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

const VOCABULARY: [&str; 5] = [
    "https://schema.org/",
    "http://schema.org/",
    "https://www.schema.org/",
    "http://www.schema.org/",
    "schema:",
];

/// A name without its vocabulary: `schema:headline` is `headline`.
fn local(name: &str) -> &str {
    VOCABULARY.into_iter().find_map(|it| name.strip_prefix(it)).unwrap_or(name)
}

/// The types of a node, in their order.
pub(super) fn types(node: &Json) -> impl Iterator<Item = &str> {
    let given = node.get("@type").or_else(|| node.get("type"));
    let types = match given {
        Some(Json::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    types.iter().filter_map(Json::as_str).map(local)
}

/// Whether a node is a story.
pub(super) fn is_article(node: &Json) -> bool {
    types(node).any(|it| {
        it.ends_with("Article")
            || it.ends_with("BlogPosting")
            || matches!(it, "Report" | "SocialMediaPosting" | "DiscussionForumPosting")
    })
}

/// The nodes of a document that may be a story, with their places.
pub(super) fn nodes(document: &Json) -> Vec<(String, &Json)> {
    let mut nodes = Vec::new();
    let graph = document.get("@graph").and_then(Json::as_array);
    for (idx, node) in graph.into_iter().flatten().enumerate() {
        nodes.push((format!("@graph[{idx}]"), node));
    }
    if graph.is_none() || document.has("@type") {
        nodes.push((String::new(), document));
    }
    let main: Vec<_> = nodes
        .iter()
        .filter(|(_, node)| !is_article(node))
        .filter_map(|(place, node)| {
            let dot = if place.is_empty() { "" } else { "." };
            let keys = ["mainEntity", "schema:mainEntity"];
            let main = keys.into_iter().find_map(|it| node.get(it))?;
            Some((format!("{place}{dot}mainEntity"), main))
        })
        .collect();
    nodes.extend(main);
    nodes
}

/// The same with plain names and plain values: no vocabulary, no `@value`, `@list` or `@set`.
pub(super) fn plain(json: &Json) -> Json {
    match json {
        // Sets in sets are one set.
        Json::Array(items) => Json::Array(
            items
                .iter()
                .flat_map(|it| match plain(it) {
                    Json::Array(items) => items,
                    one => vec![one],
                })
                .collect(),
        ),
        Json::Object(fields) => {
            if let Some(value) = ["@value", "@list", "@set"].into_iter().find_map(|it| json.get(it))
            {
                return plain(value);
            }
            let name = |key: &str| match key {
                "id" if !json.has("@id") => "@id".to_owned(),
                "type" if !json.has("@type") => "@type".to_owned(),
                key => local(key).to_owned(),
            };
            Json::Object(fields.iter().map(|(key, value)| (name(key), plain(value))).collect())
        }
        other => other.clone(),
    }
}

/// What the nodes of a document are called, so that a reference finds its node.
pub(super) struct Graph<'j>(HashMap<&'j str, &'j Json>);

impl<'j> Graph<'j> {
    /// Knows every node of documents that [`plain`] made.
    pub(super) fn of(documents: impl Iterator<Item = &'j Json>) -> Graph<'j> {
        let mut graph = Graph(HashMap::new());
        documents.for_each(|it| graph.add(it));
        graph
    }

    fn add(&mut self, json: &'j Json) {
        match json {
            Json::Array(items) => items.iter().for_each(|it| self.add(it)),
            Json::Object(fields) => {
                if 1 < fields.len()
                    && let Some(id) = json.get("@id").and_then(Json::as_str)
                {
                    self.0.entry(id).or_insert(json);
                }
                fields.iter().for_each(|(_, value)| self.add(value));
            }
            _ => {}
        }
    }

    /// The node itself, or the one that it refers to; `None` if that is not in the file.
    pub(super) fn node<'s>(&'s self, json: &'s Json) -> Option<&'s Json> {
        match json {
            Json::Object(fields) if fields.len() == 1 => match json.get("@id") {
                Some(id) => self.0.get(id.as_str()?).copied(),
                None => Some(json),
            },
            _ => Some(json),
        }
    }
}

/// Takes the values of a property, one or several, with their places.
pub(super) fn values<'j>(
    object: &mut Object<'j>,
    key: &str,
    notes: &mut Notes,
) -> Vec<(String, &'j Json)> {
    let place = object.place_of(key);
    match object.take(key, notes) {
        Some(Json::Array(items)) => items
            .iter()
            .enumerate()
            .filter(|(_, item)| **item != Json::Null)
            .map(|(idx, item)| (format!("{place}[{idx}]"), item))
            .collect(),
        Some(value) => vec![(place, value)],
        None => Vec::new(),
    }
}

/// Takes the words of a property: its strings, and the names of things that it points to.
pub(super) fn words(
    object: &mut Object<'_>,
    key: &str,
    graph: &Graph<'_>,
    notes: &mut Notes,
) -> Vec<String> {
    let values = values(object, key, notes);
    values.into_iter().filter_map(|(place, it)| words_of(it, &place, graph, notes)).collect()
}

/// The same, of a property that has one value here: further ones are noted.
pub(super) fn word(
    object: &mut Object<'_>,
    key: &str,
    graph: &Graph<'_>,
    notes: &mut Notes,
) -> Option<String> {
    let mut values = values(object, key, notes).into_iter();
    let word = values.next().and_then(|(place, it)| words_of(it, &place, graph, notes));
    values.for_each(|(place, _)| notes.push(place, Reason::NotCarried));
    word
}

/// Takes the address of a property that has one value here: a string, or the thing it points to.
pub(super) fn address(object: &mut Object<'_>, key: &str, notes: &mut Notes) -> Option<String> {
    let mut values = values(object, key, notes).into_iter();
    let (place, value) = values.next()?;
    values.for_each(|(place, _)| notes.push(place, Reason::NotCarried));
    let keys = ["@id", "url"];
    let within = || keys.into_iter().find_map(|it| value.get(it)?.as_str());
    let address = value.as_str().or_else(within);
    if address.is_none() {
        notes.push(place, Reason::WrongType { wanted: "an address", found: value.found() });
    }
    address.filter(|it| !it.trim().is_empty()).map(str::to_owned)
}

/// The words of a value: a string, or a thing's name.
fn words_of(value: &Json, place: &str, graph: &Graph<'_>, notes: &mut Notes) -> Option<String> {
    if let Some(text) = value.as_str() {
        return Some(text.to_owned()).filter(|it| !it.trim().is_empty());
    }
    let Json::Object(_) = value else {
        let wanted = "a string or an object";
        notes.push(place, Reason::WrongType { wanted, found: value.found() });
        return None;
    };
    let Some(node) = graph.node(value) else {
        let id = value.get("@id").and_then(Json::as_str).unwrap_or_default();
        notes.push(place, Reason::Dangling(id.to_owned()));
        return None;
    };
    let keys = ["name", "text", "value", "headline", "url", "@id"];
    let name = keys.into_iter().find_map(|it| match node.get(it) {
        Some(Json::Array(names)) => names.iter().find_map(Json::as_str),
        name => name.and_then(Json::as_str),
    });
    if name.is_none() {
        notes.push(place, Reason::Missing("name"));
    }
    name.map(str::to_owned)
}
