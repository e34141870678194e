//! Thousands of inputs made to break readers: none panics, none takes long, none loses a character, and nothing that
//! goes out of it is markup.
//!
//! The texts lie in `tests/hostile`, where the tests in the browser read them too.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can’t go on has failed")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dateline_article::Unicode;
use dateline_formats::{Encoding, File, Format, import, import_as};
use serde_json::{Value, json};

use support::fields::{cells, full_story, places};
use support::mutations::{Random, mutate};

/// More processor time than any of these inputs may take, even unoptimised on a slow machine.
const AT_MOST: Duration = Duration::from_secs(2);

/// A file, or several that belong together, as a test gives them.
type Given = Vec<(String, Vec<u8>)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The texts of a file in `tests/hostile`.
fn texts(name: &str) -> Vec<String> {
    let bytes = fs::read(root().join("tests/hostile").join(name)).unwrap();
    let entries: Vec<Value> = serde_json::from_slice(&bytes).unwrap();
    let text = |it: &Value| {
        let times = it["times"].as_u64().unwrap_or(1) as usize;
        it["text"].as_str().unwrap().repeat(times)
    };
    entries.iter().map(text).collect()
}

/// The good files of every format, each with the format's word.
fn good_files() -> Vec<(Format, PathBuf, Given)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut files = Vec::new();
    for format in Format::all_read() {
        for case in entries(&fixtures.join(format.word()).join("good")) {
            if case.extension().is_some_and(|it| it == "expected") {
                continue;
            }
            let paths = if case.is_dir() { entries(&case) } else { vec![case.clone()] };
            let name = |it: &Path| it.file_name().unwrap().to_string_lossy().into_owned();
            let given = paths.iter().map(|it| (name(it), fs::read(it).unwrap())).collect();
            files.push((format, case, given));
        }
    }
    assert!(50 < files.len(), "the fixtures are there");
    files
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    paths.sort();
    paths
}

/// How long this thread has been on a processor: the clock on the wall also counts what others do.
fn processor_time() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Every story of our own format is written in all others; of what comes in foreign ones, each so many-th.
const N_READ_PER_WRITTEN: usize = 25;

/// What became of the inputs of a test.
#[derive(Default)]
struct Tally {
    n: usize,
    failures: Vec<String>,
}

impl Tally {
    /// Reads an input, recognised and as `format`, and holds what comes of it against all that is promised.
    fn check(&mut self, label: impl Fn() -> String, given: &Given, format: Format) {
        self.n += 1;
        let files: Vec<_> = given.iter().map(|(name, bytes)| File { name, bytes }).collect();
        let (began, began_on_wall) = (processor_time(), Instant::now());
        let is_written = format == Format::Dateline || self.n.is_multiple_of(N_READ_PER_WRITTEN);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let recognised = import(&files, Encoding::Strict, Unicode::TABLES);
            if let Ok(imported) = &recognised {
                support::invariants::imported_holds(imported, &files);
                if is_written {
                    support::invariants::exports_hold(imported);
                }
            }
            if recognised.is_ok_and(|it| it.format == format) {
                return;
            }
            if let Ok(imported) = import_as(format, &files, Encoding::Lossy, Unicode::TABLES) {
                support::invariants::imported_holds(&imported, &files);
            }
        }));
        let took = match (began, processor_time()) {
            (Some(began), Some(ended)) => ended - began,
            _ => began_on_wall.elapsed() / 20,
        };
        let failure = match outcome {
            Err(panic) => panic.downcast_ref::<String>().cloned().unwrap_or_else(|| {
                panic.downcast_ref::<&str>().map(|it| (*it).to_owned()).unwrap_or_default()
            }),
            Ok(()) if AT_MOST < took => format!("took {} ms", took.as_millis()),
            Ok(()) => return,
        };
        let mut failure = format!("{}: {failure}\n", label());
        for (name, bytes) in given {
            let text = String::from_utf8_lossy(bytes);
            let _ =
                writeln!(failure, "    {name}: {}", text.chars().take(2_000).collect::<String>());
        }
        self.failures.push(failure);
    }

    /// Every input held, and there were so many of them.
    fn holds(&self, what: &str, at_least: usize) {
        eprintln!("{} inputs: {what}", self.n);
        let shown: Vec<_> = self.failures.iter().take(8).map(String::as_str).collect();
        assert!(self.failures.is_empty(), "{} failed\n{}", self.failures.len(), shown.join("\n"));
        assert!(at_least <= self.n, "{what}: only {} inputs", self.n);
    }
}

