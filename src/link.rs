//! What an address means: the only file that knows the keys of the query.

use web_sys::UrlSearchParams;

const SRC: &str = "src";
const PAGE: &str = "page";
const ABOUT: &str = "about";

/// One of the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// The list of stories.
    Library,
    /// One story, by its address as the link gives it.
    Story(String),
    /// What this is.
    About,
}

/// A checked query: a page, and what else the query holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    page: Page,
    /// Keys of others, as they were written: they are kept on every way through the app.
    rest: String,
}

impl Link {
    /// Reads `location.search`.
    pub(crate) fn read(search: &str) -> Link {
        let query = search.strip_prefix('?').unwrap_or(search);
        let value = |key| UrlSearchParams::new_with_str(query).ok()?.get(key);
        let page = match (value(SRC).filter(|src| !src.trim().is_empty()), value(PAGE)) {
            (Some(src), _) => Page::Story(src),
            (None, Some(page)) if page == ABOUT => Page::About,
            _ => Page::Library,
        };
        let is_foreign = |pair: &&str| {
            let key = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && key != SRC && key != PAGE
        };
        let rest = query.split('&').filter(is_foreign).collect::<Vec<_>>().join("&");
        Link { page, rest }
    }

    /// The page it leads to.
    pub(crate) fn page(&self) -> &Page {
        &self.page
    }

    /// The address of `page` from here, relative to the site.
    pub(crate) fn to(&self, page: &Page) -> String {
        let own = match page {
            Page::Library => String::new(),
            Page::Story(src) => format!("{SRC}={}", encode(src)),
            Page::About => format!("{PAGE}={ABOUT}"),
        };
        match (own.as_str(), self.rest.as_str()) {
            ("", "") => "./".to_owned(),
            (query, "") | ("", query) => format!("./?{query}"),
            (own, rest) => format!("./?{own}&{rest}"),
        }
    }
}

/// Percent-encodes a value, but keeps what is legible and harmless in a query.
fn encode(value: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
            encoded.extend(['%', char::from(digits[0]), char::from(digits[1])]);
        }
    }
    encoded
}
