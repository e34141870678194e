//! What an address means: the only file that knows the keys of the query and the fragment.

use dateline_article::{Article, BlockIdx};
use web_sys::UrlSearchParams;

const SRC: &str = "src";
const LOCAL: &str = "local";
const PAGE: &str = "page";
const ABOUT: &str = "about";
const ENTITY: &str = "entity";
const TYPES: &str = "types";
const WORDS: &str = "q";
const VIEW: &str = "view";
/// What makes an address one for a frame of somebody else's page; `boot.js` reads it.
const EMBED: &str = "embed=1";
/// What only the library asks for: it reads these itself.
const OF_LIBRARY: [&str; 4] = ["section", "from", "to", "sort"];
const OWN: [&str; 7] = [SRC, LOCAL, PAGE, ENTITY, TYPES, WORDS, VIEW];

/// One of the pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Page {
    /// The list of stories.
    #[default]
    Library,
    /// One story, by its address as the link gives it.
    Story(String),
    /// A story from the device, by its number in this tab.
    Local(usize),
    /// What this is.
    About,
}

/// What a reader sees of a story, in the words of an address; nothing in it is checked against the story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The ids of what is chosen.
    pub(crate) entities: Vec<String>,
    /// The types whose marks are on; `None` where all are.
    pub(crate) types: Option<Vec<String>>,
    /// What is looked for.
    pub(crate) words: Option<String>,
    /// A word of the view.
    pub(crate) view: Option<String>,
}

/// A place in a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fragment {
    /// The `n`-th mention of an entity, from 1, and what stood there when the link was made.
    Mention { entity: String, n: usize, quote: Option<String> },
    /// A block, by id or index.
    Block(String),
}

/// A checked address: a page, what is seen of it, a place in it, and what else the query holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    page: Page,
    pub(crate) seen: Seen,
    pub(crate) fragment: Option<Fragment>,
    /// Keys of others, as they were written: they are kept on every way through the app.
    rest: String,
}

impl Link {
    /// Reads `location.search` and `location.hash`.
    pub(crate) fn read(search: &str, hash: &str) -> Link {
        let query = search.strip_prefix('?').unwrap_or(search);
        let value = |key| UrlSearchParams::new_with_str(query).ok()?.get(key);
        let page = match (value(SRC).filter(|src| !src.trim().is_empty()), value(PAGE)) {
            (Some(src), _) => Page::Story(src),
            (None, Some(page)) if page == ABOUT => Page::About,
            _ => match value(LOCAL).map(|it| it.parse()) {
                Some(Ok(nth)) => Page::Local(nth),
                _ => Page::Library,
            },
        };
        let seen = Seen {
            entities: value(ENTITY).map(|it| list(&it)).unwrap_or_default(),
            types: value(TYPES).map(|it| list(&it)),
            words: value(WORDS).filter(|it| !it.is_empty()),
            view: value(VIEW),
        };
        let is_foreign = |pair: &&str| {
            let key = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && !OWN.contains(&key) && !OF_LIBRARY.contains(&key)
        };
        let rest = query.split('&').filter(is_foreign).collect::<Vec<_>>().join("&");
        Link { page, seen, fragment: Fragment::read(hash), rest }
    }

    /// The same for whoever is given it, who has no frame around it.
    pub(crate) fn unframed(mut self) -> Link {
        if self.rest == EMBED {
            self.rest.clear();
        }
        self
    }

    /// The page it leads to.
    pub(crate) fn page(&self) -> &Page {
        &self.page
    }

    /// The address of `page` from here, relative to the site.
    pub(crate) fn to(&self, page: &Page) -> String {
        self.address(page, Vec::new())
    }

    /// The address of this page with what is seen of it now.
    pub(crate) fn with(&self, seen: &Seen, fragment: Option<&Fragment>) -> String {
        let mut own = Vec::new();
        if !seen.entities.is_empty() {
            own.push([ENTITY, "=", &seen.entities.join(",")].concat());
        }
        if let Some(types) = &seen.types {
            own.push([TYPES, "=", &types.join(",")].concat());
        }
        if let Some(words) = &seen.words {
            own.push([WORDS, "=", &encode(words, b"-._~")].concat());
        }
        if let Some(view) = &seen.view {
            own.push([VIEW, "=", view].concat());
        }
        self.address(&self.page, own) + &fragment.map(Fragment::written).unwrap_or_default()
    }

