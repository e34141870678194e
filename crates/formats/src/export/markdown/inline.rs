//! Text within a block of Markdown: escaped, and with its links and emphasis.

use dateline_article::{Article, StyleKind, TextRef, segments};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::note::{Notes, Reason};

/// How a run of text looks: the link it is part of, whether it is strong, and whether it is stressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Look {
    link: Option<(u32, String)>,
    strong: bool,
    emphasis: bool,
}

/// A text and its looks, run by run.
type Runs = Vec<(String, Look)>;

/// The text of a block with its styles, each further line after `indent`.
///
/// Not every emphasis can be written: `*` between letters and signs may not open or close one. So what is written is read
/// back, and where that isn't the same, styles are left out and noted.
pub(super) fn styled(
    article: &Article,
    text_ref: TextRef,
    indent: &str,
    in_one_line: bool,
    place: &str,
    notes: &mut Notes,
) -> String {
    let runs = runs(article, text_ref);
    let has_styles = runs.iter().any(|(_, look)| *look != Look::default());
    if has_styles {
        let tries: [fn(Look) -> Look; 3] = [
            |it| it,
            |it| Look { emphasis: false, ..it },
            |it| Look { emphasis: false, strong: false, ..it },
        ];
        for (n_left_out, simpler) in tries.into_iter().enumerate() {
            let wanted: Runs =
                runs.iter().map(|(text, look)| (text.clone(), simpler(look.clone()))).collect();
            if reads_as(&joined(&wanted, "", in_one_line), &wanted) {
                if 0 < n_left_out {
                    notes.push(format!("{place}.styles"), Reason::NotWritten);
                }
                return joined(&wanted, indent, in_one_line);
            }
        }
        notes.push(format!("{place}.styles"), Reason::NotWritten);
    }
    escaped(article.text(text_ref).unwrap_or_default(), indent, in_one_line)
}

fn runs(article: &Article, text_ref: TextRef) -> Runs {
    let text = article.text(text_ref).unwrap_or_default();
    let styles = match text_ref {
        TextRef::Block(idx) => article.block(idx).map_or(&[][..], |it| &it.styles),
        TextRef::Headline | TextRef::Standfirst => &[],
    };
    let mut runs = Runs::new();
    for segment in &segments(article, text_ref) {
        let link = segment.link.and_then(|idx| match &styles.get(idx as usize)?.kind {
            StyleKind::Link { href } => Some((idx, href.clone())),
            StyleKind::Emphasis | StyleKind::Strong => None,
        });
        let look = Look { link, strong: segment.strong, emphasis: segment.emphasis };
        push(&mut runs, segment.span.of(text), look);
    }
    runs
}

fn push(runs: &mut Runs, text: &str, look: Look) {
    match runs.last_mut() {
        Some((last, of)) if *of == look => last.push_str(text),
        _ => runs.push((text.to_owned(), look)),
    }
}

/// Runs with their signs; links lie outermost, emphasis innermost.
fn joined(runs: &Runs, indent: &str, in_one_line: bool) -> String {
    let mut written = String::new();
    let mut open = Look::default();
    let none = Look::default();
    let mut escape = Escape::new(indent, in_one_line);
    for (idx, (text, look)) in runs.iter().enumerate() {
        change(&mut written, &open, look);
        let is_last = idx + 1 == runs.len();
        escape.write(text, is_last, &mut written);
        open = look.clone();
    }
    change(&mut written, &open, &none);
    written
}

/// Ends and begins styles, so that they lie in each other.
fn change(written: &mut String, from: &Look, to: &Look) {
    let is_same_link = from.link == to.link;
    let is_same_strong = is_same_link && from.strong == to.strong;
    if from.emphasis && !(is_same_strong && to.emphasis) {
        written.push('*');
    }
    if from.strong && !is_same_strong {
        written.push_str("**");
    }
    if let Some((_, href)) = from.link.as_ref().filter(|_| !is_same_link) {
        written.push_str("](");
        written.push_str(&target(href));
        written.push(')');
    }
    if to.link.is_some() && !is_same_link {
        written.push('[');
    }
    if to.strong && !is_same_strong {
        written.push_str("**");
    }
    if to.emphasis && !(is_same_strong && from.emphasis) {
        written.push('*');
    }
}

