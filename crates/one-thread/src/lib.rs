//! Stands in for the crate `send_wrapper`, by `[patch.crates-io]` in the workspace's `Cargo.toml`.
//!
//! Leptos' types ask for `Send`, which nothing of a page's document is, so it wraps whatever it holds and asks at every look
//! whether that is still in the thread where it was made. In a module without shared memory there is one thread, and the
//! answer is yes; but to ask brings the threads of the standard library along, and with them its allocator, though the app
//! has another: some 2 KB of the first load, compressed. Here is what Leptos needs to compile, without the question.

#[cfg(not(all(target_family = "wasm", not(target_feature = "atomics"))))]
compile_error!("this is right only where there is one thread");

use std::ops::{Deref, DerefMut};

/// A value that may be said to go to other threads, because there are none.
#[derive(Clone, Debug)]
#[repr(transparent)]
pub struct SendWrapper<T>(T);

// SAFETY: there is one thread, as is asserted above: a value never leaves it.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: there is one thread: a value is never looked at from another.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> SendWrapper<T> {
        SendWrapper(value)
    }

    /// Whether it may be looked at here.
    pub const fn valid(&self) -> bool {
        true
    }

    /// The value.
    pub fn take(self) -> T {
        self.0
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

#[cfg(feature = "futures")]
mod futures {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use futures_core::Stream;

    use super::SendWrapper;

    impl<T> SendWrapper<T> {
        fn pinned(self: Pin<&mut Self>) -> Pin<&mut T> {
            // SAFETY: the value is as pinned as its wrapper, which never moves it and has no drop of its own.
            unsafe { self.map_unchecked_mut(|it| &mut it.0) }
        }
    }

    impl<T: Future> Future for SendWrapper<T> {
        type Output = T::Output;

        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T::Output> {
            self.pinned().poll(context)
        }
    }

    impl<T: Stream> Stream for SendWrapper<T> {
        type Item = T::Item;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T::Item>> {
            self.pinned().poll_next(context)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            self.0.size_hint()
        }
    }
}
