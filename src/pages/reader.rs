//! The page of one story: loading, failed or open is decided here and nowhere else.

use leptos::ev;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::cast::{Cast, Legend};
use crate::dom::{self, PageState};
use crate::loaded::{self, Reading};
use crate::net::Transfer;
use crate::sheet;
use crate::source::Source;
use crate::state::Choices;
use crate::story::Story;
use crate::widgets::{Bar, Failure, FileNotes, HintNote, Loading, Retry};

/// The story at `src`, as often as the reader tries.
#[component]
pub(crate) fn ReaderPage(src: String) -> impl IntoView {
    let retry = Retry::new();
    move || {
        retry.track();
        view! { <Attempt src=src.clone() retry /> }
    }
}

/// One attempt to open a story. It owns its transfer: whoever leaves, stops it.
#[component]
fn Attempt(src: String, retry: Retry) -> impl IntoView {
    let received = RwSignal::new(0);
    let transfer = SendWrapper::new(Transfer::new());
    let source = Source::new(&src).ok();
    let host = source.as_ref().map(|it| it.host().to_owned()).unwrap_or_default();
    let asked_host = source.filter(|it| !it.is_own_site()).map(|it| it.host().to_owned());

    let (used, address) = (transfer.clone(), src.clone());
    let story = LocalResource::new(move || {
        let (transfer, src) = (used.clone(), address.clone());
        async move { loaded::load(&src, &transfer, |n| received.set(n)).await }
    });
    let dropped = transfer.clone();
    on_cleanup(move || dropped.cancel());

    // Redirects may have led elsewhere: in the end the host that sent the bytes counts.
    let source_host = Signal::derive(move || match story.get() {
        Some(Ok(reading)) => reading.origin.foreign_host.clone(),
        _ => asked_host.clone(),
    });
    view! {
        <Bar source=source_host />
        {move || match story.get() {
            None => {
                let transfer = transfer.clone();
                view! { <Loading host=host.clone() received cancel=move || transfer.cancel() /> }.into_any()
            }
            Some(Ok(reading)) => view! { <Opened reading /> }.into_any(),
            Some(Err(failure)) => {
                let (what, place) = ("This story can’t be opened", src.clone());
                view! { <Failure what failure place retry /> }.into_any()
            }
        }}
    }
}

/// An open story with its cast.
#[component]
pub(crate) fn Opened(reading: Reading) -> impl IntoView {
    let choices = Choices::new();
    dom::set_page_state(PageState::Loading);
    dom::set_title(&reading.article.headline);
    sheet::follow_choices(reading.clone(), choices);
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && !choices.hint.dismiss() {
            choices.selection.clear();
        }
    });
    on_cleanup(move || keys.remove());

    view! {
        <main class="page">
            <div class="between">
                <Legend reading=reading.clone() choices />
                <FileNotes reading=reading.clone() />
            </div>
            <Story reading=reading.clone() choices />
            <Cast reading choices />
            <HintNote hint=choices.hint />
        </main>
    }
}
