//! The page that needs no script: all of it is text, and nothing in it runs or leads elsewhere unseen.

use proptest::prelude::*;

use super::*;

/// The elements that a page may have.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "article",
    "header",
    "footer",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "cite",
    "figure",
    "figcaption",
    "mark",
    "a",
    "em",
    "strong",
    "b",
    "bdi",
    "span",
    "time",
];

/// The attributes that they may have.
const ATTRIBUTES: &[&str] = &[
    "lang",
    "dir",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "aria-labelledby",
    "data-entity",
    "data-type",
    "data-host",
    "title",
    "href",
    "rel",
    "datetime",
];

/// The tags of a page and the text between them. Text and attributes have no bare sign of HTML, so that this is enough.
fn tags_and_text(html: &str) -> (Vec<&str>, String) {
    let (mut tags, mut text) = (Vec::new(), String::new());
    for piece in html.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap();
        tags.push(tag);
        text.push_str(after);
    }
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#13;", "\r"),
        ("&amp;", "&"),
    ];
    (tags, signs.iter().fold(text, |text, (sign, plain)| text.replace(sign, plain)))
}

fn page_is_sound(article: &Article) {
    let page = html::written(article);
    let (before, rest) = page.split_once("<style>").unwrap();
    let (style, after) = rest.split_once("</style>").unwrap();
    assert!(!style.contains('<'), "{style}");
    let html = format!("{before}{after}");
    let (tags, text) = tags_and_text(&html);
    let mut open = Vec::new();
    for tag in tags.into_iter().skip(1) {
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{page}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{tag}>");
        let mut attributes = attributes.split("\"");
        while let (Some(name), Some(value)) = (attributes.next(), attributes.next()) {
            let name = name.trim().trim_end_matches('=');
            assert!(ATTRIBUTES.contains(&name), "{name} in <{tag}>");
            let is_safe = ["https://", "http://", "mailto:", "#first-"]
                .iter()
                .any(|it| value.starts_with(it));
            assert!(name != "href" || is_safe, "<{tag}>");
        }
        assert!(!(name == "mark" && open.contains(&"mark")), "a mark in a mark\n{page}");
        if name != "meta" {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let mut rest = text.as_str();
    for text_ref in article.text_refs() {
        let words = article.text(text_ref).unwrap().replace('\0', "\u{fffd}");
        let at = rest.find(&words).unwrap_or_else(|| panic!("{words:?} is not in {rest:?}"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn the_page_has_the_colours_of_the_app() {
    let style = include_str!("../html/page.css");
    let tokens = include_str!("../../../../../style/tokens.css");
    let colors: Vec<_> = style.lines().filter(|it| it.contains("light-dark(")).collect();
    assert!(20 <= colors.len());
    for color in colors {
        assert!(tokens.contains(color), "style/tokens.css has another {color}");
    }
}

#[test]
fn bundled_stories_become_pages() {
    bundled().iter().for_each(page_is_sound);
}

proptest! {
    #[test]
    fn a_page_is_all_text_and_nothing_runs(article in stories::any_story()) {
        page_is_sound(&article);
    }
}
