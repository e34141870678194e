//! What is looked for in the story.

use leptos::prelude::*;

/// The words, whether the bar is open, and which of the hits the reader is at (from 0).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Find {
    words: RwSignal<String>,
    is_open: RwSignal<bool>,
    at: RwSignal<Option<usize>>,
}

impl Find {
    /// Nothing is looked for.
    pub(crate) fn new() -> Find {
        Find {
            words: RwSignal::new(String::new()),
            is_open: RwSignal::new(false),
            at: RwSignal::new(None),
        }
    }

    /// Whether the bar is open.
    pub(crate) fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// Opens the bar.
    pub(crate) fn open(self) {
        self.is_open.set(true);
    }

    /// Closes the bar, which takes the hits off the page; returns whether it was open.
    pub(crate) fn close(self) -> bool {
        let was_open = self.is_open.get_untracked();
        if was_open {
            self.is_open.set(false);
        }
        was_open
    }

    /// The words, as typed.
    pub(crate) fn words(self) -> String {
        self.words.get()
    }

    /// The same, for an event handler.
    pub(crate) fn words_now(self) -> String {
        self.words.get_untracked()
    }

    /// Looks for other words.
    pub(crate) fn look_for(self, words: String) {
        if *self.words.read_untracked() != words {
            self.at.set(None);
            self.words.set(words);
        }
    }

    /// The hit the reader is at.
    pub(crate) fn at(self) -> Option<usize> {
        self.at.get()
    }

    /// The same, for an event handler.
    pub(crate) fn at_now(self) -> Option<usize> {
        self.at.get_untracked()
    }

    /// The reader goes to a hit.
    pub(crate) fn go(self, at: usize) {
        self.at.set(Some(at));
    }
}
