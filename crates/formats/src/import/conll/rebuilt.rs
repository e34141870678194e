//! A story out of a document's tokens: their text, and what is named in it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use dateline_article::OffsetUnit;

use super::columns::{Document, Sentence, Token};
use super::layout::{Kind, Layout, N_TAGS};
use super::spacing::{Spacing, unescaped};
use super::tags::{Bracketed, Named, Unpaired, bracketed, names};
use crate::draft::{Draft, DraftMention, Unit};
use crate::import::groups::{self, Said, verifying};
use crate::labels::type_of;
use crate::note::{Notes, Reason};
use crate::words::in_one_line;

/// Where a file does not part paragraphs, so many sentences make one.
const N_SENTENCES: usize = 5;

/// The story of a document.
pub(super) fn story(document: &Document<'_>, layout: &Layout) -> (Draft, Notes) {
    let mut notes = Notes::default();
    let (text, places) = rebuilt(document, layout, &mut notes);
    let mut found = Found { text: &text, ..Found::default() };
    for idx in 0..N_TAGS {
        let tags = document.sentences.iter().map(|it| it.tags(idx));
        let names: Vec<_> = tags.map(names).collect();
        // In a scheme that begins each name by B, one that begins by I is a slip.
        let begins_by_b = names.iter().any(|it| begins_by_b(it));
        for (sentence, (places, names)) in document.sentences.iter().zip(places.iter().zip(names)) {
            for name in names {
                let line = sentence.line_of(name.first);
                if name.is_begun_inside && begins_by_b {
                    let reason = Reason::BegunInside(name.label.to_owned());
                    notes.push(format!("line {line}"), reason);
                }
                found.add(places, name.first..name.end, line, name.label, None);
            }
        }
    }
    for (sentence, places) in document.sentences.iter().zip(&places) {
        found.in_brackets(sentence, places, &mut notes);
    }
    let (mentions, said) = (found.mentions, found.said);
    let mut draft = Draft::whole_text(text, Unit::Stated(OffsetUnit::Utf8), "");
    draft.id = document.id.clone();
    draft.mentions = Some(mentions);
    groups::group(&mut draft, said);
    (draft, notes)
}

/// Start and end of each token of a sentence, in bytes of the story's text.
type Places = Vec<[usize; 2]>;

/// The text of a document, and where its tokens are.
fn rebuilt(document: &Document<'_>, layout: &Layout, notes: &mut Notes) -> (String, Vec<Places>) {
    let says_spaces = layout.kind == Kind::ConllU;
    let has_paragraphs = document.sentences.iter().skip(1).any(|it| it.begins_paragraph);
    let mut text = String::new();
    let mut spacing = Spacing::default();
    let mut is_by_rule = false;
    let mut n_since = 0;
    let mut is_apart = true;
    let mut is_joined = false;
    let mut places = Vec::with_capacity(document.sentences.len());
    for sentence in &document.sentences {
        // What does not end as a sentence does is a heading, or a place and a day.
        let ends = ends_as_sentence(sentence);
        let begins = match has_paragraphs {
            true => sentence.begins_paragraph,
            false => is_apart || !ends || N_SENTENCES <= n_since,
        };
        if begins && !text.is_empty() {
            text.push_str("\n\n");
            spacing = Spacing::default();
            n_since = 0;
        } else if (says_spaces || sentence.text.is_some()) && !text.is_empty() && !is_joined {
            text.push(' ');
        }
        n_since += 1;
        is_apart = !ends;
        is_joined = sentence.tokens.last().is_some_and(|it| it.is_joined);
        if let Some(given) = sentence.text {
            if let Some(own) = aligned(given, sentence, &mut text) {
                places.push(own);
                continue;
            }
            notes.push(format!("line {}: # text", sentence.line), Reason::OtherWords);
        }
        is_by_rule |= !says_spaces;
        places.push(appended(sentence, says_spaces, &mut spacing, &mut text));
    }
    if is_by_rule {
        notes.push("", Reason::Rebuilt);
    }
    (text, places)
}

/// Adds the text of a sentence as it is given, if it has all of its tokens and nothing else.
fn aligned(given: &str, sentence: &Sentence<'_>, text: &mut String) -> Option<Places> {
    let base = text.len();
    let mut rest = given;
    let mut places = Vec::with_capacity(sentence.tokens.len());
    for token in &sentence.tokens {
        rest = rest.trim_start();
        let start = base + given.len() - rest.len();
        rest = rest.strip_prefix(token.form)?;
        places.push([start, start + token.form.len()]);
    }
    if !rest.trim().is_empty() {
        return None;
    }
    text.push_str(given);
    Some(places)
}