/// Whether a paragraph of Markdown is read as these runs.
fn reads_as(markdown: &str, wanted: &Runs) -> bool {
    let mut found = Runs::new();
    let mut look = Look::default();
    let mut n_links = 0;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Text(text) => push(&mut found, &text, look.clone()),
            Event::HardBreak => push(&mut found, "\n", look.clone()),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            Event::Start(Tag::Emphasis) => look.emphasis = true,
            Event::End(TagEnd::Emphasis) => look.emphasis = false,
            Event::Start(Tag::Strong) => look.strong = true,
            Event::End(TagEnd::Strong) => look.strong = false,
            Event::Start(Tag::Link { dest_url, .. }) => {
                n_links += 1;
                look.link = Some((n_links, dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => look.link = None,
            _ => return false,
        }
    }
    let is_same = |((a, of_a), (b, of_b)): (&(String, Look), &(String, Look))| {
        let href = |look: &Look| look.link.as_ref().map(|(_, href)| href.clone());
        a == b
            && href(of_a) == href(of_b)
            && (of_a.strong, of_a.emphasis) == (of_b.strong, of_b.emphasis)
    };
    found.len() == wanted.len() && found.iter().zip(wanted).all(is_same)
}

/// A text in which nothing is a sign of Markdown.
pub(super) fn escaped(text: &str, indent: &str, in_one_line: bool) -> String {
    let mut written = String::new();
    Escape::new(indent, in_one_line).write(text, true, &mut written);
    written
}

/// Escapes a text piece by piece.
struct Escape<'a> {
    indent: &'a str,
    in_one_line: bool,
    /// Nothing of the line but digits has been written, which a dot would make the number of an item.
    at_start: bool,
    has_digits: bool,
}

impl<'a> Escape<'a> {
    fn new(indent: &'a str, in_one_line: bool) -> Escape<'a> {
        Escape { indent, in_one_line, at_start: true, has_digits: false }
    }

    fn write(&mut self, text: &str, is_last: bool, written: &mut String) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let is_end = match chars.peek() {
                Some(next) => *next == '\n',
                None => is_last,
            };
            let is_start = self.at_start && !self.has_digits;
            match c {
                '\n' if self.in_one_line || is_start || (is_last && chars.peek().is_none()) => {
                    written.push_str("&#10;");
                }
                '\n' => {
                    written.push_str("\\\n");
                    written.push_str(self.indent);
                    (self.at_start, self.has_digits) = (true, false);
                    continue;
                }
                ' ' | '\t' if is_start || is_end => number(c, written),
                // A space before a line end, or several of them, may mean something.
                '\t' | '\r' | '\u{b}' | '\u{c}' => number(c, written),
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' => {
                    written.push('\\');
                    written.push(c);
                }
                '#' | '+' | '-' | '=' | ':' if is_start || (c == '#' && self.in_one_line) => {
                    written.push('\\');
                    written.push(c);
                }
                '.' | ')' if self.at_start && self.has_digits => {
                    written.push('\\');
                    written.push(c);
                }
                _ => written.push(c),
            }
            self.has_digits = self.at_start && c.is_ascii_digit();
            self.at_start = self.has_digits;
        }
    }
}

fn number(c: char, written: &mut String) {
    written.push_str(&format!("&#{};", u32::from(c)));
}

/// The address of a link or an image.
pub(super) fn target(address: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "-._~:/?#@!$+,;=%".contains(it);
    if !address.is_empty() && address.chars().all(is_plain) {
        return address.to_owned();
    }
    let mut written = "<".to_owned();
    for c in address.chars() {
        match c {
            '<' | '>' | '\\' | '&' => {
                written.push('\\');
                written.push(c);
            }
            c if c.is_control() || c.is_whitespace() => number(c, &mut written),
            _ => written.push(c),
        }
    }
    written.push('>');
    written
}

/// The title of an image.
pub(super) fn in_title(text: &str) -> String {
    let mut written = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' | '&' => {
                written.push('\\');
                written.push(c);
            }
            '\n' | '\r' | '\t' => number(c, &mut written),
            _ => written.push(c),
        }
    }
    written.push('"');
    written
}
