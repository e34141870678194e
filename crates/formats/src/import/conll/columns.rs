//! What stands in the columns of a file: documents of sentences of tokens.

use super::layout::{Kind, Layout, N_TAGS};
use super::tags::is_tag;
use crate::note::{Notes, Reason};

/// A story to be.
#[derive(Debug, Default)]
pub(super) struct Document<'t> {
    pub(super) id: Option<String>,
    pub(super) sentences: Vec<Sentence<'t>>,
}

#[derive(Debug, Default)]
pub(super) struct Sentence<'t> {
    pub(super) line: usize,
    /// The text as it was, if the file has it.
    pub(super) text: Option<&'t str>,
    /// Whether the file says that a paragraph begins here.
    pub(super) begins_paragraph: bool,
    pub(super) tokens: Vec<Token<'t>>,
}

#[derive(Debug, Default)]
pub(super) struct Token<'t> {
    pub(super) line: usize,
    pub(super) form: &'t str,
    /// Whether the file says that no space follows.
    pub(super) is_joined: bool,
    pub(super) tags: [Option<&'t str>; N_TAGS],
    /// Names in brackets, of CoNLL-2012.
    pub(super) names: Option<&'t str>,
    /// Chains in brackets, of CoNLL-2012.
    pub(super) chains: Option<&'t str>,
    /// Mentions in brackets, of CorefUD.
    pub(super) entities: Option<&'t str>,
}

impl<'t> Sentence<'t> {
    /// One column of tags.
    pub(super) fn tags(&self, column: usize) -> impl Iterator<Item = Option<&'t str>> {
        self.tokens.iter().map(move |it| it.tags.get(column).copied().flatten())
    }

    /// The line of a token.
    pub(super) fn line_of(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(self.line, |it| it.line)
    }
}

/// The documents of a text; those without a sentence too.
pub(super) fn documents<'t>(
    text: &'t str,
    layout: &Layout,
    notes: &mut Notes,
) -> Vec<Document<'t>> {
    let mut reader = Reader {
        layout,
        documents: vec![Document::default()],
        open: Sentence::default(),
        covered: 0,
    };
    for (idx, line) in text.lines().enumerate() {
        reader.line(idx + 1, line, notes);
    }
    reader.end_sentence();
    reader.documents
}

struct Reader<'t, 'l> {
    layout: &'l Layout,
    documents: Vec<Document<'t>>,
    open: Sentence<'t>,
    /// The last word of a token of several words.
    covered: u64,
}

impl<'t> Reader<'t, '_> {
    fn line(&mut self, number: usize, line: &'t str, notes: &mut Notes) {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            self.end_sentence();
        } else if line.starts_with("-DOCSTART-") {
            self.begin_document(None);
        } else if self.layout.is_comment(line) {
            self.comment(line);
        } else {
            self.token(number, line, notes);
        }
    }

    fn comment(&mut self, line: &'t str) {
        if let Some(name) = line.strip_prefix("#begin document") {
            let name = name.trim().trim_end_matches(';');
            self.begin_document(Some(name.replace(['(', ')'], "")));
            return;
        }
        let line = line.trim_start_matches('#').trim();
        let (key, value) = line.split_once('=').unwrap_or((line, ""));
        match (key.trim(), value.trim()) {
            ("newdoc" | "newdoc id", id) => {
                self.begin_document(Some(id.to_owned()).filter(|it| !it.is_empty()));
                self.open.begins_paragraph = true;
            }
            ("newpar" | "newpar id", _) => self.open.begins_paragraph = true,
            ("text", text) if !text.is_empty() => self.open.text = Some(text),
            _ => {}
        }
    }

    fn token(&mut self, number: usize, line: &'t str, notes: &mut Notes) {
        let layout = self.layout;
        let cells = layout.cells(line);
        let is_short = cells.len() < layout.n_columns;
        if is_short || (layout.kind != Kind::Conll2012 && layout.n_columns < cells.len()) {
            let (found, wanted) = (cells.len(), layout.n_columns);
            notes.push(format!("line {number}"), Reason::Columns { found, wanted });
        }
        // Better a word too many than a word lost.
        let form = if cells.len() <= layout.form {
            line.trim()
        } else {
            cells.get(layout.form).copied().unwrap_or_default()
        };
        let cell = |idx: usize| cells.get(idx).copied().filter(|_| !is_short);
        let mut token = Token { line: number, form, ..Token::default() };
        for (slot, idx) in token.tags.iter_mut().zip(&layout.tags) {
            *slot = cell(*idx);
            let is_strange = |it: &&str| layout.kind == Kind::Columns && !is_tag(it);
            if let Some(found) = slot.filter(is_strange) {
                let (wanted, found) = ("a tag such as B-PER or O", found.to_owned());
                notes.push(format!("line {number}"), Reason::WrongValue { wanted, found });
            }
        }
        if layout.kind == Kind::Conll2012 {
            token.names = cell(10);
            token.chains = cells.last().copied().filter(|_| !is_short);
        }
        let misc = layout.misc.and_then(cell).unwrap_or_default();
        for (key, value) in misc.split('|').filter_map(|it| it.split_once('=')) {
            match key {
                "SpaceAfter" => token.is_joined = value == "No",
                "Entity" => token.entities = Some(value),
                _ if key.eq_ignore_ascii_case("ner") || key == "NE" => {
                    if let Some(slot) = token.tags.last_mut() {
                        *slot = Some(value);
                    }
                }
                _ => {}
            }
        }
        let id =
            layout.id.and_then(cell).filter(|_| layout.kind == Kind::ConllU).unwrap_or_default();
        // An empty node has no text.
        if id.contains('.') {
            return;
        }
        if let Some((_, last)) = id.split_once('-') {
            self.covered = last.parse().unwrap_or(0);
        } else if id.parse().is_ok_and(|it: u64| it <= self.covered)
            && let Some(whole) = self.open.tokens.last_mut()
        {
            // A word in a token of several: what is said of it is said of the token.
            for (slot, tag) in whole.tags.iter_mut().zip(token.tags) {
                *slot = slot.filter(|it| !matches!(*it, "_" | "O")).or(tag);
            }
            whole.entities = whole.entities.or(token.entities);
            return;
        }
        if self.open.tokens.is_empty() {
            self.open.line = number;
        }
        self.open.tokens.push(token);
    }

    fn end_sentence(&mut self) {
        self.covered = 0;
        if self.open.tokens.is_empty() {
            return;
        }
        let sentence = std::mem::take(&mut self.open);
        if let Some(document) = self.documents.last_mut() {
            document.sentences.push(sentence);
        }
    }

    fn begin_document(&mut self, id: Option<String>) {
        self.end_sentence();
        self.documents.push(Document { id, sentences: Vec::new() });
    }
}
