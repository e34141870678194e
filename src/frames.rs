//! Time on the screen: frames, slices, and the marks that tests and benches read.

use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long the page may be busy before it answers the reader again, in milliseconds.
const SLICE: f64 = 8.0;

/// What nobody looks at is painted some time, or never: so long it is waited for, in milliseconds.
const UNSEEN: i32 = 100;

/// Makes the performance mark `name` when what is in the document now has been painted; then, or if that takes too long,
/// the promise is kept.
pub(crate) fn mark_painted(name: &'static str) -> Promise {
    Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, UNSEEN);
        request_animation_frame(move || {
            request_animation_frame(move || {
                if let Some(performance) = window().performance() {
                    let _ = performance.mark(name);
                }
                let _ = resolve.call0(&JsValue::NULL);
            });
        });
    })
}

/// Calls `act` when the page shows what the present event has changed, before the next event: signals are followed
/// in the same task, and what following them puts off is done first.
pub(crate) fn soon(act: impl FnOnce() + 'static) {
    soon_boxed(Box::new(act));
}

fn soon_boxed(act: Box<dyn FnOnce()>) {
    queue_microtask(|| queue_microtask(act));
}

/// Work in slices.
pub(crate) struct Slice {
    until: f64,
}

impl Slice {
    /// A slice that begins now.
    pub(crate) fn begin() -> Slice {
        Slice { until: now() + SLICE }
    }

    /// Lets the page breathe if the slice is used up.
    pub(crate) async fn pause_if_over(&mut self) {
        if self.until <= now() {
            next_task().await;
            *self = Slice::begin();
        }
    }
}

/// Waits until the browser has had its turn.
async fn next_task() {
    let promise = yield_now().unwrap_or_else(|| {
        Promise::new(&mut |resolve, _| {
            set_timeout(move || drop(resolve.call0(&JsValue::NULL)), Duration::ZERO);
        })
    });
    let _ = JsFuture::from(promise).await;
}

/// `scheduler.yield()`, where there is one: a chain of timeouts waits 4 ms each time.
fn yield_now() -> Option<Promise> {
    let scheduler = Reflect::get(&window(), &"scheduler".into()).ok()?;
    let method: Function = Reflect::get(&scheduler, &"yield".into()).ok()?.dyn_into().ok()?;
    method.call0(&scheduler).ok()?.dyn_into().ok()
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
