//! While a story is on its way.

use leptos::prelude::*;

use crate::dom::{self, PageState};
use crate::failure::bytes;

/// Says whom the page waits for and how much has come; style sheets show it only when it takes a while.
#[component]
pub(crate) fn Loading(
    /// The host that was asked.
    host: String,
    /// Bytes so far.
    received: RwSignal<usize>,
    /// Stops the transfer.
    cancel: impl Fn() + 'static,
) -> impl IntoView {
    dom::set_page_state(PageState::Loading);
    let so_far = move || match received.get() {
        0 => String::new(),
        n => format!(": {} so far", bytes(n)),
    };
    view! {
        <main class="waiting" data-loading>
            <p role="status">"Fetching the story from " <bdi>{host}</bdi>{so_far}</p>
            <button type="button" data-cancel on:click=move |_| cancel()>"Cancel"</button>
        </main>
    }
}
