//! Names found: in lines, one out for each in and in their order; and in stories.

#![allow(clippy::unwrap_used, reason = "a test that can’t go on has failed")]

#[cfg(target_os = "linux")]
mod memory;

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("annotate").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("annotate")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The exit status and both outputs.
fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> (Option<i32>, String, String) {
    let mut child = command(arguments);
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.into());
    // The command may end before it has read all.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Checks what comes of lines: `…` stands for the mentions that are found in one.
fn check(arguments: &[&str], input: impl Into<Vec<u8>>, expected: &str, said: &[&str]) {
    let input = input.into();
    let (status, out, err) = run(arguments, input.clone());
    let input = String::from_utf8_lossy(&input);
    let shown: Vec<String> = out.split('\n').map(without_mentions).collect();
    assert_eq!(shown.join("\n"), expected, "{input}\n{out}\n{err}");
    assert_eq!(status, Some(i32::from(!said.is_empty())), "{input}\n{err}");
    for piece in said {
        assert!(err.contains(piece), "{piece:?} is not in\n{err}");
    }
    assert!(!said.is_empty() || err.is_empty(), "{err}");
}

/// The line with `…` for its mentions.
fn without_mentions(line: &str) -> String {
    let Some((before, rest)) = line.split_once("\"mentions\":[{") else { return line.to_owned() };
    let (_, after) = rest.split_once("}]").unwrap();
    format!("{before}\"mentions\":[…]{after}")
}

const TEXT: &str = r#""text": "Sergei Shoigu flew to Kabul.""#;

