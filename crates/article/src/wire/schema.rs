//! The JSON Schema of the format, made from the wire types, and kept in step with the published files.

use serde_json::{Map, Value, json};

use super::*;

/// A type that can say which JSON it takes.
pub(super) trait Described {
    fn describe(book: &mut Book) -> Value;
}

/// The objects described so far, by name.
#[derive(Default)]
pub(super) struct Book(Map<String, Value>);

type Fields = Vec<(&'static str, &'static str, Value)>;

impl Book {
    /// A reference to an object, which is described once.
    pub(super) fn object(
        &mut self,
        name: &str,
        doc: &str,
        fields: impl FnOnce(&mut Book) -> Fields,
    ) -> Value {
        if !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), Value::Null);
            let mut properties = Map::new();
            for (key, meaning, mut schema) in fields(self) {
                for (rule, value) in refinements(name, key) {
                    schema[rule] = value;
                }
                schema["description"] = json!(meaning);
                properties.insert(key.to_owned(), schema);
            }
            let object = json!({
                "type": ["object", "null"],
                "description": doc.trim(),
                "properties": properties,
                "required": required(name),
                "patternProperties": { "^x_": { "description": "The publisher's own." } },
            });
            self.0.insert(name.to_owned(), object);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }
}

/// What an object must have, to mean anything.
fn required(object: &str) -> &'static [&'static str] {
    match object {
        "Article" => &["format"],
        "Block" => &["type"],
        "Style" => &["kind", "start", "end"],
        "Entity" => &["id", "type", "name"],
        "Geo" => &["lat", "lon"],
        "Quote" => &["kind", "parts"],
        "Change" => &["kind"],
        "Part" => &["start", "end"],
        "Library" => &["format", "articles"],
        "LibraryArticle" => &["src", "headline"],
        "LibraryEntity" => &["id", "type", "name"],
        _ => &[],
    }
}

/// What a string or number must be like, beyond its JSON type.
fn refinements(object: &str, key: &str) -> Vec<(&'static str, Value)> {
    let any_of = |words: &[&str]| {
        let words: Vec<_> = words.iter().map(|it| json!(it)).chain([Value::Null]).collect();
        vec![("enum", Value::Array(words))]
    };
    let pattern = |it: &str| vec![("pattern", json!(it))];
    let range = |least: f64, most: f64| vec![("minimum", json!(least)), ("maximum", json!(most))];
    match (object, key) {
        ("Article", "format") => pattern(r"^dateline(-lines)?/1(\.\d+)?$"),
        ("Library", "format") => pattern(r"^dateline-library/1(\.\d+)?$"),
        ("Article", "dir") => any_of(&["ltr", "rtl"]),
        ("Article", "offset_unit") => {
            any_of(&crate::offsets::OffsetUnit::ALL.map(|it| it.as_str()))
        }
        (_, "published" | "modified") => {
            pattern(r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$")
        }
        ("Block", "type") => any_of(&["paragraph", "heading", "list_item", "blockquote", "figure"]),
        ("Style", "kind") => any_of(&["link", "emphasis", "strong"]),
        ("Quote", "kind") => any_of(&["direct", "indirect"]),
        ("Change", "kind") => any_of(&["hide", "merge", "split", "retype", "add"]),
        ("Block", "level") => range(1.0, 6.0),
        ("Block", "depth") => range(1.0, 16.0),
        ("Geo", "lat") => range(-90.0, 90.0),
        ("Geo", "lon") => range(-180.0, 180.0),
        ("Mention", "score") => range(0.0, 1.0),
        ("Entity" | "Block", "id")
        | ("Entity" | "Mention" | "LibraryEntity" | "Change", "type") => {
            pattern("^[A-Za-z0-9_-]{1,64}$")
        }
        _ => Vec::new(),
    }
}

impl Described for Text {
    fn describe(_: &mut Book) -> Value {
        json!({ "type": ["string", "null"] })
    }
}

impl Described for Offset {
    fn describe(_: &mut Book) -> Value {
        json!({ "type": ["integer", "null"], "minimum": 0 })
    }
}

impl Described for Number {
    fn describe(_: &mut Book) -> Value {
        json!({ "type": ["number", "null"] })
    }
}

impl Described for Flag {
    fn describe(_: &mut Book) -> Value {
        json!({ "type": ["boolean", "null"] })
    }
}

impl<K: Described> Described for RawOf<K> {
    fn describe(book: &mut Book) -> Value {
        K::describe(book)
    }
}

impl Described for AnyBlockRef {
    fn describe(_: &mut Book) -> Value {
        json!({ "type": ["string", "integer", "null"], "minimum": 0 })
    }
}

impl Described for Ids {
    fn describe(_: &mut Book) -> Value {
        json!({ "type": ["object", "null"], "additionalProperties": { "type": ["string", "null"] } })
    }
}

impl Described for AnyBlock {
    fn describe(book: &mut Book) -> Value {
        Block::describe(book)
    }
}

impl<T: Described> Described for ListOf<T> {
    fn describe(book: &mut Book) -> Value {
        json!({ "type": ["array", "null"], "items": T::describe(book) })
    }
}

fn document(title: &str, describe: fn(&mut Book) -> Value) -> Value {
    let mut book = Book::default();
    let mut document = describe(&mut book);
    document["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    document["title"] = json!(title);
    document["$defs"] = Value::Object(book.0);
    document
}

/// A whole article, unlike the first line of a file of lines, has its blocks.
fn article(book: &mut Book) -> Value {
    json!({ "allOf": [Article::describe(book), { "required": ["blocks"] }] })
}

fn line(book: &mut Book) -> Value {
    let first = json!({ "allOf": [Article::describe(book), { "required": ["format"] }] });
    let block = json!({ "allOf": [Line::describe(book), { "required": ["block"] }] });
    let end = json!({ "allOf": [Line::describe(book), { "required": ["end", "blocks"] }] });
    json!({ "anyOf": [first, block, end] })
}

/// Compares a schema with the published file; with `DATELINE_BLESS` set, writes the file instead.
fn check(file: &str, schema: &Value) {
    let path = format!("{}/../../public/schema/{file}", env!("CARGO_MANIFEST_DIR"));
    let expected = format!("{:#}\n", schema);
    if std::env::var_os("DATELINE_BLESS").is_some() {
        std::fs::create_dir_all(format!("{}/../../public/schema", env!("CARGO_MANIFEST_DIR")))
            .unwrap();
        std::fs::write(&path, &expected).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == expected,
        "public/schema/{file} is not what the types say: run the tests once with DATELINE_BLESS=1"
    );
}

#[test]
fn every_field_is_documented() {
    let docs = include_str!("../../../../docs/format.md");
    for schema in [document("", article), document("", line), document("", Library::describe)] {
        for (name, object) in schema["$defs"].as_object().unwrap() {
            for key in object["properties"].as_object().unwrap().keys() {
                let is_named =
                    docs.contains(&format!("`{key}`")) || docs.contains(&format!("\"{key}\""));
                assert!(is_named, "docs/format.md does not name {name}.{key}");
            }
        }
    }
}

#[test]
fn the_published_schemas_are_in_step() {
    check("article.json", &document("dateline/1", article));
    check("lines.json", &document("A line of dateline-lines/1", line));
    check("library.json", &document("dateline-library/1", Library::describe));
}
