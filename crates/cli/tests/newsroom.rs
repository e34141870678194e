//! `dateline publish` over a folder as newsrooms have it: drafts, links, older sites, files of others, what is missing.

#![allow(clippy::unwrap_used, reason = "a test that can’t go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The app's pages as they are built, but for their programs.
const START: &str = "<!doctype html><html lang=en><title>Dateline</title><meta content=\"Opens a story.\" name=description>\
    <script data-boot></script><noscript><h1>Dateline</h1></noscript>";
const MISSING: &str = include_str!("../../../public/404.html");
const MANIFEST: &str = include_str!("../../../public/manifest.webmanifest");

const KABUL: &str = "---\ntitle: Talks in Kabul\n---\n\nAnn Lee met nobody in Kabul.\n";

/// A folder of stories, an app, and a site.
struct Paper(PathBuf);

/// How a run ended.
struct Ended {
    status: i32,
    out: String,
    err: String,
}

impl Paper {
    /// With one story and an app.
    fn new(name: &str) -> Paper {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("newsroom").join(name);
        let _ = fs::remove_dir_all(&root);
        let paper = Paper(root);
        paper.write("app/index.html", START);
        paper.write("app/404.html", MISSING);
        paper.write("app/manifest.webmanifest", MANIFEST);
        paper.write("app/articles/reading-guide.json", "of the app");
        paper.write("app/fonts/serif.woff2", "a font");
        paper.write("stories/kabul.md", KABUL);
        paper
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|it| panic!("{path}: {it}"))
    }

    fn has(&self, path: &str) -> bool {
        self.0.join(path).exists()
    }

    fn run(&self, words: &[&str]) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(words)
            .current_dir(&self.0)
            .output()
            .unwrap();
        let text = |it| String::from_utf8(it).unwrap();
        Ended {
            status: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    fn publish(&self, more: &[&str]) -> Ended {
        let words =
            ["publish", "stories", "--out", "site", "--app", "app", "--title", "The <Paper>"];
        self.run(&[&words[..], &["--base-url", "https://paper.example/"], more].concat())
    }

    /// Publishes; checks the status, and that each of these is said.
    #[track_caller]
    fn check(&self, more: &[&str], status: i32, said: &[&str]) {
        let Ended { status: ended, out, err } = self.publish(more);
        assert_eq!(ended, status, "{out}{err}");
        for piece in said {
            assert!(out.contains(piece) || err.contains(piece), "{piece:?} is not in\n{out}{err}");
        }
    }

    /// The files and folders within a folder.
    fn all(&self, folder: &str) -> BTreeSet<PathBuf> {
        let mut all = BTreeSet::new();
        let mut folders = vec![self.0.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                folders.extend(path.is_dir().then(|| path.clone()));
                all.insert(path);
            }
        }
        all
    }
}

#[test]
fn drafts_are_left_out_and_what_becomes_one_is_withdrawn() {
    let paper = Paper::new("drafts");
    paper.write("stories/hugo.md", "+++\ntitle = \"A\"\ndraft = true\n+++\n\nWords.\n");
    paper.write("stories/jekyll.md", "---\ntitle: A\npublished: false\n---\n\nWords.\n");
    paper.write("stories/_named.md", KABUL);
    paper.write("stories/_drafts/a/b.md", KABUL);
    paper.write("stories/_drafts/hall.jpg", "a picture");
    paper.write("stories/.git/config.json", "{}");
    paper.write("stories/later.md", "---\ntitle: A\ndate: 2999-01-01\n---\n\nWords.\n");
    paper.check(&[], 0, &["2 stories: 2 new", "0 not published, 4 drafts left out\n"]);
    for path in ["s/hugo", "s/jekyll", "s/named", "articles/_named.json"] {
        assert!(!paper.has(&format!("site/{path}")), "{path}");
    }
    assert!(paper.has("site/s/later/index.html"), "a date holds nothing back");
    paper.write("stories/later.md", "---\ntitle: A\ndraft: true\n---\n\nWords.\n");
    paper.check(&[], 0, &["1 story: 0 new", "1 withdrawn", "5 drafts left out"]);
    assert!(!paper.has("site/s/later") && !paper.read("site/library.json").contains("later"));
    // The last one can't be withdrawn so.
    paper.write("stories/kabul.md", "---\ndraft: true\n---\n\nWords.\n");
    paper.check(&[], 2, &["all its stories are drafts; the site stays as it was"]);
    assert!(paper.has("site/s/kabul/index.html"));
}