#[test]
fn a_line_stays_what_it_was_but_for_its_mentions() {
    let kabul = |before: &str, after: &str| format!("{{{before}{TEXT}{after}}}");
    for (line, expected) in [
        (kabul("\"id\": 1, ", ""), kabul("\"id\": 1, ", ",\"mentions\":[…]")),
        // Numbers, escapes, spaces and the order of the fields are not this command's to change.
        (
            kabul("\"z\":1.50e0 , ", r#", "a": ["\u0041}", {"text": 1}], "b": null "#),
            kabul(
                "\"z\":1.50e0 , ",
                r#", "a": ["\u0041}", {"text": 1}], "b": null ,"mentions":[…]"#,
            ),
        ),
        (kabul("\"mentions\":[1, 2],", ""), kabul("\"mentions\":[…],", "")),
        (kabul("\"mentions\":null,", ""), kabul("\"mentions\":[…],", "")),
        (r#"{"text":""}"#.to_owned(), r#"{"text":"","mentions":[]}"#.to_owned()),
    ] {
        check(&["--lines"], format!("{line}\n"), &format!("{expected}\n"), &[]);
        // What comes out can go in again.
        let (_, once, _) = run(&["--lines"], line);
        assert_eq!(run(&["--lines"], once.clone()).1, once);
    }
}

#[test]
fn every_line_has_a_line() {
    let good = format!("{{{TEXT}}}");
    let done = format!("{{{TEXT},\"mentions\":[…]}}");
    for (input, expected) in [
        (good.clone(), format!("{done}\n")),
        (format!("\u{feff}{good}\r\n{good}\r\n"), format!("{done}\n{done}\n")),
        (format!("\n{good}\n \r\n\n{good}"), format!("\n{done}\n\n\n{done}\n")),
    ] {
        check(&[], input.clone(), &expected, &[]);
        check(&["--lines", "-"], input, &expected, &[]);
    }
    check(&["--lines"], "", "", &[]);
}

#[test]
fn a_bad_line_comes_out_with_its_error() {
    let good = format!("{{{TEXT}}}\n");
    let done = format!("{{{TEXT},\"mentions\":[…]}}\n");
    for (bad, comes_out, said) in [
        ("nonsense", r#"{"error":"is no JSON object"}"#, "line 2: lost: is no JSON object"),
        ("[1]", r#"{"error":"is no JSON object"}"#, "is no JSON object"),
        (
            r#"{"text": "#,
            r#"{"error":"is not valid JSON: column 8: EOF while parsing a value"}"#,
            "column 8",
        ),
        (r#"{"id":7.0}"#, r#"{"id":7.0,"error":"has no text"}"#, "has no text"),
        ("{}", r#"{"error":"has no text"}"#, "has no text"),
        (r#"{"text":null}"#, r#"{"text":null,"error":"its text is no string"}"#, "no string"),
        (r#"{"error":0,"id":1}"#, r#"{"error":"has no text","id":1}"#, "has no text"),
        (
            r#"{"text":"a","text":"b"}"#,
            r#"{"error":"has a duplicate field `text`"}"#,
            "duplicate field",
        ),
    ] {
        let expected = format!("{done}{comes_out}\n{done}");
        let of_all = "standard input: 1 line has no mentions out of 3";
        check(&[], format!("{good}{bad}\n{good}"), &expected, &[said, of_all]);
    }
    let lone = "{\"text\":\"\\ud800\"}\n";
    let (status, out, _) = run(&["--lines"], lone);
    assert!(out.contains("its text can’t be read") && status == Some(1), "{out}");
    let bytes = b"{\"text\":\"\xff\"}\n";
    check(&["--lines"], bytes, "{\"error\":\"is not UTF-8: byte 10\"}\n", &["line 1: lost"]);
    let lossy = ["--lines", "--encoding", "lossy"];
    check(&lossy, bytes, "{\"text\":\"\u{fffd}\",\"mentions\":[]}\n", &[]);
}

#[test]
fn offsets_count_code_points() {
    for text in [
        "Sergei Shoigu flew to Kabul.",
        "🕊 Sergei Shoigu flew to Kabul, said Shoigu 👩‍👩‍👧.\n\n🕊🕊 Kabul was quiet.\r\nIn Kabul nobody spoke.",
        "Zoe\u{308} Saldan\u{303}a met Sergei Shoigu in Kabul.\n",
    ] {
        let (status, out, err) = run(&["--lines"], json!({ "text": text }).to_string());
        assert_eq!(status, Some(0), "{err}");
        let line: Value = serde_json::from_str(&out).unwrap();
        let points: Vec<char> = text.chars().collect();
        let mentions = line["mentions"].as_array().unwrap();
        let mut names = Vec::new();
        let mut reached = 0;
        for mention in mentions {
            let at = |key: &str| mention[key].as_u64().unwrap() as usize;
            let words: String = points[at("start")..at("end")].iter().collect();
            assert_eq!(mention["text"], words, "{text}");
            assert!(reached <= at("start") && at("start") < at("end"), "{mention}");
            reached = at("end");
            let score = mention["score"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&score), "{mention}");
            names.push((words, mention["type"].clone(), mention["name"].clone()));
        }
        let is = |name: &str, kind: &str, of: &str| {
            names.iter().any(|it| it.0 == name && it.1 == kind && it.2 == of)
        };
        assert!(is("Sergei Shoigu", "person", "Sergei Shoigu"), "{names:?}");
        assert!(is("Kabul", "place", "Kabul"), "{names:?}");
        assert!(!text.contains("said Shoigu") || is("Shoigu", "person", "Sergei Shoigu"));
        // One number for one name, from 0 on.
        for (a, b) in mentions.iter().flat_map(|a| mentions.iter().map(move |b| (a, b))) {
            assert_eq!(a["entity"] == b["entity"], a["name"] == b["name"], "{a} {b}");
        }
        assert_eq!(mentions[0]["entity"].as_u64().unwrap(), 0);
    }
}

#[test]
fn what_is_less_sure_is_left_out() {
    let scores = |least: &str| -> Vec<f64> {
        let text = "The Taliban met Sergei Shoigu in Kabul, said Rosoboronexport and Mercy.";
        let (_, out, _) =
            run(&["--lines", "--min-score", least], json!({ "text": text }).to_string());
        let line: Value = serde_json::from_str(&out).unwrap();
        line["mentions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["score"].as_f64().unwrap())
            .collect()
    };
    let all = scores("0");
    let most = all.iter().copied().fold(0.0, f64::max);
    assert!(all.iter().any(|it| *it < most), "{all:?}");
    let surest: Vec<f64> = all.iter().copied().filter(|it| *it == most).collect();
    assert_eq!(scores(&most.to_string()), surest);
}

/// A line with up to six sentences, now and then with many: what the threads do takes them unlike times.
fn line(n: usize) -> String {
    let n_sentences = if n.is_multiple_of(100) { 60 } else { n % 7 };
    let text = "Sergei Shoigu flew to Kabul. ".repeat(n_sentences);
    json!({ "id": n, "text": text }).to_string() + "\n"
}

#[test]
fn many_threads_keep_the_order() {
    const N_LINES: usize = 10_000;
    let input: String = (0..N_LINES).map(line).collect();
    let (status, out, err) = run(&["--threads", "5"], input.clone());
    assert_eq!(status, Some(0), "{err}");
    assert_eq!(out.lines().count(), N_LINES);
    for (n, line) in out.lines().enumerate() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["id"], n);
        assert_eq!(line["mentions"].as_array().unwrap().is_empty(), n % 7 == 0 && n % 100 != 0);
    }
    assert_eq!(run(&["--threads", "1"], input).1, out, "one thread finds the same");
}

/// Whoever writes a line and waits for what comes of it is not kept waiting.
#[test]
fn a_line_is_there_before_the_next_one_is() {
    let mut child = command(&["--lines", "--threads", "3"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for n in 0..10 {
        stdin.write_all(line(n).as_bytes()).unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{n},")), "{answer}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_huge_line_keeps_its_place() {
    let (first, last) = (line(1), line(2));
    let huge = json!({ "id": "huge", "text": "Sergei Shoigu flew to Kabul. ".repeat(20_000) });
    // One byte more than any story may have.
    let pad = "x".repeat(64 * 1024 * 1024 - 9);
    let input = format!("{first}{huge}\n{{\"text\":\"{pad}\n{last}");
    let (status, out, err) = run(&["--threads", "3"], input);
    assert_eq!(status, Some(1), "{err}");
    let lines: Vec<Value> = out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let ids: Vec<_> = lines.iter().map(|it| it["id"].clone()).collect();
    assert_eq!(ids, [json!(1), json!("huge"), Value::Null, json!(2)]);
    assert_eq!(lines[1]["mentions"].as_array().unwrap().len(), 40_000);
    assert_eq!(lines[2], json!({ "error": "is longer than any story may be" }));
}

#[test]
fn nobody_listens_and_it_ends_quietly() {
    let mut child = command(&["--lines"]);
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        (0..20_000).try_for_each(|n| stdin.write_all(line(n).as_bytes()))
    });
    let mut first = String::new();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    reader.read_line(&mut first).unwrap();
    drop(reader);
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(writer.join().unwrap().is_err(), "it went on reading");
    assert_eq!(said, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// 200 MB take no more than 2 MB.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_lines() {
    const N_LINES: usize = 10_000;
    let mut child = command(&["--lines", "--threads", "2"]);
    let mut stdin = child.stdin.take().unwrap();
    let counting = {
        let stdout = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || stdout.lines().count())
    };
    // Little to look for names in: all of the line waits and goes out, and that is what could grow.
    let line =
        json!({ "pad": "x".repeat(20_000), "text": "Sergei Shoigu flew to Kabul." }).to_string();
    let mut early = 0;
    for n in 0..N_LINES {
        writeln!(stdin, "{line}").unwrap();
        if n == N_LINES / 100 {
            early = memory::most(child.id());
        }
    }
    let late = memory::most(child.id());
    drop(stdin);
    assert_eq!(counting.join().unwrap(), N_LINES);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(late < early + 4 * 1024, "{early} KiB, and at the end {late} KiB");
}

/// The cast and the mentions of a story: `id: words, words`.
fn shown(story: &str) -> String {
    let story: Value = serde_json::from_str(story).unwrap();
    let mut shown = String::new();
    for entity in story["entities"].as_array().unwrap() {
        let _ = write!(shown, "{}:", entity["id"].as_str().unwrap());
        for mention in story["mentions"].as_array().unwrap() {
            if mention["entity"] == entity["id"] {
                let by = mention["by"].as_str().unwrap_or("author");
                let _ = write!(shown, " {} ({by})", mention["text"].as_str().unwrap());
            }
        }
        shown.push('\n');
    }
    shown
}

const STORY: &str = r#"{"format": "dateline/1", "blocks": [{"type": "paragraph", "text": "Sergei Shoigu flew to Kabul."}],
    "entities": [{"id": "s", "type": "person", "name": "Shoigu", "role": "envoy"}],
    "mentions": [{"entity": "s", "block": 0, "start": 7, "end": 13, "text": "Shoigu"}]}"#;

#[test]
fn a_story_comes_out_as_a_story() {
    let found =
        "sergei-shoigu: Sergei Shoigu (model:names@1)\nkabul: Kabul (model:names@1)\n".to_owned();
    let kept = "s: Shoigu (author)\nkabul: Kabul (model:names@1)\n".to_owned();
    for (arguments, input, status, expected, said) in [
        (&[][..], "Sergei Shoigu flew to Kabul.\n", 0, &found, ""),
        (&["--from", "markdown"], "# News\n\nSergei Shoigu flew to **Kabul**.\n", 0, &found, ""),
        (&[], STORY, 1, &found, "standard input: lost: 1 mark that the story had. Say --keep"),
        (&["--keep"], STORY, 0, &kept, ""),
        (&["--min-score", "1"], "Sergei Shoigu flew to Kabul.\n", 0, &String::new(), ""),
    ] {
        let (got, out, err) = run(arguments, input);
        assert_eq!(got, Some(status), "{arguments:?} {input}\n{err}");
        assert_eq!(&shown(&out), expected, "{arguments:?} {input}\n{out}");
        assert!(err.starts_with(said) && err.is_empty() == said.is_empty(), "{err}");
        // A second run finds the same, and what the first one found is no author's.
        let (again, same, _) = run(if status == 1 { &[] } else { arguments }, out.clone());
        assert_eq!((again, same), (Some(0), out), "{arguments:?} {input}");
    }
}

#[test]
fn several_stories_come_out_one_a_line_or_into_a_folder() {
    let folder = folder("several");
    let (a, b) = (folder.join("a.txt"), folder.join("b.json"));
    fs::write(&a, "Sergei Shoigu flew to Kabul.").unwrap();
    fs::write(&b, STORY).unwrap();
    let (a, b) = (a.to_str().unwrap(), b.to_str().unwrap());
    let (_, out, _) = run(&["--keep", a, b], "");
    let stories: Vec<String> = out.lines().map(shown).collect();
    assert_eq!(stories.len(), 2, "{out}");
    assert!(stories[0].starts_with("sergei-shoigu:") && stories[1].starts_with("s:"), "{out}");
    let to = folder.join("out/");
    let arguments = ["--keep", "--to", "html", "--out", &format!("{}/", to.display()), a, b];
    assert_eq!(run(&arguments, "").0, Some(0));
    assert_eq!(fs::read_dir(to).unwrap().count(), 2);
    // Stories in lines are stories, though they have texts too.
    let displacy = r#"{"text": "In Kabul.", "ents": [{"start": 3, "end": 8, "label": "GPE"}]}"#;
    let (_, out, err) = run(&["--keep"], format!("{displacy}\n{displacy}\n"));
    assert_eq!(out.matches("\"format\": \"dateline/1\"").count(), 2, "{out}\n{err}");
}

#[test]
fn what_can_not_be_done_is_said() {
    let folder = folder("model");
    let model = folder.join("names.bin");
    fs::write(&model, "DLNAMES2").unwrap();
    let lines = format!("{{{TEXT}}}\n");
    for (arguments, said) in [
        (&["--model", model.to_str().unwrap()][..], "the recognizer's model can't be read"),
        (&["--model", "nothing.bin"], "nothing.bin: No such file"),
        (&["--to", "html"], "--to and --keep are for stories"),
        (&["--keep"], "--to and --keep are for stories"),
        (&["--lines", "--keep"], "cannot be used with"),
        (&["--out", &format!("{}/", folder.display())], "come out as lines"),
        (&["--threads", "0"], "--threads"),
        (&["--min-score", "1.5"], "no number from 0 to 1"),
        (&["--min-score", "NaN"], "no number from 0 to 1"),
        (&["nothing.jsonl"], "nothing.jsonl: No such file"),
    ] {
        let (status, out, err) = run(arguments, lines.clone());
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}\n{err}");
        assert!(err.contains(said), "{arguments:?}: {said:?} is not in\n{err}");
    }
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/../recognizer/model/names.bin");
    assert_eq!(run(&["--model", built_in], lines.clone()), run(&[], lines));
}
