//! Answers of services, which come beside the text that was sent.

use dateline_bench_stories::Story;
use serde_json::{Value, json};

use crate::Named;
use crate::records::spots;

fn with_text(answer: &Value, text: String) -> Vec<Named> {
    vec![
        ("story.json".to_owned(), answer.to_string().into_bytes()),
        ("story.txt".to_owned(), text.into_bytes()),
    ]
}

pub(crate) fn google(story: &Story) -> Vec<Named> {
    let (text, spots) = spots(story);
    let mut mentions = vec![Vec::new(); story.entities.len()];
    for it in &spots {
        let content = json!({"content": it.text, "beginOffset": it.start});
        mentions[it.entity].push(json!({"text": content, "type": "PROPER"}));
    }
    let entities = story.entities.iter().zip(mentions).map(|(it, mentions)| {
        let kind = match it.kind {
            "place" => "LOCATION".to_owned(),
            kind => kind.to_ascii_uppercase(),
        };
        json!({"name": it.name, "type": kind, "metadata": {}, "salience": 0.1, "mentions": mentions})
    });
    let answer = json!({"entities": entities.collect::<Value>(), "language": "en"});
    with_text(&answer, text)
}

pub(crate) fn comprehend(story: &Story) -> Vec<Named> {
    let (text, spots) = spots(story);
    let entities = spots.iter().map(|it| {
        let kind = match it.label {
            "ORG" => "ORGANIZATION",
            "GPE" => "LOCATION",
            label => label,
        };
        json!({"Score": 0.99, "Type": kind, "Text": it.text, "BeginOffset": it.start, "EndOffset": it.end})
    });
    with_text(&json!({"Entities": entities.collect::<Value>(), "LanguageCode": "en"}), text)
}

pub(crate) fn azure(story: &Story) -> Vec<Named> {
    let (text, spots) = spots(story);
    let entities = spots.iter().map(|it| {
        let kind = match it.label {
            "PERSON" => "Person",
            "ORG" => "Organization",
            "GPE" => "Location",
            "DATE" => "DateTime",
            _ => "Event",
        };
        let length = it.end - it.start;
        json!({"text": it.text, "category": kind, "offset": it.start, "length": length, "confidenceScore": 0.99})
    });
    let documents = json!([{"id": "1", "entities": entities.collect::<Value>(), "warnings": []}]);
    let results = json!({"documents": documents, "errors": [], "modelVersion": "2023-09-01"});
    let request = json!({
        "kind": "EntityRecognition",
        "parameters": {"modelVersion": "latest", "stringIndexType": "UnicodeCodePoint"},
        "analysisInput": {"documents": [{"id": "1", "language": "en", "text": text}]},
    });
    let answer = json!({"kind": "EntityRecognitionResults", "results": results});
    vec![
        ("request.json".to_owned(), request.to_string().into_bytes()),
        ("response.json".to_owned(), answer.to_string().into_bytes()),
    ]
}
