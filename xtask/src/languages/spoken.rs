//! What the interface says, as its sources have it: the English texts that are given to the functions which say them in the
//! reader's language.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{failure::Failure, fingerprint};

/// Where words of the interface stand.
const SOURCES: [&str; 13] = [
    "boot.js",
    "crates/article/src",
    "crates/desk/src",
    "crates/elements/src",
    "crates/formats/src",
    "crates/keys/src",
    "crates/library/src",
    "crates/site/src",
    "embed-frame.js",
    "index.html",
    "offline.js",
    "public/404.html",
    "src",
];

/// The functions of Rust and JavaScript whose first argument is such a text.
const CALLS: [&str; 7] = ["tr", "say", "say_with", "label", "hint", "button", "en"];
/// The one whose last two are: it is looked up by the second.
const PLURAL: &str = "tr_n";

/// Before a text of the page itself.
const IN_PAGE: &str = "data-tr>";

/// All of them.
pub(super) fn in_sources(root: &Path) -> Result<BTreeSet<String>, Failure> {
    let mut spoken = BTreeSet::new();
    for file in fingerprint::files(root, &SOURCES)? {
        let text = fs::read_to_string(&file).map_err(Failure::io(file.display()))?;
        match file.extension().and_then(|it| it.to_str()) {
            Some("html") => spoken.extend(in_page(&text)),
            Some("rs" | "js") => spoken.extend(in_program(&text)),
            _ => {}
        }
    }
    Ok(spoken)
}

fn in_page(html: &str) -> impl Iterator<Item = String> {
    html.split(IN_PAGE).skip(1).filter_map(|it| {
        let words = it.split('<').next()?;
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

fn in_program(text: &str) -> Vec<String> {
    let mut spoken = Vec::new();
    for (at, _) in text.match_indices('(') {
        let (before, after) = (text.get(..at), text.get(at + 1..).unwrap_or_default());
        let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
        let name = before.and_then(|it| it.rsplit(|c: char| !is_of_name(c)).next());
        let is_made_here = |name| before.is_some_and(|it| it.ends_with(&format!("fn {name}")));
        let words = match name {
            Some(name) if is_made_here(name) => None,
            Some(PLURAL) => plural(after),
            Some(name) if CALLS.contains(&name) => literal(after.trim_start()).map(|it| it.0),
            _ => None,
        };
        spoken.extend(words.filter(|it| it.chars().any(char::is_alphabetic)));
    }
    spoken
}

/// The second of the two literals that follow each other first.
fn plural(arguments: &str) -> Option<String> {
    let mut rest = arguments;
    loop {
        let (_, after) = literal(rest.get(rest.find('"')?..)?)?;
        let next = after.trim_start().strip_prefix(',').and_then(|it| literal(it.trim_start()));
        if let Some((words, _)) = next {
            return Some(words);
        }
        rest = after;
    }
}

/// A literal of Rust or JavaScript at the start of a text, and what follows; two of JavaScript that are added are one.
fn literal(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut words = String::new();
    loop {
        let at = rest.find(['"', '\\'])?;
        words.push_str(rest.get(..at)?);
        let is_end = rest.get(at..)?.starts_with('"');
        rest = rest.get(at + 1..)?;
        if is_end {
            break;
        }
        let escaped = rest.chars().next()?;
        rest = rest.get(escaped.len_utf8()..)?;
        match escaped {
            'n' => words.push('\n'),
            // Rust goes on with the next line's first letter.
            '\n' => rest = rest.trim_start(),
            'u' => {
                let (code, after) = rest.strip_prefix('{')?.split_once('}')?;
                words.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
                rest = after;
            }
            other => words.push(other),
        }
    }
    if let Some((more, after)) =
        rest.trim_start().strip_prefix('+').and_then(|it| literal(it.trim_start()))
    {
        return Some((words + &more, after));
    }
    Some((words, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(program: &str, expected: &[&str]) {
        assert_eq!(in_program(program), expected, "{program}");
    }

    #[test]
    fn what_is_said_is_found_where_it_is_said() {
        check(r#"tr("Close")"#, &["Close"]);
        check(r#"el("p").say("A \"b\"").label("C")"#, &["A \"b\"", "C"]);
        check("say(\n    \"A \\\n     b\",\n)", &["A b"]);
        check(r#"tr("A " + "b")"#, &["A b"]);
        check(r#"button("×")"#, &[]);
        check(r#"tr_n(all.len(), "{n} name", "{n} names")"#, &["{n} names"]);
        check(r#"tr_n(n("x"), "one", "many")"#, &["many"]);
        check(r#"len("A") + then("B") + str("C") + said("D")"#, &[]);
        check("tr(word)", &[]);
        check(r#"fn tr_n(n: usize) { set("month", "long") }"#, &[]);
        check(r#"("n", en("Next\u{a0}one"))"#, &["Next\u{a0}one"]);
    }

    #[test]
    fn what_the_page_itself_says_is_found_too() {
        let html = "<h2 data-tr>Dateline has\n   stopped</h2><p>Not this</p>";
        assert_eq!(in_page(html).collect::<Vec<_>>(), ["Dateline has stopped"]);
    }
}
