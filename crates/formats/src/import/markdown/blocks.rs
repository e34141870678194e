//! The blocks of a Markdown text, with their styles.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::draft::{Draft, DraftBlock, DraftStyle};
use crate::note::{Notes, Reason};

/// The deepest list that the check takes.
const MAX_DEPTH: usize = 16;

/// Adds what stands in `text` from `body_start` on; the first heading of level 1 is the headline if there is none yet.
pub(super) fn blocks(text: &str, body_start: usize, draft: &mut Draft, notes: &mut Notes) {
    let body = text.get(body_start..).unwrap_or_default();
    let line_ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader {
        draft,
        notes,
        containers: Vec::new(),
        n_lists: 0,
        open: None,
        image: None,
        figures: Vec::new(),
        has_headline_heading: false,
        last_noted: (0, ""),
    };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let line = line_ends.partition_point(|it| *it < body_start + range.start) + 1;
        reader.read(event, line);
    }
    reader.finish();
}

/// What has been begun and not ended while a text is read.
struct Reader<'r> {
    draft: &'r mut Draft,
    notes: &'r mut Notes,
    containers: Vec<Container>,
    /// How many of the containers are lists.
    n_lists: usize,
    open: Option<Open>,
    image: Option<Image>,
    /// The images in the open text; they come after it.
    figures: Vec<DraftBlock>,
    has_headline_heading: bool,
    /// Line and word of the last note of [`Reason::OnlyText`].
    last_noted: (usize, &'static str),
}

/// What holds blocks.
enum Container {
    /// With the index that its first block would have.
    Quote(usize),
    List {
        ordered: bool,
    },
    /// With the index of its block, once it has one.
    Item(Option<usize>),
    /// With what stands before its text, until that is written.
    Footnote(String),
}

/// A text that is being read.
struct Open {
    /// Of a heading.
    level: Option<u64>,
    line: usize,
    text: String,
    styles: Vec<DraftStyle>,
    /// Styles without their ends, the innermost last.
    begun: Vec<DraftStyle>,
    n_cells: usize,
}

