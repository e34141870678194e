//! IPTC's ninjs, news in JSON: generation 1 (`body_xhtml`, `person`, `byline`), 2 (`bodies`, `people`, `by`) and 3, which
//! writes the names of 2 in camel case.
//!
//! It has no offsets: people, organisations, places, events and objects have names, and they are looked for in the body.
//! Of several bodies HTML comes before text, because it says what a heading is. Sources: the JSON Schemas 1.0 to 3.1 at
//! <https://www.iptc.org/std/ninjs/>.

mod cast;
mod texts;

use dateline_article::OffsetUnit;

use super::{Drafts, Importer};
use crate::draft::{Draft, DraftBlock, DraftSource, Unit};
use crate::error::ImportError;
use crate::file::Given;
use crate::format::Format;
use crate::html_text;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};
use crate::repeats;

pub(super) const IMPORTER: Importer = Importer { format: Format::Ninjs, recognises, read };

fn recognises(files: &[Given]) -> bool {
    let [file] = files else { return false };
    file.records().iter().any(|(_, json)| is_ninjs(json))
}

/// Only `uri` must be there; an item without a sign of its generation, or with a context of JSON-LD, is none.
fn is_ninjs(json: &Json) -> bool {
    let Json::Object(fields) = json else { return false };
    let says = |standard: &Json| standard.get("name").and_then(Json::as_str) == Some("ninjs");
    let is_standard =
        ["standard", "$standard"].into_iter().any(|it| json.get(it).is_some_and(says));
    let is_item = json.get("uri").is_some_and(|it| it.as_str().is_some())
        && !json.has("@context")
        && fields.iter().any(|(key, _)| {
            key.starts_with("body_")
                || key.starts_with("description_")
                || matches!(
                    key.as_str(),
                    "bodies" | "headlines" | "versioncreated" | "versionCreated"
                )
        });
    is_item || is_standard
}

fn read(files: &[Given], notes: &mut Notes) -> Result<Drafts, ImportError> {
    let records = files.first().map(Given::records).unwrap_or_default();
    let variant = records.iter().find(|(_, it)| is_ninjs(it)).map_or("", |(_, it)| generation(it));
    let mut drafts = Vec::new();
    for (place, json) in records {
        let mut own = Notes::default();
        match story(json, &place, &mut own) {
            Some(draft) => drafts.push((draft, own)),
            None => notes.append(own),
        }
    }
    if drafts.is_empty() {
        let field = if variant == "1" { "body_text" } else { "bodies" };
        return Err(ImportError::NoText { format: Format::Ninjs, field });
    }
    Ok(Drafts { variant, drafts })
}

/// The generation of an item: as it says, or by its names.
fn generation(json: &Json) -> &'static str {
    let standard = json.get("standard").or_else(|| json.get("$standard"));
    let said = standard.and_then(|it| it.get("version")?.as_str()).unwrap_or_default();
    let has = |keys: &[&str]| keys.iter().any(|it| json.has(it));
    match said.get(..2) {
        Some("1.") => "1",
        Some("2.") => "2",
        Some("3.") => "3",
        _ if has(&["versionCreated", "firstCreated", "copyrightHolder", "pubStatus"]) => "3",
        _ if has(&["bodies", "headlines", "people", "by", "descriptions"]) => "2",
        _ => "1",
    }
}

/// One item; `None`, and a note, if it has no text at all.
fn story(json: &Json, place: &str, notes: &mut Notes) -> Option<Draft> {
    let mut item = Object::new(json, place, notes)?;
    let body = texts::body(&mut item, notes);
    let descriptions = texts::descriptions(&mut item, notes);
    let headline = texts::headline(&mut item, notes).or(body.title);
    let (mut blocks, mut standfirst) = (body.blocks, None);
    repeats::drop_headline(headline.as_deref(), &mut blocks);
    if blocks.is_empty() {
        // A picture has its caption here, an announcement all its words.
        blocks = descriptions;
        let is_picture =
            matches!(json.get("type").and_then(Json::as_str), Some("picture" | "graphic"));
        if is_picture && let Some(caption) = blocks.first_mut() {
            picture(&mut item, caption, notes);
        }
    } else {
        let words: Vec<_> = descriptions.iter().map(|it| it.text.as_str()).collect();
        let words = Some(words.join(" ")).filter(|it| !it.is_empty());
        standfirst = words.filter(|it| !repeats::is_beginning(it, &blocks));
    }
    if blocks.is_empty() {
        notes.push(place, Reason::Missing("body"));
        return None;
    }
    item.skip(&["standard", "$standard", "type", "mimetype", "profile", "charcount", "wordcount"]);
    let first = either(&mut item, &["firstcreated", "firstCreated"], notes);
    let this = either(&mut item, &["versioncreated", "versionCreated"], notes);
    let (published, modified) = if first.is_some() { (first, this) } else { (this, None) };
    let status = either(&mut item, &["pubstatus", "pubStatus"], notes);
    let taken_back = status.as_deref().and_then(taken_back);
    let draft = Draft {
        unit: Unit::Stated(OffsetUnit::Utf8),
        id: either(&mut item, &["uri"], notes),
        lang: either(&mut item, &["language"], notes),
        headline: headline.or_else(|| either(&mut item, &["title"], notes)),
        standfirst,
        byline: either(&mut item, &["by", "byline"], notes).into_iter().collect(),
        location: either(&mut item, &["located"], notes),
        published,
        modified,
        // It goes with the story wherever that goes.
        correction: taken_back.map(|it| format!("{it}.")),
        keywords: keywords(&mut item, notes),
        source: source(&mut item, notes),
        license: license(&mut item, notes),
        entities: cast::cast(&mut item, notes),
        blocks,
        ..Draft::default()
    };
    let place = || place_of_either(json, &item, "pubstatus", "pubStatus");
    match (status, taken_back) {
        (_, Some(words)) => notes.push(place(), Reason::TakenBack(words)),
        (Some(status), None) if status != "usable" => notes.push(place(), Reason::NotCarried),
        _ => {}
    }
    item.rest(notes);
    Some(draft)
}

