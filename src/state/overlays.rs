//! What lies over the page: the sheet of a small screen, and dialogs.

use crate::watched::Watched;

/// A dialog; one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// Text, theme and marks.
    Comfort,
    /// Links, copies and print.
    Share,
}

/// The sheet and the dialogs.
#[derive(Clone, Copy)]
pub(crate) struct Overlays {
    sheet: Watched<bool>,
    dialog: Watched<Option<Dialog>>,
}

impl Overlays {
    /// Nothing is open.
    pub(crate) fn new() -> Overlays {
        Overlays { sheet: Watched::new(false), dialog: Watched::new(None) }
    }

    /// Whether the sheet is open.
    pub(crate) fn sheet(self) -> bool {
        self.sheet.get()
    }

    /// The same, for an event handler.
    pub(crate) fn sheet_now(self) -> bool {
        self.sheet.now()
    }

    /// Opens or closes the sheet; returns whether that changed anything.
    pub(crate) fn set_sheet(self, is_open: bool) -> bool {
        self.sheet.put(is_open)
    }

    /// The open dialog.
    pub(crate) fn dialog(self) -> Option<Dialog> {
        self.dialog.get()
    }

    /// The same, for an event handler.
    pub(crate) fn dialog_now(self) -> Option<Dialog> {
        self.dialog.now()
    }

    /// Opens `dialog`.
    pub(crate) fn open(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes the dialog; returns whether one was open.
    pub(crate) fn close_dialog(self) -> bool {
        self.dialog.put(None)
    }
}
