//! The pictures of a story that lie beside it.

use dateline_article::{Article, BlockKind};

use crate::Place;

/// What pictures end in, on a site.
const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// The addresses, as the story gives them, of its pictures that lie on the same site, each with its path there.
pub fn pictures<'a>(article: &'a Article, place: &Place) -> Vec<(&'a str, String)> {
    let src = |it: &'a BlockKind| match it {
        BlockKind::Figure(figure) => figure.src.as_deref(),
        _ => None,
    };
    let all = article.blocks.iter().filter_map(|it| src(&it.kind));
    all.filter_map(|it| Some((it, place.beside(it)?))).filter(|(_, it)| is_picture(it)).collect()
}

fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase());
    ending.is_some_and(|it| ENDINGS.contains(&it.as_str()))
}
