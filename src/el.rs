//! Elements of the page, all of one Rust type.
//!
//! Leptos compiles every `view!` into types and functions of its own, 1 KB of compressed wasm for each, and the
//! whole first load has 150. Leptos' signals, effects, owners and mounting are used as they are; what stands in the
//! document is built by these few functions, which are compiled once.

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement};

/// An element, built from its tag on: `el("p; class=kicker; dir=auto").text("Kabul")`.
#[derive(Clone, Debug)]
pub(crate) struct El(Element);

/// A new, empty element from its tag and, after it, its attributes, as [`El::attrs`] has them.
pub(crate) fn el(tag: &str) -> El {
    match tag.split_once("; ") {
        Some((tag, attributes)) => El(Rndr::create_element(tag, None)).attrs(attributes),
        None => El(Rndr::create_element(tag, None)),
    }
}

/// A new, empty element of a drawing.
pub(crate) fn svg(tag: &str) -> El {
    El(Rndr::create_element(tag, Some("http://www.w3.org/2000/svg")))
}

/// A new button with this text, which does nothing but call its listeners.
pub(crate) fn button(text: &str) -> El {
    let button = el("button; type=button");
    if text.is_empty() { button } else { button.text(text) }
}

/// A piece of foreign text, isolated so that its direction turns nothing around it.
pub(crate) fn bdi(text: &str) -> El {
    el("bdi").text(text)
}

impl El {
    /// The element itself.
    pub(crate) fn node(&self) -> &Element {
        &self.0
    }

    /// The element as one of HTML.
    pub(crate) fn html(&self) -> &HtmlElement {
        self.0.unchecked_ref()
    }

    /// Takes everything out of it.
    pub(crate) fn clear(&self) {
        self.0.set_text_content(None);
    }

    /// Sets attributes from one line: `"role=search; data-find"`. A call for each is twice the program.
    pub(crate) fn attrs(self, line: &str) -> El {
        for attribute in line.split(';') {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            Rndr::set_attribute(&self.0, name.trim_ascii(), value);
        }
        self
    }

    /// Sets an attribute. Not `style`: the page's policy refuses it, see [`El::style`].
    pub(crate) fn attr(self, name: &str, value: &str) -> El {
        Rndr::set_attribute(&self.0, name, value);
        self
    }

    /// Sets an attribute that has a value.
    pub(crate) fn attr_if(self, name: &str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets `class`.
    pub(crate) fn class(self, names: &str) -> El {
        self.attr("class", names)
    }

    /// Sets a length of the element's own style, in pixels.
    pub(crate) fn style(&self, name: &str, pixels: i32) {
        let style = self.0.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property(name, &format!("{pixels}px"));
    }

    /// Appends text.
    pub(crate) fn text(self, words: &str) -> El {
        let _ = self.0.append_child(&Rndr::create_text_node(words));
        self
    }

    /// Appends an element, where the one it goes into is kept.
    pub(crate) fn add(&self, child: El) {
        let _ = self.0.append_child(&child.0);
    }

    /// Appends an element.
    pub(crate) fn child(self, child: El) -> El {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Appends an element, if there is one.
    pub(crate) fn child_if(self, child: Option<El>) -> El {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Appends elements.
    pub(crate) fn children(self, children: Vec<El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    /// Calls `handle` on every `event` of the element and what is in it.
    pub(crate) fn on(self, event: &str, handle: impl FnMut(Event) + 'static) -> El {
        self.listen(&[event], Box::new(handle))
    }

    /// The same for several kinds of events: one listener is one closure.
    pub(crate) fn on_each(self, events: &[&str], handle: impl FnMut(Event) + 'static) -> El {
        self.listen(events, Box::new(handle))
    }

    fn listen(self, events: &[&str], handle: Box<dyn FnMut(Event)>) -> El {
        let handle = Closure::wrap(handle).into_js_value();
        for event in events {
            let _ = self.0.add_event_listener_with_callback(event, handle.unchecked_ref());
        }
        self
    }

    /// Keeps an attribute in step with the signals that `value` reads.
    pub(crate) fn bind(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> El {
        let node = self.0.clone();
        follow(move || match value() {
            Some(value) => Rndr::set_attribute(&node, name, &value),
            None => Rndr::remove_attribute(&node, name),
        });
        self
    }

    /// Keeps the text in step with the signals that `words` reads.
    pub(crate) fn bind_text(self, words: impl Fn() -> String + 'static) -> El {
        let node = self.0.clone();
        follow(move || node.set_text_content(Some(&words())));
        self
    }

    /// Keeps the content in step with the signals that `content` reads: it is built anew each time, and what
    /// belonged to the old one is cleaned up.
    pub(crate) fn slot(self, content: impl Fn() -> Option<El> + 'static) -> El {
        self.slot_boxed(Box::new(content))
    }

    fn slot_boxed(self, content: Box<dyn Fn() -> Option<El>>) -> El {
        let node = self.0.clone();
        follow(move || {
            node.set_text_content(None);
            if let Some(content) = content() {
                let _ = node.append_child(&content.0);
            }
        });
        self
    }
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
        View(SendWrapper::new(element.0))
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
