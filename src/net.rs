//! The network: the only file that fetches. What it brings is whole, or it is a [`LoadFailure`].

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use dateline_article::LIMITS;
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, Request, RequestCache,
    RequestCredentials, RequestInit, RequestMode, Response, Url,
};

use crate::failure::LoadFailure;
use crate::source::Source;

/// The longest wait for the first byte, and between two parts.
const PATIENCE: Duration = Duration::from_secs(10);

/// The bytes of a file.
pub(crate) struct Fetched {
    pub(crate) bytes: Vec<u8>,
    /// Where they came from in the end.
    pub(crate) from: Url,
}

/// A way to stop a transfer, and the reason it was stopped for.
#[derive(Clone)]
pub(crate) struct Transfer {
    controller: Option<AbortController>,
    stopped: Rc<Cell<Option<Stop>>>,
}

#[derive(Clone, Copy)]
enum Stop {
    ByReader,
    TimedOut,
}

impl Transfer {
    /// A transfer that has not begun.
    pub(crate) fn new() -> Transfer {
        Transfer { controller: AbortController::new().ok(), stopped: Rc::default() }
    }

    /// Stops it, because nobody waits for it any more.
    pub(crate) fn cancel(&self) {
        self.stop(Stop::ByReader);
    }

    fn stop(&self, why: Stop) {
        if self.stopped.get().is_none() {
            self.stopped.set(Some(why));
        }
        self.abort();
    }

    fn abort(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }

    /// Awaits `promise`, but not for ever.
    async fn wait(&self, promise: js_sys::Promise) -> Result<JsValue, JsValue> {
        let transfer = self.clone();
        let timer = set_timeout_with_handle(move || transfer.stop(Stop::TimedOut), PATIENCE);
        let outcome = JsFuture::from(promise).await;
        if let Ok(timer) = timer {
            timer.clear();
        }
        outcome
    }

    /// Fetches `source` and tells `progress` how many bytes have come.
    pub(crate) async fn fetch(
        &self,
        source: &Source,
        progress: &dyn Fn(usize),
    ) -> Result<Fetched, LoadFailure> {
        let refused = || LoadFailure::BadAddress { address: source.href().to_owned() };
        let init = RequestInit::new();
        init.set_mode(RequestMode::Cors);
        init.set_signal(self.controller.as_ref().map(AbortController::signal).as_ref());
        if source.is_own_site() {
            // As boot.js asks for it in advance, or its answer is not used.
            init.set_credentials(RequestCredentials::SameOrigin);
        } else {
            init.set_credentials(RequestCredentials::Omit);
            init.set_referrer_policy(ReferrerPolicy::NoReferrer);
            init.set_cache(RequestCache::NoStore);
        }
        let request =
            Request::new_with_str_and_init(source.href(), &init).map_err(|_| refused())?;
        let Ok(response) = self.wait(window().fetch_with_request(&request)).await else {
            return Err(self.why_no_answer(source).await);
        };
        let response: Response = response.unchecked_into();
        let from = Url::new(&response.url())
            .or_else(|_| Url::new(source.href()))
            .map_err(|_| refused())?;
        let host = from.host();
        if !response.ok() {
            self.abort();
            return Err(LoadFailure::Status { code: response.status(), host });
        }
        let bytes = self.read_body(&response, &host, progress).await?;
        Ok(Fetched { bytes, from })
    }

    async fn read_body(
        &self,
        response: &Response,
        host: &str,
        progress: &dyn Fn(usize),
    ) -> Result<Vec<u8>, LoadFailure> {
        let mut bytes = Vec::new();
        let Some(body) = response.body() else { return Ok(bytes) };
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        loop {
            let Ok(part) = self.wait(reader.read()).await else {
                let (host, after) = (host.to_owned(), bytes.len());
                return Err(match self.stopped.get() {
                    Some(Stop::ByReader) => LoadFailure::Cancelled,
                    Some(Stop::TimedOut) => LoadFailure::TimedOut { host, after },
                    None => LoadFailure::BrokenOff { host, after },
                });
            };
            let Some(part) = value_of(&part) else { return Ok(bytes) };
            let before = bytes.len();
            let after = before + part.length() as usize;
            if LIMITS.file_bytes < after {
                self.abort();
                return Err(LoadFailure::TooLarge { limit: LIMITS.file_bytes });
            }
            bytes.resize(after, 0);
            if let Some(place) = bytes.get_mut(before..) {
                part.copy_to(place);
            }
            progress(after);
        }
    }

    /// A failed fetch never says why: this finds out what can be found out.
    async fn why_no_answer(&self, source: &Source) -> LoadFailure {
        let host = source.host().to_owned();
        match self.stopped.get() {
            Some(Stop::ByReader) => return LoadFailure::Cancelled,
            Some(Stop::TimedOut) => return LoadFailure::TimedOut { host, after: 0 },
            None => {}
        }
        if !window().navigator().on_line() {
            return LoadFailure::Offline;
        }
        if !source.is_own_site() && self.is_there(source).await {
            return LoadFailure::NotAllowed { host };
        }
        LoadFailure::NoAnswer { host }
    }

    /// Whether the host answers at all: an answer that the page may not read is one.
    async fn is_there(&self, source: &Source) -> bool {
        let init = RequestInit::new();
        init.set_method("HEAD");
        init.set_mode(RequestMode::NoCors);
        init.set_credentials(RequestCredentials::Omit);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        init.set_cache(RequestCache::NoStore);
        init.set_signal(self.controller.as_ref().map(AbortController::signal).as_ref());
        let Ok(request) = Request::new_with_str_and_init(source.href(), &init) else {
            return false;
        };
        self.wait(window().fetch_with_request(&request)).await.is_ok()
    }
}

/// The bytes of `{done, value}`; `None` at the end.
fn value_of(part: &JsValue) -> Option<Uint8Array> {
    Reflect::get(part, &"value".into()).ok()?.dyn_into().ok()
}
