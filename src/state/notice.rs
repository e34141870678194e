//! A word to the reader about what could not be done, until they close it.

use leptos::prelude::*;

/// The open notice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notice(RwSignal<Option<&'static str>>);

impl Notice {
    /// None is open.
    pub(crate) fn new() -> Notice {
        Notice(RwSignal::new(None))
    }

    /// Tells the reader `words`.
    pub(crate) fn tell(self, words: &'static str) {
        self.0.set(Some(words));
    }

    /// What it says.
    pub(crate) fn get(self) -> Option<&'static str> {
        self.0.get()
    }

    /// Closes it.
    pub(crate) fn close(self) {
        if self.0.get_untracked().is_some() {
            self.0.set(None);
        }
    }
}
