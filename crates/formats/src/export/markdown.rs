//! Markdown: CommonMark after front matter in YAML, as static site generators read it. It has no offsets.
//!
//! The headline is the front matter's title; whatever could be a sign of Markdown in a text is escaped, so that it comes
//! in again as it went out. The cast is not written: added to the text, it would be part of the story.
//! Source: <https://spec.commonmark.org/0.31.2/>.

mod inline;

use std::fmt::Write as _;

use dateline_article::{Article, Block, BlockIdx, BlockKind, Direction, Figure, TextRef};

use self::inline::{escaped, in_title, styled, target};
use super::{dates, json};
use crate::note::{Notes, Reason};

/// The file.
pub(super) fn written(article: &Article, notes: &mut Notes) -> String {
    let mut file = front_matter(article);
    let mut list = List::default();
    for (idx, block) in (0..).map(BlockIdx).zip(&article.blocks) {
        let is_figure = matches!(&block.kind, BlockKind::Figure(it) if it.src.is_some());
        if block.text.trim().is_empty() && !is_figure {
            continue;
        }
        let is_item = matches!(block.kind, BlockKind::ListItem { .. });
        if !is_item {
            list = List::default();
        }
        let is_next_item = is_item && list.is_open();
        if !file.is_empty() && !is_next_item {
            file.push('\n');
        }
        let place = format!("blocks[{}]", idx.0);
        write_block(article, idx, block, &mut list, &mut file, &place, notes);
    }
    file
}

fn front_matter(article: &Article) -> String {
    let mut lines = String::new();
    let mut text = |key: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|it| !it.trim().is_empty()) {
            let _ = writeln!(lines, "{key}: {}", quoted(value));
        }
    };
    text("title", Some(&article.headline));
    text("description", article.standfirst.as_deref());
    text("id", article.id.as_deref());
    text("url", article.url.as_deref().filter(|it| it.contains("://")));
    text("lang", article.lang.as_deref());
    text("dir", article.dir.map(|it| if it == Direction::Rtl { "rtl" } else { "ltr" }));
    text("section", article.section.as_deref());
    text("location", article.location.as_deref());
    text("date", article.published.map(dates::written).as_deref());
    text("lastmod", article.modified.map(dates::written).as_deref());
    text("correction", article.correction.as_deref());
    text("license", article.license.as_deref());
    text("source", article.source.as_ref().map(|it| it.name.as_str()));
    text("source_url", article.source.as_ref().and_then(|it| it.url.as_deref()));
    for (key, values) in [("authors", &article.byline), ("keywords", &article.keywords)] {
        if !values.is_empty() {
            let values: Vec<_> = values.iter().map(|it| quoted(it)).collect();
            let _ = writeln!(lines, "{key}: [{}]", values.join(", "));
        }
    }
    if lines.is_empty() { String::new() } else { format!("---\n{lines}---\n") }
}

/// A text of YAML: JSON's, whose inner quotation marks are written as numbers for those who read YAML by the eye.
fn quoted(text: &str) -> String {
    json::string(text).replace("\\\"", "\\u0022")
}

fn write_block(
    article: &Article,
    idx: BlockIdx,
    block: &Block,
    list: &mut List,
    file: &mut String,
    place: &str,
    notes: &mut Notes,
) {
    let text_ref = TextRef::Block(idx);
    match &block.kind {
        BlockKind::Paragraph => {
            file.push_str(&styled(article, text_ref, "", false, place, notes));
        }
        BlockKind::Heading { level } => {
            // The first heading of level 1 would be taken for the headline.
            let is_headline = article.headline.is_empty() || article.headline == block.text;
            let level = if *level == 1 && is_headline { 2 } else { usize::from(*level) };
            let text = styled(article, text_ref, "", true, place, notes);
            let _ = write!(file, "{} {text}", "#".repeat(level));
        }
        BlockKind::ListItem { ordered, depth } => {
            let (before, marker) = list.item(*ordered, *depth);
            let below = " ".repeat(before + marker.len());
            let text = styled(article, text_ref, &below, false, place, notes);
            let _ = write!(file, "{}{marker}{text}", " ".repeat(before));
        }
        BlockKind::Blockquote { cite } => {
            let text = styled(article, text_ref, "> ", false, place, notes);
            let _ = write!(file, "> {text}");
            if let Some(cite) = cite.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
                let _ = write!(file, "\n>\n> — {}", escaped(cite, "> ", true));
            }
        }
        BlockKind::Figure(figure) => write_figure(figure, block, file, place, notes),
    }
    file.push('\n');
}

/// An image whose title is the caption.
fn write_figure(figure: &Figure, block: &Block, file: &mut String, place: &str, notes: &mut Notes) {
    let Some(src) = &figure.src else {
        file.push_str(&escaped(&block.text, "", false));
        return;
    };
    let alt = escaped(figure.alt.as_deref().unwrap_or_default(), "", true);
    let _ = write!(file, "![{alt}]({}", target(src));
    if !block.text.is_empty() {
        let _ = write!(file, " {}", in_title(&block.text));
    }
    file.push(')');
    for (what, is_there) in [
        ("credit", figure.credit.is_some()),
        ("width", figure.width.is_some()),
        ("height", figure.height.is_some()),
        ("styles", !block.styles.is_empty()),
    ] {
        if is_there {
            notes.push(format!("{place}.{what}"), Reason::NotWritten);
        }
    }
}

/// The list that is being written: of each depth, its kind, its last number, and where its texts stand.
#[derive(Default)]
struct List(Vec<Level>);

struct Level {
    ordered: bool,
    n_items: usize,
    before: usize,
    text_at: usize,
}

impl List {
    fn is_open(&self) -> bool {
        !self.0.is_empty()
    }

    /// How far the next item is from the margin, and its marker. An item can't lie two levels below the one before it.
    fn item(&mut self, ordered: bool, depth: u8) -> (usize, String) {
        let depth = usize::from(depth).clamp(1, self.0.len() + 1);
        self.0.truncate(depth);
        let before = match self.0.iter().rev().nth(usize::from(self.0.len() == depth)) {
            Some(parent) => parent.text_at,
            None => 0,
        };
        if self.0.len() == depth && self.0.last().is_some_and(|it| it.ordered != ordered) {
            self.0.pop();
        }
        if self.0.len() < depth {
            self.0.push(Level { ordered, n_items: 0, before, text_at: before });
        }
        let Some(level) = self.0.last_mut() else { return (0, "- ".to_owned()) };
        level.n_items += 1;
        let marker = if ordered { format!("{}. ", level.n_items) } else { "- ".to_owned() };
        level.text_at = level.before + marker.len();
        (level.before, marker)
    }
}
