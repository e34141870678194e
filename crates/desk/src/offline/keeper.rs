//! The service worker of this site, as something that is asked and answers.

use dateline_values::{field, object, set};
use dateline_words::{fill, tr};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

/// The longest wait for an answer, in milliseconds: a large story over a slow network takes its time.
const PATIENCE: i32 = 60_000;

/// Why nothing is kept.
pub(super) enum Missing {
    /// The browser can't, or not on such an address.
    Unsupported,
    /// It does not, or the site does not want it.
    Absent,
    /// It is being made ready: the first visit is some seconds old.
    Coming,
    /// It did not answer, or could not.
    Refused(String),
}

impl Missing {
    pub(super) fn words(&self) -> String {
        match self {
            Missing::Unsupported => tr(
                "This browser can’t keep a site for reading offline, or does not do so in a private window: everything \
                 else works.",
            ),
            Missing::Absent => tr(
                "Nothing is kept on this device: this browser refuses to store it, or this site has switched it off.",
            ),
            Missing::Coming => {
                tr("Dateline is being made ready for reading offline. Look again in a moment.")
            }
            Missing::Refused(why) => {
                let words =
                    tr("Nothing is kept on this device: the browser refuses to store it ({why}).");
                return fill(words, &[("why", why)]);
            }
        }
        .to_owned()
    }
}

/// All workers of the browser, where it has some.
pub(super) fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window()?;
    field(&window.navigator(), "serviceWorker").dyn_into().ok()
}

/// The registration of this site's worker.
pub(super) async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

/// The worker that is at work.
#[derive(Clone, Debug)]
pub(super) struct Keeper(ServiceWorker);

impl Keeper {
    pub(super) async fn find() -> Result<Keeper, Missing> {
        container().ok_or(Missing::Unsupported)?;
        let registration = registration().await.ok_or(Missing::Absent)?;
        registration.active().map(Keeper).ok_or(Missing::Coming)
    }

    /// Has it do something; the answer has `failed` if that was not possible.
    pub(super) async fn ask(&self, act: &str) -> JsValue {
        self.send_and_wait(act, &JsValue::UNDEFINED).await
    }

    /// The same, about what lies at an address.
    pub(super) async fn ask_about(&self, act: &str, address: &str) -> JsValue {
        self.send_and_wait(act, &address.into()).await
    }

    /// The same, about what lies at these.
    pub(super) async fn ask_about_all(&self, act: &str, addresses: &[String]) -> JsValue {
        let addresses: Array = addresses.iter().map(JsValue::from).collect();
        self.send_and_wait(act, &addresses).await
    }

    async fn send_and_wait(&self, act: &str, about: &JsValue) -> JsValue {
        let promise = Promise::new(&mut |resolve, _| {
            if self.send(act, about, &resolve).is_err() {
                let _ = resolve.call1(&JsValue::NULL, &failed(tr("it takes no messages")));
            }
        });
        JsFuture::from(promise).await.unwrap_or(JsValue::NULL)
    }

    fn send(&self, act: &str, about: &JsValue, resolve: &Function) -> Result<(), JsValue> {
        let channel = MessageChannel::new()?;
        let answered = resolve.clone();
        let heard = Closure::once_into_js(move |event: JsValue| {
            let _ = answered.call1(&JsValue::NULL, &field(&event, "data"));
        });
        channel.port1().set_onmessage(Some(heard.unchecked_ref()));
        // Whichever is first counts.
        let silent = resolve.clone();
        let late = Closure::once_into_js(move || {
            let _ = silent.call1(&JsValue::NULL, &failed(tr("no answer")));
        });
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                late.unchecked_ref(),
                PATIENCE,
            );
        }
        let message = object(&[("act", act.into())]);
        set(&message, "about", about);
        self.0.post_message_with_transferable(&message, &Array::of1(&channel.port2()))
    }
}

fn failed(why: &str) -> JsValue {
    object(&[("failed", why.into())]).into()
}
