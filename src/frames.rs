//! Time on the screen: frames, slices, and the marks that tests and benches read.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How long the page may be busy before it answers the reader again, in milliseconds.
const SLICE: f64 = 8.0;

/// What nobody looks at has no frames: as long as this, in milliseconds, one is waited for; longer than any frame takes.
const UNSEEN: i32 = 500;

/// Makes the performance mark `name` when what is in the document now has been painted.
pub(crate) async fn mark_painted(name: &'static str) {
    painted().await;
    mark(name);
}

/// Waits until what is in the document now has been painted.
pub(crate) async fn painted() {
    next_frame().await;
    next_frame().await;
}

/// Makes the performance mark `name` now, and gives the page a turn, so that what follows is a task of its own.
pub(crate) async fn mark_and_breathe(name: &'static str) {
    mark(name);
    breathe().await;
}

/// Makes the performance mark `name`.
pub(crate) fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}

async fn next_frame() {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window().request_animation_frame(&resolve);
        wake_after(&resolve, UNSEEN);
    });
    let _ = JsFuture::from(promise).await;
}

fn wake_after(resolve: &Function, milliseconds: i32) {
    let window = window();
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(resolve, milliseconds);
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
            breathe().await;
            *self = Slice::begin();
        }
    }
}

/// Waits until the browser has had its turn.
pub(crate) async fn breathe() {
    let promise =
        yield_now().unwrap_or_else(|| Promise::new(&mut |resolve, _| wake_after(&resolve, 0)));
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