#[test]
fn a_folder_of_drafts_alone_says_what_a_story_is() {
    let paper = Paper::new("only-drafts");
    fs::rename(paper.0.join("stories/kabul.md"), paper.0.join("stories/_kabul.md")).unwrap();
    let said = ["stories: there is no story in it but for 1 draft. A story", ".json .jsonl", ".md"];
    paper.check(&[], 2, &said);
    assert!(!paper.has("site"));
}

#[test]
fn an_index_of_named_files_leaves_out_the_same() {
    let paper = Paper::new("named");
    paper.write("stories/_draft.md", KABUL);
    paper.write("stories/a/held.md", "---\ndraft: true\n---\n\nWords.\n");
    paper.write("stories/old/dateline-site.json", "{}");
    paper.write("stories/old/articles/a.json", "{}");
    let files = ["stories/_draft.md", "stories/a/held.md", "stories/old/articles/a.json"];
    let words = ["index", "--dir", "stories", "--out", "site", "--part", "1.part", "--app", "app"];
    let ended = paper.run(&[&words[..], &files, &["stories/kabul.md"]].concat());
    assert_eq!(ended.status, 0, "{}", ended.err);
    assert!(ended.err.contains("1 story: 1 new") && ended.err.contains("2 drafts left out"));
    assert!(ended.err.contains("old: left out: this folder is a site"), "{}", ended.err);
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_within_the_folder() {
    use std::os::unix::fs::symlink;
    let paper = Paper::new("links");
    paper.write("secret/words.txt", "Nobody may read this.\n");
    paper.write("secret/hall.jpg", "nor see this");
    let link = |target: &str, at: &str| symlink(paper.0.join(target), paper.0.join(at)).unwrap();
    link("secret/words.txt", "stories/link.txt");
    link("secret/words.txt", "stories/brat.txt");
    link("secret", "stories/folder");
    link("nowhere", "stories/gone.md");
    link("secret/hall.jpg", "stories/hall.jpg");
    link("stories/kabul.md", "stories/again.md");
    paper.write("stories/brat.ann", "T1\tPER 0 6\tNobody\n");
    paper.write("stories/hall.md", "# A hall\n\n![A hall](hall.jpg)\n\nWords.\n");
    let said = [
        "link.txt: left out: this link leads out of the folder. Copy it here",
        "brat.txt: left out: this link leads out",
        "brat.ann: not published",
        "folder: left out: links to folders are not followed",
        "gone.md: left out: this link leads nowhere",
        "hall.jpg: left out: this link leads out",
        "hall.md: lost: the picture hall.jpg is a link that leads out of the folder",
        "3 stories: 3 new",
        "1 file repaired in part or with something lost (so the exit status is 1: see what",
    ];
    paper.check(&[], 1, &said);
    let has_leaked = |it: &PathBuf| {
        let text = fs::read(it).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        text.contains("Nobody may") || text.contains("nor see")
    };
    assert!(!paper.all("site").iter().any(has_leaked));
}

#[test]
fn a_site_among_the_stories_is_no_story() {
    let paper = Paper::new("older-site");
    paper.write("stories/old/dateline-site.json", "{}");
    paper.write("stories/old/articles/a.json", r#"{"blocks": [{"text": "Old."}]}"#);
    paper.write("stories/old/boot.js", "program();");
    let ended = paper.publish(&[]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let said = "old: left out: this folder is a site that `dateline publish` has made\n";
    assert_eq!(ended.err, said);
    assert!(ended.out.contains("1 story: 1 new"), "{}", ended.out);
    // Nor is a whole folder that is one, or the app.
    let ended = paper.run(&["publish", "stories/old", "--out", "other", "--app", "app"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("stories/old: this is a site"), "{}", ended.err);
    fs::rename(paper.0.join("app"), paper.0.join("stories/app")).unwrap();
    let ended = paper.run(&["publish", "stories", "--out", "other", "--app", "stories/app"]);
    assert!(ended.out.contains("1 story: 1 new"), "{}{}", ended.out, ended.err);
}

#[test]
fn a_folder_with_stories_in_it_is_no_place_for_a_site() {
    let paper = Paper::new("sub-folder");
    paper.write("stories/2026/herat.md", "# Herat\n\nWords.\n");
    let before = paper.all("");
    let words = |out| ["publish", "stories", "--out", out, "--app", "app"];
    let ended = paper.run(&words("stories/2026"));
    assert_eq!(ended.status, 2);
    let said = "stories/2026: this folder lies in stories and has stories in it. Say another";
    assert!(ended.err.contains(said), "{}", ended.err);
    assert_eq!(paper.all(""), before);
    // Without any it is one, and stays one.
    paper.write("stories/public/CNAME", "paper.example");
    assert_eq!(paper.run(&words("stories/public")).status, 0);
    let ended = paper.run(&words("stories/public"));
    assert!(ended.out.contains("2 as before, 0 withdrawn"), "{}{}", ended.out, ended.err);
}

#[track_caller]
fn check_way(name: &str, foreign: &str, told: &str) {
    let paper = Paper::new(&format!("way-{name}"));
    paper.write(&format!("site/{foreign}"), "of others");
    let before = paper.all("site");
    let said =
        format!("site/{told}: is there already, and Dateline did not write it. Move it away");
    paper.check(&[], 2, &[&said]);
    assert_eq!(paper.all("site"), before, "nothing is written");
    assert_eq!(paper.read(&format!("site/{foreign}")), "of others");
    // Once it is away, the run is a first one.
    let foreign = paper.0.join("site").join(told);
    let _ = fs::remove_file(&foreign).or_else(|_| fs::remove_dir_all(&foreign));
    paper.check(&[], 0, &["1 story: 1 new, 0 changed, 0 as before, 0 withdrawn"]);
}

#[test]
fn files_of_others_are_found_before_anything_is_written() {
    check_way("page", "index.html", "index.html");
    check_way("list", "library.json", "library.json");
    check_way("feed", "feed.xml", "feed.xml");
    check_way("pages", "s", "s");
    check_way("stories", "articles", "articles");
    check_way("index", "index", "index");
    check_way("font", "fonts", "fonts");
    check_way("folder", "404.html/a.txt", "404.html");
}

#[test]
fn a_file_of_others_in_a_storys_place_costs_that_story_alone() {
    let paper = Paper::new("place");
    paper.write("stories/herat.md", "# Herat\n\nWords.\n");
    paper.write("site/s/herat/index.html", "of others");
    let said = [
        "herat.md: not published: site/s/herat/index.html is there already, and Dateline did not",
        "1 story: 1 new, 0 changed, 0 as before, 0 withdrawn, 1 not published (so the exit status is 1",
    ];
    paper.check(&[], 1, &said);
    assert_eq!(paper.read("site/s/herat/index.html"), "of others");
    assert!(!paper.has("site/articles/herat.json"));
}

#[cfg(unix)]
#[test]
fn a_run_that_was_stopped_is_not_counted() {
    use std::os::unix::fs::PermissionsExt;
    let paper = Paper::new("stopped");
    // A picture that can't be read stops the run when the first story is there.
    paper.write("stories/z.md", "# Z\n\n![A hall](hall.jpg)\n\nWords.\n");
    paper.write("stories/hall.jpg", "a picture");
    let picture = paper.0.join("stories/hall.jpg");
    let allow = |mode| fs::set_permissions(&picture, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o000);
    if fs::read(&picture).is_ok() {
        // Whoever runs this may read everything: then a folder where the index is to be written stops it.
        allow(0o644);
        fs::create_dir_all(paper.0.join("site/s/site.css.part")).unwrap();
    }
    assert_eq!(paper.publish(&[]).status, 2);
    assert!(paper.has("site/articles/kabul.json"));
    allow(0o644);
    let _ = fs::remove_dir(paper.0.join("site/s/site.css.part"));
    paper.check(&[], 0, &["2 stories: 2 new, 0 changed, 0 as before, 0 withdrawn"]);
    paper.check(&[], 0, &["2 stories: 0 new, 0 changed, 2 as before, 0 withdrawn"]);
    assert!(!paper.read("site/dateline-site.json").contains("unfinished"));
}

#[test]
fn a_folder_of_broken_stories_leaves_no_site() {
    let paper = Paper::new("broken");
    paper.write("stories/kabul.md", "---\nlayout: post\n---\n");
    paper.check(&[], 2, &["kabul.md: not published", "none of its stories can be published"]);
    assert!(!paper.has("site"));
}

#[test]
fn strict_writes_nothing_if_one_story_is_broken() {
    let paper = Paper::new("strict");
    paper.write("stories/broken.json", "{broken");
    paper.write("stories/odd.md", "---\ntitle: A\ndate: soon\n---\n\nWords.\n");
    let said = [
        "broken.json: not published: The file is not valid JSON",
        "site: nothing was written: 1 of the stories can’t be published. Mend what is told above",
    ];
    paper.check(&["--strict"], 2, &said);
    assert!(!paper.has("site"));
    // What is published with something lost is told once, and is no reason.
    fs::remove_file(paper.0.join("stories/broken.json")).unwrap();
    let ended = paper.publish(&["--strict"]);
    assert_eq!((ended.status, ended.err.lines().count()), (1, 1), "{}", ended.err);
    // And what is published stays if a later run ends so.
    paper.write("stories/kabul.md", "---\nlayout: post\n---\n");
    let before = paper.read("site/articles/kabul.json");
    paper.check(&["--strict"], 2, &["kabul.md: not published"]);
    assert_eq!(paper.read("site/articles/kabul.json"), before);
    // Two stories for one place, and a place of others.
    paper.write("stories/kabul.md", KABUL);
    paper.write("stories/KABUL.txt", "Other words.\n");
    paper.check(&["--strict"], 2, &["its place articles/kabul.json is that of KABUL.txt"]);
}

#[test]
fn each_picture_that_is_lost_is_told() {
    let paper = Paper::new("pictures");
    paper.write("stories/a/hall.md", "# A hall\n\n![a](/img/abs.png)\n\n![b](../../outside.png)\n\n![c](gone.png)\n\n![d](kabul.bmp)\n\n![e](https://b.example/e.png)\n\nWords.\n");
    let said = [
        "a/hall.md: lost: the picture /img/abs.png is named by a whole path",
        "a/hall.md: lost: the picture ../../outside.png lies above the folder of the stories",
        "a/hall.md: lost: the picture gone.png is not there",
        "a/hall.md: lost: the picture kabul.bmp has no ending of a picture on the web",
    ];
    paper.check(&[], 1, &said);
    assert!(!paper.publish(&[]).err.contains("b.example"));
}

#[test]
fn a_story_in_the_place_of_the_apps_own_is_told() {
    let paper = Paper::new("guide");
    paper.check(&["--quiet"], 0, &[]);
    paper.write("stories/reading-guide.md", "# Mine\n\nWords.\n");
    let said = "articles/reading-guide.json: a story of yours takes the place of the app’s own";
    paper.check(&["--quiet"], 0, &[said]);
    assert!(paper.read("site/articles/reading-guide.json").contains("Mine"));
    fs::remove_file(paper.0.join("stories/reading-guide.md")).unwrap();
    paper.check(&["--quiet"], 0, &["1 withdrawn"]);
    assert_eq!(paper.read("site/articles/reading-guide.json"), "of the app");
}

#[track_caller]
fn check_page(page: &str, has: &[&str], has_not: &[&str]) {
    for piece in has {
        assert!(page.contains(piece), "{piece} is not in\n{page}");
    }
    for piece in has_not {
        assert!(!page.contains(piece), "{piece} is in\n{page}");
    }
}

#[test]
fn every_page_has_the_name_of_the_site() {
    let paper = Paper::new("names");
    paper.write(
        "stories/none.json",
        r#"{"format": "dateline/1", "blocks": [{"type": "figure", "src": "https://b.example/c.jpg", "alt": "A hall"}, {"text": "Words."}]}"#,
    );
    paper.check(&["--description", "News \"of\" <us>"], 0, &[]);
    let name = "The &lt;Paper&gt;";
    let own = "content=\"News &quot;of&quot; &lt;us&gt;\">";
    check_page(
        &paper.read("site/index.html"),
        &[&format!("<h1>{name}</h1>"), &format!("<meta name=\"description\" {own}")],
        &["<h1>Dateline", "Opens a story"],
    );
    check_page(
        &paper.read("site/404.html"),
        &[&format!(">Page not found – {name}</title>"), &format!(">All stories in {name}</a>")],
        &["Dateline"],
    );
    check_page(
        &paper.read("site/s/kabul/index.html"),
        &[&format!("<title>Talks in Kabul – {name}</title>")],
        &[],
    );
    check_page(
        &paper.read("site/s/none/index.html"),
        &[
            &format!("<title>A story without a headline – {name}</title>"),
            ">A story without a headline</h1>",
        ],
        &["<figcaption"],
    );
    check_page(
        &paper.read("site/manifest.webmanifest"),
        &["\"lang\": \"en\"", "\"description\": \"News \\\"of\\\" <us>\""],
        &["Dateline"],
    );
    // As before without one, and in the language of the site.
    paper.write("app/words-fa-1a2b.txt", "fa\trtl\tفارسی\nAll stories in {site}\tهمه در {site}\nPage not found – {site}\tنیست – {site}\n");
    paper.check(&["--lang", "fa-AF"], 0, &[]);
    assert!(paper.read("site/index.html").contains("Opens a story."));
    check_page(&paper.read("site/manifest.webmanifest"), &["\"lang\": \"fa-AF\""], &["Opens"]);
    check_page(
        &paper.read("site/404.html"),
        &[&format!(">نیست – {name}</title>"), &format!(">همه در {name}</a>")],
        &["Dateline"],
    );
}

#[test]
fn names_are_marked_where_nobody_has_marked_any() {
    let paper = Paper::new("names-found");
    let marked = r#"{"headline": "Talks", "blocks": [{"text": "Ann Lee met Sergei Shoigu."}],
        "entities": [{"id": "lee", "type": "person", "name": "Ann Lee"}],
        "mentions": [{"entity": "lee", "block": 0, "start": 0, "end": 7}]}"#;
    paper.write("stories/text.txt", "Talks\n\nSergei Shoigu flew to Kabul.\n");
    paper
        .write("stories/marked.json", &marked.replacen('{', "{\"offset_unit\": \"codepoint\",", 1));
    paper.write("stories/foreign.md", "---\nlang: fa\n---\n\nSergei Shoigu flew to Kabul.\n");
    paper.check(&[], 0, &[]);
    assert!(!paper.read("site/s/text/index.html").contains("<mark"));
    paper.check(&["--annotate"], 0, &["2 changed"]);
    check_page(
        &paper.read("site/s/text/index.html"),
        &["title=\"Sergei Shoigu, person\"", "title=\"Kabul, place\""],
        &[],
    );
    assert!(paper.read("site/articles/text.json").contains("model:names@"));
    assert!(paper.read("site/library.json").contains("Sergei Shoigu"));
    for kept in ["articles/marked.json", "articles/foreign.json"] {
        assert!(!paper.read(&format!("site/{kept}")).contains("model:names@"), "{kept}");
    }
    // The same again, in one piece and in parts.
    paper.check(&["--annotate", "--threads", "3"], 0, &["0 new, 0 changed, 4 as before"]);
    let whole = paper.read("site/articles/text.json");
    let words = ["index", "--dir", "stories", "--out", "other", "--part", "1.part", "--annotate"];
    assert_eq!(paper.run(&[&words[..], &["stories/text.txt"]].concat()).status, 0);
    assert_eq!(paper.read("other/articles/text.json"), whole);
}

#[test]
fn messages_fit_a_folder() {
    let paper = Paper::new("messages");
    paper.write("stories/page.html", "<!DOCTYPE html><html><body>Words</body></html>");
    paper.write("stories/boot.js", "program();");
    // No format that is read is XML: it would be published with all its tags.
    paper.write("stories/feed.xml", "<feed>Words</feed>");
    let said = [
        "feed.xml: left alone",
        "page.html: not published: This is a web page, not an article file. Save its text as plain",
        "boot.js: left alone: by its ending it is neither a story nor a picture\n",
    ];
    paper.check(&[], 1, &said);
    let ended = paper.run(&["publish", "nofolder", "--out", "site", "--app", "app"]);
    assert_eq!(
        ended.err,
        "nofolder: No such file or directory. Check that it is a folder, and that you may read it\n"
    );
}
