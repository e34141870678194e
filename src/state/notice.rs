//! A word to the reader about what could not be done, until they close it.

use crate::watched::Watched;

/// The open notice, and words of the story's or the page's to be copied by hand.
#[derive(Clone, Copy)]
pub(crate) struct Notice(Watched<Option<(&'static str, String)>>);

impl Notice {
    /// None is open.
    pub(crate) fn new() -> Notice {
        Notice(Watched::new(None))
    }

    /// Tells the reader `words`.
    pub(crate) fn tell(self, words: &'static str) {
        self.tell_with(words, String::new());
    }

    /// Tells the reader `words`, and gives them `text` to select.
    pub(crate) fn tell_with(self, words: &'static str, text: String) {
        self.0.set(Some((words, text)));
    }

    /// What it says.
    pub(crate) fn get(self) -> Option<&'static str> {
        self.0.with(|it| Some(it.as_ref()?.0))
    }

    /// What it gives to be selected; mostly nothing.
    pub(crate) fn text(self) -> Option<String> {
        let (_, text) = self.0.get()?;
        (!text.is_empty()).then_some(text)
    }

    /// Closes it.
    pub(crate) fn close(self) {
        self.0.put(None);
    }
}
