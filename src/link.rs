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

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn check(search: &str, page: &Page, expected: &str) {
        let link = Link::read(search);
        assert_eq!((link.page(), link.to(page).as_str()), (page, expected), "{search}");
    }

    #[wasm_bindgen_test]
    fn a_link_says_its_page_and_is_written_as_it_was() {
        let story = |src: &str| Page::Story(src.to_owned());
        check("", &Page::Library, "./");
        check("?src=", &Page::Library, "./");
        check("?page=about", &Page::About, "./?page=about");
        check("?page=other", &Page::Library, "./");
        check("?src=articles/a.json", &story("articles/a.json"), "./?src=articles/a.json");
        check(
            "?src=https://a.example/?b%26c",
            &story("https://a.example/?b&c"),
            "./?src=https://a.example/%3Fb%26c",
        );
        check("?src=%D8%A2%20b", &story("آ b"), "./?src=%D8%A2%20b");
    }

    #[wasm_bindgen_test]
    fn keys_of_others_are_kept() {
        check("?x=1&src=a&y=%20&z", &Page::Story("a".to_owned()), "./?src=a&x=1&y=%20&z");
        assert_eq!(Link::read("?x=1&src=a").to(&Page::Library), "./?x=1");
        assert_eq!(Link::read("?x=1").to(&Page::About), "./?page=about&x=1");
    }
}
