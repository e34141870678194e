//! `dateline index` and `dateline merge`: a folder published in parts, and what is told if a part is not as it is to be.

#![allow(clippy::unwrap_used, reason = "a test that can’t go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const OF_SITE: [&str; 6] =
    ["--title", "The Paper", "--base-url", "https://paper.example/", "--lang", "fa"];

/// The app has words in that language.
const APP: [&str; 2] = ["--app", "app"];

/// A folder of stories, an app, and sites.
struct Paper(PathBuf);

impl Paper {
    fn new(name: &str) -> Paper {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("parts").join(name);
        let _ = fs::remove_dir_all(&root);
        let paper = Paper(root);
        paper.write("app/index.html", "<title>Dateline</title><script data-boot></script>");
        paper.write("app/words-fa-1a2b.txt", "fa\trtl\tفارسی\nAll stories\tهمهٔ گزارش‌ها\n");
        for nth in 0..130 {
            paper.write(&path(nth), &story(nth));
        }
        paper.write("stories/0/hall.jpg", "a picture");
        paper
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// What it said on both channels, and how it ended.
    fn run(&self, words: &[&str], input: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(words).current_dir(&self.0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It may end without having read it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |it| String::from_utf8(it).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn well(&self, words: &[&str], input: &str) -> String {
        let (status, out, err) = self.run(words, input);
        assert_eq!((status, err.as_str()), (0, ""), "{words:?}: {out}");
        out
    }

    /// Indexes every third story from `nth` on, and says where the part is.
    fn index(&self, nth: usize) -> String {
        let paths: Vec<String> = (nth..130).step_by(3).map(path).collect();
        let part = format!("{nth}.part");
        let words = ["index", "--dir", "stories", "--out", "parted", "--part", &part, "--quiet"];
        let out = self.well(&[&words[..], &APP, &OF_SITE].concat(), &paths.join("\n"));
        assert_eq!(out, format!("{part}\n"));
        part
    }

    fn merge(&self, parts: &[&str]) -> (i32, String, String) {
        self.run(&[&["merge", "--out", "parted", "--app", "app"], parts].concat(), "")
    }

    /// The files of a site, with their bytes and when they were written.
    fn site(&self, name: &str) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
        let mut all = BTreeMap::new();
        collect(&self.0.join(name), "", &mut all);
        all
    }

    fn bytes(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        self.site(name).into_iter().map(|(path, it)| (path, it.0)).collect()
    }
}

fn collect(
    folder: &Path,
    path: &str,
    all: &mut BTreeMap<String, (Vec<u8>, std::time::SystemTime)>,
) {
    for entry in fs::read_dir(folder).into_iter().flatten().map(|it| it.unwrap()) {
        let path = format!("{path}/{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &path, all);
        } else {
            let time = entry.metadata().unwrap().modified().unwrap();
            all.insert(path, (fs::read(entry.path()).unwrap(), time));
        }
    }
}

fn path(nth: usize) -> String {
    format!("stories/{}/{nth}.json", nth % 2)
}

fn story(nth: usize) -> String {
    let date = match nth % 10 {
        0 => String::new(),
        _ => format!(r#""published": "20{:02}-{:02}-05","#, nth % 20, nth % 12 + 1),
    };
    let picture = match nth {
        4 | 6 => r#",{"type": "figure", "src": "hall.jpg", "text": "A hall"}"#,
        _ => "",
    };
    format!(
        r#"{{"format": "dateline/1", "offset_unit": "codepoint", "headline": "Story {nth}", {date}
        "blocks": [{{"type": "paragraph", "text": "Ann Lee saw number {nth}."}}{picture}],
        "entities": [{{"id": "lee", "type": "person", "name": "Ann Lee"}}],
        "mentions": [{{"entity": "lee", "block": 0, "start": 0, "end": 7}}]}}"#
    )
}

#[test]
fn in_parts_and_in_one_piece_the_same_bytes_come_out() {
    let paper = Paper::new("same");
    let whole = ["publish", "stories", "--out", "whole", "--app", "app", "--quiet"];
    paper.well(&[&whole[..], &OF_SITE].concat(), "");
    let parts = [0, 1, 2].map(|it| paper.index(it));
    let (status, out, err) = paper.merge(&[&parts[2], &parts[0], &parts[1]]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out, "parted: 130 stories of 3 parts, 0 withdrawn\n");
    let before = paper.site("parted");
    assert!(
        before.contains_key("/s/-/undated.html") && before.contains_key("/articles/0/hall.jpg")
    );
    assert!(paper.bytes("parted") == paper.bytes("whole"));
    for page in ["/s/index.html", "/s/1-1/index.html"] {
        let page = String::from_utf8(before[page].0.clone()).unwrap();
        assert!(page.contains("همهٔ گزارش‌ها"), "{page}");
    }
    // Nor does the order matter, and a second run writes nothing.
    parts.iter().enumerate().for_each(|(nth, it)| assert_eq!(paper.index(nth), *it));
    assert_eq!(paper.merge(&[&parts[0], &parts[1], &parts[2]]).0, 0);
    assert!(paper.site("parted") == before);
    // And to publish as a whole what was published in parts is no change either.
    let whole = ["publish", "stories", "--out", "parted", "--app", "app", "--quiet"];
    let out = paper.well(&[&whole[..], &OF_SITE].concat(), "");
    assert!(out.contains("0 new, 0 changed, 130 as before, 0 withdrawn"), "{out}");
    assert!(paper.site("parted") == before);
}

#[test]
fn what_is_in_no_part_goes() {
    let paper = Paper::new("gone");
    let parts = [0, 1, 2].map(|it| paper.index(it));
    assert_eq!(paper.merge(&[&parts[0], &parts[1], &parts[2]]).0, 0);
    let (status, out, _) = paper.merge(&[&parts[0], &parts[2]]);
    assert_eq!((status, out.as_str()), (0, "parted: 87 stories of 2 parts, 43 withdrawn\n"));
    let there = paper.site("parted");
    assert!(there.contains_key("/articles/0/0.json") && !there.contains_key("/articles/1/1.json"));
    assert!(!there.contains_key("/s/1-1/index.html"));
}

#[test]
fn a_folder_of_parts_names_each_by_its_stories() {
    let paper = Paper::new("folder");
    fs::create_dir(paper.0.join("parts")).unwrap();
    let words = ["index", "--dir", "stories", "--out", "parted", "--part", "parts", "--quiet"];
    let run = |input: &str| paper.well(&[&words[..], &APP, &OF_SITE].concat(), input);
    let (one, other) = (run("0/0.json\n0/2.json\n"), run("stories/1/1.json"));
    assert!(one.starts_with("parts/") && one != other, "{one}{other}");
    assert_eq!(run("0/2.json\n0/0.json\n"), one, "the same stories, the same name");
    assert_eq!(run(""), "", "no story, no part");
    let out = paper.well(&["merge", "--out", "parted", "--app", "app"], &format!("{one}{other}"));
    assert_eq!(out, "parted: 3 stories of 2 parts, 0 withdrawn\n");
}

/// Spoils something, after which merging is to be refused with these words and the site as it was.
#[track_caller]
fn check(name: &str, spoil: impl FnOnce(&Paper), parts: &[&str], said: &str) {
    let paper = Paper::new(name);
    for nth in 0..3 {
        paper.index(nth);
    }
    assert_eq!(paper.merge(&["0.part", "1.part", "2.part"]).0, 0);
    spoil(&paper);
    let before = paper.site("parted");
    let (status, out, err) = paper.merge(parts);
    assert_eq!((status, out.as_str()), (2, ""), "{err}");
    assert!(err.contains(said), "{said:?} is not in\n{err}");
    assert!(paper.site("parted") == before, "the site is as it was");
}

#[test]
fn a_part_that_can_not_be_used_is_told_and_nothing_is_touched() {
    let spoiled = |spoil: fn(&mut Vec<u8>)| {
        move |paper: &Paper| {
            let file = paper.0.join("1.part");
            let mut bytes = fs::read(&file).unwrap();
            spoil(&mut bytes);
            fs::write(file, bytes).unwrap();
        }
    };
    let all = ["0.part", "1.part", "2.part"];
    let damaged = "1.part: is damaged. Index its stories again";
    check("flipped", spoiled(|it| it[5000] ^= 1), &all, damaged);
    check(
        "table",
        spoiled(|it| {
            let at = it.len() - 44;
            it[at] ^= 1
        }),
        &all,
        damaged,
    );
    check("cut", spoiled(|it| it.truncate(it.len() - 1)), &all, damaged);
    check("short", spoiled(|it| it.truncate(20)), &all, damaged);
    check("shorter", spoiled(|it| it.truncate(9)), &all, damaged);
    let version =
        "1.part: another version of Dateline has made it. Index its stories again with this one";
    check("version", spoiled(|it| it[14] = b'2'), &all, version);
    check("none", spoiled(|it| *it = b"{}".to_vec()), &all, "1.part: is no part. Name the files");
    check("empty", spoiled(Vec::clear), &all, "1.part: is no part");
    check("missing", |_| {}, &["3.part"], "3.part: No such file");
    check("no-part", |_| {}, &[], "parted: there is no part to make it of");
}

#[test]
fn two_parts_with_one_story_are_told_and_nothing_is_touched() {
    let said = "is in 2.part too. Give each story to one part";
    check("twice", |_| {}, &["2.part", "2.part"], said);
    let index = |paper: &Paper, path: &str, out: &str, title: &str| {
        paper.write(&format!("stories/{path}"), &story(2));
        let words = ["index", "--dir", "stories", "--out", out, "--part", "4.part", "--quiet"];
        paper.run(&[&words[..], &APP, &OF_SITE[2..], &["--title", title, path]].concat(), "");
    };
    // Another file whose page has the same name.
    let same_page = |paper: &Paper| {
        index(paper, "0-2.json", "parted", "The Paper");
        index(paper, "0-2.json", "elsewhere", "The Paper");
    };
    let said = "4.part: s/0-2/index.html is in 2.part too";
    check("page", same_page, &["2.part", "4.part"], said);
    let titled = |paper: &Paper| index(paper, "new.json", "elsewhere", "Another");
    let said = "4.part: has another title, description, address or language than 0.part";
    check("titles", titled, &["0.part", "4.part"], said);
    let elsewhere = |paper: &Paper| index(paper, "new.json", "elsewhere", "The Paper");
    let said = "4.part: articles/new.json is not in the site. Say the --out";
    check("elsewhere", elsewhere, &["0.part", "4.part"], said);
}

#[test]
fn a_part_whose_pages_have_other_words_is_told_and_nothing_is_touched() {
    let unworded = |paper: &Paper| {
        let words = ["index", "--dir", "stories", "--out", "parted", "--part", "1.part"];
        let (_, _, err) =
            paper.run(&[&words[..], &OF_SITE, &["--app", "none", "1/1.json"]].concat(), "");
        let said = "none: the app is not translated into fa, so what the pages say themselves is in English";
        assert!(err.contains(said), "{err}");
    };
    let said = "1.part: its pages are in “en”, and the app’s words in “fa”. Index all parts with the --app";
    check("words", unworded, &["0.part", "1.part", "2.part"], said);
}

#[test]
fn a_file_outside_the_folder_is_told() {
    let paper = Paper::new("outside");
    let words = ["index", "--dir", "stories", "--out", "parted", "--part", "0.part"];
    for path in ["/elsewhere/a.json", "stories/../a.json"] {
        let (status, _, err) = paper.run(&[&words[..], &[path]].concat(), "");
        assert_eq!(status, 2);
        assert!(err.contains("does not lie in stories. Name files of that folder"), "{err}");
        assert!(!paper.0.join("0.part").exists() && !paper.0.join("parted").exists());
    }
}
