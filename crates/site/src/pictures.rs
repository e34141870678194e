//! The pictures of a story that lie beside it.

use dateline_article::{Article, BlockKind};

use crate::Place;

/// What pictures end in, on a site.
const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// A picture that a story names by a path, not by an address elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture<'a> {
    /// As the story gives it.
    pub src: &'a str,
    /// Its path in the site; or why it can have none, in words that go on from "the picture".
    pub path: Result<String, &'static str>,
}

/// The pictures of `article` that are to lie on its site.
pub fn pictures<'a>(article: &'a Article, place: &Place) -> Vec<Picture<'a>> {
    let src = |it: &'a BlockKind| match it {
        BlockKind::Figure(figure) => figure.src.as_deref(),
        _ => None,
    };
    let all = article.blocks.iter().filter_map(|it| src(&it.kind));
    let here = all.filter(|it| !it.is_empty() && !is_elsewhere(it));
    here.map(|src| Picture { src, path: path(src, place) }).collect()
}

fn path(src: &str, place: &Place) -> Result<String, &'static str> {
    if src.starts_with('/') {
        return Err("is named by a whole path, and only a path from the story on can be followed");
    }
    if src.contains(['?', '#', '\\', '%', ':']) || src.contains(char::is_control) {
        return Err("has a sign in its path that is not followed: one of ? # % : \\");
    }
    let path = place.beside(src).ok_or("lies above the folder of the stories")?;
    if is_picture(&path) { Ok(path) } else { Err("has no ending of a picture on the web") }
}

/// Whether it is an address: a host's, or the picture itself.
fn is_elsewhere(src: &str) -> bool {
    let scheme = src.split_once(':').map(|it| it.0.to_ascii_lowercase());
    src.starts_with("//") || matches!(scheme.as_deref(), Some("http" | "https" | "data"))
}

fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase());
    ending.is_some_and(|it| ENDINGS.contains(&it.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(src: &str, expected: Result<&str, &str>) {
        assert!(!is_elsewhere(src), "{src}");
        let path = path(src, &Place::new("2026/kabul.md", 0));
        match expected {
            Ok(expected) => assert_eq!(path.as_deref(), Ok(expected), "{src}"),
            Err(why) => assert!(path.as_ref().is_err_and(|it| it.contains(why)), "{src}: {path:?}"),
        }
    }

    #[test]
    fn what_can_not_be_taken_along_has_a_reason() {
        check("img/a.JPG", Ok("articles/2026/img/a.JPG"));
        check("../a.png", Ok("articles/a.png"));
        check("../../a.png", Err("above the folder"));
        check("/img/a.png", Err("a whole path"));
        check("C:\\a.png", Err("a sign"));
        check("a%20b.png", Err("a sign"));
        check("file:///a.png", Err("a sign"));
        check("kabul.json", Err("no ending of a picture"));
    }

    #[test]
    fn what_lies_elsewhere_is_none() {
        for src in ["https://a.example/b.png", "HTTP://a.example/b", "//a.example/b.png", "data:,"]
        {
            assert!(is_elsewhere(src), "{src}");
        }
    }
}
