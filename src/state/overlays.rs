//! What lies over the page: the sheet of a small screen, and dialogs.

use leptos::prelude::*;

/// A dialog; one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// Text, theme and marks.
    Comfort,
    /// Links, copies and print.
    Share,
    /// The keys.
    Keys,
}

/// The sheet and the dialogs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Overlays {
    sheet: RwSignal<bool>,
    dialog: RwSignal<Option<Dialog>>,
}

impl Overlays {
    /// Nothing is open.
    pub(crate) fn new() -> Overlays {
        Overlays { sheet: RwSignal::new(false), dialog: RwSignal::new(None) }
    }

    /// Whether the sheet is open.
    pub(crate) fn sheet(self) -> bool {
        self.sheet.get()
    }

    /// The same, for an event handler.
    pub(crate) fn sheet_now(self) -> bool {
        self.sheet.get_untracked()
    }

    /// Opens or closes the sheet; returns whether that changed anything.
    pub(crate) fn set_sheet(self, is_open: bool) -> bool {
        let changes = self.sheet.get_untracked() != is_open;
        if changes {
            self.sheet.set(is_open);
        }
        changes
    }

    /// The open dialog.
    pub(crate) fn dialog(self) -> Option<Dialog> {
        self.dialog.get()
    }

    /// The same, for an event handler.
    pub(crate) fn dialog_now(self) -> Option<Dialog> {
        self.dialog.get_untracked()
    }

    /// Opens `dialog`.
    pub(crate) fn open(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes the dialog; returns whether one was open.
    pub(crate) fn close_dialog(self) -> bool {
        let was_open = self.dialog.get_untracked().is_some();
        if was_open {
            self.dialog.set(None);
        }
        was_open
    }
}
