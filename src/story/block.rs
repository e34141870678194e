//! One block: an element that holds exactly its text, and what belongs to it beside.

use dateline_article::{Article, Block, BlockIdx, BlockKind, TextRef};

use crate::el::{El, bdi, el};
use crate::reading::Reading;
use crate::story::attributes::{Name, judge_direction, set_number};
use crate::story::figure::figure;
use crate::story::patterns::blank;
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
pub(crate) fn text_of(reading: &Reading, block: &Block, idx: BlockIdx, tag: &'static str) -> El {
    let view = blank(tag).attr_if("lang", block.lang.as_deref());
    set_number(&view, Name::Block, idx.0);
    // After the text: what comes into an element of direction `auto` makes the browser judge all of it again, which
    // takes seconds with ten thousand marks.
    let view = runs(view, &reading.article, TextRef::Block(idx), &reading.origin);
    if is_judged(&reading.article, block) {
        judge_direction(&view);
    }
    view
}

/// Whether the text is judged by its own first letters: where the story does not state a direction, and in a block in a
/// language of its own, which may run the other way than its story.
fn is_judged(article: &Article, block: &Block) -> bool {
    let is_foreign = block.lang.is_some() && block.lang != article.lang;
    article.dir.is_none() || is_foreign
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
