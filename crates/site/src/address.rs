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
    /// What is wrong with the text, in words that go on from it.
    pub fn parse(text: &str) -> Result<Base, String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let rest = rest.ok_or("must begin with https:// or http://")?;
        let host = rest.split('/').next().unwrap_or_default();
        if host.contains('@') {
            return Err(
                "must not hold a user name or a password: everybody will read it".to_owned()
            );
        }
        if host.is_empty() || host.starts_with(':') {
            return Err("must name a host, such as https://paper.example/".to_owned());
        }
        if let Some(sign) = rest.chars().find(|it| matches!(it, '?' | '#')) {
            return Err(format!("must end before its {sign:?}: give the address of a folder"));
        }
        // What it may not have must be written as %xx, which a browser's address line shows.
        let is_fit = |c: char| c.is_ascii_alphanumeric() || "-._~:/%[]!$&()*+,;=".contains(c);
        if let Some(odd) = rest.chars().find(|c| !is_fit(*c)) {
            let how = "write it as %xx, as a browser does when you copy an address from it";
            return Err(format!("must not contain {odd:?}: {how}"));
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
        match (&parsed, expected) {
            (Ok(it), Ok(expected)) => assert_eq!((it.0.as_str(), it.path()), expected),
            (Err(said), Err(begin)) => assert!(said.starts_with(begin), "{text}: {said}"),
            _ => panic!("{text}: {parsed:?}"),
        }
    }

    #[test]
    fn a_base_is_a_whole_address_that_ends_in_a_slash() {
        check("https://a.example", Ok(("https://a.example/", "/")));
        check("http://a.example:80/b/c/", Ok(("http://a.example:80/b/c/", "/b/c/")));
        check("https://a.example/b", Ok(("https://a.example/b/", "/b/")));
        check("a.example", Err("must begin with https:// or http://"));
        check("javascript:alert(1)", Err("must begin with https:// or http://"));
        check("https:///b", Err("must name a host"));
        check("https://:80/b", Err("must name a host"));
        check("https://a@b.example/", Err("must not hold a user name or a password"));
        check("https://u:p@b.example/", Err("must not hold a user name or a password"));
        check("https://a.example/?b", Err("must end before its '?'"));
        check("https://a.example/#b", Err("must end before its '#'"));
        check("https://a.example/\"", Err("must not contain '\"': write it as %xx"));
        check("https://a.example/é", Err("must not contain 'é'"));
    }

    #[test]
    fn a_path_is_written_for_links() {
        assert_eq!(path_in_link("s/käbul é/"), "s/k%C3%A4bul%20%C3%A9/");
        assert_eq!(path_in_link("a?b#c&d=e%f\"'+"), "a%3Fb%23c%26d%3De%25f%22%27%2B");
    }
}
