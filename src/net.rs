//! The network: the only file that fetches. What it brings is whole, or it is a [`LoadFailure`].

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use dateline_article::{LIMITS, LinesReader};
use gloo_net::http::{Request, Response};
use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestMode, RequestRedirect, Url,
};

use crate::failure::LoadFailure;
use crate::source::Source;

/// The longest wait for the first byte, and between two parts.
const PATIENCE: Duration = Duration::from_secs(10);

/// A file on its way.
pub(crate) struct Coming {
    /// Where it comes from in the end.
    pub(crate) from: Url,
    host: String,
    reader: Option<ReadableStreamDefaultReader>,
    /// What has come, as the browser has it.
    pub(crate) parts: Array,
    /// How many bytes that is.
    pub(crate) length: usize,
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

    /// Asks for `source`. Not by gloo-net's own builder: it puts a `&` behind the query of an address, which is then
    /// another one.
    async fn ask(&self, source: &Source, how: &RequestInit) -> Option<Response> {
        how.set_signal(self.controller.as_ref().map(AbortController::signal).as_ref());
        let request = web_sys::Request::new_with_str_and_init(source.href(), how).ok()?;
        self.wait(Box::pin(Request::from(request).send())).await.ok()
    }

    /// Awaits an answer, but not for ever.
    async fn wait<T>(&self, answer: Pin<Box<dyn Future<Output = T> + '_>>) -> T {
        let transfer = self.clone();
        let timer = set_timeout_with_handle(move || transfer.stop(Stop::TimedOut), PATIENCE);
        let outcome = answer.await;
        if let Ok(timer) = timer {
            timer.clear();
        }
        outcome
    }

    /// Fetches `source`.
    pub(crate) async fn fetch(&self, source: &Source) -> Result<Vec<u8>, LoadFailure> {
        let mut coming = self.begin(source).await?;
        while self.part(&mut coming).await? {}
        Ok(coming.bytes())
    }

    /// Asks for `source`, and waits until the answer begins.
    pub(crate) async fn begin(&self, source: &Source) -> Result<Coming, LoadFailure> {
        let refused = || LoadFailure::BadAddress { address: source.href().to_owned() };
        let how = RequestInit::new();
        match source.is_own_site() {
            // As boot.js asks for it in advance, or its answer is not used.
            true => how.set_credentials(RequestCredentials::SameOrigin),
            false => be_anonymous(&how),
        }
        let Some(response) = self.ask(source, &how).await else {
            return Err(self.why_no_answer(source).await);
        };
        let from = Url::new(&response.url())
            .or_else(|_| Url::new(source.href()))
            .map_err(|_| refused())?;
        let host = from.host();
        if !response.ok() {
            self.abort();
            return Err(LoadFailure::Status { code: response.status(), host });
        }
        let reader = response.body().map(|it| it.get_reader().unchecked_into());
        Ok(Coming { from, host, reader, parts: Array::new(), length: 0 })
    }

    /// Waits for the next part; whether there is one.
    pub(crate) async fn part(&self, coming: &mut Coming) -> Result<bool, LoadFailure> {
        // What is too large is shown as far as it goes, and the report says so.
        if LIMITS.file_bytes < coming.length {
            self.abort();
            return Ok(false);
        }
        let Some(reader) = &coming.reader else { return Ok(false) };
        let Ok(part) = self.wait(Box::pin(JsFuture::from(reader.read()))).await else {
            let (host, after) = (coming.host.clone(), coming.length);
            return Err(match self.stopped.get() {
                Some(Stop::ByReader) => LoadFailure::Cancelled,
                Some(Stop::TimedOut) => LoadFailure::TimedOut { host, after },
                None => LoadFailure::BrokenOff { host, after },
            });
        };
        let Some(part) = value_of(&part) else { return Ok(false) };
        coming.length += part.length() as usize;
        coming.parts.push(&part);
        Ok(true)
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
        // An answer that the page may not read is one.
        if !source.is_own_site() && self.probe(source, true).await.is_some() {
            return LoadFailure::NotAllowed { host };
        }
        // Of an answer that sends on, it learns nothing but that.
        match self.probe(source, false).await {
            Some(0) => LoadFailure::SentOn { host },
            _ => LoadFailure::NoAnswer { host },
        }
    }

    /// Asks for no content and gets the status, if there is any answer: `as_stranger`, one that can't be read, from
    /// wherever the host sends on to; else the host's own.
    async fn probe(&self, source: &Source, as_stranger: bool) -> Option<u16> {
        let how = RequestInit::new();
        how.set_method("HEAD");
        match as_stranger {
            true => how.set_mode(RequestMode::NoCors),
            false => how.set_redirect(RequestRedirect::Manual),
        }
        be_anonymous(&how);
        Some(self.ask(source, &how).await?.status())
    }
}

/// Another site learns nothing but that it was asked.
fn be_anonymous(how: &RequestInit) {
    how.set_credentials(RequestCredentials::Omit);
    how.set_referrer_policy(ReferrerPolicy::NoReferrer);
    how.set_cache(RequestCache::NoStore);
}

impl Coming {
    /// The first bytes: as many as tell a file of lines.
    pub(crate) fn first_bytes(&self) -> Vec<u8> {
        let first = self.parts.get(0).unchecked_into::<Uint8Array>();
        first.subarray(0, LinesReader::FIRST as u32).to_vec()
    }

    /// The bytes of all parts, copied once, when it is known how many they are.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; self.length];
        let mut rest = bytes.as_mut_slice();
        for part in self.parts.iter().map(|it| it.unchecked_into::<Uint8Array>()) {
            let Some((place, after)) = rest.split_at_mut_checked(part.length() as usize) else {
                break;
            };
            part.copy_to(place);
            rest = after;
        }
        bytes
    }
}

/// The bytes of `{done, value}`; `None` at the end.
fn value_of(part: &JsValue) -> Option<Uint8Array> {
    Reflect::get(part, &"value".into()).ok()?.dyn_into().ok()
}
