//! JSON Lines: line by line, in constant memory, and nothing of them lost.

#![allow(clippy::unwrap_used, reason = "a test that can’t go on has failed")]

#[cfg(target_os = "linux")]
mod memory;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

fn command(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn line(n: usize) -> String {
    format!(
        "{{\"text\": \"Kabul {n}.\", \"ents\": [{{\"start\": 0, \"end\": 5, \"label\": \"GPE\"}}]}}\n"
    )
}

#[test]
fn a_bad_line_costs_itself_alone() {
    let mut child = command(&["convert", "--quiet", "--to", "doccano"]);
    let mut stdin = child.stdin.take().unwrap();
    // With a byte order mark, a broken first line, an empty one, and none at the end.
    let lines = format!(
        "\u{feff}{{\"text\": \n{}\n{}[1]\nno json\n{}",
        line(1),
        line(2),
        line(3).trim_end()
    );
    stdin.write_all(lines.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let (out, err) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(1), "{err}");
    let texts: Vec<_> = out.lines().map(|it| it.split('"').nth(5).unwrap()).collect();
    assert_eq!(texts, ["Kabul 1.", "Kabul 2.", "Kabul 3."], "in their order");
    for place in [
        "line 1: lost: is not valid JSON: column ",
        "line 5: lost: ",
        "line 6: lost: ",
        "3 lines are left out of 6",
    ] {
        assert!(err.contains(place), "{place:?} is not in\n{err}");
    }
}

#[test]
fn a_whole_value_over_several_lines_is_no_file_of_lines() {
    for (input, n_mentions) in [
        ("{\n\"text\": \"Kabul.\",\n\"ents\": []\n}\n", 0),
        ("[\n{\"text\": \"Kabul.\", \"ents\": []}\n]\n", 0),
        (
            "{\"format\": \"dateline-lines/1\", \"headline\": \"H\"}\n{\"block\": {\"type\": \"paragraph\", \"text\": \"Kabul.\"}}\n{\"end\": true, \"blocks\": 1}\n",
            0,
        ),
    ] {
        let mut child = command(&["stats", "--json"]);
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert_eq!(out.lines().count(), 1, "{input}\n{out}");
        assert!(
            out.contains(&format!("\"mentions\":{n_mentions}")) && !out.contains("\"line\""),
            "{out}"
        );
    }
}

#[test]
fn nobody_listens_and_it_ends_quietly() {
    let mut child = command(&["convert", "--quiet", "--to", "doccano"]);
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

/// Each line is a story, and memory holds one of them.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_lines() {
    const N_LINES: usize = 200_000;
    let mut child = command(&["convert", "--quiet", "--to", "doccano"]);
    let mut stdin = child.stdin.take().unwrap();
    let counting = {
        let stdout = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || stdout.lines().count())
    };
    let mut early = 0;
    for n in 0..N_LINES {
        stdin.write_all(line(n).as_bytes()).unwrap();
        if n == N_LINES / 20 {
            early = memory::most(child.id());
        }
    }
    let late = memory::most(child.id());
    drop(stdin);
    assert_eq!(counting.join().unwrap(), N_LINES);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(late < early + 4 * 1024, "{early} KiB, and at the end {late} KiB");
    assert!(late < 64 * 1024, "{late} KiB");
}
