//! Who asks the worker: one at a time, in order; a search for names gives way to everybody else.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Silence, Tell, asked, cancel};

thread_local! {
    /// Fulfilled when nobody asks any more of those who have asked so far.
    static LAST: RefCell<Promise> = RefCell::new(Promise::resolve(&JsValue::NULL));
    static IS_SEARCHING: Cell<bool> = const { Cell::new(false) };
    /// As many as ask, or wait for it, with something else than a search.
    static N_OTHERS: Cell<usize> = const { Cell::new(0) };
}

/// Somebody's turn to ask, until it is dropped. What the worker keeps from one question to the next is safe in a turn only:
/// between two of them it may be another worker.
pub(crate) struct Turn {
    pass_on: Option<Function>,
    is_search: bool,
}

impl Turn {
    /// Waits until those who have asked before have their answers; a search among them is cancelled.
    pub(crate) async fn wait() -> Turn {
        if IS_SEARCHING.get() {
            cancel();
        }
        N_OTHERS.set(N_OTHERS.get() + 1);
        let mut turn = Turn { pass_on: None, is_search: false };
        turn.pass_on = reached().await;
        turn
    }

    /// Waits in the same way, for a search.
    pub(super) async fn wait_to_search() -> Turn {
        let pass_on = reached().await;
        IS_SEARCHING.set(true);
        Turn { pass_on, is_search: true }
    }

    /// Calls a function of the worker.
    pub(crate) async fn ask(&self, function: &str, arguments: &Array) -> Result<JsValue, Silence> {
        self.ask_telling(function, arguments, Rc::new(|_| ())).await
    }

    /// Calls it, and tells how far it is. A search is cancelled if others wait.
    pub(super) async fn ask_telling(
        &self,
        function: &str,
        arguments: &Array,
        tell: Tell,
    ) -> Result<JsValue, Silence> {
        if self.is_search && 0 < N_OTHERS.get() {
            return Err(Silence::Cancelled);
        }
        asked(function, arguments, tell).await
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        match self.is_search {
            true => IS_SEARCHING.set(false),
            false => N_OTHERS.set(N_OTHERS.get() - 1),
        }
        if let Some(pass_on) = &self.pass_on {
            let _ = pass_on.call0(&JsValue::NULL);
        }
    }
}

/// Goes on when those who have asked before have their answers; to be called when the turn is over.
async fn reached() -> Option<Function> {
    let mut pass_on = None;
    let own = Promise::new(&mut |resolve, _| pass_on = Some(resolve));
    let before = LAST.replace(own);
    let _ = JsFuture::from(before).await;
    pass_on
}
