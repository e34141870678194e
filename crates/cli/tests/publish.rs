//! `dateline publish`: what a folder of stories becomes, and what becomes of it from run to run.

#![allow(clippy::unwrap_used, reason = "a test that can’t go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// A folder of stories, an app, and a site.
struct Paper {
    root: PathBuf,
}

/// How a run ended.
struct Ended {
    status: i32,
    out: String,
    err: String,
}

impl Paper {
    /// With two stories and a first release of the app.
    fn new(name: &str) -> Paper {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish").join(name);
        let _ = fs::remove_dir_all(&root);
        let paper = Paper { root };
        paper.release(1);
        paper.write("app/404.html", "<title>None</title>");
        paper.write("app/library.json", "of the app");
        paper.write("app/articles/own.json", "of the app");
        paper.write("app/articles/reading-guide.json", "of the app, and led to by it");
        paper.write("stories/kabul.json", KABUL);
        paper.write("stories/2026/herat.md", "# Herat reads\n\nThe reading room is open again.\n");
        paper
    }

    /// Puts another release of the app in place of the one that is there.
    fn release(&self, n: usize) {
        if let Ok(all) = fs::read_dir(self.root.join("app")) {
            for file in all.map(|it| it.unwrap().path()) {
                if file.extension().is_some_and(|it| it == "js") {
                    fs::remove_file(file).unwrap();
                }
            }
        }
        let page = format!(
            "<title>Dateline</title><script data-boot data-js=\"app-{n}.js\"></script><a href=\"library.json\">"
        );
        self.write("app/index.html", &page);
        self.write(&format!("app/app-{n}.js"), &format!("release {n}"));
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.root.join(path)).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_else(|it| panic!("{path}: {it}"))
    }

    fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    fn publish(&self, more: &[&str]) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["publish", "stories", "--out", "site", "--app", "app", "--title", "The <Paper>"])
            .args(more)
            .current_dir(&self.root)
            .output()
            .unwrap();
        let text = |it| String::from_utf8(it).unwrap();
        Ended {
            status: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// With an address; all must be well.
    fn publish_well(&self) -> Ended {
        let ended = self.publish(&AT);
        assert_eq!((ended.status, ended.err.as_str()), (0, ""), "{}", ended.out);
        ended
    }

    /// The files of the site, with their bytes.
    fn site(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = BTreeMap::new();
        collect(&self.root.join("site"), "", &mut all);
        all
    }

    /// When each file was written.
    fn times(&self) -> BTreeMap<String, SystemTime> {
        let time = |path: &String| {
            let file = fs::metadata(self.root.join("site").join(path)).unwrap();
            (path.clone(), file.modified().unwrap())
        };
        self.site().keys().map(time).collect()
    }
}

const AT: [&str; 3] = ["--base-url", "https://paper.example/news", "--quiet"];

const KABUL: &str = r#"{"format": "dateline/1", "headline": "Talks in Kabul & elsewhere", "published": "2026-02-01",
"blocks": [{"text": "Ann Lee met </script><b>nobody</b> in Kabul."}],
"entities": [{"id": "lee", "type": "person", "name": "Ann Lee", "ids": {"wikidata": "Q7"}}],
"mentions": [{"entity": "lee", "block": 0, "start": 0, "end": 7, "text": "Ann Lee"}]}"#;

fn collect(folder: &Path, path: &str, all: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().map(|it| it.unwrap()) {
        let path = format!("{path}/{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &path, all);
        } else {
            all.insert(path.trim_start_matches('/').to_owned(), fs::read(entry.path()).unwrap());
        }
    }
}

#[test]
fn a_folder_becomes_a_site() {
    let paper = Paper::new("folder");
    let ended = paper.publish_well();
    assert_eq!(
        ended.out,
        "site: 2 stories: 2 new, 0 changed, 0 as before, 0 withdrawn, 0 not published\n"
    );
    let site = paper.site();
    // Those of the index are called by their content.
    let is_named = |it: &&str| !it.ends_with(".bin");
    let paths: Vec<&str> = site.keys().map(String::as_str).filter(is_named).collect();
    let expected = [
        ".nojekyll",
        "404.html",
        "app-1.js",
        "articles/2026/herat.json",
        "articles/kabul.json",
        "articles/reading-guide.json",
        "dateline-site.json",
        "feed.xml",
        "index.html",
        "index/newest.txt",
        "library.json",
        "s/2026-herat/index.html",
        "s/index.html",
        "s/kabul/index.html",
        "s/site.css",
        "sitemap.xml",
    ];
    assert_eq!(paths, expected);

    let (library, report) = dateline_article::read_library(&site["library.json"]).unwrap();
    assert!(report.issues().is_empty(), "{report:?}");
    let src: Vec<&str> = library.articles.iter().map(|it| it.src.as_str()).collect();
    assert_eq!(src, ["articles/kabul.json", "articles/2026/herat.json"], "without a date behind");
    assert_eq!(library.articles[0].entities[0].count, Some(1));

    let start = paper.read("site/index.html");
    assert!(start.contains("<title>The &lt;Paper&gt;</title>"), "{start}");
    assert!(start.contains("href=\"feed.xml\"") && start.contains("<a href=\"s/\">"), "{start}");
    assert!(paper.read("site/404.html").contains("<base href=\"/news/\">"));
}

