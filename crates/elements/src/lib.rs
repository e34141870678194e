//! Elements of the page, all of one Rust type.
//!
//! What stands in the document is built by these few functions, in the app as in what is loaded later. Text goes in as
//! text; nothing here takes markup.

mod seal;

pub use crate::seal::{is_sealed, seal};

use dateline_words::{fill, number, parts, tr, tr_n};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Document, Element, Event, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// An element, by those of its methods that everything here is built with. They give nothing back, which would
    /// have to be held and let go, and what they are given is ours, so that they can't refuse it.
    type Place;

    #[wasm_bindgen(method)]
    fn append(this: &Place, words: &str);

    #[wasm_bindgen(method, js_name = appendChild)]
    fn append_child(this: &Place, child: &Element);

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Place, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = removeAttribute)]
    fn remove_attribute(this: &Place, name: &str);
}

thread_local! {
    static DOCUMENT: Document =
        web_sys::window().and_then(|it| it.document()).expect_throw("only pages have elements");
}

/// An element of HTML; the tag is one of ours, so that it can't be refused.
fn created(tag: &str) -> Element {
    DOCUMENT.with(|it| it.create_element(tag)).unwrap_throw()
}

/// An element, built from its tag on: `el("p; class=kicker; dir=auto").text("Kabul")`.
#[derive(Clone, Debug)]
pub struct El(Element);

/// A new, empty element from its tag and, after it, its attributes, as [`El::attrs`] has them.
pub fn el(tag: &str) -> El {
    match tag.split_once("; ") {
        Some((tag, attributes)) => El(created(tag)).attrs(attributes),
        None => El(created(tag)),
    }
}

/// A new, empty element of a drawing.
pub fn svg(tag: &str) -> El {
    let element = DOCUMENT.with(|it| it.create_element_ns(Some("http://www.w3.org/2000/svg"), tag));
    El(element.unwrap_throw())
}

/// A new button with these words of ours, which does nothing but call its listeners.
pub fn button(words: &'static str) -> El {
    let button = el("button; type=button");
    if words.is_empty() { button } else { button.say(words) }
}

/// A piece of foreign text, isolated so that its direction turns nothing around it.
pub fn bdi(text: &str) -> El {
    el("bdi").text(text)
}

/// Gives an element an attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let place: &Place = element.unchecked_ref();
    match value {
        Some(value) => place.set_attribute(name, value),
        None => place.remove_attribute(name),
    }
}

impl El {
    /// An element that stands in the document already.
    pub fn of(element: Element) -> El {
        El(element)
    }

    /// The element itself.
    pub fn node(&self) -> &Element {
        &self.0
    }

    /// The element as one of HTML.
    pub fn html(&self) -> &HtmlElement {
        self.0.unchecked_ref()
    }

    fn place(&self) -> &Place {
        self.0.unchecked_ref()
    }

    /// Takes everything out of it.
    pub fn clear(&self) {
        self.0.set_text_content(None);
    }

    /// Sets attributes from one line: `"role=search; data-find"`. A call for each is twice the program.
    pub fn attrs(self, line: &str) -> El {
        for attribute in line.split(';') {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            self.place().set_attribute(name.trim_ascii(), value);
        }
        self
    }

    /// Sets an attribute. Not `style`: the page's policy refuses it, see [`El::style`].
    pub fn attr(self, name: &str, value: &str) -> El {
        self.place().set_attribute(name, value);
        self
    }

    /// Sets an attribute that has a value.
    pub fn attr_if(self, name: &str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets `class`.
    pub fn class(self, names: &str) -> El {
        self.attr("class", names)
    }

    /// Sets a length of the element's own style, in pixels.
    pub fn style(&self, name: &str, pixels: i32) {
        let style = self.0.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property(name, &format!("{pixels}px"));
    }

    /// Appends text.
    pub fn text(self, words: &str) -> El {
        self.place().append(words);
        self
    }

    /// Appends words of ours in the reader's language; they are given in English.
    pub fn say(self, words: &'static str) -> El {
        self.text(tr(words))
    }

    /// The same with elements in them, each where its name stands in braces: `"From {host}"`.
    pub fn say_with(mut self, words: &'static str, named: &[(&str, &El)]) -> El {
        for (name, words) in parts(tr(words)) {
            for (known, element) in named {
                if *known == name {
                    self.place().append_child(&element.0);
                }
            }
            if !words.is_empty() {
                self = self.text(words);
            }
        }
        self
    }

    /// Names it, in words of ours, for those who can't see what it is.
    pub fn label(self, words: &'static str) -> El {
        self.attr("aria-label", tr(words))
    }

    /// Says in an empty field, in words of ours, what goes into it.
    pub fn hint(self, words: &'static str) -> El {
        self.attr("placeholder", tr(words))
    }

    /// Says that what is in it is ours, whatever the language of the page around: a story's own page has the story's.
    pub fn ours(self) -> El {
        self.attr("lang", dateline_words::lang()).attr("dir", dateline_words::dir())
    }

    /// Appends an element, where the one it goes into is kept.
    pub fn add(&self, child: El) {
        self.place().append_child(&child.0);
    }

    /// Appends an element.
    pub fn child(self, child: El) -> El {
        self.place().append_child(&child.0);
        self
    }

    /// Appends an element, if there is one.
    pub fn child_if(self, child: Option<El>) -> El {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Appends elements.
    pub fn children(self, children: Vec<El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    /// Calls `handle` on every `event` of the element and what is in it.
    pub fn on(self, event: &str, handle: impl FnMut(Event) + 'static) -> El {
        self.listen(&[event], Box::new(handle))
    }

    /// The same for several kinds of events: one listener is one closure.
    pub fn on_each(self, events: &[&str], handle: impl FnMut(Event) + 'static) -> El {
        self.listen(events, Box::new(handle))
    }

    fn listen(self, events: &[&str], handle: Box<dyn FnMut(Event)>) -> El {
        let handle = Closure::wrap(handle).into_js_value();
        for event in events {
            let _ = self.0.add_event_listener_with_callback(event, handle.unchecked_ref());
        }
        self
    }
}

/// A number of bytes as readers say it.
pub fn bytes(count: usize) -> String {
    const KIB: usize = 1024;
    const MIB: usize = 1024 * KIB;
    match count {
        0 => tr("nothing").to_owned(),
        n if n < KIB => tr_n(n, "{n} byte", "{n} bytes"),
        n if n < MIB => tr_n(n / KIB, "{n} kB", "{n} kB"),
        n => fill(
            tr("{n} MB"),
            &[("n", &format!("{}.{}", number(n / MIB), number(n % MIB * 10 / MIB)))],
        ),
    }
}
