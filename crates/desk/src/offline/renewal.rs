//! A new version of the app: it is there and waits, and a bar says so. Nobody is made to take it.

use dateline_elements::{El, button, el};
use dateline_values::object;
use dateline_words::tr;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, ServiceWorkerRegistration};

use crate::offline::keeper::{container, registration};
use crate::page::{has_own_story, reload};
use crate::shown::find;

/// That the reader of this tab has put it off.
const LATER: &str = "dateline:later";

/// How often the new version is asked to take over, and the pause between, in milliseconds.
const TRIES: u32 = 20;
const PAUSE: i32 = 500;

/// Offers it, unless the reader has put it off, or it waits no more.
pub(crate) fn offer() {
    spawn_local(async {
        let Some(registration) = registration().await else { return };
        if registration.waiting().is_none() || is_put_off() || find("[data-renewal]").is_some() {
            return;
        }
        let Some(body) = web_sys::window().and_then(|it| it.document()?.body()) else { return };
        let says = el("p; role=status");
        let _ = body.append_child(drawn(says.clone(), registration).node());
        // A live region is heard when its words change, and only if it was there before.
        crate::dialog::later(move || says.node().set_text_content(Some(words())));
    });
}

fn words() -> &'static str {
    match has_own_story() {
        true => tr(
            "A new version of Dateline is ready. Reloading closes the story that you opened from this device.",
        ),
        false => tr("A new version of Dateline is ready."),
    }
}

fn drawn(says: El, registration: ServiceWorkerRegistration) -> El {
    let bar = el("section; class=renewal; data-renewal").ours().label("New version");
    let reload = button("Reload").attr("data-renewal-reload", "");
    let later = button("Later").attr("data-renewal-later", "");
    let element: Element = bar.node().clone();
    let later = later.on("click", move |_| {
        put_off();
        element.remove();
    });
    bar.child(says).child(reload.on("click", move |_| take(&registration))).child(later)
}

/// Has the new version take over, and loads the page with it.
fn take(registration: &ServiceWorkerRegistration) {
    if let Some(workers) = container() {
        let reload = Closure::<dyn FnMut()>::new(reload).into_js_value();
        workers.set_oncontrollerchange(Some(reload.unchecked_ref()));
    }
    ask(registration.clone(), TRIES);
}

/// Asks it to, again and again: Chromium forgets about it if the page happens to fetch something in that moment.
fn ask(registration: ServiceWorkerRegistration, tries: u32) {
    let (Some(waiting), Some(window)) = (registration.waiting(), web_sys::window()) else {
        // Another tab has taken it.
        return reload();
    };
    if tries == 0 {
        return reload();
    }
    let _ = waiting.post_message(&object(&[("act", "renew".into())]));
    let next = Closure::once_into_js(move || ask(registration, tries - 1));
    let _ =
        window.set_timeout_with_callback_and_timeout_and_arguments_0(next.unchecked_ref(), PAUSE);
}

fn is_put_off() -> bool {
    let store = web_sys::window().and_then(|it| it.session_storage().ok().flatten());
    store.is_some_and(|it| matches!(it.get_item(LATER), Ok(Some(_))))
}

fn put_off() {
    if let Some(store) = web_sys::window().and_then(|it| it.session_storage().ok().flatten()) {
        let _ = store.set_item(LATER, "");
    }
}
