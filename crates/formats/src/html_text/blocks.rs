//! Words as they come become blocks: where one ends, what it is, which of its words are styled.

use crate::draft::{DraftBlock, DraftStyle};

/// A list that is open.
struct OpenList {
    is_ordered: bool,
    in_item: bool,
}

/// The styles that words can have here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Link,
    Emphasis,
    Strong,
}

impl Style {
    const ALL: [Style; 3] = [Style::Link, Style::Emphasis, Style::Strong];
}

/// A style that is open, from where its first word stands.
#[derive(Default)]
struct OpenStyle {
    n_open: usize,
    start: Option<usize>,
    href: Option<String>,
}

/// The blocks so far, and the one that is open.
#[derive(Default)]
pub(super) struct Blocks {
    place: String,
    blocks: Vec<DraftBlock>,
    text: String,
    styles: Vec<DraftStyle>,
    /// The space, and the line breaks, that come before the next word.
    space: Option<char>,
    n_breaks: usize,
    heading: Option<u64>,
    lists: Vec<OpenList>,
    n_quotes: usize,
    n_pre: usize,
    in_figure: bool,
    in_caption: bool,
    /// The picture of the open figure.
    picture: Option<DraftBlock>,
    /// Pictures that stand in a paragraph: they come after it.
    pictures: Vec<DraftBlock>,
    link: OpenStyle,
    emphasis: OpenStyle,
    strong: OpenStyle,
}

impl Blocks {
    pub(super) fn new(place: &str) -> Blocks {
        Blocks { place: place.to_owned(), ..Blocks::default() }
    }

    pub(super) fn finish(mut self) -> Vec<DraftBlock> {
        self.leave_figure();
        self.blocks
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.text.is_empty()
    }

    /// Text between tags; each end of a line counts as so many `<br>`.
    pub(super) fn words(&mut self, words: &str, breaks_at_line_end: usize) {
        for c in words.chars() {
            match c {
                '\n' if 0 < self.n_pre => self.line_break(1),
                '\n' if 0 < breaks_at_line_end => self.line_break(breaks_at_line_end),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if self.n_pre == 0 => {
                    self.space = self.space.or(Some(' '));
                }
                _ => self.character(c),
            }
        }
    }

    pub(super) fn line_break(&mut self, n: usize) {
        self.n_breaks += n;
    }

    pub(super) fn cell(&mut self) {
        self.space = Some('\t');
    }

