//! `dateline publish` in another language than English: what its pages say themselves, and what stays the stories'.

#![allow(clippy::unwrap_used, reason = "a test that can’t go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Words as the build leaves them beside the app; their rows are sorted by their English.
const WORDS: &str = "fa\trtl\tفارسی
All stories\tهمهٔ گزارش‌ها
February\tفوریه
Names\tنام‌ها
People\tاشخاص
Read with the cast\tخواندن با نام‌ها
Site\tسایت
Stories need no script\tگزارش‌ها <بی> اسکریپت
There is no page here\tاینجا صفحه‌ای نیست
person\tشخص
{a}, {b}\t{a}، {b}
{day} {month} {year}\t{day} {month} {year}
";

const START: &str = "<!doctype html><html data-state=loading lang=en><title>Dateline</title><script data-boot></script>\
    <noscript><h1 data-tr>Stories need\n no script</h1><p data-trunk>All stories</p></noscript><p data-tr>All stories</p>";

/// A folder with a site of three stories: one states no language, one is English, one Persian.
struct Paper(PathBuf);

impl Paper {
    fn new(name: &str) -> Paper {
        let paper = Paper(Path::new(env!("CARGO_TARGET_TMPDIR")).join("languages").join(name));
        let _ = fs::remove_dir_all(&paper.0);
        paper.write("app/index.html", START);
        paper.write(
            "app/404.html",
            "<html lang=\"en\"><title>x</title><h1 data-tr>There is no page here</h1>",
        );
        for (name, lang) in
            [("none", ""), ("en", r#""lang": "en","#), ("fa", r#""lang": "fa-IR","#)]
        {
            paper.write(&format!("stories/{name}.json"), &story(lang));
        }
        paper
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join("site").join(path)).unwrap()
    }

    /// Publishes in a language; what it says on standard error.
    fn publish(&self, lang: &str) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["publish", "stories", "--out", "site", "--app", "app", "--lang", lang])
            .args(["--base-url", "https://paper.example/"])
            .current_dir(&self.0)
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{err}");
        err
    }
}

fn story(lang: &str) -> String {
    format!(
        r#"{{"format": "dateline/1", "offset_unit": "codepoint", {lang} "headline": "Talks", "published": "2026-02-01",
        "blocks": [{{"type": "paragraph", "text": "Ann Lee spoke."}}],
        "entities": [{{"id": "lee", "type": "person", "name": "Ann Lee"}}],
        "mentions": [{{"entity": "lee", "block": 0, "start": 0, "end": 7}}]}}"#
    )
}

#[track_caller]
fn check(page: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(page.contains(piece), "{piece} is not in\n{page}");
    }
}

#[test]
fn what_pages_say_themselves_is_in_the_language_of_the_site() {
    let paper = Paper::new("persian");
    paper.write("app/words-fa-1a2b.txt", WORDS);
    for lang in ["fa", "fa-AF", "prs"] {
        assert_eq!(paper.publish(lang), "");
        let html = format!("<html lang=\"{lang}\" dir=\"rtl\">");
        let list = paper.read("s/index.html");
        check(&list, &[&html, "<h1>همهٔ گزارش‌ها</h1>", "<nav class=\"site\" aria-label=\"سایت\""]);
        check(&list, &["<time datetime=\"2026-02-01\">۱ فوریه ۲۰۲۶</time>"]);
        // As ours: it states no language, and so has the site's.
        let page = paper.read("s/none/index.html");
        check(&page, &[&html, "<a href=\"../\">همهٔ گزارش‌ها</a>", ">خواندن با نام‌ها</a>"]);
        check(&page, &["<time dir=\"rtl\" datetime=\"2026-02-01\">۱ فوریه ۲۰۲۶</time>"]);
        check(
            &page,
            &["<h2 id=\"names\">نام‌ها</h2>", "<bdi>اشخاص</bdi>", "title=\"Ann Lee، شخص\""],
        );
        check(&page, &["<span class=\"n\">۱×</span>"]);
    }
    // Persian of another country is Persian.
    check(
        &paper.read("s/fa/index.html"),
        &["<html lang=\"fa-IR\" dir=\"rtl\">", "\"names\">نام‌ها<"],
    );
}

#[test]
fn a_story_in_another_language_keeps_its_own_and_our_words_say_theirs() {
    let paper = Paper::new("foreign");
    paper.write("app/words-fa-1a2b.txt", WORDS);
    paper.publish("fa");
    let page = paper.read("s/en/index.html");
    check(
        &page,
        &["<html lang=\"en\">", "<nav class=\"site\" aria-label=\"سایت\" lang=\"fa\" dir=\"rtl\">"],
    );
    check(&page, &["<time dir=\"rtl\" lang=\"fa\" datetime=\"2026-02-01\">۱ فوریه ۲۰۲۶</time>"]);
    check(
        &page,
        &["<h2 id=\"names\"><bdi lang=\"fa\">نام‌ها</bdi></h2>", "<bdi lang=\"fa\">اشخاص</bdi>"],
    );
    check(&page, &["title=\"Ann Lee, شخص\""]);
}

#[test]
fn the_app_begins_in_the_language_of_the_site() {
    let paper = Paper::new("app");
    paper.write("app/words-fa-1a2b.txt", WORDS);
    paper.publish("fa-AF");
    let start = paper.read("index.html");
    check(&start, &["<html data-state=loading lang=\"fa\">"]);
    // Without script nobody says it; with one, boot.js does, in what the browser asks for.
    check(&start, &["<noscript><div dir=\"rtl\"><h1 data-tr>گزارش‌ها &lt;بی&gt; اسکریپت</h1>"]);
    check(&start, &["<p data-trunk>All stories</p>", "<p data-tr>All stories</p>"]);
    check(
        &paper.read("404.html"),
        &["<html dir=\"rtl\" lang=\"fa\">", "<h1 data-tr>اینجا صفحه‌ای نیست</h1>"],
    );
}

#[test]
fn without_words_the_pages_are_in_english_and_that_is_said() {
    let paper = Paper::new("none");
    paper.write("app/words-fa-1a2b.txt", WORDS);
    let said = "app: the app is not translated into de-AT, so what the pages say themselves is in English\n";
    assert_eq!(paper.publish("de-AT"), said);
    check(
        &paper.read("s/index.html"),
        &["<html lang=\"de-AT\">", "<h1>All stories</h1>", ">1 February 2026<"],
    );
    check(&paper.read("index.html"), &["<html data-state=loading lang=en>"]);
    check(
        &paper.read("s/none/index.html"),
        &["<html lang=\"de-AT\">", "<nav class=\"site\" aria-label=\"Site\">"],
    );
    assert_eq!(paper.publish("en-GB"), "");
}
