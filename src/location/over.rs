//! The entry of the history that stands for what lies over a page, so that Back closes it.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

thread_local! {
    static OVER: Cell<Over> = const { Cell::new(Over::Nothing) };
    /// The link that was followed while the browser was on its way back.
    static NEXT: Cell<Option<String>> = const { Cell::new(None) };
}

/// What has become of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// There is none.
    Nothing,
    /// It is the present entry.
    Entered,
    /// It is to be taken back, unless the reader goes elsewhere in the same moment.
    Leaving,
    /// The browser is on its way back from it, which takes its time.
    Left,
}

/// Something lies over the page, or nothing does any more. Returns whether an entry is to be made for it.
pub(super) fn set(is_over: bool) -> bool {
    match (is_over, OVER.get()) {
        (true, Over::Nothing) => {
            OVER.set(Over::Entered);
            return true;
        }
        (true, Over::Leaving) => OVER.set(Over::Entered),
        (false, Over::Entered) => {
            OVER.set(Over::Leaving);
            // Whatever closed it may be a click on a link, which takes the entry for itself.
            set_timeout(leave, Duration::ZERO);
        }
        _ => {}
    }
    false
}

/// The reader follows a link. Returns whether the entry is the link's from now on; `None` if the link has to wait:
/// what is written to the history while the browser is on its way back is lost, or leads it elsewhere.
pub(super) fn give_to(href: &str) -> Option<bool> {
    if OVER.get() == Over::Left && NEXT.take().is_none() {
        NEXT.set(Some(href.to_owned()));
        return None;
    }
    // Who follows a second link has waited long enough: the browser will not go back any more.
    Some(matches!(OVER.replace(Over::Nothing), Over::Entered | Over::Leaving))
}

/// Another entry is the present one: returns what had become of this one, and the link that has waited for that.
pub(super) fn end() -> (Over, Option<String>) {
    (OVER.replace(Over::Nothing), NEXT.take())
}

fn leave() {
    if OVER.get() == Over::Leaving
        && let Ok(history) = window().history()
    {
        OVER.set(Over::Left);
        let _ = history.back();
    }
}
