//! What is looked for in the story.

use dateline_article::{Span, TextRef};

use crate::watched::Watched;

/// The words, whether the bar is open, and which of the hits the reader is at (from 0).
#[derive(Clone, Copy)]
pub(crate) struct Find {
    words: Watched<String>,
    is_open: Watched<bool>,
    /// By the reader, and not by the link that brought them: then Back closes it.
    is_by_reader: Watched<bool>,
    hits: Watched<Vec<(TextRef, Span)>>,
    at: Watched<Option<usize>>,
}

impl Find {
    /// Nothing is looked for.
    pub(crate) fn new() -> Find {
        Find {
            words: Watched::new(String::new()),
            is_open: Watched::new(false),
            is_by_reader: Watched::new(false),
            hits: Watched::new(Vec::new()),
            at: Watched::new(None),
        }
    }

    /// Whether the bar is open.
    pub(crate) fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// The same, for an event handler.
    pub(crate) fn is_open_now(self) -> bool {
        self.is_open.now()
    }

    /// Whether the reader has opened it.
    pub(crate) fn is_by_reader(self) -> bool {
        self.is_by_reader.get()
    }

    /// Opens the bar, because the reader asks for it.
    pub(crate) fn open(self) {
        self.is_by_reader.put(true);
        self.is_open.put(true);
    }

    /// Opens the bar, because a link has it open.
    pub(crate) fn restore(self) {
        self.is_open.put(true);
    }

    /// Closes the bar, which takes the hits off the page; returns whether it was open.
    pub(crate) fn close(self) -> bool {
        self.is_by_reader.put(false);
        self.is_open.put(false)
    }

    /// The words, as typed.
    pub(crate) fn words(self) -> String {
        self.words.get()
    }

    /// The same, for an event handler.
    pub(crate) fn words_now(self) -> String {
        self.words.now()
    }

    /// Other words are looked for, and stand in these places, in reading order.
    pub(crate) fn found(self, words: String, hits: Vec<(TextRef, Span)>) {
        self.at.put(None);
        self.hits.set(hits);
        self.words.set(words);
    }

    /// Where the words stand.
    pub(crate) fn hits(self) -> Watched<Vec<(TextRef, Span)>> {
        self.hits
    }

    /// The hit the reader is at.
    pub(crate) fn at(self) -> Option<usize> {
        self.at.get()
    }

    /// The same, for an event handler.
    pub(crate) fn at_now(self) -> Option<usize> {
        self.at.now()
    }

    /// The reader goes to a hit.
    pub(crate) fn go(self, at: usize) {
        self.at.set(Some(at));
    }
}
