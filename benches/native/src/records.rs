//! Formats of one JSON value a story, or a line.

use dateline_bench_stories::{Mention, Story};
use serde_json::{Value, json};

/// What tools call the types.
pub(crate) fn label(kind: &str) -> &'static str {
    match kind {
        "person" => "PERSON",
        "organization" => "ORG",
        "place" => "GPE",
        "date" => "DATE",
        _ => "EVENT",
    }
}

/// A mention in the text of all paragraphs, in code points.
pub(crate) struct Spot<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: &'a str,
    pub(crate) label: &'static str,
    pub(crate) entity: usize,
}

/// The text, and where in it the mentions are.
pub(crate) fn spots(story: &Story) -> (String, Vec<Spot<'_>>) {
    let mut starts = Vec::new();
    let mut at = 0;
    for paragraph in &story.paragraphs {
        starts.push(at);
        at += paragraph.chars().count() + 2;
    }
    let spot = |it: &Mention| {
        let (start, end) = within(story, it);
        let before = starts.get(it.paragraph).copied().unwrap_or_default();
        let kind = story.entities.get(it.entity).map_or("", |it| it.kind);
        let (start, end) = (before + start, before + end);
        (start, end, kind, it.entity)
    };
    let spots = story.mentions.iter().map(|it| {
        let (start, end, kind, entity) = spot(it);
        Spot { start, end, text: story.words(it), label: label(kind), entity }
    });
    (story.paragraphs.join("\n\n"), spots.collect())
}

/// Where a mention is in its paragraph, in code points.
fn within(story: &Story, mention: &Mention) -> (usize, usize) {
    let text = story.paragraphs.get(mention.paragraph).map_or("", String::as_str);
    let chars = |end: usize| text.get(..end).unwrap_or_default().chars().count();
    (chars(mention.span.start), chars(mention.span.end))
}

pub(crate) fn spacy(story: &Story) -> String {
    let (text, spots) = spots(story);
    let ents = spots.iter().map(|it| json!({"start": it.start, "end": it.end, "label": it.label}));
    json!({"text": text, "ents": ents.collect::<Value>(), "tokens": []}).to_string()
}

/// A task a paragraph.
pub(crate) fn prodigy(story: &Story) -> String {
    let mut lines = String::new();
    for (idx, text) in story.paragraphs.iter().enumerate() {
        let here = story.mentions.partition_point(|it| it.paragraph < idx);
        let here = story.mentions[here..].iter().take_while(|it| it.paragraph == idx);
        let spans = here.map(|it| {
            let (start, end) = within(story, it);
            let kind = story.entities.get(it.entity).map_or("", |it| it.kind);
            json!({"start": start, "end": end, "label": label(kind)})
        });
        let spans: Value = spans.collect();
        let task = json!({"text": text, "spans": spans, "_input_hash": idx, "_task_hash": idx, "answer": "accept"});
        lines += &task.to_string();
        lines.push('\n');
    }
    lines
}

pub(crate) fn label_studio(story: &Story) -> String {
    let (text, spots) = spots(story);
    let results = spots.iter().map(|it| {
        let value =
            json!({"start": it.start, "end": it.end, "text": it.text, "labels": [it.label]});
        json!({"type": "labels", "from_name": "label", "to_name": "text", "value": value})
    });
    let results: Value = results.collect();
    json!([{"id": 1, "data": {"text": text}, "annotations": [{"id": 1, "result": results}]}])
        .to_string()
}

pub(crate) fn schema_org(story: &Story) -> String {
    let mentions = story.entities.iter().filter_map(|it| {
        let kind = match it.kind {
            "person" => "Person",
            "organization" => "Organization",
            "place" => "Place",
            _ => return None,
        };
        Some(json!({"@type": kind, "name": it.name}))
    });
    let (body, mentions) = (story.paragraphs.join("\n\n"), mentions.collect::<Value>());
    json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A generated story",
           "articleBody": body, "mentions": mentions})
    .to_string()
}

pub(crate) fn ninjs(story: &Story) -> String {
    let named = |kind: &str| -> Value {
        let all = story.entities.iter().filter(|it| it.kind == kind);
        all.map(|it| json!({"name": it.name})).collect()
    };
    json!({"uri": "https://news.example/1", "type": "text", "headline": "A generated story",
           "body_text": story.paragraphs.join("\n\n"), "person": named("person"),
           "organisation": named("organization"), "place": named("place")})
    .to_string()
}
