//! While a story is on its way.

use crate::dom::{self, PageState};
use crate::el::{Bound, El, bdi, button, el};
use crate::watched::Watched;
use dateline_elements::bytes;
use dateline_words::{fill, tr};

/// Says which `host` the page waits for and how much has come; style sheets show it only when it takes a while.
pub(crate) fn loading(host: &str, received: Watched<usize>, cancel: impl Fn() + 'static) -> El {
    dom::set_page_state(PageState::Loading);
    let so_far = el("span").bind_text(move || match received.get() {
        0 => String::new(),
        n => fill(tr(": {bytes} so far"), &[("bytes", &bytes(n))]),
    });
    let named = [("host", &bdi(host))];
    let says =
        el("p; role=status").say_with("Fetching the story from {host}", &named).child(so_far);
    let cancel = button("Cancel").attr("data-cancel", "").on("click", move |_| cancel());
    el("main; class=waiting; data-loading").child(says).child(cancel)
}
