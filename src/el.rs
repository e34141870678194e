//! Elements that follow signals.
//!
//! Leptos compiles every `view!` into types and functions of its own, 1 KB of compressed wasm for each, and the
//! whole first load has 150. Leptos' signals, effects, owners and mounting are used as they are; what stands in the
//! document is built by [`El`], whose few functions are compiled once.

pub(crate) use dateline_elements::{El, bdi, button, el, is_sealed, seal, set_attribute, svg};

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use web_sys::Element;

/// What an element keeps in step with the signals that are read in it.
pub(crate) trait Bound: Sized {
    /// Keeps an attribute in step with `value`.
    fn bind(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self;

    /// Keeps the text in step with `words`.
    fn bind_text(self, words: impl Fn() -> String + 'static) -> Self;

    /// Keeps the content in step with `content`: it is built anew each time, and what belonged to the old one is
    /// cleaned up.
    fn slot(self, content: impl Fn() -> Option<El> + 'static) -> Self;
}

impl Bound for El {
    fn bind(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        let node = self.node().clone();
        follow(move || set_attribute(&node, name, value().as_deref()));
        self
    }

    fn bind_text(self, words: impl Fn() -> String + 'static) -> El {
        let node = self.node().clone();
        follow(move || node.set_text_content(Some(&words())));
        self
    }

    fn slot(self, content: impl Fn() -> Option<El> + 'static) -> El {
        fill(self, Box::new(content))
    }
}

fn fill(place: El, content: Box<dyn Fn() -> Option<El>>) -> El {
    let filled = place.clone();
    follow(move || {
        filled.clear();
        if let Some(content) = content() {
            filled.add(content);
        }
    });
    place
}

/// Calls `run` now, and again when a signal that it has read changes, until the owner is cleaned up.
pub(crate) fn follow(run: impl FnMut() + 'static) {
    follow_boxed(Box::new(run));
}

fn follow_boxed(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| run());
    on_cleanup(move || drop(effect));
}

/// An element as a view of Leptos, for the one place where the app is mounted.
pub(crate) struct View(SendWrapper<Element>);

impl View {
    pub(crate) fn new(element: El) -> View {
        View(SendWrapper::new(element.node().clone()))
    }
}

impl Render for View {
    type State = Element;

    fn build(self) -> Element {
        self.0.take()
    }

    fn rebuild(self, state: &mut Element) {
        let mut new = self.0.take();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

leptos::tachys::no_attrs!(View);

/// Leptos asks this of every view; without a server only `build` is ever called.
impl RenderHtml for View {
    type AsyncOutput = View;
    type Owned = View;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> View {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Element {
        self.build()
    }

    fn into_owned(self) -> View {
        self
    }
}