#[test]
fn a_page_has_its_story_and_no_more_markup_than_ours() {
    let paper = Paper::new("page");
    paper.publish_well();
    let page = paper.read("site/s/kabul/index.html");
    for piece in [
        "<title>Talks in Kabul &amp; elsewhere – The &lt;Paper&gt;</title>",
        "<link rel=\"canonical\" href=\"https://paper.example/news/s/kabul/\">",
        "<meta property=\"og:title\" content=\"Talks in Kabul &amp; elsewhere\">",
        "Ann Lee</mark> met &lt;/script&gt;&lt;b&gt;nobody&lt;/b&gt; in Kabul.",
        "href=\"../../?src=articles/kabul.json\">Read with the cast</a>",
        "\"sameAs\":\"http://www.wikidata.org/entity/Q7\"",
    ] {
        assert!(page.contains(piece), "{piece} is not in\n{page}");
    }
    assert_eq!(page.matches("</script>").count(), 1, "that of the data for programs\n{page}");
    // What was published elsewhere belongs there.
    paper
        .write("stories/kabul.json", &KABUL.replacen('{', "{\"url\": \"https://a.example/b\",", 1));
    paper.publish_well();
    let page = paper.read("site/s/kabul/index.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://a.example/b\">"), "{page}");
}

#[test]
fn a_second_run_writes_nothing_and_one_story_more_writes_few_files() {
    let paper = Paper::new("again");
    paper.publish_well();
    let before = paper.times();
    let ended = paper.publish_well();
    assert!(ended.out.contains("0 new, 0 changed, 2 as before"), "{}", ended.out);
    assert_eq!(paper.times(), before);
    paper.write("stories/doha.txt", "Doha waits\n\nNobody has come.");
    paper.publish_well();
    let after = paper.times();
    let changed: Vec<&str> = after
        .iter()
        .filter(|(path, time)| before.get(*path) != Some(time) && !path.ends_with(".bin"))
        .map(|(path, _)| path.as_str())
        .collect();
    let expected = [
        "articles/doha.json",
        "dateline-site.json",
        "index/newest.txt",
        "library.json",
        "s/doha/index.html",
        "s/index.html",
        "sitemap.xml",
    ];
    assert_eq!(changed, expected);
}

#[test]
fn the_same_folder_makes_the_same_bytes_on_any_number_of_threads() {
    let paper = Paper::new("threads");
    for n in 0..40 {
        paper.write(&format!("stories/{n}.json"), &KABUL.replace("Talks", &format!("{n} talks")));
    }
    let sites = ["1", "7"].map(|threads| {
        let _ = fs::remove_dir_all(paper.root.join("site"));
        assert_eq!(paper.publish(&["--threads", threads, "--quiet"]).status, 0);
        paper.site()
    });
    assert!(sites[0] == sites[1]);
}

#[test]
fn what_is_withdrawn_goes_and_what_others_have_put_there_stays() {
    let paper = Paper::new("withdrawn");
    paper.publish_well();
    paper.write("site/CNAME", "paper.example");
    paper.write("site/s/kabul/note.txt", "of others");
    paper.remove("stories/2026/herat.md");
    paper.remove("stories/kabul.json");
    paper.write("stories/doha.txt", "Doha waits\n\nNobody has come.");
    let ended = paper.publish_well();
    assert!(ended.out.contains("1 new, 0 changed, 0 as before, 2 withdrawn"), "{}", ended.out);
    assert!(!paper.has("site/articles/kabul.json") && !paper.has("site/s/kabul/index.html"));
    assert!(!paper.has("site/articles/2026") && !paper.has("site/s/2026-herat"));
    assert_eq!(paper.read("site/CNAME"), "paper.example");
    assert_eq!(paper.read("site/s/kabul/note.txt"), "of others");
}

