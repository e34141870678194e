//! Which view of the cast, and whether the story stands in the light of its choice.

use crate::watched::Watched;

/// What the panel lists, or that the chosen sentences stand in place of the story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// The names, by type.
    #[default]
    Names,
    /// Who said what.
    Quotes,
    /// The headings.
    Contents,
    /// Only the sentences with what is chosen; the panel shows the names.
    Spotlight,
}

/// The present view.
#[derive(Clone, Copy)]
pub(crate) struct Views(Watched<View>);

impl Views {
    /// As a story opens: names.
    pub(crate) fn new() -> Views {
        Views(Watched::new(View::Names))
    }

    /// The present view.
    pub(crate) fn get(self) -> View {
        self.0.get()
    }

    /// The same, for an event handler.
    pub(crate) fn now(self) -> View {
        self.0.now()
    }

    /// Shows `view`.
    pub(crate) fn show(self, view: View) {
        self.0.put(view);
    }

    /// Shows `view`, or the names if it was shown.
    pub(crate) fn toggle(self, view: View) {
        self.show(if self.now() == view { View::Names } else { view });
    }

    /// Brings the story back; returns whether it was away.
    pub(crate) fn leave_spotlight(self) -> bool {
        let was_away = self.now() == View::Spotlight;
        if was_away {
            self.show(View::Names);
        }
        was_away
    }
}
