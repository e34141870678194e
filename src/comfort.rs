//! How the reader likes to read: a handful of small choices, remembered on the device.

use leptos::prelude::*;

/// The reader's settings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Comfort(RwSignal<Vec<String>>);

impl Comfort {
    /// As stored on this device; the defaults where nothing is, or nothing can be.
    pub(crate) fn stored() -> Comfort {
        Comfort(RwSignal::new(Vec::new()))
    }
}