    /// An element begins that parts paragraphs.
    pub(super) fn begin(&mut self, name: &[u8]) {
        match name {
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                self.flush();
                self.heading = name.last().map(|it| u64::from(it - b'0'));
            }
            b"ul" | b"ol" | b"menu" | b"dir" => {
                self.flush();
                self.lists.push(OpenList { is_ordered: name == b"ol", in_item: false });
            }
            b"li" => {
                self.flush();
                if self.lists.is_empty() {
                    self.lists.push(OpenList { is_ordered: false, in_item: false });
                }
                self.set_item(true);
            }
            b"blockquote" => {
                self.flush();
                self.n_quotes += 1;
            }
            b"figure" => {
                self.leave_figure();
                self.in_figure = true;
            }
            b"figcaption" => {
                self.flush();
                self.in_caption = true;
            }
            b"pre" => {
                self.part();
                self.n_pre += 1;
            }
            _ => self.part(),
        }
    }

    /// Such an element ends.
    pub(super) fn end(&mut self, name: &[u8]) {
        match name {
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                self.flush();
                self.heading = None;
            }
            b"ul" | b"ol" | b"menu" | b"dir" => {
                self.flush();
                self.lists.pop();
            }
            b"li" => {
                self.flush();
                self.set_item(false);
            }
            b"blockquote" => {
                self.flush();
                self.n_quotes = self.n_quotes.saturating_sub(1);
            }
            b"figure" => self.leave_figure(),
            b"figcaption" => {
                self.flush();
                self.in_caption = false;
            }
            b"pre" => {
                self.part();
                self.n_pre = self.n_pre.saturating_sub(1);
            }
            _ => self.part(),
        }
    }

    pub(super) fn begin_link(&mut self, href: String) {
        self.link = OpenStyle { n_open: 1, start: None, href: Some(href) };
    }

    pub(super) fn begin_style(&mut self, style: Style) {
        self.style(style).n_open += 1;
    }

    pub(super) fn end_style(&mut self, style: Style) {
        let open = self.style(style);
        open.n_open = open.n_open.saturating_sub(1);
        if open.n_open == 0 {
            self.cut_style(style);
        }
    }

    /// A picture, where it stands.
    pub(super) fn picture(&mut self, picture: DraftBlock) {
        let picture = DraftBlock { kind: "figure", place: self.place.clone(), ..picture };
        if self.in_figure {
            self.blocks.extend(self.picture.replace(picture));
        } else {
            self.pictures.push(picture);
        }
    }

    fn set_item(&mut self, in_item: bool) {
        if let Some(list) = self.lists.last_mut() {
            list.in_item = in_item;
        }
    }

    fn leave_figure(&mut self) {
        self.flush();
        self.blocks.extend(self.picture.take());
        (self.in_figure, self.in_caption) = (false, false);
    }

    /// Whether paragraphs are lines of one block here: in an item of a list, in a caption.
    fn is_one_block(&self) -> bool {
        let in_item = self.lists.last().is_some_and(|it| it.in_item);
        self.in_caption || in_item && self.heading.is_none()
    }

    /// A paragraph ends here.
    fn part(&mut self) {
        if self.is_one_block() {
            self.n_breaks = self.n_breaks.max(1);
        } else {
            self.flush();
        }
    }

    fn character(&mut self, c: char) {
        if 1 < self.n_breaks && self.n_pre == 0 && !self.is_one_block() {
            self.flush();
        }
        let n_breaks = std::mem::take(&mut self.n_breaks);
        let space = self.space.take();
        if !self.text.is_empty() {
            let n_lines = if 0 < self.n_pre { n_breaks } else { n_breaks.min(1) };
            self.text.extend(std::iter::repeat_n('\n', n_lines));
            self.text.extend(space.filter(|_| n_lines == 0));
        }
        for style in [&mut self.link, &mut self.emphasis, &mut self.strong] {
            if 0 < style.n_open && style.start.is_none() {
                style.start = Some(self.text.len());
            }
        }
        self.text.push(c);
    }

    /// The block that is open, if any, ends here.
    fn flush(&mut self) {
        (self.space, self.n_breaks) = (None, 0);
        Style::ALL.into_iter().for_each(|it| self.cut_style(it));
        let text = std::mem::take(&mut self.text);
        let styles = std::mem::take(&mut self.styles);
        // A paragraph of a no-break space is how editors make a gap.
        if !text.trim().is_empty() {
            let block = DraftBlock::paragraph(text, self.place.as_str());
            self.place_block(DraftBlock { styles, ..block });
        }
        self.blocks.append(&mut self.pictures);
    }

    fn place_block(&mut self, mut block: DraftBlock) {
        if self.in_caption
            && let Some(picture) = self.picture.take()
        {
            let DraftBlock { text, styles, .. } = block;
            self.blocks.push(DraftBlock { text, styles, ..picture });
            return;
        }
        if let Some(picture) = &mut self.picture {
            // Beside a picture and its caption stands who made it.
            let credit = picture.credit.get_or_insert_default();
            if !credit.is_empty() {
                credit.push(' ');
            }
            credit.push_str(&block.text);
            return;
        }
        if let Some(level) = self.heading {
            (block.kind, block.level) = ("heading", Some(level));
        } else if let Some(list) = self.lists.last().filter(|it| it.in_item) {
            block.kind = "list_item";
            block.ordered = Some(list.is_ordered);
            block.depth = Some(self.lists.len().min(16) as u64);
        } else if 0 < self.n_quotes {
            block.kind = "blockquote";
        }
        self.blocks.push(block);
    }

    fn style(&mut self, style: Style) -> &mut OpenStyle {
        match style {
            Style::Link => &mut self.link,
            Style::Emphasis => &mut self.emphasis,
            Style::Strong => &mut self.strong,
        }
    }

    /// What is styled up to here becomes a style, which may go on in the next block; a link does not.
    fn cut_style(&mut self, style: Style) {
        let end = self.text.len() as u64;
        let open = self.style(style);
        let Some(start) = open.start.take() else { return };
        let href = open.href.take();
        let kind = match style {
            Style::Link => "link",
            Style::Emphasis => "emphasis",
            Style::Strong => "strong",
        };
        if style == Style::Link {
            open.n_open = 0;
        }
        self.styles.push(DraftStyle { kind, start: start as u64, end, href });
    }
}
