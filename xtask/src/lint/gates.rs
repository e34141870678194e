//! Rules that no compiler knows: what must not be in the sources, and not in the site.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, place::Place, step};

/// Where the page is made.
const PAGE: [&str; 5] = ["src", "crates/desk", "crates/elements", "crates/values", "crates/worker"];

/// Never in the page: text becomes text nodes, and nothing else (docs: the security policy).
const NOT_IN_SOURCES: [&str; 5] =
    ["inner_html", "set_inner_html", "insert_adjacent_html", "outer_html", "document.write"];
/// Never in the site's scripts: the policy forbids to make code from text.
const NOT_IN_SCRIPTS: [&str; 2] = ["new Function", "eval("];
/// The hosts that the program may name: of namespaces, which nobody asks, and of links that a reader may follow.
const HOSTS: [&str; 5] =
    ["www.w3.org", "schema.org", "www.schema.org", "www.wikidata.org", "en.wikipedia.org"];

/// What the whole story lies in: `:has` of one of these looks through all of it at each change, unless it is told where.
const AROUND_STORY: [&str; 7] = ["html", ":root", "body", "#app", "main", ".page", "[data-story]"];

/// Applies all gates; those on the built site only if there is one.
pub(super) fn run(place: &Place) -> Result<(), Failure> {
    let begun = step::say("Gates: nothing that the page's security policy forbids");
    let mut found = Vec::new();
    for file in PAGE.iter().flat_map(|it| files(&place.root.join(it), "rs")) {
        found.extend(forbidden(&file, &NOT_IN_SOURCES)?);
    }
    for file in files(&place.root.join("style"), "css") {
        let css = fs::read_to_string(&file).map_err(Failure::io(file.display()))?;
        found.extend(wide_searches(&css).iter().map(|it| format!("{}:{it}", file.display())));
    }
    let dist = place.dist();
    if dist.join("index.html").is_file() {
        for file in files(&dist, "js") {
            found.extend(forbidden(&file, &NOT_IN_SCRIPTS)?);
        }
        for ending in ["html", "css", "js", "svg", "wasm"] {
            for file in files(&dist, ending) {
                let bytes = fs::read(&file).map_err(Failure::io(file.display()))?;
                let strange = strange_hosts(&String::from_utf8_lossy(&bytes));
                found.extend(strange.iter().map(|it| format!("{}: host {it}", file.display())));
            }
        }
        for file in files(&dist, "html") {
            let html = fs::read_to_string(&file).map_err(Failure::io(file.display()))?;
            found.extend(inline_code(&html).map(|what| format!("{}: {what}", file.display())));
        }
    } else {
        step::note("No dist/ yet: the gates on the built site are left out");
    }
    if found.is_empty() {
        step::done(begun);
        return Ok(());
    }
    Err(Failure::new(format!("Forbidden by a gate:\n  {}", found.join("\n  "))))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()) {
        if path.is_dir() {
            files.extend(self::files(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn forbidden(file: &Path, words: &[&str]) -> Result<Vec<String>, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::io(file.display()))?;
    let mut found = Vec::new();
    for (line_idx, line) in text.lines().enumerate() {
        for word in words.iter().filter(|it| holds_word(line, it)) {
            found.push(format!("{}:{}: {word}", file.display(), line_idx + 1));
        }
    }
    Ok(found)
}

/// Whether `word` is in `line`, and not as the end of a longer one, as in `retrieval(`.
fn holds_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        !line[..start].ends_with(|it: char| it.is_alphanumeric() || it == '_' || it == '$')
    })
}

/// Selectors that look through a whole story, by line: those that do not say each step with `>`.
fn wide_searches(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (line_idx, line) in css.lines().enumerate() {
        for (at, has) in line.match_indices(":has(") {
            let before = line[..at].split_whitespace().next_back().unwrap_or_default();
            let wanted = argument(&line[at + has.len()..]);
            let is_told = |it: &str| {
                let mut steps = it.trim().split('>').map(str::trim);
                steps.next() == Some("") && steps.all(|it| !it.contains(char::is_whitespace))
            };
            let is_wide = AROUND_STORY.iter().any(|it| before.starts_with(it));
            if is_wide && !wanted.split(',').all(is_told) {
                found.push(format!(
                    "{}: :has({wanted}) looks through the whole story",
                    line_idx + 1
                ));
            }
        }
    }
    found
}

