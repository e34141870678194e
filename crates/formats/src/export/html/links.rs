//! Addresses out of a story: what may become a link, and the host that it leads to.

use super::escape::{attribute, escaped};

/// An address that may be followed.
pub(super) struct Safe<'a> {
    pub(super) address: &'a str,
    /// The host, or who a letter goes to.
    pub(super) host: String,
}

/// `address`, if it is a whole one of `https:`, `http:` or `mailto:` without anything that browsers read differently.
pub(super) fn safe(address: &str) -> Option<Safe<'_>> {
    // Browsers drop tabs and line ends, and turn backslashes, so that such an address leads elsewhere than it shows.
    let is_odd = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
    if address.contains(is_odd) {
        return None;
    }
    let (scheme, rest) = address.split_once(':')?;
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let rest = rest.strip_prefix("//")?;
            let authority = rest.split(['/', '?', '#']).next()?;
            let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
            (!host.is_empty()).then(|| Safe { address, host: host.to_owned() })
        }
        "mailto" => {
            let whom = rest.split('?').next().filter(|it| !it.is_empty())?;
            Some(Safe { address, host: whom.to_owned() })
        }
        _ => None,
    }
}

/// The beginning of a link out of the page. Its host is shown after it by the style, and is no part of the text.
pub(super) fn begin(safe: &Safe<'_>) -> String {
    format!(
        "<a{}{} rel=\"noopener noreferrer nofollow\">",
        attribute("href", safe.address),
        attribute("data-host", &safe.host)
    )
}

/// A link out of the page, if the address may be followed.
pub(super) fn outward(address: &str, words: &str) -> Option<String> {
    let safe = safe(address)?;
    Some(format!("{}<bdi>{}</bdi></a>", begin(&safe), escaped(words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(safe(address).map(|it| it.host).as_deref(), expected, "{address:?}");
    }

    #[test]
    fn only_whole_addresses_of_the_web_and_letters_are_links() {
        check("https://a.example/b?c#d", Some("a.example"));
        check("HTTP://A.example:8080", Some("A.example:8080"));
        check("https://bank.example@evil.example/", Some("evil.example"));
        check("https://a.example?@b.example", Some("a.example"));
        check("mailto:a@b.example?subject=x", Some("a@b.example"));
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//b.example/x",
            "../a",
            "https:a",
            "https://",
            "https:\\\\evil.example",
            "https://a.example\\@evil.example",
            "mailto:",
            "",
        ] {
            check(address, None);
        }
    }
}
