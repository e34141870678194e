//! The text of a document, put together from its tokens, or given; and where each token stands in it.

use std::borrow::Cow;

use super::Sentence;
use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

/// One token as the file gives it.
pub(super) struct Token<'j> {
    pub(super) words: &'j str,
    before: Option<&'j str>,
    after: Option<&'j str>,
    /// Begin and end in UTF-16 units.
    characters: Option<[u64; 2]>,
    pub(super) ner: Option<&'j str>,
    /// Of its sentence.
    is_first: bool,
}

/// Takes the tokens of a sentence.
pub(super) fn tokens<'j>(sentence: &mut Object<'j>, notes: &mut Notes) -> Vec<Token<'j>> {
    let mut tokens = Vec::new();
    for (place, json) in sentence.items("tokens", notes).unwrap_or_default() {
        let text = |key| json.get(key).and_then(Json::as_str);
        let offset = |key| json.get(key).and_then(Json::as_offset);
        let words = text("originalText").filter(|it| !it.is_empty()).or_else(|| text("word"));
        if words.is_none() {
            notes.push(place, Reason::Missing("originalText"));
        }
        let begin = offset("characterOffsetBegin");
        tokens.push(Token {
            words: words.unwrap_or_default(),
            before: text("before"),
            after: text("after"),
            characters: begin.zip(offset("characterOffsetEnd")).map(|(begin, end)| [begin, end]),
            ner: text("ner"),
            is_first: tokens.is_empty(),
        });
    }
    tokens
}

/// A text, and where its tokens stand in bytes.
pub(super) struct Text<'j> {
    words: Cow<'j, str>,
    /// Of each token in the order of the document; `None` for one that is not in the text.
    tokens: Vec<Option<[usize; 2]>>,
    /// The index of the first token of each sentence, and the number of all tokens.
    starts: Vec<usize>,
}

impl<'j> Text<'j> {
    pub(super) fn of(
        given: Option<&'j str>,
        sentences: &[Sentence<'j>],
        place: &str,
        notes: &mut Notes,
    ) -> Text<'j> {
        let mut starts = vec![0];
        for sentence in sentences {
            starts.push(starts.last().copied().unwrap_or_default() + sentence.tokens.len());
        }
        let all: Vec<&Token<'j>> = sentences.iter().flat_map(|it| &it.tokens).collect();
        match given {
            Some(text) => {
                let tokens = located(text, &all);
                let lost = tokens.iter().zip(&all).find(|(it, _)| it.is_none());
                if let Some((_, token)) = lost {
                    notes.push(place, Reason::Dangling(token.words.to_owned()));
                }
                Text { words: Cow::Borrowed(text), tokens, starts }
            }
            None => {
                let (words, tokens) = joined(&all, place, notes);
                Text { words: Cow::Owned(words), tokens, starts }
            }
        }
    }

    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// From a token of a sentence to before another, in bytes; sentences and tokens from 0.
    pub(super) fn span(&self, sentence: usize, first: u64, end: u64) -> Option<[usize; 2]> {
        let [start, next] = [*self.starts.get(sentence)?, *self.starts.get(sentence + 1)?];
        let [first, end] = [usize::try_from(first).ok()?, usize::try_from(end).ok()?];
        let [first, end] = [start.checked_add(first)?, start.checked_add(end)?];
        (end <= next).then(|| self.span_of(first, end)).flatten()
    }

    /// From a token of the document to before another.
    pub(super) fn span_of(&self, first: usize, end: usize) -> Option<[usize; 2]> {
        let [start, _] = (*self.tokens.get(first)?)?;
        let [_, end] = (*self.tokens.get(end.checked_sub(1)?)?)?;
        (start < end).then_some([start, end])
    }

    /// The words of a span.
    pub(super) fn at(&self, [start, end]: [usize; 2]) -> &str {
        self.words.get(start..end).unwrap_or_default()
    }
}

/// The text that the tokens make together.
fn joined(
    tokens: &[&Token<'_>],
    place: &str,
    notes: &mut Notes,
) -> (String, Vec<Option<[usize; 2]>>) {
    let mut text = String::new();
    let mut located = Vec::with_capacity(tokens.len());
    let mut is_guessed = false;
    let mut last: Option<&&Token<'_>> = None;
    for token in tokens {
        // What is after one token is before the next; it stands in both.
        let space = last.map_or(token.before, |it| it.after.or(token.before));
        match space {
            Some(space) => text.push_str(space),
            None => {
                is_guessed |= last.is_some();
                let end = last.and_then(|it| it.characters).map(|[_, end]| end);
                let begin = token.characters.map(|[begin, _]| begin);
                let gap = begin.zip(end).and_then(|(begin, end)| begin.checked_sub(end));
                text.push_str(match gap {
                    _ if last.is_none() => "",
                    Some(0) => "",
                    // As a rule the end of a paragraph.
                    Some(2..) if token.is_first => "\n\n",
                    _ => " ",
                });
            }
        }
        let start = text.len();
        text.push_str(token.words);
        located.push((start < text.len()).then_some([start, text.len()]));
        last = Some(token);
    }
    text.push_str(last.and_then(|it| it.after).unwrap_or_default());
    if is_guessed {
        notes.push(place, Reason::SpaceGuessed);
    }
    (text, located)
}

/// Where tokens stand in a given text: by UTF-16 units, or by code points if more fit so.
fn located(text: &str, tokens: &[&Token<'_>]) -> Vec<Option<[usize; 2]>> {
    let by_utf16 = located_by(text, tokens, |it| it.len_utf16() as u64);
    if !by_utf16.contains(&None) {
        return by_utf16;
    }
    let by_codepoint = located_by(text, tokens, |_| 1);
    let n = |it: &[Option<[usize; 2]>]| it.iter().flatten().count();
    if n(&by_utf16) < n(&by_codepoint) { by_codepoint } else { by_utf16 }
}

fn located_by(
    text: &str,
    tokens: &[&Token<'_>],
    length: impl Fn(char) -> u64,
) -> Vec<Option<[usize; 2]>> {
    let mut order: Vec<(u64, usize)> =
        tokens.iter().enumerate().filter_map(|(idx, it)| Some((it.characters?[0], idx))).collect();
    order.sort_unstable();
    let mut order = order.into_iter().peekable();
    let mut located = vec![None; tokens.len()];
    let mut at = 0;
    for (byte, c) in text.char_indices() {
        while let Some((begin, idx)) = order.next_if(|(begin, _)| *begin <= at) {
            let words = tokens.get(idx).map_or("", |it| it.words);
            let fits = begin == at && text.get(byte..).is_some_and(|it| it.starts_with(words));
            if let Some(slot) = located.get_mut(idx).filter(|_| fits && !words.is_empty()) {
                *slot = Some([byte, byte + words.len()]);
            }
        }
        at += length(c);
    }
    located
}