/// What stands before the closing parenthesis of what was opened.
fn argument(rest: &str) -> &str {
    let mut depth = 1;
    let end = rest.find(|it| {
        depth += match it {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    &rest[..end.unwrap_or(rest.len())]
}

/// The hosts in absolute addresses that are none of [`HOSTS`].
fn strange_hosts(text: &str) -> Vec<String> {
    let is_of_host = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-');
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("://") {
        let scheme = text.get(at.saturating_sub(5)..at).unwrap_or_default().to_ascii_lowercase();
        let host: String = text[at + mark.len()..].chars().take_while(is_of_host).collect();
        let is_asked = ["http", "https", "ws", "wss"].iter().any(|it| scheme.ends_with(it));
        if is_asked && host.contains('.') && !HOSTS.contains(&host.as_str()) {
            found.push(host);
        }
    }
    found
}

/// The first inline script, style or handler of a page.
fn inline_code(html: &str) -> Option<&'static str> {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').unwrap_or(rest.len());
        let (tag, after) = rest.split_at(end);
        let name = tag.split(|it: char| it.is_whitespace() || it == '/').next().unwrap_or_default();
        let has_text = !after.trim_start_matches('>').trim_start().starts_with("</");
        let attributes = tag[name.len()..].split_whitespace();
        if name.eq_ignore_ascii_case("style") {
            return Some("an inline style sheet");
        }
        if name.eq_ignore_ascii_case("script") && (has_text || !tag.contains("src=")) {
            return Some("an inline script");
        }
        for attribute in attributes {
            let key = attribute.split('=').next().unwrap_or_default().to_ascii_lowercase();
            if key == "style" && attribute.contains('=') {
                return Some("a style attribute");
            }
            if key.starts_with("on") && attribute.contains('=') {
                return Some("an event handler attribute");
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: Option<&str>) {
        assert_eq!(inline_code(html), expected, "{html}");
    }

    #[test]
    fn inline_code_is_found() {
        check("<script>go()</script>", Some("an inline script"));
        check("<script src=a.js>go()</script>", Some("an inline script"));
        check("<script type=module src=a.js></script>", None);
        check("<STYLE>a{}</STYLE>", Some("an inline style sheet"));
        check("<p style=\"color: red\">", Some("a style attribute"));
        check("<link rel=\"stylesheet\" href=\"style/a.css\">", None);
        check("<img src=x onerror=go()>", Some("an event handler attribute"));
        check("<meta content=\"style-src 'self'; script-src 'self'\">", None);
        check("<p>1 < 2, onward</p>", None);
    }

    #[test]
    fn hosts_are_found() {
        let check =
            |text: &str, expected: &[&str]| assert_eq!(strange_hosts(text), expected, "{text}");
        check("fetch('https://cdn.example/x.js')", &["cdn.example"]);
        check("url(HTTP://a.example:80/x) wss://b.example", &["a.example", "b.example"]);
        check("http://www.w3.org/2000/svgbutton", &[]);
        check("Only addresses that begin with https:// are opened. Ask for one", &[]);
        check("https://www.w3.org.evil.example/", &["www.w3.org.evil.example"]);
    }

    #[test]
    fn words_are_found_but_not_within_words() {
        assert!(holds_word("x = eval(y)", "eval("));
        assert!(holds_word("window.eval(y)", "eval("));
        assert!(!holds_word("retrieval(y)", "eval("));
        assert!(holds_word("return new Function('x')", "new Function"));
    }

    #[test]
    fn searches_of_the_whole_story_are_found() {
        let check = |css: &str, expected: usize| {
            assert_eq!(wide_searches(css).len(), expected, "{css}");
        };
        check("html:has(dialog[open]) {", 1);
        check("html:not(:has([data-story])) .foot {", 1);
        check("html:has(> body > dialog[open], > body > #app > .page > dialog[open]) {", 0);
        check("html:has(> body > dialog[open], .find) {", 1);
        check(".page:has(> .place .find) {", 1);
        check(".page:has(> [data-docked]:not(.away)) {", 0);
        check(".bar:has(.tools) [data-about] {", 0);
    }
}
