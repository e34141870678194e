//! Reads the head of an HTTP request.

use std::io::{self, BufRead, Read as _};

/// More than any browser sends, and little enough to keep in memory.
const MAX_HEAD: u64 = 64 * 1024;

/// What a client asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Request {
    Get(Get),
    /// Not to be answered with a file; the connection ends with this status.
    Refused(&'static str),
}

/// A GET or HEAD.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Get {
    /// Percent-encoded, with its query.
    pub(super) target: String,
    pub(super) takes_gzip: bool,
    pub(super) if_none_match: Option<String>,
    pub(super) is_head: bool,
    pub(super) closes: bool,
}

impl Request {
    pub(super) fn is_head(&self) -> bool {
        matches!(self, Request::Get(get) if get.is_head)
    }

    pub(super) fn closes(&self) -> bool {
        match self {
            Request::Get(get) => get.closes,
            Request::Refused(_) => true,
        }
    }
}

/// The next request, or `None` when the client has hung up.
pub(super) fn read_request(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut limited = reader.take(MAX_HEAD);
    let mut lines = Vec::new();
    loop {
        let mut line = Vec::new();
        limited.read_until(b'\n', &mut line)?;
        if line.is_empty() && lines.is_empty() {
            return Ok(None);
        }
        if line.last() != Some(&b'\n') {
            return Ok(Some(Request::Refused("400 Bad Request")));
        }
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    Ok(Some(parse(&lines)))
}

fn parse(lines: &[String]) -> Request {
    const BAD: Request = Request::Refused("400 Bad Request");
    let Some((first, headers)) = lines.split_first() else { return BAD };
    let [method, target, version] = first.split(' ').collect::<Vec<_>>()[..] else { return BAD };
    if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
        return BAD;
    }
    if !matches!(method, "GET" | "HEAD") {
        return Request::Refused("405 Method Not Allowed");
    }
    let mut get = Get {
        target: target.to_owned(),
        is_head: method == "HEAD",
        closes: version == "HTTP/1.0",
        ..Get::default()
    };
    for header in headers {
        let Some((name, value)) = header.split_once(':') else { return BAD };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => get.takes_gzip = takes_gzip(value),
            "if-none-match" => get.if_none_match = Some(value.to_owned()),
            "connection" if value.eq_ignore_ascii_case("close") => get.closes = true,
            // A body that nobody reads would be taken for the next request.
            "content-length" if value != "0" => get.closes = true,
            "transfer-encoding" => get.closes = true,
            _ => {}
        }
    }
    Request::Get(get)
}

fn takes_gzip(accepted: &str) -> bool {
    accepted.split(',').any(|it| {
        let mut parts = it.split(';').map(str::trim);
        let is_gzip = parts.next().is_some_and(|it| it.eq_ignore_ascii_case("gzip"));
        is_gzip && !parts.any(|it| matches!(it, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Request>) {
        assert_eq!(read_request(&mut text.as_bytes()).unwrap(), expected, "{text}");
    }

    fn get(target: &str) -> Get {
        Get { target: target.to_owned(), ..Get::default() }
    }

    #[test]
    fn heads_become_requests() {
        check("", None);
        check("GET /a HTTP/1.1\r\n\r\n", Some(Request::Get(get("/a"))));
        check("GET /a HTTP/1.1\n\n", Some(Request::Get(get("/a"))));
        check("HEAD / HTTP/1.1\r\n\r\n", Some(Request::Get(Get { is_head: true, ..get("/") })));
        check("GET / HTTP/1.0\r\n\r\n", Some(Request::Get(Get { closes: true, ..get("/") })));
        check(
            "GET / HTTP/1.1\r\naccept-encoding: br, gzip;q=0.5\r\nIf-None-Match: \"x\"\r\n\r\n",
            Some(Request::Get(Get {
                takes_gzip: true,
                if_none_match: Some("\"x\"".to_owned()),
                ..get("/")
            })),
        );
        check("GET / HTTP/1.1\r\nAccept-Encoding: gzip;q=0\r\n\r\n", Some(Request::Get(get("/"))));
    }

    #[test]
    fn everything_else_is_refused() {
        let bad = Some(Request::Refused("400 Bad Request"));
        check("GET\r\n\r\n", bad.clone());
        check("\r\n", bad.clone());
        check("GET / HTTP/2\r\n\r\n", bad.clone());
        check("GET http://x/ HTTP/1.1\r\n\r\n", bad.clone());
        check("GET / HTTP/1.1\r\nno colon\r\n\r\n", bad.clone());
        check("GET / HTTP/1.1\r\ncut: off", bad);
        check("PUT / HTTP/1.1\r\n\r\n", Some(Request::Refused("405 Method Not Allowed")));
    }
}
