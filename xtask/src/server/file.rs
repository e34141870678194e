//! Turns a request's path into a file of the site, or into a redirect or an error.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

use crate::server::{
    BASE,
    media::{is_worth_gzip, type_of},
    request::Get,
};

const OK: &str = "200 OK";
pub(super) const NOT_MODIFIED: &str = "304 Not Modified";
const MOVED: &str = "301 Moved Permanently";
const NOT_FOUND: &str = "404 Not Found";

/// What goes back to the client, but for the headers that belong to the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: &'static str,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The status as a line of text.
    pub(super) fn plain(status: &'static str) -> Answer {
        let headers = vec![("content-type", "text/plain; charset=utf-8".to_owned())];
        Answer { status, headers, body: format!("{status}\n").into_bytes() }
    }
}

/// Answers from the files under `dist`.
pub(super) fn answer(dist: &Path, get: &Get) -> Answer {
    match locate(dist, &get.target) {
        Located::File(file) => match fs::read(&file) {
            Ok(bytes) => with_bytes(OK, &file, bytes, get),
            Err(_) => Answer::plain("500 Internal Server Error"),
        },
        Located::Moved(to) => {
            let mut moved = Answer::plain(MOVED);
            moved.headers.push(("location", to));
            moved
        }
        Located::Outside => {
            let mut nothing = Answer::plain(NOT_FOUND);
            nothing.body.extend_from_slice(format!("The site is at {BASE}\n").as_bytes());
            nothing
        }
        Located::Nowhere => {
            let page = dist.join("404.html");
            match fs::read(&page) {
                Ok(bytes) => with_bytes(NOT_FOUND, &page, bytes, get),
                Err(_) => Answer::plain(NOT_FOUND),
            }
        }
    }
}

/// Where a request leads.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Located {
    File(PathBuf),
    Moved(String),
    /// Another project's part of the host.
    Outside,
    Nowhere,
}

fn locate(dist: &Path, target: &str) -> Located {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (target, String::new()),
    };
    if path == BASE.trim_end_matches('/') {
        return Located::Moved(format!("{path}/{query}"));
    }
    let Some(inside) = path.strip_prefix(BASE) else { return Located::Outside };
    let Some(relative) = relative_path(inside) else { return Located::Nowhere };
    // Canonical, so that not even a link in dist/ leads out of it.
    let (Ok(root), Ok(found)) = (dist.canonicalize(), dist.join(&relative).canonicalize()) else {
        return Located::Nowhere;
    };
    if !found.starts_with(&root) {
        return Located::Nowhere;
    }
    let names_folder = inside.is_empty() || inside.ends_with('/');
    match (found.is_dir(), names_folder) {
        (true, false) => Located::Moved(format!("{path}/{query}")),
        (true, true) if found.join("index.html").is_file() => {
            Located::File(found.join("index.html"))
        }
        (false, false) => Located::File(found),
        _ => Located::Nowhere,
    }
}

/// Decodes a path below the site's; `None` if it is none, or tries to climb.
fn relative_path(encoded: &str) -> Option<PathBuf> {
    let decoded = percent_decode(encoded)?;
    let mut path = PathBuf::new();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => return None,
            _ if part.contains(['\0', '\\']) => return None,
            _ => path.push(part),
        }
    }
    // A part such as `/etc` can't be in there any more; a Windows drive could.
    path.is_relative().then_some(path)
}

