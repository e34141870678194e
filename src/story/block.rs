//! One block: an element that holds exactly its text, and what belongs to it beside.

use dateline_article::{Article, Block, BlockIdx, BlockKind, TextRef};

use crate::el::{El, bdi, el};
use crate::loaded::Reading;
use crate::story::figure::figure;
use crate::story::run::runs;

/// Draws a block; `level` is that of a heading.
pub(crate) fn block(reading: &Reading, block: &Block, idx: BlockIdx, level: u8) -> El {
    let text = |tag| text_of(reading, block, idx, tag);
    match &block.kind {
        BlockKind::Heading { .. } => text(heading(level)),
        BlockKind::Blockquote { cite } => {
            let cite = cite.as_deref().map(|it| el("footer").child(el("cite").child(bdi(it))));
            el("blockquote").child(text("p")).child_if(cite)
        }
        BlockKind::Figure(picture) => figure(picture, &reading.origin, text("figcaption")),
        // Items are drawn by their list; alone they would be a paragraph.
        BlockKind::Paragraph | BlockKind::ListItem { .. } => text("p"),
    }
}

/// The element that holds the text of a block and nothing else.
pub(crate) fn text_of(reading: &Reading, block: &Block, idx: BlockIdx, tag: &str) -> El {
    let text_ref = TextRef::Block(idx);
    let view =
        el(tag).attr("data-block", &idx.0.to_string()).attr_if("lang", block.lang.as_deref());
    // After the text: what comes into an element of direction `auto` makes the browser judge all of it again, which
    // takes seconds with ten thousand marks.
    runs(view, &reading.article, text_ref, &reading.origin)
        .attr_if("dir", direction_of(&reading.article, block))
}

/// `auto` where the story does not state a direction: each text is then judged by its own first letters.
pub(crate) fn direction(article: &Article) -> Option<&'static str> {
    article.dir.is_none().then_some("auto")
}

/// A block in a language of its own may run the other way than its story.
fn direction_of(article: &Article, block: &Block) -> Option<&'static str> {
    let is_foreign = block.lang.is_some() && block.lang != article.lang;
    if is_foreign { Some("auto") } else { direction(article) }
}

fn heading(level: u8) -> &'static str {
    match level {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