    fn address(&self, page: &Page, own: Vec<String>) -> String {
        let mut query = Vec::new();
        match page {
            Page::Library => {}
            Page::Story(src) => query.push([SRC, "=", &encode(src, b"-._~/:")].concat()),
            Page::Local(nth) => query.push([LOCAL, "=", &nth.to_string()].concat()),
            Page::About => query.push([PAGE, "=", ABOUT].concat()),
        }
        query.extend(own);
        if !self.rest.is_empty() {
            query.push(self.rest.clone());
        }
        if query.is_empty() { "./".to_owned() } else { ["./?", &query.join("&")].concat() }
    }
}

impl Fragment {
    /// A block, by its id where it has one.
    pub(crate) fn of_block(article: &Article, idx: BlockIdx) -> Fragment {
        let id = article.block(idx).and_then(|it| it.id.clone());
        Fragment::Block(id.unwrap_or_else(|| idx.0.to_string()))
    }

    /// Reads `location.hash`; anything that is no place of ours is `None`.
    fn read(hash: &str) -> Option<Fragment> {
        if let Some(block) = hash.strip_prefix("#b=") {
            return decode(block).filter(|it| !it.is_empty()).map(Fragment::Block);
        }
        let mention = hash.strip_prefix("#m=")?;
        let (place, quote) = match mention.split_once('~') {
            Some((place, quote)) => (place, Some(decode(quote)?)),
            None => (mention, None),
        };
        let (entity, n) = place.rsplit_once('.')?;
        let n = n.parse().ok().filter(|it| 0 < *it)?;
        Some(Fragment::Mention { entity: entity.to_owned(), n, quote })
    }

    /// As it is written after the query, with its `#`.
    pub(crate) fn written(&self) -> String {
        match self {
            Fragment::Block(id) => ["#b=", &encode(id, b"-_")].concat(),
            Fragment::Mention { entity, n, quote } => {
                let place = ["#m=", entity, ".", &n.to_string()].concat();
                match quote {
                    // No full stop stays bare: whoever finds links in a text would leave a last one out.
                    Some(quote) => place + "~" + &encode(quote, b"-_"),
                    None => place,
                }
            }
        }
    }
}

fn list(words: &str) -> Vec<String> {
    words.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

fn decode(value: &str) -> Option<String> {
    js_sys::decode_uri_component(value).ok().map(String::from)
}

/// Percent-encodes a value, but for letters, digits and the punctuation that is harmless here.
fn encode(value: &str, plain: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
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
        let link = Link::read(search, "");
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
        assert_eq!(Link::read("?x=1&src=a", "").to(&Page::Library), "./?x=1");
        assert_eq!(Link::read("?x=1", "").to(&Page::About), "./?page=about&x=1");
    }

    fn check_seen(search: &str, hash: &str, expected: &str) {
        let link = Link::read(search, hash);
        assert_eq!(link.with(&link.seen, link.fragment.as_ref()), expected, "{search}{hash}");
    }

    #[wasm_bindgen_test]
    fn what_is_seen_is_read_and_written() {
        check_seen("?src=a", "", "./?src=a");
        check_seen(
            "?view=quotes&x=1&q=a%20b&src=a&types=person,place&entity=b,c",
            "",
            "./?src=a&entity=b,c&types=person,place&q=a%20b&view=quotes&x=1",
        );
        check_seen("?src=a&types=&q=&entity=", "", "./?src=a&types=");
    }

    #[wasm_bindgen_test]
    fn a_place_is_read_and_written() {
        check_seen("?src=a", "#m=shoigu.2", "./?src=a#m=shoigu.2");
        check_seen("?src=a", "#m=x.1~a%20~%2E", "./?src=a#m=x.1~a%20%7E%2E");
        check_seen("?src=a", "#b=lead", "./?src=a#b=lead");
        check_seen("?src=a", "#b=12", "./?src=a#b=12");
        for none in ["#", "#x", "#b=", "#m=", "#m=a", "#m=a.0", "#m=a.b", "#m=a.1~%E0"] {
            check_seen("?src=a", none, "./?src=a");
        }
    }

    #[wasm_bindgen_test]
    fn a_link_that_is_given_away_is_for_no_frame() {
        for search in ["?src=a&embed=1&entity=b", "?embed=1&src=a&entity=b", "?src=a&entity=b"] {
            let link = Link::read(search, "#b=1").unframed();
            let given = link.with(&link.seen, link.fragment.as_ref());
            assert_eq!(given, "./?src=a&entity=b#b=1", "{search}");
        }
    }

    #[wasm_bindgen_test]
    fn another_page_is_not_seen_like_this_one() {
        assert_eq!(Link::read("?src=a&entity=b&x=1", "#b=1").to(&Page::Library), "./?x=1");
    }
}