/// Each text in each string field of each format.
fn check_in_every_field(texts: &[String], tally: &mut Tally) {
    let mut seen = BTreeSet::new();
    let mut in_json = |format, name: &str, json: &Value, tally: &mut Tally| {
        for (general, pointer) in places(json) {
            if !seen.insert((format, general.clone())) {
                continue;
            }
            for text in texts {
                let mut json = json.clone();
                *json.pointer_mut(&pointer).unwrap() = json!(text);
                let given = vec![(name.to_owned(), json.to_string().into_bytes())];
                tally.check(
                    || format!("{text:?} in {general} of {}", format.word()),
                    &given,
                    format,
                );
            }
        }
    };
    in_json(Format::Dateline, "story.json", &full_story(), tally);
    let mut seen_lines = BTreeSet::new();
    for (format, case, given) in good_files() {
        for (idx, (name, bytes)) in given.iter().enumerate() {
            let Ok(text) = std::str::from_utf8(bytes) else { continue };
            if let Ok(json) = serde_json::from_str::<Value>(text) {
                in_json(format, name, &json, tally);
            } else if let Some(Ok(json)) = text.lines().next().map(serde_json::from_str::<Value>) {
                in_json(format, name, &json, tally);
            } else {
                for cell in cells(text, format, &mut seen_lines) {
                    for hostile in texts {
                        let label = || {
                            format!("{} with {hostile:?} at byte {}", case.display(), cell.start)
                        };
                        let mut given = given.clone();
                        given[idx].1.splice(cell.clone(), hostile.bytes());
                        tally.check(label, &given, format);
                    }
                }
            }
        }
    }
}

/// Each text as a file of its own, of whatever format it may be.
fn check_as_files(texts: &[String], tally: &mut Tally) {
    for text in texts {
        let given = vec![("a.txt".to_owned(), text.clone().into_bytes())];
        for format in Format::all_read() {
            tally.check(|| format!("{text:?} as a file of {}", format.word()), &given, format);
        }
    }
}