/// An image whose description is being read.
struct Image {
    figure: DraftBlock,
    alt: String,
    /// Of images in it.
    depth: usize,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, line: usize) {
        match event {
            Event::Start(tag) => self.start(tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.write(&text, line),
            Event::Html(text) => self.write(&text, line),
            Event::InlineHtml(text) => {
                self.only_text(line, "HTML");
                self.write(&text, line);
            }
            Event::FootnoteReference(label) => self.write(&format!("[{label}]"), line),
            Event::SoftBreak => self.write(" ", line),
            Event::HardBreak => self.write("\n", line),
            Event::Rule => self.finish(),
            // What only further options bring.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.write(&text, line),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, line: usize) {
        match tag {
            Tag::Emphasis => self.begin_style("emphasis", None, line),
            Tag::Strong => self.begin_style("strong", None, line),
            Tag::Link { link_type, dest_url, title, .. } => {
                let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
                if !title.is_empty() {
                    self.notes.push(format!("line {line}: “{title}”"), Reason::NotCarried);
                }
                self.begin_style("link", Some(format!("{mail}{dest_url}")), line);
            }
            Tag::Image { dest_url, title, .. } => match &mut self.image {
                Some(image) => image.depth += 1,
                None => {
                    let figure = DraftBlock {
                        kind: "figure",
                        place: place(line),
                        src: Some(dest_url.into_string()),
                        text: title.into_string(),
                        ..DraftBlock::default()
                    };
                    self.image = Some(Image { figure, alt: String::new(), depth: 0 });
                }
            },
            Tag::TableCell => {
                let open = self.open(line);
                if 0 < open.n_cells {
                    open.text.push_str(" | ");
                }
                open.n_cells += 1;
            }
            block => {
                self.finish();
                self.start_block(&block, line);
            }
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>, line: usize) {
        match tag {
            Tag::Heading { level, .. } => self.open(line).level = Some(*level as u64),
            Tag::BlockQuote(_) => {
                self.containers.push(Container::Quote(self.draft.blocks.len()));
            }
            Tag::List(first) => {
                self.n_lists += 1;
                self.containers.push(Container::List { ordered: first.is_some() });
            }
            Tag::Item => self.containers.push(Container::Item(None)),
            Tag::FootnoteDefinition(label) => {
                self.only_text(line, "a footnote");
                self.containers.push(Container::Footnote(format!("[{label}] ")));
            }
            Tag::CodeBlock(_) => self.only_text(line, "code"),
            Tag::HtmlBlock => self.only_text(line, "HTML"),
            Tag::Table(_) => self.only_text(line, "a table"),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                let Some(open) = &mut self.open else { return };
                let Some(style) = open.begun.pop() else { return };
                let end = open.text.len() as u64;
                if style.start < end {
                    open.styles.push(DraftStyle { end, ..style });
                }
            }
            TagEnd::Image => match &mut self.image {
                Some(image) if 0 < image.depth => image.depth -= 1,
                _ => {
                    if let Some(Image { figure, alt, .. }) = self.image.take() {
                        let alt = Some(alt).filter(|it| !it.is_empty());
                        self.figures.push(DraftBlock { alt, ..figure });
                    }
                }
            },
            TagEnd::TableCell => {}
            TagEnd::List(_) => {
                self.finish();
                self.n_lists -= 1;
                self.containers.pop();
            }
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.finish();
                if let Some(Container::Quote(first)) = self.containers.pop() {
                    self.cite(first);
                }
            }
            _ => self.finish(),
        }
    }

    /// The open text; in a tight list nothing but its words says that it begins.
    fn open(&mut self, line: usize) -> &mut Open {
        let containers = &mut self.containers;
        self.open.get_or_insert_with(|| {
            let text = match containers.last_mut() {
                Some(Container::Footnote(label)) => std::mem::take(label),
                _ => String::new(),
            };
            let (styles, begun) = (Vec::new(), Vec::new());
            Open { level: None, line, text, styles, begun, n_cells: 0 }
        })
    }

    fn write(&mut self, text: &str, line: usize) {
        match &mut self.image {
            Some(image) => image.alt.push_str(text),
            None => self.open(line).text.push_str(text),
        }
    }

    fn begin_style(&mut self, kind: &'static str, href: Option<String>, line: usize) {
        let open = self.open(line);
        let start = open.text.len() as u64;
        open.begun.push(DraftStyle { kind, start, end: start, href });
    }

    /// Ends the open text, if there is one.
    fn finish(&mut self) {
        if let Some(open) = self.open.take() {
            self.add(open);
        }
        self.draft.blocks.append(&mut self.figures);
    }

    fn add(&mut self, open: Open) {
        let Open { level, line, mut text, mut styles, .. } = open;
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            return;
        }
        let end = text.len() as u64;
        styles.retain(|it| it.start < end);
        styles.iter_mut().for_each(|it| it.end = it.end.min(end));
        if level == Some(1) && self.is_headline(&text) {
            if !styles.is_empty() {
                self.only_text(line, "a link or an emphasis in the headline");
            }
            self.draft.headline = Some(text);
            return;
        }
        let block = DraftBlock { place: place(line), text, styles, ..DraftBlock::default() };
        let blocks = &mut self.draft.blocks;
        let n_blocks = blocks.len();
        let block = match self.containers.iter_mut().next_back() {
            _ if level.is_some() => DraftBlock { kind: "heading", level, ..block },
            Some(Container::Quote(_)) => DraftBlock { kind: "blockquote", ..block },
            Some(Container::Item(Some(idx))) if *idx + 1 == n_blocks => {
                if let Some(item) = blocks.last_mut() {
                    join(item, block);
                }
                return;
            }
            Some(Container::Item(own)) => {
                *own = Some(n_blocks);
                let ordered = self.containers.iter().rev().nth(1);
                let ordered = Some(matches!(ordered, Some(Container::List { ordered: true })));
                let depth = Some(self.n_lists.clamp(1, MAX_DEPTH) as u64);
                DraftBlock { kind: "list_item", ordered, depth, ..block }
            }
            _ => DraftBlock { kind: "paragraph", ..block },
        };
        self.draft.blocks.push(block);
    }

    /// A last paragraph after a dash, in a quote that has another one before it, says where the quote is from.
    fn cite(&mut self, first: usize) {
        let [.., quote, last] = self.draft.blocks.get_mut(first..).unwrap_or_default() else {
            return;
        };
        let cite = last.text.strip_prefix("— ").filter(|it| !it.trim().is_empty());
        let is_cite = quote.kind == "blockquote" && last.kind == "blockquote";
        let Some(cite) = cite.filter(|_| is_cite && last.styles.is_empty()) else { return };
        quote.cite = Some(cite.to_owned());
        self.draft.blocks.pop();
    }

    /// Whether a heading of level 1 is the headline: the first one, if front matter has no other.
    fn is_headline(&mut self, text: &str) -> bool {
        let is_first = !self.has_headline_heading && self.containers.is_empty();
        self.has_headline_heading = true;
        is_first && self.draft.headline.as_deref().is_none_or(|it| it == text)
    }

    fn only_text(&mut self, line: usize, what: &'static str) {
        // Once a line: two notes for one <b>word</b> are one too many.
        if self.last_noted != (line, what) {
            self.last_noted = (line, what);
            self.notes.push(place(line), Reason::OnlyText(what));
        }
    }
}

/// A further paragraph of an item belongs to it.
fn join(item: &mut DraftBlock, more: DraftBlock) {
    item.text.push('\n');
    let by = item.text.len() as u64;
    item.text.push_str(&more.text);
    let moved = |it: DraftStyle| DraftStyle { start: it.start + by, end: it.end + by, ..it };
    item.styles.extend(more.styles.into_iter().map(moved));
}

fn place(line: usize) -> String {
    format!("line {line}")
}
