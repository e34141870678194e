//! A value that effects follow: Leptos' trigger, and beside it the value.
//!
//! `RwSignal<T>` is compiled anew for each `T`, at 2 KB of wasm a time, and a page has a dozen. A trigger has no type: it is
//! compiled once.

use std::cell::RefCell;

use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// Calls `run` when the present owner is cleaned up.
pub(crate) fn at_end(run: impl FnOnce() + 'static) {
    at_end_boxed(Box::new(run));
}

fn at_end_boxed(run: Box<dyn FnOnce()>) {
    let run = SendWrapper::new(run);
    on_cleanup(move || run.take()());
}

/// A value, and who follows it. It goes with its owner; what is written to it after that is dropped.
pub(crate) struct Watched<T: 'static> {
    trigger: Trigger,
    /// The place stays for as long as the page is open, some 30 bytes; what it holds goes with the owner.
    value: &'static RefCell<T>,
}

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Watched<T> {
        *self
    }
}

impl<T> Copy for Watched<T> {}

impl<T: Default> Watched<T> {
    /// A value of the present owner's.
    pub(crate) fn new(value: T) -> Watched<T> {
        let value: &'static RefCell<T> = Box::leak(Box::new(RefCell::new(value)));
        at_end(move || drop(value.take()));
        Watched { trigger: Trigger::new(), value }
    }

    /// Looks at it, and again when it changes.
    pub(crate) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        // What is asked for after its owner has gone says what it holds then, which is nothing.
        if !self.trigger.is_disposed() {
            self.trigger.track();
        }
        self.peek(look)
    }

    /// Looks at it once: for event handlers.
    pub(crate) fn peek<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.borrow())
    }

    /// Sets it, and tells who follows it.
    pub(crate) fn set(self, value: T) {
        if !self.trigger.is_disposed() {
            // The old value is dropped when nothing is borrowed any more: its end may be a long story's.
            let old = self.value.replace(value);
            self.trigger.notify();
            drop(old);
        }
    }

    /// Changes it, and tells who follows it.
    pub(crate) fn change(self, change: impl FnOnce(&mut T)) {
        if !self.trigger.is_disposed() {
            change(&mut self.value.borrow_mut());
            self.trigger.notify();
        }
    }

    /// Sets it if that is another value; returns whether it was.
    pub(crate) fn put(self, value: T) -> bool
    where
        T: PartialEq,
    {
        let is_other = self.peek(|it| *it != value);
        if is_other {
            self.set(value);
        }
        is_other
    }

    /// Its present value, and whoever asks runs again when it changes.
    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Its present value, for event handlers.
    pub(crate) fn now(self) -> T
    where
        T: Clone,
    {
        self.peek(T::clone)
    }
}
