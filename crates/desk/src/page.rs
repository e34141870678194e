//! The page as a whole: what a reload would cost, and the reload.

/// Whether the open story lives in this tab only: a reload would lose it.
pub(crate) fn has_own_story() -> bool {
    let search = web_sys::window().and_then(|it| it.location().search().ok());
    search.is_some_and(|it| it.contains("local="))
}

pub(crate) fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
