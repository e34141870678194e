//! Stands in for the crate `wasm-streams`, by `[patch.crates-io]` in the workspace's `Cargo.toml`.
//!
//! Leptos always links its server functions, and those link `wasm-streams`. This app has no server to call, but the
//! crate exports JavaScript classes, and what is exported no linker can drop: 5.8 KB of the first load, compressed.
//! Here is what `server_fn` needs to compile. Should it need more one day, the build says so.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser. There is none: the only ways to one are for server functions.
#[derive(Debug)]
pub enum ReadableStream {}

/// Its items. There are none.
#[derive(Debug)]
pub enum IntoStream {}

impl ReadableStream {
    /// Not to be called.
    pub fn from_stream<S>(_: S) -> ReadableStream
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        unreachable!("there are no server functions in this app")
    }

    /// Not to be called.
    pub fn from_raw(_: web_sys::ReadableStream) -> ReadableStream {
        unreachable!("there are no server functions in this app")
    }

    /// The browser's own object.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// The items.
    pub fn into_stream(self) -> IntoStream {
        match self {}
    }
}

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}