#[test]
fn a_broken_story_stays_as_it_was_and_takes_nothing_down() {
    let paper = Paper::new("broken");
    paper.publish_well();
    let before = paper.site();
    paper.write("stories/kabul.json", "{broken");
    paper.write("stories/new.json", "{broken");
    let ended = paper.publish(&AT);
    assert_eq!(ended.status, 1);
    assert!(
        ended
            .out
            .contains("2 stories: 0 new, 0 changed, 2 as before, 0 withdrawn, 2 not published")
    );
    let said = "kabul.json: not published: The file is not valid JSON: line 1, column 2";
    assert!(ended.err.contains(said), "{}", ended.err);
    assert!(ended.err.contains("it stays as it was published before"), "{}", ended.err);
    assert!(paper.site() == before);
    // And if none is left that can be read, nothing is touched.
    paper.remove("stories/2026/herat.md");
    paper.remove("stories/kabul.json");
    let ended = paper.publish(&AT);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("none of its stories can be published"), "{}", ended.err);
    assert!(paper.site() == before);
    // What was written before is ours still.
    paper.write("stories/kabul.json", &KABUL.replace("Talks", "More talks"));
    paper.remove("stories/new.json");
    let ended = paper.publish_well();
    assert!(ended.out.contains("0 new, 1 changed, 0 as before, 1 withdrawn"), "{}", ended.out);
}

#[test]
fn of_two_stories_for_one_place_the_first_is_published() {
    let paper = Paper::new("places");
    paper.write("stories/2026-Herat.txt", "Another Herat\n\nNobody reads.");
    let ended = paper.publish(&AT);
    assert_eq!(ended.status, 1);
    let said = "2026/herat.md: not published: its place s/2026-herat/index.html is that of 2026-Herat.txt. Rename one of them";
    assert!(ended.err.contains(said), "{}", ended.err);
    assert!(paper.read("site/s/2026-Herat/index.html").contains("Another Herat"));
}

#[test]
fn a_file_of_others_is_never_written_over() {
    let paper = Paper::new("foreign");
    paper.write("site/index.html", "of others");
    let ended = paper.publish(&AT);
    assert_eq!(ended.status, 2);
    let said = "index.html: is there already, and Dateline did not write it. Move it away";
    assert!(ended.err.contains(said), "{}", ended.err);
    assert_eq!(paper.read("site/index.html"), "of others");
    paper.remove("site/index.html");
    paper.publish_well();
}

#[test]
fn the_files_of_the_last_two_releases_stay() {
    let paper = Paper::new("releases");
    for n in 1..=4 {
        paper.release(n);
        paper.publish_well();
        paper.publish_well();
        let there: Vec<usize> =
            (1..=4).filter(|it| paper.has(&format!("site/app-{it}.js"))).collect();
        let expected: Vec<usize> = (n.saturating_sub(2).max(1)..=n).collect();
        assert_eq!(there, expected, "after release {n}");
        assert!(paper.read("site/index.html").contains(&format!("app-{n}.js")));
    }
}

