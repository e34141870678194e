//! What those who can't see it are told.

use crate::watched::Watched;

/// The last words of the polite live region.
#[derive(Clone, Copy)]
pub(crate) struct Live(Watched<String>);

impl Live {
    /// Silence.
    pub(crate) fn new() -> Live {
        Live(Watched::new(String::new()))
    }

    /// Says `words` when the reader's voice is free.
    pub(crate) fn say(self, words: String) {
        // The same words twice are no change to a live region: a no-break space makes them one.
        let is_same = self.0.peek(|it| *it == words);
        self.0.set(if is_same { words + "\u{a0}" } else { words });
    }

    /// The last words.
    pub(crate) fn words(self) -> String {
        self.0.get()
    }
}
