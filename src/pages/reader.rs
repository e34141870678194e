//! The page of one story: loading, failed or open is decided here and nowhere else.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;

use crate::cast::{cast, legend};
use crate::dialogs::dialogs;
use crate::dom::{self, PageState};
use crate::el::{El, el};
use crate::failure::LoadFailure;
use crate::loaded::{self, Reading};
use crate::location::Location;
use crate::net::Transfer;
use crate::print::print_index;
use crate::sheet;
use crate::source::Source;
use crate::spotlight::spotlight;
use crate::state::{Choices, View};
use crate::story::story;
use crate::widgets::{Retry, bar, failure, file_notes, hint, loading, tools};

/// How far an attempt has come.
enum Load {
    Waiting,
    Failed(LoadFailure),
    Open(Reading),
}

/// The story at `src`, as often as the reader tries.
pub(crate) fn reader_page(location: Location, src: String) -> El {
    let retry = Retry::new();
    el("div").slot(move || {
        retry.track();
        Some(attempt(location, src.clone(), retry))
    })
}

/// One attempt to open a story. It owns its transfer: whoever leaves, stops it.
fn attempt(location: Location, src: String, retry: Retry) -> El {
    let load = RwSignal::new(Load::Waiting);
    let received = RwSignal::new(0);
    let choices = Choices::new();
    let transfer = SendWrapper::new(Transfer::new());
    let (running, address) = (transfer.clone(), src.clone());
    spawn_local(async move {
        // The reader may have left; then nobody waits for it.
        let progress = |n| {
            let _ = received.try_set(n);
        };
        let outcome = loaded::load(&address, &running, &progress).await;
        let _ = load.try_set(outcome.map_or_else(Load::Failed, Load::Open));
    });
    let dropped = transfer.clone();
    on_cleanup(move || dropped.cancel());

    let source = Source::new(&src).ok();
    let host = source.as_ref().map(|it| it.host().to_owned()).unwrap_or_default();
    let asked_host = source.filter(|it| !it.is_own_site()).map(|it| it.host().to_owned());
    // Redirects may have led elsewhere: in the end the host that sent the bytes counts.
    let source_host = move || match &*load.read() {
        Load::Open(reading) => reading.origin.foreign_host.clone(),
        _ => asked_host.clone(),
    };
    let content = move || match &*load.read() {
        Load::Waiting => {
            let transfer = transfer.clone();
            loading(&host, received, move || transfer.cancel())
        }
        Load::Failed(why) => {
            failure("This story can’t be opened", why, &src, retry, Some(location))
        }
        Load::Open(reading) => opened(reading.clone(), choices, Some(location)),
    };
    let tools = move || match &*load.read() {
        Load::Open(_) => Some(tools(choices)),
        _ => None,
    };
    el("div")
        .child(bar(location, source_host, tools))
        .child(el("div").slot(move || Some(content())))
}

/// An open story with its cast; a test draws one without a location.
pub(crate) fn opened(reading: Reading, choices: Choices, location: Option<Location>) -> El {
    dom::set_page_state(PageState::Loading);
    dom::set_title(&reading.article.headline);
    sheet::follow_choices(reading.clone(), choices);
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && !choices.hint.dismiss() {
            let _ = choices.selection.clear();
        }
    });
    on_cleanup(move || keys.remove());

    let between = el("div")
        .class("between")
        .child_if(legend(&reading, choices))
        .children(file_notes(&reading));
    el("main")
        .class("page")
        .bind("data-view", move || {
            let is_away = choices.views.get() == View::Spotlight;
            is_away.then(|| "spotlight".to_owned())
        })
        .child(between)
        .child(story(reading.clone(), choices, location))
        .child(spotlight(reading.clone(), choices))
        .child_if(cast(reading.clone(), choices))
        .child(print_index(reading.clone()))
        .child(hint(choices.hint))
        .child(dialogs(reading, choices, location))
}