/// What a status means to whoever reads or prints the story, if it is not free to be used.
fn taken_back(status: &str) -> Option<&'static str> {
    match status {
        "canceled" => Some("Canceled by its publisher: this story is not to be used any more"),
        "withheld" => Some(
            "Withheld by its publisher: this story is not to be published until further notice",
        ),
        _ => None,
    }
}

/// The place of a field that generation 3 writes in camel case.
fn place_of_either(json: &Json, item: &Object<'_>, lower: &str, camel: &str) -> String {
    item.place_of(if json.has(camel) { camel } else { lower })
}

/// Takes the first string among fields that mean the same; empty ones are absent.
fn either(item: &mut Object<'_>, keys: &[&str], notes: &mut Notes) -> Option<String> {
    let mut found = None;
    for key in keys {
        found = found.or(item.text(key, notes).filter(|it| !it.trim().is_empty()));
    }
    found.map(str::to_owned)
}

/// Takes a list, however it is called.
fn items<'j>(item: &mut Object<'j>, keys: &[&str], notes: &mut Notes) -> Vec<(String, &'j Json)> {
    keys.iter().flat_map(|key| item.items(key, notes).unwrap_or_default()).collect()
}

/// The subjects' names.
fn keywords(item: &mut Object<'_>, notes: &mut Notes) -> Vec<String> {
    let mut keywords = Vec::new();
    for (place, json) in items(item, &["subjects", "subject"], notes) {
        let Some(mut subject) = Object::new(json, place, notes) else { continue };
        let name = either(&mut subject, &["name"], notes);
        subject.skip(&["uri", "literal", "scheme", "code", "rel"]);
        match name {
            Some(name) => keywords.push(html_text::words(&name)),
            None => notes.push(subject.place(), Reason::Missing("name")),
        }
        subject.rest(notes);
    }
    keywords
}

/// Who the story comes from: its first source, or who holds the rights in it.
fn source(item: &mut Object<'_>, notes: &mut Notes) -> Option<DraftSource> {
    let holder = either(item, &["copyrightholder", "copyrightHolder"], notes);
    let mut name = None;
    for (place, json) in items(item, &["infosources", "infosource", "infoSources"], notes) {
        if name.is_some() {
            notes.push(place, Reason::NotCarried);
            continue;
        }
        let Some(mut source) = Object::new(json, place, notes) else { continue };
        name = either(&mut source, &["name"], notes);
        if name.is_none() {
            notes.push(source.place(), Reason::Missing("name"));
        }
        source.skip(&["uri", "literal", "scheme", "code", "rel", "role"]);
        source.rest(notes);
    }
    name.or(holder).map(|name| DraftSource { name, url: None })
}

/// What is said of rights, one after the other.
fn license(item: &mut Object<'_>, notes: &mut Notes) -> Option<String> {
    let notice = either(item, &["copyrightnotice", "copyrightNotice"], notes);
    let terms = either(item, &["usageterms", "usageTerms"], notes);
    let mut said: Vec<String> = [notice, terms].into_iter().flatten().collect();
    for key in ["rightsinfo", "rightsInfo"] {
        let Some(mut rights) = item.object(key, notes) else { continue };
        for keys in [["linkedrights", "linkedRights"], ["encodedrights", "encodedRights"]] {
            said.extend(either(&mut rights, &keys, notes));
        }
        rights.skip(&["langid", "langId"]);
        rights.rest(notes);
    }
    Some(said.join(" · ")).filter(|it| !it.is_empty())
}

/// Makes a figure of a picture's caption: its main rendition, or its first.
fn picture(item: &mut Object<'_>, caption: &mut DraftBlock, notes: &mut Notes) {
    let Some(renditions) = item.take("renditions", notes) else { return };
    let place = item.place_of("renditions");
    let all: Vec<(String, &Json)> = match renditions {
        Json::Object(fields) => {
            fields.iter().map(|(key, it)| (format!("{place}.{key}"), it)).collect()
        }
        Json::Array(items) => {
            items.iter().enumerate().map(|(idx, it)| (format!("{place}[{idx}]"), it)).collect()
        }
        other => {
            notes.push(place, Reason::WrongType { wanted: "an array", found: other.found() });
            return;
        }
    };
    let is_main = |(place, it): &&(String, &Json)| {
        place.ends_with(".main") || it.get("name").and_then(Json::as_str) == Some("main")
    };
    let Some((place, main)) = all.iter().find(is_main).or(all.first()) else { return };
    let Some(mut rendition) = Object::new(main, place.as_str(), notes) else { return };
    caption.src = either(&mut rendition, &["href"], notes);
    if caption.src.is_some() {
        caption.kind = "figure";
        caption.width = rendition.offset("width", notes).filter(|it| (1..=100_000).contains(it));
        caption.height = rendition.offset("height", notes).filter(|it| (1..=100_000).contains(it));
    }
}
