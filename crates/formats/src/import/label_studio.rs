//! Label Studio's JSON export: tasks with `data`, `annotations` (once `completions`) and `predictions`; and its JSON-MIN.
//!
//! Offsets: code points since 2021 (`charsToCodePoints` in `web/libs/editor/src/utils/selection-tools.js`), UTF-16
//! units before; half-open. `value.text` has the words. Offsets into HTML count the text of its elements: they are
//! read where the data has no tags. Source: <https://labelstud.io/guide/task_format>, <https://labelstud.io/tags/text>.

mod regions;

use dateline_article::OffsetUnit;

use self::regions::Regions;
use super::{Drafts, Importer, records};
use crate::draft::{Draft, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::LabelStudio, recognises, read };

fn recognises(files: &[Given]) -> bool {
    records::any(files, |json| is_task(json) || is_minimal(json))
}

fn is_task(json: &Json) -> bool {
    let is_list = |key| json.get(key).is_some_and(|it: &Json| it.as_array().is_some());
    matches!(json.get("data"), Some(Json::Object(_)))
        && (is_list("annotations") || is_list("completions") || is_list("predictions"))
}

/// JSON-MIN has the data and the values of the regions in one object.
fn is_minimal(json: &Json) -> bool {
    json.has("text") && !regions_of_minimal(json).is_empty()
}

/// The fields of JSON-MIN that hold regions: called as the labelling page calls them.
fn regions_of_minimal(json: &Json) -> Vec<&str> {
    let Json::Object(fields) = json else { return Vec::new() };
    let is_region = |it: &Json| it.has("start") && it.has("end") && it.has("labels");
    let is_list = |value: &Json| value.as_array().and_then(<[Json]>::first).is_some_and(is_region);
    fields.iter().filter(|(_, it)| is_list(it)).map(|(key, _)| key.as_str()).collect()
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let is_of_tasks = records::any(files, is_task);
    let drafts = records::read(files, Format::LabelStudio, story, notes)?;
    Ok(Drafts { variant: if is_of_tasks { "" } else { "minimal" }, drafts })
}

fn story(json: &Json, place: &str, notes: &mut Notes) -> Option<Draft> {
    let mut task = Object::new(json, place, notes)?;
    if !is_task(json) && is_minimal(json) {
        return minimal(json, task, notes);
    }
    let mut data = match task.object("data", notes) {
        Some(data) => data,
        None => {
            notes.push(place, Reason::Missing("data"));
            return None;
        }
    };
    let versions = versions(&mut task, notes);
    let chosen = chosen(&versions);
    let results = chosen.and_then(|it| it.json.get("result")).and_then(Json::as_array);
    let key = text_key(json.get("data"), results.unwrap_or_default());
    let place_of_text = data.place_of(key.as_deref().unwrap_or("text"));
    let Some(text) = data.text(key.as_deref().unwrap_or("text"), notes) else {
        notes.push(place_of_text, Reason::Missing("text"));
        return None;
    };
    if is_address(text) {
        notes.push(place_of_text, Reason::Missing("text, only its address"));
        return None;
    }
    let mut draft = Draft::whole_text(text, STATED, place_of_text);
    draft.id = records::id(&mut task, "id", notes);
    draft.headline = title(&mut data, notes);
    for version in &versions {
        if chosen.is_some_and(|it| it.place == version.place) {
            let regions = Regions::new(text, key.as_deref(), json.get("data"));
            draft.mentions = Some(regions.of(version, notes));
        } else if version.json.get("result").and_then(Json::as_array) != Some(&[]) {
            notes.push(version.place.as_str(), Reason::NotMarked("another version of the same"));
        }
    }
    data.rest(notes);
    // The tool's own bookkeeping.
    task.skip(&BOOKKEEPING);
    task.rest(notes);
    Some(draft)
}

const STATED: Unit = Unit::Stated(OffsetUnit::Codepoint);