#[test]
fn the_service_worker_is_told_the_files_as_they_are_published() {
    let paper = Paper::new("worker");
    paper.write("app/sw.js", "self.SHELL={\"of\":\"the build\"};\nwork();\n");
    paper.write("app/sw-off.js", "end();\n");
    paper.write("app/manifest.webmanifest", r#"{"name": "Dateline", "start_url": "./"}"#);
    paper.publish_well();
    let worker = paper.read("site/sw.js");
    let (line, rest) = worker.split_once('\n').unwrap();
    assert!(
        line.starts_with("self.SHELL={") && line.contains("\"index.html\":\"sha256-"),
        "{line}"
    );
    assert!(line.contains("app-1.js") && !line.contains("the build") && !line.contains("articles"));
    assert_eq!(rest, "work();\n");
    assert!(paper.read("site/manifest.webmanifest").contains("\"name\": \"The <Paper>\""));
    // Without a feed the start page is another one, and so the version.
    assert_eq!(paper.publish(&[]).status, 0);
    assert_ne!(paper.read("site/sw.js").lines().next(), Some(line));
    // Ended in one step, and begun again.
    assert_eq!(paper.publish(&["--no-offline"]).status, 0);
    assert_eq!(paper.read("site/sw.js"), "end();\n");
    paper.publish_well();
    assert_eq!(paper.read("site/sw.js"), worker);
    paper.remove("app/sw-off.js");
    let ended = paper.publish(&["--no-offline"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("holds no sw-off.js"), "{}", ended.err);
}

#[test]
fn pictures_beside_a_story_are_taken_along() {
    let paper = Paper::new("pictures");
    let figure = |src: &str| {
        format!(
            r#"{{"type": "figure", "src": "{src}", "alt": "A \"hall\"", "width": 9, "text": "A hall"}}"#
        )
    };
    let figures =
        ["img/hall.jpg", "img/gone.jpg", "../../stories/kabul.json", "https://b.example/c.jpg"];
    let blocks = figures.map(figure).join(",");
    paper.write(
        "stories/2026/hall.json",
        &format!(r#"{{"format": "dateline/1", "headline": "A hall", "blocks": [{blocks}]}}"#),
    );
    paper.write("stories/2026/img/hall.jpg", "a picture");
    let ended = paper.publish(&AT);
    assert_eq!(ended.status, 1);
    let said =
        "2026/hall.json: lost: the picture img/gone.jpg is not there. Put it beside the story";
    assert!(ended.err.contains(said), "{}", ended.err);
    let said = "the picture ../../stories/kabul.json lies above the folder of the stories";
    assert!(ended.err.contains(said), "{}", ended.err);
    assert_eq!(ended.err.lines().count(), 2, "{}", ended.err);
    assert_eq!(paper.read("site/articles/2026/img/hall.jpg"), "a picture");
    let page = paper.read("site/s/2026-hall/index.html");
    let picture = "src=\"../../articles/2026/img/hall.jpg\" alt=\"A &quot;hall&quot;\" width=\"9\"";
    assert!(page.contains(picture), "{page}");
    assert_eq!(page.matches("<img").count(), 1, "{page}");
    assert!(page.contains("content=\"https://paper.example/news/articles/2026/img/hall.jpg\""));
}

#[test]
fn without_an_address_there_is_no_feed_and_that_is_said() {
    let paper = Paper::new("no-address");
    let ended = paper.publish(&[]);
    assert_eq!(ended.status, 0);
    assert!(ended.err.contains("no feed and no sitemap"), "{}", ended.err);
    assert!(!paper.has("site/feed.xml") && !paper.has("site/sitemap.xml"));
    assert!(!paper.read("site/s/kabul/index.html").contains("canonical"));
}

#[track_caller]
fn check_refused(name: &str, arguments: &[&str], said: &str) {
    let paper = Paper::new(name);
    paper.write("empty/notes.docx", "");
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("publish")
        .args(arguments)
        .current_dir(&paper.root)
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains(said), "{said:?} is not in\n{err}");
    assert!(!paper.has("site"), "nothing is written");
}

#[test]
fn what_can_not_be_published_is_said() {
    let out = |dir, more: &[&'static str]| [&[dir, "--out", "site", "--app", "app"], more].concat();
    check_refused("refused-1", &out("none", &[]), "none: ");
    check_refused("refused-2", &out("empty", &[]), "empty: there is no story in it");
    check_refused("refused-3", &["stories", "--out", "site", "--app", "none"], "Make the app");
    check_refused(
        "refused-4",
        &["stories", "--out", "site", "--app", "stories"],
        "holds no index.html",
    );
    check_refused(
        "refused-5",
        &["stories", "--out", ".", "--app", "app"],
        ".: the folder of the stories lies in",
    );
    let address = ["--base-url", "paper.example"];
    check_refused("refused-6", &out("stories", &address), "must begin with https:// or http://");
    check_refused("refused-7", &out("stories", &["--lang", "\"><"]), "must be a language tag");
    check_refused("refused-8", &out("stories", &["--lang", "en_US"]), "must have a hyphen: en-US");
    check_refused("refused-9", &out("stories", &["--title", " "]), "must not be empty");
    check_refused("refused-10", &out("stories", &["--description", ""]), "must not be empty");
}

#[test]
fn what_is_hidden_and_the_site_itself_are_no_stories() {
    let paper = Paper::new("hidden");
    for path in ["stories/.draft.json", "stories/_draft.json", "stories/_drafts/a.json"] {
        paper.write(path, KABUL);
    }
    paper.write("stories/notes.docx", "");
    paper.write("stories/library.json", "{}");
    let run = || {
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["publish", "stories", "--out", "stories/site", "--app", "app"])
            .current_dir(&paper.root)
            .output()
            .unwrap()
    };
    for how in ["2 new", "2 as before"] {
        let output = run();
        assert!(String::from_utf8(output.stdout).unwrap().contains(how));
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.contains("notes.docx: left alone"), "{err}");
    }
}
