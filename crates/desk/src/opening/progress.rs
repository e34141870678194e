//! What is shown while something is read.

use std::cell::Cell;
use std::rc::Rc;

use dateline_elements::{El, bdi, button, el};
use dateline_words::tr;

use crate::{dialog, worker};

/// What is shown while something is read.
#[derive(Clone)]
pub(super) struct SoFar {
    line: El,
    is_wanted: Rc<Cell<bool>>,
}

impl SoFar {
    /// Says how far it is; `false` if nobody waits for it any more.
    pub(super) fn say(&self, words: &str) -> bool {
        self.line.node().set_text_content(Some(words));
        self.is_wanted()
    }

    pub(super) fn is_wanted(&self) -> bool {
        self.is_wanted.get()
    }
}

/// Shows that something is being read, with a way to stop it; `words` have the names of the `{files}`, if there are some,
/// and a `{state}`.
pub(super) fn wait(words: &'static str, files: &str) -> SoFar {
    let so_far = SoFar { line: el("span; data-so-far"), is_wanted: Rc::new(Cell::new(true)) };
    let is_wanted = so_far.is_wanted.clone();
    let stop = move || {
        is_wanted.set(false);
        worker::cancel();
    };
    let named = [("files", &bdi(files)), ("state", &so_far.line)];
    let line = el("p; role=status; data-working").say_with(words, &named);
    let cancel = button("Cancel").attrs("class=plain; data-close");
    let body = el("div; class=dialog-body").child(line).child(cancel);
    dialog::show("working", tr("Opening"), body, stop);
    so_far
}
