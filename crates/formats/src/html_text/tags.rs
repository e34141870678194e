//! Tags as they come: what begins and ends with each.

use std::collections::BTreeSet;

use html5gum::{DefaultEmitter, HtmlString, StartTag, State, Token, Tokenizer};

use crate::draft::DraftBlock;
use crate::html_text::HtmlText;
use crate::html_text::blocks::{Blocks, Style};
use crate::html_text::elements::{hidden, is_block};
use crate::links::complete;
use crate::note::{Notes, Reason};

/// Reads HTML from its first tag to its last.
pub(super) struct Reader<'n> {
    place: &'n str,
    notes: &'n mut Notes,
    /// What has been noted as not carried.
    noted: BTreeSet<&'static str>,
    breaks_at_line_end: usize,
    blocks: Blocks,
    title: Option<String>,
    in_title: bool,
    /// The element whose content is left out, and how often it is open.
    hidden: Option<(HtmlString, usize)>,
}

impl<'n> Reader<'n> {
    /// A reader for which each end of a line counts as so many `<br>`.
    pub(super) fn new(
        place: &'n str,
        breaks_at_line_end: usize,
        notes: &'n mut Notes,
    ) -> Reader<'n> {
        Reader {
            place,
            notes,
            noted: BTreeSet::new(),
            breaks_at_line_end,
            blocks: Blocks::new(place),
            title: None,
            in_title: false,
            hidden: None,
        }
    }

    pub(super) fn read(mut self, html: &str) -> HtmlText {
        let mut tokenizer = Tokenizer::new_with_emitter(html, DefaultEmitter::default());
        while let Some(Ok(token)) = tokenizer.next() {
            match token {
                Token::StartTag(tag) => {
                    if let Some(state) = self.start(&tag) {
                        tokenizer.set_state(state);
                    }
                }
                Token::EndTag(tag) => self.end(&tag.name),
                Token::String(text) => self.words(&String::from_utf8_lossy(&text)),
                // A section of XHTML; to HTML it is a comment.
                Token::Comment(text) => {
                    if let Some(text) = String::from_utf8_lossy(&text).strip_prefix("[CDATA[") {
                        self.words(text.strip_suffix("]]").unwrap_or(text));
                    }
                }
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        HtmlText { title: self.title, blocks: self.blocks.finish() }
    }

    /// An element begins; says how to read on if its content is not markup.
    fn start(&mut self, tag: &StartTag<()>) -> Option<State> {
        let name = tag.name.as_slice();
        if let Some((hidden, n_open)) = &mut self.hidden {
            *n_open += usize::from(hidden == &tag.name && !tag.self_closing);
            return None;
        }
        if let Some((state, word)) = hidden(name) {
            self.not_carried(word);
            // In XHTML a tag may close itself; HTML would take all that follows for its content.
            if tag.self_closing {
                return None;
            }
            self.hidden = Some((tag.name.clone(), 1));
            return state;
        }
        match name {
            b"br" => self.blocks.line_break(1),
            b"td" | b"th" => self.blocks.cell(),
            b"a" => self.link(tag),
            b"em" | b"i" => self.blocks.begin_style(Style::Emphasis),
            b"strong" | b"b" => self.blocks.begin_style(Style::Strong),
            b"img" => self.img(tag),
            b"object" | b"embed" => self.not_carried("embed"),
            _ if is_block(name) => self.blocks.begin(name),
            _ => {}
        }
        if tag.self_closing {
            self.end(&tag.name);
            return None;
        }
        match name {
            b"title" => {
                self.in_title = true;
                Some(State::RcData)
            }
            b"textarea" => Some(State::RcData),
            b"xmp" => Some(State::RawText),
            b"plaintext" => Some(State::PlainText),
            _ => None,
        }
    }

    fn end(&mut self, name: &HtmlString) {
        if let Some((hidden, n_open)) = &mut self.hidden {
            *n_open -= usize::from(hidden == name);
            if *n_open == 0 {
                self.hidden = None;
            }
            return;
        }
        match name.as_slice() {
            b"title" => self.in_title = false,
            b"a" => self.blocks.end_style(Style::Link),
            b"em" | b"i" => self.blocks.end_style(Style::Emphasis),
            b"strong" | b"b" => self.blocks.end_style(Style::Strong),
            name if is_block(name) => self.blocks.end(name),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.hidden.is_some() {
            return;
        }
        if !self.in_title {
            self.blocks.words(words, self.breaks_at_line_end);
            return;
        }
        let words: Vec<_> = words.split_ascii_whitespace().collect();
        let is_first = self.title.is_none() && self.blocks.is_empty();
        match words.as_slice() {
            [] => {}
            words if is_first => self.title = Some(words.join(" ")),
            _ => self.not_carried("title"),
        }
    }

    fn link(&mut self, tag: &StartTag<()>) {
        self.blocks.end_style(Style::Link);
        let Some(href) = attribute(tag, "href") else { return };
        match complete(&href) {
            Some(href) => self.blocks.begin_link(href),
            None => self.not_carried("a"),
        }
    }

    fn img(&mut self, tag: &StartTag<()>) {
        let size = |name| {
            let size = attribute(tag, name)?.trim().parse::<u64>().ok();
            size.filter(|it| (1..=100_000).contains(it))
        };
        let (width, height) = (size("width"), size("height"));
        let src = attribute(tag, "src").and_then(|it| complete(&it));
        // One pixel is no picture: somebody counts readers.
        if src.is_none() || width == Some(1) || height == Some(1) {
            self.not_carried("img");
            return;
        }
        let alt = attribute(tag, "alt").filter(|it| !it.trim().is_empty());
        self.blocks.picture(DraftBlock { src, alt, width, height, ..DraftBlock::default() });
    }

    /// Notes, once, that an element has no place in a story.
    fn not_carried(&mut self, name: &'static str) {
        if self.noted.insert(name) {
            self.notes.push(format!("{}: <{name}>", self.place), Reason::NotCarried);
        }
    }
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}