#[test]
fn every_field_of_the_format_is_tried() {
    let schema = fs::read(root().join("public/schema/article.json")).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let story = full_story().to_string();
    let mut waiting = vec![&schema];
    while let Some(node) = waiting.pop() {
        let fields = node["properties"].as_object().into_iter().flatten();
        for (key, _) in fields {
            assert!(story.contains(&format!("\"{key}\"")), "{key} is not tried");
        }
        match node {
            Value::Object(fields) => waiting.extend(fields.values()),
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
}

#[test]
fn every_format_that_is_read_has_a_fuzz_target() {
    for format in Format::all_read() {
        let target = match format {
            Format::Dateline => "story",
            Format::DatelineLines => "lines",
            _ => format.word(),
        };
        let path = root().join(format!("fuzz/fuzz_targets/{target}.rs"));
        assert!(path.is_file(), "{} has no fuzz target", format.word());
    }
}

#[test]
fn payloads_in_every_field() {
    let (texts, mut tally) = (texts("payloads.json"), Tally::default());
    assert!(100 <= texts.len());
    check_in_every_field(&texts, &mut tally);
    check_as_files(&texts, &mut tally);
    tally.holds("payloads in every field", 10_000);
}

#[test]
fn naughty_strings_in_every_field() {
    let (texts, mut tally) = (texts("naughty.json"), Tally::default());
    check_in_every_field(&texts, &mut tally);
    check_as_files(&texts, &mut tally);
    tally.holds("naughty strings in every field", 5_000);
}

#[test]
fn the_json_test_suite() {
    let folder = root().join("../shared/corpora/json-test-suite/test_parsing");
    let (files, mut tally) = (entries(&folder), Tally::default());
    if files.is_empty() {
        eprintln!("left out: {} is not there", folder.display());
    }
    for path in &files {
        let given = vec![("a.json".to_owned(), fs::read(path).unwrap())];
        for format in Format::all_read() {
            tally.check(|| format!("{} as {}", path.display(), format.word()), &given, format);
        }
    }
    tally.holds("the JSON test suite, each file as each format", 0);
}

#[test]
fn mutations_of_everything_good() {
    let mut given: Vec<(Format, PathBuf, Given)> = good_files();
    for path in entries(&root().join("public/articles")) {
        let file = ("story.json".to_owned(), fs::read(&path).unwrap());
        given.push((Format::Dateline, path, vec![file]));
    }
    let (mut random, mut tally) = (Random(0x5eed), Tally::default());
    for (format, case, files) in &given {
        for nth in 0..N_MUTATIONS {
            let mut files = files.clone();
            let which = random.below(files.len());
            let other = &given[random.below(given.len())].2;
            let other = &other[random.below(other.len())].1;
            mutate(&mut files[which].1, other, &mut random);
            tally.check(|| format!("{}, mutation {nth}", case.display()), &files, *format);
        }
    }
    tally.holds("mutations of everything good", 3_000);
}

#[test]
fn large_files_take_time_that_grows_as_they_do() {
    let mut tally = Tally::default();
    let n = 20_000;
    let article = |more: Value| {
        let mut article = json!({"@type": "NewsArticle", "articleBody": "Ann flew."});
        article.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"@context": "https://schema.org", "@graph": [article, {"@id": "#a", "@type": "Person", "name": "Ann",
            "alternateName": (0..100).map(|it| format!("Ann {it}")).collect::<Vec<_>>()}]})
    };
    let many = |it: Value| Value::Array(vec![it; n]);
    let named = (0..n).map(|it| json!({"@type": "Person", "name": format!("Ann {it}"), "sameAs": ["https://a.example"]}));
    let aliases = (0..n).map(|it| format!("Ann {it}")).collect::<Vec<_>>();
    for more in [
        json!({"mentions": many(json!({"@id": "#a"}))}),
        json!({"mentions": named.collect::<Vec<_>>()}),
        json!({"about": {"@type": "Person", "name": "Ann", "alternateName": aliases}}),
        json!({"articleBody": many(json!("<p>Ann & <b>Ben</b>"))}),
        json!({"liveBlogUpdate": many(json!({"headline": "Ann", "articleBody": "<li>Ben"}))}),
        json!({"keywords": many(json!("a,b"))}),
        json!({"image": many(json!({"url": "https://a.example", "caption": "Ann"}))}),
    ] {
        let given = vec![("a.json".to_owned(), article(more.clone()).to_string().into_bytes())];
        tally.check(|| more.to_string().chars().take(60).collect(), &given, Format::SchemaOrg);
    }
    for more in [
        json!({"person": many(json!({"name": "Ann"}))}),
        json!({"bodies": many(json!({"value": "<p>Ann", "contenttype": "text/html"}))}),
        json!({"body_xhtml": "<em>".repeat(n) + &"<p>a".repeat(n)}),
        (0..n)
            .map(|it| (format!("body_{it}"), json!("Ann")))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    ] {
        let mut item =
            json!({"uri": "urn:a", "versioncreated": "2024-11-25", "body_text": "Ann flew."});
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let given = vec![("a.json".to_owned(), item.to_string().into_bytes())];
        tally.check(|| more.to_string().chars().take(60).collect(), &given, Format::Ninjs);
    }
    tally.holds("large files of schema.org and ninjs", 11);
}

/// How many of each file.
const N_MUTATIONS: usize = 60;
