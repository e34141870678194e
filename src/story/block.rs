//! One block: an element that holds exactly its text, and what belongs to it beside.

use dateline_article::{Article, Block, BlockIdx, BlockKind, TextRef};
use leptos::prelude::*;

use crate::loaded::Reading;
use crate::story::figure::figure;
use crate::story::run::runs;

/// Draws the block at `idx`; `level` is that of a heading.
pub(crate) fn block(reading: &Reading, idx: BlockIdx, level: u8) -> AnyView {
    let article = &reading.article;
    let Some(block) = article.blocks.get(idx.0 as usize) else { return ().into_any() };
    let id = idx.0.to_string();
    let (dir, lang) = (direction(article), block.lang.clone());
    let text = runs(article, TextRef::Block(idx));
    match &block.kind {
        BlockKind::Heading { .. } => heading(level, id, dir, lang, text),
        BlockKind::Blockquote { cite } => {
            let cite =
                cite.clone().map(|cite| view! { <footer><cite><bdi>{cite}</bdi></cite></footer> });
            view! {
                <blockquote>
                    <p data-block=id dir=dir lang=lang>{text}</p>
                    {cite}
                </blockquote>
            }
            .into_any()
        }
        BlockKind::Figure(picture) => {
            let caption = view! { <figcaption data-block=id dir=dir lang=lang>{text}</figcaption> };
            figure(picture, &reading.origin, caption.into_any())
        }
        // Items are drawn by their list; alone they would be a paragraph.
        BlockKind::Paragraph | BlockKind::ListItem { .. } => {
            view! { <p data-block=id dir=dir lang=lang>{text}</p> }.into_any()
        }
    }
}

/// `auto` where the story does not state a direction: each block is then judged by its own first letters.
pub(crate) fn direction(article: &Article) -> Option<&'static str> {
    article.dir.is_none().then_some("auto")
}

/// The language of `block`, for its attribute.
pub(crate) fn language(block: &Block) -> Option<String> {
    block.lang.clone()
}

fn heading(
    level: u8,
    id: String,
    dir: Option<&'static str>,
    lang: Option<String>,
    text: Vec<AnyView>,
) -> AnyView {
    match level {
        2 => view! { <h2 data-block=id dir=dir lang=lang>{text}</h2> }.into_any(),
        3 => view! { <h3 data-block=id dir=dir lang=lang>{text}</h3> }.into_any(),
        4 => view! { <h4 data-block=id dir=dir lang=lang>{text}</h4> }.into_any(),
        5 => view! { <h5 data-block=id dir=dir lang=lang>{text}</h5> }.into_any(),
        _ => view! { <h6 data-block=id dir=dir lang=lang>{text}</h6> }.into_any(),
    }
}
