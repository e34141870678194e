//! The device's memory: small, untrusted, and possibly refused.

use web_sys::Storage;

/// The browser does not let the page remember anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused;

/// What is stored under `key`, if anything.
pub(crate) fn read(key: &str) -> Result<Option<String>, Refused> {
    local()?.get_item(&full(key)).map_err(|_| Refused)
}

/// Stores `value` under `key`.
pub(crate) fn write(key: &str, value: &str) -> Result<(), Refused> {
    local()?.set_item(&full(key), value).map_err(|_| Refused)
}

fn local() -> Result<Storage, Refused> {
    // The getter itself throws where storage is blocked.
    leptos::prelude::window().local_storage().ok().flatten().ok_or(Refused)
}

/// All pages of a `*.github.io` share one storage: the prefix keeps apart what is ours.
fn full(key: &str) -> String {
    ["dateline:", key].concat()
}
