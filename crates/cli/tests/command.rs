//! The command as people call it: what it writes, what it says, how it ends.

#![allow(clippy::unwrap_used, reason = "a test that can’t go on has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn story(name: &str) -> String {
    format!("{}/../../public/articles/{name}.json", env!("CARGO_MANIFEST_DIR"))
}

/// Runs the command in `folder`, with `input` on its standard input.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // The command may end before it has read all.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Checks the exit status and pieces of both outputs.
fn check(arguments: &[&str], input: &str, status: i32, stdout: &[&str], stderr: &[&str]) {
    let output = run(
        &folder(&format!("{status}-{}", arguments.join("").len() + input.len())),
        arguments,
        input.as_bytes(),
    );
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{out}\n{err}");
    for piece in stdout {
        assert!(out.contains(piece), "{arguments:?}: {piece:?} is not in\n{out}");
    }
    for piece in stderr {
        assert!(err.contains(piece), "{arguments:?}: {piece:?} is not in\n{err}");
    }
}

const GOOD: &str = r#"{"text": "Kabul.", "ents": [{"start": 0, "end": 5, "label": "GPE"}]}"#;
const LOSSY: &str = r#"{"text": "Kabul.", "ents": [{"start": 0, "end": 50, "label": "GPE"}]}"#;

#[test]
fn validate_says_what_fits() {
    check(
        &["validate", "-"],
        GOOD,
        0,
        &["standard input: displaCy (entities): mentions: 1 exact"],
        &[],
    );
    check(&["validate"], GOOD, 0, &["1 exact, 0 repaired, 0 left out"], &[]);
    check(
        &["validate"],
        LOSSY,
        1,
        &["0 exact, 0 repaired, 1 left out"],
        &["standard input: ents[0]: lost: does not lie in its block’s text; left out"],
    );
    check(
        &["validate"],
        "{\"text\"",
        2,
        &[],
        &["standard input: The file is not valid JSON: line 1", "Check the file"],
    );
    check(&["validate"], "", 2, &[], &["standard input: The file is empty. Check that"]);
    for (lone, what) in [("null\n", "null"), ("42", "a number"), ("true", "true")] {
        let says = format!("standard input: The file is JSON, but all it holds is {what}. Check");
        check(&["validate"], lone, 2, &[], &[&says]);
    }
    let quotation = ["standard input: Plain text: mentions: 0 exact, 0 repaired, 0 left out"];
    check(&["validate"], "\"Kabul is quiet.\"", 0, &quotation, &[]);
    check(
        &["validate", "nothing.json"],
        "",
        2,
        &[],
        &["nothing.json: No such file", "Check its name"],
    );
    check(&["validate", "nothing.json", "-"], GOOD, 2, &["1 exact"], &["nothing.json"]);
    check(&["validate", "--from", "prodigy"], "{\"a\": 1}", 2, &[], &["standard input: "]);
    check(&["validate", "--from", "nonsense"], GOOD, 2, &[], &["nonsense", "displacy"]);
}

#[test]
fn bytes_that_are_no_text_are_shown_only_if_that_is_said() {
    let folder = folder("lossy");
    let bytes = b"{\"text\": \"Kab\xfful.\", \"ents\": []}";
    let strict = run(&folder, &["validate"], bytes);
    assert_eq!(strict.status.code(), Some(2));
    assert!(text(&strict.stderr).contains("not UTF-8"), "{}", text(&strict.stderr));
    let lossy = run(&folder, &["validate", "--encoding", "lossy"], bytes);
    assert_eq!(lossy.status.code(), Some(1));
    assert!(
        text(&lossy.stderr).contains("repaired: 1 place is not UTF-8"),
        "{}",
        text(&lossy.stderr)
    );
}

const CORRECTED: &str = r#"{"format": "dateline/1", "blocks": ["Kabul met Ann."],
    "entities": [{"id": "k", "type": "person", "name": "Kabul"}],
    "mentions": [{"entity": "k", "block": 0, "start": 0, "end": 5, "text": "Kabul"}],
    "changes": [{"kind": "retype", "entity": "k", "type": "place"}, {"kind": "hide", "entity": "x"},
        {"kind": "add", "text": "Ann", "type": "person"}]}"#;

