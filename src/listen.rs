//! Listeners on what outlives a page: they go with their owner.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Calls `handle` on these events of `target`, until the owner is cleaned up.
pub(crate) fn listen(
    target: EventTarget,
    events: &'static [&'static str],
    handle: Box<dyn FnMut(Event)>,
) {
    let handle = Closure::wrap(handle);
    for event in events {
        let _ = target.add_event_listener_with_callback(event, handle.as_ref().unchecked_ref());
    }
    let kept = SendWrapper::new((target, handle));
    on_cleanup(move || {
        let (target, handle) = kept.take();
        for event in events {
            let _ =
                target.remove_event_listener_with_callback(event, handle.as_ref().unchecked_ref());
        }
    });
}