/// Adds the tokens of a sentence.
fn appended(
    sentence: &Sentence<'_>,
    says_spaces: bool,
    spacing: &mut Spacing,
    text: &mut String,
) -> Places {
    let mut places = Vec::with_capacity(sentence.tokens.len());
    let mut is_joined = true;
    for token in &sentence.tokens {
        let form = if says_spaces { token.form } else { unescaped(token.form) };
        let has_space = match says_spaces {
            true => !is_joined,
            false => spacing.is_before(text, form),
        };
        is_joined = token.is_joined;
        if has_space {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(form);
        places.push([start, text.len()]);
    }
    places
}

/// Whether a sentence ends with a sign that sentences end with, quotation marks and brackets aside.
fn ends_as_sentence(sentence: &Sentence<'_>) -> bool {
    let is_mark =
        |it: &str| matches!(it, "\"" | "'" | "''" | "”" | "’" | "»" | ")" | "-RRB-" | "]");
    let last = sentence.tokens.iter().rev().map(|it| it.form).find(|it| !is_mark(it));
    last.is_some_and(|it| {
        it.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔', '।', '”', '"', '»'])
    })
}

/// Whether a name begins by B where I would do: none of its label ends right before it.
fn begins_by_b(names: &[Named<'_>]) -> bool {
    let mut before: Option<&Named<'_>> = None;
    names.iter().any(|it| {
        let is_next =
            before.is_some_and(|before| before.end == it.first && before.label == it.label);
        before = Some(it);
        !it.is_begun_inside && !is_next
    })
}

/// The mentions of a document, as they are found.
#[derive(Default)]
struct Found<'t> {
    text: &'t str,
    mentions: Vec<DraftMention>,
    said: Vec<Said>,
    by_span: HashMap<[usize; 2], usize>,
    seen: HashSet<([usize; 2], String)>,
}

impl Found<'_> {
    /// Adds a mention; what another column repeats is there already.
    fn add(
        &mut self,
        places: &Places,
        tokens: Range<usize>,
        line: usize,
        label: &str,
        key: Option<String>,
    ) {
        let Some([start, end]) = span(places, &tokens) else { return };
        let is_new = self.seen.insert(([start, end], label.to_owned()));
        if let Some(said) = self.by_span.get(&[start, end]).and_then(|it| self.said.get_mut(*it))
            && (!is_new || label.is_empty())
        {
            said.keys.extend(key);
            return;
        }
        let words = self.text.get(start..end).unwrap_or_default();
        self.by_span.entry([start, end]).or_insert(self.mentions.len());
        let label = Some(label.to_owned()).filter(|it| !it.is_empty());
        self.mentions.push(DraftMention {
            place: format!("line {line}"),
            kind: label.as_deref().map(type_of),
            label,
            start: Some(start as u64),
            end: Some(end as u64),
            text: verifying(words),
            ..DraftMention::default()
        });
        let keys = key.into_iter().collect();
        let words = in_one_line([words].into_iter());
        self.said.push(Said { keys, words, ..Said::default() });
    }

    /// Adds what a sentence has in brackets.
    fn in_brackets(&mut self, sentence: &Sentence<'_>, places: &Places, notes: &mut Notes) {
        let columns: [for<'t> fn(&Token<'t>) -> Option<&'t str>; 3] =
            [|it| it.names, |it| it.entities, |it| it.chains];
        for (column, cell) in columns.into_iter().enumerate() {
            let (found, unpaired) = bracketed(sentence.tokens.iter().map(cell));
            for Unpaired { token, what } in unpaired {
                let line = sentence.line_of(token);
                notes.push(format!("line {line}"), Reason::Unpaired(what));
            }
            for Bracketed { first, end, what } in found {
                let line = sentence.line_of(first);
                let mut parts = what.split('-');
                let id = parts.next().unwrap_or_default();
                match column {
                    0 => self.add(places, first..end, line, what, None),
                    1 => {
                        let label = parts.next().unwrap_or_default();
                        self.add(places, first..end, line, label, Some(format!("entity {id}")));
                    }
                    _ => {
                        let tokens = self.name_in(sentence, places, first..end);
                        self.add(places, tokens, line, "", Some(format!("chain {what}")));
                    }
                }
            }
        }
    }

    /// The tokens of a name that a chain has with its article or its genitive, “the Taliban’s”; else all of them.
    fn name_in(&self, sentence: &Sentence<'_>, places: &Places, all: Range<usize>) -> Range<usize> {
        let form = |idx: usize| sentence.tokens.get(idx).map_or("", |it| it.form);
        let mut inner = all.clone();
        if matches!(form(inner.start), "the" | "The" | "a" | "A" | "an" | "An") {
            inner.start += 1;
        }
        if inner.start < inner.end && matches!(form(inner.end - 1), "'s" | "’s" | "'") {
            inner.end -= 1;
        }
        let has_name =
            |it: &Range<usize>| span(places, it).is_some_and(|it| self.by_span.contains_key(&it));
        if has_name(&all) || !has_name(&inner) { all } else { inner }
    }
}

fn span(places: &Places, tokens: &Range<usize>) -> Option<[usize; 2]> {
    let last = tokens.end.checked_sub(1)?;
    let ([start, _], [_, end]) = (places.get(tokens.start)?, places.get(last)?);
    (start < end).then_some([*start, *end])
}