const BOOKKEEPING: [&str; 22] = [
    "annotation_id",
    "annotator",
    "cancelled_annotations",
    "comment_authors",
    "comment_count",
    "completed_at",
    "completed_by",
    "created_at",
    "file_upload",
    "ground_truth",
    "inner_id",
    "is_labeled",
    "last_comment_updated_at",
    "lead_time",
    "overlap",
    "project",
    "total_annotations",
    "total_predictions",
    "unresolved_comment_count",
    "updated_at",
    "updated_by",
    "was_cancelled",
];

/// One annotator’s work on a task, or a model's.
struct Version<'j> {
    json: &'j Json,
    place: String,
    is_prediction: bool,
}

fn versions<'j>(task: &mut Object<'j>, notes: &mut Notes) -> Vec<Version<'j>> {
    let mut versions = Vec::new();
    for key in ["annotations", "completions", "predictions"] {
        let is_prediction = key == "predictions";
        for (place, json) in task.items(key, notes).unwrap_or_default() {
            versions.push(Version { json, place, is_prediction });
        }
    }
    versions
}

/// The version that is shown: the ground truth, else the first that was not cancelled, else a model's.
fn chosen<'v, 'j>(versions: &'v [Version<'j>]) -> Option<&'v Version<'j>> {
    let says = |it: &Version<'_>, key| it.json.get(key) == Some(&Json::Boolean(true));
    let kept = || versions.iter().filter(|it| !says(it, "was_cancelled"));
    kept().find(|it| says(it, "ground_truth")).or_else(|| kept().next())
}

/// Which field of the data the regions lie in: the one they name, or the longest text.
fn text_key(data: Option<&Json>, results: &[Json]) -> Option<String> {
    let Some(Json::Object(fields)) = data else { return None };
    let text = |key: &str| data?.get(key)?.as_str();
    let named = results.iter().filter_map(|it| it.get("to_name")?.as_str());
    // A title is labelled beside its text often.
    let mut named: Vec<&str> = named.filter(|it| text(it).is_some() && !is_title(it)).collect();
    named.dedup();
    if let Some(first) = named.first() {
        return Some((*first).to_owned());
    }
    if text("text").is_some() {
        return Some("text".to_owned());
    }
    let texts = fields.iter().filter_map(|(key, it)| Some((key, it.as_str()?)));
    let texts = texts.filter(|(_, it)| !is_file(it));
    texts.rev().max_by_key(|(_, it)| it.len()).map(|(key, _)| key.clone())
}

fn is_title(key: &str) -> bool {
    matches!(key, "title" | "headline")
}

fn title(data: &mut Object<'_>, notes: &mut Notes) -> Option<String> {
    let title = data.text("title", notes).or_else(|| data.text("headline", notes));
    title.map(str::to_owned)
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("https://") || text.starts_with("http://") || text.starts_with("s3://"))
        && !text.contains(char::is_whitespace)
}

/// Whether it reads as the name of a picture or a sound.
fn is_file(text: &str) -> bool {
    let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_word = |it: u8| it.is_ascii_graphic();
    (2..=5).contains(&ending.len()) && text.bytes().all(is_word)
}

fn minimal(json: &Json, mut task: Object<'_>, notes: &mut Notes) -> Option<Draft> {
    let text = records::text(&mut task, "text", notes)?;
    let mut draft = Draft::whole_text(text, STATED, task.place_of("text"));
    draft.id = records::id(&mut task, "id", notes);
    draft.headline = title(&mut task, notes);
    let regions = Regions::new(text, None, None);
    for key in regions_of_minimal(json) {
        for (place, region) in task.items(key, notes).unwrap_or_default() {
            if let Some(value) = Object::new(region, place, notes) {
                draft.mentions.get_or_insert_default().extend(regions.labels(value, notes));
            }
        }
    }
    task.skip(&BOOKKEEPING);
    task.rest(notes);
    Some(draft)
}