#[test]
fn corrections_of_a_reader_are_kept_or_made() {
    let lost = "changes[1]: lost: the correction can’t be made: no entity has the id “x”";
    check(&["validate"], CORRECTED, 1, &["1 exact"], &[lost]);
    let kept = ["\"changes\": [", "\"id\": \"k\", \"type\": \"person\""];
    check(&["convert", "--to", "dateline"], CORRECTED, 1, &kept, &[]);
    let convert = ["convert", "--to", "dateline", "--apply-changes"];
    let output = run(&folder("corrected"), &convert, CORRECTED.as_bytes());
    let out = text(&output.stdout);
    assert!(!out.contains("changes"), "{out}");
    assert!(out.contains(r#""id": "k", "type": "place""#), "{out}");
    assert!(out.contains(r#""name": "Ann""#), "{out}");
    let table = ["k,place,,Kabul", "ann,person,,Ann"];
    check(&["convert", "--to", "entities-csv"], CORRECTED, 1, &table, &[]);
}

#[test]
fn stats_counts() {
    let kabul = story("kabul-delegation");
    check(
        &["stats", &kabul],
        "",
        0,
        &["headline  Senior Russian", "blocks    13", "entities  42 (place 13", "(97 exact"],
        &[],
    );
    check(
        &["stats", "--json", &kabul],
        "",
        0,
        &["\"blocks\":13", "\"mentions\":97", "\"quotes\":16", "\"unit\":\"codepoint\""],
        &[],
    );
    let two = format!("{GOOD}\n{GOOD}\n");
    check(&["stats", "--json"], &two, 0, &["\"line\":1,", "\"line\":2,"], &[]);
    // No word of a file commands the terminal.
    let evil = r#"{"format": "dateline/1", "headline": "\u001b[2J\u202e", "blocks": []}"#;
    check(&["stats"], evil, 0, &["\\u{1b}[2J\\u{202e}"], &[]);
}

#[test]
fn a_story_goes_through_every_format_and_back() {
    let folder = folder("formats");
    let kabul = story("kabul-delegation");
    for (format, ending) in [
        ("dateline", "json"),
        ("w3c", "jsonld"),
        ("displacy", "json"),
        ("brat", "ann"),
        ("doccano", "jsonl"),
        ("conll", "conll"),
        ("markdown", "md"),
        ("html", "html"),
        ("entities-csv", "csv"),
        ("mentions-csv", "csv"),
    ] {
        let file = format!("{format}.{ending}");
        let output =
            run(&folder, &["convert", "--quiet", "--to", format, "--out", &file, &kabul], b"");
        let is_overlapping = ["displacy", "conll"].contains(&format);
        assert_eq!(
            output.status.code(),
            Some(i32::from(is_overlapping)),
            "{format}: {}",
            text(&output.stderr)
        );
        if matches!(ending, "html" | "csv") {
            continue;
        }
        let again = run(&folder, &["convert", "--quiet", "--to", "dateline", &file], b"");
        assert_eq!(again.status.code(), Some(0), "{format}: {}", text(&again.stderr));
        assert!(text(&again.stdout).contains("Senior Russian delegation visits Kabul"), "{format}");
    }
    let given = fs::read(&kabul).unwrap();
    let same = dateline_article::read(&fs::read(folder.join("dateline.json")).unwrap()).unwrap();
    let given = dateline_article::read(&given).unwrap();
    assert_eq!(format!("{:?}", same.article), format!("{:?}", given.article));
}

#[test]
fn a_folder_gets_a_file_for_each_story() {
    let folder = folder("folder");
    let two = format!("{GOOD}\n{GOOD}\n");
    let output = run(&folder, &["convert", "-q", "--to", "brat", "--out", "out/"], two.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let mut names: Vec<_> = fs::read_dir(folder.join("out"))
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["000001-story.ann", "000001-story.txt", "000002-story.ann", "000002-story.txt"]
    );
    // The annotations bring their text.
    let read = run(&folder, &["stats", "out/000001-story.ann"], b"");
    assert!(text(&read.stdout).contains("mentions  1 (1 exact"), "{}", text(&read.stdout));
}

#[test]
fn what_holds_one_story_is_not_given_two() {
    let two = format!("{GOOD}\n{GOOD}\n");
    check(&["convert", "--to", "html"], &two, 2, &[], &["several stories", "--out FOLDER/"]);
    check(&["convert", "--to", "brat"], GOOD, 2, &[], &["two files", "--out"]);
    check(&["convert", "--to", "webanno"], GOOD, 2, &[], &["webanno"]);
}

#[test]
fn a_file_is_not_written_over_while_it_is_read_nor_for_nothing() {
    let folder = folder("over");
    fs::write(folder.join("a.json"), GOOD).unwrap();
    let output = run(&folder, &["convert", "--to", "dateline", "--out", "a.json", "a.json"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.join("a.json")).unwrap(), GOOD);
    let output = run(&folder, &["convert", "--to", "dateline", "--out", "b.json"], b"{");
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.join("b.json").exists());
}

#[test]
fn completions_and_manual_come_out_of_the_definitions() {
    check(&["completions", "bash"], "", 0, &["_dateline", "entities-csv", "--min-score"], &[]);
    check(&["completions", "fish"], "", 0, &["complete -c dateline"], &[]);
    check(&["man"], "", 0, &[".TH dateline 1", "standard error"], &[]);
    let folder = folder("man");
    run(&folder, &["man", "--out", "pages"], b"");
    assert!(folder.join("pages/dateline-convert.1").is_file());
    assert!(folder.join("pages/dateline-annotate.1").is_file());
}