fn percent_decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(16 * high + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn with_bytes(status: &'static str, file: &Path, bytes: Vec<u8>, get: &Get) -> Answer {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let media_type = type_of(&name);
    let mut headers = vec![
        ("content-type", media_type.to_owned()),
        ("access-control-allow-origin", "*".to_owned()),
        ("cache-control", "max-age=600".to_owned()),
        ("vary", "accept-encoding".to_owned()),
    ];
    let tag = tag_of(&bytes);
    let packed = (get.takes_gzip && is_worth_gzip(media_type)).then(|| gzip(&bytes));
    let body = match packed {
        Some(Ok(packed)) => {
            headers.push(("content-encoding", "gzip".to_owned()));
            headers.push(("etag", format!("W/{tag}")));
            packed
        }
        _ => {
            headers.push(("etag", tag.clone()));
            bytes
        }
    };
    if status == OK && get.if_none_match.as_deref().is_some_and(|it| names_tag(it, &tag)) {
        return Answer { status: NOT_MODIFIED, headers, body: Vec::new() };
    }
    Answer { status, headers, body }
}

fn tag_of(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// The weak comparison of RFC 9110, which `If-None-Match` asks for.
fn names_tag(listed: &str, tag: &str) -> bool {
    listed.split(',').map(str::trim).any(|it| it == "*" || it.trim_start_matches("W/") == tag)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site with a page, a folder with and one without an index, and a link that leads out.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Site {
            let root = std::env::temp_dir().join(format!("dateline-{name}-{}", std::process::id()));
            for (file, text) in [
                ("index.html", "home"),
                ("404.html", "nothing here"),
                ("articles/a b.json", "{}"),
                ("docs/index.html", "docs"),
            ] {
                fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
                fs::write(root.join(file), text).unwrap();
            }
            Site(root.canonicalize().unwrap())
        }

        fn check(&self, target: &str, expected: &str) {
            let actual = match locate(&self.0, target) {
                Located::File(file) => file.strip_prefix(&self.0).unwrap().display().to_string(),
                Located::Moved(to) => format!("-> {to}"),
                Located::Outside => "outside".to_owned(),
                Located::Nowhere => "nowhere".to_owned(),
            };
            assert_eq!(actual, expected, "{target}");
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn paths_lead_where_pages_would_lead() {
        let site = Site::new("paths");
        site.check("/dateline/", "index.html");
        site.check("/dateline/?src=articles/a.json", "index.html");
        site.check("/dateline", "-> /dateline/");
        site.check("/dateline?src=x", "-> /dateline/?src=x");
        site.check("/dateline/index.html", "index.html");
        site.check("/dateline/articles/a%20b.json", "articles/a b.json");
        site.check("/dateline/docs", "-> /dateline/docs/");
        site.check("/dateline/docs/?x", "docs/index.html");
        site.check("/dateline/articles/", "nowhere");
        site.check("/dateline/articles", "-> /dateline/articles/");
        site.check("/dateline/story/1", "nowhere");
        site.check("/dateline/index.html/", "nowhere");
        site.check("/", "outside");
        site.check("/datelines/", "outside");
    }

    #[test]
    fn no_path_leads_out_of_the_site() {
        let site = Site::new("climb");
        site.check("/dateline/../Cargo.toml", "nowhere");
        site.check("/dateline/%2e%2e/%2e%2e/etc/passwd", "nowhere");
        site.check("/dateline/..%2f..%2fetc/passwd", "nowhere");
        site.check("/dateline/%2fetc/passwd", "nowhere");
        site.check("/dateline//etc/passwd", "nowhere");
        site.check("/dateline/..%5c..%5cx", "nowhere");
        site.check("/dateline/%00", "nowhere");
        site.check("/dateline/%zz", "nowhere");
        site.check("/dateline/%ff", "nowhere");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("/etc", site.0.join("etc")).unwrap();
            site.check("/dateline/etc/passwd", "nowhere");
        }
    }

    #[test]
    fn a_known_tag_saves_the_body() {
        let site = Site::new("tags");
        let get = |tag: Option<&str>, gzip| Get {
            target: "/dateline/".to_owned(),
            takes_gzip: gzip,
            if_none_match: tag.map(str::to_owned),
            ..Get::default()
        };
        let tag = tag_of(b"home");
        let status = |tag: Option<&str>, gzip| answer(&site.0, &get(tag, gzip)).status;
        assert_eq!(status(None, false), OK);
        assert_eq!(status(Some(&tag), false), NOT_MODIFIED);
        assert_eq!(status(Some(&format!("\"x\", W/{tag}")), true), NOT_MODIFIED);
        assert_eq!(status(Some("\"x\""), true), OK);
        assert_eq!(status(Some("*"), false), NOT_MODIFIED);
    }
}
