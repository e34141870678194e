//! Sealed: once bytes of a story are here, the page gives up its right to connect to any site but its own.
//!
//! A policy can be added to a page and never be taken back, not even by removing its element; and what is started
//! afterwards, a `blob:` worker too, inherits it. So a story of another host then opens in a page that is loaded anew.

use crate::{DOCUMENT, el};

/// How the modules of the page know of it.
const SEALED: &str = "data-sealed";

/// Takes every connection from the page but those to its own site.
pub fn seal() {
    if is_sealed() {
        return;
    }
    let policy = el("meta; http-equiv=Content-Security-Policy; content=connect-src 'self'");
    DOCUMENT.with(|it| {
        // In the head alone it counts.
        if let (Ok(Some(head)), Some(root)) = (it.query_selector("head"), it.document_element())
            && head.append_child(policy.node()).is_ok()
        {
            let _ = root.set_attribute(SEALED, "");
        }
    });
}

/// Whether it was taken.
pub fn is_sealed() -> bool {
    DOCUMENT.with(|it| it.document_element().is_some_and(|it| it.has_attribute(SEALED)))
}
