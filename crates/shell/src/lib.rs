//! The app's own files that are kept on a device, told to `sw.js` in a first line: `self.SHELL = {version, files, later};`
//!
//! The build writes that line, and `dateline publish` writes it anew, since it changes the start page. Each file has its
//! hash, so that a device never keeps half of one version and half of another; the version is the hash of them all.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

/// The script of the service worker.
pub const SCRIPT: &str = "sw.js";

/// What takes its place at a site that keeps nothing on devices.
pub const OFF: &str = "sw-off.js";

const BEGINS: &str = "self.SHELL=";

/// How a file of the app is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// From the first visit on: without it something of the app does not work.
    Always,
    /// Once it was used: it is large, and most readers never ask for it.
    Later,
}

/// How a file is kept; `None` for what the app works without.
fn kept(path: &str) -> Option<Kept> {
    const OWN: [&str; 3] = ["index.html", "about.json", "manifest.webmanifest"];
    // The last one is for the pages of other sites.
    const OTHERS: [&str; 4] = [SCRIPT, OFF, "404.css", "embed.js"];
    let (folder, ending) = (path.split_once('/'), path.rsplit('.').next().unwrap_or_default());
    match (folder, ending) {
        (Some(("fonts", _)), "woff2") => Some(Kept::Always),
        (Some(_), _) => None,
        (None, "gz") => Some(Kept::Later),
        // Those of one language are all that a reader has.
        (None, "txt") if path.starts_with("words-") => Some(Kept::Later),
        (None, _) if OWN.contains(&path) => Some(Kept::Always),
        (None, "js" | "css" | "wasm" | "svg") if !OTHERS.contains(&path) => Some(Kept::Always),
        _ => None,
    }
}

/// The script with its first line, for a site with these files of the app: paths and bytes.
#[must_use]
pub fn completed<'a>(script: &str, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let (mut always, mut later) = (Map::new(), Map::new());
    for (path, bytes) in files {
        let integrity = || format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)));
        match kept(path) {
            Some(Kept::Always) => always.insert(path.to_owned(), integrity().into()),
            Some(Kept::Later) => later.insert(path.to_owned(), integrity().into()),
            None => None,
        };
    }
    let all = json!({ "files": always, "later": later });
    let version = version(&all);
    let shell = json!({ "version": version, "files": all["files"], "later": all["later"] });
    format!("{BEGINS}{shell};\n{}", without_line(script))
}

fn version(all: &Value) -> String {
    let digest = Sha256::digest(all.to_string());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The script as it is before it is told anything.
fn without_line(script: &str) -> &str {
    match script.split_once('\n') {
        Some((line, rest)) if line.starts_with(BEGINS) => rest,
        _ => script,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &[u8]); 10] = [
        ("404.css", b"a"),
        ("app-1.js", b"b"),
        ("articles/own.json", b"c"),
        ("embed.js", b"h"),
        ("fonts/serif.woff2", b"d"),
        ("index.html", b"e"),
        ("names-1.bin.gz", b"f"),
        ("robots.txt", b"h"),
        ("sw.js", b"g"),
        ("words-fa-1.txt", b"i"),
    ];

    fn shell(script: &str) -> Value {
        let line = script.lines().next().and_then(|it| it.strip_prefix(BEGINS)).unwrap();
        serde_json::from_str(line.strip_suffix(';').unwrap()).unwrap()
    }

    fn names(shell: &Value, of: &str) -> Vec<String> {
        shell[of].as_object().unwrap().keys().cloned().collect()
    }

    #[test]
    fn the_first_line_says_what_is_kept() {
        let script = completed("work();\n", FILES);
        let shell = shell(&script);
        assert_eq!(names(&shell, "files"), ["app-1.js", "fonts/serif.woff2", "index.html"]);
        assert_eq!(names(&shell, "later"), ["names-1.bin.gz", "words-fa-1.txt"]);
        // What `printf e | openssl dgst -sha256 -binary | base64` says.
        assert_eq!(
            shell["files"]["index.html"],
            "sha256-P3m7e0NbBTIWUdrv03TNxoHcBvqmXjdOODN7iMoEbeo="
        );
        assert!(script.ends_with("};\nwork();\n"));
    }

    #[test]
    fn another_start_page_is_another_version_and_the_line_is_not_doubled() {
        let first = completed("work();\n", FILES);
        assert_eq!(completed(&first, FILES), first);
        let files =
            FILES.map(|(path, bytes)| (path, if path == "index.html" { b"x" } else { bytes }));
        let second = completed(&first, files);
        assert_eq!(second.matches(BEGINS).count(), 1);
        assert_ne!(shell(&second)["version"], shell(&first)["version"]);
    }
}
