//! Which types are marked in the text.

use crate::watched::Watched;
use dateline_article::EntityType;

/// The types whose marks are switched off, by their words.
#[derive(Clone, Copy)]
pub(crate) struct Filter(Watched<Vec<String>>);

impl Filter {
    /// Every type is on.
    pub(crate) fn new() -> Filter {
        Filter(Watched::new(Vec::new()))
    }

    /// Whether marks of `kind` are drawn.
    pub(crate) fn is_on(self, kind: &EntityType) -> bool {
        !self.0.with(|off| holds(off, kind))
    }

    /// The same, for an event handler.
    pub(crate) fn is_on_now(self, kind: &EntityType) -> bool {
        !self.0.peek(|off| holds(off, kind))
    }

    /// Switches `kind` on or off.
    pub(crate) fn toggle(self, kind: &EntityType) {
        let word = kind.as_str();
        self.0.change(|off| match off.iter().position(|it| it == word) {
            Some(at) => drop(off.remove(at)),
            None => off.push(word.to_owned()),
        });
    }

    /// Switches everything off but these, which an address names.
    pub(crate) fn restore(self, off: Vec<String>) {
        self.0.put(off);
    }

    /// The words that are off, in the order they were switched.
    pub(crate) fn off(self) -> Vec<String> {
        self.0.get()
    }
}

fn holds(off: &[String], kind: &EntityType) -> bool {
    off.iter().any(|it| it == kind.as_str())
}
