//! Addresses of the site's own files.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// What stands in a path, or in the value of a query, as it is. A slash may: in both it means itself.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

/// A path of the site as links have it.
pub fn path_in_link(path: &str) -> String {
    utf8_percent_encode(path, PLAIN).to_string()
}

/// Where a site will lie: `https://paper.example/news/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base(String);

impl Base {
    /// Reads it; a missing slash at its end is added.
    ///
    /// # Errors
    ///
    /// A text that is no such address, in words that go on from "the address".
    pub fn parse(text: &str) -> Result<Base, String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let rest = rest.ok_or("begins with https://")?;
        let host = rest.split('/').next().unwrap_or_default();
        if host.is_empty() || host.contains('@') {
            return Err("names a host, such as https://paper.example/".to_owned());
        }
        // What it may not have must be written as %xx, which a browser's address line shows.
        let is_fit = |c: char| c.is_ascii_alphanumeric() || "-._~:/%[]!$&()*+,;=".contains(c);
        if let Some(odd) = rest.chars().find(|c| !is_fit(*c)) {
            return Err(format!("has no {odd:?}; copy it from a browser"));
        }
        let slash = if text.ends_with('/') { "" } else { "/" };
        Ok(Base(format!("{text}{slash}")))
    }

    /// The address of a path of the site.
    pub fn to(&self, path: &str) -> String {
        format!("{}{}", self.0, path_in_link(path))
    }

    /// The path under which the site lies on its host: `/news/`.
    pub fn path(&self) -> &str {
        let at = self.0.find("://").map_or(0, |it| it + 3);
        let rest = self.0.get(at..).unwrap_or_default();
        rest.find('/').and_then(|it| rest.get(it..)).unwrap_or("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(&str, &str), &str>) {
        let parsed = Base::parse(text);
        let seen = parsed.as_ref().map(|it| (it.0.as_str(), it.path()));
        assert_eq!(seen.map_err(String::as_str), expected);
    }

    #[test]
    fn a_base_is_a_whole_address_that_ends_in_a_slash() {
        check("https://a.example", Ok(("https://a.example/", "/")));
        check("http://a.example:80/b/c/", Ok(("http://a.example:80/b/c/", "/b/c/")));
        check("https://a.example/b", Ok(("https://a.example/b/", "/b/")));
        check("a.example", Err("begins with https://"));
        check("javascript:alert(1)", Err("begins with https://"));
        check("https:///b", Err("names a host, such as https://paper.example/"));
        check("https://a@b.example/", Err("names a host, such as https://paper.example/"));
        check("https://a.example/?b", Err("has no '?'; copy it from a browser"));
        check("https://a.example/\"", Err("has no '\"'; copy it from a browser"));
    }

    #[test]
    fn a_path_is_written_for_links() {
        assert_eq!(path_in_link("s/käbul é/"), "s/k%C3%A4bul%20%C3%A9/");
        assert_eq!(path_in_link("a?b#c&d=e%f\"'+"), "a%3Fb%23c%26d%3De%25f%22%27%2B");
    }
}
