//! The words of HTML, with the shape that `dateline/1` has for them: paragraphs, headings, lists, quotations, pictures,
//! links and emphasis. Nothing of it is ever markup again.
//!
//! `html5gum` cuts it into tags and text as a browser does (WHATWG HTML 13.2.5); which words stand together is decided
//! here, in one pass and without a tree. Spaces are those that a browser shows.

mod blocks;
mod elements;
mod tags;

use crate::draft::DraftBlock;
use crate::html_text::elements::{INLINE, is_block};
use crate::html_text::tags::Reader;
use crate::note::{Notes, Reason};
use crate::paragraphs::Paragraphs;

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct HtmlText {
    /// The words of `<title>`.
    pub(crate) title: Option<String>,
    /// The blocks; styles in bytes.
    pub(crate) blocks: Vec<DraftBlock>,
}

/// Reads HTML that stands at `place`.
pub(crate) fn read(html: &str, place: &str, notes: &mut Notes) -> HtmlText {
    Reader::new(place, 0, notes).read(html)
}

/// The paragraphs of a text that may be HTML, although its format says that it is plain.
pub(crate) fn blocks_of(text: &str, place: &str, notes: &mut Notes) -> Vec<DraftBlock> {
    let signs = Signs::of(text);
    if !signs.tags && !signs.references {
        return Paragraphs::of(text).into_blocks(false, place).1;
    }
    notes.push(place, Reason::WasHtml);
    // Where no tag parts paragraphs, lines do, as in any text.
    let has_empty_lines = || {
        let mut lines = text.trim().lines();
        lines.any(|it| it.trim().is_empty())
    };
    let breaks_at_line_end = match signs.blocks {
        true => 0,
        false if has_empty_lines() => 1,
        false => 2,
    };
    Reader::new(place, breaks_at_line_end, notes).read(text).blocks
}

/// The words of a short text that may be HTML, in one line if it is.
pub(crate) fn words(text: &str) -> String {
    let signs = Signs::of(text);
    if !signs.tags && !signs.references {
        return text.to_owned();
    }
    let blocks = read(text, "", &mut Notes::default()).blocks;
    let texts: Vec<_> = blocks.iter().map(|it| it.text.as_str()).collect();
    texts.join(" ")
}

/// What tells HTML from text.
#[derive(Default)]
struct Signs {
    tags: bool,
    /// Among the tags some that part paragraphs.
    blocks: bool,
    /// Such as `&amp;`.
    references: bool,
}

impl Signs {
    fn of(text: &str) -> Signs {
        let mut signs = Signs::default();
        for (at, sign) in text.bytes().enumerate().filter(|(_, it)| matches!(it, b'<' | b'&')) {
            let rest = text.as_bytes().get(at + 1..).unwrap_or_default();
            if sign == b'&' {
                let name = rest
                    .iter()
                    .take(32)
                    .take_while(|it| it.is_ascii_alphanumeric() || **it == b'#');
                let n = name.count();
                signs.references |= 1 < n && rest.get(n) == Some(&b';');
                continue;
            }
            let rest = rest.strip_prefix(b"/").unwrap_or(rest);
            let n = rest.iter().take(12).take_while(|it| it.is_ascii_alphanumeric()).count();
            let name = rest.get(..n).unwrap_or_default().to_ascii_lowercase();
            let ends = matches!(rest.get(n), Some(b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r'));
            let is_block = is_block(&name) || name == b"br";
            signs.blocks |= ends && is_block;
            signs.tags |= ends && (is_block || INLINE.contains(&name.as_slice()));
        }
        signs
    }
}

#[cfg(test)]
mod tests;
